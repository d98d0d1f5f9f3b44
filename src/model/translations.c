#include "model/translations.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/file.h"
#include "model/fields.h"
#include "model/outline.h"
#include "model/table.h"
#include "model/values.h"

static const char *const names[][2] = {
    {"af", "Afrikaans"},     {"am", "አማርኛ"},
    {"ar", "العربية"},       {"bg", "Български"},
    {"bn", "বাংলা"},         {"ca", "Català"},
    {"cs", "Čeština"},       {"da", "Dansk"},
    {"de", "Deutsch"},       {"el", "Ελληνικά"},
    {"en", "English"},       {"eo", "Esperanto"},
    {"es", "Español"},       {"et", "Eesti"},
    {"eu", "Euskara"},       {"fa", "فارسی"},
    {"fi", "Suomi"},         {"fr", "Français"},
    {"ga", "Gaeilge"},       {"gl", "Galego"},
    {"he", "עברית"},         {"hi", "हिन्दी"},
    {"hr", "Hrvatski"},      {"hu", "Magyar"},
    {"hy", "Հայերեն"},       {"id", "Bahasa Indonesia"},
    {"is", "Íslenska"},      {"it", "Italiano"},
    {"ja", "日本語"},        {"ka", "ქართული"},
    {"ko", "한국어"},        {"la", "Latina"},
    {"lt", "Lietuvių"},      {"lv", "Latviešu"},
    {"ms", "Bahasa Melayu"}, {"nb", "Norsk bokmål"},
    {"nl", "Nederlands"},    {"nn", "Norsk nynorsk"},
    {"no", "Norsk"},         {"pl", "Polski"},
    {"pt", "Português"},     {"pt-br", "Português (Brasil)"},
    {"ro", "Română"},        {"ru", "Русский"},
    {"sk", "Slovenčina"},    {"sl", "Slovenščina"},
    {"sq", "Shqip"},         {"sr", "Српски"},
    {"sv", "Svenska"},       {"sw", "Kiswahili"},
    {"ta", "தமிழ்"},          {"th", "ไทย"},
    {"tr", "Türkçe"},        {"uk", "Українська"},
    {"ur", "اردو"},          {"vi", "Tiếng Việt"},
    {"zh", "中文"},          {"zh-hans", "简体中文"},
    {"zh-hant", "繁體中文"},
};

const char *language_name(const char *lang)
{
    size_t language = strcspn(lang, "-");
    const char *found = lang;
    for (size_t i = 0; i < COUNT(names); i++) {
        if (strcasecmp(names[i][0], lang) == 0)
            return names[i][1];
        if (strlen(names[i][0]) == language && strncasecmp(names[i][0], lang, language) == 0)
            found = names[i][1];
    }
    return found;
}

struct building {
    struct publication *publication;
    struct diags *diags;
    struct arena scratch;
    const char **texts;  /* of each work: the path or the address of its original; NULL */
    struct table groups; /* by that: the index in `versions` */
    struct versions **versions;
    size_t n;
};

static void report_missing(struct building *building, const struct work *work)
{
    const struct publication *publication = building->publication;
    const char **paths = arena_array(&building->scratch, publication->n_works, sizeof *paths);
    for (size_t i = 0; i < publication->n_works; i++)
        paths[i] = publication->works[i].path;
    const char *nearest = diag_nearest(work->translation_of, paths, publication->n_works);
    if (nearest)
        diag_error(building->diags, work->translation_place, "translation",
                   "'%s' is no work of this publication; did you mean '%s'?", work->translation_of,
                   nearest);
    else
        diag_error(building->diags, work->translation_place, "translation",
                   "'%s' is no work of this publication; give the path of the original from its "
                   "top, or its address",
                   work->translation_of);
}

/* The original as far as it is in the publication, NULL after an error; *elsewhere gets its address
 * if it is not. */
