#include <check.h>
#include <string.h>

#include "base/embedded.h"
#include "license/kind.h"
#include "license/license.h"
#include "unit/unit.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static struct arena arena;

static void set_up(void)
{
    arena = (struct arena)ARENA_INIT;
}

static void tear_down(void)
{
    arena_clear(&arena);
}

struct expected {
    const char *input;
    const char *id; /* or NULL and: */
    enum license_match match;
};

typedef enum license_match (*reader)(struct arena *arena, const char *input, struct license *out);

static enum license_match from_text(struct arena *memory, const char *input, struct license *out)
{
    return license_from_text(memory, str_of(input), out);
}

static void check_table(reader read, const struct expected *table, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        struct license license = {0};
        enum license_match match = read(&arena, table[i].input, &license);
        ck_assert_msg(match == table[i].match, "'%s': match is %d, not %d", table[i].input, match,
                      table[i].match);
        if (match == LICENSE_FOUND)
            ck_assert_msg(strcmp(license.id, table[i].id) == 0, "'%s' gives %s, not %s",
                          table[i].input, license.id, table[i].id);
        else
            ck_assert_msg(license.id == NULL, "'%s' gives a license in spite of all",
                          table[i].input);
    }
}

#define UNKNOWN NULL, LICENSE_UNKNOWN
#define NO_VERSION NULL, LICENSE_NO_VERSION
#define NONE NULL, LICENSE_NONE
#define FOUND(id) id, LICENSE_FOUND

static const struct license described[] = {
    {"CC-BY-4.0", "CC BY 4.0", "Creative Commons Attribution 4.0 International",
     "https://creativecommons.org/licenses/by/4.0/", "4.0", NULL, false, false, false, false,
     "legalcode/CC-BY-4.0.txt", 0},
    {"CC-BY-NC-ND-4.0", "CC BY-NC-ND 4.0",
     "Creative Commons Attribution-NonCommercial-NoDerivatives 4.0 International",
     "https://creativecommons.org/licenses/by-nc-nd/4.0/", "4.0", NULL, false, true, true, false,
     "legalcode/CC-BY-NC-ND-4.0.txt", 0},
    {"CC-BY-NC-SA-3.0", "CC BY-NC-SA 3.0",
     "Creative Commons Attribution-NonCommercial-ShareAlike 3.0 Unported",
     "https://creativecommons.org/licenses/by-nc-sa/3.0/", "3.0", NULL, false, true, false, true,
     NULL, 0},
    {"CC-BY-ND-2.5", "CC BY-ND 2.5", "Creative Commons Attribution-NoDerivs 2.5 Generic",
     "https://creativecommons.org/licenses/by-nd/2.5/", "2.5", NULL, false, false, true, false,
     NULL, 0},
    {"CC-BY-NC-ND-1.0", "CC BY-ND-NC 1.0",
     "Creative Commons Attribution-NoDerivs-NonCommercial 1.0 Generic",
     "https://creativecommons.org/licenses/by-nd-nc/1.0/", "1.0", NULL, false, true, true, false,
     NULL, 0},
    {"CC-SA-1.0", "CC SA 1.0", "Creative Commons ShareAlike 1.0 Generic",
     "https://creativecommons.org/licenses/sa/1.0/", "1.0", NULL, false, false, false, true, NULL,
     0},
    {"LicenseRef-CC-ND-NC-1.0", "CC ND-NC 1.0",
     "Creative Commons NoDerivs-NonCommercial 1.0 Generic",
     "https://creativecommons.org/licenses/nd-nc/1.0/", "1.0", NULL, false, true, true, false, NULL,
     0},
    {"CC-BY-NC-ND-3.0-IGO", "CC BY-NC-ND 3.0 IGO",
     "Creative Commons Attribution-NonCommercial-NoDerivs 3.0 IGO",
     "https://creativecommons.org/licenses/by-nc-nd/3.0/igo/", "3.0", "IGO", false, true, true,
     false, NULL, 0},
    {"CC-BY-SA-2.0-UK", "CC BY-SA 2.0 UK",
     "Creative Commons Attribution-ShareAlike 2.0 UK: England & Wales",
     "https://creativecommons.org/licenses/by-sa/2.0/uk/", "2.0", "UK", false, false, false, true,
     NULL, 0},
    {"LicenseRef-CC-BY-3.0-ES", "CC BY 3.0 ES", "Creative Commons Attribution 3.0 Spain",
     "https://creativecommons.org/licenses/by/3.0/es/", "3.0", "ES", false, false, false, false,
     NULL, 0},
    {"CC0-1.0", "CC0 1.0", "Creative Commons CC0 1.0 Universal",
     "https://creativecommons.org/publicdomain/zero/1.0/", "1.0", NULL, true, false, false, false,
     "legalcode/CC0-1.0.txt", 0},
    {"CC-PDM-1.0", "Public Domain Mark 1.0", "Creative Commons Public Domain Mark 1.0 Universal",
     "https://creativecommons.org/publicdomain/mark/1.0/", "1.0", NULL, true, false, false, false,
     NULL, 0},
    {"CC-PDDC", "CC PDDC", "Creative Commons Public Domain Dedication and Certification",
     "https://creativecommons.org/publicdomain/certification/1.0/us/", "1.0", "US", true, false,
     false, false, NULL, 0},
};

