#include <check.h>
#include <string.h>

#include "import/accept.h"
#include "unit/scratch_case.h"
#include "unit/unit.h"

static struct arena arena;
static const char *file;

static void set_up(void)
{
    scratch_case_begin();
    file = path_join(&arena, scratch_folder, "a.md");
}

static void tear_down(void)
{
    arena_clear(&arena);
    scratch_case_end();
}

/* A work with a record of other words. */
static enum status accept(const char *more)
{
    struct buf text = BUF_INIT;
    buf_addf(&text, "---\ntitle: A\n%s---\n\nOne more word.\n", more);
    ck_assert_int_eq(file_write(file, buf_str(&text), diags), STATUS_OK);
    buf_clear(&text);
    return accept_words(file, "a word", NULL, diags);
}

static const char *written(void)
{
    struct buf text = BUF_INIT;
    ck_assert_int_eq(file_read(file, FILE_LIMIT, &text, diags), STATUS_OK);
    const char *copy = arena_strndup(&arena, text.p, text.n);
    buf_clear(&text);
    return copy;
}

#define RECORD                                                                                     \
    "{sha256: 0000000000000000000000000000000000000000000000000000000000000000, words: 3}"
#define NEW_RECORD                                                                                 \
    "{sha256: 908c57c55d05ef63619a98c9bf037cd4105726c483f612efdfdbd942a986742f, words: 4}"

static void ck_front_matter(const char *before, const char *after)
{
    ck_assert_int_eq(accept(before), STATUS_OK);
    ck_assert_str_eq(written(),
                     arena_printf(&arena, "---\ntitle: A\n%s---\n\nOne more word.\n", after));
}

START_TEST(the_reason_is_one_change_more_and_the_rest_stays_as_it_is)
{
    ck_front_matter("changes: []\nfidelity: " RECORD "\nlang: en # mine\n",
                    "changes:\n  - {kind: corrected, what: a word}\nfidelity: " NEW_RECORD
                    "\nlang: en # mine\n");
    ck_front_matter("fidelity: " RECORD
                    "\nchanges:\n- one\n- kind: added\n  what: two\n\nlang: en\n",
                    "fidelity: " NEW_RECORD "\nchanges:\n- one\n- kind: added\n  what: two\n\n"
                    "- {kind: corrected, what: a word}\nlang: en\n");
    ck_front_matter("fidelity:\n  sha256: "
                    "0000000000000000000000000000000000000000000000000000000000000000"
                    "\n  words: 3\n",
                    "fidelity: " NEW_RECORD "\nchanges:\n  - {kind: corrected, what: a word}\n");
}
END_TEST

static void ck_refused(const char *more, enum status status, const char *message)
{
    ck_assert_int_eq(accept(more), status);
    ck_assert_str_eq(diags_at(diags, diags_size(diags) - 1)->message, message);
    ck_assert_str_eq(written(),
                     arena_printf(&arena, "---\ntitle: A\n%s---\n\nOne more word.\n", more));
    diags_free(diags);
    diags = diags_new();
}

START_TEST(what_can_not_be_accepted_is_left_as_it_is)
{
    ck_refused("", STATUS_CONTENT, "has no record of its words: any words are right");
    ck_refused("changes: [one, two]\nfidelity: " RECORD "\n", STATUS_CONTENT,
               "its front matter can't be added to: write 'changes' as a list of lines");
    ck_refused("license: CC-BY-ND-4.0\nfidelity: " RECORD "\n", STATUS_CONTENT,
               "the license permits no other words than those of the source");
    ck_refused(
        "license: CC-BY-ND-4.0\nfidelity: " RECORD "\nimport: {file: b.txt, sha256: 00}\n",
        STATUS_IO,
        arena_printf(&arena, "can't open '%s/b.txt': No such file or directory", scratch_folder));
}
END_TEST

START_TEST(changed_words_that_are_not_those_of_the_changed_source_are_refused)
{
    const char *source = path_join(&arena, scratch_folder, "b.txt");
    ck_assert_int_eq(
        file_write(source, STR("A\nThese are other words, and there are more than nine of them.\n"),
                   diags),
        STATUS_OK);
    ck_refused("license: CC-BY-ND-4.0\nfidelity: " RECORD "\nimport: {file: b.txt, sha256: 00}\n",
               STATUS_CONTENT,
               "these are not the words that its source gives, either, and the license permits no "
               "others");
}
END_TEST

START_TEST(words_that_did_not_change_are_no_correction)
{
    ck_assert_int_eq(accept("fidelity: " NEW_RECORD "\n"), STATUS_OK);
    ck_assert_ptr_null(strstr(written(), "changes"));
    ck_assert_uint_eq(diags_count(diags, SEVERITY_NOTE), 1);
}
END_TEST

UNIT_TESTS_WITH("accept", set_up, tear_down,
                the_reason_is_one_change_more_and_the_rest_stays_as_it_is,
                what_can_not_be_accepted_is_left_as_it_is,
                changed_words_that_are_not_those_of_the_changed_source_are_refused,
                words_that_did_not_change_are_no_correction)
