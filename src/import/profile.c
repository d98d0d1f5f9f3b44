#include "import/profile.h"

#include <stdlib.h>
#include <string.h>

#include "base/embedded.h"
#include "base/yaml.h"
#include "import/page_paths.h"

enum {
    HEADING_WORDS = 24,
    HEADING_LEVEL = 2,
    PATHS_LIMIT = 64,
    KEYS_LIMIT = 32,
    LIST_ITEMS = 12,
    LIST_WORDS = 8,
    COUNT_DIGITS = 6
};

struct reader {
    struct profile *profile;
    struct diags *diags;
};

/* One key of a mapping: what its value becomes, and where in the structure it goes. */
struct field {
    const char *key;
    void (*read)(struct reader *reader, const struct yaml_node *node, void *to);
    size_t offset;
};

#define COUNT(array) (sizeof(array) / sizeof *(array))
#define FIELDS(table) (table), sizeof(table) / sizeof *(table)

static void mistake(struct reader *reader, const struct yaml_node *node, const char *wanted)
{
    diag_error(reader->diags, node->place, "profile", "'%s' must be %s",
               node->key ? node->key : "the value", wanted);
}

static void unknown_key(struct reader *reader, const struct yaml_node *node,
                        const struct field *fields, size_t n)
{
    const char *known[KEYS_LIMIT], *nearest;
    for (size_t i = 0; i < n && i < KEYS_LIMIT; i++)
        known[i] = fields[i].key;
    nearest = diag_nearest(node->key, known, n < KEYS_LIMIT ? n : KEYS_LIMIT);
    diag_error(reader->diags, node->key_place, "profile", "unknown key '%s'%s%s%s", node->key,
               nearest ? ", did you mean '" : "", nearest ? nearest : "", nearest ? "'?" : "");
}

static void read_fields(struct reader *reader, const struct yaml_node *mapping, void *base,
                        const struct field *fields, size_t n)
{
    if (mapping->kind != YAML_MAPPING) {
        mistake(reader, mapping, "a mapping");
        return;
    }
    for (const struct yaml_node *node = mapping->first; node; node = node->next) {
        size_t i = 0;
        while (i < n && strcmp(fields[i].key, node->key) != 0)
            i++;
        if (i == n)
            unknown_key(reader, node, fields, n);
        else
            fields[i].read(reader, node, (char *)base + fields[i].offset);
    }
}

static void read_text(struct reader *reader, const struct yaml_node *node, void *to)
{
    if (node->kind != YAML_SCALAR || node->text[0] == '\0')
        mistake(reader, node, "a text");
    else
        *(const char **)to = arena_strdup(&reader->profile->arena, node->text);
}

static void read_count(struct reader *reader, const struct yaml_node *node, void *to)
{
    size_t digits = strspn(node->text, "0123456789");
    if (digits == 0 || digits > COUNT_DIGITS || node->text[digits] != '\0')
        mistake(reader, node, "a whole number");
    else
        *(size_t *)to = (size_t)strtoul(node->text, NULL, 10);
}

static void read_flag(struct reader *reader, const struct yaml_node *node, void *to)
{
    if (!yaml_bool(node, to))
        mistake(reader, node, "yes or no");
}

/* One of two words: to[0] says whether it was the second. */
static void read_choice(struct reader *reader, const struct yaml_node *node, bool *to,
                        const char *no, const char *yes)
{
    *to = strcmp(node->text, yes) == 0;
    if (!*to && strcmp(node->text, no) != 0)
        diag_error(reader->diags, node->place, "profile", "'%s' must be %s or %s", node->key, no,
                   yes);
}

static void read_title(struct reader *reader, const struct yaml_node *node, void *to)
{
    read_choice(reader, node, to, "first-line", "page-title");
}

static void read_standfirst(struct reader *reader, const struct yaml_node *node, void *to)
{
    read_choice(reader, node, to, "none", "first-prose");
}

static void read_body(struct reader *reader, const struct yaml_node *node, void *to)
{
    read_choice(reader, node, to, "all", "scored");
}

static void read_covers(struct reader *reader, const struct yaml_node *node, void *to)
{
    read_choice(reader, node, to, "all", "text");
}

static void read_pattern(struct reader *reader, const struct yaml_node *node, void *to)
{
    if (node->kind != YAML_SCALAR) {
        mistake(reader, node, "a pattern");
        return;
    }
    struct profile *profile = reader->profile;
    struct owned_pattern *owned = arena_alloc(&profile->arena, sizeof *owned);
    owned->pattern = pattern_new(node->text, node->place, reader->diags);
    owned->next = profile->patterns;
    profile->patterns = owned;
    *(struct pattern **)to = owned->pattern;
}

