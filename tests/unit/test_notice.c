#include <check.h>
#include <string.h>

#include "base/utf8.h"
#include "unit/license_case.h"

typedef void (*writer)(const struct notice_facts *facts, struct buf *out);

static const char *written(writer write, const struct notice_facts *facts)
{
    buf_reset(&out);
    write(facts, &out);
    return arena_strndup(&arena, out.p, out.n);
}

/* Both notices at once are those that one gets one by one. */
static void ck_both(const struct notice_facts *facts)
{
    struct buf short_notice = BUF_INIT, full = BUF_INIT;
    notice_html(facts, &short_notice, &full);
    ck_assert_str_eq(short_notice.p, written(notice_short_html, facts));
    ck_assert_str_eq(full.p, written(notice_full_html, facts));
    buf_clear(&short_notice);
    buf_clear(&full);
}

static const struct license house = {.id = "LicenseRef-House",
                                     .label = "House rules",
                                     .name = "House rules",
                                     .url = "https://example.org/rules"};

/* The founding work: no author, date, address or copyright line was supplied. */
static struct notice_facts founding(const struct license_record *license)
{
    return (struct notice_facts){
        .lang = "en",
        .work_lang = "en",
        .title = "The Perils of a Renewed North Korea-Russia Relationship",
        .publisher = "Council on Foreign Relations",
        .license = license,
    };
}

START_TEST(the_short_notice_has_what_was_supplied)
{
    struct license_record license = licensed("CC-BY-NC-ND-4.0");
    struct notice_facts facts = founding(&license);
    ck_assert_str_eq(written(notice_short_text, &facts),
                     "“The Perils of a Renewed North Korea-Russia Relationship”, Council on "
                     "Foreign Relations. CC BY-NC-ND 4.0: " NC_ND);
    ck_assert_str_eq(written(notice_short_html, &facts),
                     "“The Perils of a Renewed North Korea-Russia Relationship”, Council on "
                     "Foreign Relations. <a rel=\"license\" href=\"" NC_ND
                     "\">CC BY-NC-ND 4.0</a>: " NC_ND);
}
END_TEST

START_TEST(in_a_frame_links_to_other_sites_open_a_window_of_their_own)
{
    struct license_record license = licensed("CC-BY-4.0");
    struct notice_facts facts = {.lang = "en",
                                 .title = "T",
                                 .license = &license,
                                 .new_window = true,
                                 .license_page = "credits.html"};
    const char *html = written(notice_full_html, &facts);
    ck_assert_ptr_nonnull(strstr(html, "licenses/by/4.0/\" target=\"_blank\">"));
    ck_assert_ptr_nonnull(strstr(html, "<a href=\"credits.html\">"));
    facts.new_window = false;
    ck_assert_ptr_null(strstr(written(notice_full_html, &facts), "target"));
}
END_TEST

START_TEST(the_short_notice_leaves_out_what_was_not)
{
    struct license_record license = licensed("CC-BY-4.0");
    struct notice_facts facts = {.title = "T", .license = &license};
#define BY "CC BY 4.0: https://creativecommons.org/licenses/by/4.0/"
    ck_assert_str_eq(written(notice_short_text, &facts), "“T”. " BY);
    facts.creators = "A and B";
    ck_assert_str_eq(written(notice_short_text, &facts), "“T” by A and B. " BY);
    facts.source = "https://example.org/t";
    ck_assert_str_eq(written(notice_short_text, &facts),
                     "“T” by A and B. " BY " — Source: https://example.org/t");
    facts.publisher = "P";
    facts.copyright = "© 2020 Q Inc.";
    ck_assert_str_eq(written(notice_short_text, &facts),
                     "“T” by A and B, P, © 2020 Q Inc. " BY " — Source: https://example.org/t");
    facts.copyright = "© 2020 P"; /* names the publisher, who need not be named twice */
    ck_assert_str_eq(written(notice_short_text, &facts),
                     "“T” by A and B, © 2020 P. " BY " — Source: https://example.org/t");
    facts = (struct notice_facts){.title = "Who?", .creators = "P", .license = &license};
    facts.publisher = "P";
    ck_assert_str_eq(written(notice_short_text, &facts), "“Who?” by P. " BY);
    facts.creators = facts.publisher = NULL;
    ck_assert_str_eq(written(notice_short_text, &facts), "“Who?” " BY);
}
END_TEST

