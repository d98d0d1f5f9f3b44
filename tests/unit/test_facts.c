#include <check.h>
#include <string.h>

#include "model/publication.h"
#include "unit/unit.h"

static struct arena arena;
static struct publication publication;
static struct work work;
static struct notice_facts facts;

static void set_up(void)
{
    publication =
        (struct publication){.name = "p", .title = "Reader", .lang = "en-GB", .publisher = "Me"};
    work = (struct work){.path = "b/é one.md", .page = "b/é one.html", .title = "T", .lang = "de"};
}

static void tear_down(void)
{
    arena_clear(&arena);
}

/* The facts of the work whose front matter has these lines beside its title. */
static void read_facts(const char *front_matter)
{
    struct diags *diags = diags_new();
    struct buf text = BUF_INIT;
    struct work read;
    buf_addf(&text, "---\ntitle: T\n%s---\n", front_matter);
    ck_assert(work_parse(&arena, "a.md", buf_str(&text), &read, diags));
    ck_assert_uint_eq(diags_size(diags), 0);
    read.path = work.path;
    read.page = work.page;
    read.lang = work.lang;
    work = read;
    buf_clear(&text);
    diags_free(diags);
    work_facts(&arena, &publication, &work, "web page", "license.html", &facts);
}

START_TEST(facts_are_those_of_the_front_matter)
{
    read_facts("author: [Ann]\npublisher: {name: Council, url: 'https://example.org/'}\n"
               "date: 2024-02\nsource: https://example.org/a\nretrieved: 2024-03\n"
               "license: CC-BY-4.0\ncopyright: © 2024 Ann\n");
    ck_assert_str_eq(facts.lang, "en-GB");
    ck_assert_str_eq(facts.work_lang, "de");
    ck_assert_str_eq(facts.title, "T");
    ck_assert_str_eq(facts.creators, "Ann");
    ck_assert_str_eq(facts.publisher, "Council");
    ck_assert_str_eq(facts.publisher_url, "https://example.org/");
    ck_assert_str_eq(facts.date, "2024-02");
    ck_assert_str_eq(facts.source, "https://example.org/a");
    ck_assert_str_eq(facts.retrieved, "2024-03");
    ck_assert_str_eq(facts.copyright, "© 2024 Ann");
    ck_assert_str_eq(facts.license->license.id, "CC-BY-4.0");
    ck_assert_str_eq(facts.format, "web page");
    ck_assert_str_eq(facts.republisher, "Me");
    ck_assert_str_eq(facts.license_page, "license.html");
}
END_TEST

START_TEST(what_was_not_supplied_is_not_a_fact)
{
    read_facts("author: none-supplied\ndate: none-supplied\nsource: none-supplied\n"
               "copyright: none-supplied\n");
    ck_assert(!facts.creators && !facts.date && !facts.source && !facts.copyright);
    ck_assert(!facts.publisher && !facts.retrieved && !facts.license->license.id);
    ck_assert_uint_eq(facts.n_changes, 0);
    ck_assert(!facts.wording_unchanged);
}
END_TEST

START_TEST(creators_are_joined_in_the_language_of_the_frame)
{
    read_facts("author: [A, B]\n");
    ck_assert_str_eq(facts.creators, "A and B");
    read_facts("author: [A, B, C]\n");
    ck_assert_str_eq(facts.creators, "A, B and C");
    static const char *const languages[][2] = {
        {"de-AT", "A und B"}, {"es", "A y B"}, {"fr", "A et B"}, {"den", "A and B"}};
    for (size_t i = 0; i < sizeof languages / sizeof *languages; i++) {
        publication.lang = languages[i][0];
        read_facts("author: [A, B]\n");
        ck_assert_str_eq(facts.creators, languages[i][1]);
    }
}
END_TEST

START_TEST(parts_left_out_are_changes)
{
    static const char parts[] = "changes: [navigation left out]\n"
                                "parts:\n"
                                "  - {type: image, credit: Pool/Reuters, action: omit}\n"
                                "  - {type: image, action: omit}\n"
                                "  - {type: video, action: link}\n"
                                "  - {type: image, action: omit}\n"
                                "  - {type: hologram, credit: X, action: omit}\n"
                                "  - {action: omit}\n";
    read_facts(parts);
    ck_assert_uint_eq(facts.n_changes, 6);
    ck_assert_str_eq(facts.changes[0], "navigation left out");
    ck_assert_str_eq(facts.changes[1], "one photograph (credit as given: “Pool/Reuters”) left out "
                                       "because the license does not cover it");
    ck_assert_str_eq(facts.changes[2],
                     "one photograph left out because the license does not cover it");
    ck_assert_str_eq(facts.changes[3],
                     "one photograph left out because the license does not cover it");
    ck_assert_str_eq(facts.changes[4], "one part (credit as given: “X”) left out because the "
                                       "license does not cover it");
    ck_assert_str_eq(facts.changes[5], "one part left out because the license does not cover it");
    static const char *const languages[][2] = {
        {"de", "ein Foto (Nachweis wie angegeben: „Pool/Reuters“) weggelassen, weil die Lizenz "
               "dafür nicht gilt"},
        {"es", "sin una fotografía (crédito tal como figura: «Pool/Reuters»), que la licencia no "
               "cubre"},
        {"fr", "sans une photographie (crédit tel que fourni : « Pool/Reuters »), que la licence "
               "ne couvre pas"}};
    for (size_t i = 0; i < sizeof languages / sizeof *languages; i++) {
        publication.lang = languages[i][0];
        read_facts(parts);
        ck_assert_str_eq(facts.changes[1], languages[i][1]);
    }
}
END_TEST

