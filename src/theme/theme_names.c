#include <stdlib.h>
#include <string.h>

#include "theme/loaded.h"

struct name_check {
    struct theme *theme;
    struct diags *diags;
};

/* "...; did you mean 'NEAREST'?" */
static void report(struct diags *diags, struct place place, const char *rule, const char *problem,
                   const char *nearest)
{
    diag_error(diags, place, rule, "%s%s%s%s", problem, nearest ? "; did you mean '" : "",
               nearest ? nearest : "", nearest ? "'?" : "");
}

static void check_name(void *context, const char *name, struct place place)
{
    struct name_check *check = context;
    struct theme *theme = check->theme;
    if (theme_template(theme, name))
        return;
    const char **names = mem_alloc((theme->template_count + 1) * sizeof *names);
    for (size_t i = 0; i < theme->template_count; i++)
        names[i] = theme->templates[i].name;
    report(check->diags, place, "template",
           arena_printf(&theme->arena, "there is no template '%s'", name),
           diag_nearest(name, names, theme->template_count));
    free(names);
}

/* A text of the theme, "ui.contents"; with a gap, its half "ui.words.before". */
static void check_text(struct name_check *check, const char *name, struct place place)
{
    const json_t *english = json_object_get(check->theme->languages, "en");
    struct str key = str_of(name + strlen("ui."));
    size_t dot = str_find_char(key, '.', 0);
    char *text = arena_strndup(&check->theme->arena, key.p, dot);
    const json_t *value = json_object_get(english, text);
    const char *half = dot < key.n ? key.p + dot + 1 : NULL;
    if (!value)
        diag_error(check->diags, place, "theme-text",
                   "there is no text '%s' in strings/en.yaml of the theme", text);
    else if (half ? !json_object_get(value, half) : !json_is_string(value))
        diag_error(check->diags, place, "theme-text",
                   half ? "the text '%s' has no '{}', so it has no halves"
                        : "the text '%s' has a '{}': write its halves, with what goes between",
                   text);
}

/* An option of the theme, "theme.accent"; of a file, "theme.logo.path". */
static void check_option(struct name_check *check, const char *name, struct place place)
{
    struct theme *theme = check->theme;
    const char *option = name + strlen("theme.");
    char *key = arena_strndup(&theme->arena, option, strcspn(option, "."));
    for (size_t i = 0; i < theme->option_count; i++)
        if (strcmp(theme->option_names[i], key) == 0)
            return;
    report(check->diags, place, "theme-option",
           arena_printf(&theme->arena, "the theme has no option '%s'", key),
           diag_nearest(key, theme->option_names, theme->option_count));
}

static void check_value(void *context, const char *name, struct place place)
{
    if (strncmp(name, "ui.", strlen("ui.")) == 0)
        check_text(context, name, place);
    else if (strncmp(name, "theme.", strlen("theme.")) == 0)
        check_option(context, name, place);
}

/* ---- Blocks ---- */

enum { BLOCK_LIMIT = 256 };

struct blocks {
    const struct theme *theme;
    const char *names[BLOCK_LIMIT];
    size_t n;
    const char *visited[BLOCK_LIMIT]; /* templates */
    size_t n_visited;
};

static bool add_once(const char **list, size_t *n, const char *name)
{
    for (size_t i = 0; i < *n; i++)
        if (strcmp(list[i], name) == 0)
            return false;
    if (*n == BLOCK_LIMIT)
        return false;
    list[(*n)++] = name;
    return true;
}

static void add_block(void *context, const char *name, struct place place)
{
    (void)place;
    struct blocks *blocks = context;
    add_once(blocks->names, &blocks->n, name);
}

/* What a template hands on: the blocks of the templates that it names can be filled, too. */
static void add_blocks_of(void *context, const char *name, struct place place)
{
    (void)place;
    struct blocks *blocks = context;
    const struct mustache *template = theme_template(blocks->theme, name);
    if (!template || !add_once(blocks->visited, &blocks->n_visited, name))
        return;
    mustache_blocks(template, add_block, blocks);
    mustache_names(template, add_blocks_of, blocks);
}

static void check_filling(void *context, const char *parent, const char *name, struct place place)
{
    struct name_check *check = context;
    struct blocks blocks = {.theme = check->theme};
    add_blocks_of(&blocks, parent, place);
    for (size_t i = 0; i < blocks.n; i++)
        if (strcmp(blocks.names[i], name) == 0)
            return;
    report(check->diags, place, "template",
           arena_printf(&check->theme->arena, "the template '%s' has no block '%s'", parent, name),
           diag_nearest(name, blocks.names, blocks.n));
}

/* Only where all compile: a template with a mistake in it would be reported as missing, too. */
void theme_check_names(struct theme *theme, struct diags *diags)
{
    struct name_check check = {theme, diags};
    for (size_t i = 0; i < theme->template_count; i++) {
        const struct mustache *template = theme->templates[i].compiled;
        mustache_names(template, check_name, &check);
        mustache_values(template, check_value, &check);
    }
}

void theme_check_blocks(struct theme *theme, struct diags *diags)
{
    struct name_check check = {theme, diags};
    for (size_t i = 0; i < theme->template_count; i++)
        if (!theme->templates[i].built_in)
            mustache_fillings(theme->templates[i].compiled, check_filling, &check);
}
