#include <check.h>
#include <stdio.h>
#include <string.h>

#include "base/embedded.h"
#include "import/profile.h"
#include "import/scrape.h"
#include "unit/unit.h"

static struct diags *diags;
static struct arena arena;
static struct units units;

static void set_up(void)
{
    diags = diags_new();
}

static void tear_down(void)
{
    diags_free(diags);
    arena_clear(&arena);
}

static void expect_mistake(const char *yaml, const char *expected)
{
    struct buf line = BUF_INIT;
    ck_assert_ptr_null(profile_parse("p.yaml", str_of(yaml), diags));
    ck_assert_uint_ge(diags_size(diags), 1);
    diag_format(diags_at(diags, 0), &line);
    ck_assert_str_eq(line.p, expected);
    buf_clear(&line);
}

static const char *found_for(const char *named, const char *url, const char *text,
                             enum status expected)
{
    static char name[64];
    enum status status;
    ck_assert(scrape_text(&arena, str_of(text), &units));
    struct profile *profile =
        profile_find(&(struct profile_search){.named = named, .url = url}, &units, &status, diags);
    ck_assert_int_eq(status, expected);
    snprintf(name, sizeof name, "%s", profile ? profile->name : "none");
    profile_free(profile);
    return name;
}

START_TEST(built_in_profiles_pass_their_own_cases)
{
    size_t cases = 0;
    for (const struct embedded_file *file = embedded_files; file->path; file++) {
        if (strncmp(file->path, "profiles/", 9) != 0)
            continue;
        struct profile *profile =
            profile_parse(file->path, (struct str){file->bytes, file->size}, diags);
        ck_assert_ptr_nonnull(profile);
        ck_assert_uint_gt(profile->n_tests, 0);
        profile_check(profile, diags);
        cases += profile->n_tests;
        profile_free(profile);
    }
    for (size_t i = 0; i < diags_size(diags); i++)
        ck_abort_msg("%s", diags_at(diags, i)->message);
    ck_assert_uint_ge(cases, 4);
}
END_TEST

START_TEST(a_case_that_fails_is_an_error_at_its_place)
{
    struct profile *profile = profile_parse("p.yaml",
                                            STR("profile: p\n"
                                                "version: 1\n"
                                                "tests:\n"
                                                "  - name: a case\n"
                                                "    text: |\n"
                                                "      Title\n"
                                                "      Text of the body\n"
                                                "    roles: title heading paragraph\n"),
                                            diags);
    ck_assert_ptr_nonnull(profile);
    profile_check(profile, diags);
    ck_assert_uint_eq(diags_size(diags), 2);
    ck_assert_int_eq(diags_at(diags, 0)->place.line, 4);
    ck_assert_str_eq(
        diags_at(diags, 0)->message,
        "a case: 'Text of the body' is paragraph, not heading (short line in the body)");
    ck_assert_str_eq(diags_at(diags, 1)->message, "a case: there are more roles than lines");
    profile_free(profile);
}
END_TEST

START_TEST(an_unknown_key_is_an_error_with_the_nearest_name)
{
    expect_mistake("profile: p\nversion: 1\ntext:\n  licence: x\n",
                   "p.yaml:4:3: error: unknown key 'licence', did you mean 'license'? [profile]");
}
END_TEST

START_TEST(an_unknown_key_inside_a_list_is_an_error)
{
    expect_mistake("profile: p\nversion: 1\ntext:\n  drop:\n    - line: x\n      wy: z\n",
                   "p.yaml:6:7: error: unknown key 'wy', did you mean 'why'? [profile]");
}
END_TEST

START_TEST(a_value_of_the_wrong_kind_is_an_error)
{
    expect_mistake("profile: p\nversion: 1\nmatch:\n  min_hits: some\n",
                   "p.yaml:4:13: error: 'min_hits' must be a whole number [profile]");
}
END_TEST

START_TEST(a_word_that_is_no_choice_is_an_error)
{
    expect_mistake("profile: p\nversion: 1\ntext:\n  title: last-line\n",
                   "p.yaml:4:10: error: 'title' must be first-line or page-title [profile]");
}
END_TEST

START_TEST(a_bad_pattern_is_an_error_where_it_stands)
{
    expect_mistake("profile: p\nversion: 1\ntext:\n  end: ['a', '[']\n",
                   "p.yaml:4:14: error: bad pattern '[': missing terminating ] for character class "
                   "at character 2 [pattern]");
}
END_TEST

START_TEST(a_profile_needs_its_name_and_version)
{
    expect_mistake("profile: p\n", "p.yaml:1:1: error: needs 'profile', its name, and 'version', "
                                   "from 1 [profile]");
}
END_TEST

START_TEST(a_profile_is_found_by_enough_of_its_lines)
{
    ck_assert_str_eq(found_for(NULL, NULL, "More on:\nTop Stories on CFR\n", STATUS_OK), "cfr");
    ck_assert_str_eq(found_for(NULL, NULL, "More on:\nMore on:\n", STATUS_OK), "generic");
}
END_TEST

START_TEST(a_profile_is_found_by_the_address)
{
    ck_assert_str_eq(found_for(NULL, "https://www.cfr.org/in-brief/a", "x", STATUS_OK), "cfr");
    ck_assert_str_eq(found_for(NULL, "https://example.org/cfr.org/", "x", STATUS_OK), "generic");
}
END_TEST

START_TEST(a_profile_is_found_by_its_name)
{
    ck_assert_str_eq(found_for("cfr", NULL, "x", STATUS_OK), "cfr");
    ck_assert_str_eq(found_for("cfd", NULL, "x", STATUS_USAGE), "none");
    ck_assert_str_eq(diags_at(diags, 0)->message,
                     "no profile is called 'cfd', did you mean 'cfr'?");
}
END_TEST

START_TEST(a_profile_is_read_from_a_file)
{
    ck_assert_str_eq(found_for("src/import/profiles/cfr.yaml", NULL, "x", STATUS_OK), "cfr");
    ck_assert_str_eq(found_for("no/such.yaml", NULL, "x", STATUS_IO), "none");
}
END_TEST

UNIT_TESTS_WITH("profile", set_up, tear_down, built_in_profiles_pass_their_own_cases,
                a_case_that_fails_is_an_error_at_its_place,
                an_unknown_key_is_an_error_with_the_nearest_name,
                an_unknown_key_inside_a_list_is_an_error, a_value_of_the_wrong_kind_is_an_error,
                a_word_that_is_no_choice_is_an_error, a_bad_pattern_is_an_error_where_it_stands,
                a_profile_needs_its_name_and_version, a_profile_is_found_by_enough_of_its_lines,
                a_profile_is_found_by_the_address, a_profile_is_found_by_its_name,
                a_profile_is_read_from_a_file)