/* The place of a node, for longer than the YAML lives. */
static struct place place_of(const struct reader *reader, const struct yaml_node *node)
{
    struct place place = node->place;
    place.file = reader->profile->file;
    return place;
}

/* The children of a sequence, or the node itself where one value stands for a list of one. */
static size_t listed(const struct yaml_node *node, const struct yaml_node **first)
{
    size_t n = 0;
    *first = node->kind == YAML_SEQUENCE ? node->first : node;
    if (node->kind != YAML_SEQUENCE)
        return 1;
    for (const struct yaml_node *item = *first; item; item = item->next)
        n++;
    return n;
}

/* Room for n rules before those that the profile has from the one that it extends. */
static void add_rules(struct reader *reader, struct rules *rules, size_t n)
{
    struct rule *at = arena_array(&reader->profile->arena, n + rules->n, sizeof *at);
    for (size_t i = 0; i < rules->n; i++)
        at[n + i] = rules->at[i];
    *rules = (struct rules){at, n + rules->n};
}

static void read_patterns(struct reader *reader, const struct yaml_node *node, void *to)
{
    struct rules *rules = to;
    const struct yaml_node *item;
    size_t n = listed(node, &item);
    add_rules(reader, rules, n);
    for (size_t i = 0; i < n; i++, item = item->next) {
        rules->at[i].place = place_of(reader, item);
        read_pattern(reader, item, &rules->at[i].pattern);
    }
}

static void read_drop(struct reader *reader, const struct yaml_node *node, void *to)
{
    static const struct field fields[] = {
        {"line", read_pattern, offsetof(struct rule, pattern)},
        {"why", read_text, offsetof(struct rule, why)},
    };
    struct rules *rules = to;
    const struct yaml_node *item;
    size_t n = listed(node, &item);
    add_rules(reader, rules, n);
    for (size_t i = 0; i < n; i++, item = item->next) {
        struct rule *rule = &rules->at[i];
        rule->place = place_of(reader, item);
        read_fields(reader, item, rule, FIELDS(fields));
        if (!rule->pattern || !rule->why)
            diag_error(reader->diags, item->place, "profile", "needs both 'line' and 'why'");
    }
}

static void read_lists(struct reader *reader, const struct yaml_node *node, void *to)
{
    static const struct field fields[] = {
        {"label", read_pattern, offsetof(struct label_list, label)},
        {"into", read_text, offsetof(struct label_list, into)},
        {"max_items", read_count, offsetof(struct label_list, max_items)},
        {"max_words", read_count, offsetof(struct label_list, max_words)},
    };
    struct profile *profile = reader->profile;
    const struct yaml_node *item;
    size_t n = listed(node, &item);
    struct label_list *lists = arena_array(&profile->arena, n, sizeof *lists);
    for (size_t i = 0; i < n; i++, item = item->next) {
        lists[i] = (struct label_list){NULL, "keywords", LIST_ITEMS, LIST_WORDS};
        read_fields(reader, item, &lists[i], FIELDS(fields));
        if (!lists[i].label)
            diag_error(reader->diags, item->place, "profile", "needs a 'label'");
        if (strcmp(lists[i].into, "keywords") != 0)
            diag_error(reader->diags, item->place, "profile", "'into' must be keywords");
    }
    *(struct label_list **)to = lists;
    profile->n_lists = n;
}

static void read_figure(struct reader *reader, const struct yaml_node *node, void *to)
{
    static const struct field fields[] = {
        {"alt_then_caption", read_flag, offsetof(struct profile, alt_then_caption)},
        {"credit", read_patterns, offsetof(struct profile, credit)},
        {"caption_credit", read_patterns, offsetof(struct profile, caption_credit)},
        {"not_licensed", read_patterns, offsetof(struct profile, not_licensed)},
        {"all_credit", read_patterns, offsetof(struct profile, all_credit)},
    };
    read_fields(reader, node, to, FIELDS(fields));
}

static void read_heading(struct reader *reader, const struct yaml_node *node, void *to)
{
    static const struct field fields[] = {
        {"max_words", read_count, offsetof(struct profile, heading_words)},
        {"level", read_count, offsetof(struct profile, heading_level)},
    };
    struct profile *profile = to;
    read_fields(reader, node, profile, FIELDS(fields));
    if (profile->heading_level < 1 || profile->heading_level > 6)
        diag_error(reader->diags, node->place, "profile", "'level' must be 1 to 6");
}

static void read_match(struct reader *reader, const struct yaml_node *node, void *to)
{
    static const struct field fields[] = {
        {"url", read_patterns, offsetof(struct profile, match_url)},
        {"text", read_patterns, offsetof(struct profile, match_text)},
        {"min_hits", read_count, offsetof(struct profile, min_hits)},
    };
    read_fields(reader, node, to, FIELDS(fields));
}

