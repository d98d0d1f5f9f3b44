#include <check.h>
#include <libxml/parser.h>
#include <string.h>

#include "license/marks.h"
#include "unit/license_case.h"

static const char *head(const struct mark_facts *facts)
{
    buf_reset(&out);
    marks_head(facts, &out);
    return arena_strndup(&arena, out.p, out.n);
}

static const char *rights(const struct notice_facts *facts)
{
    buf_reset(&out);
    marks_rights(facts, &out);
    return arena_strndup(&arena, out.p, out.n);
}

static struct notice_facts copied(const struct license_record *record)
{
    return (struct notice_facts){
        .lang = "en",
        .work_lang = "en-US",
        .title = "Peace & \"War\"",
        .creators = "A and B",
        .publisher = "P",
        .publisher_url = "https://example.org/",
        .date = "2023-09-12",
        .source = "https://example.org/t?a=1&b=2",
        .copyright = "© 2023 P",
        .license = record,
    };
}

static struct mark_facts marked(const struct notice_facts *notice)
{
    static const char *const creators[] = {"A", "B"}, *const keywords[] = {"x", "y"};
    return (struct mark_facts){
        .notice = notice,
        .creators = {creators, 2},
        .keywords = keywords,
        .n_keywords = 2,
        .description = "About </script> it",
        .modified = "2024-06-01",
        .address = "https://reader.example/t.html",
        .identifier = "urn:uuid:6f1c9a52-8a1e-5b7e-9d0c-2b3f5c1a7e11",
        .site_name = "Reader",
        .type = "Article",
        .words = 12,
    };
}

static const char all_of_it[] =
    "<link rel=\"canonical\" href=\"https://example.org/t?a=1&amp;b=2\"/>\n"
    "<link rel=\"license\" href=\"" NC_ND "\"/>\n"
    "<link rel=\"schema.DC\" href=\"http://purl.org/dc/elements/1.1/\"/>\n"
    "<link rel=\"schema.DCTERMS\" href=\"http://purl.org/dc/terms/\"/>\n"
    "<meta name=\"DC.title\" content=\"Peace &amp; &quot;War&quot;\"/>\n"
    "<meta name=\"DC.creator\" content=\"A\"/>\n"
    "<meta name=\"DC.creator\" content=\"B\"/>\n"
    "<meta name=\"DC.publisher\" content=\"P\"/>\n"
    "<meta name=\"DCTERMS.issued\" content=\"2023-09-12\"/>\n"
    "<meta name=\"DC.language\" content=\"en-US\"/>\n"
    "<meta name=\"DC.rights\" content=\"© 2023 P. CC BY-NC-ND 4.0 " NC_ND "\"/>\n"
    "<link rel=\"DCTERMS.license\" href=\"" NC_ND "\"/>\n"
    "<meta name=\"citation_title\" content=\"Peace &amp; &quot;War&quot;\"/>\n"
    "<meta name=\"citation_author\" content=\"A\"/>\n"
    "<meta name=\"citation_author\" content=\"B\"/>\n"
    "<meta name=\"citation_publication_date\" content=\"2023/09/12\"/>\n"
    "<meta name=\"citation_publisher\" content=\"P\"/>\n"
    "<meta name=\"citation_language\" content=\"en-US\"/>\n"
    "<meta name=\"citation_public_url\" content=\"https://example.org/t?a=1&amp;b=2\"/>\n"
    "<meta property=\"og:type\" content=\"article\"/>\n"
    "<meta property=\"og:title\" content=\"Peace &amp; &quot;War&quot;\"/>\n"
    "<meta property=\"og:description\" content=\"About &lt;/script&gt; it\"/>\n"
    "<meta property=\"og:url\" content=\"https://reader.example/t.html\"/>\n"
    "<meta property=\"og:site_name\" content=\"Reader\"/>\n"
    "<script type=\"application/ld+json\">{\"@context\":\"https://schema.org\","
    "\"@type\":\"Article\",\"@id\":\"urn:uuid:6f1c9a52-8a1e-5b7e-9d0c-2b3f5c1a7e11\","
    "\"headline\":\"Peace \\u0026 \\\"War\\\"\",\"description\":\"About \\u003c/script\\u003e it\","
    "\"url\":\"https://reader.example/t.html\","
    "\"sameAs\":\"https://example.org/t?a=1\\u0026b=2\","
    "\"inLanguage\":\"en-US\",\"datePublished\":\"2023-09-12\",\"dateModified\":\"2024-06-01\","
    "\"author\":[{\"@type\":\"Person\",\"name\":\"A\"},{\"@type\":\"Person\",\"name\":\"B\"}],"
    "\"publisher\":{\"@type\":\"Organization\",\"name\":\"P\",\"url\":\"https://example.org/\"},"
    "\"creditText\":\"A and B, P\",\"copyrightNotice\":\"© 2023 P\",\"license\":\"" NC_ND "\","
    "\"keywords\":[\"x\",\"y\"],\"wordCount\":12}</script>\n";

