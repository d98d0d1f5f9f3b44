#include "verify/hiding.h"

#include <string.h>

#include "base/file.h"
#include "verify/markup.h"

enum { MOST_SHEETS = 64 }; /* of one page: more are nobody's, and imports may go round and round */

static void add(struct hiding *hiding, const struct str *list, size_t n)
{
    if (n == 0)
        return;
    struct str *all = arena_array(&hiding->arena, hiding->n + n, sizeof *all);
    if (hiding->n > 0)
        memcpy(all, hiding->list, hiding->n * sizeof *all);
    memcpy(all + hiding->n, list, n * sizeof *all);
    hiding->list = all;
    hiding->n += n;
}

static struct hiding_sheet *read_sheet(struct proof *proof, const struct hiding_source *source,
                                       const char *key, const char *path)
{
    struct hiding_sheet *sheet = arena_alloc(&proof->arena, sizeof *sheet);
    struct buf bytes = BUF_INIT;
    sheet->key = arena_strdup(&proof->arena, key);
    if (source->read(source->context, path, &bytes)) {
        struct str text = {arena_strndup(&proof->arena, bytes.p, bytes.n), bytes.n};
        sheet->n = css_hiding(&proof->arena, text, &sheet->list);
        sheet->n_imports = css_imports(&proof->arena, text, &sheet->imports);
    }
    buf_clear(&bytes);
    sheet->next = proof->sheets;
    proof->sheets = sheet;
    return sheet;
}

/* The style sheet of this path, which is read only once; NULL: this page has it. */
static const struct hiding_sheet *take_sheet(struct hiding *hiding, struct proof *proof,
                                             const struct hiding_source *source, const char *path)
{
    const char *key = arena_printf(&hiding->arena, "%s%s", source->prefix, path);
    pthread_mutex_lock(&proof->lock);
    struct hiding_sheet *sheet = proof->sheets;
    while (sheet && strcmp(sheet->key, key) != 0)
        sheet = sheet->next;
    if (!sheet)
        sheet = read_sheet(proof, source, key, path);
    pthread_mutex_unlock(&proof->lock);
    for (size_t i = 0; i < hiding->n_sheets; i++)
        if (hiding->sheets[i] == sheet)
            return NULL;
    hiding->sheets[hiding->n_sheets++] = sheet;
    return sheet;
}

/* The style sheet at an address, and those that it imports. */
static void add_linked(struct hiding *hiding, struct proof *proof,
                       const struct hiding_source *source, const char *from, struct str href)
{
    struct arena *arena = &hiding->arena;
    size_t query = str_find_char(href, '?', 0), fragment = str_find_char(href, '#', 0);
    const char *path = path_decode(arena, str_sub(href, 0, query < fragment ? query : fragment));
    if (!path || *path == '/' || strstr(path, "://") || !path_has_extension(path, ".css") ||
        hiding->n_sheets == MOST_SHEETS)
        return;
    path = path_join(arena, path_folder(arena, from), path);
    const char *normal = path_normal(arena, path); /* NULL: of a site that lies above */
    const char *found = normal ? normal : path;
    const struct hiding_sheet *sheet = take_sheet(hiding, proof, source, found);
    if (!sheet)
        return;
    add(hiding, sheet->list, sheet->n);
    for (size_t i = 0; i < sheet->n_imports; i++)
        add_linked(hiding, proof, source, found, sheet->imports[i]);
}

static void add_own(struct hiding *hiding, struct proof *proof, const struct hiding_source *source,
                    const xmlNode *style)
{
    struct buf text = BUF_INIT, scratch = BUF_INIT;
    const struct str *list, *imports;
    for (const xmlNode *child = style->children; child; child = child->next)
        buf_add_str(&text, markup_text(child, &scratch));
    struct str copy = {arena_strndup(&hiding->arena, text.p, text.n), text.n};
    size_t n = css_hiding(&hiding->arena, copy, &list);
    add(hiding, list, n);
    n = css_imports(&hiding->arena, copy, &imports);
    for (size_t i = 0; i < n; i++)
        add_linked(hiding, proof, source, source->from, imports[i]);
    buf_clear(&scratch);
    buf_clear(&text);
}

void hiding_read(struct hiding *hiding, struct proof *proof, const struct hiding_source *source,
                 xmlDoc *doc)
{
    xmlNode *root = xmlDocGetRootElement(doc);
    *hiding = (struct hiding){.n = 0};
    hiding->sheets = arena_array(&hiding->arena, MOST_SHEETS, sizeof *hiding->sheets);
    for (xmlNode *node = root; node; node = markup_next(node, root, true, NULL, NULL)) {
        bool link = markup_is(node, "link") && markup_attribute_has(node, "rel", "stylesheet");
        const char *href = link ? markup_attribute(&hiding->arena, node, "href") : NULL;
        if (href)
            add_linked(hiding, proof, source, source->from, str_of(href));
        else if (markup_is(node, "style"))
            add_own(hiding, proof, source, node);
    }
}

void hiding_clear(struct hiding *hiding)
{
    arena_clear(&hiding->arena);
}

const struct str *hiding_rule(const struct hiding *hiding, const xmlNode *element)
{
    static const struct str own = {"style=", 6};
    for (size_t i = 0; i < hiding->n; i++)
        if (css_selects(hiding->list[i], element))
            return &hiding->list[i];
    struct arena arena = ARENA_INIT;
    const char *style = element->properties ? markup_attribute(&arena, element, "style") : NULL;
    bool hides = style && css_hides(str_of(style));
    arena_clear(&arena);
    return hides ? &own : NULL;
}

const struct str *hiding_prune(const struct hiding *hiding, xmlDoc *doc)
{
    xmlNode *root = xmlDocGetRootElement(doc);
    const struct str *first = NULL;
    for (xmlNode *node = root, *next; node; node = next) {
        const struct str *rule =
            node->type == XML_ELEMENT_NODE && node != root ? hiding_rule(hiding, node) : NULL;
        next = markup_next(node, root, !rule, NULL, NULL);
        if (!rule)
            continue;
        first = first ? first : rule;
        xmlUnlinkNode(node);
        xmlFreeNode(node);
    }
    return first;
}