static void read_line_rules(struct reader *reader, const struct yaml_node *node, void *to)
{
    static const struct field fields[] = {
        {"title", read_title, offsetof(struct profile, page_title)},
        {"series", read_patterns, offsetof(struct profile, series)},
        {"date", read_patterns, offsetof(struct profile, date)},
        {"modified", read_patterns, offsetof(struct profile, modified)},
        {"author", read_patterns, offsetof(struct profile, author)},
        {"maybe_author", read_patterns, offsetof(struct profile, maybe_author)},
        {"copyright", read_patterns, offsetof(struct profile, copyright)},
        {"license", read_patterns, offsetof(struct profile, license)},
        {"head", read_patterns, offsetof(struct profile, head)},
        {"standfirst", read_standfirst, offsetof(struct profile, standfirst)},
        {"body", read_body, offsetof(struct profile, scored)},
        {"end", read_patterns, offsetof(struct profile, end)},
        {"end_if_links", read_patterns, offsetof(struct profile, end_if_links)},
        {"end_after", read_count, offsetof(struct profile, end_after)},
        {"drop", read_drop, offsetof(struct profile, drop)},
        {"list", read_lists, offsetof(struct profile, lists)},
        {"figure", read_figure, 0},
        {"heading", read_heading, 0},
    };
    read_fields(reader, node, to, FIELDS(fields));
}

/* What the keys of `html` give to what their paths select. */
static const struct path_target {
    enum path_use use;
    enum role role;
    enum fact fact;
} path_targets[] = {
    {PATH_BODY, ROLE_UNDECIDED, N_FACTS},      {PATH_ROLE, ROLE_TITLE, N_FACTS},
    {PATH_ROLE, ROLE_STANDFIRST, N_FACTS},     {PATH_ROLE, ROLE_SERIES, N_FACTS},
    {PATH_ROLE, ROLE_TOPIC, N_FACTS},          {PATH_ROLE, ROLE_CAPTION, N_FACTS},
    {PATH_ROLE, ROLE_AUTHOR, FACT_AUTHOR},     {PATH_ROLE, ROLE_DATE, FACT_DATE},
    {PATH_ROLE, ROLE_MODIFIED, FACT_MODIFIED}, {PATH_ROLE, ROLE_COPYRIGHT, FACT_COPYRIGHT},
    {PATH_ROLE, ROLE_LICENSE, FACT_LICENSE},   {PATH_DROP, ROLE_UNDECIDED, N_FACTS},
};

static void add_path(struct reader *reader, const struct yaml_node *node,
                     const struct path_target *target, const char *why)
{
    struct profile *profile = reader->profile;
    const char *mistake = node->kind != YAML_SCALAR
                              ? "a path is a text"
                              : page_path_mistake(&profile->arena, node->text);
    if (!mistake && profile->n_paths == PATHS_LIMIT)
        mistake = "there are too many paths";
    if (mistake) {
        diag_error(reader->diags, node->place, "profile", "'%s' is no XPath: %s",
                   node->kind == YAML_SCALAR ? node->text : node->key, mistake);
        return;
    }
    if (!profile->paths)
        profile->paths = arena_array(&profile->arena, PATHS_LIMIT, sizeof *profile->paths);
    profile->paths[profile->n_paths++] = (struct path_rule){
        .use = target->use,
        .xpath = arena_strdup(&profile->arena, node->text),
        .role = target->role,
        .fact = target->fact,
        .rule = {.why = why, .place = place_of(reader, node)},
    };
}

static void read_path(struct reader *reader, const struct yaml_node *node, void *to)
{
    const struct yaml_node *item;
    size_t n = listed(node, &item);
    for (size_t i = 0; i < n; i++, item = item->next)
        add_path(reader, item, to, "path of the profile");
}

static void read_dropped_path(struct reader *reader, const struct yaml_node *node, void *to)
{
    const struct yaml_node *item;
    size_t n = listed(node, &item);
    for (size_t i = 0; i < n; i++, item = item->next) {
        const struct yaml_node *path = yaml_get(item, "path"), *why = yaml_get(item, "why");
        if (!path || !why || why->kind != YAML_SCALAR)
            diag_error(reader->diags, item->place, "profile", "needs both 'path' and 'why'");
        else
            add_path(reader, path, to, arena_strdup(&reader->profile->arena, why->text));
    }
}

