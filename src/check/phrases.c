#include "check/phrases.h"

#include <stdint.h>
#include <string.h>
#include <strings.h>

#define N(list) (sizeof(list) / sizeof *(list))

/* A byte of a letter; those of dashes and quotation marks (U+2010 to U+203F) are none. */
static bool is_letter_at(struct str text, size_t i)
{
    unsigned char c = (unsigned char)text.p[i];
    if (c < 0x80)
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    size_t start = i;
    while (start > 0 && ((unsigned char)text.p[start] & 0xC0) == 0x80)
        start--;
    return !(text.n - start >= 3 && memcmp(text.p + start, "\xE2\x80", 2) == 0);
}

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
}

/* Nearly all texts differ from a phrase in its first letters. */
static bool phrase_at(struct str text, size_t at, const char *phrase)
{
    size_t n = 0;
    while (phrase[n] && at + n < text.n && lower(text.p[at + n]) == lower(phrase[n]))
        n++;
    return !phrase[n] && (at + n == text.n || !is_letter_at(str_of(phrase), n - 1) ||
                          !is_letter_at(text, at + n));
}

static bool begins_word(struct str text, size_t at)
{
    return at == 0 || !is_letter_at(text, at - 1);
}

bool has_phrase(struct str text, const char *phrase)
{
    for (size_t i = 0; i < text.n; i++)
        if ((text.p[i] | 0x20) == (phrase[0] | 0x20) && begins_word(text, i) &&
            phrase_at(text, i, phrase))
            return true;
    return false;
}

const char *phrase_in(struct str text, const char *const *phrases, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (has_phrase(text, phrases[i]))
            return phrases[i];
    return NULL;
}

/* ------------------------------------------------------------------------------------ credits */

static const struct credit_phrase {
    const char *text;
    enum {
        ALWAYS, /* no prose speaks so of anything but its own rights */
        CREDIT, /* prose does */
        AGENCY, /* is written about, too */
        JOINED, /* a word or abbreviation of many meanings: only where '/' or a dash joins it */
    } kind;
} credit_phrases[] = {
    {"photo by", CREDIT},
    {"photos by", CREDIT},
    {"photo:", CREDIT},
    {"photograph by", CREDIT},
    {"photograph:", CREDIT},
    {"photo credit", CREDIT},
    {"image credit", CREDIT},
    {"image by", CREDIT},
    {"illustration by", CREDIT},
    {"courtesy of", CREDIT},
    {"foto:", CREDIT},
    {"fotografía de", CREDIT},
    {"crédit photo", CREDIT},
    {"reprinted with permission", ALWAYS},
    {"reprinted by permission", ALWAYS},
    {"reprinted from", CREDIT},
    {"used with permission", ALWAYS},
    {"used by permission", ALWAYS},
    {"all rights reserved", ALWAYS},
    {"alle rechte vorbehalten", ALWAYS},
    {"todos los derechos reservados", ALWAYS},
    {"tous droits réservés", ALWAYS},
    {"Reuters", AGENCY},
    {"AP Photo", ALWAYS},
    {"AP Images", ALWAYS},
    {"Associated Press", AGENCY},
    {"AFP", AGENCY},
    {"Getty Images", AGENCY},
    {"EPA-EFE", AGENCY},
    {"Shutterstock", AGENCY},
    {"iStock", AGENCY},
    {"Alamy", AGENCY},
    {"Magnum Photos", AGENCY},
    {"dpa", AGENCY},
    {"Xinhua", AGENCY},
    {"TASS", AGENCY},
    {"Getty", JOINED},
    {"AP", JOINED},
    {"EPA", JOINED},
    {"Pool", JOINED},
};

/* "Name/Reuters", "Name—Reuters", "Pool/Reuters", "via Reuters". */
static bool is_joined(struct str text, size_t at, size_t end)
{
    struct str before = str_sub(text, 0, at);
    return str_ends(before, STR("/")) || str_ends(before, STR("—")) || str_ends(before, STR("–")) ||
           str_ends(before, STR("via ")) || (end < text.n && text.p[end] == '/');
}

/* Between brackets that hold little else. */
static bool in_brackets(struct str text, size_t at)
{
    enum { LONGEST = 120 };
    for (size_t i = at; i > 0 && at - i < LONGEST; i--) {
        if (text.p[i - 1] == ')' || text.p[i - 1] == ']')
            return false;
        if (text.p[i - 1] == '(' || text.p[i - 1] == '[')
            return true;
    }
    return false;
}

