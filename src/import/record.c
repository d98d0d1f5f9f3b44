#include "import/record.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

enum { YEAR_FIRST = 1450, YEAR_LAST = 2199, MONTHS = 12, MONTH_LETTERS = 3 };

static const struct unit *first_of(const struct units *units, enum role role)
{
    for (size_t i = 0; i < units->n; i++)
        if (units->at[i].role == role)
            return &units->at[i];
    return NULL;
}

static struct str text_of(const struct units *units, enum role role)
{
    const struct unit *unit = first_of(units, role);
    return unit ? unit->text : (struct str){NULL, 0};
}

static size_t count(const struct units *units, enum role role)
{
    size_t n = 0;
    for (size_t i = 0; i < units->n; i++)
        n += units->at[i].role == role;
    return n;
}

/* Group 1 of the rule that gave the unit its role, or the whole line where there is none. */
static struct str captured(const struct rules *rules, struct str text)
{
    struct pattern_match match;
    if (rules_match(rules, text, &match) && match.group[1].p)
        return match.group[1];
    return text;
}

/* 1 to 12 for the name of a month or its first three letters, with or without a full stop. */
static int month_of(struct str word)
{
    static const char *const names[MONTHS] = {"january",   "february", "march",    "april",
                                              "may",       "june",     "july",     "august",
                                              "september", "october",  "november", "december"};
    while (word.n > 0 && strchr(".,", word.p[word.n - 1]))
        word.n--;
    for (int month = 0; word.n >= MONTH_LETTERS && month < MONTHS; month++) {
        size_t n = 0;
        while (n < word.n && names[month][n] && (word.p[n] | 0x20) == names[month][n])
            n++;
        bool sept = month == 8 && n == 4;
        if (n == word.n && (n == MONTH_LETTERS || sept || names[month][n] == '\0'))
            return month + 1;
    }
    return 0;
}

/* The digits at the start of a word ("18th," is 18); 0 if there are none or too many. */
static int number_of(struct str word)
{
    int number = 0;
    size_t n = 0;
    for (; n < word.n && word.p[n] >= '0' && word.p[n] <= '9'; n++)
        if (n < 4)
            number = 10 * number + (word.p[n] - '0');
    return n <= 4 ? number : 0;
}

static bool is_day(int year, int month, int day)
{
    static const int days[MONTHS] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return year >= YEAR_FIRST && year <= YEAR_LAST && month >= 1 && month <= MONTHS && day >= 1 &&
           day <= days[month - 1] + (month == 2 && leap);
}

const char *record_date(struct arena *arena, struct str text)
{
    int year = 0, month = 0, day = 0;
    for (struct str word; utf8_next_word(&text, &word);) {
        int number = number_of(word);
        if (month == 0 && month_of(word))
            month = month_of(word);
        else if (word.n == 10 && word.p[4] == '-' && word.p[7] == '-') {
            year = number;
            month = number_of(str_sub(word, 5, 7));
            day = number_of(str_sub(word, 8, 10));
        } else if (number >= YEAR_FIRST)
            year = number;
        else if (number > 0 && day == 0)
            day = number;
    }
    return is_day(year, month, day) ? arena_printf(arena, "%04d-%02d-%02d", year, month, day)
                                    : NULL;
}

static const char *date_from(struct units *units, enum role role, const struct rules *rules)
{
    const struct unit *unit = first_of(units, role);
    const char *date = unit ? record_date(units->arena, captured(rules, unit->text)) : NULL;
    if (unit && !date)
        units_flag(units, (size_t)(unit - units->at), "a %s that can't be read", role_name(role));
    return date;
}

static void gather_keywords(struct record *record, struct units *units)
{
    record->keywords =
        arena_array(units->arena, count(units, ROLE_TOPIC), sizeof *record->keywords);
    for (size_t i = 0; i < units->n; i++)
        if (units->at[i].role == ROLE_TOPIC)
            record->keywords[record->n_keywords++] = units->at[i].text;
}

/* What the caption has beyond the alternative text before it, or the credit's own pattern. */
static struct photo photo_from(const struct units *units, size_t i, const struct profile *profile)
{
    struct str text = units->at[i].text;
    struct pattern_match match;
    if (i > 0 && units->at[i - 1].role == ROLE_ALT) {
        struct str alt = units->at[i - 1].text;
        return (struct photo){alt, utf8_trim(str_sub(text, alt.n, text.n))};
    }
    if (rules_match(&profile->credit, text, &match) && match.group[1].p) {
        size_t before = (size_t)(match.group[1].p - text.p);
        return (struct photo){utf8_trim(str_sub(text, 0, before)), match.group[1]};
    }
    return (struct photo){text, {NULL, 0}};
}

