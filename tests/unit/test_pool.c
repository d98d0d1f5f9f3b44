#include <check.h>
#include <pthread.h>
#include <stdatomic.h>

#include "base/pool.h"
#include "unit/unit.h"

enum { ITEMS = 5000, THREADS = 4 };

struct seen {
    atomic_int times[ITEMS];
    atomic_int bad_threads;
    pthread_t caller;
};

static void note(void *context, unsigned thread, size_t item)
{
    struct seen *seen = context;
    atomic_fetch_add(&seen->times[item], 1);
    if (thread >= THREADS || (thread == 0) != (pthread_equal(pthread_self(), seen->caller) != 0))
        atomic_fetch_add(&seen->bad_threads, 1);
}

START_TEST(every_item_is_worked_on_once)
{
    static struct seen seen;
    seen.caller = pthread_self();
    pool_run(THREADS, ITEMS, note, &seen);
    for (size_t i = 0; i < ITEMS; i++)
        ck_assert_int_eq(seen.times[i], 1);
    ck_assert_int_eq(seen.bad_threads, 0);
}
END_TEST

static void append(void *context, unsigned thread, size_t item)
{
    size_t *last = context;
    ck_assert_uint_eq(thread, 0);
    ck_assert_uint_eq(item, *last);
    ++*last;
}

START_TEST(one_thread_works_in_order)
{
    size_t done = 0;
    pool_run(1, 100, append, &done);
    ck_assert_uint_eq(done, 100);
}
END_TEST

START_TEST(no_item_is_no_work)
{
    size_t done = 0;
    pool_run(0, 0, append, &done);
    ck_assert_uint_eq(done, 0);
    ck_assert_uint_ge(pool_processors(), 1);
}
END_TEST

UNIT_TESTS("pool", every_item_is_worked_on_once, one_thread_works_in_order, no_item_is_no_work)
