/* Atom (RFC 4287) with the license of RFC 4946, and OPDS 1.2, which is Atom. */
#include "verify/feed.h"

#include <libxml/xmlsave.h>
#include <string.h>

#include "base/file.h"
#include "verify/entry.h"
#include "verify/quote.h"

static const char atom[] = "http://www.w3.org/2005/Atom";

struct feed {
    struct proof *proof;
    const char *file;
    struct arena arena;
    bool catalog; /* of OPDS */
};

static bool in(const xmlNode *node, const char *uri)
{
    return node->ns && strcmp((const char *)node->ns->href, uri) == 0;
}

static bool is_atom(const xmlNode *node, const char *name)
{
    return markup_is(node, name) && in(node, atom);
}

static void say(struct feed *feed, const xmlNode *node, const char *rule, const char *what)
{
    diag_error(feed->proof->diags, (struct place){feed->file, markup_line(node), 0}, rule, "%s",
               what);
}

static xmlNode *child(const xmlNode *element, const char *name)
{
    for (xmlNode *node = element->children; node; node = node->next)
        if (is_atom(node, name))
            return node;
    return NULL;
}

static const char *words(struct feed *feed, xmlNode *node)
{
    return node ? markup_content(&feed->arena, node) : "";
}

/* Feeds and entries alike have an identity and a time. */
static void check_required(struct feed *feed, xmlNode *element)
{
    static const char *const names[] = {"id", "title", "updated"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (!*words(feed, child(element, names[i])))
            say(feed, element, "feed-entry",
                arena_printf(&feed->arena, "%s has no %s", (const char *)element->name, names[i]));
}

/* The content as HTML: escaped text, or a tree. */
static const char *content_of(struct feed *feed, xmlNode *entry)
{
    xmlNode *content = child(entry, "content");
    const char *type = content ? markup_attribute(&feed->arena, content, "type") : NULL;
    if (!content || markup_attribute(&feed->arena, content, "src"))
        return NULL;
    if (!type || strcmp(type, "xhtml") != 0) {
        struct buf text = BUF_INIT, scratch = BUF_INIT;
        for (xmlNode *node = content; node; node = markup_next(node, content, true, NULL, NULL))
            buf_add_str(&text, markup_text(node, &scratch));
        const char *copy = arena_strndup(&feed->arena, text.p, text.n);
        buf_clear(&text);
        buf_clear(&scratch);
        return copy;
    }
    xmlBuffer *out = xmlBufferCreate();
    xmlSaveCtxt *save = xmlSaveToBuffer(out, "UTF-8", XML_SAVE_NO_DECL | XML_SAVE_XHTML);
    for (xmlNode *node = content->children; node && save; node = node->next)
        xmlSaveTree(save, node);
    if (save)
        xmlSaveClose(save);
    const char *copy = arena_strdup(&feed->arena, (const char *)xmlBufferContent(out));
    xmlBufferFree(out);
    return copy;
}

static bool is_acquisition(const char *rel)
{
    return strncmp(rel, "http://opds-spec.org/acquisition", 32) == 0;
}

static void take_link(struct feed *feed, struct entry *entry, const xmlNode *link)
{
    const char *rel = markup_attribute(&feed->arena, link, "rel");
    const char *href = markup_attribute(&feed->arena, link, "href");
    rel = rel ? rel : "alternate";
    if (strcmp(rel, "license") == 0)
        entry->license = href;
    else if (strcmp(rel, "via") == 0)
        entry->via = href;
    else if (strcmp(rel, "alternate") == 0 || is_acquisition(rel))
        entry_add_url(entry, href);
    if (is_acquisition(rel) && !markup_attribute(&feed->arena, link, "type"))
        say(feed, link, "opds-type", "link to a file has no type: readers can't tell what it is");
}

/* What OPDS 1.2 asks beyond Atom (5.1). */
static void check_catalog_entry(struct feed *feed, xmlNode *entry)
{
    for (xmlNode *node = entry->children; node; node = node->next) {
        if (node->type != XML_ELEMENT_NODE || in(node, atom))
            continue;
        if (markup_is(node, "creator") || markup_is(node, "subject") || markup_is(node, "title"))
            say(feed, node, "opds-dublin-core",
                "Atom has an element for this; catalogs use that one, not Dublin Core's");
    }
    xmlNode *summary = child(entry, "summary");
    const char *type = summary ? markup_attribute(&feed->arena, summary, "type") : NULL;
    if (type && strcmp(type, "text") != 0)
        say(feed, summary, "opds-summary", "summary of a catalog's entry must be plain text");
}

static void look_at_entry(struct feed *feed, xmlNode *node)
{
    xmlNode *title = child(node, "title"), *rights = child(node, "rights");
    struct entry entry = {.file = feed->file,
                          .line = markup_line(node),
                          .title = title ? words(feed, title) : "",
                          .rights = rights ? words(feed, rights) : NULL,
                          .content = content_of(feed, node),
                          .rights_in_words = true,
                          .license_slot = "link rel=license",
                          .via_slot = "link rel=via",
                          .arena = &feed->arena};
    check_required(feed, node);
    for (xmlNode *one = node->children; one; one = one->next) {
        if (is_atom(one, "link"))
            take_link(feed, &entry, one);
        else if (markup_is(one, "rights") && !in(one, atom))
            say(feed, one, "feed-dc-rights",
                "rights stand in an element of Dublin Core; readers look for Atom's own");
    }
    if (feed->catalog)
        check_catalog_entry(feed, node);
    entry_judge(feed->proof, &entry);
}

/* A navigation feed's entries lead to other feeds: they are about no work. */
static bool is_navigation(struct feed *feed, const xmlNode *entry)
{
    bool only = false;
    for (const xmlNode *node = entry->children; node; node = node->next) {
        const char *type =
            is_atom(node, "link") ? markup_attribute(&feed->arena, node, "type") : NULL;
        const char *rel = type ? markup_attribute(&feed->arena, node, "rel") : NULL;
        if (rel && is_acquisition(rel))
            return false;
        only = only || (type && strstr(type, "profile=opds-catalog"));
    }
    return only;
}

static const char *entry_license(struct feed *feed, const xmlNode *entry)
{
    const char *address, *label;
    for (const xmlNode *node = entry->children; node; node = node->next) {
        const char *rel =
            is_atom(node, "link") ? markup_attribute(&feed->arena, node, "rel") : NULL;
        if (rel && strcmp(rel, "license") == 0 && markup_attribute(&feed->arena, node, "href") &&
            slot_license(&feed->arena, markup_attribute(&feed->arena, node, "href"), &address,
                         &label))
            return address;
    }
    return NULL;
}

/* A license of the feed covers every entry that has none, whatever its license is. */
static void check_feed_license(struct feed *feed, xmlNode *root)
{
    const char *own = entry_license(feed, root);
    for (xmlNode *node = root->children; node && own; node = node->next) {
        const char *other = is_atom(node, "entry") ? entry_license(feed, node) : own;
        if (other && strcmp(own, other) == 0)
            continue;
        say(feed, root, "license-page-level",
            "feed claims a license for all its entries, but they have others; put licenses on "
            "entries only");
        return;
    }
}

static bool has_acquisitions(struct feed *feed, xmlNode *root)
{
    for (xmlNode *node = root; node; node = markup_next(node, root, true, NULL, NULL)) {
        const char *rel =
            is_atom(node, "link") ? markup_attribute(&feed->arena, node, "rel") : NULL;
        if (rel && is_acquisition(rel))
            return true;
    }
    return false;
}

bool feed_check(struct proof *proof, const char *path, bool sure)
{
    struct feed feed = {.proof = proof, .file = path};
    struct buf bytes = BUF_INIT;
    struct diags *aside = diags_new();
    xmlDoc *doc = file_read(path, FILE_LIMIT, &bytes, proof->diags) == STATUS_OK
                      ? markup_read(buf_str(&bytes), MARKUP_XML, path, sure ? proof->diags : aside)
                      : NULL;
    xmlNode *root = doc ? xmlDocGetRootElement(doc) : NULL;
    bool is = root && is_atom(root, "feed");
    if (is) {
        proof_count_file(proof);
        feed.catalog = has_acquisitions(&feed, root);
        check_required(&feed, root);
        check_feed_license(&feed, root);
        for (xmlNode *node = root->children; node; node = node->next)
            if (is_atom(node, "entry") && !is_navigation(&feed, node))
                look_at_entry(&feed, node);
    }
    xmlFreeDoc(doc);
    buf_clear(&bytes);
    diags_free(aside);
    arena_clear(&feed.arena);
    return is;
}
