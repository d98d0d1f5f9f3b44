#include "base/yaml.h"

#include <stdint.h>
#include <string.h>
#include <strings.h>

#include "base/utf8.h"

static bool is_one_of(char c, const char *characters)
{
    return c != '\0' && strchr(characters, c);
}

static bool is_iso_date(struct str text)
{
    static const char shape[] = "dddd-dd-dd";
    if (text.n != sizeof shape - 1)
        return false;
    for (size_t i = 0; i < text.n; i++)
        if (shape[i] == 'd' ? text.p[i] < '0' || text.p[i] > '9' : text.p[i] != '-')
            return false;
    return true;
}

/* Generously: numbers in all bases, sexagesimal numbers and times of YAML 1.1 are made of these. */
static bool looks_like_number(struct str text)
{
    if (!is_one_of(text.p[0], "0123456789+"))
        return false;
    for (size_t i = 0; i < text.n; i++)
        if (!is_one_of(text.p[i], "0123456789abcdefABCDEFoOxXtTzZ_+-.: "))
            return false;
    return true;
}

/* What YAML 1.1 or 1.2 takes for something else than text. */
static bool is_reserved_word(struct str text)
{
    static const char *const words[] = {"null", "true", "false", "yes", "no",
                                        "on",   "off",  "y",     "n",   "+.inf"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strlen(words[i]) == text.n && strncasecmp(words[i], text.p, text.n) == 0)
            return true;
    return false;
}

/* Characters that only an escape carries through every reader: controls, line ends of YAML 1.1,
 * marks of byte order, and what is not shown. */
static bool needs_escape(uint32_t c)
{
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029 || c == 0xFEFF ||
           c == 0xFFFE || c == 0xFFFF;
}

/* A '?' within would do in YAML 1.2, but readers of YAML 1.1 stumble over it in a list in brackets.
 */
static bool is_plain(struct str text)
{
    if (text.n == 0 || str_trim(text).n != text.n ||
        is_one_of(text.p[0], "-?:,[]{}#&*!|>'\"%@`=<~."))
        return false;
    for (size_t i = 0, length; i < text.n; i += length) {
        uint32_t c = utf8_decode(str_sub(text, i, text.n), &length);
        if (needs_escape(c) || c == 0xFFFD || (c < 0x80 && is_one_of((char)c, ",[]{}?")))
            return false;
    }
    if (text.p[text.n - 1] == ':' || str_find(text, STR(": "), 0) < text.n ||
        str_find(text, STR(" #"), 0) < text.n)
        return false;
    return !is_reserved_word(text) && (!looks_like_number(text) || is_iso_date(text));
}

void yaml_add_scalar(struct buf *out, struct str text)
{
    if (is_plain(text)) {
        buf_add_str(out, text);
        return;
    }
    buf_addc(out, '"');
    for (size_t i = 0, length; i < text.n; i += length) {
        uint32_t c = utf8_decode(str_sub(text, i, text.n), &length);
        if (c == '"' || c == '\\')
            buf_addf(out, "\\%c", (int)c);
        else if (c == '\n')
            buf_adds(out, "\\n");
        else if (c == '\t')
            buf_adds(out, "\\t");
        else if (needs_escape(c))
            buf_addf(out, c < 0x100 ? "\\x%02X" : "\\u%04X", (unsigned)c);
        else
            utf8_encode(out, c);
    }
    buf_addc(out, '"');
}
