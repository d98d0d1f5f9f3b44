/*
 * For tests of what is said of a license: an arena, and a buffer for what is written.
 */
#ifndef COLOPHON_TESTS_UNIT_LICENSE_CASE_H
#define COLOPHON_TESTS_UNIT_LICENSE_CASE_H

#include <string.h>

#include "base/utf8.h"
#include "license/notice.h"
#include "unit/unit.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))
#define NC_ND "https://creativecommons.org/licenses/by-nc-nd/4.0/"

static struct arena arena;
static struct buf out;

static inline void set_up(void)
{
    arena = (struct arena)ARENA_INIT;
    buf_init(&out);
}

static inline void tear_down(void)
{
    arena_clear(&arena);
    buf_clear(&out);
}

/* The record of a known license; of none for NULL. */
static inline struct license_record licensed(const char *id)
{
    struct license_record record = {0};
    if (id)
        ck_assert_int_eq(license_from_id(&arena, id, &record.license), LICENSE_FOUND);
    return record;
}

/* The words of XHTML, tags and entities resolved. */
static inline char *words_of(const char *html)
{
    static const char *const entities[][2] = {
        {"&amp;", "&"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}};
    struct buf plain = BUF_INIT, words = BUF_INIT;
    while (*html) {
        size_t skip = 1;
        if (*html == '<') {
            skip = strcspn(html, ">") + 1;
            buf_adds(&plain, html[1] == 'p' ? " " : "");
        } else if (*html == '&') {
            for (size_t i = 0; i < COUNT(entities); i++)
                if (strncmp(html, entities[i][0], strlen(entities[i][0])) == 0) {
                    skip = strlen(entities[i][0]);
                    buf_adds(&plain, entities[i][1]);
                }
        } else {
            buf_addc(&plain, *html);
        }
        html += skip;
    }
    utf8_collapse(&words, buf_str(&plain));
    char *result = arena_strndup(&arena, words.p, words.n);
    buf_clear(&plain);
    buf_clear(&words);
    return result;
}

static inline char *collapsed(const char *text)
{
    buf_reset(&out);
    utf8_collapse(&out, str_of(text));
    return arena_strndup(&arena, out.p, out.n);
}

#endif
