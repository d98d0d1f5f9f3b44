#include "theme/options.h"

#include <stdlib.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

static const char *const type_names[N_OPTION_TYPES] = {"text", "boolean", "color", "length",
                                                       "font", "choice",  "file"};

/* WCAG 2.2, 1.4.3, for text of the common size. */
static const double contrast_of_text = 4.5;
/* What a color gets in dark if it is given for light alone: more, because it was not chosen. */
static const double contrast_in_dark = 7;

static struct option *find_option(struct options *options, const char *name)
{
    for (size_t i = 0; i < options->n; i++)
        if (strcmp(options->list[i].name, name) == 0)
            return &options->list[i];
    return NULL;
}

static const char *nearest_option(const struct options *options, const char *name)
{
    const char *names[OPTION_LIMIT];
    for (size_t i = 0; i < options->n; i++)
        names[i] = options->list[i].name;
    return diag_nearest(name, names, options->n);
}

static void report_unknown(struct options *options, const char *name, struct place place)
{
    const char *nearest = nearest_option(options, name);
    diag_error(options->layers->diags, place, "theme-option", "the theme has no option '%s'%s%s%s",
               name, nearest ? "; did you mean '" : "", nearest ? nearest : "",
               nearest ? "'?" : "");
}

/* ---- Declarations ---- */

static void check_keys(struct options *options, const struct yaml_node *declaration)
{
    static const char *const known[] = {"type", "default", "about", "values", "on", "contrast"};
    for (const struct yaml_node *node = declaration->first; node; node = node->next) {
        size_t i = 0;
        while (i < COUNT(known) && strcmp(known[i], node->key) != 0)
            i++;
        const char *nearest = diag_nearest(node->key, known, COUNT(known));
        if (i == COUNT(known))
            diag_warning(options->layers->diags, node->key_place, "unknown-key",
                         "unknown key '%s' in an option%s%s%s", node->key,
                         nearest ? "; did you mean '" : "", nearest ? nearest : "",
                         nearest ? "'?" : "");
    }
}

static bool read_type(struct options *options, const struct yaml_node *node, enum option_type *type)
{
    for (size_t i = 0; i < N_OPTION_TYPES; i++) {
        *type = (enum option_type)i;
        if (strcmp(node->text, type_names[i]) == 0)
            return true;
    }
    const char *nearest = diag_nearest(node->text, type_names, N_OPTION_TYPES);
    diag_error(options->layers->diags, node->place, "theme-option",
               "there is no type '%s'; there is text, boolean, color, length, font, choice and "
               "file%s%s%s",
               node->text, nearest ? "; did you mean '" : "", nearest ? nearest : "",
               nearest ? "'?" : "");
    return false;
}

