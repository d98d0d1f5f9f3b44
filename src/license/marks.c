#include "license/marks.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "license/credit.h"

/* On one line, and without what XML can't hold. */
static void add_attribute(struct buf *out, const char *text)
{
    size_t start = out->n;
    buf_adds_xml(out, text);
    for (char *p = out->p + start; p < out->p + out->n; p++)
        if ((unsigned char)*p < ' ' || *p == 0x7f)
            *p = ' ';
}

static void add_element(struct buf *out, const char *element, const char *kind, const char *name,
                        const char *value_attribute, const char *value)
{
    if (!value || !*value)
        return;
    buf_join(out, "<", element, " ", kind, "=\"", name, "\" ", value_attribute, "=\"");
    add_attribute(out, value);
    buf_adds(out, "\"/>\n");
}

static void add_link(struct buf *out, const char *rel, const char *href)
{
    add_element(out, "link", "rel", rel, "href", href);
}

static void add_meta(struct buf *out, const char *name, const char *content)
{
    add_element(out, "meta", "name", name, "content", content);
}

static void add_property(struct buf *out, const char *property, const char *content)
{
    add_element(out, "meta", "property", property, "content", content);
}

/* Where the work is at home: for a copy that is where it was first published. */
static const char *home(const struct mark_facts *facts)
{
    const char *source = marks_copied_from(facts->notice);
    return source ? source : facts->address;
}

static void add_people(struct buf *out, const char *name, const struct mark_people *people)
{
    for (size_t i = 0; i < people->n; i++)
        add_meta(out, name, people->names[i]);
}

/* Dublin Core, as in "Expressing Dublin Core metadata using HTML/XHTML meta and link elements". */
static void add_dublin_core(const struct mark_facts *facts, struct buf *out)
{
    const struct notice_facts *notice = facts->notice;
    struct buf rights = BUF_INIT;
    add_link(out, "schema.DC", "http://purl.org/dc/elements/1.1/");
    add_link(out, "schema.DCTERMS", "http://purl.org/dc/terms/");
    add_meta(out, "DC.title", notice->title);
    add_people(out, "DC.creator", &facts->creators);
    add_people(out, "DC.contributor", &facts->translators);
    add_people(out, "DC.contributor", &facts->editors);
    add_people(out, "DC.contributor", &facts->illustrators);
    add_people(out, "DC.contributor", &facts->contributors);
    add_meta(out, "DC.publisher", notice->publisher);
    add_meta(out, "DCTERMS.issued", notice->date);
    add_meta(out, "DC.language", notice->work_lang);
    marks_rights(notice, &rights);
    add_meta(out, "DC.rights", rights.p);
    add_link(out, "DCTERMS.license", marks_license_url(facts->notice));
    add_meta(out, "DCTERMS.rightsHolder", marks_holder(notice));
    buf_clear(&rights);
}

/* The tags that Zotero and Google Scholar read; dates are YYYY/MM/DD there. */
static void add_citation(const struct mark_facts *facts, struct buf *out)
{
    const struct notice_facts *notice = facts->notice;
    struct buf date = BUF_INIT;
    add_meta(out, "citation_title", notice->title);
    add_people(out, "citation_author", &facts->creators);
    for (const char *p = notice->date; p && *p && *p != 'T'; p++)
        buf_addc(&date, *p == '-' ? '/' : *p);
    add_meta(out, "citation_publication_date", date.p);
    add_meta(out, "citation_publisher", notice->publisher);
    add_meta(out, "citation_language", notice->work_lang);
    add_meta(out, "citation_public_url", home(facts));
    buf_clear(&date);
}

static void add_open_graph(const struct mark_facts *facts, struct buf *out)
{
    add_property(out, "og:type", "article");
    add_property(out, "og:title", facts->notice->title);
    add_property(out, "og:description", facts->description);
    add_property(out, "og:url", facts->address);
    add_property(out, "og:site_name", facts->site_name);
    if (!facts->share_picture)
        return;
    add_property(out, "og:image", facts->share_picture);
    add_property(out, "og:image:type", "image/png");
    add_property(out, "og:image:alt", facts->share_text);
    add_meta(out, "twitter:card", "summary_large_image");
}

static void set(json_t *object, const char *key, const char *text)
{
    if (text && *text)
        json_object_set_new(object, key, json_string(text));
}

static json_t *named(const char *type, const char *name)
{
    return json_pack("{s:s, s:s}", "@type", type, "name", name);
}

static void set_people(json_t *object, const char *key, const struct mark_people *people)
{
    json_t *list = json_object_get(object, key);
    if (!list && people->n > 0)
        json_object_set_new(object, key, list = json_array());
    for (size_t i = 0; i < people->n; i++)
        json_array_append_new(list, named("Person", people->names[i]));
}

/* That somebody illustrated it, schema.org can say of books alone. */
static void set_creators(json_t *object, const struct mark_facts *facts)
{
    set_people(object, "author", &facts->creators);
    set_people(object, "translator", &facts->translators);
    set_people(object, "editor", &facts->editors);
    set_people(object, "contributor", &facts->illustrators);
    set_people(object, "contributor", &facts->contributors);
}