static const char full[] =
    "“T” by A was first published by P on 2023-09-12 at https://example.org/t and retrieved on "
    "2024-06-01. © 2023 P. It is licensed by L under the Creative Commons "
    "Attribution-NonCommercial-NoDerivatives 4.0 International license (CC BY-NC-ND 4.0), " NC_ND
    ".\n\n"
    "Notice as supplied at https://example.org/legal in 2024: “All of it is CC BY-NC-ND 4.0.” "
    "Archived at https://archive.example/1. Disclaimer as supplied: “As is”.\n\n"
    "Changes: converted to EPUB; site navigation left out. The wording is unchanged.\n\n"
    "You may copy and share this text, unchanged and not for commercial purposes, if you keep this "
    "notice. The license gives no warranties (section 5).\n\n"
    "R is not connected with, or endorsed by, L. Layout and navigation by R; nothing here "
    "restricts what the license permits.";

static struct license_record full_record(void)
{
    struct license_record record = licensed("CC-BY-NC-ND-4.0");
    record.licensor = "L";
    record.notice = "All of it is CC BY-NC-ND 4.0.";
    record.disclaimer = "As is";
    record.evidence_url = "https://example.org/legal";
    record.evidence_retrieved = "2024";
    record.evidence_archive = "https://archive.example/1";
    return record;
}

static struct notice_facts full_facts(const struct license_record *record)
{
    static const char *const changes[] = {"site navigation left out"};
    return (struct notice_facts){
        .lang = "en",
        .work_lang = "en-US",
        .title = "T",
        .creators = "A",
        .publisher = "P",
        .publisher_url = "https://example.org/",
        .date = "2023-09-12T08:00:00Z",
        .source = "https://example.org/t",
        .retrieved = "2024-06-01",
        .copyright = "© 2023 P",
        .license = record,
        .format = "EPUB",
        .changes = changes,
        .n_changes = 1,
        .wording_unchanged = true,
        .republisher = "R",
        .license_page = "../license.html",
    };
}

START_TEST(the_full_notice_says_all_that_is_known)
{
    struct license_record record = full_record();
    struct notice_facts facts = full_facts(&record);
    ck_assert_str_eq(written(notice_full_text, &facts), full);
}
END_TEST

START_TEST(names_from_right_to_left_do_not_turn_what_is_beside_them)
{
    struct license_record record = full_record();
    struct notice_facts facts = full_facts(&record);
    facts.creators = "ليلى مثال";
    facts.publisher = NULL;
    facts.copyright = "© مجلة الماء";
    facts.title = "كيف";
    facts.work_lang = "ar";
    const char *html = written(notice_short_html, &facts);
    ck_assert_msg(strstr(html,
                         "“<bdi lang=\"ar\" xml:lang=\"ar\">كيف</bdi>” by <bdi>ليلى مثال</bdi>, "
                         "<bdi>© مجلة الماء</bdi>") != NULL,
                  "%s", html);
}
END_TEST

START_TEST(the_full_notice_in_html_links_what_has_an_address)
{
    struct license_record record = full_record();
    struct notice_facts facts = full_facts(&record);
    const char *html = written(notice_full_html, &facts);
    static const char *const there[] = {
        "<p>“T” by A was first published by <a href=\"https://example.org/\">P</a> on ",
        " at <a href=\"https://example.org/t\">https://example.org/t</a> and ",
        " under the <a rel=\"license\" href=\"" NC_ND
        "\">Creative Commons Attribution-NonCommercial-NoDerivatives 4.0 International</a> license",
        "(CC BY-NC-ND 4.0), " NC_ND ".</p>\n<p>Notice as supplied at "
        "<a href=\"https://example.org/legal\">https://example.org/legal</a> in 2024",
        "permits.</p>\n<p><a href=\"../license.html\">Licenses and credits</a></p>\n",
    };
    for (size_t i = 0; i < COUNT(there); i++)
        ck_assert_msg(strstr(html, there[i]) != NULL, "'%s' is not in:\n%s", there[i], html);
}
END_TEST

