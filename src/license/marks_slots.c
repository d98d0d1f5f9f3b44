/*
 * The slots outside of a page's head: feeds, catalogues, packages, embeds, citations.
 */
#include <string.h>
#include <strings.h>

#include "license/credit.h"
#include "license/marks.h"

const char *marks_web_address(const char *text)
{
    bool web =
        text && (strncasecmp(text, "https://", 8) == 0 || strncasecmp(text, "http://", 7) == 0);
    return web ? text : NULL;
}

const char *marks_copied_from(const struct notice_facts *facts)
{
    return facts->adapted ? NULL : marks_web_address(facts->source);
}

const char *marks_based_on(const struct notice_facts *facts)
{
    const char *original = marks_web_address(facts->original_source);
    return original || !facts->adapted ? original : marks_web_address(facts->source);
}

const char *marks_license_url(const struct notice_facts *facts)
{
    return marks_web_address(facts->license->license.url);
}

const char *marks_holder(const struct notice_facts *facts)
{
    return facts->holder ? facts->holder : facts->license->licensor;
}

void marks_credit(const struct notice_facts *facts, struct buf *out)
{
    if (facts->attribution) {
        buf_adds(out, facts->attribution);
        return;
    }
    const char *const who[] = {facts->creators, facts->helpers, facts->publisher};
    for (size_t i = 0; i < sizeof who / sizeof *who; i++)
        if (who[i])
            buf_addf(out, "%s%s", out->n > 0 ? ", " : "", who[i]);
}

/* "CC BY 4.0 https://..." */
static void add_license(const struct license *license, const char *between, struct buf *out)
{
    if (license->label)
        buf_adds(out, license->label);
    if (license->label && license->url)
        buf_addf(out, "%s%s", between, license->url);
}

void marks_rights(const struct notice_facts *facts, struct buf *out)
{
    const struct license *license = &facts->license->license;
    size_t start = out->n;
    buf_adds(out, facts->copyright);
    if (!license->id)
        return;
    if (out->n > start)
        buf_adds(out, str_ends(buf_str(out), STR(".")) ? " " : ". ");
    add_license(license, " ", out);
}

size_t marks_links(const struct notice_facts *facts, struct mark_link links[MARK_LINKS])
{
    const char *license = marks_license_url(facts), *copied = marks_copied_from(facts);
    const char *source = copied ? copied : marks_based_on(facts);
    size_t n = 0;
    if (license)
        links[n++] = (struct mark_link){"license", license, "text/html"};
    if (source)
        links[n++] = (struct mark_link){"via", source, "text/html"};
    return n;
}

/* An address stands between < and >; one that holds these, or ends the line, is not written. */
static void add_header(const char *address, const char *rel, struct buf *out)
{
    if (address && !strpbrk(address, "<>\r\n"))
        buf_addf(out, "<%s>; rel=\"%s\"\n", address, rel);
}

void marks_http(const struct notice_facts *facts, struct buf *out)
{
    add_header(marks_license_url(facts), "license", out);
    add_header(marks_copied_from(facts), "canonical", out);
}

static void set(json_t *object, const char *key, const char *text)
{
    if (text && *text)
        json_object_set_new(object, key, json_string(text));
}

static void set_attribution(json_t *object, const struct notice_facts *facts)
{
    struct buf notice = BUF_INIT;
    notice_short_text(facts, &notice);
    set(object, "attribution", notice.p);
    buf_clear(&notice);
}

json_t *marks_json_feed(const struct notice_facts *facts)
{
    json_t *object = json_object();
    set(object, "id", facts->license->license.id);
    set(object, "url", marks_license_url(facts));
    set_attribution(object, facts);
    return object;
}

void marks_oembed(const struct notice_facts *facts, json_t *response)
{
    set(response, "license", facts->license->license.id);
    set(response, "license_url", marks_license_url(facts));
    set_attribution(response, facts);
}

void marks_opds(const struct notice_facts *facts, json_t *metadata)
{
    set(metadata, "schema:license", marks_license_url(facts));
}

static void add_meta(struct xml_writer *xml, const char *property, const char *value)
{
    if (value && *value)
        xml_element(xml, "meta", value, "property", property, NULL);
}

/* Links with properties of dcterms and cc: EPUB has none of its own for a license. */
void marks_package(const struct mark_facts *facts, struct xml_writer *xml)
{
    const struct notice_facts *notice = facts->notice;
    const char *license = marks_license_url(notice);
    const char *credited =
        marks_web_address(notice->attribution_url ? notice->attribution_url : notice->source);
    struct buf text = BUF_INIT;
    notice_full_text(notice, &text);
    xml_element(xml, "dc:rights", text.p, NULL);
    if (license)
        xml_element(xml, "link", NULL, "rel", "dcterms:license cc:license", "href", license,
                    "media-type", "text/html", NULL);
    add_meta(xml, "dcterms:rightsHolder", marks_holder(notice));
    add_meta(xml, "dcterms:dateCopyrighted", notice->copyright_year);
    add_meta(xml, "schema:copyrightYear", notice->copyright_year);
    add_meta(xml, "schema:copyrightHolder", marks_holder(notice));
    add_meta(xml, "schema:copyrightNotice", notice->copyright);
    buf_reset(&text);
    marks_credit(notice, &text);
    add_meta(xml, "schema:creditText", text.p);
    add_meta(xml, "cc:attributionName", text.p);
    if (credited)
        xml_element(xml, "link", NULL, "rel", "cc:attributionURL", "href", credited, NULL);
    if (marks_web_address(notice->more_permissions))
        xml_element(xml, "link", NULL, "rel", "cc:morePermissions", "href",
                    notice->more_permissions, NULL);
    buf_clear(&text);
}

struct mark_rights marks_lom(const struct notice_facts *facts, struct buf *description)
{
    notice_full_text(facts, description);
    return (struct mark_rights){
        .cost = "no",
        .restrictions = facts->license->license.public_domain ? "no" : "yes",
    };
}

void marks_title(const struct notice_facts *facts, struct buf *out)
{
    buf_adds(out, facts->title);
    if (facts->license->license.label)
        buf_addf(out, " (%s)", facts->license->license.label);
}
