#include "markdown/extract.h"

#include <stdlib.h>
#include <string.h>

/* Limits for the sake of hostile input: what is beyond them stays text. */
enum {
    FINDING_ROUNDS = 6, /* how deep notes, and tables in them, may be nested */
    ALL_ROUNDS = 12,
    PREFIX_LIMIT = 100, /* of the containers' markers that every cell's line repeats */
    COLUMN_LIMIT = 1000,
};

/* A line of the text, and what is found to begin in it. */
struct line {
    struct str text;
    size_t content;      /* where the note's text or the row begins, behind a note's label */
    size_t prefix;       /* where the note's definition begins */
    char bullet;         /* of the note's list item; 0: no note begins here */
    bool no_note;        /* it was tried in vain */
    bool no_table;       /* the same for a line of dashes */
    cmark_node *item;    /* where the note landed */
    struct found *table; /* of which the line is a row */
    size_t row;          /* 0 is the head, 1 the line of dashes */
};

/* A table, and how many of its cells have landed one behind the other. */
struct found {
    size_t head, lines;
    size_t n_cells, n_landed;
    cmark_node *first, *last;
    struct found *next;
};

enum entry_kind { ENTRY_LINE, ENTRY_BARRIER, ENTRY_ITEM, ENTRY_CELL };

/* A line that cmark reads: what it stands for. */
struct entry {
    enum entry_kind kind;
    size_t line;
    size_t cell, column; /* ENTRY_CELL: in the whole table, in its row */
};

struct extraction {
    struct document *document;
    struct diags *diags;
    struct masks masks;
    struct line *lines;
    size_t n_lines;
    struct entry *entries;
    size_t n_entries, cap;
    struct found *tables;
    struct buf out, blank;
};

/* The prefix of a line for further lines in the same containers: without list markers. */
static void blank_prefix(struct buf *blank, struct str prefix)
{
    buf_reset(blank);
    for (size_t i = 0; i < prefix.n; i++)
        buf_addc(blank, prefix.p[i] == '>' || prefix.p[i] == '\t' ? prefix.p[i] : ' ');
}

static struct entry *end_line(struct extraction *x, enum entry_kind kind, size_t line)
{
    if (x->n_entries == x->cap) {
        x->cap = x->cap * 2 + 64;
        x->entries = mem_realloc(x->entries, x->cap * sizeof *x->entries);
    }
    buf_addc(&x->out, '\n');
    x->entries[x->n_entries] = (struct entry){.kind = kind, .line = line};
    return &x->entries[x->n_entries++];
}

/* `prefix` is that of the first cell; x->blank that of all others. */
static void emit_row(struct extraction *x, size_t i, struct str prefix)
{
    const struct line *line = &x->lines[i];
    struct str row = table_row(str_sub(line->text, line->content, line->text.n)), cell;
    for (size_t column = 0; table_next_cell(&row, &cell); column++) {
        buf_add_str(&x->out, column == 0 ? prefix : buf_str(&x->blank));
        buf_addc(&x->out, '#');
        if (cell.n > 0 && line->row != 1) {
            buf_addc(&x->out, ' ');
            table_add_cell(&x->out, cell);
            buf_adds(&x->out, " #");
        }
        struct entry *entry = end_line(x, ENTRY_CELL, i);
        entry->cell = line->table->n_cells++;
        entry->column = column;
        if (line->row == 1)
            break;
    }
}

static void emit_note(struct extraction *x, size_t i)
{
    const struct line *line = &x->lines[i];
    buf_add(&x->out, line->text.p, line->prefix);
    buf_adds(&x->out, "<!---->");
    end_line(x, ENTRY_BARRIER, i);
    buf_addf(&x->out, "%s%c   <!---->", x->blank.p, line->bullet);
    end_line(x, ENTRY_ITEM, i);
    buf_adds(&x->blank, "    ");
    struct str text = str_sub(line->text, line->content, line->text.n);
    if (line->table) {
        emit_row(x, i, buf_str(&x->blank));
    } else if (str_trim(text).n > 0) {
        buf_add_str(&x->out, buf_str(&x->blank));
        buf_add_str(&x->out, text);
        end_line(x, ENTRY_LINE, i);
    }
}