START_TEST(the_full_notice_of_a_work_of_which_little_is_known_is_short)
{
    struct license_record license = licensed("CC-BY-4.0");
    struct notice_facts facts = {.title = "T", .license = &license, .format = "web page"};
    ck_assert_str_eq(
        written(notice_full_text, &facts),
        "This is “T”. It is licensed under the Creative Commons Attribution 4.0 International "
        "license (CC BY 4.0), https://creativecommons.org/licenses/by/4.0/.\n\n"
        "You may copy, share and adapt this text if you keep this notice and say what you changed. "
        "The license gives no warranties (section 5).");
    facts.creators = "A";
    facts.retrieved = "2024-06";
    ck_assert_ptr_nonnull(strstr(written(notice_full_text, &facts),
                                 "This is “T” by A, retrieved in 2024-06. It is licensed"));
    facts.date = "2023";
    ck_assert_ptr_nonnull(
        strstr(written(notice_full_text, &facts),
               "“T” by A was first published in 2023 and retrieved in 2024-06. It is licensed"));
}
END_TEST

/* The sentences that depend on the license: after the first one, without changes. */
START_TEST(each_kind_of_license_has_its_own_sentences)
{
#define CC "https://creativecommons.org/"
#define KEEP " if you keep this notice"
#define SECTION_5 " The license gives no warranties (section 5)."
#define ITS_TEXT " What the license says of warranties is in its text."
#define SAME " under the same license or one that it allows in its place."
    static const struct {
        const char *id, *says;
    } table[] = {
        {"CC-BY-3.0",
         "It is licensed under the Creative Commons Attribution 3.0 Unported license "
         "(CC BY 3.0), " CC "licenses/by/3.0/.\n\n"
         "You may copy, share and adapt this text" KEEP " and say what you changed." SECTION_5},
        {"CC-BY-ND-4.0", "It is licensed under the Creative Commons Attribution-NoDerivatives 4.0 "
                         "International license (CC BY-ND 4.0), " CC "licenses/by-nd/4.0/.\n\n"
                         "You may copy and share this text, unchanged," KEEP "." SECTION_5},
        {"CC-BY-SA-3.0-DE", "It is licensed under the Creative Commons Attribution-ShareAlike 3.0 "
                            "Germany license (CC BY-SA 3.0 DE), " CC "licenses/by-sa/3.0/de/.\n\n"
                            "You may copy, share and adapt this text" KEEP
                            ", say what you changed, and share adaptations" SAME ITS_TEXT},
        {"CC-BY-NC-4.0",
         "It is licensed under the Creative Commons Attribution-NonCommercial 4.0 "
         "International license (CC BY-NC 4.0), " CC "licenses/by-nc/4.0/.\n\n"
         "You may copy, share and adapt this text, not for commercial purposes," KEEP
         " and say what you changed." SECTION_5},
        {"CC-BY-NC-SA-1.0",
         "It is licensed under the Creative Commons Attribution-NonCommercial-ShareAlike 1.0 "
         "Generic license (CC BY-NC-SA 1.0), " CC "licenses/by-nc-sa/1.0/.\n\n"
         "You may copy, share and adapt this text, not for commercial purposes," KEEP
         ", say what you changed, and share adaptations" SAME ITS_TEXT},
        {"CC0-1.0", "It is dedicated to the public domain under Creative Commons CC0 1.0 "
                    "Universal, " CC "publicdomain/zero/1.0/.\n\n"
                    "You may copy, share and adapt this text for any purpose without asking."},
        {"CC-PDM-1.0", "It is marked as free of known copyright restrictions: Creative Commons "
                       "Public Domain Mark 1.0 Universal, " CC "publicdomain/mark/1.0/.\n\n"
                       "As far as is known, you may copy, share and adapt this text for any "
                       "purpose without asking."},
        {"CC-PDDC", "It is dedicated to the public domain, or certified to belong to it: Creative "
                    "Commons Public Domain Dedication and Certification (CC PDDC), " CC
                    "publicdomain/certification/1.0/us/.\n\n"
                    "As far as is known, you may copy, share and adapt this text for any purpose "
                    "without asking."},
        {NULL, "No license for it is known, so this notice gives no permission to copy it."},
    };
    for (size_t i = 0; i < COUNT(table); i++) {
        struct license_record record = licensed(table[i].id);
        struct notice_facts facts = {.title = "T", .license = &record};
        ck_assert_str_eq(written(notice_full_text, &facts),
                         arena_printf(&arena, "This is “T”. %s", table[i].says));
    }
}
END_TEST

