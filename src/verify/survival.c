#include "verify/survival.h"

#include <string.h>

#include "base/utf8.h"
#include "verify/address.h"
#include "verify/allowlists.h"
#include "verify/elements.h"
#include "verify/notice.h"
#include "verify/quote.h"

enum { END = 2000 }; /* bytes that are left at each end */

/* What is left of a file: words, and addresses of links. */
struct remains {
    struct buf words, links;
    const struct allow_list *allowed; /* NULL: all elements */
    bool all;                         /* what is hidden, too */
};

static bool keeps_link(const struct remains *remains)
{
    return !remains->allowed || (str_listed(remains->allowed->elements, STR("a")) &&
                                 str_listed(remains->allowed->link_attributes, STR("href")));
}

static void leave(void *context, xmlNode *element)
{
    struct remains *remains = context;
    if (element_separates(element))
        buf_addc(&remains->words, '\n');
}

/* Whether something below the element is left. */
static bool enter(struct remains *remains, struct arena *arena, xmlNode *element)
{
    static const char unseen[] = " script style template head noscript iframe object ";
    const char *name = (const char *)element->name;
    if (element_separates(element))
        buf_addc(&remains->words, '\n');
    const char *href = markup_is(element, "a") && keeps_link(remains)
                           ? markup_attribute(arena, element, "href")
                           : NULL;
    if (href)
        buf_addf(&remains->links, "%s\n", href);
    if (remains->allowed && str_listed(remains->allowed->dropped, str_of(name)))
        return false;
    return remains->all ? !str_listed(unseen, str_of(name)) : !element_hidden(element);
}

static xmlNode *body_of(xmlDoc *doc)
{
    xmlNode *root = xmlDocGetRootElement(doc);
    for (xmlNode *node = root->children; node; node = node->next)
        if (markup_is(node, "body"))
            return node;
    return root;
}

static void collect(struct remains *remains, xmlDoc *doc)
{
    struct arena arena = ARENA_INIT;
    struct buf scratch = BUF_INIT;
    xmlNode *body = body_of(doc);
    buf_init(&remains->words);
    buf_init(&remains->links);
    for (xmlNode *node = body; node;) {
        bool descend = true;
        if (node->type == XML_ELEMENT_NODE)
            descend = enter(remains, &arena, node);
        else
            buf_add_str(&remains->words, markup_text(node, &scratch));
        node = markup_next(node, body, descend, leave, remains);
    }
    buf_clear(&scratch);
    arena_clear(&arena);
}

static void clear(struct remains *remains)
{
    buf_clear(&remains->words);
    buf_clear(&remains->links);
}

/* ------------------------------------------------------------------------------------- facts */

static enum verdict found_if(bool found)
{
    return found ? VERDICT_FOUND : VERDICT_MISSING;
}

static void look(struct arena *arena, const struct wanted *wanted, struct str words,
                 struct str links, enum verdict facts[FACTS])
{
    struct notice_seen seen;
    struct buf line = BUF_INIT;
    utf8_collapse(&line, words);
    notice_look(arena, words, wanted->license, &seen);
    facts[FACT_LICENSE_NAME] =
        found_if((seen.named && seen.label && strcmp(seen.label, wanted->label) == 0) ||
                 str_find(buf_str(&line), str_of(wanted->label), 0) < line.n);
    facts[FACT_LICENSE_ADDRESS] = found_if(notice_gives_license(arena, words, wanted->license) ||
                                           notice_gives_license(arena, links, wanted->license));
    if (wanted->names)
        facts[FACT_CREDIT] = found_if(notice_names(arena, words, wanted->names));
    if (wanted->sources)
        facts[FACT_SOURCE] =
            found_if(notice_gives(words, wanted->sources) || notice_gives(links, wanted->sources));
    buf_clear(&line);
}

static void report(struct proof *proof, const struct wanted *wanted, const char *attack,
                   struct str words, struct str links)
{
    static const char *const names[] = {"the license's name", "the license's address",
                                        "any creator or publisher", "the source"};
    struct arena arena = ARENA_INIT;
    struct verify_survival survival = {wanted->file, wanted->work, attack, {0}};
    look(&arena, wanted, words, links, survival.facts);
    proof_add_survival(proof, &survival);
    for (size_t i = 0; i < FACTS; i++)
        if (survival.facts[i] == VERDICT_MISSING)
            diag_error(proof->diags, (struct place){wanted->file, wanted->line, 0}, "survival",
                       "after '%s' %s is gone; write it out in the words of the notice", attack,
                       names[i]);
    arena_clear(&arena);
}

