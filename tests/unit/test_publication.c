#include <check.h>

#include "unit/publication.h"

static void expect_order(const char *paths)
{
    struct buf order = BUF_INIT;
    for (size_t i = 0; i < publication->n_works; i++)
        buf_addf(&order, "%s%s", i > 0 ? " " : "", publication->works[i].path);
    ck_assert_str_eq(order.p, paths);
    buf_clear(&order);
}

START_TEST(every_key_of_the_settings_is_read)
{
    write_work("c/a.md", "");
    put("c/publication.yaml",
        "name: my-reader-2\ntitle: My Reader\ndescription: All of it\nlang: de\n"
        "publisher: Me\nbase-url: https://example.org/reader\nlicense: CC0-1.0\n"
        "theme: plain\noutputs: [site, epub]\nnavigation: [a.md]\nmodified: 2024-05\n");
    read_it();
    expect("");
    ck_assert_str_eq(publication->folder, "c");
    ck_assert_str_eq(publication->file, "c/publication.yaml");
    ck_assert_str_eq(publication->name, "my-reader-2");
    ck_assert_str_eq(publication->title, "My Reader");
    ck_assert_str_eq(publication->description, "All of it");
    ck_assert_str_eq(publication->lang, "de");
    ck_assert_str_eq(publication->publisher, "Me");
    ck_assert_str_eq(publication->base_url, "https://example.org/reader/");
    ck_assert_str_eq(publication->license.license.id, "CC0-1.0");
    ck_assert_str_eq(publication->theme, "plain");
    ck_assert_uint_eq(publication->outputs, OUTPUT_SITE | OUTPUT_EPUB);
    ck_assert_str_eq(publication->modified, "2024-05-01T00:00:00Z");
    /* uuid.uuid5(uuid.NAMESPACE_URL, "https://example.org/reader/") */
    ck_assert_str_eq(publication->identifier, "urn:uuid:e55e6798-82d4-5b3e-866e-74d2571baffa");
}
END_TEST

START_TEST(what_is_not_given_has_a_default)
{
    expect_of_settings("", "");
    ck_assert_uint_eq(publication->outputs, OUTPUT_SITE | OUTPUT_EPUB | OUTPUT_EMBED |
                                                OUTPUT_CARTRIDGE | OUTPUT_DOWNLOADS);
    ck_assert_str_eq(publication->theme, "default");
    ck_assert_ptr_null(publication->base_url);
    ck_assert_ptr_null(publication->license.license.id);
    ck_assert_str_eq(publication->modified, "1980-01-01T00:00:00Z");
    ck_assert_uint_eq(publication->n_works, 0);
    /* uuid.uuid5(uuid.NAMESPACE_URL, "urn:colophon:p") */
    ck_assert_str_eq(publication->identifier, "urn:uuid:9b0a154f-8a81-5b9f-967d-74f751517f01");
}
END_TEST

START_TEST(mistakes_in_the_settings_are_reported_with_their_place)
{
    expect_of_settings(
        "base-url: example.org\n",
        "c/publication.yaml:4:11: error: 'base-url' is 'example.org', but must be an "
        "absolute address like https://example.org/page [address]\n");
    expect_of_settings(
        "base-url: https://example.org/?a\n",
        "c/publication.yaml:4:11: error: 'base-url' must be the address of a folder, "
        "without '?' and '#' [address]\n");
    expect_of_settings("outputs: [site, pdf]\n",
                       "c/publication.yaml:4:17: error: 'outputs' must be site, downloads, epub, "
                       "embed, cartridge or scorm, not "
                       "'pdf' [value]\n");
    expect_of_settings("outputs: site\n",
                       "c/publication.yaml:4:10: error: 'outputs' must be a list, "
                       "not a text [wrong-kind]\n");
    expect_of_settings("navigation: a.md\n",
                       "c/publication.yaml:4:13: error: 'navigation' must be a list, not a text "
                       "[wrong-kind]\n");
    expect_of_settings("them: x\n", "c/publication.yaml:4:1: warning: unknown key 'them' in "
                                    "publication.yaml; did you mean 'theme'? [unknown-key]\n");
    expect_of_settings(
        "license: CC-BY-NC-ND\n",
        "c/publication.yaml:4:10: error: license 'CC-BY-NC-ND' has no version; write "
        "for example 'CC-BY-NC-ND-4.0', if it is 4.0 [license]\n");
}
END_TEST

START_TEST(a_byte_order_mark_and_returns_are_no_mistake)
{
    put("c/publication.yaml", "\xEF\xBB\xBFname: p\r\ntitle: P\r\nlang: en\r\n");
    read_it();
    expect("");
    ck_assert_str_eq(publication->name, "p");
    ck_assert_str_eq(publication->lang, "en");
}
END_TEST

START_TEST(two_works_of_one_source_are_pointed_out)
{
    write_work("c/a.md", "source: https://example.org/a\n");
    write_work("c/b.md", "source: https://example.org/a\n");
    write_work("c/d.md", "source: https://example.org/b\n");
    expect_of_settings("", "c/b.md: warning: 'a.md' has the same source: readers may take both for "
                           "one work [source]\n");
}
END_TEST