START_TEST(the_head_has_every_slot_for_which_there_is_a_fact)
{
    struct license_record record = licensed("CC-BY-NC-ND-4.0");
    struct notice_facts notice = copied(&record);
    struct mark_facts facts = marked(&notice);
    ck_assert_str_eq(head(&facts), all_of_it);
}
END_TEST

START_TEST(nothing_stands_for_a_fact_that_is_missing)
{
    struct license_record record = {0};
    struct notice_facts notice = {.title = "T", .license = &record};
    struct mark_facts facts = {.notice = &notice};
    ck_assert_str_eq(head(&facts),
                     "<link rel=\"schema.DC\" href=\"http://purl.org/dc/elements/1.1/\"/>\n"
                     "<link rel=\"schema.DCTERMS\" href=\"http://purl.org/dc/terms/\"/>\n"
                     "<meta name=\"DC.title\" content=\"T\"/>\n"
                     "<meta name=\"citation_title\" content=\"T\"/>\n"
                     "<meta property=\"og:type\" content=\"article\"/>\n"
                     "<meta property=\"og:title\" content=\"T\"/>\n"
                     "<script type=\"application/ld+json\">{\"@context\":\"https://schema.org\","
                     "\"@type\":\"Article\",\"headline\":\"T\"}</script>\n");
}
END_TEST

START_TEST(canonical_is_where_the_work_is_at_home)
{
    struct license_record record = licensed("CC-BY-4.0");
    struct notice_facts notice = copied(&record);
    struct mark_facts facts = marked(&notice);
    static const char ours[] = "<link rel=\"canonical\" href=\"https://reader.example/t.html\"/>\n";
    notice.source = NULL;
    ck_assert_ptr_nonnull(strstr(head(&facts), ours));
    ck_assert_ptr_nonnull(strstr(head(&facts), "citation_public_url\" content=\"https://reader"));
    ck_assert_ptr_null(strstr(head(&facts), "sameAs"));
    notice.source = "ISBN 978-3-16-148410-0"; /* not an address */
    ck_assert_ptr_nonnull(strstr(head(&facts), ours));
    ck_assert_ptr_null(strstr(head(&facts), "sameAs"));
    facts.address = NULL;
    ck_assert_ptr_null(strstr(head(&facts), "canonical"));
    ck_assert_ptr_null(strstr(head(&facts), "og:url"));
}
END_TEST

START_TEST(the_slots_for_the_license_agree)
{
    static const char *const ids[] = {"CC-BY-4.0", "CC0-1.0", "CC-PDM-1.0", "CC-BY-3.0-IGO",
                                      "CC-BY-NC-ND-1.0"};
    for (size_t i = 0; i < COUNT(ids); i++) {
        struct license_record record = licensed(ids[i]);
        struct notice_facts notice = copied(&record);
        struct mark_facts facts = marked(&notice);
        const char *url = record.license.url, *text = head(&facts);
        const char *const slots[] = {"<link rel=\"license\" href=\"%s\"/>\n",
                                     "<link rel=\"DCTERMS.license\" href=\"%s\"/>\n",
                                     " %s\"/>\n<link rel=\"DCTERMS.license\"",
                                     "\"license\":\"%s\""};
        for (size_t j = 0; j < COUNT(slots); j++) {
            const char *at = strstr(slots[j], "%s");
            char *slot = arena_printf(&arena, "%.*s%s%s", (int)(at - slots[j]), slots[j], url,
                                      at + strlen("%s"));
            ck_assert_msg(strstr(text, slot) != NULL, "'%s' is not in:\n%s", slot, text);
        }
    }
}
END_TEST

START_TEST(a_license_without_address_is_named_in_the_rights_alone)
{
    struct license_record record = {.license = {.id = "LicenseRef-House", .label = "House rules"}};
    struct notice_facts notice = copied(&record);
    struct mark_facts facts = marked(&notice);
    ck_assert_ptr_nonnull(
        strstr(head(&facts), "<meta name=\"DC.rights\" content=\"© 2023 P. House rules\"/>\n"));
    ck_assert_ptr_null(strstr(head(&facts), "license\""));
    record.license.url = "javascript:alert(1)";
    ck_assert_ptr_null(strstr(head(&facts), "license\""));
}
END_TEST

START_TEST(the_rights_are_one_line)
{
    struct license_record record = licensed("CC-BY-NC-ND-4.0"), none = {0};
    struct notice_facts facts = {.title = "T", .license = &record};
    ck_assert_str_eq(rights(&facts), "CC BY-NC-ND 4.0 " NC_ND);
    facts.copyright = "© 2023 P Inc.";
    ck_assert_str_eq(rights(&facts), "© 2023 P Inc. CC BY-NC-ND 4.0 " NC_ND);
    facts.license = &none;
    ck_assert_str_eq(rights(&facts), "© 2023 P Inc.");
    facts.copyright = NULL;
    ck_assert_str_eq(rights(&facts), "");
}
END_TEST

