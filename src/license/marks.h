/*
 * The license as machines read it: one record, one function for each slot, so that the slots agree.
 * A slot is written only where the record supplies it. No RDFa.
 */
#ifndef COLOPHON_LICENSE_MARKS_H
#define COLOPHON_LICENSE_MARKS_H

#include <jansson.h>

#include "license/notice.h"

/* What the marks need beside the facts of the notice. */
struct mark_facts {
    const struct notice_facts *notice;
    const char *const *creators; /* one a person, as printed; may be NULL with n 0 */
    size_t n_creators;
    const char *const *keywords;
    size_t n_keywords;
    const char *description; /* NULL */
    const char *modified;    /* ISO date or time; NULL */
    const char *address;     /* absolute address of this page; NULL without a base-url */
    const char *identifier;  /* "urn:uuid:..." */
    const char *site_name;   /* of the publication */
    const char *type;        /* schema.org: "Article" */
    size_t words;            /* 0: not known */
};

/* The elements for <head>, one a line, indented by nothing: link rel=canonical (to the source, else
 * to our own address), rel=license, DC.* and DCTERMS.*, citation_*, og:*, and the JSON-LD script.
 */
void marks_head(const struct mark_facts *facts, struct buf *out);
/* The schema.org object in that script. The caller owns the reference. */
json_t *marks_json_ld(const struct mark_facts *facts);
/* One line for a rights field: copyright notice if any, label, address. */
void marks_rights(const struct notice_facts *facts, struct buf *out);

#endif
