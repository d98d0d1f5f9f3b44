#include <stdlib.h>
#include <string.h>

#include "markdown/extract.h"

/*
 * cmark writes the tree. Before that every table, note and block of HTML, and some lists, are
 * replaced by a stand-in, a paragraph whose only content is the Markdown of it, written out as it
 * is; cmark's writer then puts the markers of the containers before its lines. Inner ones come
 * first.
 *
 * To number an item, cmark counts those before it. So a long list is written in runs of items.
 */
enum { RUN = 200 };

struct stand_in {
    cmark_node *node, *paragraph;
};

struct writer {
    cmark_mem *memory;
    struct stand_in *stand_ins;
    size_t n;
};

static bool is_break(cmark_node *node)
{
    return cmark_node_get_type(node) == CMARK_NODE_SOFTBREAK ||
           cmark_node_get_type(node) == CMARK_NODE_LINEBREAK;
}

static bool begins_line(cmark_node *node)
{
    cmark_node *before = cmark_node_previous(node);
    if (!before)
        return cmark_node_get_type(cmark_node_parent(node)) == CMARK_NODE_PARAGRAPH;
    return is_break(before);
}

/* Whether this text would be read back as something else: after a break as a table's line of
 * dashes, at the begin of a line as a code fence (cmark escapes only those with backquotes), after
 * a reference to a note as the rest of a definition or of a link. */
static bool needs_guard(cmark_node *node)
{
    if (cmark_node_get_type(node) != CMARK_NODE_TEXT)
        return false;
    struct str text = str_of(cmark_node_get_literal(node));
    cmark_node *before = cmark_node_previous(node), *next = cmark_node_next(node);
    if (before && tree_extra(before, EXTRA_MARK))
        return str_starts(text, STR("(")) || (str_starts(text, STR(":")) && begins_line(before));
    if (!begins_line(node))
        return false;
    return str_starts(text, STR("~~~")) ||
           (before && (!next || is_break(next)) && text.p[0] != '-' && table_delimiters(text) > 0);
}

static cmark_node *new_literal(struct writer *writer, const char *text)
{
    cmark_node *node = cmark_node_new_with_mem(CMARK_NODE_CUSTOM_INLINE, writer->memory);
    cmark_node_set_on_enter(node, text);
    return node;
}

/* A guard is a node that writes one backslash. */
static void add_guards(struct writer *writer, cmark_node *root)
{
    for (struct walk walk = {.root = root}; walk_next(&walk);)
        if (walk.entering && needs_guard(walk.node))
            cmark_node_insert_before(walk.node, new_literal(writer, "\\"));
}

static void remove_guards(cmark_node *root)
{
    cmark_node *guard = NULL;
    for (struct walk walk = {.root = root}; walk_next(&walk);) {
        if (guard)
            cmark_node_unlink(guard);
        bool is_guard = !walk.entering && !cmark_node_get_user_data(walk.node) &&
                        cmark_node_get_type(walk.node) == CMARK_NODE_CUSTOM_INLINE;
        guard = is_guard ? walk.node : NULL;
    }
}

static struct str render(cmark_node *node)
{
    return str_of(cmark_render_commonmark(node, CMARK_OPT_DEFAULT, 0));
}

static void add_dashes(const struct table *table, struct buf *out)
{
    static const char *const dashes[] = {
        [ALIGN_NONE] = " --- |",
        [ALIGN_LEFT] = " :-- |",
        [ALIGN_RIGHT] = " --: |",
        [ALIGN_CENTER] = " :-: |",
    };
    buf_adds(out, "\n|");
    for (size_t i = 0; i < table->columns; i++)
        buf_adds(out, dashes[i < table->n_alignments ? table->alignments[i] : ALIGN_NONE]);
}

/* Every pipe in a cell gets a backslash; the reader takes away just these. */
static void add_cell(cmark_node *cell, struct buf *out)
{
    struct str text = render(cell);
    text = str_trim(str_sub(text, sizeof "#" - 1, text.n));
    buf_addc(out, ' ');
    for (size_t i = 0; i < text.n; i++) {
        if (text.p[i] == '|')
            buf_addc(out, '\\');
        buf_addc(out, text.p[i]);
    }
    buf_adds(out, " |");
}

