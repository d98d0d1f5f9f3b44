#include "license/terms.h"

#include <string.h>

/* Columns and rows of the charts, in their order. */
enum kind { PD, BY, SA, NC, ND, NC_SA, NC_ND, N_KINDS };

static bool is_known(const struct license *license)
{
    return license->id && (license->version || license->public_domain || license->permits);
}

static enum kind kind_of(const struct license *license)
{
    if (license->public_domain)
        return PD;
    if (license->noncommercial)
        return license->noderivatives ? NC_ND : license->sharealike ? NC_SA : NC;
    return license->noderivatives ? ND : license->sharealike ? SA : BY;
}

static bool is_version_4(const struct license *license)
{
    return license->version && strcmp(license->version, "4.0") == 0;
}

static enum license_answer answer(bool yes)
{
    return yes ? ANSWER_YES : ANSWER_NO;
}

struct license_terms license_terms(const struct license *license)
{
    struct license_terms terms = {
        .share = ANSWER_UNKNOWN, .sell = ANSWER_UNKNOWN, .adapt = ANSWER_UNKNOWN};
    if (!license->id)
        return terms;
    terms.attribution = !license->public_domain;
    terms.share_alike = license->sharealike;
    terms.title_required = license->version && !license->public_domain && !is_version_4(license);
    terms.in_every_copy = terms.title_required;
    terms.cure_days = is_version_4(license) ? 30 : 0;
    if (!is_known(license))
        return terms;
    terms.share = license->permits ? answer(license->permits & PERMITS_SHARE) : ANSWER_YES;
    terms.sell = answer(!license->noncommercial);
    terms.adapt = answer(!license->noderivatives);
    return terms;
}

/* FAQ, "adapter's license chart": original in rows, one's own in columns. */
enum license_answer license_adapter(const struct license *original, const struct license *mine)
{
    enum { Y = ANSWER_YES, X = ANSWER_NO, D = ANSWER_DISCOURAGED };
    static const unsigned char chart[N_KINDS][N_KINDS] = {
        /* mine:    PD BY SA NC ND NC_SA NC_ND */
        [PD] = {Y, Y, Y, Y, Y, Y, Y},    [BY] = {D, Y, Y, Y, Y, Y, Y},
        [SA] = {X, X, Y, X, X, X, X},    [NC] = {D, D, D, Y, D, Y, Y},
        [ND] = {X, X, X, X, X, X, X},    [NC_SA] = {X, X, X, X, X, Y, X},
        [NC_ND] = {X, X, X, X, X, X, X},
    };
    if (!is_known(original) || !is_known(mine))
        return ANSWER_UNKNOWN;
    return (enum license_answer)chart[kind_of(original)][kind_of(mine)];
}

/* What Creative Commons calls compatible with BY-SA 4.0 (creativecommons.org/compatiblelicenses):
 * the Free Art License 1.3 in both directions, the GPL 3.0 only from BY-SA to it. Both are free
 * forms here, known by the part of their id that is SPDX's, or by their address. */
static const struct compatible {
    const char *id, *address;
    bool back; /* its adaptations may be under BY-SA 4.0, too */
} compatibles[] = {
    {"LAL-1.3", "artlibre.org/licence/lal", true},
    {"GPL-3.0-only", "gnu.org/licenses/gpl-3.0", false},
    {"GPL-3.0-or-later", "gnu.org/licenses/gpl-3.0", false},
};

static const struct compatible *find_compatible(const struct license *license)
{
    static const char prefix[] = "LicenseRef-";
    for (size_t i = 0; i < sizeof compatibles / sizeof *compatibles; i++)
        if (!license->version && license->id &&
            ((strncmp(license->id, prefix, sizeof prefix - 1) == 0 &&
              strcmp(license->id + sizeof prefix - 1, compatibles[i].id) == 0) ||
             (license->url && strstr(license->url, compatibles[i].address))))
            return &compatibles[i];
    return NULL;
}

static bool is_by_sa_4(const struct license *license)
{
    return is_version_4(license) && kind_of(license) == SA;
}

static bool is_same_or_later(const struct license *original, const struct license *mine)
{
    if (!original->version || !mine->version)
        return original->id && mine->id && strcmp(original->id, mine->id) == 0;
    /* 1.0 speaks of "the terms of this License"; the later ones of later ones, too */
    return kind_of(original) == kind_of(mine) &&
           (strcmp(original->version, "1.0") == 0 ? strcmp(mine->version, "1.0") == 0
                                                  : strcmp(mine->version, original->version) >= 0);
}

bool license_shares_alike(const struct license *original, const struct license *mine)
{
    const struct compatible *from = find_compatible(original), *to = find_compatible(mine);
    return is_same_or_later(original, mine) || (to && is_by_sa_4(original)) ||
           (from && from->back && is_by_sa_4(mine));
}

/* FAQ, "remix chart": symmetrical. Two share-alike licenses ask each for itself, so one of them
 * must allow the other. */
enum license_answer license_remix(const struct license *a, const struct license *b)
{
    static const char *const chart[N_KINDS] = {
        /*           PD BY SA NC ND NC_SA NC_ND */
        [PD] = "YYYY-Y-", [BY] = "YYYY-Y-",    [SA] = "YYY----",    [NC] = "YY-Y-Y-",
        [ND] = "-------", [NC_SA] = "YY-Y-Y-", [NC_ND] = "-------",
    };
    if (!is_known(a) || !is_known(b))
        return ANSWER_UNKNOWN;
    bool both = a->sharealike && b->sharealike;
    return answer(chart[kind_of(a)][kind_of(b)] == 'Y' &&
                  (!both || license_shares_alike(a, b) || license_shares_alike(b, a)));
}