static bool is_credit(struct str text, bool short_line, const struct credit_phrase *phrase,
                      size_t at, size_t end)
{
    enum { HARDLY_PROSE = 60 };
    bool joined = is_joined(text, at, end);
    if (phrase->kind == CREDIT)
        return short_line || in_brackets(text, at);
    if (phrase->kind == AGENCY) /* alone in brackets it is where a report comes from */
        return joined ||
               (short_line && (memchr(text.p, '/', text.n) || memchr(text.p, '(', text.n) ||
                               text.n < HARDLY_PROSE)) ||
               (at > 0 && text.p[at - 1] == '(' && end < text.n && text.p[end] == ')');
    return phrase->kind == ALWAYS || joined;
}

/* Letters in one case; other bytes may be taken for others. */
static unsigned char folded(char c)
{
    return (unsigned char)(c | 0x20);
}

/* By the first byte of phrases: 1 + the index of the first that begins so, after which come those in
 * `next`, and as bits which second bytes they have, of which only the last five bits are told apart. */
struct credit_index {
    unsigned char first[256], next[N(credit_phrases)];
    uint32_t seconds[256];
};

static void index_credits(struct credit_index *index)
{
    *index = (struct credit_index){0};
    for (size_t i = N(credit_phrases); i-- > 0;) {
        const char *text = credit_phrases[i].text;
        unsigned char first = folded(text[0]);
        index->next[i] = index->first[first];
        index->first[first] = (unsigned char)(i + 1);
        index->seconds[first] |= (uint32_t)1 << (text[1] & 31);
    }
}

bool credit_next(struct str text, bool short_line, size_t from, struct credit_found *found)
{
    struct credit_index index;
    index_credits(&index);
    for (size_t at = from; at + 1 < text.n; at++) {
        unsigned char first = folded(text.p[at]);
        if (!(index.seconds[first] >> (text.p[at + 1] & 31) & 1) || !begins_word(text, at))
            continue;
        for (size_t i = index.first[first]; i > 0; i = index.next[i - 1]) {
            const struct credit_phrase *phrase = &credit_phrases[i - 1];
            if (!phrase_at(text, at, phrase->text))
                continue;
            size_t end = at + strlen(phrase->text);
            if (is_credit(text, short_line, phrase, at, end)) {
                *found = (struct credit_found){phrase->text, at, end};
                return true;
            }
        }
    }
    return false;
}

static bool year_at(struct str text, size_t at)
{
    while (at < text.n && text.p[at] == ' ')
        at++;
    size_t digits = 0;
    while (digits < 4 && at + digits < text.n && text.p[at + digits] >= '0' &&
           text.p[at + digits] <= '9')
        digits++;
    return digits == 4;
}

size_t copyright_sign(struct str text)
{
    size_t sign = str_find(text, STR("©"), 0);
    for (size_t at = 0; at < sign; at++)
        if ((phrase_at(text, at, "(c)") && year_at(text, at + 3)) ||
            (begins_word(text, at) && phrase_at(text, at, "copyright") && year_at(text, at + 9)))
            return at;
    return sign;
}

/* -------------------------------------------------------------------------------------- terms */

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

bool begins_without_space(struct str text, size_t at, const char *wanted)
{
    for (; *wanted; at++) {
        if (at == text.n)
            return false;
        if (is_space(text.p[at]))
            continue;
        if (strncasecmp(text.p + at, wanted, 1) != 0)
            return false;
        wanted++;
    }
    return true;
}

const char *forbidding_term(struct str text, size_t *at)
{
    static const struct {
        const char *words, *plain;
    } terms[] = {
        {"all rights reserved", "allrightsreserved"},
        {"do not copy", "donotcopy"},
        {"may not be copied", "maynotbecopied"},
        {"may not be reproduced", "maynotbereproduced"},
        {"may not be shared", "maynotbeshared"},
        {"may not be distributed", "maynotbedistributed"},
        {"do not share", "donotshare"},
        {"do not distribute", "donotdistribute"},
        {"enrolled students only", "enrolledstudentsonly"},
        {"alle Rechte vorbehalten", "allerechtevorbehalten"},
        {"todos los derechos reservados", "todoslosderechosreservados"},
        {"tous droits réservés", "tousdroitsréservés"},
    };
    for (; *at < text.n; ++*at)
        for (size_t i = 0; i < N(terms) && begins_word(text, *at); i++)
            if (begins_without_space(text, *at, terms[i].plain) && !is_space(text.p[*at]))
                return terms[i].words;
    return NULL;
}
