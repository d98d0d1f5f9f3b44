/* The fitting of tests/bench: the reader's blocks among lines, the likelihood, the search for weights. */
#include "../bench/lbfgs.h"
#include "../bench/likelihood.h"
#include "import/scrape.h"
#include "unit.h"

static struct arena arena;
static struct units units;
static struct gold gold;
static struct line_signs *lines;
static struct gold_line *right;

static void set_up(void)
{
    arena = (struct arena)ARENA_INIT;
    gold = (struct gold){.all = BUF_INIT};
}

static void tear_down(void)
{
    buf_clear(&gold.all);
    arena_clear(&arena);
}

/* Judges the lines of a text by what the reader kept. */
static bool judge(const char *text, const char *kept)
{
    json_t *json = json_loads(kept, 0, NULL);
    ck_assert(scrape_text(&arena, str_of(text), &units));
    ck_assert_ptr_nonnull(json);
    gold_read(&arena, json, &gold);
    json_decref(json);
    lines = arena_array(&arena, units.n, sizeof *lines);
    right = arena_array(&arena, units.n, sizeof *right);
    for (size_t i = 0; i < units.n; i++)
        lines[i].unit = i;
    return gold_lines(&arena, &gold, &units, lines, units.n, right);
}

static const char *states_of(size_t line)
{
    static char out[N_STATES + 1];
    size_t n = 0;
    for (size_t state = 0; state < N_STATES; state++)
        if (right[line].right >> state & 1)
            out[n++] = "bhpia"[state]; /* before, heading, paragraph, inside, after */
    out[n] = '\0';
    return out;
}

START_TEST(blocks_of_the_reader_are_found_among_the_lines)
{
    ck_assert(judge("Menu\nThe “first”\nOne two three.\nBuy it\nA bold line\nMenu\n",
                    "{\"blocks\": [{\"type\": \"h2\", \"text\": \"The \\\"First\\\"\"},"
                    "{\"type\": \"p\", \"text\": \"One two - three.\"},"
                    "{\"type\": \"bold\", \"text\": \"A bold line\"}]}"));
    ck_assert_str_eq(states_of(0), "b");
    ck_assert_str_eq(states_of(1), "h");
    ck_assert_str_eq(states_of(2), "p");
    ck_assert_str_eq(states_of(3), "i");
    ck_assert_str_eq(states_of(4), "hp");
    ck_assert_str_eq(states_of(5), "a");
}
END_TEST

START_TEST(a_line_that_stands_there_twice_is_the_one_in_its_place)
{
    ck_assert(judge("How it works\nWhat it costs\nHow it works\nOne two.\nWhat it costs\nThree.\n",
                    "{\"blocks\": [{\"type\": \"h2\", \"text\": \"How it works\"},"
                    "{\"type\": \"p\", \"text\": \"One two.\"},"
                    "{\"type\": \"h2\", \"text\": \"What it costs\"},"
                    "{\"type\": \"p\", \"text\": \"Three.\"}]}"));
    ck_assert_str_eq(states_of(0), "b"); /* a list of contents */
    ck_assert_str_eq(states_of(1), "b");
    ck_assert_str_eq(states_of(2), "h");
    ck_assert_str_eq(states_of(3), "p");
    ck_assert_str_eq(states_of(4), "h");
}
END_TEST

START_TEST(a_line_within_a_block_is_kept_and_what_repeats_the_title_does_not_count)
{
    ck_assert(
        judge("Above all\nOne two three four five six seven eight\nThe Title\nNine ten\n",
              "{\"title\": \"The Title\", \"blocks\": [{\"type\": \"p\", \"text\": \"Above all\"},"
              "{\"type\": \"p\", \"text\": \"One two three four five six seven eight, nine ten\"}"
              "]}"));
    ck_assert_str_eq(states_of(1), "p");
    ck_assert_str_eq(states_of(2), "pi");
    ck_assert(right[2].cost[STATE_PARAGRAPH] == 0);
    ck_assert_str_eq(states_of(3), "hp");
    ck_assert(right[1].cost[STATE_BEHIND] > right[3].cost[STATE_BEHIND]);
}
END_TEST

