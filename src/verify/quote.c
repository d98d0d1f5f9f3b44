#include "verify/quote.h"

#include "base/utf8.h"

enum { LONGEST = 200 };

static char *clean(struct arena *arena, struct str text, size_t longest)
{
    struct buf out = BUF_INIT;
    while (text.n > 0) {
        if (out.n >= longest) {
            buf_adds(&out, "…");
            break;
        }
        size_t length;
        uint32_t c = utf8_decode(text, &length);
        bool control = c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x200E && c <= 0x200F) ||
                       (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
        utf8_encode(&out, control ? 0xFFFD : c);
        text = str_sub(text, length, text.n);
    }
    char *copy = arena_strndup(arena, out.p, out.n);
    buf_clear(&out);
    return copy;
}

char *quote(struct arena *arena, struct str text)
{
    return clean(arena, text, LONGEST);
}

char *quote_name(struct arena *arena, const char *name)
{
    struct str text = str_of(name);
    return clean(arena, text, 4 * text.n + 1);
}
