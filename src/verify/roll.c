#include "verify/roll.h"

#include <stdlib.h>
#include <string.h>

#include "verify/address.h"
#include "verify/elements.h"
#include "verify/notice.h"
#include "verify/package.h"
#include "verify/quote.h"

struct roll_link {
    xmlNode *node;
    struct roll_work *work;
};

struct links {
    struct roll_link *list;
    size_t n, cap;
};

void roll_init(struct roll *roll, struct diags *diags)
{
    *roll = (struct roll){.diags = diags};
}

void roll_clear(struct roll *roll)
{
    free(roll->pages);
    arena_clear(&roll->arena);
}

void roll_add(struct roll *roll, const char *path, const char *work, const char *label,
              const char *address)
{
    struct roll_work *last = roll->n_pages ? roll->pages[roll->n_pages - 1].work : NULL;
    if (!last || strcmp(last->work, work) != 0) {
        last = arena_alloc(&roll->arena, sizeof *last);
        *last = (struct roll_work){.work = work, .label = label, .address = address};
    }
    if (roll->n_pages == roll->pages_cap) {
        roll->pages_cap = roll->pages_cap ? 2 * roll->pages_cap : 64;
        roll->pages = mem_realloc(roll->pages, roll->pages_cap * sizeof *roll->pages);
    }
    roll->pages[roll->n_pages++] = (struct roll_page){path, last};
}

static int compare(const void *a, const void *b)
{
    const struct roll_page *x = a, *y = b;
    return strcmp(x->path, y->path);
}

static struct roll_work *work_at(const struct roll *roll, const char *path)
{
    struct roll_page wanted = {path, NULL};
    const struct roll_page *found = roll->n_pages > 0 ? bsearch(&wanted, roll->pages, roll->n_pages,
                                                                sizeof *roll->pages, compare)
                                                      : NULL;
    return found && found->work->label ? found->work : NULL;
}

/* Where a link leads, if that is a work with a license. */
static struct roll_work *target_of(const struct roll *roll, const xmlNode *node, const char *from)
{
    struct arena arena = ARENA_INIT;
    const char *fragment;
    const char *href = markup_is(node, "a") ? markup_attribute(&arena, node, "href") : NULL;
    const char *path = href ? package_resolve(&arena, from, href, &fragment) : NULL;
    struct roll_work *work = path ? work_at(roll, path) : NULL;
    arena_clear(&arena);
    return work;
}

static void find_links(const struct roll *roll, xmlDoc *doc, const char *from, struct links *links)
{
    xmlNode *root = xmlDocGetRootElement(doc);
    for (xmlNode *node = root; node;
         node = markup_next(node, root, element_seen(node), NULL, NULL)) {
        struct roll_work *work = target_of(roll, node, from);
        if (!work)
            continue;
        if (links->n == links->cap) {
            links->cap = links->cap ? 2 * links->cap : 64;
            links->list = mem_realloc(links->list, links->cap * sizeof *links->list);
        }
        links->list[links->n++] = (struct roll_link){node, work};
    }
}

static bool is_below(const xmlNode *node, const xmlNode *top)
{
    while (node && node != top)
        node = node->parent;
    return node;
}

/* Links stand in document order, so it is enough to ask the next one to another work on each side.
 */
static bool links_elsewhere(const struct links *links, size_t i, const xmlNode *top)
{
    const struct roll_work *work = links->list[i].work;
    size_t before = i, after = i;
    while (before > 0 && links->list[before].work == work)
        before--;
    while (after + 1 < links->n && links->list[after].work == work)
        after++;
    return (links->list[before].work != work && is_below(links->list[before].node, top)) ||
           (links->list[after].work != work && is_below(links->list[after].node, top));
}

static bool names_license(xmlNode *top, const struct roll_work *work)
{
    struct buf text = BUF_INIT;
    element_add_text(&text, top);
    bool named = str_find(buf_str(&text), str_of(work->label), 0) < text.n ||
                 address_in(buf_str(&text), work->address);
    buf_clear(&text);
    return named;
}

/* The entry around a link; NULL when there is none. */
static xmlNode *entry_of(const struct links *links, size_t i)
{
    for (xmlNode *top = links->list[i].node->parent; top && !markup_is(top, "body");
         top = top->parent) {
        if (top->type != XML_ELEMENT_NODE || links_elsewhere(links, i, top))
            return NULL;
        if (names_license(top, links->list[i].work))
            return top;
    }
    return NULL;
}

