#include <string.h>
#include <strings.h>

#include "markdown/html.h"

static const struct {
    enum html_kind kind;
    const char *names; /* with a space before and after each */
} kinds[] = {
    {HTML_DROPPED, " script style template iframe object embed applet svg math noscript noembed "
                   "noframes frameset frame head title link meta base audio video canvas "},
    {HTML_LOOSE, " center dir fieldset form hgroup legend main menu nav option search "},
    {HTML_INLINE,
     " abbr b bdi br cite code data dfn em i img kbd mark q rp rt ruby s samp small span "
     "strong sub sup time u var wbr "},
    {HTML_TRANSPARENT, " a del ins "},
    {HTML_PHRASING, " p h1 h2 h3 h4 h5 h6 pre summary "},
    {HTML_BLOCK, " address article aside blockquote caption dd details div dl dt figcaption figure "
                 "footer header hr li ol section table tbody td tfoot th thead tr ul "},
};

/* What may not stand anywhere in certain others. */
static const struct {
    const char *names, *outer;
} excluded[] = {
    {" h1 h2 h3 h4 h5 h6 header footer article aside section ", " dt th address "},
    {" header footer ", " header footer "},
    {" address ", " address "},
    {" details ", " a "},
    {" dfn ", " dfn "},
};

static const struct {
    const char *attribute, *elements;
    const char *values; /* those allowed; NULL: see is_plain_value() */
} attributes[] = {
    {"title", NULL, NULL},
    {"lang", NULL, NULL},
    {"dir", NULL, " ltr rtl auto "},
    {"href", " a ", NULL},
    {"src", " img ", NULL},
    {"alt", " img ", NULL},
    {"width", " img ", NULL},
    {"height", " img ", NULL},
    {"cite", " blockquote q del ins ", NULL},
    {"datetime", " time del ins ", NULL},
    {"value", " data li ", NULL},
    {"start", " ol ", NULL},
    {"colspan", " td th ", NULL},
    {"rowspan", " td th ", NULL},
    {"scope", " th ", " row col rowgroup colgroup "},
    {"open", " details ", " open "},
    {"role", " span ", " doc-pagebreak "},
    {"aria-label", " span ", NULL},
};

static bool contains(const char *names, const char *name)
{
    size_t n = strlen(name);
    for (const char *hit = names; n > 0 && (hit = strstr(hit, name)); hit++)
        if (hit[-1] == ' ' && hit[n] == ' ')
            return true;
    return false;
}

enum html_kind html_kind(const char *name)
{
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (contains(kinds[i].names, name))
            return kinds[i].kind;
    return HTML_UNKNOWN;
}

bool html_is_excluded(const char *name, const char *outer)
{
    for (size_t i = 0; i < sizeof excluded / sizeof *excluded; i++)
        if (contains(excluded[i].names, name) && contains(excluded[i].outer, outer))
            return true;
    return false;
}

bool html_is_void(const char *name)
{
    return contains(" br hr img wbr ", name);
}

/* Addresses without a scheme are relative, and harmless; of those with one, these are. */
static bool is_safe_address(const char *url, bool image)
{
    size_t n = strcspn(url, ":/?#");
    for (const char *c = url; *c; c++)
        if ((unsigned char)*c <= ' ' || *c == 0x7F)
            return false;
    if (url[n] != ':')
        return true;
    return (n == 4 && strncasecmp(url, "http", n) == 0) ||
           (n == 5 && strncasecmp(url, "https", n) == 0) ||
           (!image && n == 6 && strncasecmp(url, "mailto", n) == 0) ||
           (!image && n == 3 && strncasecmp(url, "tel", n) == 0);
}

static bool is_made_of(const char *value, const char *set)
{
    return value[0] && strlen(value) < 40 && value[strspn(value, set)] == '\0';
}

static bool is_plain_value(const char *attribute, const char *value)
{
    if (contains(" href cite src ", attribute))
        return is_safe_address(value, attribute[0] == 's');
    if (contains(" width height value start colspan rowspan ", attribute))
        return is_made_of(value, "0123456789") && value[0] != '0' && strlen(value) < 5;
    if (strcmp(attribute, "datetime") == 0)
        return is_made_of(value, "0123456789-:TZ+.");
    if (strcmp(attribute, "lang") == 0)
        return is_made_of(value, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-");
    return true;
}

bool html_allows(const char *element, const char *attribute, const char *value)
{
    for (size_t i = 0; i < sizeof attributes / sizeof *attributes; i++) {
        if (strcmp(attributes[i].attribute, attribute) != 0)
            continue;
        if (attributes[i].elements && !contains(attributes[i].elements, element))
            return false;
        return attributes[i].values ? contains(attributes[i].values, value)
                                    : is_plain_value(attribute, value);
    }
    return false;
}
