#include <search.h>
#include <stdlib.h>
#include <string.h>

#include "base/slug.h"
#include "base/utf8.h"
#include "markdown/html.h"

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

/* "fn-1" and "fnref-1" are the ids of notes and of references to them, "c-main" is one of themes
 * (src/README.md, Themes). */
static bool is_reserved(const char *id)
{
    if (strncmp(id, "c-", 2) == 0)
        return true;
    if (strncmp(id, "fn", 2) != 0)
        return false;
    id += strncmp(id, "fnref", 5) == 0 ? 5 : 2;
    return id[0] == '-' && id[1] >= '0' && id[1] <= '9';
}

static const char *take_unique(struct arena *arena, void **ids, const char *base)
{
    struct taken *first, *entry;
    if (take(arena, ids, base, &first))
        return base;
    for (;;) {
        const char *id = arena_printf(arena, "%s-%zu", base, first->next++);
        if (is_reserved(id))
            id = arena_printf(arena, "s-%s", id);
        if (take(arena, ids, id, &entry))
            return id;
    }
}

static void make_id(struct buf *id, struct str text)
{
    slug_add(id, text);
    if (id->n == 0)
        buf_adds(id, "section");
    size_t length;
    if (!slug_is_letter(utf8_decode(buf_str(id), &length)) || is_reserved(id->p)) {
        struct buf plain = *id;
        buf_init(id);
        buf_addf(id, "s-%s", plain.p);
        buf_clear(&plain);
    }
    slug_cut(id, sizeof "s-" - 1);
}

/* Returns which heading it is. */
static size_t add_heading(struct document *document, struct str text, int level, void **ids)
{
    struct buf collapsed = BUF_INIT, id = BUF_INIT;
    document->headings = arena_grow(&document->arena, document->headings, document->n_headings,
                                    sizeof *document->headings);
    struct heading *heading = &document->headings[document->n_headings];
    utf8_collapse(&collapsed, text);
    make_id(&id, buf_str(&collapsed));
    heading->level = level;
    heading->text = arena_strndup(&document->arena, collapsed.p, collapsed.n);
    heading->id = take_unique(&document->arena, ids, arena_strndup(&document->arena, id.p, id.n));
    buf_clear(&collapsed);
    buf_clear(&id);
    return document->n_headings++;
}

static void name_heading(struct document *document, cmark_node *node, void **ids)
{
    struct buf text = BUF_INIT;
    tree_plain_text(node, &text);
    size_t i = add_heading(document, buf_str(&text), cmark_node_get_heading_level(node), ids);
    document->headings[i].line = tree_place(document, node).line;
    tree_add_extra(document, node, EXTRA_HEADING)->heading = i;
    buf_clear(&text);
}

/* Those in a block of HTML. */
static void name_headings(struct document *document, cmark_node *block, void **ids)
{
    const struct html_stretch *html = tree_extra(block, EXTRA_HTML)->html;
    for (struct xml_walk walk = html_walk(html); html_next(html, &walk);) {
        struct buf text = BUF_INIT;
        int level = html_heading_level(walk.node);
        if (level == 0 || !walk.entering)
            continue;
        html_plain_text(walk.node, &text);
        size_t i = add_heading(document, buf_str(&text), level, ids);
        document->headings[i].line = tree_place(document, block).line;
        html_set_number(walk.node, i + 1);
        buf_clear(&text);
    }
}

/* "pg-12", and "pg-12-2" where a label is there again. */
static void name_pages(struct document *document, void **ids)
{
    struct buf id = BUF_INIT;
    for (size_t i = 0; i < document->n_pages; i++) {
        buf_reset(&id);
        buf_adds(&id, "pg-");
        slug_add(&id, str_of(document->pages[i].label));
        slug_cut(&id, sizeof "pg-" - 1);
        document->pages[i].id =
            take_unique(&document->arena, ids, arena_strndup(&document->arena, id.p, id.n));
    }
    buf_clear(&id);
}

void document_find_ids(struct document *document)
{
    void *ids = NULL;
    name_pages(document, &ids);
    for (struct walk walk = {.root = document->root}; walk_next(&walk);) {
        if (walk.entering && tree_is_heading(walk.node))
            name_heading(document, walk.node, &ids);
        if (walk.entering && cmark_node_get_type(walk.node) == CMARK_NODE_HTML_BLOCK &&
            tree_extra(walk.node, EXTRA_HTML))
            name_headings(document, walk.node, &ids);
        if (walk.entering && cmark_node_get_type(walk.node) >= CMARK_NODE_PARAGRAPH)
            walk_skip(&walk); /* no blocks in it */
    }
    tdestroy(ids, keep_taken);
}
