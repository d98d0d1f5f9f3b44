#include "license/license.h"

#include <string.h>
#include <strings.h>

#include "base/diag.h"
#include "license/kind.h"

/* The next part of a text that is split at `separator`. */
static bool next_part(struct str *rest, char separator, struct str *part)
{
    if (!rest->p)
        return false;
    size_t end = str_find_char(*rest, separator, 0);
    *part = str_sub(*rest, 0, end);
    *rest = end < rest->n ? str_sub(*rest, end + 1, rest->n) : (struct str){NULL, 0};
    return true;
}

static bool is_word(struct str part, const char *word)
{
    return part.n == strlen(word) && strncasecmp(part.p, word, part.n) == 0;
}

/* Cuts `prefix` off, in any case. */
static bool skip(struct str *text, const char *prefix)
{
    size_t n = strlen(prefix);
    if (text->n < n || strncasecmp(text->p, prefix, n) != 0)
        return false;
    *text = str_sub(*text, n, text->n);
    return true;
}

static unsigned element_of(struct str part)
{
    return is_word(part, "by")   ? ELEMENT_BY
           : is_word(part, "nc") ? ELEMENT_NC
           : is_word(part, "nd") ? ELEMENT_ND
           : is_word(part, "sa") ? ELEMENT_SA
                                 : 0;
}

/* "by-nc-nd", in any order, each once. 0 when it is something else. */
static unsigned elements_of(struct str code)
{
    unsigned elements = 0;
    struct str part;
    while (next_part(&code, '-', &part)) {
        unsigned element = element_of(part);
        if (!element || elements & element)
            return 0;
        elements |= element;
    }
    return license_elements_exist(elements) ? elements : 0;
}

static enum license_match match_of(const struct license_kind *kind)
{
    if (kind->elements && !kind->version)
        return LICENSE_NO_VERSION;
    return license_exists(kind) ? LICENSE_FOUND : LICENSE_UNKNOWN;
}

/* The parts of an id after "CC-": elements, version, port. False: not of that form. */
static bool read_id(struct str id, struct license_kind *kind)
{
    struct str part = {"", 0};
    bool more = next_part(&id, '-', &part);
    if (more && is_word(part, "pdm")) {
        kind->elements = ELEMENT_MARK;
        more = next_part(&id, '-', &part);
    } else {
        for (unsigned element; more && (element = element_of(part)) != 0;
             more = next_part(&id, '-', &part)) {
            if (kind->elements & element)
                return false;
            kind->elements |= element;
        }
    }
    if (!license_elements_exist(kind->elements))
        return false;
    if (more && !(kind->version = license_version(part)))
        return false;
    if (more && next_part(&id, '-', &part)) {
        kind->port = license_port(part);
        return kind->port && !id.p;
    }
    return true;
}

enum license_match license_kind_of_id(struct str id, struct license_kind *kind)
{
    *kind = (struct license_kind){0};
    id = str_trim(id);
    if (id.n == 0)
        return LICENSE_NONE;
    skip(&id, "LicenseRef-"); /* ours, for a license that SPDX doesn't list */
    if (is_word(id, "CC-PDDC"))
        *kind = (struct license_kind){ELEMENT_DEDICATION, "1.0", NULL};
    else if (is_word(id, "CC0"))
        kind->elements = ELEMENT_ZERO;
    else if (is_word(id, "CC0-1.0"))
        *kind = (struct license_kind){ELEMENT_ZERO, "1.0", NULL};
    else if (!skip(&id, "CC-") || !read_id(id, kind))
        return LICENSE_UNKNOWN;
    return match_of(kind);
}

/* What a path leads to that is no port: "deed", "deed.de", "legalcode.txt", "rdf". */
static bool is_page(struct str part)
{
    return part.n == 0 || skip(&part, "deed") || skip(&part, "legalcode") || is_word(part, "rdf");
}