START_TEST(name_title_and_language_are_required)
{
    put("c/publication.yaml", "theme: x\n");
    read_it();
    expect("c/publication.yaml:1:1: error: publication.yaml has no 'name' [missing-key]\n"
           "c/publication.yaml:1:1: error: publication.yaml has no 'title' [missing-key]\n"
           "c/publication.yaml:1:1: error: publication.yaml has no 'lang' [missing-key]\n");
    ck_assert(publication->name && publication->title && publication->lang);
    put("c/publication.yaml", "name: My Reader\ntitle: P\nlang: en\n");
    read_it();
    expect("c/publication.yaml:1:7: error: 'name' is 'My Reader', but must be made of a-z, 0-9 and "
           "'-': it names files [name]\n");
}
END_TEST

START_TEST(without_settings_there_is_no_publication)
{
    write_work("c/a.md", "");
    read_it();
    ck_assert_ptr_null(publication);
    ck_assert_int_eq(diags_status(diags), STATUS_IO);
    expect("error: 'c' is no publication: it has no publication.yaml; 'colophon init' makes one\n");
    put("c/publication.yaml", "name: [\n");
    read_it();
    ck_assert_ptr_null(publication);
    ck_assert_int_eq(diags_status(diags), STATUS_CONTENT);
}
END_TEST

START_TEST(works_come_in_the_order_of_navigation_then_of_paths)
{
    write_work("c/b/one.md", "");
    write_work("c/a.md", "");
    write_work("c/b.md", "");
    write_work("c/z.md", "draft: yes\n");
    put("c/b/one.txt", "evidence");
    expect_of_settings("", "");
    expect_order("a.md b.md b/one.md");
    expect_of_settings("navigation: [b/one.md, ./z.md, b.md]\n", "");
    expect_order("b/one.md b.md a.md");
    read_with(&(struct publication_options){.drafts = true, .threads = 1});
    expect_order("b/one.md z.md b.md a.md");
}
END_TEST

START_TEST(navigation_names_works_once)
{
    write_work("c/briefs/one.md", "");
    expect_of_settings("navigation:\n  - briefs/on.md\n  - photo.jpg\n  - ../c/briefs/one.md\n"
                       "  - briefs/one.md\n  - briefs/one.md\n",
                       "c/publication.yaml:5:5: error: 'briefs/on.md' is no work of this "
                       "publication; did you mean 'briefs/one.md'? [navigation]\n"
                       "c/publication.yaml:6:5: error: 'photo.jpg' is no work of this publication "
                       "[navigation]\n"
                       "c/publication.yaml:7:5: error: '../c/briefs/one.md' is no work of this "
                       "publication; did you mean 'briefs/one.md'? [navigation]\n"
                       "c/publication.yaml:9:5: error: 'briefs/one.md' stands in the navigation "
                       "twice [navigation]\n");
}
END_TEST

START_TEST(hidden_nested_and_theme_folders_hold_no_works)
{
    write_work("c/a.md", "");
    write_work("c/.hidden.md", "");
    write_work("c/_draft.md", "");
    write_work("c/_old/a.md", "");
    write_work("c/.git/a.md", "");
    write_work("c/themes/x/a.md", "");
    ck_assert_int_eq(symlink("themes", "c/theme"), 0);
    write_work("c/b/theme/a.md", "");
    write_work("c/manual/a.md", "");
    put("c/manual/publication.yaml", settings);
    put("c/notes.txt", "no work");
    expect_of_settings("",
                       "c/b/theme/a.md: warning: 'a.md' has the same file name: the addresses of "
                       "both embed pages get the folder [route]\n");
    expect_order("a.md b/theme/a.md");
}
END_TEST

START_TEST(symbolic_links_do_not_lead_out)
{
    write_work("out/x.md", "");
    write_work("c/b/y.md", "");
    ck_assert_int_eq(symlink("../out/x.md", "c/out.md"), 0);
    ck_assert_int_eq(symlink("../out", "c/folder"), 0);
    ck_assert_int_eq(symlink("nothing", "c/dangling.md"), 0);
    ck_assert_int_eq(symlink("nothing", "c/dangling.txt"), 0);
    ck_assert_int_eq(symlink("b/y.md", "c/inside.md"), 0);
    expect_of_settings("", "c/dangling.md: warning: symbolic link is not followed: it leads to "
                           "nothing [symbolic-link]\n"
                           "c/folder: warning: symbolic link is not followed: it leads to a folder "
                           "[symbolic-link]\n"
                           "c/out.md: warning: symbolic link is not followed: it leads out of the "
                           "publication [symbolic-link]\n");
    expect_order("inside.md b/y.md");
}
END_TEST

