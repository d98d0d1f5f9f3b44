#include "verify/hiding.h"

#include <string.h>

#include "base/file.h"
#include "verify/markup.h"

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
    }
    buf_clear(&bytes);
    sheet->next = proof->sheets;
    proof->sheets = sheet;
    return sheet;
}

static void add_linked(struct hiding *hiding, struct proof *proof,
                       const struct hiding_source *source, const char *href)
{
    struct arena *arena = &hiding->arena;
    const char *path = path_decode(arena, (struct str){href, strcspn(href, "?#")});
    if (!path || *path == '/' || strstr(path, "://") || !path_has_extension(path, ".css"))
        return;
    path = path_join(arena, path_folder(arena, source->from), path);
    const char *normal = path_normal(arena, path); /* NULL: of a site that lies above */
    path = normal ? normal : path;
    const char *key = arena_printf(arena, "%s%s", source->prefix, path);
    pthread_mutex_lock(&proof->lock);
    struct hiding_sheet *sheet = proof->sheets;
    while (sheet && strcmp(sheet->key, key) != 0)
        sheet = sheet->next;
    if (!sheet)
        sheet = read_sheet(proof, source, key, path);
    pthread_mutex_unlock(&proof->lock);
    add(hiding, sheet->list, sheet->n);
}

static void add_own(struct hiding *hiding, const xmlNode *style)
{
    struct buf text = BUF_INIT, scratch = BUF_INIT;
    const struct str *list;
    for (const xmlNode *child = style->children; child; child = child->next)
        buf_add_str(&text, markup_text(child, &scratch));
    struct str copy = {arena_strndup(&hiding->arena, text.p, text.n), text.n};
    size_t n = css_hiding(&hiding->arena, copy, &list);
    add(hiding, list, n);
    buf_clear(&scratch);
    buf_clear(&text);
}

void hiding_read(struct hiding *hiding, struct proof *proof, const struct hiding_source *source,
                 xmlDoc *doc)
{
    xmlNode *root = xmlDocGetRootElement(doc);
    *hiding = (struct hiding){.n = 0};
    for (xmlNode *node = root; node; node = markup_next(node, root, true, NULL, NULL)) {
        bool link = markup_is(node, "link") && markup_attribute_has(node, "rel", "stylesheet");
        const char *href = link ? markup_attribute(&hiding->arena, node, "href") : NULL;
        if (href)
            add_linked(hiding, proof, source, href);
        else if (markup_is(node, "style"))
            add_own(hiding, node);
    }
}

void hiding_clear(struct hiding *hiding)
{
    arena_clear(&hiding->arena);
}

const struct str *hiding_rule(const struct hiding *hiding, const xmlNode *element)
{
    for (size_t i = 0; hiding && i < hiding->n; i++)
        if (css_selects(hiding->list[i], element))
            return &hiding->list[i];
    return NULL;
}
