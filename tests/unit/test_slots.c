#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "license/marks.h"
#include "unit/license_case.h"

static struct notice_facts notice;
static struct mark_facts facts;

static void describe(const struct license_record *record)
{
    notice = (struct notice_facts){
        .lang = "en",
        .work_lang = "en",
        .title = "T",
        .creators = "A",
        .publisher = "P",
        .source = "https://example.org/t",
        .copyright = "© 2023 P",
        .holder = "P",
        .copyright_year = "2023",
        .more_permissions = "https://example.org/permissions",
        .license = record,
        .format = "EPUB",
    };
    facts = (struct mark_facts){.notice = &notice, .license_page = "https://r.example/l.html"};
}

static void write_json(json_t *object)
{
    char *text = json_dumps(object, 0);
    buf_adds(&out, text);
    free(text);
    json_decref(object);
}

static void head(void)
{
    marks_head(&facts, &out);
}

static void rights(void)
{
    marks_rights(&notice, &out);
}

static void links(void)
{
    struct mark_link list[MARK_LINKS];
    size_t n = marks_links(&notice, list);
    for (size_t i = 0; i < n; i++)
        buf_addf(&out, "%s %s\n", list[i].rel, list[i].href);
}

static void http(void)
{
    marks_http(&notice, &out);
}

static void json_feed(void)
{
    write_json(marks_json_feed(&notice));
}

static void oembed(void)
{
    json_t *object = json_object();
    marks_oembed(&notice, object);
    write_json(object);
}

static void opds(void)
{
    json_t *object = json_object();
    marks_opds(&notice, object);
    write_json(object);
}

static void package(void)
{
    struct xml_writer *xml = xml_writer_new(&out);
    xml_open(xml, "metadata", "xmlns:dc", "http://purl.org/dc/elements/1.1/", NULL);
    marks_package(&facts, xml);
    xml_finish(xml);
}

static void lom(void)
{
    marks_lom(&notice, &out);
}

static void short_notice(void)
{
    notice_short_html(&notice, &out);
}

static void full_notice(void)
{
    notice_full_text(&notice, &out);
}

static void (*const slots[])(void) = {head, rights,  links, http,         json_feed,  oembed,
                                      opds, package, lom,   short_notice, full_notice};

/* Every address of a license in a text is this one, and there is one. */
static void check_addresses(const char *text, const char *url)
{
    static const char host[] = "https://creativecommons.org/";
    size_t n = 0;
    for (const char *p = text; (p = strstr(p, host)); p += strlen(host), n++)
        ck_assert_msg(strncmp(p, url, strlen(url)) == 0, "not %s: %s", url, text);
    ck_assert_msg(n > 0, "no license in: %s", text);
}

START_TEST(all_slots_of_one_record_name_the_same_license)
{
    static const char *const ids[] = {
        "CC-BY-4.0",       "CC-BY-NC-ND-4.0",  "CC-BY-SA-3.0-DE", "CC-BY-NC-SA-2.5",
        "CC-BY-NC-ND-1.0", "CC-BY-NC-3.0-IGO", "CC0-1.0",         "CC-PDM-1.0",
        "CC-BY-3.0-ES",    "CC-PDDC",          "CC-SA-1.0",
    };
    for (size_t i = 0; i < COUNT(ids); i++) {
        struct license_record record = licensed(ids[i]);
        describe(&record);
        for (size_t k = 0; k < COUNT(slots); k++) {
            buf_reset(&out);
            slots[k]();
            check_addresses(out.p, record.license.url);
        }
    }
}
END_TEST

START_TEST(a_slot_without_a_license_names_none)
{
    struct license_record none = {0};
    describe(&none);
    for (size_t k = 0; k < COUNT(slots); k++) {
        buf_reset(&out);
        slots[k]();
        ck_assert_ptr_null(strstr(str_of(out.p).p, "creativecommons.org/licenses"));
    }
}
END_TEST

START_TEST(the_package_says_who_holds_which_rights)
{
    struct license_record record = licensed("CC-BY-4.0");
    describe(&record);
    package();
    static const char *const there[] = {
        "<dc:rights>“T” by A was first published",
        ("<link rel=\"dcterms:license cc:license\" "
         "href=\"https://creativecommons.org/licenses/by/4.0/\" media-type=\"text/html\"/>"),
        "<meta property=\"dcterms:rightsHolder\">P</meta>",
        "<meta property=\"dcterms:dateCopyrighted\">2023</meta>",
        "<meta property=\"schema:copyrightNotice\">© 2023 P</meta>",
        "<meta property=\"cc:attributionName\">A, P</meta>",
        "<link rel=\"cc:attributionURL\" href=\"https://example.org/t\"/>",
        "<link rel=\"cc:morePermissions\" href=\"https://example.org/permissions\"/>",
    };
    for (size_t i = 0; i < COUNT(there); i++)
        ck_assert_msg(strstr(out.p, there[i]) != NULL, "'%s' is not in:\n%s", there[i], out.p);
}
END_TEST

