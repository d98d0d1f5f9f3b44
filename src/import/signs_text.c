#include "import/signs_text.h"

#include <utf8proc.h>

#include "base/utf8.h"

enum { LONGER_LETTERS = 4, CAPITALS_LEAST = 3 };

static void sign_length(size_t words, signed char *at)
{
    static const size_t most[] = {1, 3, 7, 13, 19, 39};
    size_t i = 0;
    while (i < sizeof most / sizeof *most && words > most[i])
        i++;
    at[SIGN_WORDS_1 + i] = SIGN_FULL;
}

static bool ends_with(struct str text, const char *const *marks)
{
    for (; *marks; marks++)
        if (str_ends(text, str_of(*marks)))
            return true;
    return false;
}

static void sign_end(struct str text, signed char *at)
{
    static const char *const quotes[] = {"\"", "'", "”", "’", "»", "“", "*", NULL};
    static const struct {
        enum sign sign;
        const char *marks[6];
    } ends[] = {
        {SIGN_ENDS_ELLIPSIS, {"...", "…"}},
        {SIGN_ENDS_PERIOD, {".", "。", "।", "۔"}},
        {SIGN_ENDS_EXCLAMATION, {"!", "！"}},
        {SIGN_ENDS_QUESTION, {"?", "？", "؟"}},
        {SIGN_ENDS_COLON, {":", "："}},
        {SIGN_ENDS_COMMA, {",", ";", "，", "、", "،"}},
        {SIGN_ENDS_PARENTHESIS, {")", "]", "）"}},
    };
    while (text.n > 0 && ends_with(text, quotes)) {
        do
            text.n--;
        while (text.n > 0 && ((unsigned char)text.p[text.n] & 0xC0) == 0x80);
    }
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (ends_with(text, ends[i].marks)) {
            at[ends[i].sign] = SIGN_FULL;
            return;
        }
}

static utf8proc_category_t category_at(struct str text, size_t *length)
{
    return utf8proc_category((utf8proc_int32_t)utf8_decode(text, length));
}

static void sign_beginning(struct str text, signed char *at)
{
    size_t length;
    switch (category_at(text, &length)) {
    case UTF8PROC_CATEGORY_LL:
        at[SIGN_BEGINS_LOWER] = SIGN_FULL;
        break;
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_NL:
        at[SIGN_BEGINS_DIGIT] = SIGN_FULL;
        break;
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_LM:
        break;
    case UTF8PROC_CATEGORY_PI:
        at[SIGN_BEGINS_QUOTE] = SIGN_FULL;
        break;
    default:
        at[text.p[0] == '"' || text.p[0] == '\'' ? SIGN_BEGINS_QUOTE : SIGN_BEGINS_SYMBOL] =
            SIGN_FULL;
    }
    size_t digits = 0;
    while (digits < text.n && text.p[digits] >= '0' && text.p[digits] <= '9')
        digits++;
    if (digits > 0 && digits < text.n &&
        (text.p[digits] == '.' || text.p[digits] == ')' || text.p[digits] == ':') &&
        (digits + 1 == text.n || text.p[digits + 1] == ' '))
        at[SIGN_BEGINS_NUMBER] = SIGN_FULL;
}

static bool is_mark_between(struct str word)
{
    static const char *const marks[] = {"|", "/", ">", "»", "›", "→", "·", "•", "❯", "::", NULL};
    for (size_t i = 0; marks[i]; i++)
        if (str_is(word, marks[i]))
            return true;
    return false;
}

static bool is_dash(struct str word)
{
    return str_is(word, "-") || str_is(word, "–") || str_is(word, "—");
}

static bool is_address(struct str word)
{
    return str_find(word, STR("://"), 0) < word.n || str_starts(word, STR("www.")) ||
           (str_find_char(word, '@', 1) < word.n && str_find_char(word, '.', 0) < word.n);
}

static bool ends_inside(struct str word)
{
    return word.n > LONGER_LETTERS && (str_ends(word, STR(".")) || str_ends(word, STR("?")) ||
                                       str_ends(word, STR("!")) || str_ends(word, STR(".”")));
}

static void sign_words(struct str text, signed char *at)
{
    size_t words = 0, longer = 0, capital = 0, commas = 0;
    for (struct str word; utf8_next_word(&text, &word); words++) {
        bool last = text.n == 0;
        if (words > 0 && word.n >= LONGER_LETTERS) {
            longer++;
            capital += text_begins_upper(word);
        }
        commas += str_ends(word, STR(","));
        if (words > 0 && !last && is_mark_between(word))
            at[SIGN_SEPARATOR] = SIGN_FULL;
        if (words > 0 && !last && is_dash(word))
            at[SIGN_DASH] = SIGN_FULL;
        if (!last && str_ends(word, STR(":")))
            at[SIGN_COLON] = SIGN_FULL;
        if (!last && ends_inside(word))
            at[SIGN_SENTENCES] = SIGN_FULL;
        if (is_address(word))
            at[SIGN_ADDRESS] = SIGN_FULL;
    }
    if (longer > 0)
        at[SIGN_TITLE_CASE] = (signed char)(capital * SIGN_FULL / longer);
    size_t dense = words > 0 ? commas * SIGN_FULL * 10 / words : 0;
    at[SIGN_COMMAS] = (signed char)(dense < SIGN_FULL ? dense : SIGN_FULL);
}

static void sign_characters(struct str text, signed char *at)
{
    size_t all = 0, digits = 0, upper = 0, lower = 0, length;
    for (; text.n > 0; text = str_sub(text, length, text.n), all++) {
        uint32_t c = utf8_decode(text, &length);
        utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)c);
        digits += category == UTF8PROC_CATEGORY_ND;
        upper += category == UTF8PROC_CATEGORY_LU;
        lower += category == UTF8PROC_CATEGORY_LL || category == UTF8PROC_CATEGORY_LO;
        if (category == UTF8PROC_CATEGORY_SC)
            at[SIGN_CURRENCY] = SIGN_FULL;
        if (c == 0xA9)
            at[SIGN_COPYRIGHT] = SIGN_FULL;
    }
    if (upper >= CAPITALS_LEAST && lower == 0)
        at[SIGN_CAPITALS] = SIGN_FULL;
    at[SIGN_DIGITS] = (signed char)(digits * SIGN_FULL / all);
}

void signs_of_text(const struct unit *unit, signed char *at)
{
    sign_length(unit->weight, at);
    sign_end(unit->text, at);
    sign_beginning(unit->text, at);
    sign_words(unit->text, at);
    sign_characters(unit->text, at);
}
