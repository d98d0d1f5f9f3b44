/*
 * Licenses as people write them: in full words, by label, by address, with hyphens, dashes or
 * spaces, in any case. A sentence may name one license several times; the mentions are laid over
 * each other, and what one leaves out another may say.
 */
#include <string.h>

#include "license/kind.h"
#include "license/tokens.h"

/* What one place in the text says of a license. */
struct mention {
    struct license_kind kind;
    bool unported; /* says that it is no port */
};

struct reading {
    struct mention found; /* all mentions laid over each other */
    bool any;
    bool vague;    /* "a Creative Commons license" */
    bool conflict; /* two licenses, or one that does not exist */
};

/* Words for the elements: English, and as Creative Commons itself says it in some other languages.
 */
static const struct {
    const char *words;
    unsigned element;
} element_words[] = {
    {"attribution", ELEMENT_BY},
    {"noncommercial", ELEMENT_NC},
    {"non commercial", ELEMENT_NC},
    {"noderivatives", ELEMENT_ND},
    {"noderivs", ELEMENT_ND},
    {"no derivative works", ELEMENT_ND},
    {"no derivatives", ELEMENT_ND},
    {"no derivs", ELEMENT_ND},
    {"sharealike", ELEMENT_SA},
    {"share alike", ELEMENT_SA},
    {"namensnennung", ELEMENT_BY},
    {"keine kommerzielle nutzung", ELEMENT_NC},
    {"nicht kommerziell", ELEMENT_NC},
    {"keine bearbeitungen", ELEMENT_ND},
    {"keine bearbeitung", ELEMENT_ND},
    {"weitergabe unter gleichen bedingungen", ELEMENT_SA},
    {"pas d'utilisation commerciale", ELEMENT_NC},
    {"pas d’utilisation commerciale", ELEMENT_NC},
    {"pas de modification", ELEMENT_ND},
    {"partage dans les mêmes conditions", ELEMENT_SA},
    {"partage à l'identique", ELEMENT_SA},
    {"partage à l’identique", ELEMENT_SA},
    {"atribución", ELEMENT_BY},
    {"reconocimiento", ELEMENT_BY},
    {"nocomercial", ELEMENT_NC},
    {"no comercial", ELEMENT_NC},
    {"sinderivadas", ELEMENT_ND},
    {"sin derivadas", ELEMENT_ND},
    {"sinobraderivada", ELEMENT_ND},
    {"compartirigual", ELEMENT_SA},
    {"compartir igual", ELEMENT_SA},
};

static const struct {
    const char *words;
    unsigned elements;
} public_domain_words[] = {
    {"public domain dedication and certification", ELEMENT_DEDICATION},
    {"public domain mark", ELEMENT_MARK},
    {"creative commons zero", ELEMENT_ZERO},
    {"creative commons 0", ELEMENT_ZERO},
    {"cc zero", ELEMENT_ZERO},
    {"cc 0", ELEMENT_ZERO},
    {"cc0", ELEMENT_ZERO},
    {"cc pddc", ELEMENT_DEDICATION},
    {"cc pdm", ELEMENT_MARK},
};

#define COUNT(array) (sizeof(array) / sizeof *(array))

static unsigned element_code(const struct tokens *tokens, size_t at)
{
    return token_is(tokens, at, STR("by"))   ? ELEMENT_BY
           : token_is(tokens, at, STR("nc")) ? ELEMENT_NC
           : token_is(tokens, at, STR("nd")) ? ELEMENT_ND
           : token_is(tokens, at, STR("sa")) ? ELEMENT_SA
                                             : 0;
}

/* "BY-NC-ND", "by nc nd". */
static size_t read_codes(const struct tokens *tokens, size_t at, unsigned *elements)
{
    size_t n = 0;
    for (unsigned element; (element = element_code(tokens, at + n)) && !(*elements & element); n++)
        *elements |= element;
    return n;
}

/* "Attribution-NonCommercial-No Derivative Works". */
static size_t read_words(const struct tokens *tokens, size_t at, unsigned *elements)
{
    size_t n = 0;
    for (size_t i = 0; i < COUNT(element_words); i++) {
        size_t taken = tokens_phrase(tokens, at + n, str_of(element_words[i].words));
        if (taken == 0 || *elements & element_words[i].element)
            continue;
        *elements |= element_words[i].element;
        n += taken;
        i = (size_t)-1; /* look for the next one from the start of the table */
    }
    return n;
}

/* "4.0", "License, version 4.0", "(v 4.0": the number of tokens, 0 without a version. */
static size_t read_version(const struct tokens *tokens, size_t at, struct str *version)
{
    static const char *const between[] = {
        "public",        "license", "licence", "licenses", "lizenz",
        "international", "version", "v",       "ver",      NULL};
    size_t n = 0, taken;
    while ((taken = tokens_any_phrase(tokens, at + n, between)) > 0)
        n += taken;
    if (at + n >= tokens->n || tokens->all[at + n].url)
        return 0;
    struct str text = tokens->all[at + n].text;
    if (text.n > 1 && (text.p[0] == 'v' || text.p[0] == 'V'))
        text = str_sub(text, 1, text.n);
    if (text.n != strlen("4.0") || text.p[1] != '.')
        return 0;
    *version = text;
    return n + 1;
}