/* The path after "licenses/" or "publicdomain/". False: not of that form. */
static bool read_path(struct str path, bool public_domain, struct license_kind *kind)
{
    struct str part = {"", 0};
    next_part(&path, '/', &part);
    if (is_word(part, "zero"))
        kind->elements = ELEMENT_ZERO;
    else if (is_word(part, "mark"))
        kind->elements = ELEMENT_MARK;
    else if (is_word(part, public_domain ? "certification" : "publicdomain"))
        kind->elements = ELEMENT_DEDICATION;
    else if (!public_domain)
        kind->elements = elements_of(part);
    if (!kind->elements)
        return false;
    if (kind->elements == ELEMENT_DEDICATION && !public_domain) {
        kind->version = license_version(STR("1.0")); /* its first address has none */
        return !next_part(&path, '/', &part) || is_page(part);
    }
    if (!next_part(&path, '/', &part) || is_page(part))
        return true; /* no version */
    if (!(kind->version = license_version(part)))
        return false;
    if (!next_part(&path, '/', &part) || is_page(part))
        return true;
    kind->port = license_port(part);
    return kind->port && (!next_part(&path, '/', &part) || is_page(part));
}

enum license_match license_kind_of_url(struct str url, struct license_kind *kind)
{
    *kind = (struct license_kind){0};
    url = str_trim(url);
    if (url.n == 0)
        return LICENSE_NONE;
    url = str_sub(url, 0, str_find_char(url, '#', 0));
    url = str_sub(url, 0, str_find_char(url, '?', 0));
    if (!skip(&url, "https://") && !skip(&url, "http://"))
        skip(&url, "//");
    skip(&url, "www.");
    if (skip(&url, "spdx.org/licenses/")) {
        if (str_ends(url, STR(".html")) || str_ends(url, STR(".json")))
            url.n -= strlen(".html");
        return license_kind_of_id(url, kind);
    }
    if (!skip(&url, "creativecommons.org/"))
        return LICENSE_UNKNOWN;
    bool public_domain = skip(&url, "publicdomain/");
    if ((!public_domain && !skip(&url, "licenses/")) || !read_path(url, public_domain, kind))
        return LICENSE_UNKNOWN;
    return match_of(kind);
}

enum license_match license_from_id(struct arena *arena, const char *id, struct license *out)
{
    struct license_kind kind;
    enum license_match match = license_kind_of_id(str_of(id), &kind);
    if (match == LICENSE_FOUND)
        license_build(arena, &kind, out);
    return match;
}

enum license_match license_from_url(struct arena *arena, const char *url, struct license *out)
{
    struct license_kind kind;
    enum license_match match = license_kind_of_url(str_of(url), &kind);
    if (match == LICENSE_FOUND)
        license_build(arena, &kind, out);
    return match;
}

/* The ids that people may have meant: all that SPDX lists. */
static size_t known_ids(struct arena *arena, const char *ids[], size_t room)
{
    static const char *const newest_first[] = {"4.0", "3.0", "2.5", "2.1", "2.0", "1.0"};
    size_t n = 0;
    ids[n++] = "CC0-1.0";
    ids[n++] = "CC-PDM-1.0";
    ids[n++] = "CC-PDDC";
    for (size_t v = 0; v < sizeof newest_first / sizeof *newest_first; v++)
        for (unsigned elements = 1; elements < ELEMENT_ZERO; elements++)
            for (const struct license_port *port = license_ports; n < room; port++) {
                struct license_kind kind = {elements, newest_first[v], port->code ? port : NULL};
                struct license license;
                if (license_build(arena, &kind, &license) &&
                    !str_starts(str_of(license.id), STR("LicenseRef-")))
                    ids[n++] = license.id;
                if (!port->code)
                    break;
            }
    return n;
}

const char *license_nearest_id(struct arena *arena, const char *id)
{
    enum { ROOM = 256 };
    const char *ids[ROOM];
    struct license_kind kind;
    /* To offer one with a version here would be to invent the version. */
    if (license_kind_of_id(str_of(id), &kind) == LICENSE_NO_VERSION)
        return NULL;
    struct arena scratch = ARENA_INIT;
    char *typed = arena_strdup(&scratch, str_of(id).p);
    for (char *p = typed; *p; p++)
        *p = *p == ' ' || *p == '_' ? '-' : *p >= 'a' && *p <= 'z' ? (char)(*p - 'a' + 'A') : *p;
    const char *nearest = diag_nearest(typed, ids, known_ids(&scratch, ids, ROOM));
    if (nearest)
        nearest = arena_strdup(arena, nearest);
    arena_clear(&scratch);
    return nearest;
}
