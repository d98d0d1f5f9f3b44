#include <check.h>

#include "license/terms.h"
#include "unit/license_case.h"

static struct license known(const char *id)
{
    return licensed(id).license;
}

static const char *const ids[] = {"CC0-1.0",        "CC-BY-4.0",    "CC-BY-SA-4.0",
                                  "CC-BY-NC-4.0",   "CC-BY-ND-4.0", "CC-BY-NC-SA-4.0",
                                  "CC-BY-NC-ND-4.0"};

/* Creative Commons' charts (its FAQ), a row an original: Y yes, x no, d discouraged. */
START_TEST(the_adapters_license_follows_the_chart)
{
    static const char *const chart[] = {"YYYYYYY", "dYYYYYY", "xxYxxxx", "dddYdYY",
                                        "xxxxxxx", "xxxxxYx", "xxxxxxx"};
    for (size_t i = 0; i < COUNT(ids); i++)
        for (size_t k = 0; k < COUNT(ids); k++) {
            struct license original = known(ids[i]), mine = known(ids[k]);
            enum license_answer wanted = chart[i][k] == 'Y'   ? ANSWER_YES
                                         : chart[i][k] == 'd' ? ANSWER_DISCOURAGED
                                                              : ANSWER_NO;
            ck_assert_msg(license_adapter(&original, &mine) == wanted, "%s under %s", ids[i],
                          ids[k]);
        }
}
END_TEST

START_TEST(works_combine_as_the_chart_says_whichever_comes_first)
{
    static const char *const chart[] = {"YYYYxYx", "YYYYxYx", "YYYxxxx", "YYxYxYx",
                                        "xxxxxxx", "YYxYxYx", "xxxxxxx"};
    for (size_t i = 0; i < COUNT(ids); i++)
        for (size_t k = 0; k < COUNT(ids); k++) {
            struct license a = known(ids[i]), b = known(ids[k]);
            ck_assert_int_eq(license_remix(&a, &b) == ANSWER_YES, chart[i][k] == 'Y');
            ck_assert_int_eq(license_remix(&a, &b), license_remix(&b, &a));
        }
}
END_TEST

START_TEST(versions_ask_for_different_things)
{
    struct license new = known("CC-BY-4.0"), old = known("CC-BY-3.0"), none = {0};
    ck_assert(!license_terms(&new).title_required);
    ck_assert(!license_terms(&new).in_every_copy);
    ck_assert_int_eq(license_terms(&new).cure_days, 30);
    ck_assert(license_terms(&old).title_required);
    ck_assert(license_terms(&old).in_every_copy);
    ck_assert_int_eq(license_terms(&old).cure_days, 0);
    ck_assert_int_eq(license_terms(&none).share, ANSWER_UNKNOWN);
}
END_TEST

START_TEST(a_later_version_will_do_an_earlier_will_not)
{
    struct license new = known("CC-BY-SA-4.0"), old = known("CC-BY-SA-3.0"),
                   first = known("CC-BY-SA-1.0");
    ck_assert(license_shares_alike(&old, &new));
    ck_assert(license_shares_alike(&new, &new));
    ck_assert(!license_shares_alike(&new, &old));
    ck_assert(license_shares_alike(&first, &first));
    ck_assert(!license_shares_alike(&first, &new));
}
END_TEST

START_TEST(share_alike_allows_what_creative_commons_calls_compatible)
{
    struct license sa = known("CC-BY-SA-4.0"), old = known("CC-BY-SA-3.0"),
                   nc = known("CC-BY-NC-SA-4.0");
    struct license art = {.id = "LicenseRef-LAL-1.3", .sharealike = true},
                   gpl = {.id = "LicenseRef-Code",
                          .url = "https://www.gnu.org/licenses/gpl-3.0.html",
                          .sharealike = true},
                   house = {.id = "LicenseRef-House", .sharealike = true};
    ck_assert(license_shares_alike(&sa, &art));
    ck_assert(license_shares_alike(&art, &sa));
    ck_assert(license_shares_alike(&sa, &gpl));
    ck_assert(!license_shares_alike(&gpl, &sa));
    ck_assert(!license_shares_alike(&old, &art));
    ck_assert(!license_shares_alike(&nc, &art));
    ck_assert(!license_shares_alike(&sa, &house));
    ck_assert(license_shares_alike(&house, &house));
}
END_TEST

START_TEST(two_share_alike_licenses_combine_only_if_one_allows_the_other)
{
    enum { FREE = PERMITS_SHARE | PERMITS_ADAPT | PERMITS_SELL };
    struct license sa = known("CC-BY-SA-4.0"), old = known("CC-BY-SA-3.0");
    struct license gpl = {.id = "LicenseRef-GPL-3.0-only", .sharealike = true, .permits = FREE},
                   house = {.id = "LicenseRef-House", .sharealike = true, .permits = FREE};
    ck_assert_int_eq(license_remix(&sa, &gpl), ANSWER_YES);
    ck_assert_int_eq(license_remix(&gpl, &sa), ANSWER_YES);
    ck_assert_int_eq(license_remix(&old, &sa), ANSWER_YES);
    ck_assert_int_eq(license_remix(&sa, &house), ANSWER_NO);
}
END_TEST

START_TEST(a_license_of_ones_own_permits_what_it_says)
{
    struct license house = {.id = "LicenseRef-House"}, by = known("CC-BY-4.0");
    ck_assert_int_eq(license_terms(&house).sell, ANSWER_UNKNOWN);
    ck_assert_int_eq(license_remix(&house, &by), ANSWER_UNKNOWN);
    house.permits = PERMITS_SHARE | PERMITS_ADAPT;
    house.noncommercial = true;
    ck_assert_int_eq(license_terms(&house).share, ANSWER_YES);
    ck_assert_int_eq(license_terms(&house).sell, ANSWER_NO);
    ck_assert_int_eq(license_terms(&house).adapt, ANSWER_YES);
}
END_TEST

UNIT_TESTS_WITH("terms", set_up, tear_down, the_adapters_license_follows_the_chart,
                works_combine_as_the_chart_says_whichever_comes_first,
                versions_ask_for_different_things, a_later_version_will_do_an_earlier_will_not,
                share_alike_allows_what_creative_commons_calls_compatible,
                two_share_alike_licenses_combine_only_if_one_allows_the_other,
                a_license_of_ones_own_permits_what_it_says)
