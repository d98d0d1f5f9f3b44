#include "base/sorted.h"

#include "unit/unit.h"

static int compare(const void *key, const void *element)
{
    return *(const int *)key - *(const int *)element;
}

static size_t first(int key, const int *list, size_t n)
{
    return sorted_first(&key, list, n, sizeof *list, compare);
}

START_TEST(the_first_of_equals_is_found)
{
    static const int list[] = {1, 3, 3, 3, 5};
    ck_assert_uint_eq(first(3, list, 5), 1);
    ck_assert_uint_eq(first(1, list, 5), 0);
    ck_assert_uint_eq(first(5, list, 5), 4);
}
END_TEST

START_TEST(for_what_is_not_there_its_place_is_found)
{
    static const int list[] = {1, 3, 3, 3, 5};
    ck_assert_uint_eq(first(0, list, 5), 0);
    ck_assert_uint_eq(first(2, list, 5), 1);
    ck_assert_uint_eq(first(4, list, 5), 4);
    ck_assert_uint_eq(first(6, list, 5), 5);
    ck_assert_uint_eq(first(6, NULL, 0), 0);
}
END_TEST

UNIT_TESTS("sorted", the_first_of_equals_is_found, for_what_is_not_there_its_place_is_found)
