#include "base/fnv.h"

#include "unit/unit.h"

/* The values that its authors publish (draft-eastlake-fnv, appendix). */
START_TEST(digests_are_those_of_fnv_1a)
{
    ck_assert_uint_eq(fnv_of(STR("")), 0xcbf29ce484222325u);
    ck_assert_uint_eq(fnv_of(STR("a")), 0xaf63dc4c8601ec8cu);
    ck_assert_uint_eq(fnv_of(STR("foobar")), 0x85944171f73967e8u);
}
END_TEST

START_TEST(units_are_added_one_by_one)
{
    ck_assert_uint_eq(fnv_add(FNV_START, 'a'), fnv_of(STR("a")));
    ck_assert_uint_ne(fnv_add(FNV_START, 0xFC), fnv_of(STR("\xC3\xBC")));
    ck_assert_uint_eq(fnv_of(STR("\xFF")), fnv_add(FNV_START, 0xFF));
}
END_TEST

UNIT_TESTS("fnv", digests_are_those_of_fnv_1a, units_are_added_one_by_one)
