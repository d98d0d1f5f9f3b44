#include <string.h>

#include "markdown/html.h"

/*
 * Which elements stand in which, after the content models of HTML (4.4, 4.5, 4.9 and 4.11). What
 * stands where it may not stays there, wrapped in what may; nothing is moved, for words keep their
 * order.
 */

/* Elements that are made for each other. A child that is named in a model stands only in parents
 * that name it. */
static const struct model {
    const char *parent, *children;
    const char *wrapper; /* put around all other content; NULL: that may stand there, too */
} models[] = {
    {"ul", " li ", "li"},
    {"ol", " li ", "li"},
    {"dl", " dt dd ", "dd"},
    {"table", " caption thead tbody tfoot ", "tbody"},
    {"thead", " tr ", "tr"},
    {"tbody", " tr ", "tr"},
    {"tfoot", " tr ", "tr"},
    {"tr", " td th ", "td"},
    {"figure", " figcaption ", NULL},
    {"details", " summary ", NULL},
    {"ruby", " rt rp ", NULL},
};

/* Children that stand at one end only. */
static const struct order {
    const char *parent, *child;
    const char *after;     /* what may stand before it; NULL: it need not be the first */
    bool last;             /* it may be the last instead, if there is none before */
    const char *otherwise; /* what it becomes where it stands wrongly; NULL: see html_rename() */
} orders[] = {
    {"table", "caption", " ", false, NULL},   {"table", "thead", " caption ", false, "tbody"},
    {"table", "tfoot", NULL, true, "tbody"},  {"figure", "figcaption", " ", true, NULL},
    {"details", "summary", " ", false, NULL},
};

static const char *name_of(const xmlNode *node)
{
    return (const char *)node->name;
}

static bool is_element(const xmlNode *node, const char *name)
{
    return node && node->type == XML_ELEMENT_NODE && strcmp(name_of(node), name) == 0;
}

static const struct model *find_model(const xmlNode *parent)
{
    for (size_t i = 0; i < sizeof models / sizeof *models; i++)
        if (strcmp(models[i].parent, name_of(parent)) == 0)
            return &models[i];
    return NULL;
}

static bool is_bound(const xmlNode *node)
{
    for (size_t i = 0; i < sizeof models / sizeof *models; i++)
        if (str_listed(models[i].children, str_of(name_of(node))))
            return true;
    return false;
}

static bool is_child_of(const struct model *model, const xmlNode *node)
{
    return node->type == XML_ELEMENT_NODE && str_listed(model->children, str_of(name_of(node)));
}

static xmlNode *skip_blank(xmlNode *node, bool back)
{
    while (node && html_is_blank(node))
        node = back ? node->prev : node->next;
    return node;
}

static bool is_in_order(const struct order *order, const xmlNode *node, bool repeated)
{
    xmlNode *before = skip_blank(node->prev, true);
    while (order->after && before && before->type == XML_ELEMENT_NODE &&
           str_listed(order->after, str_of(name_of(before))))
        before = skip_blank(before->prev, true);
    return (order->after && !before) ||
           (order->last && !repeated && !skip_blank(node->next, false));
}

static void mend_order(xmlNode *parent, const struct html_listener *listener)
{
    for (size_t i = 0; i < sizeof orders / sizeof *orders; i++) {
        const struct order *order = &orders[i];
        bool repeated = false;
        if (strcmp(order->parent, name_of(parent)) != 0)
            continue;
        for (xmlNode *node = parent->children; node; node = node->next) {
            if (!is_element(node, order->child))
                continue;
            if (is_in_order(order, node, repeated))
                repeated = true;
            else if (order->otherwise)
                xmlNodeSetName(node, BAD_CAST order->otherwise);
            else
                html_rename(node, listener);
        }
    }
}

/* Puts what follows one another and may not stand here into one element. */
static void wrap(xmlNode *parent, const struct model *model)
{
    xmlNode *wrapper = NULL;
    for (xmlNode *node = parent->children, *next; node; node = next) {
        next = node->next;
        if (is_child_of(model, node)) {
            wrapper = NULL;
            continue;
        }
        if (!wrapper && html_is_blank(node))
            continue;
        if (!wrapper) {
            wrapper = xmlNewDocNode(parent->doc, NULL, BAD_CAST model->wrapper, NULL);
            wrapper->line = node->line;
            xmlAddPrevSibling(node, wrapper);
        }
        xmlUnlinkNode(node);
        xmlAddChild(wrapper, node);
    }
}

