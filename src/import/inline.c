#include "import/inline.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "import/address.h"

enum { WRAPS_LIMIT = 16 };

void line_clear(struct line *line)
{
    buf_clear(&line->text);
    free(line->pieces);
    *line = (struct line){.text = BUF_INIT};
}

static void add_piece(struct line *line, struct piece piece)
{
    if (line->n == line->room) {
        line->room = line->room ? 2 * line->room : 16;
        line->pieces = mem_realloc(line->pieces, line->room * sizeof *line->pieces);
    }
    line->pieces[line->n++] = piece;
}

void line_add_text(struct line *line, const xmlNode *text, const struct wrap *wrap,
                   const xmlNode *link)
{
    size_t from = line->text.n;
    webpage_add_text(text, &line->text);
    if (line->text.n == from)
        return;
    if (utf8_word_count(str_sub(buf_str(&line->text), from, line->text.n)) > 0) {
        line->link = !line->first || line->link == link ? link : NULL;
        line->first = line->first ? line->first : text;
    }
    add_piece(line, (struct piece){from, line->text.n - from, wrap});
}

void line_add_separator(struct line *line, bool code, const struct wrap *wrap)
{
    if (line->n == 0)
        return;
    size_t from = line->text.n;
    if (code && !str_ends(buf_str(&line->text), STR("\n")))
        buf_addc(&line->text, '\n');
    add_piece(line, (struct piece){from, line->text.n - from, wrap});
}

bool line_is_blank(const struct line *line)
{
    return !line->first;
}

static bool same_wrap(const struct wrap *a, const struct wrap *b)
{
    return a == b ||
           (a && b && a->kind == b->kind && (a->kind != SPAN_LINK || strcmp(a->url, b->url) == 0));
}

/* The wrap of a piece that has so many around it; NULL: there is none. */
static const struct wrap *wrap_at(const struct piece *piece, size_t depth)
{
    const struct wrap *wrap = piece->wrap;
    while (wrap && wrap->depth > depth)
        wrap = wrap->outer;
    return wrap && wrap->depth == depth ? wrap : NULL;
}

struct spanner {
    struct arena *arena;
    struct str text;
};

static size_t make_spans(const struct spanner *spanner, const struct piece *from,
                         const struct piece *to, size_t depth, const struct span **spans);

static struct str join(const struct spanner *spanner, const struct piece *from,
                       const struct piece *to)
{
    struct buf text = BUF_INIT;
    for (; from < to; from++)
        if (from->n == 0)
            buf_addc(&text, ' ');
        else
            buf_add_str(&text, str_sub(spanner->text, from->from, from->from + from->n));
    struct str copy = {arena_strndup(spanner->arena, text.p, text.n), text.n};
    buf_clear(&text);
    return copy;
}

static struct span make_span(const struct spanner *spanner, const struct piece *from,
                             const struct piece *to, size_t depth)
{
    const struct wrap *wrap = wrap_at(from, depth);
    struct span span = {.kind = wrap ? wrap->kind : SPAN_TEXT};
    if (!wrap && from->n == 0)
        span.kind = SPAN_BREAK;
    else if (!wrap || wrap->kind == SPAN_CODE)
        span.text = join(spanner, from, to);
    else
        span.n_inside = make_spans(spanner, from, to, depth + 1, &span.inside);
    span.url = wrap ? wrap->url : NULL;
    return span;
}

static size_t make_spans(const struct spanner *spanner, const struct piece *from,
                         const struct piece *to, size_t depth, const struct span **spans)
{
    struct span *made = arena_array(spanner->arena, (size_t)(to - from), sizeof *made);
    size_t n = 0;
    while (from < to) {
        const struct piece *end = from + 1;
        const struct wrap *wrap = wrap_at(from, depth);
        while (end < to && same_wrap(wrap_at(end, depth), wrap) &&
               (wrap || (from->n > 0 && end->n > 0)))
            end++;
        made[n++] = make_span(spanner, from, end, depth);
        from = end;
    }
    *spans = made;
    return n;
}

static bool is_blank(const struct line *line, const struct piece *piece)
{
    struct str text = str_sub(buf_str(&line->text), piece->from, piece->from + piece->n);
    return utf8_trim(text).n == 0;
}

/* Without white space at both ends. */
static struct str cut_ends(struct line *line, const struct piece **from, const struct piece **to)
{
    struct piece *first = line->pieces, *last = line->pieces + line->n - 1;
    while (is_blank(line, first))
        first++;
    while (is_blank(line, last))
        last--;
    struct str text = buf_str(&line->text);
    struct str head = str_sub(text, first->from, first->from + first->n);
    size_t cut = (size_t)(utf8_trim(head).p - head.p);
    first->from += cut;
    first->n -= cut;
    struct str tail = str_sub(text, last->from, last->from + last->n), kept = utf8_trim(tail);
    last->n = (size_t)(kept.p - tail.p) + kept.n;
    *from = first;
    *to = last + 1;
    return text;
}