static void set_publisher(json_t *object, const struct notice_facts *notice)
{
    if (!notice->publisher)
        return;
    json_t *publisher = named("Organization", notice->publisher);
    set(publisher, "url", marks_web_address(notice->publisher_url));
    json_object_set_new(object, "publisher", publisher);
}

static void set_keywords(json_t *object, const struct mark_facts *facts)
{
    json_t *keywords = json_array();
    for (size_t i = 0; i < facts->n_keywords; i++)
        json_array_append_new(keywords, json_string(facts->keywords[i]));
    if (json_array_size(keywords) > 0)
        json_object_set(object, "keywords", keywords);
    json_decref(keywords);
}

static void set_credit(json_t *object, const struct notice_facts *notice)
{
    struct buf credit = BUF_INIT;
    marks_credit(notice, &credit);
    set(object, "creditText", credit.p);
    buf_clear(&credit);
}

static void set_copyright(json_t *object, const struct notice_facts *notice)
{
    const char *year = notice->copyright_year;
    const char *holder = marks_holder(notice);
    if (holder)
        json_object_set_new(object, "copyrightHolder", named("Organization", holder));
    if (year && strspn(year, "0123456789") == strlen(year) && strlen(year) == 4)
        json_object_set_new(object, "copyrightYear", json_integer(strtol(year, NULL, 10)));
    set(object, "copyrightNotice", notice->copyright);
}

/* Only pictures that have terms of their own: the others are covered by what is said of all. */
static void set_pictures(json_t *object, const struct mark_facts *facts)
{
    json_t *pictures = json_array();
    for (size_t i = 0; i < facts->n_pictures; i++) {
        const struct mark_picture *picture = &facts->pictures[i];
        json_t *image = json_object();
        set(image, "@type", "ImageObject");
        set(image, "contentUrl", picture->address);
        set(image, "caption", picture->caption);
        set(image, "creditText", picture->credit);
        if (picture->creator)
            json_object_set_new(image, "creator", named("Person", picture->creator));
        set(image, "copyrightNotice", picture->copyright);
        set(image, "license", marks_web_address(picture->license));
        set(image, "acquireLicensePage", marks_web_address(picture->source));
        json_array_append_new(pictures, image);
    }
    if (json_array_size(pictures) > 0)
        json_object_set(object, "hasPart", pictures);
    json_decref(pictures);
}

/* What the thing is. sameAs, not isBasedOn: a copy word for word is not a derived work. */
static void set_whole(json_t *object, const struct mark_facts *facts)
{
    set(object, "@type", facts->type ? facts->type : "Article");
    set(object, "@id", facts->identifier);
    set(object, "headline", facts->notice->title);
    set(object, "description", facts->description);
    set(object, "url", facts->address);
    set(object, "sameAs", marks_copied_from(facts->notice));
    set(object, "isBasedOn", marks_based_on(facts->notice));
    if (facts->translation_of)
        json_object_set_new(object, "translationOfWork",
                            json_pack("{s:s}", "@id", facts->translation_of));
}

/* A section is no article of its own; it names the one that it is a part of. */
static void set_section(json_t *object, const struct mark_facts *facts)
{
    const struct mark_section *section = facts->section;
    json_t *whole = json_object();
    set(object, "@type", "CreativeWork");
    json_object_set_new(object, "@id", json_sprintf("%s#%s", facts->identifier, section->id));
    set(object, "name", section->heading);
    set(object, "url", section->address);
    set_whole(whole, facts);
    json_object_set_new(object, "isPartOf", whole);
}

json_t *marks_json_ld(const struct mark_facts *facts)
{
    const struct notice_facts *notice = facts->notice;
    json_t *object = json_object(); /* its members keep the order in which they are set */
    size_t words = facts->section ? facts->section->words : facts->words;
    set(object, "@context", "https://schema.org");
    (facts->section ? set_section : set_whole)(object, facts);
    set(object, "inLanguage", notice->work_lang);
    set(object, "datePublished", notice->date);
    set(object, "dateModified", facts->modified);
    set_creators(object, facts);
    set_publisher(object, notice);
    set_credit(object, notice);
    set_copyright(object, notice);
    set(object, "license", marks_license_url(notice));
    set(object, "acquireLicensePage", marks_web_address(notice->more_permissions));
    set(object, "usageInfo", marks_web_address(facts->license_page));
    set_keywords(object, facts);
    if (words > 0)
        json_object_set_new(object, "wordCount", json_integer((json_int_t)words));
    set_pictures(object, facts);
    return object;
}

void marks_head(const struct mark_facts *facts, struct buf *out)
{
    add_link(out, "canonical", home(facts));
    add_link(out, "license", marks_license_url(facts->notice));
    add_dublin_core(facts, out);
    add_citation(facts, out);
    add_open_graph(facts, out);
    json_t *graph = marks_graph(facts);
    marks_script(graph, out);
    json_decref(graph);
}