START_TEST(a_license_of_ones_own_is_named_and_not_interpreted)
{
    struct license_record record = {.license = house};
    struct notice_facts facts = {.title = "T", .license = &record};
    ck_assert_str_eq(written(notice_full_text, &facts),
                     "This is “T”. It is licensed under House rules, https://example.org/rules."
                     "\n\nWhat you may do with this text is said there.");
    ck_assert_str_eq(written(notice_short_html, &facts),
                     "“T”. <a rel=\"license\" href=\"https://example.org/rules\">House rules</a>: "
                     "https://example.org/rules");
    record.license.url = NULL;
    ck_assert_str_eq(written(notice_full_text, &facts),
                     "This is “T”. It is licensed under House rules.");
    ck_assert_str_eq(written(notice_short_html, &facts), "“T”. House rules");
}
END_TEST

START_TEST(a_work_without_a_license_says_so)
{
    struct license_record record = {0};
    struct notice_facts facts = founding(&record);
    facts.republisher = "R";
    ck_assert_str_eq(written(notice_short_text, &facts),
                     "“The Perils of a Renewed North Korea-Russia Relationship”, Council on "
                     "Foreign Relations. No license known");
    const char *text = written(notice_full_text, &facts);
    ck_assert_ptr_nonnull(strstr(text, "Layout and navigation by R."));
    ck_assert_ptr_null(strstr(text, "permits"));
}
END_TEST

START_TEST(a_page_of_several_works_claims_no_license_for_itself)
{
    struct license_record record = licensed("CC-BY-4.0");
    struct notice_facts facts = founding(&record);
    static const char plain_link[] = "<a href=\"https://creativecommons.org/licenses/by/4.0/\">";
    facts.one_of_several = true;
    ck_assert_ptr_nonnull(strstr(written(notice_short_html, &facts), plain_link));
    ck_assert_ptr_nonnull(strstr(written(notice_full_html, &facts), plain_link));
    ck_assert_ptr_null(strstr(written(notice_full_html, &facts), "rel="));
}
END_TEST

START_TEST(only_another_publisher_says_that_it_is_not_endorsed)
{
    struct license_record record = licensed("CC-BY-4.0");
    struct notice_facts facts = founding(&record);
    static const char not_endorsed[] = "endorsed", layout[] = "Layout";
    ck_assert_ptr_null(strstr(written(notice_full_text, &facts), layout));
    facts.republisher = "Council on Foreign Relations";
    ck_assert_ptr_null(strstr(written(notice_full_text, &facts), layout));
    facts.republisher = "R";
    ck_assert_ptr_nonnull(
        strstr(written(notice_full_text, &facts), "endorsed by, Council on Foreign Relations."));
    record.licensor = "R";
    ck_assert_ptr_null(strstr(written(notice_full_text, &facts), not_endorsed));
    record.licensor = facts.publisher = NULL;
    ck_assert_ptr_null(strstr(written(notice_full_text, &facts), not_endorsed));
    ck_assert_ptr_nonnull(strstr(written(notice_full_text, &facts), layout));
}
END_TEST

START_TEST(that_the_wording_is_unchanged_is_said_only_when_it_is_known)
{
    struct license_record record = licensed("CC-BY-4.0");
    struct notice_facts facts = founding(&record);
    facts.format = "leaflet";
    const char *text = written(notice_full_text, &facts);
    ck_assert_ptr_nonnull(strstr(text, "Changes: converted to leaflet.\n"));
    ck_assert_ptr_null(strstr(text, "unchanged"));
    facts.wording_unchanged = true;
    ck_assert_ptr_nonnull(strstr(written(notice_full_text, &facts),
                                 "Changes: converted to leaflet. The wording is unchanged.\n"));
}
END_TEST

START_TEST(ones_own_work_is_not_converted)
{
    struct license_record record = licensed("CC-BY-4.0");
    struct notice_facts facts = founding(&record);
    facts.format = "web page";
    facts.republisher = facts.publisher;
    ck_assert_ptr_null(strstr(written(notice_full_text, &facts), "converted"));
}
END_TEST

