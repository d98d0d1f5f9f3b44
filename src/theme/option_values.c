#include <stdlib.h>
#include <string.h>

#include "base/digest.h"
#include "base/embedded.h"
#include "base/file.h"
#include "base/picture.h"
#include "theme/options.h"

/* Fonts that systems have, in families of shape; after modernfontstacks.com (CC0). */
static const struct stack {
    const char *name, *families;
} stacks[] = {
    {"old-style", "\"Iowan Old Style\",\"Palatino Linotype\",Palatino,\"Book Antiqua\","
                  "\"Noto Serif\",Georgia,serif"},
    {"transitional", "Charter,\"Bitstream Charter\",\"Sitka Text\",Cambria,\"Noto Serif\",serif"},
    {"antique", "\"Bookman Old Style\",\"URW Bookman\",\"Georgia Pro\",Georgia,serif"},
    {"slab", "Rockwell,\"Rockwell Nova\",\"Roboto Slab\",\"DejaVu Serif\",\"Sitka Small\",serif"},
    {"system", "system-ui,-apple-system,\"Segoe UI\",Roboto,\"Noto Sans\",sans-serif"},
    {"humanist", "Seravek,\"Gill Sans Nova\",Ubuntu,Calibri,\"DejaVu Sans\",sans-serif"},
    {"geometric", "Avenir,Montserrat,Corbel,\"URW Gothic\",sans-serif"},
    {"grotesque", "Inter,Roboto,\"Helvetica Neue\",\"Nimbus Sans\",Arial,sans-serif"},
    {"code", "ui-monospace,\"Cascadia Code\",Menlo,Consolas,\"DejaVu Sans Mono\",monospace"},
};

static const char *const generic[] = {"serif",    "sans-serif",    "monospace",  "system-ui",
                                      "ui-serif", "ui-sans-serif", "ui-rounded", "ui-monospace"};

#define COUNT(array) (sizeof(array) / sizeof *(array))

static void refuse(struct options *options, const struct yaml_node *value, const char *name,
                   const char *wanted)
{
    diag_error(options->layers->diags, value->place, "theme-option", "'%s' is '%s', but must be %s",
               name, value->text, wanted);
}

/* Whether a value can stand in a custom property without ending it: CSS Syntax 3. */
static bool is_safe(const char *text)
{
    return text[0] && !text[strcspn(text, ";{}<>\\@!\n\r\"'")] && !strstr(text, "/*") &&
           !strcasestr(text, "url(") && !strcasestr(text, "expression(");
}

/* A value of CSS from theme.yaml; NULL after a mistake. */
static const char *css_value(struct options *options, const struct yaml_node *node)
{
    if (node->kind == YAML_SCALAR && is_safe(node->text))
        return node->text;
    diag_error(options->layers->diags, node->place, "theme-option",
               "the value of a choice must be one value of CSS, such as 112%%");
    return NULL;
}

static bool read_text(struct options *options, struct option *option, const struct yaml_node *value)
{
    (void)options;
    option->text = value->text;
    return true;
}

static bool read_boolean(struct options *options, struct option *option,
                         const struct yaml_node *value)
{
    if (yaml_bool(value, &option->truth))
        return true;
    refuse(options, value, option->name, "yes or no");
    return false;
}

/* One color, or one for light and one for dark. */
static bool read_shade(struct options *options, const char *name, const struct yaml_node *value,
                       struct color *color)
{
    if (value->kind == YAML_SCALAR && color_parse(value->text, color))
        return true;
    if (value->kind == YAML_NULL)
        diag_error(options->layers->diags, value->place, "theme-option",
                   "'%s' is empty; '#' begins a comment in YAML, so put the color in quotes", name);
    else
        refuse(options, value, name, "a color such as \"#7d2a1c\"");
    return false;
}

