/* JSON Feed 1.1, OPDS 2.0, oEmbed 1.0. */
#include "verify/listing.h"

#include <jansson.h>
#include <string.h>

#include "base/file.h"
#include "verify/entry.h"
#include "verify/markup.h"
#include "verify/notice.h"
#include "verify/quote.h"

struct listing {
    struct proof *proof;
    const char *file;
    struct arena arena;
};

static void say(struct listing *listing, const char *rule, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

static void say(struct listing *listing, const char *rule, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    diag_errorv(listing->proof->diags, (struct place){listing->file, 0, 0}, rule, format, args);
    va_end(args);
}

/* A string that is not empty; NULL. */
static const char *text_of(const json_t *object, const char *key)
{
    const char *text = json_string_value(json_object_get(object, key));
    return text && *text ? text : NULL;
}

static const char *or_empty(const char *text)
{
    return text ? text : "";
}

/* ----------------------------------------------------------------------------------- JSON Feed */

/* Members that begin with '_' are extensions: one of them has the license's address. */
static void take_extension(struct listing *listing, struct entry *entry, json_t *item)
{
    const char *key, *address, *label;
    json_t *value, *inner;
    json_object_foreach(item, key, value)
    {
        const char *name;
        if (*key != '_' || !json_is_object(value))
            continue;
        json_object_foreach(value, name, inner)
        {
            const char *text = json_string_value(inner);
            if (text && !strchr(text, ' ') &&
                slot_license(&listing->arena, text, &address, &label) &&
                strstr(name, "source") == NULL && strstr(name, "about") == NULL && !entry->license)
                entry->license = text;
        }
        if (!entry->rights)
            entry->rights =
                text_of(value, "rights") ? text_of(value, "rights") : text_of(value, "attribution");
    }
}

static void check_feed(struct listing *listing, json_t *root)
{
    json_t *items = json_object_get(root, "items"), *item;
    size_t i;
    if (!text_of(root, "title") || !json_is_array(items))
        say(listing, "feed-entry", "feed has no title or no items");
    json_array_foreach(items, i, item)
    {
        struct entry entry = {.file = listing->file,
                              .title = or_empty(text_of(item, "title")),
                              .via = text_of(item, "external_url"),
                              .content = text_of(item, "content_html"),
                              .license_slot = "extension with the license's address",
                              .via_slot = "external_url",
                              .arena = &listing->arena};
        if (!text_of(item, "id"))
            say(listing, "feed-entry", "item %zu has no id", i + 1);
        entry_add_url(&entry, text_of(item, "url"));
        take_extension(listing, &entry, item);
        entry_judge(listing->proof, &entry);
    }
}

/* ------------------------------------------------------------------------------------ OPDS 2.0 */

static bool rel_has(const json_t *link, const char *rel)
{
    json_t *value = json_object_get(link, "rel"), *one;
    size_t i;
    if (json_is_string(value))
        return strcmp(json_string_value(value), rel) == 0;
    json_array_foreach(value, i, one)
    {
        if (strcmp(or_empty(json_string_value(one)), rel) == 0)
            return true;
    }
    return false;
}

static void take_links(struct listing *listing, struct entry *entry, json_t *links)
{
    json_t *link;
    size_t i;
    json_array_foreach(links, i, link)
    {
        const char *href = text_of(link, "href");
        bool file = rel_has(link, "http://opds-spec.org/acquisition/open-access") ||
                    rel_has(link, "http://opds-spec.org/acquisition") || rel_has(link, "download");
        if (rel_has(link, "license"))
            entry->license = href;
        else if (rel_has(link, "via"))
            entry->via = href;
        else
            entry_add_url(entry, href);
        if (file && !text_of(link, "type"))
            say(listing, "opds-type", "link to a file of '%s' has no type",
                quote(&listing->arena, str_of(entry->title)));
    }
}

static void check_publication(struct listing *listing, json_t *publication)
{
    json_t *metadata = json_object_get(publication, "metadata");
    struct entry entry = {.file = listing->file,
                          .title = or_empty(text_of(metadata, "title")),
                          .rights = text_of(metadata, "rights"),
                          .license_slot = "link rel=license",
                          .via_slot = "link rel=via",
                          .arena = &listing->arena};
    if (!*entry.title)
        say(listing, "feed-entry", "a publication has no title");
    take_links(listing, &entry, json_object_get(publication, "links"));
    const char *own = text_of(metadata, "schema:license");
    const char *address, *label, *other;
    if (!entry.license)
        entry.license = own ? own : text_of(metadata, "license");
    else if (own && slot_license(&listing->arena, own, &address, &label) &&
             slot_license(&listing->arena, entry.license, &other, &label) &&
             strcmp(address, other) != 0)
        say(listing, "license-conflict",
            "publication '%s' has two licenses, in its metadata and in its links",
            quote(&listing->arena, str_of(entry.title)));
    entry_judge(listing->proof, &entry);
}

static void check_catalog(struct listing *listing, json_t *root)
{
    json_t *one, *group;
    size_t i, k;
    if (!text_of(json_object_get(root, "metadata"), "title"))
        say(listing, "feed-entry", "catalog has no title in its metadata");
    json_array_foreach(json_object_get(root, "publications"), i, one)
    {
        check_publication(listing, one);
    }
    json_array_foreach(json_object_get(root, "groups"), i, group)
    {
        json_array_foreach(json_object_get(group, "publications"), k, one)
        {
            check_publication(listing, one);
        }
    }
}

/* -------------------------------------------------------------------------------------- oEmbed */

/* One frame with a title, and no quotation before it, which WordPress would show instead. */
static void check_html(struct listing *listing, const char *html)
{
    xmlDoc *doc = markup_read(str_of(html), MARKUP_HTML, listing->file, listing->proof->diags);
    xmlNode *root = doc ? xmlDocGetRootElement(doc) : NULL, *frame = NULL;
    size_t frames = 0, quotes = 0;
    for (xmlNode *node = root; node; node = markup_next(node, root, true, NULL, NULL)) {
        quotes += markup_is(node, "blockquote");
        if (!markup_is(node, "iframe"))
            continue;
        frame = node;
        frames++;
    }
    const char *title = frame ? markup_attribute(&listing->arena, frame, "title") : NULL;
    if (root && (frames != 1 || quotes > 0))
        say(listing, "oembed-html",
            "html has %zu frames and %zu quotations; it must have one frame alone", frames, quotes);
    else if (root && (!title || !*title))
        say(listing, "oembed-html", "frame has no title: screen readers can't say what it is");
    xmlFreeDoc(doc);
}

static const char *license_field(const json_t *root, const char *a, const char *b)
{
    return text_of(root, a) ? text_of(root, a) : text_of(root, b);
}

static void check_oembed(struct listing *listing, json_t *root)
{
    const char *type = or_empty(text_of(root, "type")), *html = text_of(root, "html");
    const char *url = license_field(root, "license_url", "licence_url");
    const char *attribution = text_of(root, "attribution"), *address, *label;
    bool framed = strcmp(type, "rich") == 0 || strcmp(type, "video") == 0;
    struct claims claims = {.n = 0};
    struct notice_seen seen;
    if (framed && (!html || !json_is_integer(json_object_get(root, "width")) ||
                   !json_is_integer(json_object_get(root, "height"))))
        say(listing, "oembed", "an answer of type '%s' must have html, width and height", type);
    if (framed && html)
        check_html(listing, html);
    if (url && slot_license(&listing->arena, url, &address, &label))
        claims_add(&claims, "license_url", address, label, 0);
    else
        say(listing, "oembed-license", "answer has no license_url with the license's address");
    notice_look(&listing->arena, str_of(attribution), url, &seen);
    claims_add(&claims, "attribution", seen.address, seen.label, 0);
    if (!attribution || !seen.address || !seen.named)
        say(listing, "oembed-license",
            "attribution must name the license and its address: it is what goes with the frame");
    claims_settle(&claims, listing->file, NULL, listing->proof->diags);
    struct verify_row row = {.file = listing->file, .license = claims.label};
    proof_add_row(listing->proof, &row);
}

static bool dispatch(struct listing *listing, json_t *root)
{
    const char *version = text_of(root, "version"), *type = text_of(root, "type");
    if (version && strstr(version, "jsonfeed.org"))
        check_feed(listing, root);
    else if (json_is_array(json_object_get(root, "publications")) ||
             json_is_array(json_object_get(root, "groups")))
        check_catalog(listing, root);
    else if (version && type && strcmp(version, "1.0") == 0)
        check_oembed(listing, root);
    else
        return false;
    proof_count_file(listing->proof);
    return true;
}

bool listing_check(struct proof *proof, const char *path, bool sure)
{
    struct listing listing = {.proof = proof, .file = path};
    struct buf bytes = BUF_INIT;
    json_error_t error;
    bool is = false;
    if (file_read(path, FILE_LIMIT, &bytes, proof->diags) == STATUS_OK) {
        json_t *root = json_loadb(bytes.p, bytes.n, 0, &error);
        if (!root && sure)
            diag_error(proof->diags, (struct place){path, error.line, error.column}, "json",
                       "can't be read as JSON: %s", quote(&listing.arena, str_of(error.text)));
        is = (root && dispatch(&listing, root)) || (!root && sure);
        json_decref(root);
    }
    buf_clear(&bytes);
    arena_clear(&listing.arena);
    return is;
}
