#include "import/wrap.h"

#include "unit/unit.h"

enum { WIDTH = 72 };

/* Whether a line that was cut goes on in the next. */
static bool goes_on_in(const char *next)
{
    struct wrap wrap = wrap_begin(
        WIDTH, STR("Three cranes stand on the island in front of the harbor, and nobody has"));
    return wrap_takes(&wrap, str_of(next));
}

START_TEST(a_line_goes_on_in_the_next)
{
    static const char *const next[] = {"used them since", "1986, when they", "(a crane)",
                                       "in. Then"};
    for (size_t i = 0; i < sizeof next / sizeof *next; i++)
        ck_assert_msg(goes_on_in(next[i]), "'%s'", next[i]);
}
END_TEST

START_TEST(what_begins_a_point_is_a_line_of_its_own)
{
    static const char *const next[] = {"- one",  "* one",   "+ one",    "\u2022 one", "\u2022one",
                                       "1. one", "12) one", "100. one", "\u2013 one"};
    for (size_t i = 0; i < sizeof next / sizeof *next; i++)
        ck_assert_msg(!goes_on_in(next[i]), "'%s'", next[i]);
}
END_TEST

START_TEST(an_answered_line_speech_and_a_mark_alone_are_lines_of_their_own)
{
    static const char *const next[] = {"> one", ">one", "\u2014 one", "*", "  -"};
    for (size_t i = 0; i < sizeof next / sizeof *next; i++)
        ck_assert_msg(!goes_on_in(next[i]), "'%s'", next[i]);
}
END_TEST

UNIT_TESTS("wrap", a_line_goes_on_in_the_next, what_begins_a_point_is_a_line_of_its_own,
           an_answered_line_speech_and_a_mark_alone_are_lines_of_their_own)