START_TEST(a_part_that_the_license_covers_is_left_out_without_a_reason)
{
    static const char *const languages[][2] = {{"en", "one photograph left out"},
                                               {"de", "ein Foto weggelassen"},
                                               {"es", "sin una fotografía"},
                                               {"fr", "sans une photographie"}};
    for (size_t i = 0; i < sizeof languages / sizeof *languages; i++) {
        publication.lang = languages[i][0];
        read_facts("parts: [{type: image, covered: yes, action: omit}]\n");
        ck_assert_str_eq(facts.changes[0], languages[i][1]);
    }
}
END_TEST

START_TEST(a_change_that_is_named_is_not_named_twice)
{
    read_facts("changes: [one photograph left out because the license does not cover it]\n"
               "parts: [{type: image, action: omit}]\n");
    ck_assert_uint_eq(facts.n_changes, 1);
}
END_TEST

#define FIDELITY                                                                                   \
    "fidelity: {sha256: 1e8018d0506f42060f9b89931867753de82df2d975def5b2af849b8deaa7b7b0, "        \
    "words: 894}\n"

START_TEST(the_wording_is_unchanged_where_a_record_says_so)
{
    read_facts(FIDELITY);
    ck_assert(facts.wording_unchanged);
    read_facts(FIDELITY "changes: [{kind: omitted, what: photograph}]\n");
    ck_assert(facts.wording_unchanged);
    read_facts(FIDELITY "changes: [{kind: corrected, what: a date}]\n");
    ck_assert(!facts.wording_unchanged);
    read_facts("");
    ck_assert(!facts.wording_unchanged);
}
END_TEST

START_TEST(marks_have_the_facts_for_machines)
{
    struct mark_facts marks;
    publication.base_url = "https://example.org/r/";
    read_facts("author: [A, B]\nkeywords: [k, l]\nstandfirst: S\nmodified: 2024\n" FIDELITY);
    work_mark_facts(&arena, &publication, &work, &facts, &marks);
    ck_assert_ptr_eq(marks.notice, &facts);
    ck_assert_uint_eq(marks.creators.n, 2);
    ck_assert_str_eq(marks.creators.names[1], "B");
    ck_assert_uint_eq(marks.n_keywords, 2);
    ck_assert_str_eq(marks.keywords[1], "l");
    ck_assert_str_eq(marks.description, "S");
    ck_assert_str_eq(marks.modified, "2024");
    ck_assert_str_eq(marks.address, "https://example.org/r/b/%C3%A9%20one.html");
    ck_assert_str_eq(marks.site_name, "Reader");
    ck_assert_str_eq(marks.type, "Article");
    ck_assert_uint_eq(marks.words, 894);
    publication.base_url = NULL;
    read_facts("description: D\nstandfirst: S\n");
    work_mark_facts(&arena, &publication, &work, &facts, &marks);
    ck_assert_ptr_null(marks.address);
    ck_assert_str_eq(marks.description, "D");
    ck_assert_uint_eq(marks.words, 0);
}
END_TEST

START_TEST(an_identifier_is_made_of_the_source_or_the_address_or_the_path)
{
    /* uuid.uuid5(uuid.NAMESPACE_URL, "urn:colophon:p/b/é one.md") and so on */
    ck_assert_str_eq(work_identifier(&arena, &publication, &work),
                     "urn:uuid:07c72096-4e17-5fc3-9fac-7b5666d1662d");
    publication.base_url = "https://example.org/r/";
    ck_assert_str_eq(work_identifier(&arena, &publication, &work),
                     "urn:uuid:6922a8a8-fc93-50e2-bc2d-6923ae081a8c");
    work.source = "https://example.org/a";
    ck_assert_str_eq(work_identifier(&arena, &publication, &work),
                     "urn:uuid:77980eae-c343-5b01-9823-eb6ac1da021f");
}
END_TEST

UNIT_TESTS_WITH("facts", set_up, tear_down, facts_are_those_of_the_front_matter,
                what_was_not_supplied_is_not_a_fact,
                creators_are_joined_in_the_language_of_the_frame, parts_left_out_are_changes,
                a_part_that_the_license_covers_is_left_out_without_a_reason,
                a_change_that_is_named_is_not_named_twice,
                the_wording_is_unchanged_where_a_record_says_so, marks_have_the_facts_for_machines,
                an_identifier_is_made_of_the_source_or_the_address_or_the_path)
