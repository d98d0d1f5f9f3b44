#include "import/address.h"

#include <libxml/uri.h>
#include <string.h>
#include <strings.h>

enum { ADDRESS_LIMIT = 8192 };

/* Does a semicolon end what Markdown would read as a character reference, as in a&copy;b=1? */
static bool ends_reference(struct str text, size_t i)
{
    size_t from = i;
    while (from > 0 && i - from < 32 && text.p[from - 1] != '&')
        from--;
    return from > 0 && text.p[from - 1] == '&' && from < i;
}

/* As the URL standard has it: control characters go, others that can't stand there are escaped. */
static void add_escaped(struct buf *out, const char *address)
{
    struct str text = str_trim(str_of(address));
    for (size_t i = 0; i < text.n; i++) {
        unsigned char byte = (unsigned char)text.p[i];
        if (byte == '\t' || byte == '\n' || byte == '\r')
            continue;
        if (byte <= ' ' || byte >= 0x7F || strchr("<>\"\\^`{|}[]", byte) ||
            (byte == ';' && ends_reference(text, i)))
            buf_addf(out, "%%%02X", byte);
        else
            buf_addc(out, (char)byte);
    }
}

static bool has_scheme(const char *address, const char *scheme)
{
    size_t n = strlen(scheme);
    return strncasecmp(address, scheme, n) == 0 && address[n] == ':';
}

static bool is_safe(const char *address)
{
    bool web = has_scheme(address, "http") || has_scheme(address, "https");
    if (web)
        return strncmp(strchr(address, ':'), "://", 3) == 0;
    return has_scheme(address, "mailto") || has_scheme(address, "tel");
}

static bool is_relative(const char *address)
{
    size_t n = strcspn(address, ":/?#");
    return address[n] != ':';
}

/* libxml2 takes escapes away where an address could do without: Markdown could not. */
static const char *resolve(struct arena *arena, const char *base, const char *address)
{
    struct buf escaped = BUF_INIT;
    xmlChar *built = xmlBuildURI(BAD_CAST address, BAD_CAST base);
    if (built)
        add_escaped(&escaped, (const char *)built);
    xmlFree(built);
    const char *result = is_safe(escaped.p) ? arena_strdup(arena, escaped.p) : NULL;
    buf_clear(&escaped);
    return result;
}

const char *address_absolute(struct arena *arena, const char *base, const char *address)
{
    struct buf escaped = BUF_INIT;
    const char *result = NULL;
    add_escaped(&escaped, address);
    if (escaped.n > 0 && escaped.n <= ADDRESS_LIMIT) {
        if (!is_relative(escaped.p))
            result = is_safe(escaped.p) ? arena_strdup(arena, escaped.p) : NULL;
        else if (base)
            result = resolve(arena, base, escaped.p);
    }
    buf_clear(&escaped);
    return result;
}