static void add_table(const struct table *table, struct buf *out)
{
    cmark_node *cell = cmark_node_first_child(table->node), *next;
    for (; cell; cell = next) {
        struct extra *extra = tree_extra(cell, EXTRA_CELL);
        next = cmark_node_next(cell);
        if (extra->column == 0)
            buf_adds(out, extra->row > 0 ? "\n|" : "|");
        add_cell(cell, out);
        if (extra->row > 0 || (next && tree_extra(next, EXTRA_CELL)->column > 0))
            continue;
        for (size_t i = extra->column + 1; i < table->columns; i++)
            buf_adds(out, "  |");
        add_dashes(table, out);
    }
}

/* Without the line ends at its end. */
static void add_lines(struct str text, struct buf *out)
{
    while (text.n > 0 && text.p[text.n - 1] == '\n')
        text.n--;
    buf_add_str(out, text);
}

static void move_children(cmark_node *from, cmark_node *to)
{
    cmark_node *child;
    while ((child = cmark_node_first_child(from)))
        cmark_node_append_child(to, child);
}

/* A note is written as the item of a list, whose further lines are indented by four too. */
static void add_note(struct writer *writer, const struct note *note, struct buf *out)
{
    static const char bullet[] = "  - ";
    cmark_node *list = cmark_node_new_with_mem(CMARK_NODE_LIST, writer->memory);
    cmark_node *item = cmark_node_new_with_mem(CMARK_NODE_ITEM, writer->memory);
    cmark_node_set_list_type(list, CMARK_BULLET_LIST);
    cmark_node_append_child(list, item);
    move_children(note->node, item);
    struct str text = render(list);
    text = str_sub(text, sizeof bullet - 1, text.n);
    while (text.n > 0 && (text.p[text.n - 1] == '\n' || text.p[text.n - 1] == ' '))
        text.n--;
    buf_addf(out, "[^%s]: %.*s", note->label, (int)text.n, text.p);
    move_children(item, note->node);
}

/* An item that begins with bullets: cmark's own indentation of these, two columns, would become the
 * item's, and what follows them would need it, too. */
static bool needs_edge(cmark_node *node)
{
    return cmark_node_get_type(node) == CMARK_NODE_LIST &&
           cmark_node_get_list_type(node) == CMARK_BULLET_LIST && cmark_node_next(node) &&
           !cmark_node_previous(node) &&
           cmark_node_get_type(cmark_node_parent(node)) == CMARK_NODE_ITEM;
}

static void add_bullets(cmark_node *list, struct buf *out)
{
    struct str text = render(list), indentation = STR("  ");
    for (struct str line; str_next_line(&text, &line);) {
        size_t cut = str_starts(line, indentation) ? indentation.n : 0;
        buf_adds(out, out->n > 0 ? "\n" : "");
        buf_add_str(out, str_sub(line, cut, line.n));
    }
}

static bool is_list(cmark_node *node)
{
    return node && cmark_node_get_type(node) == CMARK_NODE_LIST;
}

static bool is_long(cmark_node *node)
{
    if (!is_list(node) || cmark_node_get_list_type(node) != CMARK_ORDERED_LIST)
        return false;
    cmark_node *item = cmark_node_first_child(node);
    for (size_t n = 0; item && n < RUN; n++)
        item = cmark_node_next(item);
    return item != NULL;
}

static cmark_node *new_run(struct writer *writer, cmark_node *list, int start)
{
    cmark_node *run = cmark_node_new_with_mem(CMARK_NODE_LIST, writer->memory), *item;
    cmark_node_set_list_type(run, CMARK_ORDERED_LIST);
    cmark_node_set_list_delim(run, cmark_node_get_list_delim(list));
    cmark_node_set_list_tight(run, cmark_node_get_list_tight(list));
    cmark_node_set_list_start(run, start);
    for (size_t n = 0; n < RUN && (item = cmark_node_first_child(list)); n++)
        cmark_node_append_child(run, item);
    return run;
}

