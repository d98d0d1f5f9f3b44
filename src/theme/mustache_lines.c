#include "theme/mustache_compiler.h"

/* Offsets come mostly in rising order: counting goes on from the last one. */
struct place compiler_place(struct compiler *c, size_t offset)
{
    if (offset < c->counted) {
        c->counted = 0;
        c->place = (struct place){c->template->file, 1, 1};
    }
    for (; c->counted < offset; c->counted++) {
        unsigned char byte = (unsigned char)c->text.p[c->counted];
        if (byte == '\n') {
            c->place.line++;
            c->place.column = 1;
        } else if ((byte & 0xC0) != 0x80) {
            c->place.column++;
        }
    }
    return c->place;
}

void compiler_refuse(struct compiler *c, struct place place, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    diag_errorv(c->diags, place, "template", format, args);
    va_end(args);
    c->failed = true;
}

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\t';
}

static bool is_line_start(const struct compiler *c, size_t offset)
{
    return offset == 0 || c->text.p[offset - 1] == '\n';
}

size_t compiler_skip_blanks(const struct compiler *c, size_t from)
{
    while (from < c->text.n && is_blank(c->text.p[from]))
        from++;
    return from;
}

bool compiler_leads_line(const struct compiler *c, size_t offset, size_t *line)
{
    while (offset > 0 && is_blank(c->text.p[offset - 1]))
        offset--;
    *line = offset;
    return is_line_start(c, offset);
}

bool compiler_ends_line(const struct compiler *c, size_t offset, size_t *next)
{
    offset = compiler_skip_blanks(c, offset);
    if (str_starts(str_sub(c->text, offset, c->text.n), STR("\r\n")))
        offset++;
    *next = offset < c->text.n ? offset + 1 : offset;
    return offset == c->text.n || c->text.p[offset] == '\n';
}

struct level *compiler_top(struct compiler *c)
{
    return &c->levels[c->depth];
}

bool compiler_ignores(struct compiler *c)
{
    return compiler_top(c)->node && compiler_top(c)->node->kind == NODE_PARENT;
}

struct node *compiler_add_node(struct compiler *c, enum node_kind kind, size_t offset)
{
    struct node *node = arena_alloc(&c->template->arena, sizeof *node);
    node->kind = kind;
    c->last_text = NULL;
    if (kind != NODE_LINE && kind != NODE_TEXT)
        node->place = compiler_place(c, offset);
    if (!compiler_ignores(c) || kind == NODE_BLOCK) {
        *compiler_top(c)->end = node;
        compiler_top(c)->end = &node->next;
    }
    return node;
}

struct str compiler_dedented(struct compiler *c, size_t from, size_t to)
{
    for (size_t n = compiler_top(c)->dedent; n > 0 && from < to && is_blank(c->text.p[from]); n--)
        from++;
    return str_sub(c->text, from, to);
}

static void add_text(struct compiler *c, size_t from, size_t to)
{
    if (from == to)
        return;
    if (c->last_text && c->last_text->text.p + c->last_text->text.n == c->text.p + from) {
        c->last_text->text.n += to - from;
        return;
    }
    struct node *node = compiler_add_node(c, NODE_TEXT, from);
    node->text = str_sub(c->text, from, to);
    c->last_text = node;
}

/* Adds text line by line; what ends in the middle of a line is followed by a tag or the end. */
void compiler_add_lines(struct compiler *c, size_t to)
{
    while (c->at < to) {
        size_t from = c->at;
        size_t end = str_find_char(str_sub(c->text, 0, to), '\n', from);
        c->at = end < to ? end + 1 : to;
        if (is_line_start(c, from)) {
            struct str line = compiler_dedented(c, from, c->at);
            from = (size_t)(line.p - c->text.p);
            size_t next;
            bool empty = compiler_ends_line(c, from, &next) &&
                         compiler_skip_blanks(c, from) == from && end < to;
            /* A text goes on in its node: there the renderer sees the line's start by itself. */
            bool goes_on = c->last_text && c->last_text->text.p + c->last_text->text.n == line.p;
            if (!empty && !goes_on)
                compiler_add_node(c, NODE_LINE, from);
        }
        add_text(c, from, c->at);
    }
}

void compiler_add_lines_before(struct compiler *c, const struct tag *tag)
{
    compiler_add_lines(c, tag->start);
    if (is_line_start(c, tag->start))
        compiler_add_node(c, NODE_LINE, tag->start);
}

bool compiler_skip_line(struct compiler *c, const struct tag *tag)
{
    size_t line, next;
    bool alone =
        compiler_leads_line(c, tag->start, &line) && compiler_ends_line(c, tag->end, &next);
    if (alone)
        compiler_add_lines(c, line);
    else
        compiler_add_lines_before(c, tag);
    c->at = alone ? next : tag->end;
    return alone;
}