/* A name is that of a custom property, too. */
static bool is_name(const char *name)
{
    return name[0] >= 'a' && name[0] <= 'z' &&
           name[strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-")] == '\0';
}

static void add_ground(struct options *options, struct option *option, const struct yaml_node *name)
{
    const struct option *ground = find_option(options, name->text);
    if (!ground)
        report_unknown(options, name->text, name->place);
    else if (ground->type != OPTION_COLOR || option->n_on == ON_LIMIT)
        diag_error(options->layers->diags, name->place, "theme-option",
                   "'%s' can't be on '%s': it is on one to %d colors that are declared before it",
                   option->name, name->text, ON_LIMIT);
    else
        option->on[option->n_on++] = (size_t)(ground - options->list);
}

static void read_grounds(struct options *options, struct option *option,
                         const struct yaml_node *declaration)
{
    const struct yaml_node *on = yaml_get(declaration, "on");
    const struct yaml_node *contrast = yaml_get(declaration, "contrast");
    option->contrast = contrast_of_text;
    if (on && on->kind == YAML_SCALAR)
        add_ground(options, option, on);
    for (const struct yaml_node *name = on ? on->first : NULL; name; name = name->next)
        add_ground(options, option, name);
    if (!contrast)
        return;
    char *end;
    option->contrast = strtod(contrast->text, &end);
    if (*end || !(option->contrast >= 1 && option->contrast <= 21))
        diag_error(options->layers->diags, contrast->place, "theme-option",
                   "'contrast' is '%s', but must be a number from 1 to 21", contrast->text);
}

/* What the type of an option asks for in its declaration. */
static bool read_details(struct options *options, struct option *option,
                         const struct yaml_node *declaration)
{
    option->values = yaml_get(declaration, "values");
    if (option->type == OPTION_COLOR)
        read_grounds(options, option, declaration);
    if (option->type != OPTION_CHOICE || (option->values && option->values->first))
        return true;
    diag_error(options->layers->diags, declaration->place, "theme-option",
               "the choice '%s' has no 'values'", option->name);
    return false;
}

static void declare(struct options *options, const struct layer *layer,
                    const struct yaml_node *node)
{
    struct diags *diags = options->layers->diags;
    const struct option *known = find_option(options, node->key);
    struct option option = {.name = node->key, .declared = layer};
    check_keys(options, node);
    if (!is_name(node->key))
        diag_error(diags, node->key_place, "theme-option",
                   "'%s' is no name of an option: a-z, 0-9 and '-' make one", node->key);
    else if (known)
        diag_error(diags, node->key_place, "theme-option",
                   "the theme '%s' has an option '%s', so give it a value, without 'type'",
                   known->declared->name, node->key);
    else if (options->n == OPTION_LIMIT)
        diag_fail(diags, STATUS_FAULT, node->key_place, "a theme has more than %d options",
                  OPTION_LIMIT);
    else if (read_type(options, yaml_get(node, "type"), &option.type) &&
             read_details(options, &option, node)) {
        options->list[options->n] = option;
        const struct yaml_node *value = yaml_get(node, "default");
        if (value)
            option_set(options, &options->list[options->n], layer, value);
        options->n++;
    }
}

static void read_layer(struct options *options, const struct layer *layer, bool declares)
{
    const struct yaml_node *all = layer->options;
    if (all && all->kind != YAML_MAPPING && all->kind != YAML_NULL)
        diag_error(options->layers->diags, all->place, "wrong-kind",
                   "'%s' must be a mapping ('name: value' lines)", all->key);
    for (const struct yaml_node *node = all ? all->first : NULL; node; node = node->next) {
        struct option *option = find_option(options, node->key);
        if (declares && yaml_get(node, "type"))
            declare(options, layer, node);
        else if (option)
            option_set(options, option, layer, node);
        else
            report_unknown(options, node->key, node->key_place);
    }
}

/* ---- Contrast ---- */

static size_t grounds_of(const struct options *options, const struct option *option, int scheme,
                         struct color grounds[ON_LIMIT])
{
    for (size_t i = 0; i < option->n_on; i++)
        grounds[i] = options->list[option->on[i]].colors[scheme];
    return option->n_on;
}

static void report_contrast(struct options *options, const struct option *option, int scheme,
                            double contrast, struct color corrected)
{
    char given[COLOR_TEXT], used[COLOR_TEXT];
    color_format(option->colors[scheme], given);
    color_format(corrected, used);
    diag_warning(options->layers->diags, option->place, "contrast",
                 "'%s' is %s, which has a contrast of %.1f to 1 %s, but needs %.1f to be read; %s "
                 "is used",
                 option->name, given, contrast, scheme ? "in dark" : "in light", option->contrast,
                 used);
}

/* A theme of ours is corrected without a word: somebody has changed what its colors are on. */
static void make_readable(struct options *options, struct option *option, int scheme)
{
    struct color grounds[ON_LIMIT] = {{0}};
    size_t n = grounds_of(options, option, scheme, grounds);
    bool derived = scheme == 1 && !option->dark;
    double contrast = color_least_contrast(option->colors[scheme], grounds, n);
    if (n == 0 || contrast >= option->contrast)
        return;
    double wanted =
        derived && option->contrast < contrast_in_dark ? contrast_in_dark : option->contrast;
    struct color corrected = color_readable(option->colors[scheme], grounds, n, wanted);
    if (!derived && !option->given->built_in)
        report_contrast(options, option, scheme, contrast, corrected);
    option->colors[scheme] = corrected;
}

void options_read(struct options *options, struct layers *layers)
{
    *options = (struct options){.layers = layers};
    for (size_t i = layers->n; i > 0; i--)
        read_layer(options, &layers->list[i - 1], true);
    read_layer(options, &layers->publication, false);
    for (size_t i = 0; i < options->n; i++) {
        struct option *option = &options->list[i];
        if (option->type != OPTION_COLOR || !option->given)
            continue;
        make_readable(options, option, 0);
        make_readable(options, option, 1);
    }
}

/* ---- What becomes of them ---- */

static json_t *option_data(const struct option *option)
{
    char color[COLOR_TEXT];
    switch (option->type) {
    case OPTION_BOOLEAN:
        return json_boolean(option->truth);
    case OPTION_COLOR:
        color_format(option->colors[0], color);
        return json_string(color);
    case OPTION_FILE:
        if (option->width == 0)
            return json_pack("{s:s}", "path", option->path);
        return json_pack("{s:s, s:i, s:i}", "path", option->path, "width", option->width, "height",
                         option->height);
    default:
        return json_string(option->text);
    }
}

json_t *options_data(const struct options *options)
{
    json_t *data = json_object();
    for (size_t i = 0; i < options->n; i++)
        if (options->list[i].given)
            json_object_set_new(data, options->list[i].name, option_data(&options->list[i]));
    return data;
}

static void add_colors(const struct options *options, int scheme, struct buf *out)
{
    char color[COLOR_TEXT];
    for (size_t i = 0; i < options->n; i++) {
        const struct option *option = &options->list[i];
        if (option->type != OPTION_COLOR || !option->given)
            continue;
        color_format(option->colors[scheme], color);
        buf_addf(out, "--%s:%s;", option->name, color);
    }
}

void options_css(const struct options *options, struct buf *out)
{
    struct buf light = BUF_INIT, dark = BUF_INIT;
    add_colors(options, 0, &light);
    add_colors(options, 1, &dark);
    for (size_t i = 0; i < options->n; i++)
        if (options->list[i].given && options->list[i].css)
            buf_addf(&light, "--%s:%s;", options->list[i].name, options->list[i].css);
    if (light.n > 0)
        buf_addf(out, ":root{%s}\n", light.p);
    if (dark.n > 0)
        buf_addf(out, "@media (prefers-color-scheme:dark){:root{%s}}\n", dark.p);
    buf_clear(&light);
    buf_clear(&dark);
}
