#include "markdown/tree.h"

#include <stdint.h>
#include <string.h>

#include "base/utf8.h"

/* cmark's allocator has no context, so the arena in use is the thread's; its realloc doesn't tell
 * the old size, so a header keeps it. */
static _Thread_local struct arena *current;

struct header {
    _Alignas(16) size_t size;
};

static void *tree_calloc(size_t n, size_t size)
{
    if (size > 0 && n > SIZE_MAX / 4 / size)
        n = SIZE_MAX / 4 / size; /* arena_alloc() refuses it */
    struct header *header = arena_alloc(current, sizeof *header + n * size);
    header->size = n * size;
    return header + 1;
}

static void *tree_realloc(void *memory, size_t size)
{
    size_t old = memory ? ((struct header *)memory - 1)->size : 0;
    if (size <= old)
        return memory;
    void *grown = tree_calloc(1, size);
    if (old > 0)
        memcpy(grown, memory, old);
    return grown;
}

static void tree_free(void *memory)
{
    (void)memory;
}

cmark_mem *tree_memory(struct arena *arena)
{
    static cmark_mem memory = {tree_calloc, tree_realloc, tree_free};
    current = arena;
    return &memory;
}

void tree_memory_clear(struct arena *arena)
{
    if (current == arena)
        current = NULL;
    arena_clear(arena);
}

bool walk_next(struct walk *walk)
{
    cmark_node *next;
    if (!walk->node) {
        walk->node = walk->root;
        walk->entering = true;
        return true;
    }
    if (walk->entering) {
        next = cmark_node_first_child(walk->node);
        if (next)
            walk->node = next;
        else
            walk->entering = false;
        return true;
    }
    if (walk->node == walk->root)
        return false;
    next = cmark_node_next(walk->node);
    walk->entering = next != NULL;
    walk->node = next ? next : cmark_node_parent(walk->node);
    return true;
}

void walk_skip(struct walk *walk)
{
    walk->entering = false;
}

struct extra *tree_extra(cmark_node *node, enum extra_kind kind)
{
    struct extra *extra = cmark_node_get_user_data(node);
    return extra && extra->kind == kind ? extra : NULL;
}

struct extra *tree_add_extra(struct document *document, cmark_node *node, enum extra_kind kind)
{
    struct extra *extra = arena_alloc(&document->arena, sizeof *extra);
    extra->kind = kind;
    cmark_node_set_user_data(node, extra);
    return extra;
}

bool tree_is_block(cmark_node *node)
{
    cmark_node_type type = cmark_node_get_type(node);
    return type >= CMARK_NODE_FIRST_BLOCK && type <= CMARK_NODE_LAST_BLOCK;
}

bool tree_is_blank(cmark_node *node)
{
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_TEXT:
        return str_trim(str_of(cmark_node_get_literal(node))).n == 0;
    case CMARK_NODE_SOFTBREAK:
    case CMARK_NODE_LINEBREAK:
    case CMARK_NODE_HTML_INLINE:
        return true;
    default:
        return false;
    }
}

bool tree_is_heading(cmark_node *node)
{
    return cmark_node_get_type(node) == CMARK_NODE_HEADING && !tree_extra(node, EXTRA_CELL);
}

size_t tree_count(cmark_node *root, bool (*is)(cmark_node *node))
{
    size_t n = 0;
    for (struct walk walk = {.root = root}; walk_next(&walk);)
        n += walk.entering && is(walk.node);
    return n;
}

cmark_node *tree_figure(cmark_node *paragraph)
{
    if (cmark_node_get_type(paragraph) != CMARK_NODE_PARAGRAPH || tree_extra(paragraph, EXTRA_LINE))
        return NULL;
    cmark_node *image = cmark_node_first_child(paragraph);
    if (!image || cmark_node_next(image) || cmark_node_get_type(image) != CMARK_NODE_IMAGE)
        return NULL;
    struct str title = str_of(cmark_node_get_title(image));
    return utf8_trim(title).n > 0 ? image : NULL;
}

static void add_text(cmark_node *root, bool alternatives, struct buf *out)
{
    for (struct walk walk = {.root = root}; walk_next(&walk);) {
        if (!walk.entering)
            continue;
        switch (cmark_node_get_type(walk.node)) {
        case CMARK_NODE_TEXT:
        case CMARK_NODE_CODE:
            buf_adds(out, cmark_node_get_literal(walk.node));
            break;
        case CMARK_NODE_SOFTBREAK:
        case CMARK_NODE_LINEBREAK:
            buf_addc(out, ' ');
            break;
        case CMARK_NODE_IMAGE:
            if (!alternatives)
                walk_skip(&walk);
            break;
        default:
            break;
        }
    }
}

void tree_plain_text(cmark_node *root, struct buf *out)
{
    add_text(root, false, out);
}

void tree_alternative(cmark_node *image, struct buf *out)
{
    add_text(image, true, out);
}

struct place tree_place(const struct document *document, cmark_node *node)
{
    while (node && !tree_is_block(node))
        node = cmark_node_parent(node);
    int line = node ? cmark_node_get_start_line(node) : 0;
    if (document->lines && line > 0)
        line = (size_t)line <= document->n_lines ? document->lines[line - 1] : 0;
    return (struct place){document->file, line > 0 ? line + document->first_line - 1 : 0, 0};
}

/* XML 1.0, production 2; HTML, 13.2.3.5: control characters and noncharacters. */
static bool is_forbidden(uint32_t c)
{
    return (c < 0x20 && c != '\t' && c != '\n') || (c >= 0x7F && c <= 0x9F) ||
           (c >= 0xFDD0 && c <= 0xFDEF) || (c & 0xFFFE) == 0xFFFE;
}

/* Where the next byte stands that may begin a forbidden code point. */
static size_t next_suspect(struct str s, size_t from)
{
    for (; from < s.n; from++) {
        unsigned char c = (unsigned char)s.p[from];
        bool plain =
            c < 0x7F ? c >= 0x20 || c == '\n' || c == '\t' : c > 0x7F && c < 0xEF && c != 0xC2;
        if (!plain)
            break;
    }
    return from;
}

struct str tree_clean(struct str s, struct buf *scratch)
{
    size_t done = 0, length;
    buf_reset(scratch);
    for (size_t i = next_suspect(s, 0); i < s.n; i = next_suspect(s, i + length)) {
        uint32_t c = utf8_decode(str_sub(s, i, s.n), &length);
        bool invalid = c == 0xFFFD && length == 1;
        if (!is_forbidden(c) && !invalid)
            continue;
        buf_add_str(scratch, str_sub(s, done, i));
        utf8_encode(scratch, utf8_is_space(c) ? ' ' : 0xFFFD);
        done = i + length;
    }
    if (done == 0)
        return s;
    buf_add_str(scratch, str_sub(s, done, s.n));
    return buf_str(scratch);
}
