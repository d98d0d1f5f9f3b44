#include <check.h>

#include "unit/publication.h"

/* A line a node: two spaces a level, its title, '*' if it is hidden, its page, of a part the range
 * of its works. */
static void expect_outline(const char *lines)
{
    struct buf found = BUF_INIT;
    const struct outline_node *node = outline_next(publication->outline);
    for (; node; node = outline_next(node)) {
        buf_addf(&found, "%*s%s%s %s", 2 * (int)node->level - 2, "", node->title,
                 node->hidden ? "*" : "", node->page);
        if (outline_is_part(node))
            buf_addf(&found, " %zu+%zu", node->first_work, node->n_works);
        else
            ck_assert_ptr_eq(node->work->node, node);
        buf_addc(&found, '\n');
    }
    ck_assert_str_eq(found.p, lines);
    buf_clear(&found);
}

START_TEST(folders_are_parts_after_the_works_beside_them)
{
    write_work("c/notes/b.md", "");
    write_work("c/notes/a-z/c.md", "");
    write_work("c/notes/z.md", "");
    write_work("c/zebra.md", "");
    write_work("c/notes-2/d.md", "");
    expect_of_settings("", "");
    expect_outline("Title zebra.html\n"
                   "Notes 2 notes-2/index.html 1+1\n"
                   "  Title notes-2/d.html\n"
                   "Notes notes/index.html 2+3\n"
                   "  Title notes/b.html\n"
                   "  Title notes/z.html\n"
                   "  A z notes/a-z/index.html 4+1\n"
                   "    Title notes/a-z/c.html\n");
    ck_assert_uint_eq(publication->outline->n_works, 5);
    ck_assert_str_eq(publication->outline->title, "P");
    ck_assert_str_eq(publication->works[4].path, "notes/a-z/c.md");
}
END_TEST

START_TEST(a_folder_with_all_works_is_no_part)
{
    write_work("c/works/all/b.md", "");
    write_work("c/works/all/deep/c.md", "");
    expect_of_settings("", "");
    expect_outline("Title works/all/b.html\n"
                   "Deep works/all/deep/index.html 1+1\n"
                   "  Title works/all/deep/c.html\n");
}
END_TEST

START_TEST(the_index_of_a_folder_is_the_page_of_its_part)
{
    write_work("c/a/b.md", "");
    put("c/a/index.md", "---\ntitle: All about A\n---\n");
    write_work("c/z.md", "");
    expect_of_settings("", "");
    expect_outline("Title z.html\n"
                   "All about A a/index.html 1+2\n"
                   "  All about A a/index.html\n"
                   "  Title a/b.html\n");
    ck_assert_ptr_eq(publication->works[1].node->parent->intro, &publication->works[1]);
}
END_TEST

START_TEST(navigation_makes_parts_and_titles)
{
    write_work("c/a.md", "");
    write_work("c/b/one.md", "");
    write_work("c/b/two.md", "");
    write_work("c/b/deep/three.md", "");
    write_work("c/d.md", "");
    write_work("c/e/f.md", "");
    expect_of_settings("navigation:\n"
                       "  - part: The first part\n"
                       "    description: It comes first\n"
                       "    works:\n"
                       "      - work: d.md\n"
                       "        title: Short\n"
                       "      - part: Inner\n"
                       "        works: [b/two.md]\n"
                       "  - folder: b/\n"
                       "    title: Bees\n",
                       "");
    expect_outline("The first part parts/the-first-part.html 0+2\n"
                   "  Short d.html\n"
                   "  Inner parts/inner.html 1+1\n"
                   "    Title b/two.html\n"
                   "Bees b/index.html 2+2\n"
                   "  Title b/one.html\n"
                   "  Deep b/deep/index.html 3+1\n"
                   "    Title b/deep/three.html\n"
                   "Title a.html\n"
                   "E e/index.html 5+1\n"
                   "  Title e/f.html\n");
    ck_assert_str_eq(publication->outline->first->description, "It comes first");
    ck_assert_str_eq(publication_find(publication, "d.md")->title, "Title");
}
END_TEST

START_TEST(works_listed_in_a_folder_come_first_in_it)
{
    write_work("c/a.md", "");
    write_work("c/b/1.md", "");
    write_work("c/b/2.md", "");
    write_work("c/b/x/3.md", "");
    expect_of_settings("navigation:\n  - b/x/\n  - folder: b\n    works: [b/2.md]\n", "");
    expect_outline("X b/x/index.html 0+1\n"
                   "  Title b/x/3.html\n"
                   "B b/index.html 1+2\n"
                   "  Title b/2.html\n"
                   "  Title b/1.html\n"
                   "Title a.html\n");
}
END_TEST

