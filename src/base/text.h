/*
 * Text: two string types, one that owns and one that borrows.
 *
 * struct str is a pointer and a length, passed by value; it borrows and need not end with NUL.
 * struct buf owns and grows. Its `p` always ends with a NUL that `n` does not count (an untouched
 * buffer points to an empty string), so buf.p can be handed to C functions as it is.
 *
 * Text is UTF-8 unless a comment says bytes.
 */
#ifndef COLOPHON_BASE_TEXT_H
#define COLOPHON_BASE_TEXT_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>

struct str {
    const char *p;
    size_t n;
};

/* A str of a string literal. */
#define STR(literal) ((struct str){"" literal, sizeof(literal) - 1})

struct str str_of(const char *text); /* NULL gives the empty str */
/* The bytes from..to-1, as far as there are any. */
static inline struct str str_sub(struct str s, size_t from, size_t to)
{
    to = to < s.n ? to : s.n;
    from = from < to ? from : to;
    return (struct str){from > 0 ? s.p + from : s.p, to - from}; /* s.p may be NULL */
}
static inline bool str_eq(struct str a, struct str b)
{
    return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}
bool str_is(struct str s, const char *text);
bool str_starts(struct str s, struct str prefix);
bool str_ends(struct str s, struct str suffix);
/* Offset of the first occurrence at or after `from`; s.n when there is none. */
size_t str_find(struct str s, struct str needle, size_t from);
size_t str_find_char(struct str s, char c, size_t from);
/* Whether the word stands in a list of words with spaces between them; none has a space in it. */
bool str_listed(const char *list, struct str word);
/* Without ASCII white space at either end. */
struct str str_trim(struct str s);
/* Cuts the next line off *rest, without its \n or \r\n. False at the end. */
bool str_next_line(struct str *rest, struct str *line);

struct buf {
    char *p;
    size_t n, cap;
};

extern char buf_empty[1];
#define BUF_INIT                                                                                   \
    {                                                                                              \
        buf_empty, 0, 0                                                                            \
    }

void buf_init(struct buf *buf);
void buf_clear(struct buf *buf);          /* frees; the buffer can be used again */
void buf_reset(struct buf *buf);          /* empties, keeps the memory */
void buf_cut(struct buf *buf, size_t n);  /* shortens to n bytes */
void buf_grow(struct buf *buf, size_t n); /* makes room for n more bytes */
void buf_add(struct buf *buf, const void *bytes, size_t n);
void buf_add_str(struct buf *buf, struct str s);
void buf_adds(struct buf *buf, const char *text); /* NULL adds nothing */
void buf_addc(struct buf *buf, char c);
/* Several strings one behind the other, as buf_join(buf, "<", name, ">"): what buf_addf() does with
 * "%s", at a fraction of the time. NULL ends them. */
#define buf_join(buf, ...) buf_add_all(buf, (const char *const[]){__VA_ARGS__, NULL})
void buf_add_all(struct buf *buf, const char *const *texts);
void buf_addf(struct buf *buf, const char *format, ...) __attribute__((format(printf, 2, 3)));
void buf_addv(struct buf *buf, const char *format, va_list args);
/* As the inside of a JSON string (RFC 8259, section 7); the text is UTF-8. */
void buf_adds_json(struct buf *buf, const char *text);
/* Escaped for XML and HTML, text and double-quoted attributes alike: & < > " */
void buf_add_xml(struct buf *buf, struct str s);
void buf_adds_xml(struct buf *buf, const char *text);
/* Percent-encoded for an address (RFC 3986, section 2.1): all but ASCII letters, digits and the
 * characters in `plain`. */
void buf_add_escaped(struct buf *buf, const char *text, const char *plain);
struct str buf_str(const struct buf *buf);
/* Moves the memory out: the caller frees it. Never NULL. */
char *buf_take(struct buf *buf);

#endif
