#include "markdown/section.h"

#include <string.h>

#include "markdown/tree.h"

static size_t heading_of(cmark_node *block)
{
    return tree_extra(block, EXTRA_HEADING)->heading;
}

/* Looks for where the section ends that begins with `first`: a block, or NULL. */
static void find_end(struct section *section)
{
    int level = cmark_node_get_heading_level(section->first);
    cmark_node *block = section->first;
    do {
        section->n_blocks += tree_extra(block, EXTRA_NOTE) == NULL;
        block = cmark_node_next(block);
    } while (block && !(tree_is_heading(block) && cmark_node_get_heading_level(block) <= level));
    section->end = block;
}

static struct section make_section(const struct document *document, cmark_node *heading,
                                   size_t block)
{
    struct section section = {.first = heading, .block = block};
    find_end(&section);
    size_t at = heading_of(heading);
    section.heading = &document->headings[at];
    section.n_headings = (section.end ? heading_of(section.end) : document->n_headings) - at;
    return section;
}

void document_find_sections(struct document *document)
{
    document->sections =
        arena_array(&document->arena, document->n_headings, sizeof *document->sections);
    size_t n = 0;
    for (cmark_node *block = cmark_node_first_child(document->root); block;
         block = cmark_node_next(block)) {
        if (tree_is_heading(block) && *document->headings[heading_of(block)].text)
            document->sections[document->n_sections++] = make_section(document, block, n);
        n += tree_extra(block, EXTRA_NOTE) == NULL;
    }
}

size_t document_sections(const struct document *document, const struct section **sections)
{
    *sections = document->sections;
    return document->n_sections;
}

struct section section_below_heading(const struct section *section)
{
    struct section below = *section;
    below.first = cmark_node_next(section->first);
    below.block++;
    below.n_blocks--;
    return below;
}

bool section_has_heading(const struct section *section, const char *id)
{
    for (size_t i = 0; i < section->n_headings; i++)
        if (strcmp(section->heading[i].id, id) == 0)
            return true;
    return false;
}