START_TEST(every_part_of_a_license_follows_from_its_id)
{
    for (size_t i = 0; i < COUNT(described); i++) {
        const struct license *expected = &described[i];
        struct license license = {0};
        ck_assert_int_eq(license_from_id(&arena, expected->id, &license), LICENSE_FOUND);
        ck_assert_str_eq(license.id, expected->id);
        ck_assert_str_eq(license.label, expected->label);
        ck_assert_str_eq(license.name, expected->name);
        ck_assert_str_eq(license.url, expected->url);
        ck_assert_pstr_eq(license.version, expected->version);
        ck_assert_pstr_eq(license.port, expected->port);
        ck_assert_pstr_eq(license.legal_code, expected->legal_code);
        ck_assert(license.public_domain == expected->public_domain);
        ck_assert(license.noncommercial == expected->noncommercial);
        ck_assert(license.noderivatives == expected->noderivatives);
        ck_assert(license.sharealike == expected->sharealike);
    }
}
END_TEST

START_TEST(an_id_is_read_in_any_case_and_gets_the_spelling_of_spdx)
{
    static const struct expected table[] = {
        {"cc-by-nc-nd-4.0", FOUND("CC-BY-NC-ND-4.0")},
        {" CC-BY-4.0 ", FOUND("CC-BY-4.0")},
        {"CC-BY-ND-NC-1.0", FOUND("CC-BY-NC-ND-1.0")},
        {"cc-by-2.5-scotland", FOUND("LicenseRef-CC-BY-2.5-SCOTLAND")},
        {"CC-BY-3.0-es", FOUND("LicenseRef-CC-BY-3.0-ES")},
        {"LicenseRef-CC-BY-3.0-DE", FOUND("CC-BY-3.0-DE")},
        {"CC-BY-NC-3.0-IGO", FOUND("LicenseRef-CC-BY-NC-3.0-IGO")},
        {"CC-BY-SA-2.1-JP", FOUND("CC-BY-SA-2.1-JP")},
        {"LicenseRef-CC-NC-SA-2.0-JP", FOUND("LicenseRef-CC-NC-SA-2.0-JP")},
        {"cc0-1.0", FOUND("CC0-1.0")},
        {"cc-pddc", FOUND("CC-PDDC")},
        {"CC-BY-NC-ND", NO_VERSION},
        {"cc-by", NO_VERSION},
        {"CC0", NO_VERSION},
        {"CC-PDM", NO_VERSION},
        {"", NONE},
        {NULL, NONE},
        {"MIT", UNKNOWN},
        {"CC", UNKNOWN},
        {"CC-", UNKNOWN},
        {"CC--4.0", UNKNOWN},
        {"CC-4.0", UNKNOWN},
        {"CC-BY-5.0", UNKNOWN},
        {"CC-BY-4", UNKNOWN},
        {"CC-BY-2.1", UNKNOWN},
        {"CC-BY-4.0-DE", UNKNOWN},
        {"CC-BY-1.0-DE", UNKNOWN},
        {"CC-BY-3.0-XX", UNKNOWN},
        {"CC-BY-3.0-DE-AT", UNKNOWN},
        {"CC-BY-4.0-", UNKNOWN},
        {"CC-BY-BY-4.0", UNKNOWN},
        {"CC-BY-SA-ND-4.0", UNKNOWN},
        {"CC-SA-4.0", UNKNOWN},
        {"CC-NC-1.0-IL", UNKNOWN},
        {"CC0-2.0", UNKNOWN},
        {"CC-PDM-1.0-DE", UNKNOWN},
        {"CC BY 4.0", UNKNOWN},
        {"LicenseRef-House", UNKNOWN},
    };
    check_table(license_from_id, table, COUNT(table));
}
END_TEST

