#include "import/content.h"

#include <string.h>

#include "base/utf8.h"
#include "import/hints.h"
#include "import/unit.h"

enum {
    MASS_WORDS = 8,    /* a shorter block is no prose */
    SMALL_WORDS = 150, /* in an element whose name says only that it may be furniture */
    TEASER_WORDS = 80, /* in a teaser: a linked heading and a sentence */
    TEASERS = 3,
    CAPTION_WORDS = 80,
    BOX_WORDS = 80,    /* in a box in which one can sign up */
    BOX_AROUND = 16,   /* elements between it and the field */
    JOINED_WORDS = 12, /* of prose in what is joined to the article */
    LINKED_PERCENT = 80,
    PERCENT = 100,
};

static const double ROOT_SHARE = 0.85;      /* of the mass is in the article */
static const double FURNITURE_SHARE = 0.45; /* of the mass that furniture may have */
static const double LEFT_SHARE = 0.12;      /* of the mass must be left by the first try */
static const double LEFT_MASS = 120;        /* words that the first try must leave */
static const double RELAXED_SHARE = 0.2;    /* of the mass that furniture may have in the second */
static const double SMALL_SHARE = 0.2;
static const double TEASER_SHARE = 0.4;
static const double TITLE_SHARE = 0.3; /* what holds the title and so much is no furniture */

/* The next element to look into, without those that are left out already; NULL: the end. */
static struct element *next_element(struct xml_walk *walk)
{
    while (xml_walk_next(walk)) {
        struct element *element = walk->entering ? webpage_element(walk->node) : NULL;
        if (!element)
            continue;
        if (!element->out && element->flow != FLOW_NO_TEXT)
            return element;
        xml_walk_skip(walk);
    }
    return NULL;
}

static struct element *parent_of(const xmlNode *node)
{
    return node->parent ? webpage_element(node->parent) : NULL;
}

static void measure_text(const xmlNode *text, bool linked)
{
    size_t words = text_weigh(str_of((const char *)text->content));
    struct element *parent = webpage_element(text->parent);
    parent->words += words;
    parent->block->own_words += words;
    if (linked) {
        parent->link_words += words;
        parent->block->own_link_words += words;
    }
}

static void add_to_parent(const xmlNode *node, const struct element *element, bool linked)
{
    struct element *outer = parent_of(node);
    if (!outer)
        return;
    bool link = linked || element->link_words * PERCENT > element->words * LINKED_PERCENT;
    outer->words += element->words;
    outer->link_words += element->link_words;
    outer->headings += element->headings + (element->heading && element->words > 0);
    outer->linked_headings +=
        element->linked_headings + (element->heading && element->words > 0 && link);
    outer->title |= element->title || (node_is(node, "h1") && element->words > 0);
}

