/*
 * Any bytes compile to templates or are refused with a place, and what compiles renders the same
 * twice. A line of "----" ends one template and begins the next: "page", then the partials a, b, c.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "theme/mustache.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char *const names[] = {"page", "a", "b", "c"};
enum { TEMPLATES = sizeof names / sizeof *names };

/* No list within a list has items, so that sections within each other don't multiply. */
static const char values[] =
    "{\"t\": \"<x & \\ny>\", \"n\": 1.5, \"b\": true, \"f\": false, \"z\": null, \"p\": \"a\","
    " \"o\": {\"t\": \"in\", \"o\": {\"p\": \"b\"}}, \"l\": [{\"n\": 1, \"l\": []}, {\"l\": "
    "false}]}";

struct folder {
    struct mustache *templates[TEMPLATES];
};

static const struct mustache *find(void *context, const char *name)
{
    const struct folder *folder = context;
    for (size_t i = 0; i < TEMPLATES; i++)
        if (strcmp(names[i], name) == 0)
            return folder->templates[i];
    return NULL;
}

static void check_name(void *context, const char *name, struct place place)
{
    (void)context;
    if (!name[0] || place.line < 1 || place.column < 1)
        abort();
}

static void compile(struct folder *folder, struct str text, struct diags *diags)
{
    for (size_t i = 0; i < TEMPLATES; i++) {
        size_t end = str_find(text, STR("\n----\n"), 0);
        size_t errors = diags_count(diags, SEVERITY_ERROR);
        folder->templates[i] = mustache_compile(names[i], str_sub(text, 0, end), diags);
        if (!folder->templates[i] && diags_count(diags, SEVERITY_ERROR) == errors)
            abort();
        if (folder->templates[i])
            mustache_names(folder->templates[i], check_name, NULL);
        text = str_sub(text, end + 6, text.n);
    }
}

static void render(struct folder *folder, struct str text, struct diags *diags)
{
    struct mustache_partials partials = {find, folder};
    struct buf once = BUF_INIT, again = BUF_INIT;
    json_t *data = json_loads(values, 0, NULL);
    enum status status = mustache_render(folder->templates[0], data, &partials, &once, diags);
    if (mustache_render(folder->templates[0], data, &partials, &again, diags) != status ||
        !str_eq(buf_str(&once), buf_str(&again)))
        abort();
    if (str_find(text, STR("{{"), 0) == text.n && !str_starts(text, buf_str(&once)))
        abort();
    json_decref(data);
    buf_clear(&once);
    buf_clear(&again);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct str text = {(const char *)data, size};
    struct folder folder = {{NULL}};
    struct diags *diags = diags_new();
    compile(&folder, text, diags);
    if (folder.templates[0])
        render(&folder, text, diags);
    for (size_t i = 0; i < TEMPLATES; i++)
        mustache_free(folder.templates[i]);
    diags_free(diags);
    return 0;
}
