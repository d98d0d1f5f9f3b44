/*
 * A theme: a folder of templates, CSS and options that says how a publication looks.
 *
 *     theme.yaml              name, title, extends (another theme), options (theme/options.h)
 *     templates/NAME.mustache page, index, license, 404, embed, ...; epub/chapter, ...
 *     strings/LANGUAGE.yaml   its words in that language: theme/strings.h
 *     assets/...              copied to the site as assets/... (CSS, an icon). Style sheets and
 *                             scripts get a digest into their names (assets/site.1a2b3c4d.css);
 *                             templates go on calling them assets/site.css. That one begins with
 *                             the custom properties of the options
 *     epub/...                style sheets of the book
 *     course/reader.css       that of the pages in course packages
 *     download/page.css       that of the work as one HTML file; stands inside of it
 *
 * A file is looked for in the publication's own overrides (<content>/theme/), then in the theme,
 * then in the theme it extends, and so on. Themes are found in <themes folder>/<name>/ when a
 * folder of themes is given, then in <content>/themes/<name>/, then among those built into the
 * program. The texts of strings/ are put together of all of them.
 */
#ifndef COLOPHON_THEME_THEME_H
#define COLOPHON_THEME_THEME_H

#include "base/yaml.h"
#include "theme/mustache.h"

#define THEME_COURSE_STYLE "course/reader.css"
#define THEME_DOWNLOAD_STYLE "download/page.css"

struct theme;

/* Whether it can be the name of a theme: a-z, 0-9 and '-'. */
bool theme_is_name(const char *name);

struct theme_search {
    const char *publication_folder;  /* "content" */
    const char *themes_folder;       /* or NULL */
    const struct yaml_node *options; /* values that the publication gives to options; or NULL */
};

/* Loads and compiles everything; reports every mistake. NULL after an error. `place` is where the
 * publication names the theme. */
struct theme *theme_load(const char *name, const struct theme_search *search, struct place place,
                         struct diags *diags);
void theme_free(struct theme *theme);

/* Adds to the data of a template what the theme knows: `ui`, its texts in the language of the page,
 * else of the publication, else in English; `page.ui_lang`, if that is another language than the
 * page's; `theme`, its options; and `theme_properties`, these as CSS, for pages that stand alone. */
void theme_add_data(const struct theme *theme, json_t *data);
/* Of these texts on a page in `lang`, if that is another one; else NULL. Borrowed. */
const char *theme_other_language(const struct theme *theme, const char *lang);
/* One of these texts, for what is not made by a template; NULL if there is none, or if it has a gap
 * to fill. Borrowed. */
const char *theme_string(const struct theme *theme, const char *lang, const char *key);

/* Renders templates/<name>.mustache, after theme_add_data(). Thread-safe for different data. */
enum status theme_render(const struct theme *theme, const char *name, json_t *data, struct buf *out,
                         struct diags *diags);
/* Whether a template looks this up in its data, so that what costs much is made for it. */
bool theme_uses(const struct theme *theme, const char *name);

/* Files below `folder` of the theme ("assets", "epub"), sorted by path, each as it is overridden.
 */
struct theme_file {
    const char *path;   /* "assets/site.css" */
    const char *origin; /* the file it was read from: "content/theme/assets/site.css" */
    struct str bytes;
};
size_t theme_files(const struct theme *theme, const char *folder, const struct theme_file **files);
/* One of them by its path; empty when there is none. */
struct str theme_file(const struct theme *theme, const char *path);
/* The options with their values, as templates get them; borrowed. */
json_t *theme_options(const struct theme *theme);

#endif
