#include "verify/notice.h"

#include <string.h>

#include "base/utf8.h"
#include "license/license.h"
#include "verify/address.h"

static bool has(struct str text, const char *part)
{
    return part && *part && str_find(text, str_of(part), 0) < text.n;
}

/* The text without its addresses: an address names its license too, but not in words. */
static struct str without_addresses(struct arena *arena, struct str text)
{
    struct buf plain = BUF_INIT;
    struct str rest = text, address;
    const char *done = text.p;
    while (address_next(&rest, &address)) {
        buf_add(&plain, done, (size_t)(address.p - done));
        done = address.p + address.n;
    }
    buf_add(&plain, done, (size_t)(text.p + text.n - done));
    struct str copy = {arena_strndup(arena, plain.p, plain.n), plain.n};
    buf_clear(&plain);
    return copy;
}

static bool names_license(struct arena *arena, struct str words, const struct license *license)
{
    struct license other;
    if (has(words, license->label) || has(words, license->name))
        return true;
    return license_from_text(arena, words, &other) == LICENSE_FOUND &&
           strcmp(other.id, license->id) == 0;
}

/* `known`: which name a license of somebody's own has, the page doesn't say. */
static void look_at_address(struct arena *arena, struct str words, const char *url,
                            const char *known, struct notice_seen *seen)
{
    struct license license;
    bool found = license_from_url(arena, url, &license) == LICENSE_FOUND && license.url;
    bool own = !found && known && strcmp(url, known) == 0;
    if (!found && !own)
        return;
    const char *address = own ? known : license.url, *label = own ? known : license.label;
    if (!seen->address) {
        seen->address = address;
        seen->label = label;
        seen->named = own || names_license(arena, words, &license);
    } else if (strcmp(seen->address, address) != 0) {
        seen->other = label;
    }
}

void notice_look(struct arena *arena, struct str text, const char *known, struct notice_seen *seen)
{
    *seen = (struct notice_seen){0};
    struct str line = str_of(utf8_collapsed(arena, text)), words = without_addresses(arena, line);
    struct str rest = line, address;
    while (address_next(&rest, &address)) {
        const char *url = arena_strndup(arena, address.p, address.n);
        if (url[0] != 'h')
            url = arena_printf(arena, "https://%s", url);
        look_at_address(arena, words, url, known, seen);
    }
    struct license license;
    if (!seen->address && license_from_text(arena, words, &license) == LICENSE_FOUND) {
        seen->label = license.label;
        seen->named = true;
    }
}

bool notice_names(struct arena *arena, struct str text, const struct credit *names)
{
    struct str line = str_of(utf8_collapsed(arena, text));
    for (const struct credit *name = names; name; name = name->next)
        if (has(line, utf8_collapsed(arena, str_of(name->text))))
            return true;
    return !names;
}

static bool names_person(struct arena *arena, struct str line, const char *name)
{
    const char *plain = utf8_collapsed(arena, str_of(name)), *comma = strchr(plain, ',');
    return has(line, plain) ||
           (comma && comma[1] == ' ' &&
            has(line, arena_printf(arena, "%s %.*s", comma + 2, (int)(comma - plain), plain)));
}

const struct credit *notice_lacks(struct arena *arena, struct str text, const struct credit *people)
{
    struct str line = str_of(utf8_collapsed(arena, text));
    while (people && names_person(arena, line, people->text))
        people = people->next;
    return people;
}

bool notice_gives(struct str text, const struct credit *addresses)
{
    for (const struct credit *one = addresses; one; one = one->next)
        if (address_in(text, one->text))
            return true;
    return !addresses;
}

bool notice_gives_license(struct arena *arena, struct str text, const char *license)
{
    struct str address;
    const char *canonical, *label;
    while (address_next(&text, &address)) {
        const char *url = arena_strndup(arena, address.p, address.n);
        if (*url != 'h')
            url = arena_printf(arena, "https://%s", url);
        if (slot_license(arena, url, &canonical, &label) && strcmp(canonical, license) == 0)
            return true;
    }
    return false;
}