static struct str collapse(struct arena *arena, struct str text)
{
    char *copy = arena_alloc(arena, text.n + 1);
    size_t n = 0;
    for (size_t i = 0; i < text.n; i++) {
        bool space = text.p[i] == ' ' || text.p[i] == '\t' || text.p[i] == '\n';
        if (!space || (n > 0 && copy[n - 1] != ' '))
            copy[n++] = space ? ' ' : text.p[i];
    }
    return utf8_trim((struct str){copy, n});
}

struct str line_take(struct line *line, struct arena *arena, struct layout *layout)
{
    const struct piece *from, *to;
    struct spanner spanner = {arena, cut_ends(line, &from, &to)};
    struct str text = collapse(arena, join(&spanner, from, to));
    layout->link = line->link;
    layout->formula = line->formula;
    line->formula = false;
    layout->n_spans = make_spans(&spanner, from, to, 0, &layout->spans);
    buf_reset(&line->text);
    line->n = 0;
    line->first = NULL;
    return text;
}

static bool is_within(const struct wrap *wrap, enum span_kind kind)
{
    for (; wrap; wrap = wrap->outer)
        if (wrap->kind == kind || wrap->kind == SPAN_CODE)
            return true;
    return false;
}

/* Leads to a place in this very page, which the Markdown has not. Browsers that save a page write its
 * own address before "#". */
static bool is_within_page(const struct webpage *page, const char *href)
{
    size_t n = strcspn(href, "#");
    return href[n] == '#' && (n == 0 || (page->base && strcspn(page->base, "#") == n &&
                                         strncmp(href, page->base, n) == 0));
}

static const struct wrap *keep_wrap(const struct webpage *page, struct wrap wrap)
{
    struct wrap *copy = arena_alloc(page->arena, sizeof *copy);
    *copy = wrap;
    return copy;
}

/* What is raised or lowered in code: Markdown's code has nothing in it, but can stand in other
 * elements. */
static const struct wrap *wrap_around_code(const struct webpage *page, struct wrap wrap,
                                           const struct wrap *code)
{
    if (is_within(code->outer, wrap.kind) || code->depth + 1 >= WRAPS_LIMIT)
        return code;
    wrap.outer = code->outer;
    wrap.depth = code->depth;
    struct wrap inside = {.kind = SPAN_CODE,
                          .outer = keep_wrap(page, wrap),
                          .before = code,
                          .node = wrap.node,
                          .depth = wrap.depth + 1};
    return keep_wrap(page, inside);
}

const struct wrap *wrap_element(const struct webpage *page, const xmlNode *node,
                                const struct wrap *outer, bool heading)
{
    struct wrap wrap = {
        .outer = outer, .before = outer, .node = node, .depth = outer ? outer->depth + 1 : 0};
    if (wrap.depth >= WRAPS_LIMIT)
        return outer;
    if (node_is_any(node, " em i "))
        wrap.kind = SPAN_EMPHASIS;
    else if (node_is_any(node, " strong b dt ") && !heading)
        wrap.kind = SPAN_STRONG;
    else if (node_is_any(node, " code kbd samp tt "))
        wrap.kind = SPAN_CODE;
    else if (node_is(node, "sup"))
        wrap.kind = SPAN_SUPERSCRIPT;
    else if (node_is(node, "sub"))
        wrap.kind = SPAN_SUBSCRIPT;
    else if (node_is_any(node, " del s strike "))
        wrap.kind = SPAN_DELETED;
    else if (node_is(node, "ins"))
        wrap.kind = SPAN_INSERTED;
    else if (node_is(node, "a") && node_attribute(page->arena, node, "href"))
        wrap.kind = SPAN_LINK;
    else
        return outer;
    bool raised = wrap.kind == SPAN_SUPERSCRIPT || wrap.kind == SPAN_SUBSCRIPT;
    if (raised && outer && outer->kind == SPAN_CODE)
        return wrap_around_code(page, wrap, outer);
    if (is_within(outer, wrap.kind))
        return outer;
    if (wrap.kind == SPAN_LINK) {
        const char *href = node_attribute(page->arena, node, "href");
        wrap.url =
            is_within_page(page, href) ? NULL : address_absolute(page->arena, page->base, href);
        if (!wrap.url)
            return outer;
    }
    return keep_wrap(page, wrap);
}
