#include <check.h>

#include "unit/publication.h"

START_TEST(routes_follow_the_path_of_the_source)
{
    write_work("c/briefs/one.two.md", "");
    write_work("c/über/straße.md", "");
    write_work("c/cover.md", "");
    expect_of_settings("", "");
    const struct work *work = publication_find(publication, "briefs/one.two.md");
    ck_assert_str_eq(work->file, "c/briefs/one.two.md");
    ck_assert_str_eq(work->slug, "one.two");
    ck_assert_str_eq(work->page, "briefs/one.two.html");
    ck_assert_str_eq(work->embed, "embed/one.two.html");
    ck_assert_str_eq(work->chapter, "briefs/one.two.xhtml");
    work = publication_find(publication, "über/straße.md");
    ck_assert_str_eq(work->page, "über/straße.html");
    /* printf über/straße.md | sha1sum */
    ck_assert_str_eq(work->chapter, "w-a38925d5.xhtml");
    /* the book has a cover page of its own; printf cover.md | sha1sum */
    ck_assert_str_eq(publication_find(publication, "cover.md")->chapter, "w-946586f4.xhtml");
    ck_assert_ptr_null(publication_find(publication, "briefs/one.two.html"));
}
END_TEST

START_TEST(works_of_one_slug_have_embed_pages_of_their_own)
{
    write_work("c/a/same.md", "");
    write_work("c/b/Same.md", "");
    write_work("c/other.md", "");
    expect_of_settings("",
                       "c/b/Same.md: warning: 'a/same.md' has the same file name: the addresses "
                       "of both embed pages get the folder [route]\n");
    ck_assert_str_eq(publication_find(publication, "a/same.md")->embed, "embed/a/same.html");
    ck_assert_str_eq(publication_find(publication, "b/Same.md")->embed, "embed/b/Same.html");
    ck_assert_str_eq(publication_find(publication, "other.md")->embed, "embed/other.html");
}
END_TEST

START_TEST(the_page_to_pick_an_embed_has_its_name_for_itself)
{
    write_work("c/a/index.md", "");
    expect_of_settings("", "");
    const struct work *work = publication_find(publication, "a/index.md");
    ck_assert_str_eq(work->embed, "embed/a/index.html");
    ck_assert_str_eq(work_section_embed(&arena, work, "id"), "embed/a/index/id.html");
}
END_TEST

START_TEST(pages_of_ours_are_not_for_works)
{
    write_work("c/Index.md", "");
    write_work("c/b/index.md", "");
    write_work("c/embed/a.md", "");
    expect_of_settings("",
                       "c/Index.md: error: its page would be 'Index.html', but 'index.html' is "
                       "made by Colophon; rename the file, or move it into a folder [route]\n"
                       "c/b/index.md: warning: 'Index.md' has the same file name: the addresses "
                       "of both embed pages get the folder [route]\n"
                       "c/embed/a.md: error: its page would be 'embed/a.html', but 'embed/' is "
                       "made by Colophon; rename the folder [route]\n");
}
END_TEST

START_TEST(two_works_can_not_have_one_page)
{
    write_work("c/b/Été.md", "");
    write_work("c/b/e\xCC\x81t\xC3\xA9.md", "");
    expect_of_settings("", "c/b/Été.md: error: its page would be the same file as that of "
                           "'b/e\xCC\x81t\xC3\xA9.md' where case is ignored; rename one of them "
                           "[route]\n");
}
END_TEST

START_TEST(a_folder_can_not_have_the_name_of_a_page)
{
    write_work("c/a.md", "");
    write_work("c/a.html/b.md", "");
    expect_of_settings("", "c/a.html/b.md: error: its folder has the name of the page of 'a.md'; "
                           "rename one of them [route]\n");
}
END_TEST

START_TEST(embed_pages_and_those_of_sections_are_never_one_file)
{
    write_work("c/folder.md", "");
    write_work("c/folder/a.md", "");
    write_work("c/other/a.md", "");
    expect_of_settings("",
                       "c/other/a.md: warning: 'folder/a.md' has the same file name: the addresses "
                       "of both embed pages get the folder [route]\n");
    const struct work *work = publication_find(publication, "folder/a.md");
    const struct work *above = publication_find(publication, "folder.md");
    ck_assert_str_eq(work_section_embed(&arena, above, "a"), "embed/folder/a.html");
    ck_assert_str_eq(work->embed, "embed/folder/a.text.html");
    ck_assert_str_eq(work_section_embed(&arena, work, "a"), "embed/folder/a.text/a.html");
    ck_assert_str_eq(publication_find(publication, "other/a.md")->embed, "embed/other/a.html");
}
END_TEST

START_TEST(files_for_reference_managers_are_those_of_one_work)
{
    write_work("c/a.md", "");
    write_work("c/a.biblatex.md", "");
    write_work("c/b.csl.md", "");
    expect_of_settings("", "c/a.biblatex.md: error: its files for reference managers would be "
                           "those of 'a.md'; rename one of them [route]\n");
}
END_TEST

UNIT_TESTS_WITH("pages", set_up, tear_down, routes_follow_the_path_of_the_source,
                works_of_one_slug_have_embed_pages_of_their_own,
                the_page_to_pick_an_embed_has_its_name_for_itself, pages_of_ours_are_not_for_works,
                two_works_can_not_have_one_page, a_folder_can_not_have_the_name_of_a_page,
                embed_pages_and_those_of_sections_are_never_one_file,
                files_for_reference_managers_are_those_of_one_work)