START_TEST(evidence_is_given_where_it_is_elsewhere)
{
    struct license_record record = licensed("CC-BY-4.0");
    struct notice_facts facts = founding(&record);
    record.evidence_url = "https://example.org/legal";
    record.evidence_retrieved = "2024-06-01";
    ck_assert_ptr_nonnull(
        strstr(written(notice_full_text, &facts),
               "\n\nThe license was found at https://example.org/legal on 2024-06-01.\n\n"));
    facts.source = record.evidence_url;
    ck_assert_ptr_null(strstr(written(notice_full_text, &facts), "found at"));
    record.notice = "CC BY 4.0";
    facts.retrieved = record.evidence_retrieved;
    ck_assert_ptr_nonnull(
        strstr(written(notice_full_text, &facts), "\n\nNotice as supplied: “CC BY 4.0”.\n\n"));
}
END_TEST

START_TEST(what_must_not_be_parted_from_a_text_stands_at_its_foot_if_the_full_notice_is_elsewhere)
{
    struct license_record record = full_record();
    struct notice_facts facts = full_facts(&record);
    const struct notice_part part = {.what = "one map", .credit = "Map by M."};
    facts.license_page = "credits.xhtml#c-a";
    facts.full_on_page = true;
    facts.parts = &part;
    facts.n_parts = 1;
    const char *html = written(notice_full_html, &facts);
    const char *brief = written(notice_short_html, &facts);
    const char *more = html + strlen("<p>") + strlen(brief);
    ck_assert(strncmp(html + strlen("<p>"), brief, strlen(brief)) == 0);
    static const char link[] = " — <a href=\"credits.xhtml#c-a\">Credits</a></p>\n<p>Changes: ";
    ck_assert(strncmp(more, link, strlen(link)) == 0);
    ck_both(&facts);
    ck_assert_ptr_nonnull(strstr(more, "Map by M."));
    ck_assert_ptr_null(strstr(more, "warranties"));
    ck_assert_ptr_null(strstr(more, "Layout"));
    facts.creators = facts.helpers = facts.publisher = NULL;
    ck_assert_ptr_nonnull(strstr(written(notice_full_html, &facts), "Layout and navigation by"));
}
END_TEST

START_TEST(what_strangers_wrote_stays_text_on_one_line)
{
    struct license_record record = licensed("CC-BY-4.0");
    struct notice_facts facts = {.title = "a < b &\n\"c\"\x01{creators}[x]",
                                 .creators = "<script>alert(1)</script>",
                                 .publisher = "P",
                                 .publisher_url = "javascript:alert(1)",
                                 .source = "JAVASCRIPT:alert(1)",
                                 .work_lang = "x\"><b\x1a",
                                 .license = &record};
    ck_assert_str_eq(
        written(notice_short_html, &facts),
        "“<span lang=\"x&quot;&gt;&lt;b \" xml:lang=\"x&quot;&gt;&lt;b \">a &lt; b &amp; "
        "&quot;c&quot; {creators}[x]</span>” by &lt;script&gt;alert(1)&lt;/script&gt;, P. "
        "<a rel=\"license\" href=\"https://creativecommons.org/licenses/by/4.0/\">CC BY 4.0</a>: "
        "https://creativecommons.org/licenses/by/4.0/ — Source: JAVASCRIPT:alert(1)");
    ck_assert_ptr_null(strchr(written(notice_short_text, &facts), '\n'));
}
END_TEST

START_TEST(the_sentences_come_in_the_language_of_the_frame)
{
    struct license_record record = licensed("CC-BY-NC-ND-4.0");
    struct notice_facts facts = full_facts(&record);
    static const struct {
        const char *lang, *starts, *has;
    } table[] = {
        {"de-AT", "„<span lang=\"en-US\" xml:lang=\"en-US\">T</span>“ von A wurde zuerst von ",
         "Der Wortlaut ist unverändert."},
        {"es", "«<span lang=\"en-US\" xml:lang=\"en-US\">T</span>», de A, fue publicado ",
         "La redacción no se ha modificado."},
        {"FR",
         "«\u00a0<span lang=\"en-US\" xml:lang=\"en-US\">T</span>\u00a0», par A, a d’abord été ",
         "Le texte lui-même est inchangé."},
        {"pt", "“T” by A was first published by ", "The wording is unchanged."},
        {NULL, "“T” by A was first published by ", "The wording is unchanged."},
    };
    for (size_t i = 0; i < COUNT(table); i++) {
        facts.lang = table[i].lang;
        const char *html = written(notice_full_html, &facts);
        ck_assert_msg(strncmp(html + strlen("<p>"), table[i].starts, strlen(table[i].starts)) == 0,
                      "%s", html);
        ck_assert_ptr_nonnull(strstr(html, table[i].has));
    }
    ck_assert_str_eq(notice_lang("de-AT"), "de");
    ck_assert_str_eq(notice_lang("deu"), "en");
    ck_assert_str_eq(notice_lang(""), "en");
    ck_assert_str_eq(notice_lang(NULL), "en");
}
END_TEST