static const struct work *find_original(struct building *building, const struct work *work,
                                        const char **elsewhere)
{
    const struct publication *publication = building->publication;
    const struct work *at = work;
    for (size_t steps = 0; at->translation_of; steps++) {
        if (value_is_address(at->translation_of)) {
            *elsewhere = at->translation_of;
            return at;
        }
        const struct work *next = publication_find(publication, at->translation_of);
        if (!next && at == work)
            report_missing(building, work);
        if (!next)
            return NULL;
        if (next == work || steps > publication->n_works) {
            diag_error(building->diags, work->translation_place, "translation",
                       "'%s' is a translation of this one in turn; one of them is the original",
                       work->translation_of);
            return NULL;
        }
        at = next;
    }
    return at;
}

static void find_texts(struct building *building)
{
    const struct publication *publication = building->publication;
    for (size_t i = 0; i < publication->n_works; i++) {
        const char *elsewhere = NULL;
        if (!publication->works[i].translation_of)
            continue;
        const struct work *original = find_original(building, &publication->works[i], &elsewhere);
        building->texts[i] = elsewhere ? elsewhere : original ? original->path : NULL;
        if (original && !elsewhere)
            building->texts[original - publication->works] = original->path;
    }
}

/* Two versions in one language are reported where the later one that is a translation says so. */
static bool is_new_language(struct building *building, const struct versions *versions,
                            const struct work *work)
{
    size_t i = 0;
    while (i < versions->n && strcasecmp(versions->works[i]->lang, work->lang) != 0)
        i++;
    if (i == versions->n)
        return true;
    const struct work *other = versions->works[i];
    bool later = work->translation_of != NULL;
    diag_error(building->diags, later ? work->translation_place : other->translation_place,
               "translation",
               "this and '%s' are one text in the same language, '%s'; give each its own 'lang'",
               later ? other->file : work->file, work->lang);
    return false;
}

static struct versions *versions_of(struct building *building, const char *text)
{
    size_t at = table_find(&building->groups, text);
    if (at == TABLE_NONE) {
        at = building->n++;
        building->versions[at] =
            arena_alloc(&building->publication->arena, sizeof **building->versions);
        table_enter(&building->groups, text, at);
    }
    return building->versions[at];
}

static void add_version(struct building *building, size_t work)
{
    struct publication *publication = building->publication;
    struct work *one = &publication->works[work];
    struct versions *versions = versions_of(building, building->texts[work]);
    if (!is_new_language(building, versions, one))
        return;
    const struct work **works =
        arena_array(&publication->arena, versions->n + 1, sizeof(struct work *));
    for (size_t i = 0; i < versions->n; i++)
        works[i] = versions->works[i];
    works[versions->n++] = one;
    versions->works = works;
    if (!one->translation_of)
        versions->original = one;
    one->versions = versions;
}

/* Paths are compared as they are in the publication. */
static size_t set_paths(struct publication *publication)
{
    size_t n = 0;
    for (size_t i = 0; i < publication->n_works; i++) {
        struct work *work = &publication->works[i];
        if (!work->translation_of)
            continue;
        n++;
        const char *path = value_is_address(work->translation_of)
                               ? NULL
                               : path_normal(&publication->arena, work->translation_of);
        work->translation_of = path ? path : work->translation_of;
    }
    return n;
}

void translations_build(struct publication *publication, struct diags *diags)
{
    struct building building = {.publication = publication, .diags = diags};
    size_t n = set_paths(publication);
    if (n == 0)
        return;
    building.texts = arena_array(&building.scratch, publication->n_works, sizeof *building.texts);
    building.versions = arena_array(&building.scratch, n, sizeof *building.versions);
    table_init(&building.groups, n);
    find_texts(&building);
    for (size_t i = 0; i < publication->n_works; i++)
        if (building.texts[i] && !publication->works[i].node->hidden)
            add_version(&building, i);
    table_clear(&building.groups);
    arena_clear(&building.scratch);
}