/* All that stands around a link, and around no link to another work. */
static xmlNode *surroundings(const struct links *links, size_t i)
{
    xmlNode *top = links->list[i].node;
    while (top->parent && !markup_is(top->parent, "body") &&
           top->parent->type == XML_ELEMENT_NODE && !links_elsewhere(links, i, top->parent))
        top = top->parent;
    return top;
}

/* A notice in full has the license's name and its address. */
static void check_notice(const struct roll *roll, const struct links *links, size_t i,
                         const char *file)
{
    const struct roll_work *work = links->list[i].work;
    struct arena arena = ARENA_INIT;
    struct buf text = BUF_INIT;
    element_add_text(&text, surroundings(links, i));
    if (!notice_gives_license(&arena, buf_str(&text), work->address))
        diag_error(
            roll->diags, (struct place){file, markup_line(links->list[i].node), 0}, "list-address",
            "the notice of '%s' doesn't give the address of its license, '%s', in words: "
            "'%s'",
            quote_name(&arena, work->work), work->label, quote(&arena, str_of(work->address)));
    if (roll->take)
        roll->take(roll->context, work->work, buf_str(&text),
                   (struct place){file, markup_line(links->list[i].node), 0});
    buf_clear(&text);
    arena_clear(&arena);
}

/* The elements from the entry to the link. */
static const char *shape_of(struct arena *arena, const xmlNode *entry, const xmlNode *link)
{
    const char *shape = (const char *)link->name;
    for (const xmlNode *node = link->parent; node && node != entry->parent; node = node->parent)
        shape = arena_printf(arena, "%s %s", (const char *)node->name, shape);
    return shape;
}

const char *roll_trail(struct arena *arena, const xmlNode *link)
{
    const xmlNode *body = link;
    while (body->parent && body->parent->type == XML_ELEMENT_NODE && !markup_is(body, "body"))
        body = body->parent;
    return shape_of(arena, body, link);
}

static void check_shape(struct roll *roll, const struct roll_link *link, const xmlNode *entry,
                        const char *file)
{
    const char *shape = shape_of(&roll->arena, entry, link->node);
    if (!roll->shape) {
        roll->shape = shape;
        roll->trail = roll_trail(&roll->arena, link->node);
        roll->first = link->work->work;
    } else if (strcmp(roll->shape, shape) != 0) {
        diag_error(roll->diags, (struct place){file, markup_line(link->node), 0}, "list-prominence",
                   "'%s' is listed as '%s' where '%s' is listed as '%s'; credit all alike",
                   quote_name(&roll->arena, link->work->work), shape,
                   quote_name(&roll->arena, roll->first), roll->shape);
    }
}

void roll_look(struct roll *roll, xmlDoc *doc, const char *from, const char *file, bool alike)
{
    struct links links = {0};
    if (!roll->sorted && roll->n_pages > 0)
        qsort(roll->pages, roll->n_pages, sizeof *roll->pages, compare);
    roll->sorted = true;
    find_links(roll, doc, from, &links);
    for (size_t i = 0; i < links.n; i++) {
        struct roll_work *work = links.list[i].work;
        const xmlNode *entry = work->listed ? NULL : entry_of(&links, i);
        if (!work->bare.file)
            work->bare = (struct place){file, markup_line(links.list[i].node), 0};
        if (!entry)
            continue;
        work->listed = true;
        if (alike)
            check_shape(roll, &links.list[i], entry, file);
        if (roll->full)
            check_notice(roll, &links, i, file);
    }
    free(links.list);
}

bool roll_lacks(const struct roll *roll)
{
    for (size_t i = 0; i < roll->n_pages; i++)
        if (!roll->pages[i].work->listed && roll->pages[i].work->label)
            return true;
    return false;
}

void roll_finish(const struct roll *roll, const char *file, bool complete)
{
    struct arena arena = ARENA_INIT;
    const char *hidden = roll->hidden_by;
    for (size_t i = 0; i < roll->n_pages; i++) {
        struct roll_work *work = roll->pages[i].work;
        if (work->listed || !work->label)
            continue;
        work->listed = true;
        if (work->bare.file)
            diag_error(roll->diags, work->bare, "list-label",
                       "'%s' is listed without its license; name '%s' beside the link",
                       quote_name(&arena, work->work), work->label);
        else if (complete)
            diag_error(roll->diags, (struct place){file, 0, 0}, "list-complete",
                       "'%s' is not listed with its license, '%s', beside the other works%s%s%s",
                       quote_name(&arena, work->work), work->label,
                       hidden ? "; a style sheet hides '" : "",
                       hidden ? quote(&arena, str_of(hidden)) : "", hidden ? "'" : "");
    }
    arena_clear(&arena);
}
