/*
 * What is said beside the work in the JSON-LD of its page: the way to it, and its questions.
 */
#include <stdlib.h>
#include <string.h>

#include "license/marks.h"

static json_t *breadcrumb_list(const struct mark_crumb *crumbs, size_t n)
{
    json_t *list = json_pack("{s:s}", "@type", "BreadcrumbList"), *items = json_array();
    for (size_t i = 0; i < n; i++)
        json_array_append_new(items, json_pack("{s:s, s:I, s:s, s:s}", "@type", "ListItem",
                                               "position", (json_int_t)i + 1, "name",
                                               crumbs[i].name, "item", crumbs[i].address));
    json_object_set_new(list, "itemListElement", items);
    return list;
}

/* Neither HTML nor XML may take anything in the script for markup; inside strings of JSON, where
 * alone these signs can be, they can be written as numbers. */
void marks_script(const json_t *object, struct buf *out)
{
    char *json = json_dumps(object, JSON_COMPACT);
    buf_adds(out, "<script type=\"application/ld+json\">");
    for (const char *p = json; p && *p; p++)
        if (strchr("<>&", *p))
            buf_addf(out, "\\u%04x", (unsigned)*p);
        else
            buf_addc(out, *p);
    buf_adds(out, "</script>\n");
    free(json);
}

void marks_breadcrumbs(const struct mark_crumb *crumbs, size_t n, struct buf *out)
{
    json_t *list = breadcrumb_list(crumbs, n);
    json_object_set_new(list, "@context", json_string("https://schema.org"));
    marks_script(list, out);
    json_decref(list);
}

json_t *marks_graph(const struct mark_facts *facts)
{
    json_t *work = marks_json_ld(facts);
    if (facts->n_crumbs == 0)
        return work;
    json_t *graph = json_array(), *root = json_object();
    json_object_set(root, "@context", json_object_get(work, "@context"));
    json_object_del(work, "@context");
    json_array_append_new(graph, work);
    json_array_append_new(graph, breadcrumb_list(facts->crumbs, facts->n_crumbs));
    json_object_set_new(root, "@graph", graph);
    return root;
}
