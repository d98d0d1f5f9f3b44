#include "markdown/extraction.h"

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

void extraction_emit(struct extraction *x)
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