START_TEST(names_that_no_address_can_hold_are_errors)
{
    write_work("c/b/caf\xE9.md", "");
    write_work("c/b/two\nlines.md", "");
    expect_of_settings("",
                       "c/b: error: the name 'caf?.md' in this folder is not UTF-8 or has control "
                       "characters [file-name]\n"
                       "c/b: error: the name 'two?lines.md' in this folder is not UTF-8 or has "
                       "control characters [file-name]\n");
}
END_TEST

START_TEST(the_latest_date_of_the_content_dates_the_publication_that_has_none_of_its_own)
{
    write_work("c/a.md", "date: 2023-09-14\nmodified: 2024-03\n");
    write_work("c/b.md", "date: 2024-02-29T10:00:00Z\n");
    expect_of_settings("modified: 2025\n", "");
    ck_assert_str_eq(publication->modified, "2025-01-01T00:00:00Z");
    expect_of_settings("modified: 2023\n", "");
    ck_assert_str_eq(publication->modified, "2023-01-01T00:00:00Z");
    expect_of_settings("", "");
    ck_assert_str_eq(publication->modified, "2024-03-01T00:00:00Z");
    write_work("c/a.md", "");
    write_work("c/b.md", "");
    read_it();
    ck_assert_str_eq(publication->modified, "1980-01-01T00:00:00Z");
    ck_assert(!publication->dated);
    read_with(&(struct publication_options){.source_date_epoch = 1700000000});
    ck_assert_str_eq(publication->modified, "2023-11-14T22:13:20Z");
}
END_TEST

START_TEST(a_work_without_language_or_title_gets_a_stand_in)
{
    write_work("c/a.md", "lang: de\n");
    put("c/b.md", "---\nseries: S\n---\n");
    put("c/c.md", "no front matter\n");
    expect_of_settings("", "c/b.md:1:1: error: front matter has no 'title' [missing-key]\n"
                           "c/c.md:1:1: error: front matter is missing: the first line must be "
                           "'---' [front-matter]\n");
    ck_assert_uint_eq(publication->n_works, 2);
    ck_assert_str_eq(publication->works[0].lang, "de");
    ck_assert_str_eq(publication->works[1].lang, "en");
    ck_assert_str_eq(publication->works[1].title, "b");
}
END_TEST

START_TEST(a_body_is_read_on_its_own)
{
    write_work("c/a.md", "");
    expect_of_settings("", "");
    struct buf text = BUF_INIT;
    struct str body;
    ck_assert_int_eq(work_read_body(&publication->works[0], &text, &body, diags), STATUS_OK);
    ck_assert(str_is(body, "\nBody of c/a.md.\n"));
    put("c/a.md", "changed");
    ck_assert_int_eq(work_read_body(&publication->works[0], &text, &body, diags), STATUS_IO);
    expect("c/a.md:1:1: error: file was changed while it was read\n");
    ck_assert_int_eq(unlink("c/a.md"), 0);
    ck_assert_int_eq(work_read_body(&publication->works[0], &text, &body, diags), STATUS_IO);
    expect("error: can't open 'c/a.md': No such file or directory\n");
    buf_clear(&text);
}
END_TEST

START_TEST(the_number_of_threads_does_not_show)
{
    for (int i = 0; i < 40; i++) {
        char path[32];
        snprintf(path, sizeof path, "c/%02d.md", i * 7 % 40);
        write_work(path, i % 3 ? "date: bad\n" : "");
    }
    put("c/publication.yaml", settings);
    struct buf first = BUF_INIT, other = BUF_INIT;
    for (unsigned threads = 1; threads <= 4; threads++) {
        read_with(&(struct publication_options){.threads = threads});
        struct buf *lines = threads == 1 ? &first : &other;
        buf_reset(lines);
        diags_sort(diags);
        for (size_t i = 0; i < diags_size(diags); i++)
            diag_format(diags_at(diags, i), lines);
        for (size_t i = 0; i < publication->n_works; i++)
            buf_adds(lines, publication->works[i].path);
        if (threads > 1)
            ck_assert_str_eq(first.p, other.p);
        diags_free(diags);
        diags = diags_new();
    }
    ck_assert(str_find(buf_str(&first), STR("c/38.md:3:7: error"), 0) < first.n);
    buf_clear(&first);
    buf_clear(&other);
}
END_TEST

UNIT_TESTS_WITH("publication", set_up, tear_down, every_key_of_the_settings_is_read,
                what_is_not_given_has_a_default,
                mistakes_in_the_settings_are_reported_with_their_place,
                a_byte_order_mark_and_returns_are_no_mistake,
                two_works_of_one_source_are_pointed_out, name_title_and_language_are_required,
                without_settings_there_is_no_publication,
                works_come_in_the_order_of_navigation_then_of_paths, navigation_names_works_once,
                hidden_nested_and_theme_folders_hold_no_works, symbolic_links_do_not_lead_out,
                names_that_no_address_can_hold_are_errors,
                the_latest_date_of_the_content_dates_the_publication_that_has_none_of_its_own,
                a_work_without_language_or_title_gets_a_stand_in, a_body_is_read_on_its_own,
                the_number_of_threads_does_not_show)
