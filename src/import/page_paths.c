#include "import/page_paths.h"

#include <libxml/xpath.h>
#include <string.h>

#include "import/layout.h"

/* Steps that one path may take. */
enum { STEPS_LIMIT = 20 * 1000 * 1000 };

/* libxml2 prints what it has to say of a path unless somebody takes it. */
static void say_nothing(void *context, const char *message, ...)
{
    (void)context, (void)message;
}

#if LIBXML_VERSION >= 21200
static void keep_nothing(void *context, const xmlError *error)
#else
static void keep_nothing(void *context, xmlError *error)
#endif
{
    (void)context, (void)error; /* the last one is in the context */
}

static xmlXPathContext *new_context(xmlDoc *doc)
{
    xmlXPathContext *context = xmlXPathNewContext(doc);
    if (!context)
        mem_exhausted();
    context->error = keep_nothing;
    context->opLimit = STEPS_LIMIT;
    return context;
}

/* NULL when the path has a mistake, or goes on for too long. */
static xmlXPathObject *evaluate(const char *xpath, xmlXPathContext *context)
{
    xmlGenericErrorFunc before = xmlGenericError;
    void *context_before = xmlGenericErrorContext;
    xmlSetGenericErrorFunc(NULL, say_nothing); /* of this thread */
    xmlXPathObject *result = xmlXPathEval(BAD_CAST xpath, context);
    xmlSetGenericErrorFunc(context_before, before);
    return result;
}

const char *page_path_mistake(struct arena *arena, const char *xpath)
{
    xmlDoc *empty = xmlNewDoc(BAD_CAST "1.0");
    if (!empty)
        mem_exhausted();
    xmlXPathContext *context = new_context(empty);
    xmlXPathCompExpr *path = xmlXPathCtxtCompile(context, BAD_CAST xpath);
    xmlXPathObject *result = path ? evaluate(xpath, context) : NULL;
    const char *mistake = NULL;
    if (!path)
        mistake = arena_printf(arena, "there is a mistake before its character %d",
                               context->lastError.int1 + 1);
    else if (!result)
        mistake = "a function, prefix or variable in it is not known";
    xmlXPathFreeObject(result);
    xmlXPathFreeCompExpr(path);
    xmlXPathFreeContext(context);
    xmlFreeDoc(empty);
    return mistake;
}

struct follower {
    const struct webpage *page;
    const struct profile *profile;
    const char *base;
    struct page_metadata *metadata;
    bool facts[N_FACTS]; /* given by a path */
    bool body;           /* an element was found for it */
};

static void add_fact(struct follower *f, const struct path_rule *path, const char *text, int line)
{
    const char *from = arena_printf(f->page->arena, "profile %s", f->profile->name);
    if (path->fact == N_FACTS)
        return;
    if (page_metadata_add(f->page, f->base, f->metadata, path->fact, text, from, line,
                          !f->facts[path->fact]))
        f->facts[path->fact] = true;
}

/* Element and all in it, for the first path that says something of them. */
static void mark(xmlNode *node, const struct path_rule *path)
{
    bool line = webpage_element(node)->flow != FLOW_BLOCK;
    for (struct xml_walk walk = {.root = node}; xml_walk_next(&walk);) {
        struct element *element = walk.entering ? webpage_element(walk.node) : NULL;
        if (!element || element->path)
            continue;
        element->path = path;
        if (path->use == PATH_DROP) {
            element->out = path->rule.why;
            element->aside = line;
        }
    }
}

static void take_element(struct follower *f, xmlNode *node, const struct path_rule *path)
{
    struct element *element = webpage_element(node);
    if (!element)
        return;
    if (path->use == PATH_BODY) {
        f->body = true;
        element->article = true;
    } else if (path->use == PATH_DROP || element->flow == FLOW_BLOCK) {
        mark(node, path);
    } else {
        const char *content = node_attribute(f->page->arena, node, "content");
        const char *time = node_attribute(f->page->arena, node, "datetime");
        const char *text = content ? content : time;
        add_fact(f, path, text ? text : webpage_fact_of(f->page->arena, node).p, element->line);
    }
}

static void take_result(struct follower *f, const xmlXPathObject *result,
                        const struct path_rule *path)
{
    const xmlNodeSet *nodes = result->type == XPATH_NODESET ? result->nodesetval : NULL;
    if (result->type == XPATH_STRING)
        add_fact(f, path, (const char *)result->stringval, 0);
    for (int i = 0; nodes && i < nodes->nodeNr; i++) {
        xmlNode *node = nodes->nodeTab[i];
        if (node->type == XML_ELEMENT_NODE) {
            take_element(f, node, path);
        } else if (node->type == XML_ATTRIBUTE_NODE) {
            const char *value =
                node_attribute(f->page->arena, node->parent, (const char *)node->name);
            add_fact(f, path, value, webpage_element(node->parent)->line);
        }
    }
}

/* The article is what the profile says and nothing else. */
static void find_article(const struct webpage *page)
{
    static const char outside[] = "outside of the article";
    for (struct xml_walk walk = {.root = page->root}; xml_walk_next(&walk);) {
        struct element *element = walk.entering ? webpage_element(walk.node) : NULL;
        const struct element *outer =
            element && walk.node->parent ? webpage_element(walk.node->parent) : NULL;
        if (!element)
            continue;
        element->article |= outer && outer->article;
        element->joined = element->article;
        if (!element->article)
            element->out = outside;
        else if (element->out && strcmp(element->out, outside) == 0)
            element->out = NULL;
    }
}

void page_paths_follow(const struct webpage *page, const struct profile *profile, const char *base,
                       struct page_metadata *metadata)
{
    struct follower f = {.page = page, .profile = profile, .base = base, .metadata = metadata};
    xmlXPathContext *context = new_context(page->doc);
    for (int bodies = 1; bodies >= 0; bodies--) { /* what is dropped is in the body */
        for (size_t i = 0; i < profile->n_paths; i++) {
            const struct path_rule *path = &profile->paths[i];
            if ((path->use == PATH_BODY) != bodies)
                continue;
            xmlXPathObject *result = evaluate(path->xpath, context);
            if (result)
                take_result(&f, result, path);
            xmlXPathFreeObject(result);
        }
        if (bodies && f.body)
            find_article(page);
    }
    xmlXPathFreeContext(context);
}

void page_paths_decide(struct units *units)
{
    bool title = false, standfirst = false;
    for (size_t i = 0; i < units->n; i++) {
        struct unit *unit = &units->at[i];
        const struct element *element =
            unit->layout->node ? webpage_element(unit->layout->node) : NULL;
        const struct path_rule *path = element ? element->path : NULL;
        if (!path)
            continue;
        bool again =
            (path->role == ROLE_TITLE && title) || (path->role == ROLE_STANDFIRST && standfirst);
        title |= path->role == ROLE_TITLE;
        standfirst |= path->role == ROLE_STANDFIRST;
        if (path->use == PATH_DROP)
            unit_decide_by(unit, ROLE_LEFT_OUT, path->rule.why, &path->rule);
        else if (!again)
            unit_decide_by(unit, path->role, path->rule.why, &path->rule);
    }
}