START_TEST(other_slots_have_their_own_words)
{
    struct license_record record = licensed("CC-BY-4.0");
    describe(&record);
    http();
    ck_assert_str_eq(out.p, "<https://creativecommons.org/licenses/by/4.0/>; rel=\"license\"\n"
                            "<https://example.org/t>; rel=\"canonical\"\n");
    buf_reset(&out);
    marks_title(&notice, &out);
    ck_assert_str_eq(out.p, "T (CC BY 4.0)");
    buf_reset(&out);
    json_feed();
    ck_assert_str_eq(out.p,
                     "{\"id\": \"CC-BY-4.0\", \"url\": "
                     "\"https://creativecommons.org/licenses/by/4.0/\", \"attribution\": \"“T” by "
                     "A, © 2023 P. CC BY 4.0: https://creativecommons.org/licenses/by/4.0/ — "
                     "Source: https://example.org/t\"}");
    buf_reset(&out);
    struct mark_rights course = marks_lom(&notice, &out);
    ck_assert_str_eq(course.restrictions, "yes");
    record = licensed("CC0-1.0");
    describe(&record);
    ck_assert_str_eq(marks_lom(&notice, &out).restrictions, "no");
}
END_TEST

START_TEST(a_header_holds_no_address_that_would_end_it)
{
    struct license_record record = licensed("CC-BY-4.0");
    describe(&record);
    notice.source = "https://example.org/a>; rel=\"x\"";
    http();
    ck_assert_str_eq(out.p, "<https://creativecommons.org/licenses/by/4.0/>; rel=\"license\"\n");
}
END_TEST

START_TEST(an_adaptation_is_based_on_its_source_and_at_home_with_us)
{
    struct license_record record = licensed("CC-BY-4.0");
    struct mark_link list[MARK_LINKS];
    describe(&record);
    facts.address = "https://r.example/t.html";
    notice.adapted = true;
    http();
    ck_assert_str_eq(out.p, "<https://creativecommons.org/licenses/by/4.0/>; rel=\"license\"\n");
    buf_reset(&out);
    head();
    ck_assert_ptr_nonnull(strstr(out.p, "rel=\"canonical\" href=\"https://r.example/t.html\""));
    ck_assert_ptr_nonnull(strstr(out.p, "\"isBasedOn\":\"https://example.org/t\""));
    ck_assert_ptr_null(strstr(out.p, "sameAs"));
    notice.source = NULL;
    notice.original_source = "https://example.org/original";
    ck_assert_uint_eq(marks_links(&notice, list), 2);
    ck_assert_str_eq(list[1].rel, "via");
    ck_assert_str_eq(list[1].href, "https://example.org/original");
}
END_TEST

START_TEST(a_picture_with_terms_of_its_own_is_marked)
{
    struct license_record record = licensed("CC-BY-4.0");
    static const struct mark_picture picture = {
        .address = "https://r.example/a.jpg",
        .caption = "A bridge",
        .credit = "Q/Agency",
        .creator = "Q",
        .license = "https://creativecommons.org/licenses/by/2.0/",
        .source = "https://example.org/a",
    };
    describe(&record);
    facts.pictures = &picture;
    facts.n_pictures = 1;
    notice.original_source = "https://example.org/original";
    write_json(marks_json_ld(&facts));
    ck_assert_ptr_nonnull(strstr(out.p, "\"isBasedOn\": \"https://example.org/original\""));
    ck_assert_ptr_nonnull(
        strstr(out.p, "\"hasPart\": [{\"@type\": \"ImageObject\", \"contentUrl\": "
                      "\"https://r.example/a.jpg\", \"caption\": \"A bridge\", \"creditText\": "
                      "\"Q/Agency\", \"creator\": {\"@type\": \"Person\", \"name\": \"Q\"}, "
                      "\"license\": \"https://creativecommons.org/licenses/by/2.0/\", "
                      "\"acquireLicensePage\": \"https://example.org/a\"}]"));
}
END_TEST

UNIT_TESTS_WITH("slots", set_up, tear_down, all_slots_of_one_record_name_the_same_license,
                a_slot_without_a_license_names_none, the_package_says_who_holds_which_rights,
                other_slots_have_their_own_words, a_header_holds_no_address_that_would_end_it,
                a_picture_with_terms_of_its_own_is_marked,
                an_adaptation_is_based_on_its_source_and_at_home_with_us)
