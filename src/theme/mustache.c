#include "theme/mustache.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "theme/mustache_tree.h"

enum { DEPTH_LIMIT = 256, SECTIONS_LIMIT = 1024 }; /* what a thread's stack holds in any case */

/* One rendering. */
struct run {
    const struct mustache_partials *partials;
    struct buf *out;
    struct diags *diags;
    int depth;      /* of partials, parents and blocks within each other */
    int sections;   /* that are open, in all of these */
    bool skip_line; /* the next line begins in the middle of one: it is not indented */
    enum status status;
};

/* The values that names are looked up in, the innermost first. */
struct context {
    json_t *value;
    const struct context *around;
};

struct indent {
    struct str text;
    const struct indent *around;
};

/* The blocks given to the parents that are being rendered. */
struct given {
    const struct node *parent;
    const struct given *around;
};

/* What is in force at a place of a template. */
struct view {
    const struct context *context;
    const struct indent *indent;
    const struct given *given;
};

static void render_nodes(struct run *run, const struct node *node, const struct view *view);

static json_t *look_up(const struct context *context, const struct path *path)
{
    if (path->n == 0)
        return context->value;
    json_t *value = NULL;
    for (; context && !value; context = context->around)
        value = json_object_get(context->value, path->parts[0]);
    for (size_t i = 1; i < path->n; i++)
        value = json_object_get(value, path->parts[i]);
    return value;
}

static bool is_false(json_t *value)
{
    return !value || json_is_null(value) || json_is_false(value) ||
           (json_is_array(value) && json_array_size(value) == 0) ||
           (json_is_string(value) && json_string_length(value) == 0);
}

/* The shortest text that is the same number, with a point whatever the locale says. */
static void add_real(struct buf *out, double number)
{
    char text[32];
    for (int digits = 15; digits <= 17; digits++) {
        snprintf(text, sizeof text, "%.*g", digits, number);
        if (strtod(text, NULL) == number)
            break;
    }
    for (char *c = text; *c; c++)
        buf_addc(out, strchr("+-0123456789e", *c) ? *c : '.');
}

static void render_value(struct run *run, json_t *value, bool raw)
{
    if (json_is_string(value)) {
        struct str text = {json_string_value(value), json_string_length(value)};
        if (raw)
            buf_add_str(run->out, text);
        else
            buf_add_xml(run->out, text);
    } else if (json_is_integer(value)) {
        buf_addf(run->out, "%" JSON_INTEGER_FORMAT, json_integer_value(value));
    } else if (json_is_real(value)) {
        add_real(run->out, json_real_value(value));
    } else if (json_is_boolean(value)) {
        buf_adds(run->out, json_is_true(value) ? "true" : "false");
    }
}

static void add_indent(struct buf *out, const struct indent *indent)
{
    if (!indent)
        return;
    add_indent(out, indent->around);
    buf_add_str(out, indent->text);
}

static void begin_line(struct run *run, const struct view *view)
{
    if (!run->skip_line)
        add_indent(run->out, view->indent);
    run->skip_line = false;
}

/* Lines within a text begin here; those without text stay empty. */
static void render_text(struct run *run, struct str text, const struct view *view)
{
    if (!view->indent) {
        buf_add_str(run->out, text);
        return;
    }
    while (text.n > 0) {
        size_t end = str_find_char(text, '\n', 0);
        buf_add_str(run->out, str_sub(text, 0, end + 1));
        text = str_sub(text, end + 1, text.n);
        if (text.n > 0 && text.p[0] != '\n' && !str_starts(text, STR("\r\n")))
            add_indent(run->out, view->indent);
    }
}

static void render_within(struct run *run, const struct node *node, const struct view *view,
                          json_t *value)
{
    struct context context = {value, view->context};
    struct view inner = *view;
    inner.context = &context;
    render_nodes(run, node->first, &inner);
}

static void render_section(struct run *run, const struct node *node, const struct view *view)
{
    json_t *value = look_up(view->context, &node->path);
    if (run->sections == SECTIONS_LIMIT) {
        run->status = diag_fail(run->diags, STATUS_FAULT, node->place,
                                "more than %d sections are open within each other", SECTIONS_LIMIT);
        return;
    }
    run->sections++;
    if (node->kind == NODE_INVERTED) {
        if (is_false(value))
            render_nodes(run, node->first, view);
    } else if (json_is_array(value)) {
        for (size_t i = 0; i < json_array_size(value); i++)
            render_within(run, node, view, json_array_get(value, i));
    } else if (!is_false(value)) {
        render_within(run, node, view, value);
    }
    run->sections--;
}

