/* Feeds, catalogs and answers of oEmbed: what an entry must have when it travels alone. */
#include "unit/unit.h"
#include "unit/verify_case.h"

#define BY "https://creativecommons.org/licenses/by/4.0/"
#define ENTRY                                                                                      \
    "<entry><title>A</title><id>urn:a</id><updated>2024-01-31T00:00:00Z</updated>\n"               \
    "<link rel=\"alternate\" href=\"https://r.example/a.html\"/>\n"                                \
    "<link rel=\"license\" href=\"" BY "\"/>\n"                                                    \
    "<rights>CC BY 4.0, " BY "</rights>\n"

static const char atom[] = "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>F</title>"
                           "<id>urn:f</id><updated>2024-01-31T00:00:00Z</updated>"
                           "<author><name>N</name></author>\n" ENTRY "</entry></feed>";
static const char catalog[] =
    "<feed xmlns=\"http://www.w3.org/2005/Atom\" xmlns:dc=\"http://purl.org/dc/terms/\">"
    "<title>F</title><id>urn:f</id><updated>2024-01-31T00:00:00Z</updated>"
    "<author><name>N</name></author>\n" ENTRY "<summary type=\"text\">S</summary>\n"
    "<link rel=\"http://opds-spec.org/acquisition/open-access\" type=\"application/epub+zip\" "
    "href=\"https://r.example/a.epub\"/></entry></feed>";
static const char json_feed[] =
    "{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"F\", \"items\": [{"
    "\"id\": \"urn:a\", \"title\": \"A\", \"url\": \"https://r.example/a.html\", "
    "\"content_html\": \"<p>CC BY 4.0: " BY "</p>\", "
    "\"_license\": {\"url\": \"" BY "\", \"attribution\": \"CC BY 4.0, " BY "\"}}]}";
static const char opds[] =
    "{\"metadata\": {\"title\": \"C\"}, \"publications\": [{\"metadata\": {\"title\": \"A\", "
    "\"schema:license\": \"" BY "\"}, \"links\": [{\"rel\": \"license\", \"href\": \"" BY "\"}, "
    "{\"rel\": \"download\", \"type\": \"application/epub+zip\", "
    "\"href\": \"https://r.example/a.epub\"}]}]}";
static const char oembed[] =
    "{\"version\": \"1.0\", \"type\": \"rich\", \"width\": 600, \"height\": 800, "
    "\"html\": \"<iframe src='https://r.example/a.html' title='A'></iframe>\", "
    "\"license_url\": \"" BY "\", \"attribution\": \"CC BY 4.0: " BY "\"}";

/* What is said of the file with one thing changed. */
static void said(const char *file, const char *text, const char *from, const char *to,
                 const char *expected)
{
    case_put(file, case_edit(text, from, to));
    case_verify(file, NULL, expected);
}

START_TEST(good_feeds_catalogs_and_answers_are_proven)
{
    static const char *const files[][2] = {{"a.xml", atom},
                                           {"c.xml", catalog},
                                           {"f.json", json_feed},
                                           {"c.json", opds},
                                           {"o.json", oembed}};
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        case_put(files[i][0], files[i][1]);
        case_verify(files[i][0], NULL, "");
        ck_assert_uint_eq(case_report.files, 1);
    }
}
END_TEST

START_TEST(an_entry_of_atom_has_its_license_in_words_and_for_machines)
{
    said("a.xml", atom, "<link rel=\"license\" href=\"" BY "\"/>", "",
         "a.xml:2: error: entry 'A' has no link rel=license [feed-license]\n");
    said("a.xml", atom, "<rights>CC BY 4.0, " BY "</rights>", "",
         "a.xml:2: error: entry 'A' says nothing of rights in words; name the license and its "
         "address [feed-rights]\n");
    said("a.xml", atom, ", " BY "</rights>", "</rights>",
         "a.xml:2: error: rights of entry 'A' lack the license's address [feed-rights]\n");
    said("a.xml", atom, "<id>urn:a</id>", "", "a.xml:2: error: entry has no id [feed-entry]\n");
}
END_TEST

