#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/embedded.h"
#include "base/file.h"
#include "base/utf8.h"
#include "import/profile.h"
#include "import/roles.h"
#include "import/scrape.h"

static const char folder[] = "profiles/", extension[] = ".yaml", generic[] = "generic";
static const char own[] = ".profile.yaml";

static bool is_profile(const struct embedded_file *file)
{
    return strncmp(file->path, folder, sizeof folder - 1) == 0;
}

struct profiles {
    struct profile **at;
    size_t n;
};

static struct profile *parse_embedded(const struct embedded_file *file, struct diags *diags)
{
    return profile_parse(file->path, (struct str){file->bytes, file->size}, diags);
}

static size_t count_profiles(void)
{
    size_t n = 0;
    for (const struct embedded_file *file = embedded_files; file->path; file++)
        n += is_profile(file);
    return n;
}

struct profiles *profiles_new(struct diags *diags)
{
    struct profiles *profiles = mem_alloc(sizeof *profiles);
    profiles->at = mem_alloc(count_profiles() * sizeof(struct profile *));
    for (const struct embedded_file *file = embedded_files; file->path; file++) {
        struct profile *profile = is_profile(file) ? parse_embedded(file, diags) : NULL;
        if (!profile)
            continue;
        profile->shared = true;
        profiles->at[profiles->n++] = profile;
    }
    return profiles;
}

void profiles_free(struct profiles *profiles)
{
    for (size_t i = 0; i < profiles->n; i++) {
        profiles->at[i]->shared = false;
        profile_free(profiles->at[i]);
    }
    free(profiles->at);
    free(profiles);
}

/* For profile_free(): that of the file, read before or now. */
static struct profile *built_in(const struct profile_search *search,
                                const struct embedded_file *file, struct diags *diags)
{
    const struct profiles *known = search->built_in;
    for (size_t i = 0; known && i < known->n; i++)
        if (strcmp(known->at[i]->file, file->path) == 0)
            return known->at[i];
    return parse_embedded(file, diags);
}

static struct profile *built_in_called(struct arena *arena, const struct profile_search *search,
                                       const char *name, struct diags *diags)
{
    const struct embedded_file *file =
        embedded_find(arena_printf(arena, "%s%s%s", folder, name, extension));
    return file ? built_in(search, file, diags) : NULL;
}

/* The nearest built-in name to one that is none. */
static const char *nearest_name(struct arena *arena, const char *name)
{
    const char **names = arena_array(arena, count_profiles(), sizeof *names);
    size_t n = 0;
    for (const struct embedded_file *file = embedded_files; file->path; file++)
        if (is_profile(file))
            names[n++] = path_name(path_with_extension(arena, file->path, ""));
    return diag_nearest(name, names, n);
}

static struct profile *parse_file(const char *path, enum status *status, struct diags *diags)
{
    struct buf text = BUF_INIT;
    struct profile *profile = NULL;
    *status = file_read(path, FILE_LIMIT, &text, diags);
    if (!*status) {
        profile = profile_parse(path, buf_str(&text), diags);
        if (!profile || !profile_check(profile, diags))
            *status = STATUS_CONTENT;
    }
    buf_clear(&text);
    if (!*status)
        return profile;
    profile_free(profile);
    return NULL;
}

static struct profile *named_profile(struct arena *arena, const struct profile_search *search,
                                     enum status *status, struct diags *diags)
{
    const char *named = search->named;
    const char *beside =
        search->folder ? path_join(arena, search->folder, arena_printf(arena, "%s%s", named, own))
                       : NULL;
    if (beside && !strchr(named, '/') && file_exists(beside))
        return parse_file(beside, status, diags);
    if (!path_has_extension(named, extension) && !strchr(named, '/')) {
        struct profile *profile = built_in_called(arena, search, named, diags);
        const char *nearest = profile ? NULL : nearest_name(arena, named);
        if (!profile)
            *status = diag_fail(
                diags, STATUS_USAGE, (struct place){0}, "no profile is called '%s'%s%s%s", named,
                nearest ? ", did you mean '" : "", nearest ? nearest : "", nearest ? "'?" : "");
        return profile;
    }
    return parse_file(named, status, diags);
}