static bool enter(struct run *run, const struct node *node)
{
    if (run->status == STATUS_OK && run->depth == DEPTH_LIMIT)
        run->status = diag_fail(run->diags, STATUS_FAULT, node->place,
                                "templates call each other more than %d levels deep", DEPTH_LIMIT);
    if (run->status == STATUS_OK)
        run->depth++;
    return run->status == STATUS_OK;
}

static void leave(struct run *run)
{
    run->depth--;
}

static const struct mustache *find_template(struct run *run, const struct node *node,
                                            const struct view *view)
{
    const char *name = node->name;
    if (node->dynamic)
        name = json_string_value(look_up(view->context, &node->path));
    return name && run->partials ? run->partials->find(run->partials->context, name) : NULL;
}

/* A partial or parent that stands alone passes the indentation on; within a line there is none. */
static void render_template(struct run *run, const struct node *node, const struct view *view)
{
    const struct mustache *template = find_template(run, node, view);
    if (!template || !enter(run, node))
        return;
    struct indent indent = {node->indent, view->indent};
    struct given given = {node, view->given};
    struct view inner = *view;
    inner.indent = !node->alone ? NULL : node->indent.n > 0 ? &indent : view->indent;
    if (node->kind == NODE_PARENT)
        inner.given = &given;
    render_nodes(run, template->first, &inner);
    leave(run);
}

static void render_parent(struct run *run, const struct node *node, const struct view *view)
{
    if (node->leads && !node->alone) {
        begin_line(run, view);
        buf_add_str(run->out, node->lead);
    }
    render_template(run, node, view);
}

/* The block given for a name: that of the outermost parent counts. */
static const struct node *find_given(const struct given *given, const char *name,
                                     const struct given **around)
{
    const struct node *found = NULL;
    for (; given; given = given->around) {
        const struct node *block = given->parent->first;
        while (block && strcmp(block->name, name) != 0)
            block = block->next;
        if (block) {
            found = block;
            *around = given->around;
        }
    }
    return found;
}

static void render_default(struct run *run, const struct node *node, const struct view *view)
{
    if (node->leads && !node->opens_line && node->first) {
        begin_line(run, view);
        buf_add_str(run->out, node->lead);
    }
    render_nodes(run, node->first, view);
}

/* The names of blocks within what was given are those of the template that gave it. */
static void render_given(struct run *run, const struct node *node, const struct node *block,
                         const struct view *view)
{
    struct indent indent = {node->indent, view->indent};
    struct view inner = *view;
    if (node->indent.n > 0)
        inner.indent = &indent;
    if (node->leads && !block->opens_line && block->first)
        begin_line(run, &inner);
    run->skip_line = !node->leads && block->opens_line;
    render_nodes(run, block->first, &inner);
    run->skip_line = false;
}

static void render_block(struct run *run, const struct node *node, const struct view *view)
{
    struct view inner = *view;
    const struct node *block = find_given(view->given, node->name, &inner.given);
    if (!enter(run, node))
        return;
    if (block)
        render_given(run, node, block, &inner);
    else
        render_default(run, node, view);
    leave(run);
}

static void render_nodes(struct run *run, const struct node *node, const struct view *view)
{
    for (; node && run->status == STATUS_OK; node = node->next) {
        switch (node->kind) {
        case NODE_LINE:
            begin_line(run, view);
            break;
        case NODE_TEXT:
            render_text(run, node->text, view);
            break;
        case NODE_VALUE:
        case NODE_RAW:
            render_value(run, look_up(view->context, &node->path), node->kind == NODE_RAW);
            break;
        case NODE_SECTION:
        case NODE_INVERTED:
            render_section(run, node, view);
            break;
        case NODE_PARTIAL:
            render_template(run, node, view);
            break;
        case NODE_PARENT:
            render_parent(run, node, view);
            break;
        case NODE_BLOCK:
            render_block(run, node, view);
            break;
        }
    }
}

enum status mustache_render(const struct mustache *template, json_t *data,
                            const struct mustache_partials *partials, struct buf *out,
                            struct diags *diags)
{
    struct run run = {.partials = partials, .out = out, .diags = diags, .status = STATUS_OK};
    struct context context = {data, NULL};
    struct view view = {.context = &context};
    render_nodes(&run, template->first, &view);
    return run.status;
}
