#include "import/fact_text.h"

#include <libxml/HTMLparser.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/utf8.h"
#include "import/address.h"
#include "import/read.h"
#include "import/unit.h"
#include "model/values.h"

enum {
    YEAR_FIRST = 1450,
    YEAR_LAST = 2199,
    MONTHS = 12,
    MONTH_LETTERS = 3,
    NAME_LIMIT = 160,
    REFERENCE_LIMIT = 32,
    COPYRIGHT_LIMIT = 200,
};

/* The code point of a character reference without '&' and ';'; 0: none. */
static uint32_t reference(struct str name)
{
    char text[REFERENCE_LIMIT + 1];
    memcpy(text, name.p, name.n);
    text[name.n] = '\0';
    if (text[0] != '#') {
        const htmlEntityDesc *entity = htmlEntityLookup(BAD_CAST text);
        return entity ? entity->value : 0;
    }
    bool hex = (text[1] | 0x20) == 'x';
    char *end;
    unsigned long code = strtoul(text + 1 + hex, &end, hex ? 16 : 10);
    bool letter = *end == '\0' && end > text + 1 + hex && code > 0 && code <= 0x10FFFF &&
                  !(code >= 0xD800 && code <= 0xDFFF);
    return letter ? (uint32_t)code : 0;
}

static void add_decoded(struct buf *out, struct str text)
{
    for (size_t at = 0; at < text.n;) {
        size_t end = text.p[at] == '&' ? str_find_char(text, ';', at) : text.n;
        bool maybe = end < text.n && end - at - 1 <= REFERENCE_LIMIT;
        uint32_t code = maybe ? reference(str_sub(text, at + 1, end)) : 0;
        if (code)
            utf8_encode(out, code);
        else
            buf_addc(out, text.p[at]);
        at = code ? end + 1 : at + 1;
    }
}

const char *fact_text(struct arena *arena, const char *text)
{
    struct buf decoded = BUF_INIT, clean = BUF_INIT, collapsed = BUF_INIT;
    add_decoded(&decoded, str_of(text));
    read_add_clean(&clean, buf_str(&decoded));
    utf8_collapse(&collapsed, buf_str(&clean));
    const char *copy = collapsed.n ? arena_strndup(arena, collapsed.p, collapsed.n) : "";
    buf_clear(&decoded);
    buf_clear(&clean);
    buf_clear(&collapsed);
    return copy;
}

static bool begins(const char *text, const char *word)
{
    return strncasecmp(text, word, strlen(word)) == 0;
}

const char *fact_person(struct arena *arena, const char *text)
{
    static const char *const nobody[] = {"admin", "administrator", "author",    "editor", "guest",
                                         "n/a",   "none",          "null",      "root",   "staff",
                                         "test",  "undefined",     "webmaster", "user"};
    static const char *const labels[] = {"author: ", "written by ", "by "};
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
        if (begins(text, labels[i]))
            text += strlen(labels[i]);
    size_t n = strlen(text);
    if (n < 2 || n > NAME_LIMIT || strstr(text, "://") || begins(text, "www.") ||
        strpbrk(text, "<>{}@") || value_bad_character(str_of(text)))
        return NULL;
    for (size_t i = 0; i < sizeof nobody / sizeof *nobody; i++)
        if (strcasecmp(text, nobody[i]) == 0)
            return NULL;
    return arena_strdup(arena, text);
}

