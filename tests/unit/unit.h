/*
 * One file of unit tests is one program: START_TEST(...) functions, then
 *
 *     UNIT_TESTS("mustache", first_test, second_test)
 *
 * which runs them as one suite. Names are sentences about behaviour. UNIT_TESTS_WITH also takes two
 * functions that run before and after each test.
 */
#ifndef COLOPHON_TESTS_UNIT_H
#define COLOPHON_TESTS_UNIT_H

#include <check.h>
#include <stdlib.h>

static inline int unit_run(const char *name, void (*set_up)(void), void (*tear_down)(void),
                           const TTest *const *tests, size_t n)
{
    Suite *suite = suite_create(name);
    TCase *cases = tcase_create(name);
    tcase_set_timeout(cases, 1200); /* of seconds, on a machine with much else to do */
    tcase_add_checked_fixture(cases, set_up, tear_down);
    for (size_t i = 0; i < n; i++)
        tcase_add_test(cases, tests[i]);
    suite_add_tcase(suite, cases);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}

#define UNIT_TESTS_WITH(name, set_up, tear_down, ...)                                              \
    int main(void)                                                                                 \
    {                                                                                              \
        const TTest *const tests[] = {__VA_ARGS__};                                                \
        return unit_run(name, set_up, tear_down, tests, sizeof tests / sizeof *tests);             \
    }

#define UNIT_TESTS(name, ...) UNIT_TESTS_WITH(name, NULL, NULL, __VA_ARGS__)

#endif