static bool read_colors(struct options *options, struct option *option,
                        const struct yaml_node *value)
{
    static const char *const schemes[] = {"light", "dark"};
    struct color colors[2] = {{0}};
    bool right = true;
    for (size_t i = 0; i < COUNT(schemes); i++) {
        const struct yaml_node *shade = yaml_get(value, schemes[i]);
        if (shade)
            right = read_shade(options, schemes[i], shade, &colors[i]) && right;
        else
            diag_error(options->layers->diags, value->place, "theme-option",
                       "'%s' has no color for %s", option->name, schemes[i]);
        right = right && shade;
    }
    if (right)
        memcpy(option->colors, colors, sizeof colors);
    option->dark = right;
    return right;
}

static bool read_color(struct options *options, struct option *option,
                       const struct yaml_node *value)
{
    struct color color;
    if (value->kind == YAML_MAPPING)
        return read_colors(options, option, value);
    if (!read_shade(options, option->name, value, &color))
        return false;
    option->colors[0] = option->colors[1] = color;
    option->dark = false;
    return true;
}

static bool read_length(struct options *options, struct option *option,
                        const struct yaml_node *value)
{
    static const char *const units[] = {"rem", "em", "ch", "px", "%"};
    const char *unit = value->text + strspn(value->text, "0123456789");
    if (unit > value->text && *unit == '.')
        unit += 1 + strspn(unit + 1, "0123456789");
    bool known = false;
    for (size_t i = 0; i < COUNT(units); i++)
        known = known || strcmp(unit, units[i]) == 0;
    if (!known || unit == value->text || unit[-1] == '.') {
        refuse(options, value, option->name,
               "a number with its unit, rem, em, ch, px or %, such as 36rem");
        return false;
    }
    option->text = option->css = value->text;
    return true;
}

static bool is_generic(struct str family)
{
    for (size_t i = 0; i < COUNT(generic); i++)
        if (str_is(family, generic[i]))
            return true;
    return false;
}

/* Adds a family as CSS writes it; false when it is none. */
static bool add_family(struct buf *out, struct str family)
{
    for (size_t i = 0; i < family.n; i++) {
        unsigned char c = (unsigned char)family.p[i];
        if (c < 0x80 && !strchr(" -_0123456789", c) && !((c | 0x20) >= 'a' && (c | 0x20) <= 'z'))
            return false;
    }
    buf_adds(out, out->n > 0 ? "," : "");
    if (is_generic(family))
        buf_add_str(out, family);
    else
        buf_addf(out, "\"%.*s\"", (int)family.n, family.p);
    return family.n > 0;
}

/* "Charter, Georgia, serif": families, the last of which every system has. */
static bool add_families(struct buf *out, struct str text)
{
    struct str family = STR("");
    bool right = text.n > 0;
    for (size_t at = 0; at < text.n && right;) {
        size_t comma = str_find_char(text, ',', at);
        family = str_trim(str_sub(text, at, comma));
        right = add_family(out, family);
        at = comma + 1;
    }
    return right && is_generic(family);
}

static const char *find_stack(const char *name)
{
    for (size_t i = 0; i < COUNT(stacks); i++)
        if (strcmp(name, stacks[i].name) == 0)
            return stacks[i].families;
    return NULL;
}

static void refuse_font(struct options *options, const struct option *option,
                        const struct yaml_node *value)
{
    const char *names[COUNT(stacks)];
    struct buf wanted = BUF_INIT;
    for (size_t i = 0; i < COUNT(stacks); i++)
        names[i] = stacks[i].name;
    const char *nearest = diag_nearest(value->text, names, COUNT(stacks));
    buf_adds(&wanted, "one of ");
    for (size_t i = 0; i < COUNT(stacks); i++)
        buf_addf(&wanted, "%s%s", i > 0 ? ", " : "", names[i]);
    buf_adds(&wanted, ", or families of fonts that end with serif, sans-serif or monospace");
    if (nearest)
        buf_addf(&wanted, "; did you mean '%s'?", nearest);
    refuse(options, value, option->name, wanted.p);
    buf_clear(&wanted);
}

