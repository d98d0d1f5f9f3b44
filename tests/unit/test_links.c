#include <check.h>

#include "unit/publication.h"

static struct link_target follow(const char *url)
{
    return publication_link(&arena, publication, publication_find(publication, "b/from.md"), url);
}

static void make_links(void)
{
    write_work("c/b/from.md", "");
    write_work("c/b/to be.md", "");
    write_work("c/top.md", "");
    write_work("c/draft.md", "draft: yes\n");
    put("c/b/photo é.jpg", "x");
    put("c/b/.secret", "x");
    put("c/_src/photo.jpg", "x");
    put("c/manual/photo.jpg", "x");
    put("c/manual/publication.yaml", settings);
    put("outside.jpg", "x");
    ck_assert_int_eq(symlink("../outside.jpg", "c/linked.jpg"), 0);
    expect_of_settings("", "");
}

START_TEST(links_lead_to_works_by_their_source)
{
    make_links();
    struct link_target target = follow("to%20be.md#part%201");
    ck_assert_int_eq(target.kind, LINK_WORK);
    ck_assert_str_eq(target.work->path, "b/to be.md");
    ck_assert_str_eq(target.fragment, "part 1");
    target = follow("../top.md");
    ck_assert_int_eq(target.kind, LINK_WORK);
    ck_assert_str_eq(target.work->path, "top.md");
    ck_assert_ptr_null(target.fragment);
    ck_assert_int_eq(follow("./from.md#a").kind, LINK_WORK);
    target = follow("#caf%C3%A9");
    ck_assert_int_eq(target.kind, LINK_FRAGMENT);
    ck_assert_str_eq(target.fragment, "café");
}
END_TEST

START_TEST(links_lead_to_assets_that_exist)
{
    make_links();
    struct link_target target = follow("photo%20%C3%A9.jpg");
    ck_assert_int_eq(target.kind, LINK_ASSET);
    ck_assert_str_eq(target.path, "b/photo é.jpg");
    ck_assert_int_eq(follow("photo é.jpg?size=2").kind, LINK_ASSET);
}
END_TEST

START_TEST(links_with_a_scheme_or_host_are_external)
{
    make_links();
    ck_assert_int_eq(follow("https://example.org/a.md").kind, LINK_EXTERNAL);
    ck_assert_int_eq(follow("mailto:a@example.org").kind, LINK_EXTERNAL);
    ck_assert_int_eq(follow("//example.org/").kind, LINK_EXTERNAL);
}
END_TEST

START_TEST(links_to_nothing_are_broken)
{
    make_links();
    static const char *const urls[] = {"",
                                       "none.md",
                                       "none.jpg",
                                       "/top.md",
                                       "../../outside.jpg",
                                       "../linked.jpg",
                                       "../draft.md",
                                       "../b",
                                       ".secret",
                                       "../_src/photo.jpg",
                                       "../manual/photo.jpg",
                                       "../publication.yaml",
                                       "to%20be.md%00",
                                       "%ff.md",
                                       "top.md#%ff",
                                       "?a",
                                       "top.html"};
    for (size_t i = 0; i < sizeof urls / sizeof *urls; i++)
        ck_assert_msg(follow(urls[i]).kind == LINK_BROKEN, "%s", urls[i]);
}
END_TEST

UNIT_TESTS_WITH("links", set_up, tear_down, links_lead_to_works_by_their_source,
                links_lead_to_assets_that_exist, links_with_a_scheme_or_host_are_external,
                links_to_nothing_are_broken)
