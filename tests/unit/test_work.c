#include <check.h>
#include <string.h>

#include "model/aliases.h"
#include "model/work.h"
#include "unit/messages.h"
#include "unit/unit.h"

static struct arena arena;
static struct work work;

static void set_up(void)
{
    diags = diags_new();
}

static void tear_down(void)
{
    diags_free(diags);
    arena_clear(&arena);
}

static bool parse(const char *text)
{
    return work_parse(&arena, "a.md", str_of(text), &work, diags);
}

/* Front matter with a title and one more entry, which begins on line 3. */
static void expect_of(const char *entry, const char *messages)
{
    struct buf text = BUF_INIT;
    buf_addf(&text, "---\ntitle: T\n%s\n---\n", entry);
    ck_assert(parse(text.p));
    buf_clear(&text);
    expect(messages);
}

static const char whole[] =
    "---\n"
    "title: \"The Perils: a study\"\n"
    "subtitle: Sub\n"
    "standfirst: Stand\n"
    "description: Desc\n"
    "author:\n"
    "  - {name: Ann Alm, sort: \"Alm, Ann\"}\n"
    "  - Bo Berg\n"
    "  - {name: Cy, role: trl}\n"
    "date: 2024-02-29\n"
    "modified: 2024-03-01T12:00:00Z\n"
    "lang: pt-BR\n"
    "keywords: [North Korea, Russia]\n"
    "series: In Brief\n"
    "genre: brief\n"
    "publisher: {name: Council, url: \"https://example.org/\"}\n"
    "source: https://example.org/a%20b\n"
    "retrieved: 2024-03\n"
    "license:\n"
    "  id: cc-by-nc-nd-4.0\n"
    "  url: https://creativecommons.org/licenses/by-nc-nd/4.0/\n"
    "  licensor: Council\n"
    "  applies-to: text\n"
    "  notice: This work is licensed.\n"
    "  disclaimer: none-supplied\n"
    "  evidence: {url: \"https://example.org/e\", retrieved: 2024-03-02}\n"
    "copyright: {notice: © 2024 Council, holder: Council, year: 2024}\n"
    "changes:\n"
    "  - site navigation left out\n"
    "  - {kind: omitted, what: photograph}\n"
    "  - {kind: corrected, what: a date, by: Bo Berg, date: 2024-03-03}\n"
    "parts:\n"
    "  - id: photo-1\n"
    "    type: image\n"
    "    caption: Two men\n"
    "    credit: Pool\n"
    "    license: none\n"
    "    covered: no\n"
    "    action: omit\n"
    "    basis: null\n"
    "fidelity: {sha256: 1e8018d0506f42060f9b89931867753de82df2d975def5b2af849b8deaa7b7b0, words: "
    "894}\n"
    "html: sanitize\n"
    "draft: yes\n"
    "aliases: [old/a.html]\n"
    "translation-of: b.md\n"
    "import: {profile: cfr, anything: [1, 2]}\n"
    "---\n"
    "body\n";

START_TEST(every_key_of_the_dictionary_is_read)
{
    ck_assert(parse(whole));
    expect("");
    ck_assert_str_eq(work.file, "a.md");
    ck_assert_str_eq(work.title, "The Perils: a study");
    ck_assert_str_eq(work.subtitle, "Sub");
    ck_assert_str_eq(work.standfirst, "Stand");
    ck_assert_str_eq(work.description, "Desc");
    ck_assert_str_eq(work.date, "2024-02-29");
    ck_assert_str_eq(work.modified, "2024-03-01T12:00:00Z");
    ck_assert_str_eq(work.lang, "pt-BR");
    ck_assert_uint_eq(work.n_keywords, 2);
    ck_assert_str_eq(work.keywords[1], "Russia");
    ck_assert_str_eq(work.series, "In Brief");
    ck_assert_str_eq(work.genre, "brief");
    ck_assert_str_eq(work.publisher, "Council");
    ck_assert_str_eq(work.publisher_url, "https://example.org/");
    ck_assert_str_eq(work.source, "https://example.org/a%20b");
    ck_assert_str_eq(work.retrieved, "2024-03");
    ck_assert_str_eq(work.copyright, "© 2024 Council");
    ck_assert_str_eq(work.aliases[0].page, "old/a.html");
    ck_assert_str_eq(work.translation_of, "b.md");
    ck_assert(work.sanitize_html && work.draft);
    ck_assert_uint_eq(work.none, 0);
    ck_assert_uint_eq(work.fidelity.words, 894);
    ck_assert_uint_eq(strlen(work.fidelity.sha256), 64);
}
END_TEST

