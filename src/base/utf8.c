#include "base/utf8.h"

#include <utf8proc.h>

bool utf8_valid(struct str s, size_t *bad)
{
    for (size_t i = 0; i < s.n;) {
        if ((unsigned char)s.p[i] < 0x80) {
            i++;
            continue;
        }
        size_t length;
        uint32_t code_point = utf8_decode(str_sub(s, i, s.n), &length);
        if (code_point == 0xFFFD && length == 1) {
            if (bad)
                *bad = i;
            return false;
        }
        i += length;
    }
    return true;
}

uint32_t utf8_decode(struct str s, size_t *length)
{
    const unsigned char *p = (const unsigned char *)s.p;
    *length = 1;
    if (p[0] < 0x80)
        return p[0];
    size_t n = p[0] >= 0xF0 ? 4 : p[0] >= 0xE0 ? 3 : 2;
    if (p[0] < 0xC2 || p[0] > 0xF4 || s.n < n)
        return 0xFFFD;
    uint32_t code_point = p[0] & (0x7Fu >> n);
    for (size_t i = 1; i < n; i++) {
        if ((p[i] & 0xC0) != 0x80)
            return 0xFFFD;
        code_point = code_point << 6 | (p[i] & 0x3F);
    }
    static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    if (code_point < least[n] || code_point > 0x10FFFF ||
        (code_point >= 0xD800 && code_point <= 0xDFFF))
        return 0xFFFD;
    *length = n;
    return code_point;
}

void utf8_encode(struct buf *out, uint32_t code_point)
{
    if (code_point < 0x80) {
        buf_addc(out, (char)code_point);
    } else if (code_point < 0x800) {
        buf_addc(out, (char)(0xC0 | code_point >> 6));
        buf_addc(out, (char)(0x80 | (code_point & 0x3F)));
    } else if (code_point < 0x10000) {
        buf_addc(out, (char)(0xE0 | code_point >> 12));
        buf_addc(out, (char)(0x80 | (code_point >> 6 & 0x3F)));
        buf_addc(out, (char)(0x80 | (code_point & 0x3F)));
    } else {
        buf_addc(out, (char)(0xF0 | code_point >> 18));
        buf_addc(out, (char)(0x80 | (code_point >> 12 & 0x3F)));
        buf_addc(out, (char)(0x80 | (code_point >> 6 & 0x3F)));
        buf_addc(out, (char)(0x80 | (code_point & 0x3F)));
    }
}

static inline bool is_space(uint32_t c)
{
    if (c < 0x85)
        return c == ' ' || (c >= 0x09 && c <= 0x0D);
    return c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 ||
           c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

bool utf8_is_space(uint32_t code_point)
{
    return is_space(code_point);
}

/* The bytes from `i` on that are white space, or that are not: one code point of the kind, else 0.
 */
static inline size_t step(struct str s, size_t i, bool space)
{
    unsigned char c = (unsigned char)s.p[i];
    size_t length = 1;
    uint32_t code_point = c < 0x80 ? c : utf8_decode(str_sub(s, i, s.n), &length);
    return is_space(code_point) == space ? length : 0;
}

static size_t run_length(struct str s, bool space)
{
    size_t i = 0, length;
    do {
        while (!space && i < s.n && s.p[i] > ' ' && s.p[i] <= '~') /* most of most texts */
            i++;
        length = i < s.n ? step(s, i, space) : 0;
        i += length;
    } while (length > 0);
    return i;
}

size_t utf8_space_length(struct str s)
{
    return run_length(s, true);
}

size_t utf8_word_length(struct str s)
{
    return run_length(s, false);
}

struct str utf8_trim(struct str s)
{
    s = str_sub(s, utf8_space_length(s), s.n);
    struct str rest = s, word;
    const char *end = s.p;
    while (utf8_next_word(&rest, &word))
        end = word.p + word.n;
    return str_sub(s, 0, (size_t)(end - s.p));
}

bool utf8_next_word(struct str *rest, struct str *word)
{
    struct str s = str_sub(*rest, run_length(*rest, true), rest->n);
    size_t end = run_length(s, false);
    *word = str_sub(s, 0, end);
    *rest = str_sub(s, end, s.n);
    return end > 0;
}

size_t utf8_word_count(struct str s)
{
    size_t n = 0;
    struct str word;
    while (utf8_next_word(&s, &word))
        n++;
    return n;
}

bool utf8_has_rtl(struct str s)
{
    enum { FIRST_LEAD = 0xD6 }; /* of Hebrew, U+0590; what is before runs from left to right */
    size_t length;
    for (size_t i = 0; i < s.n; i += length) {
        length = 1;
        if ((unsigned char)s.p[i] < FIRST_LEAD)
            continue;
        uint32_t c = utf8_decode(str_sub(s, i, s.n), &length);
        utf8proc_propval_t direction = utf8proc_get_property((utf8proc_int32_t)c)->bidi_class;
        if (direction == UTF8PROC_BIDI_CLASS_R || direction == UTF8PROC_BIDI_CLASS_AL)
            return true;
    }
    return false;
}

void utf8_collapse(struct buf *out, struct str s)
{
    struct str word;
    for (bool first = true; utf8_next_word(&s, &word); first = false) {
        if (!first)
            buf_addc(out, ' ');
        buf_add_str(out, word);
    }
}

char *utf8_collapsed(struct arena *arena, struct str s)
{
    struct buf line = BUF_INIT;
    utf8_collapse(&line, s);
    char *copy = arena_strndup(arena, line.p, line.n);
    buf_clear(&line);
    return copy;
}