/* What strangers may write into facts; each is given as every fact at once. */
static const char *const hostile[] = {
    "</script><script>alert(1)</script>",
    "<!-- ]]> -->",
    "a\"b'c&d<e>f",
    "line\nbreak\ttab\x01",
    "&lt;already&gt;",
    "\\u003c \\",
    "日本語 – é",
};

static struct mark_facts hostile_facts(struct notice_facts *notice, const char *const *text,
                                       const struct license_record *record)
{
    *notice = copied(record);
    notice->title = notice->creators = notice->publisher = notice->copyright = *text;
    notice->source = arena_printf(&arena, "https://example.org/%s", *text);
    notice->date = notice->work_lang = *text;
    return (struct mark_facts){.notice = notice,
                               .creators = {text, 1},
                               .translators = {text, 1},
                               .keywords = text,
                               .n_keywords = 1,
                               .description = *text,
                               .identifier = *text,
                               .site_name = *text};
}

START_TEST(no_fact_breaks_the_markup_or_the_json)
{
    struct license_record record = licensed("CC-BY-4.0");
    for (size_t i = 0; i < COUNT(hostile); i++) {
        struct notice_facts notice;
        struct mark_facts facts = hostile_facts(&notice, &hostile[i], &record);
        char *page = arena_printf(&arena, "<head>%s</head>", head(&facts));
        xmlDoc *doc = xmlReadMemory(page, (int)strlen(page), "head.xml", "UTF-8", XML_PARSE_NONET);
        ck_assert_msg(doc != NULL, "not well-formed: %s", page);
        xmlNode *script = xmlDocGetRootElement(doc)->last;
        while (script->type != XML_ELEMENT_NODE)
            script = script->prev;
        ck_assert_str_eq((const char *)script->name, "script");
        /* The same bytes in HTML, where there are no entities in a script. */
        const char *start = strstr(page, "ld+json\">") + strlen("ld+json\">");
        size_t length = (size_t)(strstr(start, "</script>") - start);
        json_t *read = json_loadb(start, length, 0, NULL), *made = marks_json_ld(&facts);
        ck_assert_ptr_nonnull(read);
        ck_assert(json_equal(read, made));
        ck_assert_str_eq(json_string_value(json_object_get(read, "headline")), hostile[i]);
        json_decref(read);
        json_decref(made);
        xmlFreeDoc(doc);
    }
}
END_TEST

START_TEST(a_section_is_a_part_of_the_work_and_no_article_itself)
{
    struct license_record record = licensed("CC-BY-4.0");
    struct notice_facts notice = {.lang = "en",
                                  .title = "The whole",
                                  .source = "https://example.org/whole",
                                  .license = &record};
    struct mark_section section = {"first", "First", "https://example.org/embed/first.html", 12};
    struct mark_facts facts = {.notice = &notice,
                               .identifier = "urn:uuid:1",
                               .address = "https://example.org/a.html",
                               .words = 100,
                               .section = &section};
    json_t *object = marks_json_ld(&facts), *whole = json_object_get(object, "isPartOf");
    ck_assert_str_eq(json_string_value(json_object_get(object, "@type")), "CreativeWork");
    ck_assert_str_eq(json_string_value(json_object_get(object, "@id")), "urn:uuid:1#first");
    ck_assert_str_eq(json_string_value(json_object_get(object, "name")), "First");
    ck_assert_str_eq(json_string_value(json_object_get(object, "url")), section.address);
    ck_assert_int_eq(json_integer_value(json_object_get(object, "wordCount")), 12);
    ck_assert_ptr_null(json_object_get(object, "sameAs"));
    ck_assert_ptr_nonnull(json_object_get(object, "license"));
    ck_assert_str_eq(json_string_value(json_object_get(whole, "@type")), "Article");
    ck_assert_str_eq(json_string_value(json_object_get(whole, "@id")), "urn:uuid:1");
    ck_assert_str_eq(json_string_value(json_object_get(whole, "headline")), "The whole");
    ck_assert_str_eq(json_string_value(json_object_get(whole, "url")), facts.address);
    ck_assert_str_eq(json_string_value(json_object_get(whole, "sameAs")), notice.source);
    json_decref(object);
}
END_TEST

UNIT_TESTS_WITH("marks", set_up, tear_down, the_head_has_every_slot_for_which_there_is_a_fact,
                nothing_stands_for_a_fact_that_is_missing, canonical_is_where_the_work_is_at_home,
                the_slots_for_the_license_agree,
                a_license_without_address_is_named_in_the_rights_alone, the_rights_are_one_line,
                no_fact_breaks_the_markup_or_the_json,
                a_section_is_a_part_of_the_work_and_no_article_itself)
