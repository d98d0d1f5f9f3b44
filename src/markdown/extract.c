#include "markdown/extraction.h"

#include <stdlib.h>
#include <string.h>

/* Limits for the sake of hostile input: what is beyond them stays text. */
enum {
    FINDING_ROUNDS = 6, /* how deep notes, and tables in them, may be nested */
    ALL_ROUNDS = 12,
};

static void parse(struct document *document, struct str text)
{
    arena_reset(&document->nodes);
    cmark_parser *parser =
        cmark_parser_new_with_mem(CMARK_OPT_VALIDATE_UTF8, tree_memory(&document->nodes));
    cmark_parser_feed(parser, text.p, text.n);
    document->root = cmark_parser_finish(parser);
    cmark_consolidate_text_nodes(document->root);
}

struct entry *extraction_entry(const struct extraction *x, cmark_node *node)
{
    int line = cmark_node_get_start_line(node);
    return line > 0 && (size_t)line <= x->n_entries ? &x->entries[line - 1] : NULL;
}

static void land(struct extraction *x, cmark_node *node)
{
    const struct entry *entry = extraction_entry(x, node);
    cmark_node_type type = cmark_node_get_type(node);
    if (entry && entry->kind == ENTRY_ITEM && type == CMARK_NODE_ITEM) {
        x->lines[entry->line].item = node;
    } else if (entry && entry->kind == ENTRY_CELL && type == CMARK_NODE_HEADING) {
        struct found *table = x->lines[entry->line].table;
        if (entry->cell != table->n_landed ||
            (entry->cell > 0 && cmark_node_previous(node) != table->last))
            return;
        if (table->n_landed++ == 0)
            table->first = node;
        table->last = node;
    }
}

static size_t landed_rows(const struct extraction *x, const struct found *table)
{
    if (table->n_landed == 0)
        return 0;
    const struct entry *entry = extraction_entry(x, table->last), *next = entry + 1;
    bool complete = next == x->entries + x->n_entries || next->line != entry->line;
    return entry->line - table->head + complete;
}

/* Gives up the rows from the first that has not landed. */
static bool check_table(struct extraction *x, struct found *table)
{
    if (table->n_landed == table->n_cells)
        return true;
    size_t rows = landed_rows(x, table);
    if (rows < 2) {
        x->lines[table->head + 1].no_table = true;
        rows = 0;
    }
    for (size_t i = rows; i < table->lines; i++)
        x->lines[table->head + i].table = NULL;
    table->lines = rows;
    return false;
}

/* A note must be alone in its list. If the author's own list has joined it, another bullet helps.
 */
static bool check_note(const struct extraction *x, struct line *line)
{
    if (!line->bullet)
        return true;
    cmark_node *before = line->item ? cmark_node_previous(cmark_node_parent(line->item)) : NULL;
    const struct entry *barrier = before ? extraction_entry(x, before) : NULL;
    bool good = barrier && barrier->kind == ENTRY_BARRIER;
    if (good && !cmark_node_next(line->item))
        return true;
    line->bullet = good && line->bullet == '-' ? '+' : '\0';
    line->no_note = line->bullet == '\0';
    return false;
}

/* Whether all that was found has landed where it should. */
static bool check(struct extraction *x)
{
    bool good = true;
    for (struct walk walk = {.root = x->document->root}; walk_next(&walk);) {
        if (!walk.entering)
            continue;
        if (tree_is_block(walk.node))
            land(x, walk.node);
        else
            walk_skip(&walk);
    }
    for (struct found **table = &x->tables; *table;) {
        good &= check_table(x, *table);
        if ((*table)->lines == 0)
            *table = (*table)->next;
        else
            table = &(*table)->next;
    }
    for (size_t i = 0; i < x->n_lines; i++)
        good &= check_note(x, &x->lines[i]);
    return good;
}

static void give_up(struct extraction *x)
{
    x->tables = NULL;
    for (size_t i = 0; i < x->n_lines; i++) {
        x->lines[i].table = NULL;
        x->lines[i].bullet = '\0';
    }
    extraction_emit(x);
    parse(x->document, buf_str(&x->out));
}