START_TEST(authors_have_names_sort_keys_and_roles)
{
    ck_assert(parse(whole));
    ck_assert_uint_eq(work.n_creators, 3);
    ck_assert_str_eq(work.creators[0].name, "Ann Alm");
    ck_assert_str_eq(work.creators[0].sort, "Alm, Ann");
    ck_assert_str_eq(work.creators[0].role, "aut");
    ck_assert_str_eq(work.creators[1].name, "Bo Berg");
    ck_assert_ptr_null(work.creators[1].sort);
    ck_assert_str_eq(work.creators[2].role, "trl");
    expect_of("author: Dee", "");
    ck_assert_uint_eq(work.n_creators, 1);
    ck_assert_str_eq(work.creators[0].name, "Dee");
    expect_of("author: {name: Dee}", "");
    ck_assert_str_eq(work.creators[0].name, "Dee");
}
END_TEST

START_TEST(a_license_record_is_kept_as_it_was_found)
{
    ck_assert(parse(whole));
    ck_assert_str_eq(work.license.license.id, "CC-BY-NC-ND-4.0");
    ck_assert_str_eq(work.license.notice, "This work is licensed.");
    ck_assert_str_eq(work.license.licensor, "Council");
    ck_assert_ptr_null(work.license.disclaimer);
    ck_assert_str_eq(work.license.evidence_url, "https://example.org/e");
    ck_assert_str_eq(work.license.evidence_retrieved, "2024-03-02");
    ck_assert_int_eq(work.license_place.line, 20);
    expect_of("license: CC-BY-4.0", "");
    ck_assert_str_eq(work.license.license.url, "https://creativecommons.org/licenses/by/4.0/");
    expect_of("license: {url: 'https://creativecommons.org/licenses/by/4.0/'}", "");
    ck_assert_str_eq(work.license.license.id, "CC-BY-4.0");
    expect_of("license: none-supplied", "");
    ck_assert_ptr_null(work.license.license.id);
    ck_assert_int_eq(work.license_place.line, 3);
}
END_TEST

START_TEST(a_license_of_ones_own_is_described)
{
    expect_of("license: {id: LicenseRef-House, name: House rules, url: 'https://example.org/l'}",
              "");
    ck_assert_str_eq(work.license.license.id, "LicenseRef-House");
    ck_assert_str_eq(work.license.license.label, "House rules");
    ck_assert_str_eq(work.license.license.name, "House rules");
    ck_assert_str_eq(work.license.license.url, "https://example.org/l");
    ck_assert_ptr_null(work.license.license.version);
    expect_of("license: LicenseRef-CC-BY-3.0-ES", "");
    ck_assert_str_eq(work.license.license.url, "https://creativecommons.org/licenses/by/3.0/es/");
}
END_TEST

START_TEST(changes_become_phrases)
{
    ck_assert(parse(whole));
    ck_assert(work.changes_given);
    ck_assert_uint_eq(work.n_changes, 3);
    ck_assert_str_eq(work.changes[0], "site navigation left out");
    ck_assert_str_eq(work.changes[1], "photograph left out");
    ck_assert_str_eq(work.changes[2], "a date corrected by Bo Berg on 2024-03-03");
    ck_assert(work.wording_changed);
    expect_of("changes: [{kind: omitted, what: photograph}, cut]", "");
    ck_assert(!work.wording_changed);
    expect_of("changes: []", "");
    ck_assert(work.changes_given);
    ck_assert_uint_eq(work.n_changes, 0);
    expect_of("genre: brief", "");
    ck_assert(!work.changes_given);
}
END_TEST

START_TEST(parts_say_what_the_license_may_not_cover)
{
    ck_assert(parse(whole));
    ck_assert_uint_eq(work.n_parts, 1);
    const struct part *part = &work.parts[0];
    ck_assert_str_eq(part->id, "photo-1");
    ck_assert_str_eq(part->type, "image");
    ck_assert_str_eq(part->caption, "Two men");
    ck_assert_str_eq(part->credit, "Pool");
    ck_assert_str_eq(part->license, "none");
    ck_assert_str_eq(part->action, "omit");
    ck_assert_ptr_null(part->basis);
    ck_assert_str_eq(part->place.file, "a.md");
    ck_assert_int_eq(part->place.line, 33);
}
END_TEST