static void read_html(struct reader *reader, const struct yaml_node *node, void *to)
{
    static const char *const keys[] = {"body",     "title",     "standfirst", "series",
                                       "topic",    "caption",   "author",     "date",
                                       "modified", "copyright", "license",    "drop"};
    struct field fields[COUNT(keys)];
    (void)to;
    for (size_t i = 0; i < COUNT(keys); i++)
        fields[i] = (struct field){keys[i],
                                   path_targets[i].use == PATH_DROP ? read_dropped_path : read_path,
                                   i * sizeof *path_targets};
    read_fields(reader, node, (void *)path_targets, fields, COUNT(keys));
}

static void read_tests(struct reader *reader, const struct yaml_node *node, void *to)
{
    static const struct field fields[] = {
        {"name", read_text, offsetof(struct profile_test, name)},
        {"text", read_text, offsetof(struct profile_test, text)},
        {"roles", read_text, offsetof(struct profile_test, roles)},
    };
    struct profile *profile = reader->profile;
    const struct yaml_node *item;
    size_t n = listed(node, &item);
    struct profile_test *tests = arena_array(&profile->arena, n, sizeof *tests);
    for (size_t i = 0; i < n; i++, item = item->next) {
        tests[i].place = place_of(reader, item);
        read_fields(reader, item, &tests[i], FIELDS(fields));
        if (!tests[i].name || !tests[i].text || !tests[i].roles)
            diag_error(reader->diags, item->place, "profile", "needs 'name', 'text' and 'roles'");
    }
    *(struct profile_test **)to = tests;
    profile->n_tests = n;
}

/* Was read before all else: see take_base(). */
static void read_extends(struct reader *reader, const struct yaml_node *node, void *to)
{
    (void)to;
    if (node->kind != YAML_SCALAR || strcmp(node->text, "generic") != 0)
        mistake(reader, node, "generic");
}

static void read_profile(struct reader *reader, const struct yaml_node *root)
{
    static const struct field fields[] = {
        {"profile", read_text, offsetof(struct profile, name)},
        {"version", read_count, offsetof(struct profile, version)},
        {"publisher", read_text, offsetof(struct profile, publisher)},
        {"genre", read_text, offsetof(struct profile, genre)},
        {"language", read_text, offsetof(struct profile, language)},
        {"covers", read_covers, offsetof(struct profile, text_only)},
        {"match", read_match, 0},
        {"text", read_line_rules, 0},
        {"html", read_html, 0},
        {"extends", read_extends, 0},
        {"tests", read_tests, offsetof(struct profile, tests)},
    };
    struct profile *profile = reader->profile;
    read_fields(reader, root, profile, FIELDS(fields));
    if (root->kind == YAML_MAPPING && (!profile->name || profile->version == 0))
        diag_error(reader->diags, (struct place){profile->file, 1, 1}, "profile",
                   "needs 'profile', its name, and 'version', from 1");
}

/* Begins with what the generic profile says; its name and its cases stay its own. */
static void take_base(struct profile *profile, struct diags *diags)
{
    const struct embedded_file *generic = embedded_find(PROFILE_GENERIC);
    struct arena arena = ARENA_INIT;
    const char *file = profile->file;
    const struct yaml_node *root =
        yaml_parse(&arena, generic->path, 1, (struct str){generic->bytes, generic->size}, diags);
    profile->file = generic->path;
    read_profile(&(struct reader){profile, diags}, root);
    profile->file = file;
    profile->name = NULL;
    profile->version = 0;
    profile->n_tests = 0;
    arena_clear(&arena);
}

struct profile *profile_parse(const char *file, struct str text, struct diags *diags)
{
    struct diags *own = diags_new(); /* others may add to `diags` meanwhile */
    struct profile *profile = mem_alloc(sizeof *profile);
    profile->file = arena_strdup(&profile->arena, file);
    profile->heading_words = HEADING_WORDS;
    profile->heading_level = HEADING_LEVEL;
    struct arena arena = ARENA_INIT;
    const struct yaml_node *root = yaml_parse(&arena, file, 1, text, own);
    if (root && yaml_get(root, "extends"))
        take_base(profile, own);
    if (root)
        read_profile(&(struct reader){profile, own}, root);
    arena_clear(&arena);
    if (diags_count(own, SEVERITY_ERROR) > 0) {
        profile_free(profile);
        profile = NULL;
    }
    diags_add_all(diags, own);
    diags_free(own);
    return profile;
}

void profile_free(struct profile *profile)
{
    if (!profile || profile->shared)
        return;
    for (struct owned_pattern *owned = profile->patterns; owned; owned = owned->next)
        pattern_free(owned->pattern);
    arena_clear(&profile->arena);
    free(profile);
}

const struct rule *rules_match(const struct rules *rules, struct str text,
                               struct pattern_match *match)
{
    for (size_t i = 0; i < rules->n; i++)
        if (pattern_match(rules->at[i].pattern, text, match))
            return &rules->at[i];
    return NULL;
}