START_TEST(an_address_is_read_in_all_its_forms)
{
    static const struct expected table[] = {
        {"https://creativecommons.org/licenses/by-nc-nd/4.0/", FOUND("CC-BY-NC-ND-4.0")},
        {"https://creativecommons.org/licenses/by-nc-nd/4.0", FOUND("CC-BY-NC-ND-4.0")},
        {"http://www.creativecommons.org/licenses/by-sa/3.0/deed.en_US", FOUND("CC-BY-SA-3.0")},
        {"HTTP://CreativeCommons.org/Licenses/BY/4.0/", FOUND("CC-BY-4.0")},
        {"//creativecommons.org/licenses/by/4.0/", FOUND("CC-BY-4.0")},
        {"creativecommons.org/licenses/by/2.0", FOUND("CC-BY-2.0")},
        {"https://creativecommons.org/licenses/by/4.0/deed.de", FOUND("CC-BY-4.0")},
        {"https://creativecommons.org/licenses/by/4.0/legalcode.txt", FOUND("CC-BY-4.0")},
        {"https://creativecommons.org/licenses/by/4.0/legalcode.es#s3a1", FOUND("CC-BY-4.0")},
        {"https://creativecommons.org/licenses/by-nc/4.0/?ref=chooser-v1", FOUND("CC-BY-NC-4.0")},
        {"https://creativecommons.org/licenses/by/3.0/igo/legalcode", FOUND("CC-BY-3.0-IGO")},
        {"https://creativecommons.org/licenses/by-sa/3.0/de/deed.de", FOUND("CC-BY-SA-3.0-DE")},
        {"http://creativecommons.org/licenses/by/2.5/scotland/",
         FOUND("LicenseRef-CC-BY-2.5-SCOTLAND")},
        {"http://creativecommons.org/licenses/by-nd-nc/1.0/", FOUND("CC-BY-NC-ND-1.0")},
        {"http://creativecommons.org/licenses/nc-sa/2.0/jp/", FOUND("LicenseRef-CC-NC-SA-2.0-JP")},
        {"https://creativecommons.org/publicdomain/zero/1.0/legalcode", FOUND("CC0-1.0")},
        {"https://creativecommons.org/publicdomain/mark/1.0/", FOUND("CC-PDM-1.0")},
        {"https://creativecommons.org/publicdomain/certification/1.0/us/", FOUND("CC-PDDC")},
        {"http://creativecommons.org/licenses/publicdomain/", FOUND("CC-PDDC")},
        {"https://spdx.org/licenses/CC-BY-NC-ND-4.0.html", FOUND("CC-BY-NC-ND-4.0")},
        {"https://creativecommons.org/licenses/by/", NO_VERSION},
        {"https://creativecommons.org/licenses/by-sa", NO_VERSION},
        {"https://creativecommons.org/publicdomain/zero/", NO_VERSION},
        {"", NONE},
        {NULL, NONE},
        {"https://creativecommons.org/", UNKNOWN},
        {"https://creativecommons.org/licenses/", UNKNOWN},
        {"https://creativecommons.org/licenses/by/5.0/", UNKNOWN},
        {"https://creativecommons.org/licenses/by/4.0/de/", UNKNOWN},
        {"https://creativecommons.org/licenses/by/3.0/xx/", UNKNOWN},
        {"https://creativecommons.org/licenses/by/3.0/de/x/", UNKNOWN},
        {"https://creativecommons.org/licenses/by-by/4.0/", UNKNOWN},
        {"https://creativecommons.org/licenses/zero/", NO_VERSION},
        {"https://creativecommons.org/licenses/sampling+/1.0/", UNKNOWN},
        {"https://creativecommons.org/licenses/devnations/2.0/", UNKNOWN},
        {"https://creativecommons.org.example.com/licenses/by/4.0/", UNKNOWN},
        {"https://example.com/?u=https://creativecommons.org/licenses/by/4.0/", UNKNOWN},
        {"https://example.com/licenses/by/4.0/", UNKNOWN},
        {"ftp://creativecommons.org/licenses/by/4.0/", UNKNOWN},
    };
    check_table(license_from_url, table, COUNT(table));
}
END_TEST

