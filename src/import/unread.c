/*
 * Lines between title and text that may say who wrote it or when, and of which no fact was made.
 * Such a fact is not recorded as none-supplied, for nobody has looked yet.
 */
#include <string.h>

#include "base/utf8.h"
#include "import/record.h"

enum { LINE_WORDS = 12, NAME_WORDS = 2 };

static bool is_left_out_head(const struct unit *unit)
{
    return unit->role == ROLE_LEFT_OUT && unit->weight <= LINE_WORDS && !unit->answered &&
           (strcmp(unit->why, WHY_HEAD_LINE) == 0 || strcmp(unit->why, WHY_BEFORE_TEXT) == 0 ||
            strcmp(unit->why, WHY_BEFORE) == 0);
}

/* Words in a row with a capital each, which no sentence has, or what the profile knows of. */
static bool may_name(const struct profile *profile, struct str text)
{
    if (rules_match(&profile->maybe_author, text, NULL))
        return true;
    size_t capitals = 0;
    for (struct str word; utf8_next_word(&text, &word);) {
        bool letter = !(word.p[0] >= '0' && word.p[0] <= '9') && text_begins_upper(word);
        capitals = letter ? capitals + 1 : 0;
        if (capitals == NAME_WORDS)
            return true;
    }
    return false;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* A year, or a day in digits alone. */
static bool may_date(const struct profile *profile, struct str text)
{
    (void)profile;
    size_t digits = 0;
    for (size_t i = 0; i < text.n; i++) {
        digits = is_digit(text.p[i]) ? digits + 1 : 0;
        bool parted = i + 1 < text.n && i > 0 && strchr("./-", text.p[i]) &&
                      is_digit(text.p[i - 1]) && is_digit(text.p[i + 1]);
        if (digits == strlen("2024") || parted)
            return true;
    }
    return false;
}

static size_t first_with(const struct units *units, size_t from, bool (*is_it)(enum role))
{
    while (from < units->n && !is_it(units->at[from].role))
        from++;
    return from;
}

static bool is_title(enum role role)
{
    return role == ROLE_TITLE;
}

/* Flags the first line that may have the fact; whether there is one. */
static bool find(struct units *units, const struct profile *profile,
                 bool (*may)(const struct profile *profile, struct str text), const char *what)
{
    size_t title = first_with(units, 0, is_title);
    size_t from = title < units->n ? title + 1 : 0, end = first_with(units, from, role_in_body);
    for (size_t i = from; i < end && end < units->n; i++)
        if (is_left_out_head(&units->at[i]) && may(profile, units->at[i].text)) {
            units_flag(units, i, "is the %s in this line? none could be read out of it", what);
            return true;
        }
    return false;
}

void record_gather_unread(struct record *record, struct units *units, const struct profile *profile)
{
    record->unread_author = record->n_authors == 0 && find(units, profile, may_name, "author");
    record->unread_date = !record->date && find(units, profile, may_date, "date");
}