START_TEST(a_text_of_which_nothing_was_kept_says_nothing)
{
    ck_assert(!judge("One\nTwo\n", "{\"blocks\": [{\"type\": \"p\", \"text\": \"Three\"}]}"));
}
END_TEST

/* Two lines of three signs. */
static struct fitting small_fitting(void)
{
    static const struct gold_line known[] = {
        {.may = 31, .right = 1 << STATE_HEADING, .cost = {1, 0, 1, 2, 2}},
        {.may = 15, .right = 1 << STATE_PARAGRAPH | 1 << STATE_HEADING, .cost = {1, 1, 0, 2, 2}},
        {.may = 31, .right = 1 << STATE_BEHIND, .cost = {0, 1, 2, 0, 0}},
    };
    static const struct seen seen[] = {
        {SIGN_ANY, 1}, {SIGN_DIGITS, .3}, {SIGN_ANY, 1}, {SIGN_WORDS_7, 1}, {SIGN_ANY, 1}};
    static const size_t first[] = {0, 2, 4, 5};
    static const struct sample sample = {0, .7, 3, known, seen, first};
    return (struct fitting){.samples = &sample, .n = 1, .longest = 3};
}

START_TEST(the_slope_is_what_a_small_change_makes)
{
    static double x[N_NUMBERS], slope[N_NUMBERS], ignored[N_NUMBERS];
    static const size_t numbers[] = {
        SIGN_ANY * N_STATES + STATE_HEADING, SIGN_WORDS_7 * N_STATES + STATE_INSIDE,
        FIRST_SHARED + SIGN_DIGITS, FIRST_MOVE + STATE_HEADING * N_STATES + STATE_PARAGRAPH,
        FIRST_MOVE + STATE_PARAGRAPH * N_STATES + STATE_BEHIND};
    struct fitting fitting = small_fitting();
    for (size_t i = 0; i < N_NUMBERS; i++)
        x[i] = (double)(i % 7) / 10 - .3;
    fitting_value(&fitting, x, slope);
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        double *at = &x[numbers[i]], is = *at, more, less, small = 1e-5;
        *at = is + small;
        more = fitting_value(&fitting, x, ignored);
        *at = is - small;
        less = fitting_value(&fitting, x, ignored);
        *at = is;
        ck_assert_double_eq_tol((more - less) / (2 * small), slope[numbers[i]], 1e-6);
    }
}
END_TEST

START_TEST(a_page_of_the_fold_is_not_looked_at)
{
    static double x[N_NUMBERS], slope[N_NUMBERS];
    struct fitting fitting = small_fitting();
    ck_assert(fitting_value(&fitting, x, slope) > 0);
    fitting.folds = 10;
    ck_assert(fitting_value(&fitting, x, slope) == 0);
    fitting.fold = 1;
    ck_assert(fitting_value(&fitting, x, slope) > 0);
}
END_TEST

/* Rosenbrock's valley. */
static double valley(void *calls, const double *x, double *slope)
{
    double a = 1 - x[0], b = x[1] - x[0] * x[0];
    ++*(int *)calls;
    slope[0] = -2 * a - 400 * x[0] * b;
    slope[1] = 200 * b;
    return a * a + 100 * b * b;
}

START_TEST(the_least_of_a_bent_valley_is_found)
{
    double x[] = {-1.2, 1};
    int calls = 0;
    ck_assert_double_le(lbfgs_minimize(2, x, 200, 1e-12, valley, &calls), 1e-10);
    ck_assert_double_eq_tol(x[0], 1, 1e-4);
    ck_assert_double_eq_tol(x[1], 1, 1e-4);
    ck_assert_int_lt(calls, 200);
}
END_TEST

UNIT_TESTS_WITH("fit", set_up, tear_down, blocks_of_the_reader_are_found_among_the_lines,
                a_line_that_stands_there_twice_is_the_one_in_its_place,
                a_line_within_a_block_is_kept_and_what_repeats_the_title_does_not_count,
                a_text_of_which_nothing_was_kept_says_nothing,
                the_slope_is_what_a_small_change_makes, a_page_of_the_fold_is_not_looked_at,
                the_least_of_a_bent_valley_is_found)
