#include "base/slug.h"

#include <stdlib.h>
#include <utf8proc.h>

#include "base/utf8.h"

bool slug_is_letter(uint32_t c)
{
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)c);
    /* The two ordinal indicators are letters, but not such as an XML name may have. */
    return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO && c != 0xAA &&
           c != 0xBA;
}

static bool is_mark_or_digit(uint32_t c)
{
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)c);
    return category >= UTF8PROC_CATEGORY_MN && category <= UTF8PROC_CATEGORY_ND;
}

static void add_parts(struct buf *slug, struct str folded)
{
    size_t start = slug->n;
    bool gap = false;
    for (size_t i = 0, length; i < folded.n; i += length) {
        uint32_t c = utf8_decode(str_sub(folded, i, folded.n), &length);
        if (c == '\'' || c == 0x2019)
            continue;
        if (!slug_is_letter(c) && !is_mark_or_digit(c)) {
            gap = slug->n > start;
            continue;
        }
        if (gap)
            buf_addc(slug, '-');
        gap = false;
        buf_add_str(slug, str_sub(folded, i, i + length));
    }
}

void slug_add(struct buf *out, struct str text)
{
    utf8proc_uint8_t *folded = NULL;
    utf8proc_ssize_t n =
        utf8proc_map((const utf8proc_uint8_t *)text.p, (utf8proc_ssize_t)text.n, &folded,
                     UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD);
    if (n > 0)
        add_parts(out, (struct str){(const char *)folded, (size_t)n});
    free(folded);
}

void slug_cut(struct buf *slug, size_t least)
{
    if (slug->n <= SLUG_LIMIT)
        return;
    size_t end = SLUG_LIMIT;
    while (end > least && slug->p[end] != '-')
        end--;
    if (end == least)
        for (end = SLUG_LIMIT; ((unsigned char)slug->p[end] & 0xC0) == 0x80;)
            end--;
    buf_cut(slug, end);
}
