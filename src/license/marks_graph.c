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
    for (const char *p = json; p && *p;) {
        size_t plain = strcspn(p, "<>&");
        buf_add(out, p, plain);
        p += plain;
        if (*p)
            buf_addf(out, "\\u%04x", (unsigned)*p++);
    }
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

static void copy(json_t *to, const json_t *from, const char *key)
{
    json_t *value = json_object_get(from, key);
    if (value)
        json_object_set(to, key, value);
}

/* Question and answer may be taken out of the page: both say who wrote them, and the license. */
static void set_credits(json_t *object, const json_t *work)
{
    static const char *const keys[] = {"inLanguage", "author", "publisher", "creditText",
                                       "license"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        copy(object, work, keys[i]);
}

static json_t *question_object(const struct mark_facts *facts, const struct mark_question *asked,
                               const json_t *work)
{
    const char *address = facts->address ? facts->address : "";
    json_t *question = json_pack("{s:s, s:o, s:o, s:s, s:{s:s}}", "@type", "Question", "@id",
                                 json_sprintf("%s#%s", facts->identifier, asked->id), "url",
                                 json_sprintf("%s#%s", address, asked->id), "name", asked->text,
                                 "isPartOf", "@id", facts->identifier);
    json_t *answer = json_pack("{s:s, s:O, s:s}", "@type", "Answer", "url",
                               json_object_get(question, "url"), "text", asked->answer);
    set_credits(question, work);
    set_credits(answer, work);
    json_object_set_new(question, "acceptedAnswer", answer);
    return question;
}

json_t *marks_graph(const struct mark_facts *facts)
{
    json_t *work = marks_json_ld(facts);
    if (facts->n_crumbs == 0 && facts->n_questions == 0)
        return work;
    json_t *graph = json_array(), *root = json_object();
    json_object_set(root, "@context", json_object_get(work, "@context"));
    json_object_del(work, "@context");
    json_array_append_new(graph, work);
    for (size_t i = 0; i < facts->n_questions; i++)
        json_array_append_new(graph, question_object(facts, &facts->questions[i], work));
    if (facts->n_crumbs > 0)
        json_array_append_new(graph, breadcrumb_list(facts->crumbs, facts->n_crumbs));
    json_object_set_new(root, "@graph", graph);
    return root;
}
