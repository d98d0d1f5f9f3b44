#include "license/kind.h"

#include <string.h>
#include <strings.h>

#include "base/embedded.h"

const struct license_port license_ports[] = {
    {"am", "Armenia", NULL},
    {"ar", "Argentina", NULL},
    {"at", "Austria", "Österreich"},
    {"au", "Australia", NULL},
    {"az", "Azerbaijan", "Azərbaycan"},
    {"be", "Belgium", "België|Belgique"},
    {"bg", "Bulgaria", NULL},
    {"br", "Brazil", "Brasil"},
    {"ca", "Canada", NULL},
    {"ch", "Switzerland", "Schweiz|Suisse"},
    {"cl", "Chile", NULL},
    {"cn", "China Mainland", "中国大陆"},
    {"co", "Colombia", NULL},
    {"cr", "Costa Rica", NULL},
    {"cz", "Czech Republic", "Česko|Česká republika"},
    {"de", "Germany", "Deutschland"},
    {"dk", "Denmark", "Danmark"},
    {"ec", "Ecuador", NULL},
    {"ee", "Estonia", "Eesti"},
    {"eg", "Egypt", "مصر"},
    {"es", "Spain", "España"},
    {"fi", "Finland", "Suomi"},
    {"fr", "France", NULL},
    {"ge", "Georgia", NULL},
    {"gr", "Greece", "Ελλάδα"},
    {"gt", "Guatemala", NULL},
    {"hk", "Hong Kong", NULL},
    {"hr", "Croatia", "Hrvatska"},
    {"hu", "Hungary", "Magyarország"},
    {"ie", "Ireland", NULL},
    {"igo", "IGO", "Intergovernmental Organization|Intergovernmental Organizations"},
    {"il", "Israel", NULL},
    {"in", "India", NULL},
    {"it", "Italy", "Italia"},
    {"jp", "Japan", NULL},
    {"kr", "Korea", "South Korea"},
    {"lu", "Luxembourg", NULL},
    {"mk", "Macedonia", NULL},
    {"mt", "Malta", NULL},
    {"mx", "Mexico", "México"},
    {"my", "Malaysia", NULL},
    {"nl", "Netherlands", "Nederland"},
    {"no", "Norway", "Norge"},
    {"nz", "New Zealand", NULL},
    {"pe", "Peru", "Perú"},
    {"ph", "Philippines", NULL},
    {"pl", "Poland", "Polska"},
    {"pr", "Puerto Rico", NULL},
    {"pt", "Portugal", NULL},
    {"ro", "Romania", "România"},
    {"rs", "Serbia", "Srbija"},
    {"scotland", "UK: Scotland", "Scotland|UK Scotland"},
    {"se", "Sweden", "Sverige"},
    {"sg", "Singapore", NULL},
    {"si", "Slovenia", "Slovenija"},
    {"th", "Thailand", NULL},
    {"tw", "Taiwan", "台灣"},
    {"ug", "Uganda", NULL},
    {"uk", "UK: England & Wales", "England & Wales|England and Wales|UK England and Wales|UK"},
    {"us", "United States", "United States of America|USA"},
    {"ve", "Venezuela", NULL},
    {"vn", "Vietnam", NULL},
    {"za", "South Africa", NULL},
    {NULL, NULL, NULL},
};

/* Which ports each version has (of the licenses with BY), and how the one without a port is called.
 */
static const struct {
    const char *version, *unported, *ports;
} versions[] = {
    {"1.0", "Generic", " fi il nl "},
    {"2.0", "Generic", " at au be br ca cl de es fr hr it jp kr nl pl tw uk za "},
    {"2.1", NULL, " au ca es jp "},
    {"2.5", "Generic",
     " ar au bg br ca ch cn co dk es hr hu il in it mk mt mx my nl pe pl pt scotland se si tw za "},
    {"3.0", "Unported",
     " am at au az br ca ch cl cn cr cz de ec ee eg es fr ge gr gt hk hr ie igo it lu nl no nz ph "
     "pl pr pt ro rs sg th tw ug us ve vn za "},
    {"4.0", "International", " "},
};
enum { N_VERSIONS = sizeof versions / sizeof *versions };

