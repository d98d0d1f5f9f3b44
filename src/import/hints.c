#include "import/hints.h"

#include <string.h>
#include <strings.h>

enum { WORD_LIMIT = 24 };

#define COUNT(array) (sizeof(array) / sizeof *(array))

static const struct {
    const char *words; /* with a space before and after each */
    const char *why;
} furniture[] = {
    {" nav navbar navigation breadcrumb breadcrumbs menu submenu megamenu pagination pager toolbar "
     "skip skiplink sitemap ",
     "navigation"},
    {" share sharing sharebar shareaholic social socials addthis addtoany sharethis sharedaddy "
     "follow ",
     "share links"},
    {" related recirc recirculation recommended recommendation recommendations recommend outbrain "
     "taboola trending popular morefrom readnext upnext teaser teasers rss ",
     "links to other pages"},
    {" sidebar rail aside ", "sidebar"},
    {" newsletter subscribe subscription signup optin mailchimp promo promotion promotional cta "
     "banner paywall popup modal overlay dialog lightbox cookie cookies consent gdpr onetrust "
     "republication republish ",
     "promotion"},
    {" ad ads advert advertisement advertising adsbygoogle sponsor sponsored dfp adslot ",
     "advertisement"},
    {" footer colophon copyright legal ", "footer"},
    {" toc tableofcontents ", "list of contents"},
    {" byline bylines authorbox authorbio postmeta entrymeta ", "byline"},
};

/* What may well be longer than the article. */
static const struct {
    const char *words, *why;
} large_furniture[] = {
    {" comment comments disqus respond replies testimonial testimonials ", "comments"},
    {" related recirc recirculation outbrain taboola ", "links to other pages"},
};

static const struct {
    const char *words, *why;
} small_furniture[] = {
    {" author authors bio meta ", "about the author"},
    {" tags taglist disclaimer disclosure ", "below the article"},
    {" tooltip rating ratings ", "control"},
};

static bool is_letter(char c)
{
    return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* The next word of a name like "related-posts", "relatedPosts" or "c_RELATED". What has a digit
 * beside it is part of a number ("ad" in "5f1ad3"). */
static bool next_word(const char **rest, char word[WORD_LIMIT])
{
    const char *p = *rest;
    size_t n = 0;
    while (*p && (!is_letter(*p) || (p > *rest && is_digit(p[-1]))))
        p++;
    for (bool lower = false; is_letter(*p); p++) {
        bool upper = *p <= 'Z';
        if (upper && lower)
            break;
        lower = !upper;
        if (n < WORD_LIMIT - 1)
            word[n++] = (char)(*p | 0x20);
    }
    word[is_digit(*p) ? 0 : n] = '\0';
    *rest = p;
    return n > 0;
}

static bool has_word(const char *words, const char *word)
{
    size_t n = strlen(word);
    for (const char *hit = n ? strstr(words, word) : NULL; hit; hit = strstr(hit + 1, word))
        if (hit > words && hit[-1] == ' ' && hit[n] == ' ')
            return true;
    return false;
}

static enum hint hint_in(const char *name, const char **why)
{
    enum hint hint = HINT_NONE;
    char word[WORD_LIMIT];
    while (name && hint < HINT_LARGE && next_word(&name, word)) {
        for (size_t i = 0; i < COUNT(large_furniture); i++)
            if (has_word(large_furniture[i].words, word)) {
                *why = large_furniture[i].why;
                hint = HINT_LARGE;
            }
        for (size_t i = 0; i < COUNT(furniture) && hint < HINT_FURNITURE; i++)
            if (has_word(furniture[i].words, word)) {
                *why = furniture[i].why;
                hint = HINT_FURNITURE;
            }
        for (size_t i = 0; i < COUNT(small_furniture) && hint < HINT_SMALL; i++)
            if (has_word(small_furniture[i].words, word)) {
                *why = small_furniture[i].why;
                hint = HINT_SMALL;
            }
    }
    return hint;
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
        return HINT_FURNITURE;
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
        return webpage_element(node)->headings > 0 ? HINT_NONE : HINT_FURNITURE;
    if (node_is_any(node, " body html main article "))
        return HINT_NONE;
    enum hint hint = hint_in(node_attribute(page->arena, node, "class"), why);
    return hint ? hint : hint_in(node_attribute(page->arena, node, "id"), why);
}

bool hint_is_caption(const struct webpage *page, const xmlNode *node)
{
    char word[WORD_LIMIT];
    const char *name = node_attribute(page->arena, node, "class");
    if (node_is(node, "figcaption"))
        return true;
    while (name && next_word(&name, word))
        if (has_word(" caption figcaption imagecaption photocredit ", word))
            return true;
    return false;
}
