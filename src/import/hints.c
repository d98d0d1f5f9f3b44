#include "import/hints.h"

#include <string.h>
#include <strings.h>

enum { WORD_LIMIT = 24 };

static const struct {
    const char *words; /* with a space before and after each */
    const char *why;
} furniture[] = {
    {" nav navbar navigation breadcrumb breadcrumbs menu submenu megamenu pagination pager toolbar "
     "skip skiplink sitemap ",
     "navigation"},
    {" share sharing sharebar shareaholic social socials addthis addtoany sharethis sharedaddy ",
     "share links"},
    {" related recirc recirculation recommended recommendation recommendations recommend outbrain "
     "taboola trending popular morefrom readnext upnext teaser teasers ",
     "links to other pages"},
    {" sidebar rail aside ", "sidebar"},
    {" comment comments disqus respond replies ", "comments"},
    {" newsletter subscribe subscription signup optin mailchimp promo promotion promotional cta "
     "banner paywall popup modal overlay dialog lightbox cookie cookies consent gdpr onetrust ",
     "promotion"},
    {" ad ads advert advertisement advertising adsbygoogle sponsor sponsored dfp adslot ",
     "advertisement"},
    {" footer colophon copyright legal ", "footer"},
    {" toc tableofcontents ", "list of contents"},
    {" byline bylines authorbox authorbio postmeta entrymeta ", "byline"},
};

/* The next word of a name like "related-posts", "relatedPosts" or "c_RELATED". */
static bool next_word(const char **rest, char word[WORD_LIMIT])
{
    const char *p = *rest;
    size_t n = 0;
    while (*p && !((*p | 0x20) >= 'a' && (*p | 0x20) <= 'z'))
        p++;
    for (bool lower = false; (*p | 0x20) >= 'a' && (*p | 0x20) <= 'z'; p++) {
        bool upper = *p <= 'Z';
        if (upper && lower)
            break;
        lower = !upper;
        if (n < WORD_LIMIT - 1)
            word[n++] = (char)(*p | 0x20);
    }
    word[n] = '\0';
    *rest = p;
    return n > 0;
}

static bool has_word(const char *words, const char *word)
{
    size_t n = strlen(word);
    for (const char *hit = strstr(words, word); hit; hit = strstr(hit + 1, word))
        if (hit > words && hit[-1] == ' ' && hit[n] == ' ')
            return true;
    return false;
}

static const char *furniture_in(const char *name)
{
    char word[WORD_LIMIT];
    while (name && next_word(&name, word))
        for (size_t i = 0; i < sizeof furniture / sizeof *furniture; i++)
            if (has_word(furniture[i].words, word))
                return furniture[i].why;
    return NULL;
}

static bool is_hidden(const struct webpage *page, const xmlNode *node)
{
    const char *style = node_attribute(page->arena, node, "style");
    if (node_attribute(page->arena, node, "hidden"))
        return true;
    for (const char *at = style ? strstr(style, "display") : NULL; at;
         at = strstr(at + 1, "display")) {
        const char *value = at + strlen("display");
        value += strspn(value, " :");
        if (strncmp(value, "none", 4) == 0)
            return true;
    }
    return false;
}

enum hint hint_of(const struct webpage *page, const xmlNode *node, const char **why)
{
    static const char roles[] = " navigation complementary contentinfo banner search dialog "
                                "alertdialog menu menubar toolbar tooltip ";
    const char *role = node_attribute(page->arena, node, "role");
    *why = "hidden";
    if (is_hidden(page, node))
        return HINT_HIDDEN;
    *why = "navigation";
    if (node_is_any(node, " nav menu ") || (role && has_word(roles, role)))
        return HINT_FURNITURE;
    *why = "footer";
    if (node_is(node, "footer"))
        return HINT_FURNITURE;
    *why = "sidebar";
    if (node_is(node, "aside"))
        return HINT_FURNITURE;
    *why = "form";
    if (node_is_any(node, " form dialog select button fieldset "))
        return HINT_FURNITURE;
    if (node_is_any(node, " body html main article "))
        return HINT_NONE;
    *why = furniture_in(node_attribute(page->arena, node, "class"));
    if (!*why)
        *why = furniture_in(node_attribute(page->arena, node, "id"));
    return *why ? HINT_FURNITURE : HINT_NONE;
}