static void graft_table(struct extraction *x, struct found *found)
{
    struct document *document = x->document;
    struct line *dashes = &x->lines[found->head + 1];
    struct table *table =
        table_new(&document->arena, str_sub(dashes->text, dashes->content, dashes->text.n));
    table->node = cmark_node_new_with_mem(CMARK_NODE_CUSTOM_BLOCK, tree_memory(&document->nodes));
    tree_add_extra(document, table->node, EXTRA_TABLE)->table = table;
    cmark_node_insert_before(found->first, table->node);
    cmark_node *cell = found->first, *next;
    for (size_t i = 0; i < found->n_cells; i++, cell = next) {
        const struct entry *entry = extraction_entry(x, cell);
        size_t row = x->lines[entry->line].row;
        next = cmark_node_next(cell);
        cmark_node_unlink(cell);
        if (row == 1)
            continue;
        cmark_node_append_child(table->node, cell);
        struct extra *extra = tree_add_extra(document, cell, EXTRA_CELL);
        extra->table = table;
        extra->row = row > 0 ? row - 1 : 0;
        extra->column = entry->column;
    }
    table_measure(document, table, x->diags);
    document->features.tables = true;
}

static void graft_note(struct extraction *x, const struct line *line)
{
    cmark_node *list = cmark_node_parent(line->item), *child;
    cmark_node *note =
        cmark_node_new_with_mem(CMARK_NODE_CUSTOM_BLOCK, tree_memory(&x->document->nodes));
    struct place place = tree_place(x->document, line->item);
    cmark_node_unlink(cmark_node_first_child(line->item)); /* the comment */
    while ((child = cmark_node_first_child(line->item)))
        cmark_node_append_child(note, child);
    cmark_node_unlink(cmark_node_previous(list)); /* the comment before it */
    cmark_node_insert_before(list, note);
    cmark_node_unlink(list);
    masks_define(&x->masks, str_sub(line->text, line->prefix, line->text.n), note, place, x->diags);
}

/* Makes the tree of tables and notes that have landed. */
static void graft(struct extraction *x)
{
    struct document *document = x->document;
    document->n_lines = x->n_entries;
    document->lines = arena_array(&document->arena, x->n_entries, sizeof *document->lines);
    for (size_t i = 0; i < x->n_entries; i++)
        document->lines[i] = (int)x->entries[i].line + 1;
    for (struct found *table = x->tables; table; table = table->next)
        graft_table(x, table);
    for (size_t i = 0; i < x->n_lines; i++)
        if (x->lines[i].bullet)
            graft_note(x, &x->lines[i]);
    masks_resolve(&x->masks, x->diags);
}

static size_t line_end(struct str text, size_t from)
{
    while (from < text.n && text.p[from] != '\n' && text.p[from] != '\r')
        from++;
    return from;
}

/* Whether there is nothing in the text that could be a note or a table's line of dashes. */
static bool is_plain(struct str text)
{
    if (str_find(text, STR("[^"), 0) < text.n)
        return false;
    size_t i = 0, end;
    while ((i = str_find_char(text, '|', i)) < text.n) {
        while (i > 0 && text.p[i - 1] != '\n' && text.p[i - 1] != '\r')
            i--;
        end = line_end(text, i);
        if (extraction_span(str_sub(text, i, end), "|:- \t>") == end - i)
            return false;
        i = end;
    }
    return true;
}

/* Cuts a text into lines as cmark does: at \n, \r and \r\n. */
static void split_lines(struct extraction *x, struct str text)
{
    size_t cap = 1;
    for (size_t i = 0; i < text.n; i++)
        cap += text.p[i] == '\n' || text.p[i] == '\r';
    x->lines = arena_array(&x->document->arena, cap, sizeof *x->lines);
    for (size_t i = 0, start = 0; start < text.n; start = i + 1) {
        i = line_end(text, start);
        x->lines[x->n_lines++].text = str_sub(text, start, i);
        if (i + 1 < text.n && text.p[i] == '\r' && text.p[i + 1] == '\n')
            i++;
    }
}

void extract_parse(struct document *document, struct str text, struct diags *diags)
{
    static const char byte_order_mark[] = "\xEF\xBB\xBF";
    if (str_starts(text, str_of(byte_order_mark)))
        text = str_sub(text, 3, text.n);
    if (is_plain(text)) {
        parse(document, text);
        return;
    }
    struct extraction x = {
        .document = document, .diags = diags, .out = BUF_INIT, .blank = BUF_INIT};
    struct buf masked = BUF_INIT;
    masks_init(&x.masks, document, text);
    masks_add_text(&x.masks, &masked);
    split_lines(&x, buf_str(&masked));
    for (int round = 0;; round++) {
        extraction_emit(&x);
        parse(document, buf_str(&x.out));
        if (check(&x) && (round >= FINDING_ROUNDS || !extraction_find(&x)))
            break;
        if (round == ALL_ROUNDS) {
            give_up(&x);
            break;
        }
    }
    graft(&x);
    masks_clear(&x.masks);
    buf_clear(&masked);
    buf_clear(&x.out);
    buf_clear(&x.blank);
    free(x.entries);
}