START_TEST(none_supplied_is_told_from_forgotten)
{
    ck_assert(parse("---\ntitle: T\nauthor: none-supplied\ndate: none-supplied\n"
                    "source: none-supplied\ncopyright: none-supplied\n---\n"));
    expect("");
    ck_assert_uint_eq(work.none, NONE_AUTHOR | NONE_DATE | NONE_SOURCE | NONE_COPYRIGHT);
    ck_assert_uint_eq(work.n_creators, 0);
    ck_assert(!work.date && !work.source && !work.copyright);
    expect_of("author: \"none-supplied\"\ncopyright: {notice: none-supplied}", "");
    ck_assert_str_eq(work.creators[0].name, "none-supplied");
    ck_assert_uint_eq(work.none, NONE_COPYRIGHT);
    expect_of("date:\nauthor: ''", "");
    ck_assert_uint_eq(work.none, 0);
    ck_assert_uint_eq(work.n_creators, 0);
}
END_TEST

START_TEST(none_supplied_is_no_item_of_a_list)
{
    expect_of(
        "author: [A, none-supplied]",
        "a.md:3:13: error: 'none-supplied' stands for all of 'author', not for one item of its "
        "list [value]\n");
    ck_assert_uint_eq(work.n_creators, 1);
    expect_of("keywords: [none-supplied]",
              "a.md:3:12: error: 'none-supplied' stands for all of 'keywords', not for one item of "
              "its list [value]\n");
    expect_of("changes: [none-supplied]",
              "a.md:3:11: error: 'none-supplied' stands for all of 'changes', not for one item of "
              "its list [value]\n");
    expect_of("keywords: none-supplied", "");
    ck_assert_uint_eq(work.n_keywords, 0);
}
END_TEST

START_TEST(a_text_of_several_lines_becomes_one_line)
{
    expect_of("standfirst: |\n  One\n  two\nseries: 'a\n\n  b'\ngenre: \"a\\tb\"", "");
    ck_assert_str_eq(work.standfirst, "One two");
    ck_assert_str_eq(work.series, "a b");
    ck_assert_str_eq(work.genre, "a b");
}
END_TEST

START_TEST(the_body_begins_after_the_closing_line)
{
    static const char *const texts[] = {
        "---\ntitle: T\n---\nbody", "\xEF\xBB\xBF---\ntitle: T\n---\nbody",
        "---\r\ntitle: T\r\n---\r\nbody", "--- \ntitle: T\n... \nbody"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        ck_assert(parse(texts[i]));
        ck_assert_str_eq(work.title, "T");
        ck_assert_str_eq(texts[i] + work.body_offset, "body");
        ck_assert_int_eq(work.body_place.line, 4);
        ck_assert_str_eq(work.body_place.file, "a.md");
        ck_assert_int_eq(work.title_place.line, 2);
        ck_assert_int_eq(work.title_place.column, 8);
        ck_assert_int_eq(work.license_place.line, 1); /* there is none */
    }
    expect("");
    ck_assert(parse("---\ntitle: T\n---"));
    ck_assert_uint_eq(work.body_offset, strlen("---\ntitle: T\n---"));
}
END_TEST

START_TEST(a_file_without_front_matter_is_refused)
{
    ck_assert(!parse("# Title\n"));
    expect("a.md:1:1: error: front matter is missing: the first line must be '---' "
           "[front-matter]\n");
    ck_assert(!parse(""));
    expect("a.md:1:1: error: front matter is missing: the first line must be '---' "
           "[front-matter]\n");
    ck_assert(!parse("\xFF\xFE-"));
    expect("a.md:1:1: error: the text is in UTF-16: save it as UTF-8 [front-matter]\n");
    ck_assert(!parse("----\ntitle: T\n----\n"));
    expect("a.md:1:1: error: front matter is missing: the first line must be '---' "
           "[front-matter]\n");
    ck_assert(!parse("---\ntitle: T\n"));
    expect("a.md:1:1: error: front matter has no end: close it with a line '---' "
           "[front-matter]\n");
    ck_assert(!parse("---"));
    expect("a.md:1:1: error: front matter has no end: close it with a line '---' "
           "[front-matter]\n");
}
END_TEST

