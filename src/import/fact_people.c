/*
 * Several people in one line: "Ada Example, Ben Example and Li Wei".
 *
 * A line is cut only where each piece of it is the name of a person: organizations have "and" and
 * commas in theirs ("Ministry of Roads and Bridges"), and so have names with the last name first.
 */
#include <string.h>
#include <utf8proc.h>

#include "base/utf8.h"
#include "import/fact_text.h"

enum { TITLE_LENGTH = 6 }; /* bytes of a title behind a name: "Ph.D." */

struct pieces {
    struct str at[FACT_PEOPLE];
    size_t n;
    bool joined; /* by more than a comma */
    bool last;   /* there is no room for what follows */
};

/* The length of what separates two names at the start of a text; 0: nothing does. */
static size_t separator(struct str text, bool *comma)
{
    static const char *const separators[] = {", and ", ", & ", "; ",  " and ", " & ", " und ",
                                             " y ",    " et ", " e ", "、",    "；"};
    *comma = false;
    for (size_t i = 0; i < sizeof separators / sizeof *separators; i++)
        if (str_starts(text, str_of(separators[i])))
            return strlen(separators[i]);
    *comma = str_starts(text, STR(", "));
    return *comma ? 2 : 0;
}

static utf8proc_category_t category_at(struct str text)
{
    size_t length;
    return text.n > 0 ? utf8proc_category((int32_t)utf8_decode(text, &length))
                      : UTF8PROC_CATEGORY_CN;
}

static bool is_particle(struct str word)
{
    static const char all[] =
        " af al av bin bint da das de del della den der des di do dos du e el ibn la las le los "
        "ten ter van vom von wa y zu zum zur ";
    size_t at = str_find(str_of(all), word, 0);
    return at > 0 && all[at] && all[at - 1] == ' ' && all[at + word.n] == ' ';
}

/* "al-Hassan", "d'Ormesson": small letters, and a capital behind the mark. */
static bool is_prefixed(struct str word)
{
    for (size_t n = 1; n <= 3 && n < word.n; n++) {
        struct str rest = str_sub(word, n, word.n);
        size_t mark = str_starts(rest, STR("’")) ? strlen("’") : strchr("-'", rest.p[0]) ? 1 : 0;
        if (mark > 0)
            return category_at(str_sub(rest, mark, rest.n)) == UTF8PROC_CATEGORY_LU;
    }
    return false;
}

/* Two words with a capital or more, particles aside; in a script without case one is enough. */
static bool is_name(struct str text)
{
    size_t words = 0;
    for (struct str word; utf8_next_word(&text, &word);) {
        utf8proc_category_t first = category_at(word);
        if (first == UTF8PROC_CATEGORY_LO)
            words += 2;
        else if (first == UTF8PROC_CATEGORY_LU || first == UTF8PROC_CATEGORY_LT ||
                 is_prefixed(word))
            words++;
        else if (!is_particle(word))
            return false;
    }
    return words >= 2;
}

/* What stands behind a name and is none: "PhD", "M.D.", "Jr.". */
static bool is_title(struct str text)
{
    char last = text.n > 0 ? text.p[text.n - 1] : '\0';
    bool capital = last >= 'A' && last <= 'Z';
    return text.n <= TITLE_LENGTH && str_find_char(text, ' ', 0) == text.n &&
           (capital || last == '.');
}

static void add_piece(struct pieces *pieces, struct str piece)
{
    if (pieces->n > 0 && is_title(piece)) {
        struct str *before = &pieces->at[pieces->n - 1];
        before->n = (size_t)(piece.p + piece.n - before->p);
    } else if (pieces->n < FACT_PEOPLE) {
        pieces->at[pieces->n++] = piece;
    } else {
        pieces->last = true;
    }
}

static void cut(struct str text, struct pieces *pieces)
{
    size_t from = 0;
    for (size_t at = 0; at < text.n;) {
        bool comma;
        size_t n = separator(str_sub(text, at, text.n), &comma);
        if (n == 0) {
            at++;
            continue;
        }
        pieces->joined |= !comma;
        add_piece(pieces, str_sub(text, from, at));
        at = from = at + n;
    }
    add_piece(pieces, str_sub(text, from, text.n));
}

/* "Example Town, Ada Maria" may be one person. */
static bool are_people(const struct pieces *pieces, bool byline)
{
    if (pieces->last || (!byline && !pieces->joined && pieces->n < 3))
        return false;
    for (size_t i = 0; i < pieces->n; i++)
        if (!is_name(pieces->at[i]))
            return false;
    return true;
}

size_t fact_people(struct arena *arena, const char *text, bool byline,
                   const char *names[FACT_PEOPLE])
{
    struct pieces pieces = {0};
    const char *all = fact_person(arena, text);
    if (!all)
        return 0;
    cut(str_of(all), &pieces);
    if (!are_people(&pieces, byline)) {
        names[0] = all;
        return 1;
    }
    for (size_t i = 0; i < pieces.n; i++)
        names[i] = arena_strndup(arena, pieces.at[i].p, pieces.at[i].n);
    return pieces.n;
}