START_TEST(a_part_of_one_folder_is_the_part_for_the_folder)
{
    write_work("c/a.md", "");
    write_work("c/b/1.md", "");
    write_work("c/d/2.md", "");
    write_work("c/d/e/3.md", "");
    expect_of_settings("navigation:\n  - {part: Bees, works: [b/]}\n"
                       "  - {part: Dees, works: [{folder: d/e, title: Ease}]}\n",
                       "");
    expect_outline("Bees b/index.html 0+1\n"
                   "  Title b/1.html\n"
                   "Dees parts/dees.html 1+1\n"
                   "  Ease d/e/index.html 1+1\n"
                   "    Title d/e/3.html\n"
                   "Title a.html\n"
                   "D d/index.html 3+1\n"
                   "  Title d/2.html\n");
}
END_TEST

START_TEST(what_is_hidden_hides_what_is_in_it)
{
    write_work("c/a.md", "");
    write_work("c/b/one.md", "");
    expect_of_settings("navigation: [{folder: b, hidden: yes}, {work: a.md, hidden: no}]\n", "");
    expect_outline("B* b/index.html 0+1\n"
                   "  Title* b/one.html\n"
                   "Title a.html\n");
    ck_assert_uint_eq(publication->outline->n_works, 2);
    ck_assert_uint_eq(publication->outline->n_shown, 1);
}
END_TEST

START_TEST(a_part_without_a_published_work_is_left_out)
{
    write_work("c/a.md", "");
    write_work("c/b/one.md", "draft: yes\n");
    expect_of_settings("navigation: [b/, {part: Later, works: [b/one.md]}, a.md]\n", "");
    expect_outline("Title a.html\n");
    read_with(&(struct publication_options){.drafts = true, .threads = 1});
    expect_outline("Later parts/later.html 0+1\n"
                   "  Title b/one.html\n"
                   "Title a.html\n");
}
END_TEST

START_TEST(parts_of_one_title_have_pages_of_their_own)
{
    write_work("c/a.md", "");
    write_work("c/b.md", "");
    write_work("c/c.md", "");
    expect_of_settings("navigation:\n  - {part: Été 1, works: [a.md]}\n"
                       "  - {part: été-1, works: [b.md]}\n  - {part: '?', works: [c.md]}\n",
                       "");
    expect_outline("Été 1 parts/été-1.html 0+1\n  Title a.html\n"
                   "été-1 parts/été-1-2.html 1+1\n  Title b.html\n"
                   "? parts/part.html 2+1\n  Title c.html\n");
}
END_TEST

START_TEST(mistakes_in_items_are_reported_with_their_place)
{
    write_work("c/a.md", "");
    expect_of_settings("navigation:\n"
                       "  - {work: a.md, part: A}\n"
                       "  - {work: a.md, works: [a.md]}\n"
                       "  - part: B\n"
                       "  - nothing/\n"
                       "  - {folder: ../c}\n"
                       "  - {part: C, works: a.md}\n",
                       "c/publication.yaml:5:5: error: an item of 'navigation' has one of 'work', "
                       "'folder' and 'part' [navigation]\n"
                       "c/publication.yaml:6:25: error: 'works' goes with 'part' or 'folder': a "
                       "work has no works in it [navigation]\n"
                       "c/publication.yaml:7:5: error: the part 'B' has no 'works': list what is "
                       "in it [navigation]\n"
                       "c/publication.yaml:8:5: error: there is no work in the folder 'nothing' "
                       "[navigation]\n"
                       "c/publication.yaml:9:5: error: there is no work in the folder '../c' "
                       "[navigation]\n"
                       "c/publication.yaml:10:22: error: 'works' must be a list, not a text "
                       "[wrong-kind]\n");
}
END_TEST

UNIT_TESTS_WITH("outline", set_up, tear_down, folders_are_parts_after_the_works_beside_them,
                a_folder_with_all_works_is_no_part, the_index_of_a_folder_is_the_page_of_its_part,
                navigation_makes_parts_and_titles, works_listed_in_a_folder_come_first_in_it,
                a_part_of_one_folder_is_the_part_for_the_folder, what_is_hidden_hides_what_is_in_it,
                a_part_without_a_published_work_is_left_out,
                parts_of_one_title_have_pages_of_their_own,
                mistakes_in_items_are_reported_with_their_place)
