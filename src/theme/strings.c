#include "theme/strings.h"

#include <ctype.h>
#include <string.h>

#include "base/yaml.h"

const char *strings_language(struct arena *arena, const char *path)
{
    struct str folder = STR("strings/"), extension = STR(".yaml"), name = str_of(path);
    if (!str_starts(name, folder) || !str_ends(name, extension) || name.n <= folder.n + extension.n)
        return NULL;
    char *tag = arena_strndup(arena, path + folder.n, name.n - folder.n - extension.n);
    for (char *p = tag; *p; p++)
        *p = (char)tolower((unsigned char)*p);
    return tag;
}

/* "Published by {}." is {before: "Published by ", after: "."}. */
static json_t *string_value(const char *text)
{
    const char *gap = strstr(text, "{}");
    if (!gap)
        return json_string(text);
    return json_pack("{s:o, s:s}", "before", json_stringn(text, (size_t)(gap - text)), "after",
                     gap + strlen("{}"));
}

static void add_string(json_t *strings, const struct yaml_node *node, struct diags *diags)
{
    bool direction = strcmp(node->key, "direction") == 0;
    if (node->kind != YAML_SCALAR)
        diag_error(diags, node->place, "wrong-kind", "'%s' must be a text", node->key);
    else if (direction && strcmp(node->text, "rtl") != 0 && strcmp(node->text, "ltr") != 0)
        diag_error(diags, node->place, "value", "'direction' must be ltr or rtl, not '%s'",
                   node->text);
    else
        json_object_set_new(strings, direction ? "dir" : node->key, string_value(node->text));
}

void strings_add(json_t *languages, const char *language, const char *file, struct str text,
                 struct diags *diags)
{
    struct arena arena = ARENA_INIT;
    const struct yaml_node *root = yaml_parse(&arena, file, 1, text, diags);
    json_t *strings = json_object_get(languages, language);
    if (!strings) {
        strings = json_object();
        json_object_set_new(languages, language, strings);
    }
    if (root && root->kind == YAML_MAPPING)
        for (const struct yaml_node *node = root->first; node; node = node->next)
            add_string(strings, node, diags);
    else if (root && root->kind != YAML_NULL)
        diag_error(diags, (struct place){file, 1, 1}, "wrong-kind",
                   "a file of strings must be a mapping ('key: text' lines)");
    arena_clear(&arena);
}

void strings_report_unknown(const json_t *english, const char *key, struct place place,
                            struct diags *diags)
{
    enum { LIMIT = 512 };
    const char *known[LIMIT], *name;
    json_t *value;
    size_t n = 0;
    json_object_foreach((json_t *)english, name, value) if (n < LIMIT) known[n++] = name;
    const char *nearest = diag_nearest(key, known, n);
    diag_warning(diags, place, "theme-text",
                 "no template can use '%s', because strings/en.yaml has no such text%s%s%s", key,
                 nearest ? "; did you mean '" : "", nearest ? nearest : "", nearest ? "'?" : "");
}

void strings_finish(json_t *languages)
{
    json_t *english = json_object_get(languages, "en"), *strings;
    const char *language;
    json_object_foreach(languages, language, strings)
    {
        if (!json_object_get(strings, "dir"))
            json_object_set_new(strings, "dir", json_string("ltr"));
        json_object_set_new(strings, "lang", json_string(language));
        if (english)
            json_object_update_missing(strings, english);
    }
}

/* Language tags are compared without case; "pt-BR" is served by "pt". */
static json_t *find(const json_t *languages, const char *tag)
{
    char key[64];
    size_t n = tag ? strlen(tag) : 0;
    if (n == 0 || n >= sizeof key)
        return NULL;
    for (size_t i = 0; i <= n; i++)
        key[i] = (char)tolower((unsigned char)tag[i]);
    for (;;) {
        json_t *strings = json_object_get(languages, key);
        char *hyphen = strrchr(key, '-');
        if (strings || !hyphen)
            return strings;
        *hyphen = '\0';
    }
}

json_t *strings_for(const json_t *languages, const char *first, const char *second)
{
    json_t *strings = find(languages, first);
    if (!strings)
        strings = find(languages, second);
    return strings ? strings : json_object_get(languages, "en");
}