/* Facts of which each may be missing, by the bits of `mask`. */
static struct notice_facts some_facts(const struct license_record *record, unsigned mask)
{
    struct notice_facts facts = full_facts(record);
    const char **optional[] = {&facts.creators, &facts.publisher, &facts.date,
                               &facts.source,   &facts.retrieved, &facts.copyright,
                               &facts.format,   &facts.work_lang, &facts.republisher};
    for (size_t i = 0; i < COUNT(optional); i++)
        if (mask & 1u << i)
            *optional[i] = NULL;
    facts.title = "Q&A <1> \"x\"";
    facts.license_page = NULL;
    return facts;
}

START_TEST(text_and_html_have_the_same_words_whatever_is_known)
{
    static const char *const ids[] = {"CC-BY-NC-ND-4.0", "CC-BY-SA-3.0-DE", "CC0-1.0", "CC-PDM-1.0",
                                      "CC-PDDC",         "CC-BY-NC-1.0",    NULL};
    static const char *const langs[] = {"en", "de", "es", "fr"};
    for (size_t i = 0; i < COUNT(ids); i++)
        for (unsigned mask = 0; mask < 1u << 9; mask++) {
            struct license_record record = mask % 3 ? licensed(ids[i]) : full_record();
            struct notice_facts facts = some_facts(&record, mask);
            facts.lang = langs[mask % COUNT(langs)];
            const char *text = written(notice_full_text, &facts);
            ck_assert_str_eq(words_of(written(notice_full_html, &facts)), collapsed(text));
            ck_assert_msg(!strpbrk(text, "[]{}") && !strstr(text, "  ") && !strstr(text, ".."),
                          "%s", text);
            text = written(notice_short_text, &facts);
            ck_assert_str_eq(words_of(written(notice_short_html, &facts)), collapsed(text));
            ck_both(&facts);
            ck_assert_msg(!strpbrk(text, "[]{}\n") && !strstr(text, "  ") && !strstr(text, ".."),
                          "%s", text);
            arena_reset(&arena);
        }
}
END_TEST

START_TEST(only_a_publisher_is_said_to_have_published_first_at_an_address)
{
    struct license_record license = licensed("CC-PDM-1.0");
    struct notice_facts facts = {.title = "T",
                                 .creators = "A",
                                 .date = "1845",
                                 .source = "https://library.example/t",
                                 .license = &license};
    static const struct {
        const char *lang, *starts;
    } table[] = {
        {"en", "“T” by A was first published in 1845. Source: https://library.example/t. It is "},
        {"de", "„T“ von A wurde zuerst (1845) veröffentlicht. Quelle: https://library.example/t. "},
        {"es",
         "«T», de A, fue publicado por primera vez en 1845. Fuente: https://library.example/t. "},
        {"fr", "«\u00a0T\u00a0», par A, a d’abord été publié (1845). Source\u00a0: "
               "https://library.example/t. "},
    };
    for (size_t i = 0; i < COUNT(table); i++) {
        facts.lang = table[i].lang;
        const char *text = written(notice_full_text, &facts);
        ck_assert_msg(str_starts(str_of(text), str_of(table[i].starts)), "%s", text);
    }
    facts.lang = "en";
    facts.date = NULL;
    ck_assert_ptr_nonnull(strstr(written(notice_full_text, &facts),
                                 "This is “T” by A. Source: https://library.example/t. It is "));
    facts.publisher = "P";
    ck_assert_ptr_nonnull(
        strstr(written(notice_full_text, &facts),
               "“T” by A was first published by P at https://library.example/t."));
}
END_TEST

