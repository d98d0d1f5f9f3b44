#include "markdown/extraction.h"

#include <string.h>

/* Limits for the sake of hostile input: what is beyond them stays text. */
enum {
    PREFIX_LIMIT = 100, /* of the containers' markers that every cell's line repeats */
    COLUMN_LIMIT = 1000,
};

size_t extraction_span(struct str s, const char *set)
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
    return from +
           extraction_span(str_sub(line->text, from, line->text.n), line->bullet ? " \t" : " \t>");
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
    size_t spaces = extraction_span(rest, " "), white = extraction_span(rest, " \t");
    line->content += spaces > 4 || white > spaces ? white : spaces > 0;
    return true;
}

/* The first line of a paragraph may have list markers before it, so cmark tells where it begins. */
static size_t first_content(const struct extraction *x, cmark_node *paragraph)
{
    const struct line *line = &x->lines[extraction_entry(x, paragraph)->line];
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
    const struct entry *entry = extraction_entry(x, node);
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

bool extraction_find(struct extraction *x)
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
