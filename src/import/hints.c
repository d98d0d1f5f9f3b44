#include "import/hints.h"

#include <string.h>
#include <strings.h>

#include "base/utf8.h"

enum {
    WORD_LIMIT = 24,
    NOTE_MASS = 40,       /* prose of an aside that may be a part of the text */
    NOTE_NEAR = 3,        /* elements beside it, of which one is a paragraph */
    HEADING_WITHIN = 32,  /* nodes in which the heading of a section is looked for */
    QUESTION_WITHIN = 64, /* nodes of a button in which its text is looked for */
    QUESTION_WORDS = 4,   /* of a button, at least */
    ANSWER_AROUND = 8,    /* elements around the button, of which one holds the answer, too */
    ANSWER_MASS = 8,      /* prose in what holds question and answer */
    ANSWER_WORDS = 250,   /* most of them in it */
    HEADING_WORDS = 3, /* a name of fewer words says what a section is for, whatever its heading */
};

#define COUNT(array) (sizeof(array) / sizeof *(array))

const char hint_embed[] = "embed of another site";

/* A heading may be marked for it, and is none. */
static const char list_of_contents[] = "list of contents";
static const char sidebar[] = "sidebar";

struct kind {
    const char *words; /* with a space before and after each */
    const char *why;
};

static const struct kind furniture[] = {
    {" nav navbar navigation breadcrumb breadcrumbs menu submenu megamenu pagination pager toolbar "
     "skip skiplink sitemap ",
     "navigation"},
    {" share sharing sharebar shareaholic social socials addthis addtoany sharethis sharedaddy "
     "follow ",
     "share links"},
    {" related recirc recirculation recommended recommendation recommendations recommend outbrain "
     "taboola trending popular morefrom readnext upnext teaser teasers rss ",
     "links to other pages"},
    {" sidebar rail aside ", sidebar},
    {" newsletter subscribe subscription signup optin mailchimp promo promotion promotional cta "
     "banner paywall popup modal overlay dialog lightbox cookie cookies consent gdpr onetrust "
     "republication republish ",
     "promotion"},
    {" ad ads advert advertisement advertising adsbygoogle sponsor sponsored dfp adslot ",
     "advertisement"},
    {" footer colophon copyright legal ", "footer"},
    {" toc tableofcontents ", list_of_contents},
    {" byline bylines authorbox authorbio postmeta entrymeta ", "byline"},
};

/* What may well be longer than the article. */
static const struct kind large_furniture[] = {
    {" comment comments disqus respond replies testimonial testimonials ", "comments"},
    {" related recirc recirculation outbrain taboola ", "links to other pages"},
};