static void gather_photos(struct record *record, struct units *units, const struct profile *profile)
{
    record->photos = arena_array(units->arena, count(units, ROLE_CAPTION), sizeof *record->photos);
    for (size_t i = 0; i < units->n; i++)
        if (units->at[i].role == ROLE_CAPTION)
            record->photos[record->n_photos++] = photo_from(units, i, profile);
}

static bool names_license(struct str text)
{
    return str_find(text, STR("CC BY"), 0) < text.n || str_find(text, STR("CC-BY"), 0) < text.n ||
           str_find(text, STR("CC0"), 0) < text.n ||
           str_find(text, STR("Creative Commons"), 0) < text.n ||
           str_find(text, STR("creativecommons.org"), 0) < text.n;
}

/* A license named where no sentence says that it is the text's: in a credit, or in passing. */
static void flag_other_licenses(struct units *units)
{
    for (size_t i = 0; i < units->n; i++)
        if (!role_in_body(units->at[i].role) && names_license(units->at[i].text)) {
            units_flag(units, i, "a license is named, but not as that of the text");
            return;
        }
}

/* The license of the text, only if its sentences agree and name it in full. */
static void gather_license(struct record *record, struct units *units)
{
    static const char *const doubts[] = {
        [LICENSE_UNKNOWN] = "the license can't be told from its sentence",
        [LICENSE_NO_VERSION] = "the license sentence names no version",
        [LICENSE_NONE] = "the license sentence names no license",
    };
    struct license found = {0};
    for (size_t i = 0; i < units->n; i++) {
        struct unit *unit = &units->at[i];
        if (unit->role != ROLE_LICENSE)
            continue;
        if (!record->license_notice.p)
            record->license_notice = unit->text;
        struct license license;
        enum license_match match = license_from_text(units->arena, unit->text, &license);
        if (match != LICENSE_FOUND)
            units_flag(units, i, "%s", doubts[match]);
        else if (!found.id)
            found = license;
        else if (strcmp(found.id, license.id) != 0) {
            units_flag(units, i, "two different licenses: %s and %s", found.id, license.id);
            return;
        }
        if (match != LICENSE_FOUND)
            return;
    }
    record->license = found;
    if (!record->license_notice.p)
        flag_other_licenses(units);
}

static void gather_changes(struct record *record, const struct units *units,
                           const struct read_report *report)
{
    enum { MOST = 2 };
    record->changes = arena_array(units->arena, MOST, sizeof *record->changes);
    if (count(units, ROLE_LEFT_OUT) > 0)
        record->changes[record->n_changes++] = "site navigation and promotional elements left out";
    if (report->removed > 0)
        record->changes[record->n_changes++] = "control characters left out";
}

void record_gather(struct record *record, struct units *units, const struct profile *profile,
                   const struct import_options *options, const struct read_report *report)
{
    const struct unit *author = first_of(units, ROLE_AUTHOR);
    *record = (struct record){
        .title = text_of(units, ROLE_TITLE),
        .standfirst = text_of(units, ROLE_STANDFIRST),
        .series = text_of(units, ROLE_SERIES),
        .copyright = text_of(units, ROLE_COPYRIGHT),
        .publisher = profile->publisher,
        .language = profile->language,
        .source = options->url,
        .retrieved = options->retrieved,
        .author = options->author,
        .date = options->date,
        .profile = profile_is_generic(profile) ? NULL : profile->name,
        .profile_version = profile->version,
    };
    if (!record->author && author) {
        struct str name = captured(&profile->author, author->text);
        record->author = arena_strndup(units->arena, name.p, name.n);
    }
    if (!record->date)
        record->date = date_from(units, ROLE_DATE, &profile->date);
    record->modified = date_from(units, ROLE_MODIFIED, &profile->modified);
    gather_keywords(record, units);
    gather_photos(record, units, profile);
    gather_license(record, units);
    gather_changes(record, units, report);
    if (!record->title.p)
        units_flag(units, UNIT_NONE, "no title was found");
}