void content_measure(const struct webpage *page)
{
    size_t links = 0;
    for (struct xml_walk walk = {.root = page->root}; xml_walk_next(&walk);) {
        const struct element *element = webpage_element(walk.node);
        if (webpage_is_text(walk.node) && walk.entering)
            measure_text(walk.node, links > 0);
        else if (element && element->flow == FLOW_NO_TEXT && walk.entering)
            xml_walk_skip(&walk);
        else if (element && walk.entering)
            links += node_is(walk.node, "a");
        else if (element) {
            links -= node_is(walk.node, "a");
            add_to_parent(walk.node, element, links > 0);
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
static double weigh(const struct webpage *page)
{
    for (struct xml_walk walk = {.root = page->root}; xml_walk_next(&walk);) {
        struct element *element = webpage_element(walk.node);
        if (!element)
            continue;
        bool out = element->out || element->flow == FLOW_NO_TEXT;
        if (walk.entering)
            element->mass = out ? 0 : own_mass(element);
        if (walk.entering && out)
            xml_walk_skip(&walk);
        else if (!walk.entering && parent_of(walk.node))
            parent_of(walk.node)->mass += element->mass;
    }
    return webpage_element(page->body)->mass;
}

static bool is_furniture(const struct webpage *page, xmlNode *node, double all, double share,
                         const char **why)
{
    const struct element *element = webpage_element(node);
    enum hint hint = hint_of(page, node, why);
    if (!hint || (hint != HINT_DIALOG && element->title && element->mass > TITLE_SHARE * all))
        return false;
    if (hint == HINT_SMALL)
        return element->words <= SMALL_WORDS && element->mass <= SMALL_SHARE * all;
    return hint == HINT_LARGE || element->mass <= share * all;
}

/* A field for an e-mail address, as forms have it to sign up with. */
static bool is_address_field(const struct webpage *page, const xmlNode *node)
{
    static const char *const attributes[] = {"type", "name"};
    for (size_t i = 0; i < 2 && node_is(node, "input"); i++) {
        const char *value = node_attribute(page->arena, node, attributes[i]);
        if (value && strcasestr(value, "email"))
            return true;
    }
    return false;
}

/* The largest box around a field that has no more to say than why one should sign up. */
static xmlNode *box_around(const struct webpage *page, xmlNode *field)
{
    xmlNode *box = field;
    for (size_t n = 0; n < BOX_AROUND && box->parent && box->parent != page->body; n++) {
        const struct element *outer = parent_of(box);
        if (!outer || outer->words > BOX_WORDS || outer->title)
            break;
        box = box->parent;
    }
    return box;
}

static void mark_forms(const struct webpage *page, double all)
{
    struct element *element;
    struct xml_walk walk = {.root = page->body};
    while ((element = next_element(&walk))) {
        if (!is_address_field(page, walk.node))
            continue;
        struct element *box = webpage_element(box_around(page, walk.node));
        if (box->flow == FLOW_BLOCK && box->mass <= SMALL_SHARE * all)
            box->out = "form";
    }
}

/* Leaves out what its names call furniture, if no more than a share of the prose is in it. */
static void mark_furniture(const struct webpage *page, double all, double share)
{
    mark_forms(page, all);
    struct element *element;
    struct xml_walk walk = {.root = page->body};
    while ((element = next_element(&walk))) {
        const char *why;
        if (walk.node != page->body && element->flow == FLOW_BLOCK &&
            is_furniture(page, walk.node, all, share, &why)) {
            element->out = why;
            xml_walk_skip(&walk);
        }
    }
}

static void unmark(const struct webpage *page)
{
    for (struct xml_walk walk = {.root = page->body}; xml_walk_next(&walk);)
        if (webpage_element(walk.node))
            webpage_element(walk.node)->out = NULL;
}

/* A linked heading with a sentence leads to another page. */
static bool is_teaser(const struct element *element)
{
    return element->headings > 0 && element->linked_headings == element->headings &&
           element->words <= TEASER_WORDS;
}

static bool holds_teasers(const xmlNode *node)
{
    size_t teasers = 0, others = 0;
    for (const xmlNode *child = node->children; child; child = child->next) {
        const struct element *element = webpage_element(child);
        if (!element || element->words == 0)
            continue;
        teasers += is_teaser(element) && !element->heading;
        others += !is_teaser(element);
    }
    return teasers >= TEASERS && others <= 1;
}

static void mark_teasers(const struct webpage *page, double all)
{
    struct element *element;
    struct xml_walk walk = {.root = page->body};
    while ((element = next_element(&walk)))
        if (walk.node != page->body && element->mass <= TEASER_SHARE * all &&
            holds_teasers(walk.node)) {
            element->out = "links to other pages";
            xml_walk_skip(&walk);
        }
}

/* What holds a paragraph or a list but no article. */
static const char no_root[] = " p ul ol li dl dd dt table blockquote pre figure address details ";

static xmlNode *child_with(const xmlNode *node, double mass)
{
    for (xmlNode *child = node->children; child; child = child->next) {
        const struct element *element = webpage_element(child);
        if (element && element->mass >= mass && element->flow == FLOW_BLOCK &&
            !node_is_any(child, no_root))
            return child;
    }
    return NULL;
}

static xmlNode *find_root(const struct webpage *page, double all)
{
    xmlNode *root = page->body, *child;
    while (all > 0 && (child = child_with(root, ROOT_SHARE * all)))
        root = child;
    return root;
}

/* What stands beside the article and before it, and has prose of its own, is a part of it. */
static void join_siblings(const struct webpage *page, xmlNode *root)
{
    webpage_element(root)->joined = true;
    for (xmlNode *node = root; node != page->body; node = node->parent) {
        for (xmlNode *sibling = node->prev; sibling; sibling = sibling->prev) {
            struct element *element = webpage_element(sibling);
            if (element && !element->out && element->flow == FLOW_BLOCK &&
                element->mass >= JOINED_WORDS &&
                element->link_words * PERCENT < element->words * (PERCENT - LINKED_PERCENT))
                element->joined = true;
        }
        if (webpage_element(node)->title)
            break;
    }
}

/* Boxes that are made of links, and lists of links that stand in no prose. */
static void mark_links(xmlNode *root)
{
    struct element *element;
    struct xml_walk walk = {.root = root};
    while ((element = next_element(&walk))) {
        const struct element *outer = parent_of(walk.node);
        bool list = node_is_any(walk.node, " ul ol ");
        if (walk.node == root || !(list || node_is_any(walk.node, " div section ")) ||
            element->words == 0 || element->mass >= MASS_WORDS ||
            element->link_words * PERCENT < element->words * LINKED_PERCENT)
            continue;
        if (outer && outer->mass >= MASS_WORDS && list)
            continue;
        element->out = "links";
        xml_walk_skip(&walk);
    }
}

/* Every element gets to know what was decided for those around it. */
static void spread(const struct webpage *page)
{
    for (struct xml_walk walk = {.root = page->root}; xml_walk_next(&walk);) {
        struct element *element = walk.entering ? webpage_element(walk.node) : NULL;
        if (!element)
            continue;
        const struct element *outer = parent_of(walk.node);
        element->joined |= outer && outer->joined;
        element->caption = (outer && outer->caption) ||
                           (element->words <= CAPTION_WORDS && hint_is_caption(page, walk.node));
        if (outer && outer->joined && outer->out)
            element->out = outer->out;
        else if (!element->joined && !element->out)
            element->out = "outside of the article";
    }
}

void content_find(const struct webpage *page, struct content *content)
{
    double all = weigh(page);
    mark_furniture(page, all, FURNITURE_SHARE);
    double left = weigh(page);
    if (left < LEFT_SHARE * all || left < LEFT_MASS) {
        unmark(page);
        weigh(page);
        mark_furniture(page, all, RELAXED_SHARE);
        left = weigh(page);
    }
    mark_teasers(page, left);
    left = weigh(page);
    content->root = find_root(page, left);
    join_siblings(page, content->root);
    mark_links(content->root);
    spread(page);
    content->inside = webpage_element(content->root)->mass;
    content->outside = all - content->inside;
}