/* Where a name of these languages is not the English one. */
static int month_elsewhere(struct str word)
{
    static const char *const names[][MONTHS] = {
        {"januar", "februar", "märz", "april", "mai", "juni", "juli", "august", "september",
         "oktober", "november", "dezember"},
        {"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre",
         "octobre", "novembre", "décembre"},
        {"gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto",
         "settembre", "ottobre", "novembre", "dicembre"},
        {"januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september",
         "oktober", "november", "december"},
        {"enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre",
         "octubre", "noviembre", "diciembre"},
        {"janeiro", "fevereiro", "março", "abril", "maio", "junho", "julho", "agosto", "setembro",
         "outubro", "novembro", "dezembro"},
    };
    for (size_t language = 0; language < sizeof names / sizeof *names; language++)
        for (int month = 0; month < MONTHS; month++)
            if (text_same_letters(str_of(names[language][month]), word))
                return month + 1;
    return 0;
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
    return month_elsewhere(word);
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

/* A day in words, in any order: "June 18, 2014", "Wed 18th June 2014 09:30". */
static const char *date_in_words(struct arena *arena, struct str text)
{
    int year = 0, month = 0, day = 0;
    for (struct str word; utf8_next_word(&text, &word);) {
        int number = number_of(word);
        if (month == 0 && month_of(word))
            month = month_of(word);
        else if (number >= YEAR_FIRST)
            year = number;
        else if (number > 0 && day == 0)
            day = number;
    }
    return is_day(year, month, day) ? arena_printf(arena, "%04d-%02d-%02d", year, month, day)
                                    : NULL;
}

bool fact_is_account(const char *name)
{
    for (const char *p = name; *p; p++)
        if (!((*p >= 'a' && *p <= 'z') || (*p >= '0' && *p <= '9') || strchr("._-", *p)))
            return false;
    return true;
}

/* How many of the characters at the start are as in a shape, in which 0 stands for any digit and -
 * for a hyphen or a slash. */
static size_t shaped(struct str text, const char *shape)
{
    size_t n = 0;
    while (n < text.n && shape[n]) {
        char c = text.p[n];
        bool fits = shape[n] == '0' ? c >= '0' && c <= '9' : c == '-' || c == '/';
        if (!fits)
            break;
        n++;
    }
    return n;
}

const char *fact_date(struct arena *arena, struct str text)
{
    text = utf8_trim(text);
    size_t n = shaped(text, "0000-00-00");
    int year = number_of(str_sub(text, 0, 4));
    if (n == strlen("0000-00-00")) {
        int month = number_of(str_sub(text, 5, 7)), day = number_of(str_sub(text, 8, 10));
        return is_day(year, month, day) ? arena_printf(arena, "%04d-%02d-%02d", year, month, day)
                                        : NULL;
    }
    if (n == text.n && n == strlen("0000-00") && is_day(year, number_of(str_sub(text, 5, 7)), 1))
        return arena_printf(arena, "%04d-%02d", year, number_of(str_sub(text, 5, 7)));
    if (n == text.n && n == strlen("0000") && is_day(year, 1, 1))
        return arena_printf(arena, "%04d", year);
    return date_in_words(arena, text);
}

/* Where the path begins in an absolute address. */
static const char *path_of(const char *address)
{
    const char *host = strstr(address, "://");
    return host ? host + 3 + strcspn(host + 3, "/?#") : "";
}

const char *fact_address(struct arena *arena, const char *base, const char *text, bool page)
{
    const char *address = address_absolute(arena, base, text);
    if (!address || !value_is_address(address))
        return NULL;
    bool elsewhere = page ? strlen(path_of(address)) < 2 : strchr(address, '#') != NULL;
    return elsewhere ? NULL : address;
}

static char in_case(char c, bool upper)
{
    bool letter = (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
    return !letter ? c : upper ? (char)(c & ~0x20) : (char)(c | 0x20);
}

const char *fact_language(struct arena *arena, const char *text)
{
    char *tag = arena_strndup(arena, text, strcspn(text, ",; "));
    for (size_t at = 0, part = 0; tag[at]; part++) {
        size_t n = strcspn(tag + at, "_-");
        for (size_t i = 0; i < n; i++) /* en, US, Hant */
            tag[at + i] = in_case(tag[at + i], part > 0 && (n == 2 || (n == 4 && i == 0)));
        at += n;
        if (tag[at])
            tag[at++] = '-';
    }
    return value_is_language(tag) ? tag : NULL;
}

bool fact_is_copyright(struct str line)
{
    static const char *const marks[] = {"©", "copyright", "(c)", "&copy;"};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        size_t n = strlen(marks[i]);
        if (line.n > n && line.n <= COPYRIGHT_LIMIT && strncasecmp(line.p, marks[i], n) == 0)
            return true;
    }
    return false;
}
