#include "markdown/xhtml.h"

static const char *const alignments[] = {
    [ALIGN_NONE] = "",
    [ALIGN_LEFT] = " class=\"align-left\"",
    [ALIGN_RIGHT] = " class=\"align-right\"",
    [ALIGN_CENTER] = " class=\"align-center\"",
};

void xhtml_table(struct xhtml *x, cmark_node *node, bool entering)
{
    cmark_node *last = cmark_node_last_child(node);
    bool body = last && tree_extra(last, EXTRA_CELL)->row > 0;
    xhtml_new_line(x);
    if (entering)
        buf_adds(x->out, "<table>\n<thead>\n");
    else
        buf_adds(x->out, body ? "</tbody>\n</table>\n" : "</table>\n");
}

/* A head that says nothing is no head to those who listen, so it is an ordinary cell. */
static const char *cell_name(cmark_node *node, const struct extra *cell)
{
    return cell->row == 0 && cmark_node_first_child(node) ? "th" : "td";
}

static void end_row(struct xhtml *x, const struct extra *last)
{
    for (size_t i = last->column + 1; i < last->table->columns && x->padding > 0; i++) {
        buf_adds(x->out, "<td></td>\n");
        x->padding--;
    }
    buf_adds(x->out, "</tr>\n");
    if (last->row == 0)
        buf_adds(x->out, "</thead>\n");
}

void xhtml_cell(struct xhtml *x, cmark_node *node, bool entering)
{
    const struct extra *cell = tree_extra(node, EXTRA_CELL);
    const char *name = cell_name(node, cell);
    if (!entering) {
        cmark_node *next = cmark_node_next(node);
        buf_join(x->out, "</", name, ">\n");
        if (!next || tree_extra(next, EXTRA_CELL)->column == 0)
            end_row(x, cell);
        return;
    }
    if (cell->column == 0)
        buf_adds(x->out, cell->row == 1 ? "<tbody>\n<tr>\n" : "<tr>\n");
    enum alignment alignment = cell->column < cell->table->n_alignments
                                   ? cell->table->alignments[cell->column]
                                   : ALIGN_NONE;
    buf_join(x->out, "<", name, name[1] == 'h' ? " scope=\"col\"" : "", alignments[alignment], ">");
}

/* "fnref-1", and "fnref-1-2" for the second reference to the same note. */
static void write_reference_id(const struct note *note, size_t mark, struct buf *out)
{
    buf_addf(out, "fnref-%zu", note->number);
    if (mark > 1)
        buf_addf(out, "-%zu", mark);
}

static void add_reference_id(struct xhtml *x, const struct note *note, size_t mark)
{
    buf_adds(x->out, x->prefix);
    write_reference_id(note, mark, x->out);
}

void document_note_ids(const struct document *document, void (*take)(void *context, const char *id),
                       void *context)
{
    struct buf id = BUF_INIT;
    for (size_t i = 0; i < document->n_notes; i++) {
        const struct note *note = document->notes_shown[i];
        buf_reset(&id);
        buf_addf(&id, "fn-%zu", note->number);
        take(context, id.p);
        for (size_t mark = 1; mark <= note->references; mark++) {
            buf_reset(&id);
            write_reference_id(note, mark, &id);
            take(context, id.p);
        }
    }
    buf_clear(&id);
}

void xhtml_mark(struct xhtml *x, const struct extra *mark)
{
    buf_adds(x->out, "<sup id=\"");
    add_reference_id(x, mark->note, mark->mark);
    buf_addf(x->out, "\" data-apparatus=\"\"><a href=\"#%sfn-%zu\"", x->prefix, mark->note->number);
    xhtml_target(x, "#");
    buf_addf(x->out, " role=\"doc-noteref\"%s>%zu</a></sup>",
             x->options->epub_types ? " epub:type=\"noteref\"" : "", mark->note->number);
}

static void add_backlinks(struct xhtml *x, const struct note *note)
{
    for (size_t i = 1; i <= note->references; i++) {
        if (!scope_has_mark(&x->scope, note, i))
            continue;
        buf_adds(x->out, " <a href=\"#");
        add_reference_id(x, note, i);
        buf_addc(x->out, '"');
        xhtml_target(x, "#");
        buf_adds(x->out, " role=\"doc-backlink\" data-apparatus=\"\">\xE2\x86\xA9\xEF\xB8\x8E");
        if (i > 1)
            buf_addf(x->out, "%zu", i);
        buf_adds(x->out, "</a>");
    }
}

static bool has_backlinks(cmark_node *block)
{
    return cmark_node_get_type(block) == CMARK_NODE_PARAGRAPH && !tree_figure(block) &&
           !xhtml_is_silent(block);
}

void xhtml_backlinks(struct xhtml *x, cmark_node *paragraph)
{
    struct extra *extra = tree_extra(cmark_node_parent(paragraph), EXTRA_NOTE);
    if (extra && !cmark_node_next(paragraph) && has_backlinks(paragraph))
        add_backlinks(x, extra->note);
}

/* `at` is its number in the list: in a section, some before it may be missing. */
static void add_note(struct xhtml *x, const struct note *note, size_t at)
{
    cmark_node *last = cmark_node_last_child(note->node);
    buf_addf(x->out, "<li id=\"%sfn-%zu\"", x->prefix, note->number);
    if (at != note->number)
        buf_addf(x->out, " value=\"%zu\"", note->number);
    buf_adds(x->out, ">\n");
    xhtml_tree(x, note->node);
    xhtml_new_line(x);
    if (note->references > 0 && (!last || !has_backlinks(last))) {
        buf_adds(x->out, "<p data-apparatus=\"\">");
        add_backlinks(x, note);
        buf_adds(x->out, "</p>\n");
    }
    buf_adds(x->out, "</li>\n");
}

static void begin_notes(struct xhtml *x)
{
    const char *label = x->options->notes_label ? x->options->notes_label : "Notes";
    const struct section *section = x->options->section;
    int level = xhtml_level(x, section ? section->heading->level : 2);
    xhtml_new_line(x);
    if (x->options->heading)
        x->options->heading(x->options->heading_context, NULL, x->out->n - x->start);
    buf_addf(x->out, "<%s class=\"notes\" role=\"doc-endnotes\"%s>\n",
             x->options->plain ? "div" : "section",
             x->options->epub_types ? " epub:type=\"endnotes\"" : "");
    buf_addf(x->out, "<h%d class=\"notes-label\" data-apparatus=\"\"", level);
    if (x->options->notes_lang)
        buf_addf(x->out, " lang=\"%s\" xml:lang=\"%s\"", x->options->notes_lang,
                 x->options->notes_lang);
    buf_adds(x->out, ">");
    xhtml_text(x, label);
    buf_addf(x->out, "</h%d>\n<ol>\n", level);
}

void xhtml_notes(struct xhtml *x)
{
    const struct document *document = x->document;
    size_t n = 0;
    for (size_t i = 0; i < document->n_notes; i++) {
        if (!scope_has_note(&x->scope, document->notes_shown[i]))
            continue;
        if (n++ == 0)
            begin_notes(x);
        add_note(x, document->notes_shown[i], n);
    }
    if (n > 0)
        buf_addf(x->out, "</ol>\n</%s>\n", x->options->plain ? "div" : "section");
}