START_TEST(a_work_needs_a_title)
{
    static const char *const texts[] = {"---\n---\n", "---\nlang: en\n---\n", "---\ntitle:\n---\n",
                                        "---\ntitle: '  '\n---\n",
                                        "---\ntitle: none-supplied\n---\n"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        ck_assert(parse(texts[i]));
        ck_assert_str_eq(work.title_place.file, "a.md");
        expect("a.md:1:1: error: front matter has no 'title' [missing-key]\n");
    }
    ck_assert(parse("---\n- title\n---\n"));
    expect("a.md:2:1: error: front matter must be a mapping ('key: value' lines) [wrong-kind]\n");
}
END_TEST

START_TEST(an_unknown_key_is_warned_about_with_the_nearest)
{
    expect_of("standfrist: S",
              "a.md:3:1: warning: unknown key 'standfrist' in front matter; did you "
              "mean 'standfirst'? [unknown-key]\n");
    expect_of("creator: A",
              "a.md:3:1: warning: unknown key 'creator' in front matter; did you mean "
              "'author'? [unknown-key]\n");
    expect_of("blah-blah: x",
              "a.md:3:1: warning: unknown key 'blah-blah' in front matter [unknown-key]\n");
    expect_of("author: {name: A, roll: edt}", "a.md:3:19: warning: unknown key 'roll' in 'author'; "
                                              "did you mean 'role'? [unknown-key]\n");
}
END_TEST

START_TEST(values_of_the_wrong_kind_are_errors)
{
    expect_of("series: [a]", "a.md:3:9: error: 'series' must be a text, not a list [wrong-kind]\n");
    expect_of("keywords: a, b",
              "a.md:3:11: error: 'keywords' must be a list: put '[' and ']' around "
              "the words [wrong-kind]\n");
    expect_of("keywords: [a, [b]]",
              "a.md:3:15: error: 'keywords' must be a text, not a list [wrong-kind]\n");
    expect_of("keywords: {a: b}",
              "a.md:3:11: error: 'keywords' must be a text, not a mapping [wrong-kind]\n");
    expect_of("changes: cut",
              "a.md:3:10: error: 'changes' must be a list, not a text [wrong-kind]\n");
    expect_of("parts: {id: a}",
              "a.md:3:8: error: 'parts' must be a list, not a mapping [wrong-kind]\n");
    expect_of("parts: [a]", "a.md:3:9: error: 'parts' must be a mapping ('key: value' lines) "
                            "[wrong-kind]\n");
    expect_of("draft: 1", "a.md:3:8: error: 'draft' must be true or false [wrong-kind]\n");
    expect_of("draft: 'yes'", "a.md:3:8: error: 'draft' must be true or false [wrong-kind]\n");
    expect_of("license: [CC-BY-4.0]",
              "a.md:3:10: error: 'license' must be an id or a mapping, not a "
              "list [wrong-kind]\n");
    expect_of("fidelity: 12",
              "a.md:3:11: error: 'fidelity' must be a mapping ('key: value' lines) [wrong-kind]\n");
}
END_TEST

START_TEST(values_of_the_wrong_shape_are_errors)
{
    expect_of("date: Sep 14",
              "a.md:3:7: error: 'date' is 'Sep 14', but must be a date like 2024, 2024-03, "
              "2024-03-09 or 2024-03-09T14:30:00Z [date]\n");
    expect_of("lang: en_US", "a.md:3:7: error: 'lang' is 'en_US', but must be a language tag like "
                             "en, de or pt-BR [language]\n");
    expect_of("source: /here", "a.md:3:9: error: 'source' is '/here', but must be an absolute "
                               "address like https://example.org/page [address]\n");
    expect_of("html: keep",
              "a.md:3:7: error: 'html' must be drop or sanitize, not 'keep' [value]\n");
    expect_of("author: {name: A, role: painter}",
              "a.md:3:25: error: 'role' is 'painter', but must be author, translator, editor, "
              "illustrator or contributor, or a MARC relator code like trl [value]\n");
    expect_of("series: \"a\\x01b\"", "a.md:3:9: error: 'series' has the control character U+0001, "
                                     "which no page can hold [character]\n");
    expect_of("adapted-from: On Bridges",
              "a.md:3:15: error: 'adapted-from' must be a mapping with 'title', 'license', and "
              "'author' and 'source' as far as they are known, not a text [wrong-kind]\n");
    expect_of("adaptation-of: {title: T}", "a.md:3:1: warning: unknown key 'adaptation-of' in "
                                           "front matter; did you mean 'adapted-from'? "
                                           "[unknown-key]\n");
    expect_of("parts: [{action: drop}]",
              "a.md:3:18: error: 'action' must be omit, link or include, "
              "not 'drop' [value]\n");
}
END_TEST