START_TEST(a_license_is_found_in_the_words_people_use)
{
    static const struct expected table[] = {
        {"This work is licensed under Creative Commons Attribution-NonCommercial-NoDerivatives 4.0 "
         "International (CC BY-NC-ND 4.0) License.",
         FOUND("CC-BY-NC-ND-4.0")},
        {"Attribution-NonCommercial-NoDerivs 3.0 Unported", FOUND("CC-BY-NC-ND-3.0")},
        {"CREATIVE COMMONS ATTRIBUTION NON COMMERCIAL NO DERIVATIVES 4.0 INTERNATIONAL",
         FOUND("CC-BY-NC-ND-4.0")},
        {"Creative Commons Attribution–NonCommercial–ShareAlike 4.0", FOUND("CC-BY-NC-SA-4.0")},
        {"Creative Commons Attribution‑Share‑Alike 3.0", FOUND("CC-BY-SA-3.0")},
        {"Creative\u00a0Commons Attribution 4.0", FOUND("CC-BY-4.0")},
        {"Creative Commons Attribution-Noncommercial-No Derivative Works 3.0 United States License",
         FOUND("LicenseRef-CC-BY-NC-ND-3.0-US")},
        {"Creative Commons Attribution License, version 2.5", FOUND("CC-BY-2.5")},
        {"Creative Commons License: Attribution 4.0 International", FOUND("CC-BY-4.0")},
        {"Attribution 4.0 International", FOUND("CC-BY-4.0")},
        {"the Creative Commons Attribution (CC BY) 4.0 licence", FOUND("CC-BY-4.0")},
        {"Attribution-NonCommercial-NoDerivatives (CC BY-NC-ND) 4.0 International",
         FOUND("CC-BY-NC-ND-4.0")},
        {"Creative Commons Attribution (BY) 4.0", FOUND("CC-BY-4.0")},
        {"Creative Commons Attribution-NonCommercial (BY-NC) 4.0", FOUND("CC-BY-NC-4.0")},
        {"Creative Commons Attribution International 4.0", FOUND("CC-BY-4.0")},
        {"CC BY-NC-ND (version 4.0)", FOUND("CC-BY-NC-ND-4.0")},
        {"CC-BY-NC-ND-4.0.txt", FOUND("CC-BY-NC-ND-4.0")},
        {"Deed - Attribution 4.0 International - Creative Commons", FOUND("CC-BY-4.0")},
        {"CC BY-NC-ND 4.0", FOUND("CC-BY-NC-ND-4.0")},
        {"CC BY NC ND 4.0", FOUND("CC-BY-NC-ND-4.0")},
        {"cc-by-4.0", FOUND("CC-BY-4.0")},
        {"cc_by_sa_4.0", FOUND("CC-BY-SA-4.0")},
        {"CC-BY v4.0.", FOUND("CC-BY-4.0")},
        {"CCBY 4.0", FOUND("CC-BY-4.0")},
        {"‘CC BY 4.0’", FOUND("CC-BY-4.0")},
        {"'CC BY 4.0'", FOUND("CC-BY-4.0")},
        {"(BY-NC-ND 4.0)", FOUND("CC-BY-NC-ND-4.0")},
        {"CC BY-ND-NC 1.0", FOUND("CC-BY-NC-ND-1.0")},
        {"CC BY-NC-ND 3.0 IGO", FOUND("CC-BY-NC-ND-3.0-IGO")},
        {"Creative Commons Attribution 3.0 Intergovernmental Organization", FOUND("CC-BY-3.0-IGO")},
        {"CC BY 3.0 DE", FOUND("CC-BY-3.0-DE")},
        {"cc-by-3.0-de", FOUND("CC-BY-3.0-DE")},
        {"CC BY 3.0 it is", FOUND("CC-BY-3.0")},
        {"CC BY 4.0 IN PRINT", FOUND("CC-BY-4.0")},
        {"CC BY-SA 3.0 or later", FOUND("CC-BY-SA-3.0")},
        {"Attribution-ShareAlike 2.0 UK: England & Wales", FOUND("CC-BY-SA-2.0-UK")},
        {"Attribution 2.5 UK: Scotland", FOUND("LicenseRef-CC-BY-2.5-SCOTLAND")},
        {"Creative Commons Attribution 3.0 Germany (CC BY 3.0)", FOUND("CC-BY-3.0-DE")},
        {"see https://creativecommons.org/licenses/by/4.0/.", FOUND("CC-BY-4.0")},
        {"(http://creativecommons.org/licenses/by/4.0/legalcode)", FOUND("CC-BY-4.0")},
        {"at creativecommons.org/licenses/by/4.0", FOUND("CC-BY-4.0")},
        {"CC BY (https://creativecommons.org/licenses/by/4.0/)", FOUND("CC-BY-4.0")},
        {"CC0 1.0 Universal (CC0 1.0) Public Domain Dedication", FOUND("CC0-1.0")},
        {"Creative Commons Zero v1.0 Universal", FOUND("CC0-1.0")},
        {"Public Domain Mark 1.0", FOUND("CC-PDM-1.0")},
        {"Creative Commons Public Domain Dedication and Certification", FOUND("CC-PDDC")},
    };
    check_table(from_text, table, COUNT(table));
}
END_TEST