static bool read_font(struct options *options, struct option *option, const struct yaml_node *value)
{
    const char *families = find_stack(value->text);
    struct buf own = BUF_INIT;
    if (!families && add_families(&own, str_of(value->text)))
        families = arena_strdup(options->layers->arena, own.p);
    buf_clear(&own);
    if (!families) {
        refuse_font(options, option, value);
        return false;
    }
    option->text = value->text;
    option->css = families;
    return true;
}

static void refuse_choice(struct options *options, const struct option *option,
                          const struct yaml_node *value)
{
    bool named = option->values->kind == YAML_MAPPING;
    struct buf wanted = BUF_INIT;
    for (const struct yaml_node *node = option->values->first; node; node = node->next)
        buf_addf(&wanted, "%s%s",
                 wanted.n == 0 ? ""
                 : node->next  ? ", "
                               : " or ",
                 named ? node->key : node->text);
    refuse(options, value, option->name, wanted.p);
    buf_clear(&wanted);
}

static bool read_choice(struct options *options, struct option *option,
                        const struct yaml_node *value)
{
    bool named = option->values->kind == YAML_MAPPING;
    for (const struct yaml_node *node = option->values->first; node; node = node->next) {
        if (strcmp(named ? node->key : node->text, value->text) != 0)
            continue;
        option->text = value->text;
        option->css = named ? css_value(options, node) : NULL;
        return !named || option->css;
    }
    refuse_choice(options, option, value);
    return false;
}

/* Published under the option's name, with a digest so that browsers may keep it. */
static const char *published_path(struct arena *arena, const struct option *option,
                                  const char *path)
{
    char digest[SHA256_HEX + 1];
    digest_sha256(option->bytes, digest);
    return arena_printf(arena, "assets/%s.%.8s%s", option->name, digest, strrchr(path, '.'));
}

static bool is_picture(const char *path)
{
    static const char *const extensions[] = {".svg", ".png", ".jpg", ".jpeg", ".webp", ".gif"};
    for (size_t i = 0; i < COUNT(extensions); i++)
        if (path_has_extension(path, extensions[i]))
            return true;
    return false;
}

static bool read_file(struct options *options, struct option *option, const struct yaml_node *value)
{
    struct layers *layers = options->layers;
    const char *path = path_normal(layers->arena, value->text);
    if (!path || !is_picture(path)) {
        refuse(options, value, option->name,
               "the path of a picture (.svg, .png, .jpg, .webp, .gif) within the folder");
        return false;
    }
    const char *file = path_join(layers->arena, option->given->folder, path);
    bool there = option->given->built_in ? embedded_find(file) != NULL : file_exists(file);
    if (!there) {
        diag_error(layers->diags, value->place, "theme-option", "'%s': there is no file '%s'",
                   option->name, file);
        return false;
    }
    if (!layers_read_file(layers, option->given, file, &option->bytes))
        return false;
    if (!picture_size(option->bytes, &option->width, &option->height))
        option->width = option->height = 0;
    option->file = file;
    option->path = published_path(layers->arena, option, path);
    return true;
}

/* A reader fills in the value, or reports a mistake and returns false. */
static bool (*const readers[N_OPTION_TYPES])(struct options *options, struct option *option,
                                             const struct yaml_node *value) = {
    [OPTION_TEXT] = read_text,     [OPTION_BOOLEAN] = read_boolean, [OPTION_COLOR] = read_color,
    [OPTION_LENGTH] = read_length, [OPTION_FONT] = read_font,       [OPTION_CHOICE] = read_choice,
    [OPTION_FILE] = read_file,
};

void option_set(struct options *options, struct option *option, const struct layer *layer,
                const struct yaml_node *value)
{
    struct option changed = *option;
    changed.given = layer;
    changed.place = value->place;
    if (option->type != OPTION_COLOR && value->kind == YAML_NULL) {
        option->given = NULL;
        return;
    }
    if (option->type != OPTION_COLOR && value->kind != YAML_SCALAR) {
        diag_error(options->layers->diags, value->place, "wrong-kind", "'%s' must be a text",
                   option->name);
        return;
    }
    if (readers[option->type](options, &changed, value))
        *option = changed;
}