static void rename_unbound(xmlNode *parent, const struct model *model,
                           const struct html_listener *listener)
{
    for (xmlNode *node = parent->children; node; node = node->next)
        if (node->type == XML_ELEMENT_NODE && is_bound(node) &&
            !(model && is_child_of(model, node)))
            html_rename(node, listener);
}

/* Groups in a list of terms go, so that there is one kind of it. */
static void dissolve_groups(xmlNode *list)
{
    for (xmlNode *node = list->children, *next; node; node = next) {
        next = node->next;
        xmlNode *first = is_element(node, "div") ? skip_blank(node->children, false) : NULL;
        if (!is_element(first, "dt") && !is_element(first, "dd"))
            continue;
        for (xmlNode *child; (child = node->last);) {
            xmlUnlinkNode(child);
            xmlAddNextSibling(node, child);
        }
        xmlUnlinkNode(node);
        xmlFreeNode(node);
    }
}

/* A list of terms begins with a term and ends with what it means (HTML, 4.4.9). */
static void complete_terms(xmlNode *list)
{
    xmlNode *first = skip_blank(list->children, false), *last = skip_blank(list->last, true);
    if (is_element(first, "dd"))
        xmlAddPrevSibling(first, xmlNewDocNode(list->doc, NULL, BAD_CAST "dt", NULL));
    if (is_element(last, "dt"))
        xmlAddNextSibling(last, xmlNewDocNode(list->doc, NULL, BAD_CAST "dd", NULL));
}

bool html_ruby_next(struct html_ruby *ruby, enum html_ruby_part part)
{
    enum { BASE, OPENED, ENCLOSED, READ, CLOSED, WRONG };
    static const int next[][3] = {
        [BASE] = {BASE, READ, OPENED},       [OPENED] = {WRONG, ENCLOSED, WRONG},
        [ENCLOSED] = {WRONG, WRONG, CLOSED}, [READ] = {BASE, READ, OPENED},
        [CLOSED] = {BASE, READ, OPENED},     [WRONG] = {WRONG, WRONG, WRONG},
    };
    ruby->state = next[ruby->state][part];
    return ruby->state == READ || ruby->state == CLOSED;
}

static bool is_ruby_part(const xmlNode *node)
{
    return is_element(node, "rt") || is_element(node, "rp");
}

/* A reading ends where another begins, also without an end tag. */
static void part_readings(xmlNode *ruby)
{
    for (xmlNode *node = ruby->children; node; node = node->next) {
        xmlNode *inner = is_ruby_part(node) ? node->children : NULL;
        while (inner && !is_ruby_part(inner))
            inner = inner->next;
        for (xmlNode *after = node, *next; inner; inner = next) {
            next = inner->next;
            xmlUnlinkNode(inner);
            after = xmlAddNextSibling(after, inner);
        }
    }
}

static bool is_complete_ruby(const xmlNode *ruby)
{
    struct html_ruby parts = {0};
    bool complete = false;
    for (xmlNode *node = ruby->children; node; node = node->next)
        if (!html_is_blank(node))
            complete = html_ruby_next(&parts, is_element(node, "rt")   ? RUBY_READING
                                              : is_element(node, "rp") ? RUBY_PARENTHESIS
                                                                       : RUBY_BASE);
    return complete;
}

static bool is_complete(xmlNode *node)
{
    if (is_element(node, "details"))
        return is_element(skip_blank(node->children, false), "summary");
    if (!is_element(node, "ruby"))
        return true;
    part_readings(node);
    return is_complete_ruby(node);
}

static void mend_children(xmlNode *parent, const struct html_listener *listener)
{
    if (!is_complete(parent))
        html_rename(parent, listener);
    const struct model *model = find_model(parent);
    if (is_element(parent, "dl"))
        dissolve_groups(parent);
    mend_order(parent, listener);
    if (model && model->wrapper)
        wrap(parent, model);
    rename_unbound(parent, model, listener);
    if (is_element(parent, "dl"))
        complete_terms(parent);
}

void html_find_places(xmlNode *body, const struct html_listener *listener)
{
    for (struct xml_walk walk = {.root = body}; xml_walk_next(&walk);)
        if (walk.entering && walk.node->type == XML_ELEMENT_NODE)
            mend_children(walk.node, listener);
}
