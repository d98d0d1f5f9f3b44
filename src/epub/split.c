#include "epub/split.h"

#include <stdlib.h>

#include "base/file.h"

/* In bytes: a body that is longer than LONG_BODY is cut, into parts of about PART and more. */
enum { LONG_BODY = 240 * 1024, PART = 120 * 1024 };

void split_init(struct split *split)
{
    *split = (struct split){.body = BUF_INIT};
}

void split_clear(struct split *split)
{
    if (split->n > 1)
        table_clear(&split->ids);
    free(split->headings);
    buf_clear(&split->body);
    arena_clear(&split->arena);
    *split = (struct split){.body = BUF_INIT};
}

void split_heading(void *context, const struct heading *heading, size_t offset)
{
    struct split *split = context;
    if (!heading || heading->level > 2)
        return;
    if (split->n_headings == split->room) {
        split->room = split->room ? 2 * split->room : 32;
        split->headings = mem_realloc(split->headings, split->room * sizeof *split->headings);
    }
    split->headings[split->n_headings++] = offset;
}

static struct str part_of(const struct split *split, size_t part)
{
    return str_sub(buf_str(&split->body), split->cuts[part], split->cuts[part + 1]);
}

/* The value of the next attribute in a text of ours, in which a quote stands nowhere but around
 * values. Returns false at the end. */
static bool next_value(struct str text, struct str attribute, size_t *at, struct str *value)
{
    size_t start = str_find(text, attribute, *at);
    if (start == text.n)
        return false;
    start += attribute.n;
    *at = str_find_char(text, '"', start);
    *value = str_sub(text, start, *at);
    return true;
}

static size_t count_ids(struct str text)
{
    size_t n = 0, at = 0;
    for (struct str id; next_value(text, STR(" id=\""), &at, &id);)
        n++;
    return n;
}

static void find_ids(struct split *split)
{
    struct str id;
    table_init(&split->ids, count_ids(buf_str(&split->body)));
    for (size_t part = 0; part < split->n; part++)
        for (size_t at = 0; next_value(part_of(split, part), STR(" id=\""), &at, &id);)
            table_enter(&split->ids, arena_strndup(&split->arena, id.p, id.n), part);
}

size_t split_cut(struct split *split)
{
    size_t total = split->body.n;
    split->cuts = arena_array(&split->arena, split->n_headings + 2, sizeof *split->cuts);
    split->n = 1;
    for (size_t i = 0; total > LONG_BODY && i < split->n_headings; i++)
        if (split->headings[i] - split->cuts[split->n - 1] >= PART &&
            total - split->headings[i] >= PART / 8)
            split->cuts[split->n++] = split->headings[i];
    split->cuts[split->n] = total;
    if (split->n > 1)
        find_ids(split);
    return split->n;
}

static size_t find(const struct split *split, struct str id)
{
    struct arena arena = ARENA_INIT;
    const char *name = split->n > 1 ? path_decode(&arena, id) : NULL;
    size_t part = name ? table_find(&split->ids, name) : 0;
    arena_clear(&arena);
    return part == TABLE_NONE ? 0 : part;
}

size_t split_find(const struct split *split, const char *id)
{
    return find(split, str_of(id));
}

void split_write(const struct split *split, size_t part, const char *const *files, struct buf *out)
{
    static const struct str attribute = {" href=\"#", 8};
    struct str text = part_of(split, part), id;
    size_t done = 0;
    for (size_t at = 0; split->n > 1 && next_value(text, attribute, &at, &id);) {
        size_t target = find(split, id);
        size_t hash = (size_t)(id.p - text.p) - 1;
        if (target == part)
            continue;
        buf_add_str(out, str_sub(text, done, hash));
        buf_adds(out, files[target]);
        done = hash;
    }
    buf_add_str(out, str_sub(text, done, text.n));
}