static void add_runs(struct writer *writer, cmark_node *list, struct buf *out)
{
    const char *gap = cmark_node_get_list_tight(list) ? "\n" : "\n\n";
    cmark_node *written = cmark_node_new_with_mem(CMARK_NODE_LIST, writer->memory);
    for (int start = cmark_node_get_list_start(list); cmark_node_first_child(list); start += RUN) {
        cmark_node *run = new_run(writer, list, start);
        buf_adds(out, cmark_node_first_child(written) ? gap : "");
        add_lines(render(run), out);
        move_children(run, written);
    }
    move_children(written, list);
}

/* Between lists, and before code that is indented, cmark writes a comment; but only if it sees the
 * list. The one behind may be stood for already, and then has the comment itself. */
static void add_long_list(struct writer *writer, cmark_node *list, struct buf *out)
{
    static const char end[] = "<!-- end list -->";
    cmark_node *next = cmark_node_next(list), *parent = cmark_node_parent(list);
    bool tight = cmark_node_get_type(parent) == CMARK_NODE_ITEM &&
                 cmark_node_get_list_tight(cmark_node_parent(parent));
    const char *gap = tight ? "\n" : "\n\n";
    if (is_list(cmark_node_previous(list)))
        buf_addf(out, "%s%s", end, gap);
    add_runs(writer, list, out);
    if (is_list(next) || (next && cmark_node_get_type(next) == CMARK_NODE_CODE_BLOCK))
        buf_addf(out, "%s%s", gap, end);
}

static bool is_html(cmark_node *node)
{
    return cmark_node_get_type(node) == CMARK_NODE_HTML_BLOCK;
}

static bool is_stood_for(cmark_node *node)
{
    return tree_extra(node, EXTRA_TABLE) || tree_extra(node, EXTRA_NOTE) || is_html(node) ||
           is_long(node) || needs_edge(node);
}

static void put_stand_in(struct writer *writer, struct stand_in *stand_in)
{
    struct buf text = BUF_INIT;
    struct extra *extra = cmark_node_get_user_data(stand_in->node);
    /* The parser ends HTML with a line end, behind which cmark would not indent the empty line:
     * written again, the text would differ. */
    if (is_html(stand_in->node))
        add_lines(str_of(cmark_node_get_literal(stand_in->node)), &text);
    else if (is_long(stand_in->node))
        add_long_list(writer, stand_in->node, &text);
    else if (!extra)
        add_bullets(stand_in->node, &text);
    else if (extra->kind == EXTRA_TABLE)
        add_table(extra->table, &text);
    else
        add_note(writer, extra->note, &text);
    stand_in->paragraph = cmark_node_new_with_mem(CMARK_NODE_PARAGRAPH, writer->memory);
    cmark_node_append_child(stand_in->paragraph, new_literal(writer, text.p));
    cmark_node_replace(stand_in->node, stand_in->paragraph);
    buf_clear(&text);
}

static void put_stand_ins(struct writer *writer, cmark_node *root)
{
    size_t n = tree_count(root, is_stood_for);
    writer->stand_ins = mem_alloc(n * sizeof *writer->stand_ins);
    for (struct walk walk = {.root = root}; walk_next(&walk);)
        if (walk.entering && is_stood_for(walk.node))
            writer->stand_ins[writer->n++].node = walk.node;
    while (n-- > 0)
        put_stand_in(writer, &writer->stand_ins[n]);
}

/* A reader takes a byte order mark away that begins the text. */
static void add_text(struct str text, struct buf *out)
{
    struct str mark = STR("\xEF\xBB\xBF");
    if (str_starts(text, mark)) {
        buf_adds(out, "&#xFEFF;");
        text = str_sub(text, mark.n, text.n);
    }
    buf_add_str(out, text);
}

void document_write_markdown(const struct document *document, struct buf *out)
{
    struct arena scratch = ARENA_INIT;
    struct writer writer = {.memory = tree_memory(&scratch)};
    add_guards(&writer, document->root);
    put_stand_ins(&writer, document->root);
    add_text(render(document->root), out);
    for (size_t i = 0; i < writer.n; i++)
        cmark_node_replace(writer.stand_ins[i].paragraph, writer.stand_ins[i].node);
    remove_guards(document->root);
    free(writer.stand_ins);
    tree_memory_clear(&scratch);
}