void survival_of_text(struct proof *proof, const struct wanted *wanted, struct str text,
                      const char *attack)
{
    if (proof->options->survival && wanted->license)
        report(proof, wanted, attack, text, STR(""));
}

void survival_of_ends(struct proof *proof, const struct wanted *wanted, struct str text)
{
    if (!proof->options->survival || !wanted->license)
        return;
    struct buf line = BUF_INIT, ends = BUF_INIT;
    utf8_collapse(&line, text);
    struct str all = buf_str(&line);
    buf_add_str(&ends, str_sub(all, 0, END));
    buf_addc(&ends, '\n');
    buf_add_str(&ends, str_sub(all, all.n > END ? all.n - END : 0, all.n));
    report(proof, wanted, "ends", buf_str(&ends), STR(""));
    buf_clear(&line);
    buf_clear(&ends);
}

/* ------------------------------------------------------------------------------------ attacks */

static void sanitize(struct proof *proof, const struct wanted *wanted, xmlDoc *doc,
                     const struct allow_list *allowed)
{
    struct remains remains = {.allowed = allowed};
    collect(&remains, doc);
    report(proof, wanted, allowed->attack, buf_str(&remains.words), buf_str(&remains.links));
    clear(&remains);
}

/* A page that offers itself to be embedded shows the markup to paste as text. */
static void paste(struct proof *proof, const struct wanted *wanted, struct str words)
{
    size_t at = str_find(words, STR("<iframe "), 0);
    if (at == words.n)
        return;
    struct diags *aside = diags_new();
    struct str snippet = str_sub(words, at, words.n);
    size_t end = str_find(snippet, STR("</p>"), 0);
    xmlDoc *doc = markup_read(str_sub(snippet, 0, end + 4), MARKUP_HTML, wanted->file, aside);
    if (doc) {
        struct remains remains = {.allowed = NULL};
        collect(&remains, doc);
        report(proof, wanted, "snippet", buf_str(&remains.words), buf_str(&remains.links));
        clear(&remains);
        xmlFreeDoc(doc);
    }
    diags_free(aside);
}

static void attack_all(struct proof *proof, const struct wanted *wanted, xmlDoc *doc)
{
    struct remains visible = {.all = false}, all = {.all = true};
    collect(&visible, doc);
    collect(&all, doc);
    struct str words = buf_str(&visible.words), links = buf_str(&visible.links);
    report(proof, wanted, "alone", words, links);
    report(proof, wanted, "head-removed", words, links);
    sanitize(proof, wanted, doc, &allow_list_canvas);
    sanitize(proof, wanted, doc, &allow_list_purifier);
    report(proof, wanted, "tags-stripped", words, STR(""));
    report(proof, wanted, "css-off", buf_str(&all.words), STR(""));
    survival_of_ends(proof, wanted, words);
    paste(proof, wanted, buf_str(&all.words));
    clear(&visible);
    clear(&all);
}

static struct wanted wanted_of(const struct page *page)
{
    const struct page_work *work = page->works;
    return (struct wanted){page->file,        work->path,          work->license, work->label,
                           page->slots.names, page->slots.sources, work->line};
}

void survival_of_page(struct proof *proof, const struct page *page, xmlDoc *doc,
                      const struct wanted *more)
{
    if (!proof->options->survival || page->n_works != 1 || !page->works->license)
        return;
    struct wanted wanted = wanted_of(page);
    if (more && !wanted.names)
        wanted.names = more->names;
    if (more && !wanted.sources)
        wanted.sources = more->sources;
    attack_all(proof, &wanted, doc);
}

void survival_of_item(struct proof *proof, const struct page *page, xmlDoc *doc, const char *credit,
                      const char *via)
{
    if (!proof->options->survival || page->n_works != 1 || !page->works->license)
        return;
    struct credit name = {credit, NULL}, source = {via, NULL};
    struct wanted wanted = wanted_of(page);
    struct remains remains = {.allowed = NULL};
    wanted.names = credit ? &name : NULL;
    wanted.sources = via ? &source : NULL;
    collect(&remains, doc);
    report(proof, &wanted, "feed-item", buf_str(&remains.words), STR(""));
    clear(&remains);
}
