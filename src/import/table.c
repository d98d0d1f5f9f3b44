#include "import/table.h"

#include <stdlib.h>
#include <string.h>

enum { CELL_WORDS = 120, SPAN_DIGITS = 4 };

static size_t span_of(const struct webpage *page, const xmlNode *cell, const char *name)
{
    const char *value = node_attribute(page->arena, cell, name);
    long span = value && strlen(value) <= SPAN_DIGITS ? strtol(value, NULL, 10) : 1;
    return span < 1 ? 1 : (size_t)span;
}

struct survey {
    size_t rows, columns, widest, cells, headers, words;
};

static void survey_node(const struct webpage *page, const xmlNode *node, struct survey *survey)
{
    if (node_is(node, "tr")) {
        survey->rows++;
        survey->columns = 0;
    } else if (node_is_any(node, " td th ")) {
        survey->cells++;
        survey->headers += node_is(node, "th");
        survey->columns += span_of(page, node, "colspan");
        if (survey->columns > survey->widest)
            survey->widest = survey->columns;
        if (webpage_element(node)->words > survey->words)
            survey->words = webpage_element(node)->words;
    }
}

bool table_is_data(const struct webpage *page, xmlNode *table)
{
    struct survey survey = {0};
    const char *role = node_attribute(page->arena, table, "role");
    if (role && (strcmp(role, "presentation") == 0 || strcmp(role, "none") == 0))
        return false;
    for (struct xml_walk walk = {.root = table}; xml_walk_next(&walk);) {
        if (!walk.entering || walk.node == table || walk.node->type != XML_ELEMENT_NODE)
            continue;
        if (node_is_any(walk.node, " table h1 h2 h3 h4 h5 h6 blockquote form pre article section "))
            return false;
        survey_node(page, walk.node, &survey);
    }
    return survey.rows >= 2 && survey.widest >= 2 && survey.widest <= COLUMNS_LIMIT / 2 &&
           survey.words <= CELL_WORDS;
}

void table_begin(struct table_walk *walk, const xmlNode *table, size_t number)
{
    *walk = (struct table_walk){.table = table, .number = number};
}

static void begin_row(struct table_walk *walk)
{
    walk->row = walk->rows++;
    walk->next = 0;
    for (size_t i = 0; i < COLUMNS_LIMIT; i++)
        walk->spanned[i] -= walk->spanned[i] > 0;
}

/* The next free column. What has no row, or no room in it, begins another. */
static void begin_cell(struct table_walk *walk, const struct webpage *page, const xmlNode *cell)
{
    if (walk->rows == 0)
        begin_row(walk);
    while (walk->next < COLUMNS_LIMIT - 1 && walk->spanned[walk->next] > 0)
        walk->next++;
    if (walk->next == COLUMNS_LIMIT - 1)
        begin_row(walk);
    walk->cell = cell;
    walk->column = walk->next;
    size_t columns = span_of(page, cell, "colspan"), rows = span_of(page, cell, "rowspan");
    for (size_t i = 0; i < columns && walk->next < COLUMNS_LIMIT - 1; i++)
        walk->spanned[walk->next++] = rows;
}

void table_step(struct table_walk *walk, const struct webpage *page, const xmlNode *node,
                bool entering)
{
    if (entering && !walk->cell && node_is(node, "tr"))
        begin_row(walk);
    else if (entering && !walk->cell && node_is_any(node, " td th "))
        begin_cell(walk, page, node);
    else if (!entering && walk->cell == node)
        walk->cell = NULL;
    else if (!entering && walk->table == node)
        *walk = (struct table_walk){0};
}