START_TEST(a_feed_claims_no_license_for_entries_that_have_others)
{
    said("a.xml", atom, "<id>urn:f</id>",
         "<id>urn:f</id><link rel=\"license\" "
         "href=\"https://creativecommons.org/licenses/by/3.0/\"/>",
         "a.xml:1: error: feed claims a license for all its entries, but they have others; put "
         "licenses on entries only [license-page-level]\n");
}
END_TEST

START_TEST(a_catalog_keeps_the_rules_of_opds)
{
    said("c.xml", catalog, " type=\"application/epub+zip\"", "",
         "c.xml:7: error: link to a file has no type: readers can't tell what it is [opds-type]\n");
    said("c.xml", catalog, "<summary type=\"text\">", "<summary type=\"html\">",
         "c.xml:6: error: summary of a catalog's entry must be plain text [opds-summary]\n");
    said("c.xml", catalog, "<summary", "<dc:creator>N</dc:creator><summary",
         "c.xml:6: error: Atom has an element for this; catalogs use that one, not Dublin Core's "
         "[opds-dublin-core]\n");
    said("c.json", opds, "\"type\": \"application/epub+zip\", ", "",
         "c.json: error: link to a file of 'A' has no type [opds-type]\n");
    said("c.json", opds, "\"schema:license\": \"" BY "\"",
         "\"schema:license\": \"https://creativecommons.org/licenses/by/3.0/\"",
         "c.json: error: publication 'A' has two licenses, in its metadata and in its links "
         "[license-conflict]\n");
}
END_TEST

START_TEST(an_item_of_json_feed_has_its_license)
{
    said("f.json", json_feed, "\"_license\"", "\"license\"",
         "f.json: error: entry 'A' has no extension with the license's address [feed-license]\n");
    said("f.json", json_feed, "<p>CC BY 4.0: " BY "</p>", "<p>Words.</p>",
         "f.json: error: content of entry 'A' lacks the license's address: shown alone it has no "
         "notice [feed-notice]\n");
    said("f.json", json_feed, "\"id\": \"urn:a\", ", "",
         "f.json: error: item 1 has no id [feed-entry]\n");
    said("f.json", json_feed, "\"CC BY 4.0, " BY "\"}", "\"" BY "\"}, \"_more\": {\"a\": \"b\"}",
         "f.json: error: rights of entry 'A' lack the license's name [feed-rights]\n");
}
END_TEST

START_TEST(an_answer_of_oembed_is_one_frame_with_its_notice)
{
    said("o.json", oembed, "\"height\": 800, ", "",
         "o.json: error: an answer of type 'rich' must have html, width and height [oembed]\n");
    said("o.json", oembed, " title='A'", "",
         "o.json: error: frame has no title: screen readers can't say what it is [oembed-html]\n");
    said("o.json", oembed, "<iframe", "<blockquote></blockquote><iframe",
         "o.json: error: html has 1 frames and 1 quotations; it must have one frame alone "
         "[oembed-html]\n");
    said("o.json", oembed, "\"license_url\"", "\"url\"",
         "o.json: error: answer has no license_url with the license's address "
         "[oembed-license]\n");
    said("o.json", oembed, "CC BY 4.0: " BY, "By N",
         "o.json: error: attribution must name the license and its address: it is what goes with "
         "the frame [oembed-license]\n");
}
END_TEST

UNIT_TESTS_WITH("verify_feeds", case_set_up, case_tear_down,
                good_feeds_catalogs_and_answers_are_proven,
                an_entry_of_atom_has_its_license_in_words_and_for_machines,
                a_feed_claims_no_license_for_entries_that_have_others,
                a_catalog_keeps_the_rules_of_opds, an_item_of_json_feed_has_its_license,
                an_answer_of_oembed_is_one_frame_with_its_notice)
