#include <stdint.h>

#include "import/layout.h"
#include "import/parts.h"

struct composer {
    const struct units *units;
    const struct parts *parts;
    size_t next; /* part that may have to be placed */
    struct document *document;
    const struct frame *open[FRAMES_LIMIT + 1]; /* from the outermost */
    size_t n_open;
};

static bool is_list(const struct frame *frame)
{
    return frame->kind == DOCUMENT_BULLET_LIST || frame->kind == DOCUMENT_ORDERED_LIST;
}

/* Two lists of bullets in a row are one: Markdown can't tell them apart. */
static bool continues(const struct frame *open, const struct frame *next)
{
    return open == next ||
           (open->kind == DOCUMENT_BULLET_LIST && next->kind == DOCUMENT_BULLET_LIST);
}

/* Closes and opens lists, items and quotations until those around the next unit are open. */
static void enter(struct composer *composer, const struct frame *frame)
{
    const struct frame *path[FRAMES_LIMIT + 1];
    size_t depth = frame ? frame->depth + 1 : 0, same = 0;
    for (size_t i = depth; i-- > 0; frame = frame->outer)
        path[i] = frame;
    while (same < depth && same < composer->n_open && continues(composer->open[same], path[same]))
        same++;
    for (; composer->n_open > same; composer->n_open--)
        document_close(composer->document);
    for (; composer->n_open < depth; composer->n_open++) {
        const struct frame *next = path[composer->n_open];
        document_open(composer->document, next->kind);
        if (is_list(next) && next->start > 1)
            document_start_list(composer->document, next->start);
        composer->open[composer->n_open] = next;
    }
}

static const struct layout *layout_of(const struct composer *composer, size_t i)
{
    return composer->units->at[i].layout;
}

static bool is_of_table(const struct unit *unit, size_t table)
{
    return unit->layout && unit->layout->table == table;
}

/* The cells of one table stand in a row; those between that are not kept are empty. */
static size_t add_table(struct composer *composer, size_t first)
{
    const struct units *units = composer->units;
    size_t table = layout_of(composer, first)->table, end = first, last = first, columns = 0;
    size_t rows = 0, row = SIZE_MAX;
    for (; end < units->n && is_of_table(&units->at[end], table); end++) {
        const struct layout *layout = layout_of(composer, end);
        if (units->at[end].role != ROLE_CELL)
            continue;
        last = end;
        columns = layout->column >= columns ? layout->column + 1 : columns;
        rows += layout->row != row;
        row = layout->row;
    }
    struct document_cell *cells = arena_array(units->arena, rows, columns * sizeof *cells);
    rows = 0;
    row = SIZE_MAX;
    for (size_t i = first; i <= last; i++) {
        const struct layout *layout = layout_of(composer, i);
        if (units->at[i].role != ROLE_CELL)
            continue;
        rows += layout->row != row;
        row = layout->row;
        cells[(rows - 1) * columns + layout->column] =
            (struct document_cell){layout->spans, layout->n_spans};
    }
    document_add_table(composer->document, cells, rows, columns);
    return last;
}

static void add_picture(struct composer *composer, const struct found_part *part)
{
    const struct unit *caption = part->n_captions ? &composer->units->at[part->captions[0]] : NULL;
    const char *title =
        caption ? arena_strndup(composer->units->arena, caption->text.p, caption->text.n) : NULL;
    struct span image = {
        .kind = SPAN_IMAGE, .text = str_of(part->alt), .url = part->file, .title = title};
    document_add_paragraph(composer->document, &image, 1);
}

/* The pictures without a caption that stand before unit i, where no list would be cut by them. */
static void add_pictures_before(struct composer *composer, size_t i)
{
    for (; composer->next < composer->parts->n; composer->next++) {
        const struct found_part *part = &composer->parts->at[composer->next];
        if (part->file && part->n_captions == 0 && part->before > i)
            break;
        if (!part->file || part->n_captions > 0)
            continue;
        enter(composer, NULL);
        add_picture(composer, part);
    }
}

static const struct found_part *part_captioned(const struct composer *composer, size_t i)
{
    for (size_t k = 0; k < composer->parts->n; k++) {
        const struct found_part *part = &composer->parts->at[k];
        if (part->file && part->n_captions > 0 && part->captions[0] == i)
            return part;
    }
    return NULL;
}

static void add_unit(struct composer *composer, const struct unit *unit)
{
    struct span text = {.kind = SPAN_TEXT, .text = unit_shown(unit)};
    const struct layout *layout = unit->layout;
    const struct span *spans = layout && layout->n_spans > 0 ? layout->spans : &text;
    size_t n = layout && layout->n_spans > 0 ? layout->n_spans : 1;
    if (unit->role == ROLE_HEADING)
        document_add_heading(composer->document, unit->level, spans, n);
    else if (unit->role == ROLE_CODE && layout && layout->code.p)
        document_add_code(composer->document, layout->code, layout->language);
    else
        document_add_paragraph(composer->document, spans, n);
}

struct document *compose_body(const struct units *units, const struct parts *parts)
{
    struct composer composer = {.units = units, .parts = parts, .document = document_new()};
    for (size_t i = 0; i < units->n; i++) {
        const struct unit *unit = &units->at[i];
        if (!role_in_body(unit->role))
            continue;
        const struct frame *frame = unit_frame(unit);
        if (!frame)
            add_pictures_before(&composer, i);
        enter(&composer, frame);
        if (unit->role == ROLE_FIGURE)
            add_picture(&composer, part_captioned(&composer, i));
        else if (unit->role == ROLE_CELL && unit->layout && unit->layout->table)
            i = add_table(&composer, i);
        else
            add_unit(&composer, unit);
    }
    enter(&composer, NULL);
    add_pictures_before(&composer, units->n);
    return composer.document;
}