START_TEST(a_license_is_found_as_other_languages_name_it)
{
    static const struct expected table[] = {
        {"Creative Commons Namensnennung - Nicht kommerziell - Keine Bearbeitungen 4.0 "
         "International",
         FOUND("CC-BY-NC-ND-4.0")},
        {"Namensnennung – Nicht-kommerziell – Keine Bearbeitung 3.0 Schweiz",
         FOUND("LicenseRef-CC-BY-NC-ND-3.0-CH")},
        {"Attribution - Partage dans les Mêmes Conditions 4.0 International",
         FOUND("CC-BY-SA-4.0")},
        {"Reconocimiento-NoComercial-SinObraDerivada 3.0 España",
         FOUND("LicenseRef-CC-BY-NC-ND-3.0-ES")},
        {"Namensnennung - Weitergabe unter gleichen Bedingungen 3.0 Deutschland",
         FOUND("CC-BY-SA-3.0-DE")},
        {"Attribution - Pas d’Utilisation Commerciale - Pas de Modification 4.0 International",
         FOUND("CC-BY-NC-ND-4.0")},
        {"Atribución-NoComercial-SinDerivadas 4.0 Internacional", FOUND("CC-BY-NC-ND-4.0")},
    };
    check_table(from_text, table, COUNT(table));
}
END_TEST

START_TEST(a_text_that_leaves_the_license_open_is_a_question)
{
    static const struct expected table[] = {
        {"CC BY-NC-ND", NO_VERSION},
        {"Creative Commons Attribution-NonCommercial", NO_VERSION},
        {"licensed under a Creative Commons license", NO_VERSION},
        {"This is under Creative Commons", NO_VERSION},
        {"https://creativecommons.org/licenses/by/", NO_VERSION},
        {"CC0", NO_VERSION},
        {"CC BY 4", NO_VERSION},
        {"CC BY-NC. 12.5 million", NO_VERSION},
        {"CC BY 4.0 and CC BY-SA 4.0", UNKNOWN},
        {"CC BY 3.0 (https://creativecommons.org/licenses/by/4.0/)", UNKNOWN},
        {"CC BY 3.0 DE (https://creativecommons.org/licenses/by/3.0/)", UNKNOWN},
        {"CC BY-SA 3.0, 2.5 and 2.0", UNKNOWN},
        {"CC0 1.0 and CC BY 4.0", UNKNOWN},
        {"CC BY 5.0", UNKNOWN},
        {"CC BY-SA-ND 4.0", UNKNOWN},
        {"CC BY 2.1", UNKNOWN},
        {"CC BY 2.0 MX", UNKNOWN},
        {"Creative Commons Sampling Plus 1.0", UNKNOWN},
        {"https://creativecommons.org/licenses/sampling+/1.0/", UNKNOWN},
        {"", NONE},
        {"All rights reserved.", NONE},
        {"Creative Commons: Some rights reserved.", NONE},
        {"The increase was driven by 4.0 percent growth.", NONE},
        {"Please cc by email", NONE},
        {"Quote with attribution; version 4.0 follows", NONE},
        {"In the public domain", NONE},
        {"see https://creativecommons.org/ for more", NONE},
        {"https://example.com/cc-by-4.0", NONE},
        {"a share alike, non commercial", NONE},
    };
    check_table(from_text, table, COUNT(table));
}
END_TEST

