#include "theme/mustache_compiler.h"

#include <stdlib.h>
#include <string.h>

static bool is_name(struct compiler *c, const struct tag *tag, struct str name)
{
    if (name.n == 0)
        compiler_refuse(c, compiler_place(c, tag->start), "a tag without a name");
    for (size_t i = 0; i < name.n; i++) {
        if ((unsigned char)name.p[i] <= ' ') {
            compiler_refuse(c, compiler_place(c, tag->start), "white space in the name '%.*s'",
                            (int)name.n, name.p);
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
    /* one more than dots, of which all of it may be made */
    path.parts = arena_array(&c->template->arena, name.n + 1, sizeof *path.parts);
    for (size_t from = 0; from <= name.n;) {
        size_t dot = str_find_char(name, '.', from);
        if (dot == from)
            compiler_refuse(c, compiler_place(c, tag->start), "an empty part in the name '%.*s'",
                            (int)name.n, name.p);
        path.parts[path.n++] = arena_strndup(&c->template->arena, name.p + from, dot - from);
        from = dot + 1;
    }
    return path;
}

static void add_value(struct compiler *c, const struct tag *tag)
{
    compiler_add_lines_before(c, tag);
    struct node *node = compiler_add_node(c, tag->sigil ? NODE_RAW : NODE_VALUE, tag->start);
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
    compiler_leads_line(c, tag->start, &line);
    struct str indent = compiler_dedented(c, line, tag->start);
    bool alone = compiler_skip_line(c, tag);
    struct node *node = compiler_add_node(c, NODE_PARTIAL, tag->start);
    node->alone = alone;
    node->indent = alone ? indent : STR("");
    name_node(c, node, tag);
}

static void open_level(struct compiler *c, struct node *node, size_t dedent)
{
    if (c->depth == NESTING_LIMIT) {
        compiler_refuse(c, node->place, "tags are nested deeper than %d levels", NESTING_LIMIT);
        c->depth = 0;
        c->at = c->text.n;
        return;
    }
    c->levels[++c->depth] = (struct level){.node = node, .end = &node->first, .dedent = dedent};
}

static void open_section(struct compiler *c, const struct tag *tag)
{
    compiler_skip_line(c, tag);
    struct node *node =
        compiler_add_node(c, tag->sigil == '#' ? NODE_SECTION : NODE_INVERTED, tag->start);
    name_node(c, node, tag);
    open_level(c, node, compiler_top(c)->dedent);
}

/* White space in front of a parent or block is not text: it indents what comes in their place. */
static struct node *add_indented(struct compiler *c, enum node_kind kind, const struct tag *tag)
{
    size_t line;
    bool leads = compiler_leads_line(c, tag->start, &line);
    compiler_add_lines(c, leads ? line : tag->start);
    struct node *node = compiler_add_node(c, kind, tag->start);
    node->leads = leads;
    node->lead = leads ? compiler_dedented(c, line, tag->start) : STR("");
    name_node(c, node, tag);
    c->at = tag->end;
    return node;
}

static void open_parent(struct compiler *c, const struct tag *tag)
{
    struct node *node = add_indented(c, NODE_PARENT, tag);
    open_level(c, node, compiler_top(c)->dedent);
}

/* Where the text of the first line begins that has any. */
static size_t first_text(const struct compiler *c, size_t at, size_t *line)
{
    *line = at;
    for (size_t next; compiler_ends_line(c, *line, &next) && next < c->text.n;)
        *line = next;
    return compiler_skip_blanks(c, *line);
}

/* Within a parent the block is what goes to the place of that name: its own indentation is taken
 * off. Elsewhere it is a place: what goes there gets the indentation of the default content. */
static void open_block(struct compiler *c, const struct tag *tag)
{
    bool given = compiler_ignores(c);
    struct node *node = add_indented(c, NODE_BLOCK, tag);
    size_t dedent = compiler_top(c)->dedent, next, line;
    node->indent = node->lead;
    node->opens_line = (given || node->leads) && compiler_ends_line(c, tag->end, &next);
    if (node->opens_line) {
        c->at = next;
        size_t text = first_text(c, next, &line);
        if (given)
            dedent = text - line;
        else
            node->indent = compiler_dedented(c, line, text);
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
    struct node *node = compiler_top(c)->node;
    size_t line, next;
    if (node->kind == NODE_PARENT) {
        node->alone = node->leads && compiler_ends_line(c, tag->end, &next);
        node->indent = node->alone ? node->lead : STR("");
        c->at = node->alone ? next : tag->end;
    } else if (node->kind == NODE_BLOCK && is_given(c)) {
        compiler_add_lines(c, compiler_leads_line(c, tag->start, &line) ? line : tag->start);
        c->at = tag->end;
    } else {
        compiler_skip_line(c, tag);
    }
    if (node->kind == NODE_BLOCK && !node->first)
        node->indent = node->lead;
    c->depth--;
}

static void close_tag(struct compiler *c, const struct tag *tag)
{
    const char *name = tag_name(c, tag);
    struct place place = compiler_place(c, tag->start);
    size_t match = c->depth;
    while (match > 0 && strcmp(name, c->levels[match].node->name) != 0)
        match--;
    if (match == 0) {
        const struct node *open = compiler_top(c)->node;
        if (open)
            compiler_refuse(c, place, "'{{/%s}}' does not close '{{%s%s}}' of line %d", name,
                            sigil_of(open), open->name, open->place.line);
        else
            compiler_refuse(c, place, "'{{/%s}}' closes nothing", name);
        c->at = tag->end;
        return;
    }
    for (; c->depth > match; c->depth--)
        compiler_refuse(
            c, compiler_top(c)->node->place, "'{{%s%s}}' is not closed before '{{/%s}}' in line %d",
            sigil_of(compiler_top(c)->node), compiler_top(c)->node->name, name, place.line);
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
    compiler_skip_line(c, tag);
    if (is_delimiter(open) && is_delimiter(close))
        use_delimiters(c, open, close);
    else
        compiler_refuse(c, compiler_place(c, tag->start),
                        "delimiters are set like this: '{{=<%% %%>=}}'");
}

/* Reads the tag at `start`; false if it has no end. */
static bool read_tag(const struct compiler *c, size_t start, struct tag *tag)
{
    size_t from = compiler_skip_blanks(c, start + c->open.n);
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
        compiler_skip_line(c, tag);
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
            compiler_refuse(c, compiler_place(c, start),
                            "a tag that begins with '%.*s' is not closed by '%.*s'", (int)c->open.n,
                            c->open.p, (int)c->close.n, c->close.p);
            c->at = start + c->open.n;
        }
    }
    compiler_add_lines(c, c->text.n);
    for (; c->depth > 0; c->depth--)
        compiler_refuse(c, compiler_top(c)->node->place, "'{{%s%s}}' is never closed",
                        sigil_of(compiler_top(c)->node), compiler_top(c)->node->name);
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

static void visit_value(const struct node *node,
                        void (*visit)(void *context, const char *name, struct place place),
                        void *context)
{
    struct buf name = BUF_INIT;
    for (size_t i = 0; i < node->path.n; i++)
        buf_addf(&name, "%s%s", i > 0 ? "." : "", node->path.parts[i]);
    if (name.n > 0)
        visit(context, name.p, node->place);
    buf_clear(&name);
}

static void visit_values(const struct node *node,
                         void (*visit)(void *context, const char *name, struct place place),
                         void *context)
{
    for (; node; node = node->next) {
        visit_value(node, visit, context);
        visit_values(node->first, visit, context);
    }
}

void mustache_values(const struct mustache *template,
                     void (*visit)(void *context, const char *name, struct place place),
                     void *context)
{
    visit_values(template->first, visit, context);
}

static void visit_fillings(const struct node *node,
                           void (*visit)(void *context, const char *parent, const char *block,
                                         struct place place),
                           void *context)
{
    for (; node; node = node->next) {
        if (node->kind == NODE_PARENT && !node->dynamic)
            for (const struct node *block = node->first; block; block = block->next)
                visit(context, node->name, block->name, block->place);
        visit_fillings(node->first, visit, context);
    }
}

void mustache_fillings(const struct mustache *template,
                       void (*visit)(void *context, const char *parent, const char *block,
                                     struct place place),
                       void *context)
{
    visit_fillings(template->first, visit, context);
}

static void visit_blocks(const struct node *node,
                         void (*visit)(void *context, const char *name, struct place place),
                         void *context)
{
    for (; node; node = node->next) {
        if (node->kind == NODE_BLOCK)
            visit(context, node->name, node->place);
        if (node->kind != NODE_PARENT)
            visit_blocks(node->first, visit, context);
        else
            for (const struct node *block = node->first; block; block = block->next)
                visit_blocks(block->first, visit, context);
    }
}

void mustache_blocks(const struct mustache *template,
                     void (*visit)(void *context, const char *name, struct place place),
                     void *context)
{
    visit_blocks(template->first, visit, context);
}
