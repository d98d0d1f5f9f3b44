#include "import/blocks.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "import/inline.h"
#include "import/scrape.h"
#include "import/table.h"

struct reader {
    const struct webpage *page;
    struct units *units;
    size_t room;
    struct line line, aside;
    const struct frame *frame, *last_item; /* open; closed last */
    const struct wrap *wrap;
    const xmlNode *link;           /* open */
    const xmlNode *heading, *code; /* that the walk is inside of */
    const char *language;
    struct table_walk table;
    size_t tables;
    bool picture;       /* since the last text */
    bool below_picture; /* the text of the line */
    bool full;
};

static const xmlNode *block_of(const xmlNode *node)
{
    size_t depth = 0;
    for (node = node->parent; node->parent && node->parent->type == XML_ELEMENT_NODE &&
                              webpage_element(node)->flow != FLOW_BLOCK && depth < DEPTH_LIMIT;
         node = node->parent)
        depth++;
    return node;
}

static void add_unit(struct reader *reader, int line, struct str text, const struct layout *layout)
{
    struct units *units = reader->units;
    if (text.n == 0 || reader->full)
        return;
    reader->full = units->n == UNITS_LIMIT;
    if (reader->full)
        return;
    units_reserve(units, units->n + 1);
    units_add(units, line, text);
    units->at[units->n - 1].layout = layout;
}

static bool is_list(const struct frame *frame)
{
    return frame && (frame->kind == DOCUMENT_BULLET_LIST || frame->kind == DOCUMENT_ORDERED_LIST);
}

/* Text right in a list stands in an item all the same. */
static const struct frame *frame_for_text(struct reader *reader)
{
    const struct frame *frame = reader->frame;
    if (!is_list(frame))
        return frame;
    struct frame *item = arena_alloc(reader->page->arena, sizeof *item);
    *item = (struct frame){.kind = DOCUMENT_ITEM, .depth = frame->depth + 1, .outer = frame};
    return item;
}

/* The code of a <pre>: its lines as they are, without empty ones at both ends. */
static void take_code(struct reader *reader, struct layout *layout)
{
    struct str text = buf_str(&reader->line.text);
    while (text.n > 0 && strchr("\n ", text.p[text.n - 1]))
        text.n--;
    size_t begin = 0;
    for (size_t i = 0; i < text.n && strchr("\n ", text.p[i]); i++)
        if (text.p[i] == '\n')
            begin = i + 1;
    text = str_sub(text, begin, text.n);
    layout->code = (struct str){arena_strndup(reader->page->arena, text.p, text.n), text.n};
    layout->language = reader->language;
}

static void flush_line(struct reader *reader, struct line *line, bool aside)
{
    if (line_is_blank(line)) {
        line->n = 0;
        buf_reset(&line->text);
        return;
    }
    struct layout *layout = arena_alloc(reader->page->arena, sizeof *layout);
    layout->node = aside ? line->first->parent : block_of(line->first);
    layout->frame = frame_for_text(reader);
    layout->below_picture = reader->below_picture;
    if (reader->code && !aside)
        take_code(reader, layout);
    if (reader->heading)
        layout->heading = reader->heading->name[1] - '0';
    if (reader->table.cell && !aside) {
        layout->table = reader->table.number;
        layout->row = reader->table.row;
        layout->column = reader->table.column;
    }
    int number = webpage_element(layout->node)->line;
    struct str text = line_take(line, reader->page->arena, layout);
    add_unit(reader, number, text, layout);
}

/* A border between blocks. */
static void flush(struct reader *reader)
{
    flush_line(reader, &reader->line, false);
    flush_line(reader, &reader->aside, true);
}

static void push_frame(struct reader *reader, const xmlNode *node, enum document_container kind,
                       const struct frame *outer)
{
    size_t depth = outer ? outer->depth + 1 : 0;
    if (depth >= FRAMES_LIMIT)
        return;
    struct frame *frame = arena_alloc(reader->page->arena, sizeof *frame);
    *frame = (struct frame){
        .kind = kind, .depth = depth, .outer = outer, .before = reader->frame, .node = node};
    if (kind == DOCUMENT_ORDERED_LIST) {
        const char *start = node_attribute(reader->page->arena, node, "start");
        frame->start = start && strlen(start) < 7 ? (int)strtol(start, NULL, 10) : 1;
    }
    reader->frame = frame;
}

/* A list or quotation right in a list stands in the item before, or in one of its own. */
static const struct frame *frame_around(struct reader *reader, const xmlNode *node)
{
    if (!is_list(reader->frame))
        return reader->frame;
    if (reader->last_item && reader->last_item->outer == reader->frame)
        return reader->last_item;
    push_frame(reader, node, DOCUMENT_ITEM, reader->frame);
    return reader->frame;
}

static void open_frame(struct reader *reader, const xmlNode *node)
{
    if (node_is(node, "li")) {
        if (!is_list(reader->frame))
            push_frame(reader, node, DOCUMENT_BULLET_LIST, reader->frame);
        push_frame(reader, node, DOCUMENT_ITEM, reader->frame);
    } else if (node_is(node, "blockquote")) {
        push_frame(reader, node, DOCUMENT_QUOTE, frame_around(reader, node));
    } else if (node_is(node, "ol")) {
        push_frame(reader, node, DOCUMENT_ORDERED_LIST, frame_around(reader, node));
    } else if (node_is_any(node, " ul menu dir ")) {
        push_frame(reader, node, DOCUMENT_BULLET_LIST, frame_around(reader, node));
    }
}

static void close_frame(struct reader *reader, const xmlNode *node)
{
    while (reader->frame && reader->frame->node == node) {
        if (reader->frame->kind == DOCUMENT_ITEM)
            reader->last_item = reader->frame;
        reader->frame = reader->frame->before;
    }
}