static void emit(struct extraction *x)
{
    buf_reset(&x->out);
    x->n_entries = 0;
    for (struct found *table = x->tables; table; table = table->next)
        table->n_cells = table->n_landed = 0;
    for (size_t i = 0; i < x->n_lines; i++) {
        struct line *line = &x->lines[i];
        line->item = NULL;
        if (line->bullet) {
            blank_prefix(&x->blank, str_sub(line->text, 0, line->prefix));
            emit_note(x, i);
        } else if (line->table) {
            struct str prefix = str_sub(line->text, 0, line->content);
            blank_prefix(&x->blank, prefix);
            emit_row(x, i, prefix);
        } else {
            buf_add_str(&x->out, line->text);
            end_line(x, ENTRY_LINE, i);
        }
    }
}

/* cmark makes the bytes FE and FF, which are no UTF-8, of &#xFFFE; and &#xFFFF; */
static void mend_references(cmark_node *root)
{
    struct buf scratch = BUF_INIT;
    for (struct walk walk = {.root = root}; walk_next(&walk);) {
        if (!walk.entering || cmark_node_get_type(walk.node) != CMARK_NODE_TEXT)
            continue;
        const char *text = cmark_node_get_literal(walk.node);
        if (strpbrk(text, "\xFE\xFF"))
            cmark_node_set_literal(walk.node, tree_clean(str_of(text), &scratch).p);
    }
    buf_clear(&scratch);
}

static void parse(struct document *document, struct str text)
{
    arena_reset(&document->nodes);
    cmark_parser *parser =
        cmark_parser_new_with_mem(CMARK_OPT_VALIDATE_UTF8, tree_memory(&document->nodes));
    cmark_parser_feed(parser, text.p, text.n);
    document->root = cmark_parser_finish(parser);
    cmark_consolidate_text_nodes(document->root);
    if (str_find(text, STR("&#"), 0) < text.n)
        mend_references(document->root);
}

static struct entry *entry_of(const struct extraction *x, cmark_node *node)
{
    int line = cmark_node_get_start_line(node);
    return line > 0 && (size_t)line <= x->n_entries ? &x->entries[line - 1] : NULL;
}

