#include "verify/address.h"

#include <string.h>

#include "base/utf8.h"
#include "license/license.h"

/* Characters that end an address in running text, and those that only follow one. */
static const char enders[] = "<>\"`";
static const char trailers[] = ".,;:!?)]}'*";

static bool starts(struct str s)
{
    return str_starts(s, STR("https://")) || str_starts(s, STR("http://")) ||
           str_starts(s, STR("creativecommons.org/")) ||
           str_starts(s, STR("www.creativecommons.org/"));
}

bool address_next(struct str *rest, struct str *address)
{
    size_t i = 0;
    while (i < rest->n && !(strchr("hcw", rest->p[i]) && starts(str_sub(*rest, i, rest->n))))
        i++;
    size_t end = i;
    while (end < rest->n && !strchr(enders, rest->p[end])) {
        size_t length;
        uint32_t c = utf8_decode(str_sub(*rest, end, rest->n), &length);
        if (utf8_is_space(c) || (c >= 0x2018 && c <= 0x201F) || c == 0xBB) /* quotes */
            break;
        end += length;
    }
    *address = str_sub(*rest, i, end);
    *rest = str_sub(*rest, end, rest->n);
    while (address->n > 0 && strchr(trailers, address->p[address->n - 1]))
        address->n--;
    return address->n > 0;
}

const char *address_of_license(struct arena *arena, struct str text)
{
    struct str address;
    struct license license;
    while (address_next(&text, &address)) {
        const char *url = arena_strndup(arena, address.p, address.n);
        if (address.p[0] != 'h')
            url = arena_printf(arena, "https://%s", url);
        if (license_from_url(arena, url, &license) == LICENSE_FOUND)
            return url;
    }
    return NULL;
}

bool address_in(struct str text, const char *address)
{
    struct str one;
    while (address_next(&text, &one))
        if (str_is(one, address))
            return true;
    return false;
}