/* "language-c", "lang-c" of <pre> or its <code>. */
static void find_language(struct reader *reader, const xmlNode *node)
{
    const char *classes = node_attribute(reader->page->arena, node, "class");
    struct str rest = str_of(classes), word;
    while (utf8_next_word(&rest, &word)) {
        size_t prefix = str_starts(word, STR("language-")) ? 9
                        : str_starts(word, STR("lang-"))   ? 5
                                                           : 0;
        word = str_sub(word, prefix, word.n);
        size_t plain = 0;
        while (plain < word.n &&
               strchr("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-#",
                      word.p[plain]))
            plain++;
        if (prefix > 0 && word.n > 0 && plain == word.n && !str_is(word, "none"))
            reader->language = arena_strndup(reader->page->arena, word.p, word.n);
    }
}

static void enter_block(struct reader *reader, xmlNode *node)
{
    if (reader->table.cell || reader->code) {
        line_add_separator(&reader->line, reader->code != NULL, reader->wrap);
        return;
    }
    flush(reader);
    if (!reader->table.table) /* a table is one block, whatever stands between its cells */
        open_frame(reader, node);
    if (webpage_element(node)->heading && !reader->heading)
        reader->heading = node;
    if (node_is_any(node, " pre listing xmp plaintext ")) {
        reader->code = node;
        reader->language = NULL;
        find_language(reader, node);
    }
}

static void leave_block(struct reader *reader, const xmlNode *node)
{
    if (reader->table.cell || (reader->code && reader->code != node)) {
        line_add_separator(&reader->line, reader->code != NULL, reader->wrap);
        return;
    }
    flush(reader);
    close_frame(reader, node);
    if (reader->heading == node)
        reader->heading = NULL;
    if (reader->code == node)
        reader->code = NULL;
}

static void walk_table(struct reader *reader, xmlNode *node, bool entering)
{
    if (entering && !reader->table.table && !reader->code && node_is(node, "table") &&
        table_is_data(reader->page, node)) {
        flush(reader);
        table_begin(&reader->table, node, ++reader->tables);
    }
    if (!reader->table.table)
        return;
    const xmlNode *cell = reader->table.cell;
    if (!cell && entering && node_is_any(node, " td th "))
        flush(reader);
    else if (cell == node && !entering)
        flush(reader);
    table_step(&reader->table, reader->page, node, entering);
}

/* Markdown has no list of terms: they are told from what is said of them by their weight. */
static void wrap_term(struct reader *reader, const xmlNode *node, bool entering)
{
    if (entering && !reader->code)
        reader->wrap = wrap_element(reader->page, node, reader->wrap, reader->heading != NULL);
    else if (!entering && reader->wrap && reader->wrap->node == node)
        reader->wrap = reader->wrap->outer;
}

static void walk_element(struct reader *reader, struct xml_walk *walk)
{
    xmlNode *node = walk->node;
    struct element *element = webpage_element(node);
    if (element->flow == FLOW_NO_TEXT) {
        xml_walk_skip(walk);
        return;
    }
    walk_table(reader, node, walk->entering);
    reader->picture |= walk->entering && node_is(node, "img");
    if (node_is(node, "a"))
        reader->link = walk->entering ? node : NULL;
    if (element->flow == FLOW_BREAK) {
        if (walk->entering && node_is(node, "hr") && !reader->table.cell && !reader->code)
            flush(reader);
        else if (walk->entering)
            line_add_separator(&reader->line, reader->code != NULL, reader->wrap);
    } else if (element->flow == FLOW_BLOCK) {
        if (walk->entering)
            enter_block(reader, node);
        else
            leave_block(reader, node);
        if (node_is(node, "dt"))
            wrap_term(reader, node, walk->entering);
    } else if (walk->entering) {
        if (reader->code)
            find_language(reader, node);
        reader->line.formula |= node_is(node, "math");
        reader->wrap = wrap_element(reader->page, node, reader->wrap, reader->heading != NULL);
    } else if (reader->wrap && reader->wrap->node == node) {
        reader->wrap = reader->wrap->before;
    }
}

static void walk_text(struct reader *reader, const xmlNode *text)
{
    struct line *line = webpage_is_aside(text) ? &reader->aside : &reader->line;
    bool blank = line_is_blank(line);
    line_add_text(line, text, reader->wrap, reader->link);
    if (blank && !line_is_blank(line)) {
        reader->below_picture = reader->picture;
        reader->picture = false;
    }
}

/* A name that the page has for itself, which stands in no block. */
static void add_name(struct reader *reader, struct str text)
{
    struct layout *layout = arena_alloc(reader->page->arena, sizeof *layout);
    add_unit(reader, webpage_element(reader->page->root)->line, text, layout);
}

bool blocks_read(const struct webpage *page, struct units *units)
{
    struct reader reader = {.page = page, .units = units};
    reader.line.text = reader.aside.text = (struct buf)BUF_INIT;
    units_init(units, page->arena, 0);
    xmlNode *title = webpage_title_element(page);
    if (title)
        add_name(&reader, webpage_text_of(page->arena, title));
    add_name(&reader, webpage_own_title(page));
    for (struct xml_walk walk = {.root = page->root}; xml_walk_next(&walk) && !reader.full;) {
        if (webpage_is_text(walk.node) && walk.entering)
            walk_text(&reader, walk.node);
        else if (webpage_element(walk.node))
            walk_element(&reader, &walk);
    }
    flush(&reader);
    line_clear(&reader.line);
    line_clear(&reader.aside);
    units_finish(units);
    return !reader.full;
}
