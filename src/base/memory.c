#include "base/memory.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* AddressSanitizer sees an overflow only where a block ends: under it each object has its own. */
#ifndef __has_feature
#define __has_feature(name) 0
#endif
#if defined __SANITIZE_ADDRESS__ || __has_feature(address_sanitizer)
enum { BLOCK_EACH = 1 };
#else
enum { BLOCK_EACH = 0 };
#endif

enum { ARENA_ALIGN = 16, ARENA_FIRST_BLOCK = 4 * 1024, ARENA_BLOCK = 64 * 1024 };

struct arena_block {
    struct arena_block *next;
    size_t used, size;
    _Alignas(ARENA_ALIGN) char data[];
};

static void (*exhausted)(void) = abort;

void mem_on_exhausted(void (*handler)(void))
{
    exhausted = handler;
}

void mem_exhausted(void)
{
    exhausted();
    abort();
}

void *mem_realloc(void *memory, size_t size)
{
    void *grown = realloc(memory, size ? size : 1);
    if (!grown)
        mem_exhausted();
    return grown;
}

void *mem_alloc(size_t size)
{
    return memset(mem_realloc(NULL, size), 0, size);
}

char *mem_strdup(const char *text)
{
    size_t n = strlen(text) + 1;
    return memcpy(mem_realloc(NULL, n), text, n);
}

/* Small at first: most arenas live for a moment, and malloc is slow with large blocks. */
static struct arena_block *add_block(struct arena *arena, size_t size)
{
    size_t room = arena->blocks ? 2 * arena->blocks->size : ARENA_FIRST_BLOCK;
    room = room < ARENA_BLOCK ? room : ARENA_BLOCK;
    room = BLOCK_EACH || size > room / 4 ? size : room;
    struct arena_block *block = mem_realloc(NULL, sizeof *block + room);
    *block = (struct arena_block){.next = arena->blocks, .size = room};
    arena->blocks = block;
    return block;
}

void *arena_alloc(struct arena *arena, size_t size)
{
    if (size > SIZE_MAX / 2)
        mem_exhausted();
    if (!BLOCK_EACH)
        size = (size + ARENA_ALIGN - 1) & ~(size_t)(ARENA_ALIGN - 1);
    struct arena_block *block = arena->blocks;
    if (BLOCK_EACH || !block || block->size - block->used < size)
        block = add_block(arena, size);
    void *memory = block->data + block->used;
    block->used += size;
    return memset(memory, 0, size);
}

void *arena_array(struct arena *arena, size_t n, size_t size)
{
    return arena_alloc(arena, size && n > SIZE_MAX / 2 / size ? SIZE_MAX : n * size);
}

void *arena_grow(struct arena *arena, void *array, size_t n, size_t size)
{
    enum { LEAST = 8 };
    bool full = n == 0 || (n >= LEAST && (n & (n - 1)) == 0);
    if (!full)
        return array;
    void *grown = arena_array(arena, n < LEAST ? LEAST : 2 * n, size);
    if (n > 0)
        memcpy(grown, array, n * size);
    return grown;
}

char *arena_strndup(struct arena *arena, const char *text, size_t n)
{
    char *copy = arena_alloc(arena, n + 1);
    if (n > 0)
        memcpy(copy, text, n);
    return copy;
}

char *arena_strdup(struct arena *arena, const char *text)
{
    return arena_strndup(arena, text, strlen(text));
}

char *arena_printf(struct arena *arena, const char *format, ...)
{
    char usual[256];
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int n = vsnprintf(usual, sizeof usual, format, args);
    va_end(args);
    char *text = arena_alloc(arena, n < 0 ? 1 : (size_t)n + 1);
    if (n >= (int)sizeof usual)
        vsnprintf(text, (size_t)n + 1, format, again);
    else if (n > 0)
        memcpy(text, usual, (size_t)n);
    va_end(again);
    return text;
}

static void free_blocks(struct arena_block *block)
{
    while (block) {
        struct arena_block *next = block->next;
        free(block);
        block = next;
    }
}

void arena_reset(struct arena *arena)
{
    if (!arena->blocks)
        return;
    free_blocks(arena->blocks->next);
    arena->blocks->next = NULL;
    arena->blocks->used = 0;
}

void arena_clear(struct arena *arena)
{
    free_blocks(arena->blocks);
    arena->blocks = NULL;
}
