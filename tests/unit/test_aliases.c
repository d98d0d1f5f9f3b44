#include <check.h>

#include "model/aliases.h"
#include "unit/publication.h"

/* "page: work#to, ...; ..." with the fragment of each target before its work. */
static const char *redirects(void)
{
    static struct buf out = BUF_INIT;
    size_t n;
    const struct redirect *list = aliases_redirects(&arena, publication, &n);
    buf_reset(&out);
    for (size_t i = 0; i < n; i++) {
        buf_addf(&out, "%s%s:", i > 0 ? "; " : "", list[i].page);
        for (size_t k = 0; k < list[i].n; k++) {
            const struct redirect_target *target = &list[i].targets[k];
            buf_adds(&out, k > 0 ? ", " : " ");
            if (target->alias->fragment)
                buf_addf(&out, "(%s) ", target->alias->fragment);
            buf_adds(&out, target->work->path);
            if (target->alias->to)
                buf_addf(&out, "#%s", target->alias->to);
        }
    }
    return out.p;
}

START_TEST(an_alias_is_the_path_of_a_page_or_of_its_folder)
{
    write_work("c/a.md", "aliases: [old/name.html, /2019/05/post/, h%C3%A9.htm, a/../b.html]\n");
    expect_of_settings("", "");
    ck_assert_str_eq(redirects(), "2019/05/post/index.html: a.md; b.html: a.md; hé.htm: a.md; "
                                  "old/name.html: a.md");
}
END_TEST

START_TEST(pieces_of_a_page_may_have_gone_to_several_places)
{
    write_work("c/a.md", "aliases: ['guide.html#rivers', 'other.html']\n");
    write_work("c/b.md", "aliases: ['guide.html#lakes', {from: guide.html, to: '#seas'}]\n");
    expect_of_settings("", "");
    ck_assert_str_eq(redirects(),
                     "guide.html: b.md#seas, (rivers) a.md, (lakes) b.md; other.html: a.md");
}
END_TEST

START_TEST(an_alias_that_is_no_page_of_a_site_is_an_error)
{
    write_work("c/a.md", "aliases:\n"
                         "  - old\n"
                         "  - ../up.html\n"
                         "  - a.html?p=1\n"
                         "  - 'b.html#'\n"
                         "  - {to: x}\n"
                         "  - {from: c.html, to: 'a b'}\n");
    expect_of_settings(
        "",
        "c/a.md:4:5: error: 'old' is no page of a site; write its path, ending in '.html' or '/', "
        "and after a '#' the id of a piece of it [alias]\n"
        "c/a.md:5:5: error: '../up.html' is no page of a site; write its path, ending in '.html' "
        "or '/', and after a '#' the id of a piece of it [alias]\n"
        "c/a.md:6:5: error: 'a.html?p=1' is no page of a site; write its path, ending in '.html' "
        "or '/', and after a '#' the id of a piece of it [alias]\n"
        "c/a.md:7:5: error: 'b.html#' is no page of a site; write its path, ending in '.html' or "
        "'/', and after a '#' the id of a piece of it [alias]\n"
        "c/a.md:8:5: error: an alias has no 'from': the address that it once had [missing-key]\n"
        "c/a.md:9:24: error: 'to' is 'a b', but must be the id of a heading of this text, as "
        "\"#rivers\" [alias]\n");
}
END_TEST

START_TEST(an_alias_of_what_is_there_is_an_error)
{
    write_work("c/a.md", "aliases: [B.html, keywords/old.html, notes/index.html, x.html]\n");
    write_work("c/b.md", "aliases:\n"
                         "  - x.html\n"
                         "  - x.html#y\n"
                         "  - X.html#y\n");
    write_work("c/notes/c.md", "");
    expect_of_settings(
        "",
        "c/a.md:3:11: error: 'B.html' can't lead here: it is the page of 'c/b.md' [alias]\n"
        "c/a.md:3:19: error: 'keywords/old.html' can't lead here: 'keywords/' is made by Colophon "
        "[alias]\n"
        "c/a.md:3:38: error: 'notes/index.html' can't lead here: it is the page of 'Notes' "
        "[alias]\n"
        "c/b.md:4:5: error: 'x.html' leads to 'c/a.md' already; an address has one place to lead "
        "to [alias]\n"
        "c/b.md:6:5: error: 'X.html#y' leads to 'c/b.md' already; an address has one place to "
        "lead to [alias]\n");
}
END_TEST

START_TEST(a_file_can_not_be_a_folder_for_another)
{
    write_work("c/a.md", "aliases: [b.html/, old.html, old.html/, d.html]\n");
    write_work("c/b.md", "");
    write_work("c/d.html/e.md", "");
    expect_of_settings(
        "", "c/a.md:3:11: error: 'b.html/index.html' can't lead here: its folder would have the "
            "name of the page of 'c/b.md' [alias]\n"
            "c/a.md:3:30: error: 'old.html/index.html' can't lead here: its folder would have the "
            "name of another alias, 'old.html' [alias]\n"
            "c/a.md:3:41: error: 'd.html' can't lead here: it would have the name of a folder of "
            "'c/d.html/e.md' [alias]\n");
}
END_TEST

UNIT_TESTS_WITH("aliases", set_up, tear_down, an_alias_is_the_path_of_a_page_or_of_its_folder,
                pieces_of_a_page_may_have_gone_to_several_places,
                an_alias_that_is_no_page_of_a_site_is_an_error,
                an_alias_of_what_is_there_is_an_error, a_file_can_not_be_a_folder_for_another)
