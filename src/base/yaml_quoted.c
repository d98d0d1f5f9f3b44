#include "base/yaml_quoted.h"

#include <stdint.h>
#include <string.h>

#include "base/utf8.h"

/* The length of the white space and line ends at i; *breaks gets the number of line ends. */
static size_t white_length(struct str raw, size_t i, size_t *breaks)
{
    size_t end = i;
    *breaks = 0;
    for (; end < raw.n && memchr(" \t\r\n", raw.p[end], 4); end++)
        *breaks += raw.p[end] == '\n' ||
                   (raw.p[end] == '\r' && !(end + 1 < raw.n && raw.p[end + 1] == '\n'));
    return end - i;
}

static void add_line_ends(struct buf *out, size_t n)
{
    while (n-- > 0)
        buf_addc(out, '\n');
}

/* A line end is a space, each empty line after it a line end; spaces around them don't count. */
static size_t add_white(struct buf *out, struct str raw, size_t i)
{
    size_t breaks, length = white_length(raw, i, &breaks);
    if (breaks == 0)
        buf_add_str(out, str_sub(raw, i, i + length));
    else if (breaks == 1)
        buf_addc(out, ' ');
    else
        add_line_ends(out, breaks - 1);
    return length;
}

static uint32_t hex_value(struct str digits)
{
    uint32_t value = 0;
    for (size_t i = 0; i < digits.n; i++) {
        char c = digits.p[i];
        value = value * 16 + (uint32_t)(c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10);
    }
    return value;
}

/* The escape at i, behind the backslash; returns its length. */
static size_t add_escape(struct buf *out, struct str raw, size_t i)
{
    static const struct {
        char name;
        uint32_t character;
    } escapes[] = {{'0', 0x00}, {'a', 0x07},   {'b', 0x08},  {'t', 0x09}, {'n', 0x0A},
                   {'v', 0x0B}, {'f', 0x0C},   {'r', 0x0D},  {'e', 0x1B}, {'N', 0x85},
                   {'_', 0xA0}, {'L', 0x2028}, {'P', 0x2029}};
    char name = i < raw.n ? raw.p[i] : '\\';
    size_t digits = name == 'x' ? 2 : name == 'u' ? 4 : name == 'U' ? 8 : 0;
    if (digits > 0) {
        utf8_encode(out, hex_value(str_sub(raw, i + 1, i + 1 + digits)));
        return 1 + digits;
    }
    if (name == '\n' || name == '\r') { /* this line end is none; empty lines after it are some */
        size_t breaks, length = white_length(raw, i, &breaks);
        add_line_ends(out, breaks - 1);
        return length;
    }
    for (size_t e = 0; e < sizeof escapes / sizeof *escapes; e++) {
        if (escapes[e].name == name) {
            utf8_encode(out, escapes[e].character);
            return 1;
        }
    }
    buf_addc(out, name); /* space, tab, quote, slash, backslash */
    return 1;
}

void yaml_add_unquoted(struct buf *out, struct str raw, bool escapes)
{
    for (size_t i = 0; i < raw.n;) {
        if (memchr(" \t\r\n", raw.p[i], 4)) {
            i += add_white(out, raw, i);
        } else if (escapes && raw.p[i] == '\\') {
            i += 1 + add_escape(out, raw, i + 1);
        } else {
            buf_addc(out, raw.p[i]);
            i += !escapes && raw.p[i] == '\'' ? 2 : 1; /* '' is one */
        }
    }
}
