/*
 * The license as machines read it: one record, one function for each slot, so that the slots agree.
 * A slot is written only where the record supplies it. No RDFa.
 */
#ifndef COLOPHON_LICENSE_MARKS_H
#define COLOPHON_LICENSE_MARKS_H

#include <jansson.h>

#include "base/xml.h"
#include "license/notice.h"

/* A picture within the work that has a credit or a license of its own. */
struct mark_picture {
    const char *address;                                /* absolute address of the file; NULL */
    const char *caption, *credit, *creator, *copyright; /* NULL where not known */
    const char *license;                                /* address; NULL: none */
    const char *source; /* where it is from, or where a license can be had; NULL */
};

/* A section of the work that stands alone. */
struct mark_section {
    const char *id, *heading;
    const char *address; /* absolute, of its page; NULL without a base-url */
    size_t words;
};

/* A step on the way from the publication to the work. */
struct mark_crumb {
    const char *name, *address; /* absolute */
};

/* A question that the work answers. */
struct mark_question {
    const char *id, *text; /* of its heading */
    const char *answer;    /* plain text */
};

struct mark_people {
    const char *const *names; /* one a person, as printed */
    size_t n;
};

/* What the marks need beside the facts of the notice. */
struct mark_facts {
    const struct notice_facts *notice;
    struct mark_people creators; /* the authors */
    struct mark_people translators, editors, illustrators, contributors;
    const char *const *keywords;
    size_t n_keywords;
    const char *description;    /* NULL */
    const char *modified;       /* ISO date or time; NULL */
    const char *address;        /* absolute address of this page; NULL without a base-url */
    const char *identifier;     /* "urn:uuid:..." */
    const char *site_name;      /* of the publication */
    const char *share_picture;  /* absolute address of the picture to show with a link; NULL */
    const char *share_text;     /* what can be read in it */
    const char *license_page;   /* absolute address of the page of credits; NULL */
    const char *translation_of; /* identifier or address of the text that this is a translation of;
                                   NULL */
    const struct mark_picture *pictures;
    size_t n_pictures;
    const struct mark_crumb *crumbs; /* from the publication to the work itself; n 0: not known */
    size_t n_crumbs;
    const struct mark_question *questions;
    size_t n_questions;
    const struct mark_section *section; /* the page has this section alone; NULL: the whole */
    const char *type;                   /* schema.org: "Article" */
    size_t words;                       /* 0: not known */
};

/* The elements for <head>, one a line, indented by nothing: link rel=canonical (to the source of a
 * copy, else to our own address), rel=license, DC.* and DCTERMS.*, citation_*, og:*, and the JSON-LD script.
 */
void marks_head(const struct mark_facts *facts, struct buf *out);
/* The schema.org object of the work in that script. The caller owns the reference. */
json_t *marks_json_ld(const struct mark_facts *facts);
/* The same alone, or as the first in a @graph with what else the page says. */
json_t *marks_graph(const struct mark_facts *facts);
/* A script element with JSON-LD in it. */
void marks_script(const json_t *object, struct buf *out);
/* The same with the way to a page that is no work's. */
void marks_breadcrumbs(const struct mark_crumb *crumbs, size_t n, struct buf *out);
/* Where the text lies of which this is a copy, word for word; NULL. */
const char *marks_copied_from(const struct notice_facts *facts);
/* Where the text lies that this is an adaptation of; NULL. A copy is not based on its source: it is
 * the same. */
const char *marks_based_on(const struct notice_facts *facts);
/* The address that every slot gives for the license; NULL when it has none on the web. */
const char *marks_license_url(const struct notice_facts *facts);
/* One line for a rights field (DC.rights, atom:rights): copyright notice if any, label, address. */
void marks_rights(const struct notice_facts *facts, struct buf *out);

/* Links of a feed entry or a catalogue entry, the license before the source (a text came `via` it; an
 * adaptation that was published nowhere else, via its original).
 * Returns how many there are. Only entries have them: a feed of several works has no license. */
struct mark_link {
    const char *rel, *href, *type;
};
enum { MARK_LINKS = 2 };
size_t marks_links(const struct notice_facts *facts, struct mark_link links[MARK_LINKS]);
/* Values of HTTP Link headers, one a line: <https://...>; rel="license", and rel="canonical" to
 * the source of a copy. For downloads, too, which have no other marks on the web. */
void marks_http(const struct notice_facts *facts, struct buf *out);
/* The extension object `_license` of a JSON Feed item: id, url, attribution. The caller owns it. */
json_t *marks_json_feed(const struct notice_facts *facts);
/* Adds license, license_url and attribution (the short notice) to an oEmbed response. */
void marks_oembed(const struct notice_facts *facts, json_t *response);
/* Adds schema:license to the metadata of an OPDS 2 publication. */
void marks_opds(const struct notice_facts *facts, json_t *metadata);

/* The rights in the metadata of an EPUB package of this one work: dc:rights with the full notice,
 * link dcterms:license and cc:license, rights holder, copyright, credit. */
void marks_package(const struct mark_facts *facts, struct xml_writer *xml);

/* LOM's rights, as cartridges and SCORM packages have them. */
struct mark_rights {
    const char *cost;         /* "no", or NULL: not said */
    const char *restrictions; /* copyrightAndOtherRestrictions: "yes", or "no" for public domain */
};
/* The description, the full notice as text, is added to `description`. */
struct mark_rights marks_lom(const struct notice_facts *facts, struct buf *description);

/* "Title (CC BY-NC-ND 4.0)": where only a title can be, as in the contents of a course. */
void marks_title(const struct notice_facts *facts, struct buf *out);

#endif
