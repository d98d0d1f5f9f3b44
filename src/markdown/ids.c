#include <search.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "base/utf8.h"
#include "markdown/tree.h"

enum { ID_LIMIT = 64 };

/* An id that is taken, and the number that its next repeat gets. */
struct taken {
    const char *id;
    size_t next;
};

static int compare_taken(const void *a, const void *b)
{
    return strcmp(((const struct taken *)a)->id, ((const struct taken *)b)->id);
}

static void keep_taken(void *taken)
{
    (void)taken; /* the arena's */
}

/* Returns whether the id was free, and in any case its entry. */
static bool take(struct arena *arena, void **ids, const char *id, struct taken **entry)
{
    struct taken *fresh = arena_alloc(arena, sizeof *fresh);
    *fresh = (struct taken){id, 2};
    *entry = *(struct taken **)tsearch(fresh, ids, compare_taken);
    return *entry == fresh;
}

static const char *take_unique(struct arena *arena, void **ids, const char *base)
{
    struct taken *first, *entry;
    if (take(arena, ids, base, &first))
        return base;
    for (;;) {
        const char *id = arena_printf(arena, "%s-%zu", base, first->next++);
        if (take(arena, ids, id, &entry))
            return id;
    }
}

static bool is_letter(uint32_t c)
{
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)c);
    /* The two ordinal indicators are letters, but not such as an XML name may have. */
    return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO && c != 0xAA &&
           c != 0xBA;
}

static bool is_mark_or_digit(uint32_t c)
{
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)c);
    return category >= UTF8PROC_CATEGORY_MN && category <= UTF8PROC_CATEGORY_ND;
}

/* Shortens to the limit: at a hyphen if there is one, else between two code points. */
static void cut_at_word(struct buf *id, size_t limit)
{
    if (id->n <= limit)
        return;
    size_t end = limit, least = sizeof "s-" - 1;
    while (end > least && id->p[end] != '-')
        end--;
    if (end == least)
        for (end = limit; ((unsigned char)id->p[end] & 0xC0) == 0x80;)
            end--;
    buf_cut(id, end);
}

/* "fn-1" and "fnref-1" are the ids of notes and of references to them. */
static bool is_reserved(const char *id)
{
    if (strncmp(id, "fn", 2) != 0)
        return false;
    id += strncmp(id, "fnref", 5) == 0 ? 5 : 2;
    return id[0] == '-' && id[1] >= '0' && id[1] <= '9';
}

static void add_parts(struct buf *id, struct str folded)
{
    bool gap = false;
    for (size_t i = 0, length; i < folded.n; i += length) {
        uint32_t c = utf8_decode(str_sub(folded, i, folded.n), &length);
        if (c == '\'' || c == 0x2019)
            continue;
        if (!is_letter(c) && !is_mark_or_digit(c)) {
            gap = id->n > 0;
            continue;
        }
        if (gap)
            buf_addc(id, '-');
        gap = false;
        buf_add_str(id, str_sub(folded, i, i + length));
    }
}

static void make_id(struct buf *id, struct str text)
{
    utf8proc_uint8_t *folded = NULL;
    utf8proc_ssize_t n =
        utf8proc_map((const utf8proc_uint8_t *)text.p, (utf8proc_ssize_t)text.n, &folded,
                     UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD);
    if (n > 0)
        add_parts(id, (struct str){(const char *)folded, (size_t)n});
    free(folded);
    if (id->n == 0)
        buf_adds(id, "section");
    size_t length;
    if (!is_letter(utf8_decode(buf_str(id), &length)) || is_reserved(id->p)) {
        struct buf plain = *id;
        buf_init(id);
        buf_addf(id, "s-%s", plain.p);
        buf_clear(&plain);
    }
    cut_at_word(id, ID_LIMIT);
}

static void add_heading(struct document *document, cmark_node *node, void **ids)
{
    struct buf text = BUF_INIT, scratch = BUF_INIT, collapsed = BUF_INIT, id = BUF_INIT;
    document->headings = tree_grow(&document->arena, document->headings, document->n_headings,
                                   sizeof *document->headings);
    struct heading *heading = &document->headings[document->n_headings];
    tree_plain_text(node, &text);
    utf8_collapse(&collapsed, tree_clean(buf_str(&text), &scratch));
    make_id(&id, buf_str(&collapsed));
    heading->level = cmark_node_get_heading_level(node);
    heading->text = arena_strndup(&document->arena, collapsed.p, collapsed.n);
    heading->id = take_unique(&document->arena, ids, arena_strndup(&document->arena, id.p, id.n));
    heading->line = tree_place(document, node).line;
    tree_add_extra(document, node, EXTRA_HEADING)->heading = document->n_headings++;
    buf_clear(&text);
    buf_clear(&scratch);
    buf_clear(&collapsed);
    buf_clear(&id);
}

void document_find_headings(struct document *document)
{
    void *ids = NULL;
    for (struct walk walk = {.root = document->root}; walk_next(&walk);) {
        if (walk.entering && tree_is_heading(walk.node))
            add_heading(document, walk.node, &ids);
        if (walk.entering && cmark_node_get_type(walk.node) >= CMARK_NODE_PARAGRAPH)
            walk_skip(&walk); /* no blocks in it */
    }
    tdestroy(ids, keep_taken);
}
