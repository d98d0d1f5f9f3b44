#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "theme/theme_check.h"

struct reader {
    const struct sheet_check *check;
    struct str text;
    size_t at;
};

static struct place place_at(const struct reader *reader, size_t at)
{
    struct place place = {reader->check->file, 1, 1};
    for (size_t i = 0; i < at; i++) {
        bool line = reader->text.p[i] == '\n';
        place.line += line;
        place.column = line ? 1 : place.column + 1;
    }
    return place;
}

/* The end of a comment that begins at `at`; `at` where none does. */
static size_t after_comment(struct str text, size_t at)
{
    if (!str_starts(str_sub(text, at, text.n), STR("/*")))
        return at;
    size_t end = str_find(text, STR("*/"), at + 2);
    return end < text.n ? end + 2 : text.n;
}

static bool is_name_character(char c)
{
    return isalnum((unsigned char)c) || c == '-' || c == '_' || (unsigned char)c >= 0x80;
}

/* "--accent" at `at`; empty where no custom property is named. */
static struct str property_at(struct str text, size_t at)
{
    size_t end = at;
    if (at > 0 && is_name_character(text.p[at - 1]))
        return STR("");
    while (end < text.n && is_name_character(text.p[end]))
        end++;
    struct str name = str_sub(text, at, end);
    return str_starts(name, STR("--")) && name.n > 2 ? name : STR("");
}

static size_t skip_space(struct str text, size_t at)
{
    while (at < text.n && isspace((unsigned char)text.p[at]))
        at++;
    return at;
}

void sheet_properties(struct str text, void (*found)(void *context, struct str name), void *context)
{
    for (size_t at = 0; at < text.n; at++) {
        size_t after = after_comment(text, at);
        if (after > at) {
            at = after - 1;
            continue;
        }
        struct str name = property_at(text, at);
        size_t colon = skip_space(text, at + name.n);
        if (name.n > 0 && colon < text.n && text.p[colon] == ':')
            found(context, name);
    }
}

/* var(--name); with another value for where it has none, it may be one of anybody. */
static void check_property(const struct reader *reader)
{
    const struct sheet_check *check = reader->check;
    size_t at = skip_space(reader->text, reader->at + strlen("var("));
    struct str name = property_at(reader->text, at);
    size_t end = skip_space(reader->text, at + name.n);
    if (name.n == 0 || end == reader->text.n || reader->text.p[end] != ')')
        return;
    for (size_t i = 0; i < check->n_known; i++)
        if (str_is(name, check->known[i]))
            return;
    char *text = arena_strndup(check->arena, name.p, name.n);
    const char *nearest = diag_nearest(text, check->known, check->n_known);
    diag_warning(check->diags, place_at(reader, at), "style-sheet",
                 "'%s' is given no value, by no option and in no style sheet%s%s%s", text,
                 nearest ? "; did you mean '" : "", nearest ? nearest : "", nearest ? "'?" : "");
}

static bool is_remote(struct str address)
{
    return str_starts(address, STR("//")) || str_starts(address, STR("http:")) ||
           str_starts(address, STR("https:"));
}

/* What stands in quotes or before `end`, behind a keyword of this length. */
static struct str address_after(const struct reader *reader, size_t keyword, char end, size_t *from)
{
    *from = skip_space(reader->text, reader->at + keyword);
    char quote = *from < reader->text.n ? reader->text.p[*from] : 0;
    if (quote == '"' || quote == '\'') {
        ++*from;
        end = quote;
    }
    return str_trim(str_sub(reader->text, *from, str_find_char(reader->text, end, *from)));
}

static void report_remote(const struct reader *reader, size_t from, struct str address)
{
    diag_error(reader->check->diags, place_at(reader, from), "style-sheet",
               "'%.*s' is on another host, which readers' browsers would ask; put a copy into "
               "assets/",
               (int)address.n, address.p);
}

/* url(...): a file of the theme, or data. */
static void check_address(const struct reader *reader)
{
    const struct sheet_check *check = reader->check;
    size_t from;
    struct str address = address_after(reader, strlen("url("), ')', &from);
    struct str file =
        str_sub(address, 0, strcspn(arena_strndup(check->arena, address.p, address.n), "?#"));
    if (is_remote(address)) {
        report_remote(reader, from, address);
        return;
    }
    if (check->outside_only || file.n == 0 || str_starts(address, STR("data:")))
        return;
    char *name = arena_strndup(check->arena, file.p, file.n);
    const char *path = path_normal(
        check->arena, path_join(check->arena, path_folder(check->arena, check->path), name));
    if (!path || !check->has(check->context, path))
        diag_error(check->diags, place_at(reader, from), "style-sheet",
                   "there is no file '%s' in the theme", path ? path : name);
}

static void check_import(const struct reader *reader)
{
    size_t from;
    struct str address = address_after(reader, strlen("@import"), ';', &from);
    if (is_remote(address))
        report_remote(reader, from, address);
    else if (!reader->check->outside_only)
        diag_error(reader->check->diags, place_at(reader, reader->at), "style-sheet",
                   "'@import' finds nothing: style sheets are published under other names; "
                   "link it in a template");
}

static bool begins(const struct reader *reader, struct str word)
{
    struct str rest = str_sub(reader->text, reader->at, reader->text.n);
    return rest.n >= word.n && strncasecmp(rest.p, word.p, word.n) == 0;
}

void sheet_check(const struct sheet_check *check, struct str text)
{
    struct reader reader = {check, text, 0};
    while (reader.at < text.n) {
        size_t after = after_comment(text, reader.at);
        if (after == reader.at) {
            if (begins(&reader, STR("url(")))
                check_address(&reader);
            else if (begins(&reader, STR("var(")) && !check->outside_only)
                check_property(&reader);
            else if (begins(&reader, STR("@import")))
                check_import(&reader);
            after++;
        }
        reader.at = after;
    }
}