/* Of the licenses with a port, and of those without BY, SPDX lists only these. */
static const char *const spdx_rarities[] = {
    "CC-BY-2.5-AU",       "CC-BY-3.0-AT",        "CC-BY-3.0-AU",        "CC-BY-3.0-DE",
    "CC-BY-3.0-IGO",      "CC-BY-3.0-NL",        "CC-BY-3.0-US",        "CC-BY-NC-3.0-DE",
    "CC-BY-NC-ND-3.0-DE", "CC-BY-NC-ND-3.0-IGO", "CC-BY-NC-SA-2.0-DE",  "CC-BY-NC-SA-2.0-FR",
    "CC-BY-NC-SA-2.0-UK", "CC-BY-NC-SA-3.0-DE",  "CC-BY-NC-SA-3.0-IGO", "CC-BY-ND-3.0-DE",
    "CC-BY-SA-2.0-UK",    "CC-BY-SA-2.1-JP",     "CC-BY-SA-3.0-AT",     "CC-BY-SA-3.0-DE",
    "CC-BY-SA-3.0-IGO",   "CC-SA-1.0",
};

static bool listed(const char *list, const char *word)
{
    const char *hit = strstr(list, word);
    return hit && hit[-1] == ' ' && hit[strlen(word)] == ' ';
}

static bool same_text(struct str text, const char *word)
{
    return text.n == strlen(word) && strncasecmp(text.p, word, text.n) == 0;
}

static size_t version_index(const char *version)
{
    size_t i = 0;
    while (i < N_VERSIONS && strcmp(versions[i].version, version) != 0)
        i++;
    return i;
}

const char *license_version(struct str text)
{
    for (size_t i = 0; i < N_VERSIONS; i++)
        if (str_is(text, versions[i].version))
            return versions[i].version;
    return NULL;
}

const struct license_port *license_port(struct str code)
{
    for (const struct license_port *port = license_ports; port->code; port++)
        if (same_text(code, port->code))
            return port;
    return NULL;
}

bool license_elements_exist(unsigned elements)
{
    switch (elements) {
    case ELEMENT_ZERO:
    case ELEMENT_MARK:
    case ELEMENT_DEDICATION:
    case ELEMENT_BY:
    case ELEMENT_NC:
    case ELEMENT_ND:
    case ELEMENT_SA:
    case ELEMENT_BY | ELEMENT_NC:
    case ELEMENT_BY | ELEMENT_ND:
    case ELEMENT_BY | ELEMENT_SA:
    case ELEMENT_NC | ELEMENT_ND:
    case ELEMENT_NC | ELEMENT_SA:
    case ELEMENT_BY | ELEMENT_NC | ELEMENT_ND:
    case ELEMENT_BY | ELEMENT_NC | ELEMENT_SA:
        return true;
    default:
        return false;
    }
}

bool license_exists(const struct license_kind *kind)
{
    const char *version = kind->version, *port = kind->port ? kind->port->code : NULL;
    if (!version || !license_elements_exist(kind->elements))
        return false;
    if (kind->elements == ELEMENT_DEDICATION)
        return strcmp(version, "1.0") == 0 && (!port || strcmp(port, "us") == 0);
    if (kind->elements & (ELEMENT_ZERO | ELEMENT_MARK))
        return strcmp(version, "1.0") == 0 && !port;
    size_t i = version_index(version);
    if (kind->elements & ELEMENT_BY)
        return port ? listed(versions[i].ports, port) : versions[i].unported != NULL;
    /* Licenses that don't ask for attribution ended with 1.0, but for Japan's 2.0. */
    if (strcmp(version, "1.0") == 0)
        return !port || strcmp(port, "fi") == 0 || strcmp(port, "nl") == 0;
    return strcmp(version, "2.0") == 0 && port && strcmp(port, "jp") == 0;
}

/* The order of NC and ND was the other way round in 1.0, and always where BY is missing. */
static bool nd_comes_first(const struct license_kind *kind)
{
    return strcmp(kind->version, "1.0") == 0 || !(kind->elements & ELEMENT_BY);
}

/* The elements in the license's own order, each in one of three spellings. */
static void add_elements(struct buf *out, const struct license_kind *kind, const char *by,
                         const char *nc, const char *nd, const char *sa, bool nd_first)
{
    const struct {
        unsigned element;
        const char *text;
    } order[] = {
        {ELEMENT_BY, by},
        {nd_first ? ELEMENT_ND : ELEMENT_NC, nd_first ? nd : nc},
        {nd_first ? ELEMENT_NC : ELEMENT_ND, nd_first ? nc : nd},
        {ELEMENT_SA, sa},
    };
    size_t start = out->n;
    for (size_t i = 0; i < sizeof order / sizeof *order; i++)
        if (kind->elements & order[i].element)
            buf_addf(out, "%s%s", out->n > start ? "-" : "", order[i].text);
}