static void land(struct extraction *x, cmark_node *node)
{
    const struct entry *entry = entry_of(x, node);
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
    const struct entry *entry = entry_of(x, table->last), *next = entry + 1;
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
    const struct entry *barrier = before ? entry_of(x, before) : NULL;
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

static size_t span_of(struct str s, const char *set)
{
    size_t i = 0;
    while (i < s.n && memchr(set, s.p[i], strlen(set)))
        i++;
    return i;
}

/* Where a line of a paragraph begins behind the markers of its containers. */
static size_t content_of(const struct line *line)
{
    size_t from = line->bullet ? line->content : 0;
    return from + span_of(str_sub(line->text, from, line->text.n), line->bullet ? " \t" : " \t>");
}

static bool find_note(struct extraction *x, struct line *line, size_t content)
{
    if (line->bullet || line->no_note)
        return false;
    size_t n = masks_definition(&x->masks, str_sub(line->text, content, line->text.n));
    if (n == 0)
        return false;
    line->prefix = content;
    line->content = content + n;
    line->bullet = '-';
    /* One space separates; more of them may indent, but not as code. */
    struct str rest = str_sub(line->text, line->content, line->text.n);
    size_t spaces = span_of(rest, " "), white = span_of(rest, " \t");
    line->content += spaces > 4 || white > spaces ? white : spaces > 0;
    return true;
}

/* The first line of a paragraph may have list markers before it, so cmark tells where it begins. */
static size_t first_content(const struct extraction *x, cmark_node *paragraph)
{
    const struct line *line = &x->lines[entry_of(x, paragraph)->line];
    size_t column = (size_t)cmark_node_get_start_column(paragraph);
    if (line->bullet || column == 0 || column > line->text.n)
        return content_of(line);
    return column - 1;
}

static void add_table(struct extraction *x, size_t head, size_t lines, size_t content)
{
    struct found *table = arena_alloc(&x->document->arena, sizeof *table);
    *table = (struct found){.head = head, .lines = lines, .next = x->tables};
    x->tables = table;
    for (size_t i = 0; i < lines; i++) {
        struct line *line = &x->lines[head + i];
        line->table = table;
        line->row = i;
        line->content = i == 0 ? content : content_of(line);
    }
}

static size_t count_cells(struct str line)
{
    size_t n = 0;
    struct str row = table_row(line), cell;
    while (table_next_cell(&row, &cell))
        n++;
    return n;
}

/* Finds a table in the lines [from, to); `content` is where the first of them begins. */
static bool find_table(struct extraction *x, size_t from, size_t to, size_t content)
{
    for (size_t i = from; i + 1 < to; i++) {
        const struct line *head = &x->lines[i], *dashes = &x->lines[i + 1];
        size_t start = i == from ? content : content_of(head);
        size_t n =
            dashes->no_table || dashes->bullet || start > PREFIX_LIMIT
                ? 0
                : table_delimiters(str_sub(dashes->text, content_of(dashes), dashes->text.n));
        if (n == 0 || n > COLUMN_LIMIT ||
            n != count_cells(str_sub(head->text, start, head->text.n)))
            continue;
        add_table(x, i, to - i, start);
        return true;
    }
    return false;
}

/* Looks for notes, and if there are none, for a table, in a paragraph or what is read as a heading
 * because of a line of dashes below it. */
static bool find_in(struct extraction *x, cmark_node *node)
{
    const struct entry *entry = entry_of(x, node);
    if (!entry || entry->kind != ENTRY_LINE)
        return false;
    bool found = false;
    size_t n = (size_t)(cmark_node_get_end_line(node) - cmark_node_get_start_line(node)) + 1;
    size_t content = first_content(x, node), from = entry->line;
    size_t end = from;
    for (size_t i = 0; i < n && entry + i < x->entries + x->n_entries; i++, end++)
        if (entry[i].kind != ENTRY_LINE || entry[i].line != end)
            break;
    for (size_t i = from; i < end; i++)
        found |= find_note(x, &x->lines[i], i == from ? content : content_of(&x->lines[i]));
    if (cmark_node_get_type(node) == CMARK_NODE_HEADING && end > from &&
        str_find_char(x->lines[end - 1].text, '=', 0) == x->lines[end - 1].text.n)
        end--;
    return found || find_table(x, from, end, content);
}

static bool find(struct extraction *x)
{
    bool found = false;
    for (struct walk walk = {.root = x->document->root}; walk_next(&walk);) {
        if (!walk.entering)
            continue;
        if (cmark_node_get_type(walk.node) == CMARK_NODE_PARAGRAPH ||
            cmark_node_get_type(walk.node) == CMARK_NODE_HEADING)
            found |= find_in(x, walk.node);
        if (!tree_is_block(walk.node))
            walk_skip(&walk);
    }
    return found;
}

static void give_up(struct extraction *x)
{
    x->tables = NULL;
    for (size_t i = 0; i < x->n_lines; i++) {
        x->lines[i].table = NULL;
        x->lines[i].bullet = '\0';
    }
    emit(x);
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
        const struct entry *entry = entry_of(x, cell);
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
        if (span_of(str_sub(text, i, end), "|:- \t>") == end - i)
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
        emit(&x);
        parse(document, buf_str(&x.out));
        if (check(&x) && (round >= FINDING_ROUNDS || !find(&x)))
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