START_TEST(mappings_must_be_complete)
{
    expect_of("author: {sort: A}", "a.md:3:9: error: 'author' has no 'name' [missing-key]\n");
    expect_of("publisher: {url: 'https://example.org/'}",
              "a.md:3:12: error: 'publisher' has no 'name' [missing-key]\n");
    expect_of("copyright: {holder: A, year: 2024}",
              "a.md:3:12: error: 'copyright' has no 'notice': give it word for word, or as "
              "none-supplied [missing-key]\n");
    ck_assert_ptr_null(work.copyright);
    expect_of("copyright: {notice: }",
              "a.md:3:12: error: 'copyright' has no 'notice': give it word for word, or as "
              "none-supplied [missing-key]\n");
    expect_of("changes: [{what: a}]", "a.md:3:11: error: a change has no 'kind' [missing-key]\n");
    expect_of(
        "changes: [{kind: omited, what: a}]",
        "a.md:3:18: error: 'kind' must be omitted, converted, marked, added, corrected, changed, "
        "moved, replaced, shortened, excerpted or translated, not 'omited' [value]\n");
    ck_assert_uint_eq(work.n_changes, 0);
    expect_of("changes: [{kind: omitted}]",
              "a.md:3:11: error: a change does not say 'what' [missing-key]\n");
    expect_of("fidelity: {words: 3}",
              "a.md:3:11: error: 'fidelity' has no 'sha256' [missing-key]\n");
    ck_assert_uint_eq(work.fidelity.words, 0);
}
END_TEST

START_TEST(fidelity_is_a_digest_and_a_number)
{
    expect_of("fidelity: {sha256: abc, words: 3}",
              "a.md:3:20: error: 'sha256' is 'abc', but must be a SHA-256 digest in 64 lower-case "
              "hexadecimal digits [value]\n");
    expect_of("fidelity: {words: many, sha256: "
              "1e8018d0506f42060f9b89931867753de82df2d975def5b2af849b8deaa7b7b0}",
              "a.md:3:19: error: 'words' is 'many', but must be a whole number [value]\n");
    ck_assert_str_eq(work.fidelity.sha256, "");
}
END_TEST