START_TEST(a_part_of_another_has_credit_and_terms_of_its_own)
{
    struct license_record license = licensed("CC-BY-4.0");
    const struct notice_part parts[] = {
        {.what = "one map", .credit = "Map: M & N", .copyright = "© 2020 M", .covered = false},
        {.what = "one photograph",
         .credit = "Photo by P",
         .license = "CC BY-NC-ND 2.0",
         .url = "https://creativecommons.org/licenses/by-nc-nd/2.0/",
         .source = "https://photos.example/1"}};
    struct notice_facts facts = {.title = "T", .license = &license, .parts = parts, .n_parts = 2};
    const char *html = written(notice_full_html, &facts);
    const char *said =
        strstr(html, "<p data-parts=\"\">Included: one map (credit as given: “Map: M "
                     "&amp; N”), © 2020 M, which the license of the text does not "
                     "cover. Included: one photograph (credit as given: “Photo by "
                     "P”), CC BY-NC-ND 2.0: <a href=\"");
    ck_assert_msg(said && strstr(said, " — Source: <a href=\"https://photos.example/1\">"), "%s",
                  html);
    static const char *const langs[] = {"en", "de", "es", "fr"};
    for (size_t i = 0; i < COUNT(langs); i++) {
        facts.lang = langs[i];
        const char *text = written(notice_full_text, &facts);
        for (size_t k = 0; k < COUNT(parts); k++)
            ck_assert_msg(strstr(text, parts[k].what) && strstr(text, parts[k].credit), "%s", text);
        ck_assert_msg(strstr(text, parts[1].license) && strstr(text, parts[1].url) &&
                          strstr(text, parts[1].source),
                      "%s", text);
        ck_assert_str_eq(words_of(written(notice_full_html, &facts)), collapsed(text));
    }
}
END_TEST

START_TEST(no_language_forgets_a_fact)
{
    static const char *const langs[] = {"en", "de", "es", "fr"};
    static const char *const facts_given[] = {
        "Title",
        "Ada Author",
        "First Press",
        "2023-09-12",
        "https://example.org/t",
        "2024-06-01",
        "© 2023 P",
        "Licensing Office",
        "Creative Commons Attribution-NonCommercial-NoDerivatives 4.0 International",
        "CC BY-NC-ND 4.0",
        NC_ND,
        "https://example.org/legal",
        "2024",
        "https://archive.example/1",
        "As is",
        "All of it is CC BY-NC-ND 4.0.",
        "EPUB",
        "site navigation left out",
        "Reader’s House",
        "Original",
        "Otto Original",
        "https://example.org/original",
        "CC BY 3.0"};
    struct license_record record = full_record(), older = licensed("CC-BY-3.0");
    struct notice_facts facts = full_facts(&record);
    record.licensor = "Licensing Office";
    facts.title = "Title";
    facts.original = "Original";
    facts.original_author = "Otto Original";
    facts.original_source = "https://example.org/original";
    facts.original_license = &older.license;
    facts.creators = "Ada Author";
    facts.publisher = "First Press";
    facts.republisher = "Reader’s House";
    for (size_t i = 0; i < COUNT(langs); i++) {
        facts.lang = langs[i];
        const char *text = written(notice_full_text, &facts);
        for (size_t j = 0; j < COUNT(facts_given); j++)
            ck_assert_msg(strstr(text, facts_given[j]) != NULL, "no '%s' in %s:\n%s",
                          facts_given[j], langs[i], text);
    }
}
END_TEST

START_TEST(an_excerpt_says_that_it_is_one)
{
    struct license_record record = licensed("CC-BY-4.0");
    struct notice_facts facts = {.title = "T", .creators = "A", .license = &record};
    facts.format = "web page";
    facts.excerpt = true;
    facts.wording_unchanged = true;
    ck_assert_str_eq(written(notice_short_text, &facts), "Excerpt from “T” by A. " BY);
    facts.section = "Part {1}";
    ck_assert_str_eq(written(notice_short_text, &facts), "Excerpt (“Part {1}”) from “T” by A. " BY);
    const char *text = written(notice_full_text, &facts);
    ck_assert_ptr_nonnull(
        strstr(text, "This is “T” by A. This is an excerpt, “Part {1}”, from it. It is licensed"));
    ck_assert_ptr_nonnull(strstr(text, "Changes: converted to a web page; only an excerpt is "
                                       "given. The wording is unchanged.\n"));
    static const char *const languages[][2] = {{"de", "Auszug („Part {1}“) aus „T“ von A. "},
                                               {"es", "Extracto («Part {1}») de «T» de A. "},
                                               {"fr", "Extrait («\u00a0Part {1}\u00a0») de "
                                                      "«\u00a0T\u00a0» par A. "}};
    for (size_t i = 0; i < COUNT(languages); i++) {
        facts.lang = languages[i][0];
        ck_assert_ptr_nonnull(strstr(written(notice_short_text, &facts), languages[i][1]));
    }
}
END_TEST

