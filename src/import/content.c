#include "import/content.h"

#include <string.h>

#include "base/utf8.h"
#include "import/hints.h"
#include "import/unit.h"

enum { MASS_WORDS = 8 };

#define ROOT_SHARE 0.85     /* of all mass is in the article */
#define FURNITURE_MOST 0.25 /* of the article's mass may be in what a name calls furniture */
#define ENOUGH 60.0

void content_measure(const struct webpage *page)
{
    size_t links = 0;
    for (struct webpage_walk walk = webpage_walk(page->root); webpage_walk_next(&walk);) {
        struct element *element = webpage_element(walk.node);
        if (webpage_is_text(walk.node) && walk.entering) {
            size_t words = text_weigh(str_of((const char *)walk.node->content));
            struct element *parent = webpage_element(walk.node->parent);
            parent->words += words;
            parent->block->own_words += words;
            if (links > 0) {
                parent->link_words += words;
                parent->block->own_link_words += words;
            }
        }
        if (!element)
            continue;
        if (element->flow == FLOW_NO_TEXT && walk.entering) {
            webpage_walk_skip(&walk);
            continue;
        }
        if (node_is(walk.node, "a"))
            links += walk.entering ? 1 : (size_t)-1;
        struct element *outer = walk.node->parent ? webpage_element(walk.node->parent) : NULL;
        if (!walk.entering && outer) {
            outer->words += element->words;
            outer->link_words += element->link_words;
            outer->headings += element->headings + element->heading;
        }
    }
}

static double own_mass(const struct element *element)
{
    if (element->flow != FLOW_BLOCK || element->heading || element->own_words < MASS_WORDS)
        return 0;
    double prose = 1 - (double)element->own_link_words / (double)element->own_words;
    return (double)element->own_words * prose * prose;
}

/* Sums up the mass, without what is left out by then. */
static void weigh(const struct webpage *page)
{
    for (struct webpage_walk walk = webpage_walk(page->root); webpage_walk_next(&walk);) {
        struct element *element = webpage_element(walk.node);
        if (!element)
            continue;
        if (walk.entering) {
            element->mass = own_mass(element);
            if (element->out || element->flow == FLOW_NO_TEXT) {
                element->mass = 0;
                webpage_walk_skip(&walk);
            }
            continue;
        }
        struct element *outer = walk.node->parent ? webpage_element(walk.node->parent) : NULL;
        if (outer)
            outer->mass += element->mass;
    }
}

/* Marks what its names call furniture, if not too much of the page's prose is in it. */
static void mark_furniture(const struct webpage *page, xmlNode *root, double most)
{
    for (struct webpage_walk walk = webpage_walk(root); webpage_walk_next(&walk);) {
        struct element *element = webpage_element(walk.node);
        const char *why;
        if (!element || !walk.entering || walk.node == root)
            continue;
        if (element->out || element->flow == FLOW_NO_TEXT) {
            webpage_walk_skip(&walk);
            continue;
        }
        if (element->flow != FLOW_BLOCK)
            continue;
        if (hint_of(page, walk.node, &why) >= HINT_FURNITURE && element->mass <= most) {
            element->out = why;
            webpage_walk_skip(&walk);
        }
    }
}

/* What holds a paragraph or a list but no article. */
static const char no_root[] = " p ul ol li dl dd dt table blockquote pre figure address details ";

static xmlNode *find_root(const struct webpage *page)
{
    xmlNode *root = page->body;
    double all = webpage_element(root)->mass;
    for (bool deeper = true; deeper;) {
        deeper = false;
        for (xmlNode *child = root->children; child; child = child->next) {
            const struct element *element = webpage_element(child);
            if (element && element->mass >= ROOT_SHARE * all && !node_is_any(child, no_root) &&
                element->flow != FLOW_INLINE) {
                root = child;
                deeper = true;
                break;
            }
        }
    }
    return root;
}

/* Lists and boxes that are made of links. */
static void mark_links(xmlNode *root)
{
    for (struct webpage_walk walk = webpage_walk(root); webpage_walk_next(&walk);) {
        struct element *element = webpage_element(walk.node);
        if (!element || !walk.entering || walk.node == root)
            continue;
        if (element->out || element->flow == FLOW_NO_TEXT) {
            webpage_walk_skip(&walk);
            continue;
        }
        if (node_is_any(walk.node, " ul ol div section ") && element->words >= 4 &&
            element->link_words * 10 >= element->words * 8 && element->mass < 10)
            element->out = "links";
    }
}

/* What stands in something that is left out, or not in the article, is left out. */
static void spread(const struct webpage *page, const struct content *content)
{
    bool inside = false;
    for (struct webpage_walk walk = webpage_walk(page->root); webpage_walk_next(&walk);) {
        struct element *element = webpage_element(walk.node);
        if (!element)
            continue;
        if (walk.node == content->root)
            inside = walk.entering;
        if (!walk.entering)
            continue;
        struct element *outer = walk.node->parent ? webpage_element(walk.node->parent) : NULL;
        if (outer && outer->out && inside && walk.node != content->root)
            element->out = outer->out;
        else if (!inside && !element->out)
            element->out = "outside of the article";
        if (walk.node == content->root)
            element->out = NULL;
    }
}

void content_find(const struct webpage *page, struct content *content)
{
    struct element *body = webpage_element(page->body);
    weigh(page);
    double all = body->mass;
    mark_furniture(page, page->body, all * FURNITURE_MOST);
    weigh(page);
    content->root = find_root(page);
    content->inside = webpage_element(content->root)->mass;
    content->outside = all - content->inside;
    mark_links(content->root);
    spread(page, content);
}
