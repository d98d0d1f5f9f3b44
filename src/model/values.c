#include "model/values.h"

#include <string.h>
#include <strings.h>
#include <time.h>

#include "base/utf8.h"

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Whether the text has the shape of the pattern, where 0 stands for any digit. */
static bool has_shape(const char *text, const char *pattern)
{
    for (; *pattern; text++, pattern++)
        if (*pattern == '0' ? !is_digit(*text) : *text != *pattern)
            return false;
    return *text == '\0';
}

static int number(const char *digits, size_t n)
{
    int value = 0;
    for (size_t i = 0; i < n; i++)
        value = 10 * value + (digits[i] - '0');
    return value;
}

static int days_in_month(int year, int month)
{
    static const char days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return days[month - 1] + (month == 2 && leap);
}

bool value_is_date(const char *text)
{
    bool time = has_shape(text, "0000-00-00T00:00:00Z");
    bool day = time || has_shape(text, "0000-00-00");
    bool month = day || has_shape(text, "0000-00");
    if (!month)
        return has_shape(text, "0000") && number(text, 4) > 0;
    int y = number(text, 4), m = number(text + 5, 2);
    if (y < 1 || m < 1 || m > 12)
        return false;
    if (day && (number(text + 8, 2) < 1 || number(text + 8, 2) > days_in_month(y, m)))
        return false;
    return !time ||
           (number(text + 11, 2) < 24 && number(text + 14, 2) < 60 && number(text + 17, 2) < 60);
}

char *value_time(struct arena *arena, const char *date)
{
    static const char rest[] = "0000-01-01T00:00:00Z";
    return arena_printf(arena, "%s%s", date, rest + strlen(date));
}

char *value_time_of_epoch(struct arena *arena, long long seconds)
{
    static const long long last = 253402300799; /* 9999-12-31T23:59:59Z */
    time_t t = (time_t)(seconds < 0 ? 0 : seconds > last ? last : seconds);
    struct tm tm;
    char text[32];
    gmtime_r(&t, &tm);
    size_t n = strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &tm);
    return arena_strndup(arena, text, n);
}

bool value_is_language(const char *text)
{
    size_t n = strcspn(text, "-");
    if (n < 2 || n > 3)
        return false;
    for (size_t i = 0; i < n; i++)
        if (!is_letter(text[i]))
            return false;
    bool open = false; /* an extension's single letter needs something after it */
    for (text += n; *text == '-'; text += n) {
        text++;
        n = strcspn(text, "-");
        if (n < 1 || n > 8)
            return false;
        for (size_t i = 0; i < n; i++)
            if (!is_letter(text[i]) && !is_digit(text[i]))
                return false;
        if (open && n == 1)
            return false;
        open = n == 1;
    }
    return !open;
}

static bool is_hex(char c)
{
    return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

bool value_is_address(const char *text)
{
    size_t scheme = strncasecmp(text, "https://", 8) == 0  ? 8
                    : strncasecmp(text, "http://", 7) == 0 ? 7
                                                           : 0;
    if (scheme == 0 || strchr("/?#:", text[scheme]))
        return false;
    for (const char *p = text + scheme; *p; p++) {
        if ((unsigned char)*p <= ' ' || *p == 0x7f || strchr("\"<>\\^`{|}", *p))
            return false;
        if (*p == '%' && !(is_hex(p[1]) && is_hex(p[2])))
            return false;
    }
    return true;
}

bool value_is_hex(const char *text, size_t n)
{
    return strlen(text) == n && strspn(text, "0123456789abcdef") == n;
}

unsigned value_bad_character(struct str text)
{
    for (size_t i = 0; i < text.n; i++) {
        unsigned char c = (unsigned char)text.p[i];
        bool space = c == '\t' || c == '\n' || c == '\r';
        if ((c < 0x20 && !space) || c == 0x7f)
            return c;
        size_t length;
        uint32_t wide = c == 0xEF ? utf8_decode(str_sub(text, i, text.n), &length) : 0;
        if (wide == 0xFFFE || wide == 0xFFFF)
            return wide;
    }
    return 0;
}
