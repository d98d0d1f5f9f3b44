#include <stdio.h>
#include <string.h>

#include "base/embedded.h"
#include "base/file.h"
#include "base/utf8.h"
#include "import/profile.h"
#include "import/roles.h"
#include "import/scrape.h"

static const char folder[] = "profiles/", extension[] = ".yaml", generic[] = "generic";

static bool is_profile(const struct embedded_file *file)
{
    return strncmp(file->path, folder, sizeof folder - 1) == 0;
}

static struct profile *parse_embedded(const struct embedded_file *file, struct diags *diags)
{
    return profile_parse(file->path, (struct str){file->bytes, file->size}, diags);
}

static struct profile *parse_built_in(struct arena *arena, const char *name, struct diags *diags)
{
    const struct embedded_file *file =
        embedded_find(arena_printf(arena, "%s%s%s", folder, name, extension));
    return file ? parse_embedded(file, diags) : NULL;
}

/* The nearest built-in name to one that is none. */
static const char *nearest_name(struct arena *arena, const char *name)
{
    size_t n = 0;
    for (const struct embedded_file *file = embedded_files; file->path; file++)
        n += is_profile(file);
    const char **names = arena_array(arena, n, sizeof *names);
    n = 0;
    for (const struct embedded_file *file = embedded_files; file->path; file++)
        if (is_profile(file))
            names[n++] = path_name(path_with_extension(arena, file->path, ""));
    return diag_nearest(name, names, n);
}

static struct profile *named_profile(struct arena *arena, const char *named, enum status *status,
                                     struct diags *diags)
{
    if (!path_has_extension(named, extension) && !strchr(named, '/')) {
        struct profile *profile = parse_built_in(arena, named, diags);
        const char *nearest = profile ? NULL : nearest_name(arena, named);
        if (!profile)
            *status = diag_fail(
                diags, STATUS_USAGE, (struct place){0}, "no profile is called '%s'%s%s%s", named,
                nearest ? ", did you mean '" : "", nearest ? nearest : "", nearest ? "'?" : "");
        return profile;
    }
    struct buf text = BUF_INIT;
    struct profile *profile = NULL;
    *status = file_read(named, FILE_LIMIT, &text, diags);
    if (!*status) {
        profile = profile_parse(named, buf_str(&text), diags);
        *status = profile ? STATUS_OK : STATUS_CONTENT;
    }
    buf_clear(&text);
    return profile;
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

static struct profile *fitting_profile(const char *url, const struct units *units,
                                       struct diags *diags)
{
    struct profile *best = NULL;
    size_t best_fit = 0;
    for (const struct embedded_file *file = embedded_files; file->path; file++) {
        struct profile *profile = is_profile(file) ? parse_embedded(file, diags) : NULL;
        size_t how_well = profile ? fit(profile, url, units) : 0;
        struct profile *loser = how_well > best_fit ? best : profile;
        if (how_well > best_fit) {
            best = profile;
            best_fit = how_well;
        }
        profile_free(loser);
    }
    return best;
}

struct profile *profile_find(const char *named, const char *url, const struct units *units,
                             enum status *status, struct diags *diags)
{
    struct arena arena = ARENA_INIT;
    struct profile *profile;
    *status = STATUS_OK;
    if (named)
        profile = named_profile(&arena, named, status, diags);
    else
        profile = fitting_profile(url, units, diags);
    if (!profile && *status == STATUS_OK)
        profile = parse_built_in(&arena, generic, diags);
    arena_clear(&arena);
    return profile;
}

bool profile_is_generic(const struct profile *profile)
{
    return strcmp(profile->name, generic) == 0;
}

static void check_case(const struct profile *profile, const struct profile_test *test,
                       struct diags *diags)
{
    struct arena arena = ARENA_INIT;
    struct units units;
    struct str roles = str_of(test->roles), role;
    if (scrape_text(&arena, str_of(test->text), &units))
        roles_assign(&units, profile);
    for (size_t i = 0; i < units.n; i++) {
        const char *got = role_name(units.at[i].role);
        if (!utf8_next_word(&roles, &role))
            role = STR("nothing");
        if (!str_is(role, got))
            diag_error(diags, test->place, "profile-test", "%s: '%.*s' is %s, not %.*s (%s)",
                       test->name, (int)units.at[i].text.n, units.at[i].text.p, got, (int)role.n,
                       role.p, units.at[i].why);
    }
    if (utf8_next_word(&roles, &role))
        diag_error(diags, test->place, "profile-test", "%s: there are more roles than lines",
                   test->name);
    arena_clear(&arena);
}

void profile_check(const struct profile *profile, struct diags *diags)
{
    for (size_t i = 0; i < profile->n_tests; i++)
        check_case(profile, &profile->tests[i], diags);
}
