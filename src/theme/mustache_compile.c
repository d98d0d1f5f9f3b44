#include "theme/mustache_tree.h"

#include <stdlib.h>
#include <string.h>

enum { NESTING_LIMIT = 64 };

/* A section, parent or block that is still open. */
struct level {
    struct node *node;
    struct node **end; /* where the next child goes */
    size_t dedent;     /* white space to take off each line: the indentation of the block around */
};

struct compiler {
    struct mustache *template;
    struct diags *diags;
    struct str text;
    size_t at;                                           /* all before is compiled */
    struct str open, close, close_raw, close_delimiters; /* "{{", "}}", "}}}", "=}}" */
    struct place place;                                  /* of the offset `counted` */
    size_t counted;
    struct level levels[NESTING_LIMIT + 1]; /* the first is the template itself */
    size_t depth;
    struct node *last_text; /* TEXT that the next text may continue */
    bool failed;
};

struct tag {
    char sigil; /* 0 for a plain value */
    struct str content;
    size_t start, end;
};

/* Offsets come mostly in rising order: counting goes on from the last one. */
static struct place place_of(struct compiler *c, size_t offset)
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

static void refuse(struct compiler *c, struct place place, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

static void refuse(struct compiler *c, struct place place, const char *format, ...)
{
    struct buf message = BUF_INIT;
    va_list args;
    va_start(args, format);
    buf_addv(&message, format, args);
    va_end(args);
    diag_error(c->diags, place, "template", "%s", message.p);
    buf_clear(&message);
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

/* The offset of the first character from `from` on that is neither space nor tab. */
static size_t skip_blanks(const struct compiler *c, size_t from)
{
    while (from < c->text.n && is_blank(c->text.p[from]))
        from++;
    return from;
}

/* The start of the line, if only white space lies between it and the offset. */
static bool leads_line(const struct compiler *c, size_t offset, size_t *line)
{
    while (offset > 0 && is_blank(c->text.p[offset - 1]))
        offset--;
    *line = offset;
    return is_line_start(c, offset);
}

/* The start of the next line, if only white space lies before it. */
static bool ends_line(const struct compiler *c, size_t offset, size_t *next)
{
    offset = skip_blanks(c, offset);
    if (str_starts(str_sub(c->text, offset, c->text.n), STR("\r\n")))
        offset++;
    *next = offset < c->text.n ? offset + 1 : offset;
    return offset == c->text.n || c->text.p[offset] == '\n';
}

static struct level *top(struct compiler *c)
{
    return &c->levels[c->depth];
}

/* What stands in a parent beside its blocks is left out, as the specification wants. */
static bool is_ignored(struct compiler *c)
{
    return top(c)->node && top(c)->node->kind == NODE_PARENT;
}

static struct node *add_node(struct compiler *c, enum node_kind kind, size_t offset)
{
    struct node *node = arena_alloc(&c->template->arena, sizeof *node);
    node->kind = kind;
    c->last_text = NULL;
    if (kind != NODE_LINE && kind != NODE_TEXT)
        node->place = place_of(c, offset);
    if (!is_ignored(c) || kind == NODE_BLOCK) {
        *top(c)->end = node;
        top(c)->end = &node->next;
    }
    return node;
}

/* White space at the start of a line without what the block around is indented by. */
static struct str dedented(struct compiler *c, size_t from, size_t to)
{
    for (size_t n = top(c)->dedent; n > 0 && from < to && is_blank(c->text.p[from]); n--)
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
    struct node *node = add_node(c, NODE_TEXT, from);
    node->text = str_sub(c->text, from, to);
    c->last_text = node;
}

/* Adds text line by line; what ends in the middle of a line is followed by a tag or the end. */
static void add_lines(struct compiler *c, size_t to)
{
    while (c->at < to) {
        size_t from = c->at;
        size_t end = str_find_char(str_sub(c->text, 0, to), '\n', from);
        c->at = end < to ? end + 1 : to;
        if (is_line_start(c, from)) {
            struct str line = dedented(c, from, c->at);
            from = (size_t)(line.p - c->text.p);
            size_t next;
            bool empty = ends_line(c, from, &next) && skip_blanks(c, from) == from && end < to;
            /* A text goes on in its node: there the renderer sees the line's start by itself. */
            bool goes_on = c->last_text && c->last_text->text.p + c->last_text->text.n == line.p;
            if (!empty && !goes_on)
                add_node(c, NODE_LINE, from);
        }
        add_text(c, from, c->at);
    }
}

/* The text before a tag that is on a line with others: the tag may be the first on its line. */
static void add_lines_before(struct compiler *c, const struct tag *tag)
{
    add_lines(c, tag->start);
    if (is_line_start(c, tag->start))
        add_node(c, NODE_LINE, tag->start);
}

/* For a tag that leaves no trace when it stands alone on its line: then the line goes with it. */
static bool skip_line_of(struct compiler *c, const struct tag *tag)
{
    size_t line, next;
    bool alone = leads_line(c, tag->start, &line) && ends_line(c, tag->end, &next);
    if (alone)
        add_lines(c, line);
    else
        add_lines_before(c, tag);
    c->at = alone ? next : tag->end;
    return alone;
}

static bool is_name(struct compiler *c, const struct tag *tag, struct str name)
{
    if (name.n == 0)
        refuse(c, place_of(c, tag->start), "a tag without a name");
    for (size_t i = 0; i < name.n; i++) {
        if ((unsigned char)name.p[i] <= ' ') {
            refuse(c, place_of(c, tag->start), "white space in the name '%.*s'", (int)name.n,
                   name.p);
            return false;
        }
    }
    return name.n > 0;
}

static struct path new_path(struct compiler *c, const struct tag *tag, struct str name)
{
    struct path path = {NULL, 0};
    if (!is_name(c, tag, name) || str_is(name, "."))
        return path;
    path.parts = arena_array(&c->template->arena, name.n, sizeof *path.parts);
    for (size_t from = 0; from <= name.n;) {
        size_t dot = str_find_char(name, '.', from);
        if (dot == from)
            refuse(c, place_of(c, tag->start), "an empty part in the name '%.*s'", (int)name.n,
                   name.p);
        path.parts[path.n++] = arena_strndup(&c->template->arena, name.p + from, dot - from);
        from = dot + 1;
    }
    return path;
}

static void add_value(struct compiler *c, const struct tag *tag)
{
    add_lines_before(c, tag);
    struct node *node = add_node(c, tag->sigil ? NODE_RAW : NODE_VALUE, tag->start);
    node->path = new_path(c, tag, tag->content);
    c->at = tag->end;
}

/* The name as it is compared with that of the closing tag: "* name" is "*name". */
static const char *tag_name(struct compiler *c, const struct tag *tag)
{
    struct str name = tag->content;
    bool dynamic = str_starts(name, STR("*"));
    if (dynamic)
        name = str_trim(str_sub(name, 1, name.n));
    return arena_printf(&c->template->arena, "%s%.*s", dynamic ? "*" : "", (int)name.n, name.p);
}

static void name_node(struct compiler *c, struct node *node, const struct tag *tag)
{
    bool refers = node->kind == NODE_PARTIAL || node->kind == NODE_PARENT;
    node->name = tag_name(c, tag);
    node->dynamic = refers && node->name[0] == '*';
    if (node->dynamic)
        node->path = new_path(c, tag, str_of(node->name + 1));
    else if (node->kind == NODE_SECTION || node->kind == NODE_INVERTED)
        node->path = new_path(c, tag, tag->content);
    else
        is_name(c, tag, tag->content);
}

static void add_partial(struct compiler *c, const struct tag *tag)
{
    size_t line;
    leads_line(c, tag->start, &line);
    struct str indent = dedented(c, line, tag->start);
    bool alone = skip_line_of(c, tag);
    struct node *node = add_node(c, NODE_PARTIAL, tag->start);
    node->alone = alone;
    node->indent = alone ? indent : STR("");
    name_node(c, node, tag);
}

static void open_level(struct compiler *c, struct node *node, size_t dedent)
{
    if (c->depth == NESTING_LIMIT) {
        refuse(c, node->place, "tags are nested deeper than %d levels", NESTING_LIMIT);
        c->depth = 0;
        c->at = c->text.n;
        return;
    }
    c->levels[++c->depth] = (struct level){.node = node, .end = &node->first, .dedent = dedent};
}

static void open_section(struct compiler *c, const struct tag *tag)
{
    skip_line_of(c, tag);
    struct node *node = add_node(c, tag->sigil == '#' ? NODE_SECTION : NODE_INVERTED, tag->start);
    name_node(c, node, tag);
    open_level(c, node, top(c)->dedent);
}

/* White space in front of a parent or block is not text: it indents what comes in their place. */
static struct node *add_indented(struct compiler *c, enum node_kind kind, const struct tag *tag)
{
    size_t line;
    bool leads = leads_line(c, tag->start, &line);
    add_lines(c, leads ? line : tag->start);
    struct node *node = add_node(c, kind, tag->start);
    node->leads = leads;
    node->lead = leads ? dedented(c, line, tag->start) : STR("");
    name_node(c, node, tag);
    c->at = tag->end;
    return node;
}

static void open_parent(struct compiler *c, const struct tag *tag)
{
    struct node *node = add_indented(c, NODE_PARENT, tag);
    open_level(c, node, top(c)->dedent);
}

/* Where the text of the first line begins that has any. */
static size_t first_text(const struct compiler *c, size_t at, size_t *line)
{
    *line = at;
    for (size_t next; ends_line(c, *line, &next) && next < c->text.n;)
        *line = next;
    return skip_blanks(c, *line);
}

/* Within a parent the block is what goes to the place of that name: its own indentation is taken off.
 * Elsewhere it is a place: what goes there gets the indentation of the default content. */
static void open_block(struct compiler *c, const struct tag *tag)
{
    bool given = is_ignored(c);
    struct node *node = add_indented(c, NODE_BLOCK, tag);
    size_t dedent = top(c)->dedent, next, line;
    node->indent = node->lead;
    node->opens_line = (given || node->leads) && ends_line(c, tag->end, &next);
    if (node->opens_line) {
        c->at = next;
        size_t text = first_text(c, next, &line);
        if (given)
            dedent = text - line;
        else
            node->indent = dedented(c, line, text);
    }
    open_level(c, node, dedent);
}

static const char *sigil_of(const struct node *node)
{
    switch (node->kind) {
    case NODE_INVERTED:
        return "^";
    case NODE_PARENT:
        return "<";
    case NODE_BLOCK:
        return "$";
    default:
        return "#";
    }
}

static bool is_given(const struct compiler *c)
{
    const struct node *around = c->levels[c->depth - 1].node;
    return around && around->kind == NODE_PARENT;
}

/* Ends the innermost level at its closing tag. */
static void close_level(struct compiler *c, const struct tag *tag)
{
    struct node *node = top(c)->node;
    size_t line, next;
    if (node->kind == NODE_PARENT) {
        node->alone = node->leads && ends_line(c, tag->end, &next);
        node->indent = node->alone ? node->lead : STR("");
        c->at = node->alone ? next : tag->end;
    } else if (node->kind == NODE_BLOCK && is_given(c)) {
        add_lines(c, leads_line(c, tag->start, &line) ? line : tag->start);
        c->at = tag->end;
    } else {
        skip_line_of(c, tag);
    }
    if (node->kind == NODE_BLOCK && !node->first)
        node->indent = node->lead;
    c->depth--;
}

static void close_tag(struct compiler *c, const struct tag *tag)
{
    const char *name = tag_name(c, tag);
    struct place place = place_of(c, tag->start);
    size_t match = c->depth;
    while (match > 0 && strcmp(name, c->levels[match].node->name) != 0)
        match--;
    if (match == 0) {
        const struct node *open = top(c)->node;
        if (open)
            refuse(c, place, "'{{/%s}}' does not close '{{%s%s}}' of line %d", name, sigil_of(open),
                   open->name, open->place.line);
        else
            refuse(c, place, "'{{/%s}}' closes nothing", name);
        c->at = tag->end;
        return;
    }
    for (; c->depth > match; c->depth--)
        refuse(c, top(c)->node->place, "'{{%s%s}}' is not closed before '{{/%s}}' in line %d",
               sigil_of(top(c)->node), top(c)->node->name, name, place.line);
    close_level(c, tag);
}

static void use_delimiters(struct compiler *c, struct str open, struct str close)
{
    struct arena *arena = &c->template->arena;
    c->open = open;
    c->close = close;
    c->close_raw = str_of(arena_printf(arena, "}%.*s", (int)close.n, close.p));
    c->close_delimiters = str_of(arena_printf(arena, "=%.*s", (int)close.n, close.p));
}

static bool is_delimiter(struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        if ((unsigned char)s.p[i] <= ' ' || s.p[i] == '=')
            return false;
    return s.n > 0;
}

static void set_delimiters(struct compiler *c, const struct tag *tag)
{
    size_t space = 0;
    while (space < tag->content.n && (unsigned char)tag->content.p[space] > ' ')
        space++;
    struct str open = str_sub(tag->content, 0, space);
    struct str close = str_trim(str_sub(tag->content, space, tag->content.n));
    skip_line_of(c, tag);
    if (is_delimiter(open) && is_delimiter(close))
        use_delimiters(c, open, close);
    else
        refuse(c, place_of(c, tag->start), "delimiters are set like this: '{{=<%% %%>=}}'");
}

/* Reads the tag at `start`; false if it has no end. */
static bool read_tag(const struct compiler *c, size_t start, struct tag *tag)
{
    size_t from = skip_blanks(c, start + c->open.n);
    *tag = (struct tag){.start = start};
    if (from < c->text.n && c->text.p[from] != '\0' && strchr("#^/>&{!=<$", c->text.p[from]))
        tag->sigil = c->text.p[from++];
    struct str close = tag->sigil == '{'   ? c->close_raw
                       : tag->sigil == '=' ? c->close_delimiters
                                           : c->close;
    size_t end = str_find(c->text, close, from);
    struct str content = str_sub(c->text, from, end);
    tag->content = str_trim(content);
    tag->end = end + close.n;
    bool runs_on =
        tag->sigil != '!' && tag->sigil != '=' && str_find(content, c->open, 0) < content.n;
    return end < c->text.n && !runs_on;
}

static void compile_tag(struct compiler *c, const struct tag *tag)
{
    switch (tag->sigil) {
    case '!':
        skip_line_of(c, tag);
        break;
    case '=':
        set_delimiters(c, tag);
        break;
    case '#':
    case '^':
        open_section(c, tag);
        break;
    case '>':
        add_partial(c, tag);
        break;
    case '<':
        open_parent(c, tag);
        break;
    case '$':
        open_block(c, tag);
        break;
    case '/':
        close_tag(c, tag);
        break;
    default:
        add_value(c, tag);
    }
}

static void compile(struct compiler *c)
{
    for (;;) {
        struct tag tag;
        size_t start = str_find(c->text, c->open, c->at);
        if (start == c->text.n)
            break;
        if (read_tag(c, start, &tag)) {
            compile_tag(c, &tag);
        } else {
            refuse(c, place_of(c, start), "a tag that begins with '%.*s' is not closed by '%.*s'",
                   (int)c->open.n, c->open.p, (int)c->close.n, c->close.p);
            c->at = start + c->open.n;
        }
    }
    add_lines(c, c->text.n);
    for (; c->depth > 0; c->depth--)
        refuse(c, top(c)->node->place, "'{{%s%s}}' is never closed", sigil_of(top(c)->node),
               top(c)->node->name);
}

struct mustache *mustache_compile(const char *file, struct str text, struct diags *diags)
{
    struct mustache *template = mem_alloc(sizeof *template);
    template->file = arena_strdup(&template->arena, file);
    template->text = (struct str){arena_strndup(&template->arena, text.p, text.n), text.n};
    struct compiler c = {
        .template = template,
        .diags = diags,
        .text = template->text,
        .place = {template->file, 1, 1},
    };
    c.levels[0].end = &template->first;
    use_delimiters(&c, STR("{{"), STR("}}"));
    compile(&c);
    if (!c.failed)
        return template;
    mustache_free(template);
    return NULL;
}

void mustache_free(struct mustache *template)
{
    if (template)
        arena_clear(&template->arena);
    free(template);
}

static void visit_names(const struct node *node,
                        void (*visit)(void *context, const char *name, struct place place),
                        void *context)
{
    for (; node; node = node->next) {
        if ((node->kind == NODE_PARTIAL || node->kind == NODE_PARENT) && !node->dynamic)
            visit(context, node->name, node->place);
        visit_names(node->first, visit, context);
    }
}

void mustache_names(const struct mustache *template,
                    void (*visit)(void *context, const char *name, struct place place),
                    void *context)
{
    visit_names(template->first, visit, context);
}