/* A code of a port counts in capitals or within an id: "CC BY 3.0 in Austria" names none. */
static bool is_port_code(const struct token *token)
{
    if (token->joined)
        return true;
    for (size_t i = 0; i < token->text.n; i++)
        if (token->text.p[i] < 'A' || token->text.p[i] > 'Z')
            return false;
    return true;
}

static size_t port_name(const struct tokens *tokens, size_t at, const struct license_port *port)
{
    size_t longest = tokens_phrase(tokens, at, str_of(port->name));
    struct str rest = str_of(port->own_names);
    while (rest.n > 0) {
        size_t end = str_find_char(rest, '|', 0);
        size_t n = tokens_phrase(tokens, at, str_sub(rest, 0, end));
        longest = n > longest ? n : longest;
        rest = str_sub(rest, end + 1, rest.n);
    }
    return longest;
}

static void read_port(const struct tokens *tokens, size_t at, struct mention *mention)
{
    static const char *const none[] = {"unported", "international", "internacional",
                                       "generic",  "universal",     NULL};
    size_t best = 0;
    if (at >= tokens->n || tokens->all[at].url)
        return;
    mention->unported = tokens_any_phrase(tokens, at, none) > 0;
    /* There are no ports of 4.0, so any other word after it is only a word. */
    if (!mention->kind.version || strcmp(mention->kind.version, "4.0") == 0)
        return;
    for (const struct license_port *port = license_ports; port->code; port++) {
        size_t n = port_name(tokens, at, port);
        if (n == 0 && is_port_code(&tokens->all[at]))
            n = token_is(tokens, at, str_of(port->code));
        if (n > best) {
            best = n;
            mention->kind.port = port;
        }
    }
}

static bool differ(const char *a, const char *b)
{
    return a && b && strcmp(a, b) != 0;
}

static void lay_over(struct reading *reading, const struct mention *mention)
{
    struct mention *found = &reading->found;
    const struct license_port *port = mention->kind.port;
    const char *version = mention->kind.version;
    if (!reading->any) {
        reading->any = true;
        *found = *mention;
        return;
    }
    if (found->kind.elements != mention->kind.elements || differ(found->kind.version, version) ||
        (found->kind.port && port && found->kind.port != port) ||
        (found->kind.port && mention->unported) || (found->unported && port))
        reading->conflict = true;
    if (!found->kind.version)
        found->kind.version = version;
    if (!found->kind.port)
        found->kind.port = port;
    found->unported = found->unported || mention->unported;
}

/* What follows the elements: a version (or several, which is one too many) and a port. */
static size_t read_rest(const struct tokens *tokens, size_t at, struct mention *mention,
                        struct reading *reading)
{
    static const char *const more[] = {"or", "and", "und", "et", "y", NULL};
    struct str text;
    size_t n = read_version(tokens, at, &text);
    if (n == 0)
        return 0;
    mention->kind.version = license_version(text);
    if (!mention->kind.version)
        reading->conflict = true;
    size_t next = at + n + tokens_any_phrase(tokens, at + n, more);
    if (read_version(tokens, next, &text) == 1)
        reading->conflict = true;
    read_port(tokens, at + n, mention);
    return n;
}

static void read_url(struct str url, struct reading *reading)
{
    struct mention mention = {0};
    struct str path = STR("creativecommons.org/licenses/");
    size_t at = str_find(url, path, 0);
    switch (license_kind_of_url(url, &mention.kind)) {
    case LICENSE_FOUND:
        mention.unported = !mention.kind.port;
        lay_over(reading, &mention);
        break;
    case LICENSE_NO_VERSION:
        lay_over(reading, &mention);
        break;
    default: /* not a license; or, below /licenses/, one we don't know */
        reading->conflict = reading->conflict || at + path.n < url.n;
        break;
    }
}

static size_t read_public_domain(const struct tokens *tokens, size_t at, struct reading *reading)
{
    struct mention mention = {0};
    size_t n = 0;
    for (size_t i = 0; i < COUNT(public_domain_words) && n == 0; i++) {
        n = tokens_phrase(tokens, at, str_of(public_domain_words[i].words));
        mention.kind.elements = public_domain_words[i].elements;
    }
    if (n == 0)
        return 0;
    if (mention.kind.elements == ELEMENT_DEDICATION) /* there was but one, called without version */
        mention.kind.version = license_version(STR("1.0"));
    else
        n += read_rest(tokens, at + n, &mention, reading);
    lay_over(reading, &mention);
    return n;
}

/* "by" is a word of English, too. */
static bool is_prose(const struct tokens *tokens, size_t at, const struct license_kind *kind)
{
    const struct token *by = &tokens->all[at];
    return kind->elements == ELEMENT_BY && !kind->version && str_is(by->text, "by") && !by->joined;
}

