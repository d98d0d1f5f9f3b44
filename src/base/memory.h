/*
 * Memory: what dies together is allocated together.
 *
 * An arena hands out memory from large blocks and gives all of it back at once. There is one arena
 * for a publication and one for a work in progress; nothing in them is freed singly.
 *
 *     struct arena a = ARENA_INIT;
 *     char *name = arena_printf(&a, "%s.html", slug);
 *     ...
 *     arena_clear(&a);
 *
 * Memory that runs out: cmark and GLib, on which we build, end the process then, so pretending to
 * survive would be a promise we can't keep. Every allocation of ours goes through mem_realloc();
 * when the system has none left it calls the handler of mem_on_exhausted(), which must not return
 * (the command line prints one line and exits with 4). So no caller checks for NULL. Input that
 * would need much memory is refused beforehand, by the limits of the readers.
 */
#ifndef COLOPHON_BASE_MEMORY_H
#define COLOPHON_BASE_MEMORY_H

#include <stddef.h>

struct arena_block;

struct arena {
    struct arena_block *blocks; /* newest first */
};

#define ARENA_INIT                                                                                 \
    {                                                                                              \
        NULL                                                                                       \
    }

/* Zeroed memory, aligned for any object. */
void *arena_alloc(struct arena *arena, size_t size);
/* Room for n objects of `size` bytes each, zeroed. */
void *arena_array(struct arena *arena, size_t n, size_t size);
/* The array of n such objects, or a copy, with room for one more; to be asked before each is added. */
void *arena_grow(struct arena *arena, void *array, size_t n, size_t size);
char *arena_strdup(struct arena *arena, const char *text);
/* A NUL-terminated copy of n bytes. */
char *arena_strndup(struct arena *arena, const char *text, size_t n);
char *arena_printf(struct arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* Forgets everything but keeps the newest block for the next use. */
void arena_reset(struct arena *arena);
void arena_clear(struct arena *arena);

/* malloc and friends that never return NULL; free with free(). */
void *mem_alloc(size_t size);
void *mem_realloc(void *memory, size_t size);
char *mem_strdup(const char *text);

/* Sets what happens when memory runs out; the default is abort(). */
void mem_on_exhausted(void (*handler)(void));
/* For a library that says it has no memory left: calls the handler. */
_Noreturn void mem_exhausted(void);

#endif
