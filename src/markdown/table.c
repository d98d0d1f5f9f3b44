#include <string.h>

#include "base/utf8.h"
#include "markdown/extract.h"

/* A pipe ends a cell unless a backslash stands before it, in code spans too (GFM, 4.10). */
static size_t find_pipe(struct str s)
{
    for (size_t i = str_find_char(s, '|', 0); i < s.n; i = str_find_char(s, '|', i + 1))
        if (i == 0 || s.p[i - 1] != '\\')
            return i;
    return s.n;
}

struct str table_row(struct str line)
{
    line = str_trim(line);
    if (line.n > 0 && line.p[0] == '|')
        line = str_sub(line, 1, line.n);
    if (line.n > 0 && line.p[line.n - 1] == '|' && (line.n == 1 || line.p[line.n - 2] != '\\'))
        line.n--;
    return line;
}

bool table_next_cell(struct str *row, struct str *cell)
{
    if (!row->p)
        return false;
    size_t end = find_pipe(*row);
    *cell = str_trim(str_sub(*row, 0, end));
    *row = end < row->n ? str_sub(*row, end + 1, row->n) : (struct str){NULL, 0};
    return true;
}

void table_add_cell(struct buf *out, struct str cell)
{
    for (size_t i = 0; i < cell.n; i++)
        if (cell.p[i] != '\\' || i + 1 == cell.n || cell.p[i + 1] != '|')
            buf_addc(out, cell.p[i]);
}

/* Dashes with or without a colon at either end. */
static bool is_delimiter(struct str cell, enum alignment *alignment)
{
    bool left = cell.n > 0 && cell.p[0] == ':';
    bool right = cell.n > 1 && cell.p[cell.n - 1] == ':';
    struct str dashes = str_sub(cell, left, cell.n - right);
    static const enum alignment alignments[2][2] = {{ALIGN_NONE, ALIGN_RIGHT},
                                                    {ALIGN_LEFT, ALIGN_CENTER}};
    *alignment = alignments[left][right];
    for (size_t i = 0; i < dashes.n; i++)
        if (dashes.p[i] != '-')
            return false;
    return dashes.n > 0;
}

size_t table_delimiters(struct str line)
{
    size_t n = 0;
    enum alignment alignment;
    if (str_find_char(line, '|', 0) == line.n)
        return 0;
    struct str row = table_row(line), cell;
    for (; table_next_cell(&row, &cell); n++)
        if (!is_delimiter(cell, &alignment))
            return 0;
    return n;
}

struct table *table_new(struct arena *arena, struct str delimiters)
{
    struct table *table = arena_alloc(arena, sizeof *table);
    table->n_alignments = table_delimiters(delimiters);
    table->alignments = arena_array(arena, table->n_alignments, sizeof *table->alignments);
    struct str row = table_row(delimiters), cell;
    for (size_t i = 0; table_next_cell(&row, &cell); i++)
        is_delimiter(cell, &table->alignments[i]);
    return table;
}

void table_measure(const struct document *document, struct table *table, struct diags *diags)
{
    size_t warned = 0;
    table->columns = table->n_alignments;
    /* From the end, so that an empty cell goes only if there is nothing on its right. */
    cmark_node *cell = cmark_node_last_child(table->node), *before;
    for (bool last = true; cell; cell = before) {
        struct extra *extra = tree_extra(cell, EXTRA_CELL);
        before = cmark_node_previous(cell);
        bool surplus = extra->column >= table->n_alignments;
        if (last && surplus && !cmark_node_first_child(cell)) {
            cmark_node_unlink(cell);
            continue;
        }
        if (surplus && warned != extra->row) {
            warned = extra->row;
            diag_warning(diags, tree_place(document, cell), "table-row",
                         "row has more cells than the table's head; the table is widened");
        }
        if (extra->column >= table->columns)
            table->columns = extra->column + 1;
        last = extra->column == 0;
    }
}