/* The elements in words or codes, or in words with the codes after them: "Attribution (BY)". */
static size_t read_elements(const struct tokens *tokens, size_t at, unsigned *elements)
{
    unsigned codes = 0;
    size_t n = read_words(tokens, at, elements), n_codes = read_codes(tokens, at + n, &codes);
    if (n == 0)
        *elements = codes;
    return codes == *elements ? n + n_codes : n;
}

/* "License: (CC) ..." */
static size_t skip_filler(const struct tokens *tokens, size_t at, bool *license)
{
    static const char *const names[] = {"cc", "creative commons", NULL};
    static const char *const filler[] = {"license",  "licence", "lizenz",
                                         "licencia", "public",  NULL};
    size_t n = 0, taken, named;
    do {
        named = tokens_any_phrase(tokens, at + n, names);
        taken = tokens_any_phrase(tokens, at + n + named, filler);
        *license = *license || taken > 0;
        n += named + taken;
    } while (named + taken > 0);
    return n;
}

/* After "Creative Commons" or "CC"; `license` says that a license is meant. */
static size_t read_named(const struct tokens *tokens, size_t at, bool license,
                         struct reading *reading)
{
    static const char *const others[] = {"sampling", "noncommercial sampling", "developing nations",
                                         NULL};
    struct mention mention = {0};
    struct str text;
    if (tokens_phrase(tokens, at, STR("public domain")) > 0)
        return 0;
    size_t n = skip_filler(tokens, at, &license);
    if (tokens_any_phrase(tokens, at + n, others) > 0)
        reading->conflict = true;
    size_t taken = read_elements(tokens, at + n, &mention.kind.elements);
    size_t version = taken ? read_rest(tokens, at + n + taken, &mention, reading) : 0;
    if (taken == 0 || is_prose(tokens, at + n, &mention.kind)) {
        reading->vague = reading->vague || license || read_version(tokens, at + n, &text) > 0;
        return n;
    }
    lay_over(reading, &mention);
    return n + taken + version;
}

/* "BY-NC-ND" that stands alone: at least two codes, joined. */
static size_t read_joined_codes(const struct tokens *tokens, size_t at, unsigned *elements)
{
    size_t n = read_codes(tokens, at, elements);
    for (size_t i = at + 1; i < at + n; i++)
        if (!tokens->all[i].joined)
            return 0;
    return n > 1 ? n : 0;
}

/* Without "Creative Commons" before it: "Attribution 4.0 International", "(BY-NC-ND 4.0)". */
static size_t read_bare(const struct tokens *tokens, size_t at, struct reading *reading)
{
    struct mention mention = {0};
    struct reading alone = {0};
    unsigned elements = 0;
    size_t n = read_words(tokens, at, &elements);
    if (n == 0)
        n = read_joined_codes(tokens, at, &elements);
    if (n == 0)
        return 0;
    mention.kind.elements = elements;
    size_t version = read_rest(tokens, at + n, &mention, &alone);
    bool several = elements & ELEMENT_BY && elements != ELEMENT_BY;
    if (!several && !(mention.kind.version && (mention.unported || mention.kind.port)))
        return 0;
    reading->conflict = reading->conflict || alone.conflict;
    lay_over(reading, &mention);
    return n + version;
}

static size_t read_one(const struct tokens *tokens, size_t at, struct reading *reading)
{
    static const char *const names[] = {"creative commons", "cc", NULL};
    size_t n;
    if (tokens->all[at].url) {
        read_url(tokens->all[at].text, reading);
        return 1;
    }
    if ((n = read_public_domain(tokens, at, reading)) > 0)
        return n;
    if ((n = tokens_any_phrase(tokens, at, names)) > 0)
        return n + read_named(tokens, at + n, at > 0 && token_is(tokens, at - 1, STR("under")),
                              reading);
    if (token_is(tokens, at, STR("ccby"))) {
        struct mention mention = {.kind.elements = ELEMENT_BY};
        n = 1 + read_codes(tokens, at + 1, &mention.kind.elements);
        n += read_rest(tokens, at + n, &mention, reading);
        lay_over(reading, &mention);
        return n;
    }
    n = read_bare(tokens, at, reading);
    return n > 0 ? n : 1;
}

enum license_match license_from_text(struct arena *arena, struct str text, struct license *out)
{
    struct tokens tokens = {0};
    struct reading reading = {0};
    tokens_read(text, &tokens);
    for (size_t at = 0; at < tokens.n;)
        at += read_one(&tokens, at, &reading);
    tokens_clear(&tokens);
    if (reading.conflict)
        return LICENSE_UNKNOWN;
    if (!reading.any)
        return reading.vague ? LICENSE_NO_VERSION : LICENSE_NONE;
    if (!license_elements_exist(reading.found.kind.elements))
        return LICENSE_UNKNOWN;
    if (!reading.found.kind.version)
        return LICENSE_NO_VERSION;
    return license_build(arena, &reading.found.kind, out) ? LICENSE_FOUND : LICENSE_UNKNOWN;
}