START_TEST(changes_of_others_and_other_permissions_are_said)
{
    struct license_record record = licensed("CC-BY-4.0");
    static const char *const before[] = {"Translated by B", "abridged by C"};
    struct notice_facts facts = {.title = "T", .license = &record};
    facts.prior_changes = before;
    facts.n_prior_changes = 2;
    facts.more_permissions = "https://example.org/p";
    const char *text = written(notice_full_text, &facts);
    ck_assert_ptr_nonnull(strstr(text, "Earlier changes: Translated by B; abridged by C.\n"));
    ck_assert_ptr_nonnull(strstr(text, " For other permissions see https://example.org/p."));
}
END_TEST

/* Its license is named, but the only address of a license that is written out is the text's own. */
START_TEST(an_adaptation_names_its_original)
{
    struct license_record record = licensed("CC-BY-4.0"), older = licensed("CC-BY-3.0");
    struct notice_facts facts = {.title = "T",
                                 .license = &record,
                                 .original = "O",
                                 .original_author = "A",
                                 .original_source = "https://example.org/o",
                                 .original_license = &older.license};
    ck_assert_str_eq(written(notice_short_text, &facts),
                     "“T”. CC BY 4.0: https://creativecommons.org/licenses/by/4.0/ — Source: "
                     "https://example.org/o");
    const char *text = written(notice_full_text, &facts);
    ck_assert_ptr_nonnull(strstr(text, " It is an adaptation of “O” by A, https://example.org/o, "
                                       "which is under CC BY 3.0.\n"));
    ck_assert_ptr_nonnull(strstr(written(notice_full_html, &facts),
                                 "<a href=\"https://creativecommons.org/licenses/by/3.0/\">CC BY "
                                 "3.0</a>."));
    facts.source = facts.original_source; /* said before */
    facts.original_author = NULL;
    facts.original_license = NULL;
    ck_assert_ptr_nonnull(
        strstr(written(notice_full_text, &facts), " It is an adaptation of “O”.\n"));
}
END_TEST

UNIT_TESTS_WITH(
    "notice", set_up, tear_down, an_adaptation_names_its_original,
    in_a_frame_links_to_other_sites_open_a_window_of_their_own,
    the_short_notice_has_what_was_supplied, an_excerpt_says_that_it_is_one,
    changes_of_others_and_other_permissions_are_said, the_short_notice_leaves_out_what_was_not,
    the_full_notice_says_all_that_is_known, the_full_notice_in_html_links_what_has_an_address,
    names_from_right_to_left_do_not_turn_what_is_beside_them,
    the_full_notice_of_a_work_of_which_little_is_known_is_short,
    each_kind_of_license_has_its_own_sentences, a_license_of_ones_own_is_named_and_not_interpreted,
    a_work_without_a_license_says_so, a_page_of_several_works_claims_no_license_for_itself,
    only_another_publisher_says_that_it_is_not_endorsed,
    that_the_wording_is_unchanged_is_said_only_when_it_is_known, ones_own_work_is_not_converted,
    evidence_is_given_where_it_is_elsewhere,
    what_must_not_be_parted_from_a_text_stands_at_its_foot_if_the_full_notice_is_elsewhere,
    what_strangers_wrote_stays_text_on_one_line, the_sentences_come_in_the_language_of_the_frame,
    text_and_html_have_the_same_words_whatever_is_known,
    only_a_publisher_is_said_to_have_published_first_at_an_address,
    a_part_of_another_has_credit_and_terms_of_its_own, no_language_forgets_a_fact)
