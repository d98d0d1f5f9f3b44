#include "verify/claims.h"

#include <string.h>

#include "verify/quote.h"

const char *slot_name(enum slot_kind kind)
{
    static const char *const names[] = {
        [SLOT_LINK] = "link rel=license",           [SLOT_ANCHOR] = "a rel=license",
        [SLOT_JSON_LD] = "JSON-LD license",         [SLOT_DC_RIGHTS] = "DC.rights",
        [SLOT_DCTERMS_LICENSE] = "DCTERMS.license",
    };
    return names[kind];
}

void claims_add(struct claims *claims, const char *what, const char *address, const char *label,
                int line)
{
    if (address && claims->n < MOST_CLAIMS)
        claims->list[claims->n++] = (struct claim){what, address, label, line};
}

void claims_add_slots(struct claims *claims, const struct slots *slots)
{
    for (const struct slot *slot = slots->first; slot && claims->n < MOST_CLAIMS; slot = slot->next)
        claims_add(claims, slot_name(slot->kind), slot->address, slot->label, slot->line);
}

static size_t count(const struct claims *claims, const char *address)
{
    size_t n = 0;
    for (size_t i = 0; i < claims->n; i++)
        n += strcmp(claims->list[i].address, address) == 0;
    return n;
}

static const struct claim *choose(const struct claims *claims)
{
    const struct claim *best = NULL;
    size_t most = 0;
    for (size_t i = 0; i < claims->n; i++) {
        size_t n = count(claims, claims->list[i].address);
        if (n > most) {
            most = n;
            best = &claims->list[i];
        }
    }
    return best;
}

void claims_settle(struct claims *claims, const char *file, const struct claim *right,
                   struct diags *diags)
{
    struct arena arena = ARENA_INIT;
    const struct claim *agreed = right ? right : choose(claims);
    claims->address = agreed ? agreed->address : NULL;
    claims->label = agreed ? agreed->label : NULL;
    for (size_t i = 0; i < claims->n; i++) {
        const struct claim *claim = &claims->list[i];
        if (strcmp(claim->address, agreed->address) == 0)
            continue;
        diag_error(diags, (struct place){file, claim->line, 0}, "license-conflict",
                   "%s gives '%s' where %s '%s'; make them one", claim->what,
                   quote(&arena, str_of(claim->label)),
                   right ? right->what : "the rest of the page gives",
                   quote(&arena, str_of(agreed->label)));
    }
    arena_clear(&arena);
}

enum verdict claims_verdict(const struct claims *claims, const char *what)
{
    bool found = false;
    for (size_t i = 0; i < claims->n; i++) {
        if (strcmp(claims->list[i].what, what) != 0)
            continue;
        if (!claims->address || strcmp(claims->list[i].address, claims->address) != 0)
            return VERDICT_MISSING;
        found = true;
    }
    return found ? VERDICT_FOUND : VERDICT_MISSING;
}