/* All that can be built, from every combination of parts. */
static size_t build_all(struct license *all, size_t room)
{
    static const char *const versions[] = {"1.0", "2.0", "2.1", "2.5", "3.0", "4.0"};
    size_t n = 0;
    for (unsigned elements = 1; elements <= ELEMENT_DEDICATION; elements++)
        for (size_t v = 0; v < COUNT(versions); v++)
            for (size_t p = 0; p == 0 || license_ports[p - 1].code; p++) {
                struct license_kind kind = {elements, versions[v],
                                            p ? &license_ports[p - 1] : NULL};
                if (license_build(&arena, &kind, &all[n]))
                    ck_assert_uint_lt(++n, room);
            }
    return n;
}

START_TEST(each_license_is_read_back_from_its_id_address_label_and_name)
{
    enum { ROOM = 1000 };
    static struct license all[ROOM];
    size_t n = build_all(all, ROOM);
    /* Six with BY: 5 without port, 3 + 18 + 4 + 28 + 43 ports; five without BY: 3 of 1.0 and one
     * of 2.0; three without conditions, one of them also as the one of the United States. */
    ck_assert_uint_eq(n, 6 * (5 + 3 + 18 + 4 + 28 + 43) + 5 * 4 + 4);
    for (size_t i = 0; i < n; i++) {
        struct license again = {0};
        ck_assert_int_eq(license_from_id(&arena, all[i].id, &again), LICENSE_FOUND);
        ck_assert_str_eq(again.url, all[i].url);
        ck_assert_int_eq(license_from_url(&arena, all[i].url, &again), LICENSE_FOUND);
        ck_assert_str_eq(again.id, all[i].id);
        ck_assert_msg(from_text(&arena, all[i].label, &again) == LICENSE_FOUND, "%s", all[i].label);
        ck_assert_str_eq(again.id, all[i].id);
        ck_assert_msg(from_text(&arena, all[i].name, &again) == LICENSE_FOUND, "%s", all[i].name);
        ck_assert_str_eq(again.id, all[i].id);
    }
}
END_TEST

START_TEST(a_legal_code_is_named_where_it_is_built_in)
{
    enum { ROOM = 1000 };
    static struct license all[ROOM];
    size_t n = build_all(all, ROOM), with_code = 0;
    for (size_t i = 0; i < n; i++)
        if (all[i].legal_code) {
            ck_assert_ptr_nonnull(embedded_find(all[i].legal_code));
            with_code++;
        }
    ck_assert_uint_eq(with_code, 7);
}
END_TEST

START_TEST(a_mistyped_id_gets_the_nearest_one)
{
    ck_assert_pstr_eq(license_nearest_id(&arena, "CC-BY-NC-DN-4.0"), "CC-BY-NC-ND-4.0");
    ck_assert_pstr_eq(license_nearest_id(&arena, "cc by nc nd 4.0"), "CC-BY-NC-ND-4.0");
    ck_assert_pstr_eq(license_nearest_id(&arena, "CCBY-4.0"), "CC-BY-4.0");
    ck_assert_pstr_eq(license_nearest_id(&arena, "CC-BY-5.0"), "CC-BY-4.0");
    ck_assert_pstr_eq(license_nearest_id(&arena, "CCO-1.0"), "CC0-1.0");
    ck_assert_pstr_eq(license_nearest_id(&arena, "Apache"), NULL);
    ck_assert_pstr_eq(license_nearest_id(&arena, ""), NULL);
}
END_TEST

START_TEST(no_version_is_invented_for_an_id_without_one)
{
    ck_assert_pstr_eq(license_nearest_id(&arena, "CC-BY-NC-ND"), NULL);
}
END_TEST

UNIT_TESTS_WITH("license", set_up, tear_down, every_part_of_a_license_follows_from_its_id,
                an_id_is_read_in_any_case_and_gets_the_spelling_of_spdx,
                an_address_is_read_in_all_its_forms, a_license_is_found_in_the_words_people_use,
                a_license_is_found_as_other_languages_name_it,
                a_text_that_leaves_the_license_open_is_a_question,
                each_license_is_read_back_from_its_id_address_label_and_name,
                a_legal_code_is_named_where_it_is_built_in, a_mistyped_id_gets_the_nearest_one,
                no_version_is_invented_for_an_id_without_one)