static size_t text_hits(const struct profile *profile, const struct units *units)
{
    size_t hits = 0;
    for (size_t i = 0; i < profile->match_text.n; i++)
        for (size_t j = 0; j < units->n; j++)
            if (pattern_match(profile->match_text.at[i].pattern, units->at[j].text, NULL)) {
                hits++;
                break;
            }
    return hits;
}

/* How well a profile fits: its address above all, then the number of its lines; 0 if it doesn't. */
static size_t fit(const struct profile *profile, const char *url, const struct units *units)
{
    if (url && rules_match(&profile->match_url, str_of(url), NULL))
        return SIZE_MAX;
    size_t hits = profile->min_hits > 0 ? text_hits(profile, units) : 0;
    return hits >= profile->min_hits ? hits : 0;
}

/* The profile that fits best of those that were tried. */
struct choice {
    struct profile *best;
    size_t fit;
};

static void try_profile(struct choice *choice, struct profile *profile, const char *url,
                        const struct units *units)
{
    size_t how_well = profile ? fit(profile, url, units) : 0;
    struct profile *loser = how_well > choice->fit ? choice->best : profile;
    if (how_well > choice->fit)
        *choice = (struct choice){profile, how_well};
    profile_free(loser);
}

/* Those beside the text. A mistake in one is an error: it might have fitted. */
static enum status try_beside(struct arena *arena, struct choice *choice,
                              const struct profile_search *search, const struct units *units,
                              struct diags *diags)
{
    const char *const *names;
    size_t n;
    const char *where = *search->folder ? search->folder : ".";
    enum status status = file_list(arena, where, &names, &n, diags);
    for (size_t i = 0; i < n && !status; i++)
        if (str_ends(str_of(names[i]), str_of(own))) {
            const char *path = path_join(arena, search->folder, names[i]);
            try_profile(choice, parse_file(path, &status, diags), search->url, units);
        }
    return status;
}

static struct profile *fitting_profile(struct arena *arena, const struct profile_search *search,
                                       const struct units *units, enum status *status,
                                       struct diags *diags)
{
    struct choice choice = {NULL, 0};
    if (search->folder)
        *status = try_beside(arena, &choice, search, units, diags);
    for (const struct embedded_file *file = embedded_files; file->path && !*status; file++)
        if (is_profile(file))
            try_profile(&choice, built_in(search, file, diags), search->url, units);
    return choice.best;
}

struct profile *profile_find(const struct profile_search *search, const struct units *units,
                             enum status *status, struct diags *diags)
{
    struct arena arena = ARENA_INIT;
    struct profile *profile;
    *status = STATUS_OK;
    if (search->named)
        profile = named_profile(&arena, search, status, diags);
    else
        profile = fitting_profile(&arena, search, units, status, diags);
    if (!profile && *status == STATUS_OK)
        profile = built_in_called(&arena, search, generic, diags);
    arena_clear(&arena);
    return profile;
}

bool profile_is_generic(const struct profile *profile)
{
    return strcmp(profile->name, generic) == 0;
}

static bool check_case(const struct profile *profile, const struct profile_test *test,
                       struct diags *diags)
{
    struct arena arena = ARENA_INIT;
    struct units units;
    bool passed = true;
    struct str roles = str_of(test->roles), role;
    if (scrape_text(&arena, str_of(test->text), &units))
        roles_assign(&units, profile);
    for (size_t i = 0; i < units.n; i++) {
        const char *got = role_name(units.at[i].role);
        if (!utf8_next_word(&roles, &role))
            role = STR("nothing");
        if (str_is(role, got))
            continue;
        passed = false;
        diag_error(diags, test->place, "profile-test", "%s: '%.*s' is %s, not %.*s (%s)",
                   test->name, (int)units.at[i].text.n, units.at[i].text.p, got, (int)role.n,
                   role.p, units.at[i].why);
    }
    if (utf8_next_word(&roles, &role)) {
        passed = false;
        diag_error(diags, test->place, "profile-test", "%s: there are more roles than lines",
                   test->name);
    }
    arena_clear(&arena);
    return passed;
}

bool profile_check(const struct profile *profile, struct diags *diags)
{
    bool passed = true;
    for (size_t i = 0; i < profile->n_tests; i++)
        passed &= check_case(profile, &profile->tests[i], diags);
    return passed;
}
