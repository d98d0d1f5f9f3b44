#include "base/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

char buf_empty[1];

struct str str_of(const char *text)
{
    return text ? (struct str){text, strlen(text)} : (struct str){"", 0};
}

bool str_is(struct str s, const char *text)
{
    return str_eq(s, str_of(text));
}

bool str_starts(struct str s, struct str prefix)
{
    return s.n >= prefix.n && str_eq(str_sub(s, 0, prefix.n), prefix);
}

bool str_ends(struct str s, struct str suffix)
{
    return s.n >= suffix.n && str_eq(str_sub(s, s.n - suffix.n, s.n), suffix);
}

size_t str_find(struct str s, struct str needle, size_t from)
{
    if (needle.n == 0)
        return from < s.n ? from : s.n;
    for (size_t i = from; i + needle.n <= s.n; i++) {
        const char *hit = memchr(s.p + i, needle.p[0], s.n - needle.n + 1 - i);
        if (!hit)
            break;
        i = (size_t)(hit - s.p);
        if (memcmp(hit, needle.p, needle.n) == 0)
            return i;
    }
    return s.n;
}

size_t str_find_char(struct str s, char c, size_t from)
{
    const char *hit = from < s.n ? memchr(s.p + from, c, s.n - from) : NULL;
    return hit ? (size_t)(hit - s.p) : s.n;
}

bool str_listed(const char *list, struct str word)
{
    struct str all = str_of(list);
    if (word.n == 0 || memchr(word.p, ' ', word.n))
        return false;
    for (size_t at = str_find(all, word, 0); at < all.n; at = str_find(all, word, at + 1)) {
        size_t end = at + word.n;
        if ((at == 0 || all.p[at - 1] == ' ') && (end == all.n || all.p[end] == ' '))
            return true;
    }
    return false;
}

static bool is_ascii_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

struct str str_trim(struct str s)
{
    while (s.n > 0 && is_ascii_space(s.p[0]))
        s = str_sub(s, 1, s.n);
    while (s.n > 0 && is_ascii_space(s.p[s.n - 1]))
        s.n--;
    return s;
}

bool str_next_line(struct str *rest, struct str *line)
{
    if (rest->n == 0)
        return false;
    size_t end = str_find_char(*rest, '\n', 0);
    *line = str_sub(*rest, 0, end);
    *rest = str_sub(*rest, end + 1, rest->n);
    if (line->n > 0 && line->p[line->n - 1] == '\r')
        line->n--;
    return true;
}

void buf_init(struct buf *buf)
{
    *buf = (struct buf)BUF_INIT;
}

void buf_clear(struct buf *buf)
{
    if (buf->cap > 0)
        free(buf->p);
    buf_init(buf);
}

void buf_reset(struct buf *buf)
{
    buf_cut(buf, 0);
}

void buf_cut(struct buf *buf, size_t n)
{
    if (n < buf->n) {
        buf->n = n;
        buf->p[n] = '\0';
    }
}

void buf_grow(struct buf *buf, size_t n)
{
    size_t need = buf->n + n + 1;
    if (need <= buf->cap)
        return;
    size_t cap = 2 * buf->cap;
    if (cap < need)
        cap = need < 128 ? 128 : need;
    buf->p = mem_realloc(buf->cap > 0 ? buf->p : NULL, cap);
    buf->cap = cap;
    buf->p[buf->n] = '\0';
}

void buf_add(struct buf *buf, const void *bytes, size_t n)
{
    if (n == 0)
        return;
    buf_grow(buf, n);
    memcpy(buf->p + buf->n, bytes, n);
    buf->n += n;
    buf->p[buf->n] = '\0';
}

void buf_add_str(struct buf *buf, struct str s)
{
    buf_add(buf, s.p, s.n);
}

void buf_adds(struct buf *buf, const char *text)
{
    buf_add_str(buf, str_of(text));
}

void buf_addc(struct buf *buf, char c)
{
    buf_grow(buf, 1);
    buf->p[buf->n++] = c;
    buf->p[buf->n] = '\0';
}

void buf_add_all(struct buf *buf, const char *const *texts)
{
    for (; *texts; texts++)
        buf_adds(buf, *texts);
}

void buf_addv(struct buf *buf, const char *format, va_list args)
{
    enum { USUAL = 64 };
    va_list again;
    va_copy(again, args);
    buf_grow(buf, USUAL);
    size_t room = buf->cap - buf->n;
    int n = vsnprintf(buf->p + buf->n, room, format, args);
    if (n > 0 && (size_t)n >= room) {
        buf_grow(buf, (size_t)n);
        vsnprintf(buf->p + buf->n, (size_t)n + 1, format, again);
    }
    if (n > 0)
        buf->n += (size_t)n;
    va_end(again);
}

void buf_addf(struct buf *buf, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    buf_addv(buf, format, args);
    va_end(args);
}

void buf_adds_json(struct buf *buf, const char *text)
{
    static const char escaped[] = "\"\\"
                                  "\x01\x02\x03\x04\x05\x06\x07\x08\x09\x0A\x0B\x0C\x0D\x0E\x0F\x10"
                                  "\x11\x12\x13\x14\x15\x16\x17\x18\x19\x1A\x1B\x1C\x1D\x1E\x1F";
    for (;; text++) {
        size_t n = strcspn(text, escaped);
        buf_add(buf, text, n);
        text += n;
        if (!*text)
            return;
        buf_addf(buf, *text < ' ' ? "\\u%04x" : "\\%c", *text);
    }
}

static const char *const entities[256] = {
    ['&'] = "&amp;", ['<'] = "&lt;", ['>'] = "&gt;", ['"'] = "&quot;"};

void buf_add_xml(struct buf *buf, struct str s)
{
    for (size_t i = 0, done = 0; done < s.n; done = ++i) {
        while (i < s.n && !entities[(unsigned char)s.p[i]])
            i++;
        buf_add_str(buf, str_sub(s, done, i));
        if (i < s.n)
            buf_adds(buf, entities[(unsigned char)s.p[i]]);
    }
}

/* Most of what is written is text: strcspn() looks at many bytes at once. */
void buf_adds_xml(struct buf *buf, const char *text)
{
    while (text && *text) {
        size_t n = strcspn(text, "&<>\"");
        buf_add(buf, text, n);
        text += n;
        if (*text)
            buf_adds(buf, entities[(unsigned char)*text++]);
    }
}

void buf_add_escaped(struct buf *buf, const char *text, const char *plain)
{
    for (; *text; text++) {
        unsigned char c = (unsigned char)*text;
        if ((c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || strchr(plain, c))
            buf_addc(buf, (char)c);
        else
            buf_addf(buf, "%%%02X", c);
    }
}

struct str buf_str(const struct buf *buf)
{
    return (struct str){buf->p, buf->n};
}

char *buf_take(struct buf *buf)
{
    buf_grow(buf, 0);
    char *text = buf->p;
    buf_init(buf);
    return text;
}
