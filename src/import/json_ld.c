#include "import/json_ld.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

enum {
    SCRIPTS_LIMIT = 64,
    DEPTH_LIMIT = 12, /* of objects that are looked into; deeper ones are ignored */
    NUMBER_TEXT = 24,
    CDATA_WITHIN = 64,
};

/* What an object is, the better the higher. */
enum rank { RANK_OTHER, RANK_PAGE, RANK_WORK, RANK_ARTICLE };

struct json_ld {
    json_t *scripts[SCRIPTS_LIMIT];
    size_t n;
    const json_t *article, *page; /* of the scripts; NULL */
    enum rank rank;               /* of the article */
};

struct json_ld *json_ld_new(void)
{
    return mem_alloc(sizeof(struct json_ld));
}

void json_ld_free(struct json_ld *ld)
{
    if (!ld)
        return;
    for (size_t i = 0; i < ld->n; i++)
        json_decref(ld->scripts[i]);
    free(ld);
}

static bool ends_with(const char *type, const char *end)
{
    size_t n = strlen(type), m = strlen(end);
    return n >= m && strcmp(type + n - m, end) == 0;
}

static enum rank rank_of_type(const char *type)
{
    static const char *const works[] = {"CreativeWork", "Report",           "Recipe",     "HowTo",
                                        "Review",       "Chapter",          "Thesis",     "Book",
                                        "Guide",        "LearningResource", "Legislation"};
    const char *name = strrchr(type, '/'); /* "https://schema.org/Article" */
    type = name ? name + 1 : strncmp(type, "schema:", 7) == 0 ? type + 7 : type;
    if (ends_with(type, "Article") || ends_with(type, "Posting"))
        return RANK_ARTICLE;
    for (size_t i = 0; i < sizeof works / sizeof *works; i++)
        if (strcmp(type, works[i]) == 0)
            return RANK_WORK;
    return ends_with(type, "Page") ? RANK_PAGE : RANK_OTHER;
}

static enum rank rank_of(const json_t *object)
{
    const json_t *type = json_object_get(object, "@type");
    enum rank best = RANK_OTHER;
    if (json_is_string(type))
        return rank_of_type(json_string_value(type));
    for (size_t i = 0; i < json_array_size(type) && i < JSON_LD_VALUES; i++) {
        const char *one = json_string_value(json_array_get(type, i));
        enum rank rank = one ? rank_of_type(one) : RANK_OTHER;
        best = rank > best ? rank : best;
    }
    return best;
}

/* Looks where a page describes itself. */
static void find_article(struct json_ld *ld, const json_t *value, size_t depth)
{
    static const char *const ways[] = {"@graph", "mainEntity", "mainEntityOfPage"};
    if (depth > DEPTH_LIMIT)
        return;
    for (size_t i = 0; i < json_array_size(value); i++)
        find_article(ld, json_array_get(value, i), depth + 1);
    if (!json_is_object(value))
        return;
    enum rank rank = rank_of(value);
    if (rank > ld->rank) {
        ld->article = value;
        ld->rank = rank;
    }
    if (rank == RANK_PAGE && !ld->page)
        ld->page = value;
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++)
        find_article(ld, json_object_get(value, ways[i]), depth + 1);
}

/* JSON without what pages put before and into it: comments of HTML, CDATA, line ends in strings. */
static char *clean(struct str script)
{
    size_t begin = str_find(str_sub(script, 0, CDATA_WITHIN), STR("<![CDATA["), 0);
    begin = begin < script.n && begin < CDATA_WITHIN ? begin + strlen("<![CDATA[") : 0;
    while (begin < script.n && !strchr("{[", script.p[begin]))
        begin++;
    char *text = mem_alloc(script.n - begin + 1);
    for (size_t i = begin; i < script.n; i++)
        text[i - begin] = (unsigned char)script.p[i] < ' ' ? ' ' : script.p[i];
    return text;
}

void json_ld_add(struct json_ld *ld, struct str script)
{
    if (ld->n == SCRIPTS_LIMIT)
        return;
    char *text = clean(script);
    json_t *value = json_loads(text, JSON_DISABLE_EOF_CHECK, NULL);
    free(text);
    if (!value)
        return;
    ld->scripts[ld->n++] = value;
    find_article(ld, value, 0);
}

/* The object that has this @id and says more than that; NULL. */
static const json_t *find_id(const json_t *value, const char *id, size_t depth)
{
    const json_t *found = NULL, *inner;
    const char *key, *own = json_string_value(json_object_get(value, "@id"));
    size_t i;
    if (depth > DEPTH_LIMIT)
        return NULL;
    if (own && json_object_size(value) > 1 && strcmp(own, id) == 0)
        return value;
    if (json_is_object(value)) {
        json_object_foreach((json_t *)value, key,
                            inner) if (!found && (json_is_object(inner) || json_is_array(inner)))
            found = find_id(inner, id, depth + 1);
    } else {
        json_array_foreach(value, i,
                           inner) if (!found && (json_is_object(inner) || json_is_array(inner)))
            found = find_id(inner, id, depth + 1);
    }
    return found;
}

static const char *text_in(const json_t *object, const char *key)
{
    const json_t *value = json_object_get(object, key);
    if (json_is_array(value))
        value = json_array_get(value, 0);
    return json_string_value(value);
}

static const char *text_of_object(const struct json_ld *ld, const json_t *object,
                                  enum json_ld_text kind)
{
    const char *key = kind == JSON_LD_NAME ? "name" : "url";
    const char *id = text_in(object, "@id"), *text = text_in(object, key);
    for (size_t i = 0; i < ld->n && id && !text; i++)
        text = text_in(find_id(ld->scripts[i], id, 0), key);
    return text ? text : kind == JSON_LD_NAME ? text_in(object, "@value") : id;
}

struct asking {
    const struct json_ld *ld;
    enum json_ld_text kind;
    void (*each)(void *context, const char *text);
    void *context;
};

static void give(const struct asking *asking, const json_t *value)
{
    const char *text = json_string_value(value);
    char number[NUMBER_TEXT];
    if (json_is_integer(value)) {
        snprintf(number, sizeof number, "%" JSON_INTEGER_FORMAT, json_integer_value(value));
        text = number;
    } else if (json_is_object(value)) {
        text = text_of_object(asking->ld, value, asking->kind);
    }
    if (text)
        asking->each(asking->context, text);
}

void json_ld_each(const struct json_ld *ld, const char *property, enum json_ld_text kind,
                  void (*each)(void *context, const char *text), void *context)
{
    struct asking asking = {ld, kind, each, context};
    const json_t *value = json_object_get(ld->article, property);
    if (!value)
        value = json_object_get(ld->page, property);
    if (!json_is_array(value))
        give(&asking, value);
    for (size_t i = 0; i < json_array_size(value) && i < JSON_LD_VALUES; i++)
        give(&asking, json_array_get(value, i));
}
