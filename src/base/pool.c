#include "base/pool.h"

#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdlib.h>

#include "base/memory.h"

enum { MOST_THREADS = 256 };

struct loop {
    atomic_size_t next;
    size_t n;
    void (*work)(void *context, unsigned thread, size_t item);
    void *context;
};

struct worker {
    struct loop *loop;
    unsigned index;
    pthread_t thread;
};

unsigned pool_processors(void)
{
    cpu_set_t set;
    int n = sched_getaffinity(0, sizeof set, &set) == 0 ? CPU_COUNT(&set) : 1;
    return n > 0 ? (unsigned)n : 1;
}

static void *run(void *argument)
{
    struct worker *worker = argument;
    struct loop *loop = worker->loop;
    for (size_t item; (item = atomic_fetch_add(&loop->next, 1)) < loop->n;)
        loop->work(loop->context, worker->index, item);
    return NULL;
}

void pool_run(unsigned threads, size_t n, void (*work)(void *context, unsigned thread, size_t item),
              void *context)
{
    if (threads == 0)
        threads = pool_processors();
    if (threads > MOST_THREADS)
        threads = MOST_THREADS;
    if (threads > n)
        threads = n ? (unsigned)n : 1;
    struct loop loop = {.n = n, .work = work, .context = context};
    struct worker *workers = mem_alloc(threads * sizeof *workers);
    unsigned started = 1; /* the caller is worker 0 */
    workers[0].loop = &loop;
    for (; started < threads; started++) {
        workers[started] = (struct worker){.loop = &loop, .index = started};
        if (pthread_create(&workers[started].thread, NULL, run, &workers[started]) != 0)
            break; /* the threads that there are do the rest */
    }
    run(&workers[0]);
    for (unsigned i = 1; i < started; i++)
        pthread_join(workers[i].thread, NULL);
    free(workers);
}