START_TEST(a_bad_license_id_gets_help)
{
    expect_of("license: CC-BY-NC-ND",
              "a.md:3:10: error: license 'CC-BY-NC-ND' has no version; write for example "
              "'CC-BY-NC-ND-4.0', if it is 4.0 [license]\n");
    expect_of("license: CC-BY-4.1",
              "a.md:3:10: error: 'CC-BY-4.1' is not a license id; did you mean "
              "'CC-BY-4.0'? [license]\n");
    expect_of(
        "license: All rights reserved",
        "a.md:3:10: error: 'All rights reserved' is not a license id; that is the lack of one; "
        "say by whose permission the text is published, as in '{name: By permission of the "
        "author}' [license]\n");
    static const char *const others[] = {"MIT", "GFDL-1.3-or-later", "OGL-UK-3.0"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        expect_of(arena_printf(&arena, "license: %s", others[i]),
                  arena_printf(&arena,
                               "a.md:3:10: error: '%s' is not a license id that we know; write one "
                               "like 'CC-BY-4.0', or record another license by its name: {name: "
                               "'%s', url: 'https://...'} [license]\n",
                               others[i], others[i]));
    expect_of("license: PDM-1.0", "a.md:3:10: error: 'PDM-1.0' is not a license id; did you mean "
                                  "'CC-PDM-1.0'? [license]\n");
    expect_of(
        "license: {name: public domain}",
        "a.md:3:17: error: 'public domain' is not the name of a license; write 'CC-PDM-1.0' "
        "for what is free of copyright everywhere, 'CC0-1.0' for what its author dedicated to "
        "the public domain [license]\n");
    expect_of(
        "parts: [{license: MIT}]",
        "a.md:3:19: error: 'MIT' is not a license id that we know; write one like 'CC-BY-4.0', "
        "or for another license 'LicenseRef-' and a name [license]\n");
    expect_of("license: https://creativecommons.org/licenses/by/4.0/",
              "a.md:3:10: error: license is given by its address; write its id 'CC-BY-4.0' "
              "[license]\n");
    expect_of("license: LicenseRef-House",
              "a.md:3:10: error: license 'LicenseRef-House' needs a 'name' [license]\n");
    expect_of("license: LicenseRef-",
              "a.md:3:10: error: 'LicenseRef-' is not a license id: 'LicenseRef-' is followed by "
              "letters, digits, '.' and '-' [license]\n");
    expect_of("parts: [{license: CC-BY-4.1}]",
              "a.md:3:19: error: 'CC-BY-4.1' is not a license id; did you mean 'CC-BY-4.0'? "
              "[license]\n");
    ck_assert_ptr_null(work.license.license.id);
}
END_TEST

START_TEST(license_id_and_address_must_agree)
{
    expect_of("license:\n  id: CC-BY-4.0\n"
              "  url: https://creativecommons.org/licenses/by-nc-nd/4.0/",
              "a.md:5:8: error: license id and address disagree: "
              "'https://creativecommons.org/licenses/by-nc-nd/4.0/' is the address of "
              "CC-BY-NC-ND-4.0, not of CC-BY-4.0 [license]\n");
    expect_of(
        "license:\n  id: CC-BY-4.0\n  url: https://example.org/terms",
        "a.md:5:8: error: 'https://example.org/terms' is not the address of CC-BY-4.0, which is "
        "'https://creativecommons.org/licenses/by/4.0/' [license]\n");
    expect_of("license: {url: 'https://example.org/terms'}",
              "a.md:3:16: error: 'https://example.org/terms' is not the address of a license we "
              "know; give its 'name', too [license]\n");
}
END_TEST

START_TEST(a_name_alone_is_a_license)
{
    static const struct {
        const char *record, *id, *label, *url;
    } cases[] = {
        {"{name: Open Government Licence v3.0}", "LicenseRef-Open-Government-Licence-v3.0",
         "Open Government Licence v3.0", NULL},
        {"{name: ' Öffentlich – frei! ', url: 'https://example.org/frei'}",
         "LicenseRef-ffentlich-frei", "Öffentlich – frei!", "https://example.org/frei"},
        {"{name: 公共}", "LicenseRef-4f270f13", "公共", NULL},
        {"{name: CC BY 4.0}", "CC-BY-4.0", "CC BY 4.0",
         "https://creativecommons.org/licenses/by/4.0/"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        expect_of(arena_printf(&arena, "license: %s", cases[i].record), "");
        ck_assert_str_eq(work.license.license.id, cases[i].id);
        ck_assert_str_eq(work.license.license.label, cases[i].label);
        ck_assert_pstr_eq(work.license.license.url, cases[i].url);
    }
}
END_TEST

START_TEST(all_mistakes_are_reported_in_one_run)
{
    expect_of(
        "lang: x\ndate: y\nhtml: z\nseires: s",
        "a.md:3:7: error: 'lang' is 'x', but must be a language tag like en, de or pt-BR "
        "[language]\n"
        "a.md:4:7: error: 'date' is 'y', but must be a date like 2024, 2024-03, 2024-03-09 or "
        "2024-03-09T14:30:00Z [date]\n"
        "a.md:5:7: error: 'html' must be drop or sanitize, not 'z' [value]\n"
        "a.md:6:1: warning: unknown key 'seires' in front matter; did you mean 'series'? "
        "[unknown-key]\n");
}
END_TEST

UNIT_TESTS_WITH("work", set_up, tear_down, every_key_of_the_dictionary_is_read,
                authors_have_names_sort_keys_and_roles, a_license_record_is_kept_as_it_was_found,
                a_license_of_ones_own_is_described, changes_become_phrases,
                parts_say_what_the_license_may_not_cover, none_supplied_is_told_from_forgotten,
                none_supplied_is_no_item_of_a_list, a_text_of_several_lines_becomes_one_line,
                the_body_begins_after_the_closing_line, a_file_without_front_matter_is_refused,
                a_work_needs_a_title, an_unknown_key_is_warned_about_with_the_nearest,
                values_of_the_wrong_kind_are_errors, values_of_the_wrong_shape_are_errors,
                mappings_must_be_complete, fidelity_is_a_digest_and_a_number,
                a_bad_license_id_gets_help, license_id_and_address_must_agree,
                a_name_alone_is_a_license, all_mistakes_are_reported_in_one_run)