static char *taken(struct arena *arena, struct buf *buf)
{
    char *text = arena_strndup(arena, buf->p, buf->n);
    buf_reset(buf);
    return text;
}

static char *upper(struct arena *arena, const char *code)
{
    char *text = arena_strdup(arena, code);
    for (char *p = text; *p; p++)
        if (*p >= 'a' && *p <= 'z')
            *p = (char)(*p - 'a' + 'A');
    return text;
}

static bool in_spdx(const struct license_kind *kind, const char *id)
{
    if (!kind->port && kind->elements & ELEMENT_BY)
        return true;
    for (size_t i = 0; i < sizeof spdx_rarities / sizeof *spdx_rarities; i++)
        if (strcmp(id, spdx_rarities[i]) == 0)
            return true;
    return false;
}

static void build_license(struct arena *arena, const struct license_kind *kind, struct license *out)
{
    struct buf text = BUF_INIT;
    bool nd_first = nd_comes_first(kind), old = strcmp(kind->version, "4.0") != 0;
    const char *port = kind->port ? kind->port->code : NULL;
    out->version = kind->version;
    out->port = port ? upper(arena, port) : NULL;
    out->noncommercial = kind->elements & ELEMENT_NC;
    out->noderivatives = kind->elements & ELEMENT_ND;
    out->sharealike = kind->elements & ELEMENT_SA;

    buf_adds(&text, "CC-"); /* SPDX has BY-NC-ND for 1.0, too */
    add_elements(&text, kind, "BY", "NC", "ND", "SA", nd_first && !(kind->elements & ELEMENT_BY));
    buf_addf(&text, "-%s%s%s", kind->version, port ? "-" : "", port ? out->port : "");
    char *id = taken(arena, &text);
    out->id = in_spdx(kind, id) ? id : arena_printf(arena, "LicenseRef-%s", id);

    buf_adds(&text, "CC ");
    add_elements(&text, kind, "BY", "NC", "ND", "SA", nd_first);
    buf_addf(&text, " %s%s%s", kind->version, port ? " " : "", port ? out->port : "");
    out->label = taken(arena, &text);

    buf_adds(&text, "Creative Commons ");
    add_elements(&text, kind, "Attribution", "NonCommercial", old ? "NoDerivs" : "NoDerivatives",
                 "ShareAlike", nd_first);
    buf_addf(&text, " %s %s", kind->version,
             port ? kind->port->name : versions[version_index(kind->version)].unported);
    out->name = taken(arena, &text);

    buf_adds(&text, "https://creativecommons.org/licenses/");
    add_elements(&text, kind, "by", "nc", "nd", "sa", nd_first);
    buf_addf(&text, "/%s/%s%s", kind->version, port ? port : "", port ? "/" : "");
    out->url = taken(arena, &text);
    buf_clear(&text);
}

static void build_public_domain(const struct license_kind *kind, struct license *out)
{
    static const struct license zero = {
        .id = "CC0-1.0",
        .label = "CC0 1.0",
        .name = "Creative Commons CC0 1.0 Universal",
        .url = "https://creativecommons.org/publicdomain/zero/1.0/",
        .version = "1.0",
        .public_domain = true,
    };
    static const struct license mark = {
        .id = "CC-PDM-1.0",
        .label = "Public Domain Mark 1.0",
        .name = "Creative Commons Public Domain Mark 1.0 Universal",
        .url = "https://creativecommons.org/publicdomain/mark/1.0/",
        .version = "1.0",
        .public_domain = true,
    };
    static const struct license dedication = {
        .id = "CC-PDDC",
        .label = "CC PDDC",
        .name = "Creative Commons Public Domain Dedication and Certification",
        .url = "https://creativecommons.org/publicdomain/certification/1.0/us/",
        .version = "1.0",
        .port = "US",
        .public_domain = true,
    };
    *out = kind->elements == ELEMENT_ZERO   ? zero
           : kind->elements == ELEMENT_MARK ? mark
                                            : dedication;
}

bool license_build(struct arena *arena, const struct license_kind *kind, struct license *out)
{
    if (!license_exists(kind))
        return false;
    struct license license = {0};
    if (kind->elements & (ELEMENT_ZERO | ELEMENT_MARK | ELEMENT_DEDICATION))
        build_public_domain(kind, &license);
    else
        build_license(arena, kind, &license);
    const struct embedded_file *legal_code =
        embedded_find(arena_printf(arena, "legalcode/%s.txt", license.id));
    license.legal_code = legal_code ? legal_code->path : NULL;
    *out = license;
    return true;
}