static const struct kind small_furniture[] = {
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

static bool names_any(const char *name, const char *words)
{
    char word[WORD_LIMIT];
    while (name && next_word(&name, word))
        if (has_word(words, word))
            return true;
    return false;
}

/* What one word says; `why` is set when that is more than `least`. */
static enum hint hint_of_word(const char *word, enum hint least, const char **why)
{
    static const struct {
        const struct kind *kinds;
        size_t n;
        enum hint hint;
    } lists[] = {{large_furniture, COUNT(large_furniture), HINT_LARGE},
                 {furniture, COUNT(furniture), HINT_FURNITURE},
                 {small_furniture, COUNT(small_furniture), HINT_SMALL}};
    for (size_t list = 0; list < COUNT(lists) && lists[list].hint > least; list++)
        for (size_t i = 0; i < lists[list].n; i++)
            if (has_word(lists[list].kinds[i].words, word)) {
                *why = lists[list].kinds[i].why;
                return lists[list].hint;
            }
    return least;
}

/* "with-sidebar" and "no-comments" are names of what stands beside that. */
static enum hint hint_in(const char *name, const char **why)
{
    enum hint hint = HINT_NONE;
    char word[WORD_LIMIT];
    for (bool beside = false; name && hint < HINT_LARGE && next_word(&name, word);
         beside = has_word(" with without has no ", word))
        if (!beside)
            hint = hint_of_word(word, hint, why);
    return hint;
}

static struct str heading_of(const struct webpage *page, xmlNode *node)
{
    struct xml_walk walk = {.root = node};
    for (size_t n = 0; n < HEADING_WITHIN && xml_walk_next(&walk); n++) {
        const struct element *element = webpage_element(walk.node);
        if (element && element->heading)
            return webpage_text_of(page->arena, walk.node);
    }
    return (struct str){NULL, 0};
}

/* An id that is made of the heading ("popular-instruments-today") says what the section is about. */
static bool names_heading(const struct webpage *page, xmlNode *node, const char *id)
{
    struct str heading = heading_of(page, node);
    size_t at = 0, words = 0;
    for (bool within = false; *id; id++) {
        if (!is_letter(*id) && !is_digit(*id)) {
            within = false;
            continue;
        }
        while (at < heading.n && !is_letter(heading.p[at]) && !is_digit(heading.p[at]))
            at++;
        if (at == heading.n || (heading.p[at++] | 0x20) != (*id | 0x20))
            return false;
        words += !within;
        within = true;
    }
    return words >= HEADING_WORDS;
}

static bool asks(xmlNode *node)
{
    struct str last = {NULL, 0};
    struct xml_walk walk = {.root = node};
    for (size_t n = 0; n < QUESTION_WITHIN && xml_walk_next(&walk); n++) {
        const struct element *element = webpage_element(walk.node);
        if (element && element->flow == FLOW_NO_TEXT)
            xml_walk_skip(&walk);
        struct str text = {NULL, 0};
        if (webpage_is_text(walk.node))
            text = utf8_trim(str_of((const char *)walk.node->content));
        last = text.n > 0 ? text : last;
    }
    return str_ends(last, STR("?"));
}

/* A question as a button, which shows the answer that stands below it. */
static bool opens_answer(xmlNode *node)
{
    const struct element *element = webpage_element(node), *outer = element;
    if (!node_is(node, "button") || element->words < QUESTION_WORDS || !asks(node))
        return false;
    for (size_t n = 0; n < ANSWER_AROUND && outer && outer->words == element->words; n++) {
        node = node->parent;
        outer = node ? webpage_element(node) : NULL;
    }
    return outer && !outer->title && outer->mass >= ANSWER_MASS && outer->words <= ANSWER_WORDS;
}

static bool is_near_paragraph(xmlNode *node, xmlNode *next(xmlNode *))
{
    xmlNode *near = next(node);
    for (size_t n = 0; near && n < NOTE_NEAR; n++, near = next(near))
        if (node_is(near, "p") && webpage_element(near)->mass > 0)
            return true;
    return false;
}

/* An aside between the paragraphs of the text that is prose itself belongs to them: a note, a box. */
static bool is_note(xmlNode *node)
{
    const struct element *element = webpage_element(node);
    return element->mass >= NOTE_MASS && 2 * element->mass >= (double)element->words &&
           (is_near_paragraph(node, xmlPreviousElementSibling) ||
            is_near_paragraph(node, xmlNextElementSibling));
}

static bool is_embed(const struct webpage *page, const xmlNode *node)
{
    return node_is(node, "blockquote") &&
           names_any(node_attribute(page->arena, node, "class"), " embed embedded media tweet ");
}

/* A window that opens above the page. */
static bool is_dialog(const struct webpage *page, const xmlNode *node)
{
    const char *role = node_attribute(page->arena, node, "role"),
               *modal = node_attribute(page->arena, node, "aria-modal");
    return node_is(node, "dialog") || (role && has_word(" dialog alertdialog ", role)) ||
           (modal && strcmp(modal, "true") == 0);
}

/* What a heading or a tab opens: hidden in the page as it was saved, but a part of its text
 * (WAI-ARIA Authoring Practices, accordion and tabs). */
static bool is_panel(const struct webpage *page, const xmlNode *node)
{
    const char *role = node_attribute(page->arena, node, "role");
    return node_attribute(page->arena, node, "aria-labelledby") &&
           (!role || has_word(" region tabpanel ", role));
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

enum hint hint_of(const struct webpage *page, xmlNode *node, const char **why)
{
    static const char roles[] = " navigation complementary contentinfo banner search menu "
                                "menubar toolbar tooltip ";
    const char *role = node_attribute(page->arena, node, "role");
    *why = "promotion";
    if (is_dialog(page, node))
        return HINT_DIALOG;
    *why = "hidden";
    if (is_hidden(page, node) && !is_panel(page, node))
        return HINT_FURNITURE;
    *why = "navigation";
    if (node_is_any(node, " nav menu ") || (role && has_word(roles, role)))
        return HINT_FURNITURE;
    *why = "footer";
    if (node_is(node, "footer"))
        return HINT_FURNITURE;
    *why = sidebar;
    bool note = node_is(node, "aside") && is_note(node);
    if (node_is(node, "aside") && !note)
        return HINT_FURNITURE;
    *why = hint_embed;
    if (is_embed(page, node))
        return HINT_FURNITURE;
    *why = "form";
    if (node_is_any(node, " form select button fieldset "))
        return webpage_element(node)->headings > 0 || opens_answer(node) ? HINT_NONE
                                                                         : HINT_FURNITURE;
    if (node_is_any(node, " body html main article "))
        return HINT_NONE;
    enum hint hint = hint_in(node_attribute(page->arena, node, "class"), why);
    if (note && *why == sidebar)
        return HINT_NONE;
    if (webpage_element(node)->heading)
        return *why == list_of_contents ? HINT_NONE : hint;
    const char *id = node_attribute(page->arena, node, "id");
    if (hint || !id)
        return hint;
    hint = hint_in(id, why);
    return hint && names_heading(page, node, id) ? HINT_NONE : hint;
}

const char *hint_of_link(struct arena *arena, const xmlNode *link)
{
    if (names_any(node_attribute(arena, link, "rel"), " sponsored "))
        return "advertisement";
    return names_any(node_attribute(arena, link, "class"), " btn button cta ") ? "button" : NULL;
}

bool hint_is_author(struct arena *arena, const xmlNode *link)
{
    const char *href = node_attribute(arena, link, "href");
    return names_any(node_attribute(arena, link, "rel"), " author ") ||
           (href && (strstr(href, "/author/") || strstr(href, "/authors/")));
}

bool hint_is_caption(const struct webpage *page, const xmlNode *node)
{
    return node_is(node, "figcaption") ||
           names_any(node_attribute(page->arena, node, "class"),
                     " caption figcaption imagecaption photocredit ");
}
