#include "site/summary.h"

#include "base/utf8.h"
#include "base/words.h"

const char *summary_of_text(struct arena *arena, struct str text)
{
    size_t length, end = 0, space = 0;
    text = utf8_trim(text);
    for (size_t n = 0; end < text.n && n < SUMMARY_LENGTH - 2; n++, end += length)
        if (utf8_is_space(utf8_decode(str_sub(text, end, text.n), &length)))
            space = end;
    if (text.n == 0)
        return NULL;
    if (end == text.n)
        return arena_strndup(arena, text.p, text.n);
    if (!utf8_space_length(str_sub(text, end, text.n)) && space > end / 2)
        end = space;
    return arena_printf(arena, "%.*s …", (int)end, text.p);
}

const char *summary_of_document(struct arena *arena, const struct document *document)
{
    return summary_of_text(arena, document_text(document));
}

void summary_add_titles(const json_t *list, struct buf *out)
{
    for (size_t i = 0; i < json_array_size(list) && out->n < 4 * SUMMARY_LENGTH; i++) {
        const char *title = json_string_value(json_object_get(json_array_get(list, i), "title"));
        if (title)
            buf_addf(out, "%s%s", out->n > 0 ? "; " : "", title);
    }
}
