/*
 * What a license of Creative Commons is made of: elements, a version, perhaps a port to the law of
 * one place. Ids, names and addresses follow from these by rule, so there is no list of hundreds of
 * licenses; there is one of which ports each version has. The facts are those of Creative Commons'
 * own register of its legal tools (cc-legal-tools.csv) and of the SPDX license list.
 *
 * The Sampling and Developing Nations licenses of 2003 to 2011 are not known here: what they permit
 * can't be said with these elements. A publisher describes them as a free form.
 */
#ifndef COLOPHON_LICENSE_KIND_H
#define COLOPHON_LICENSE_KIND_H

#include "license/license.h"

enum license_element {
    ELEMENT_BY = 1,
    ELEMENT_NC = 2,
    ELEMENT_ND = 4,
    ELEMENT_SA = 8,
    /* The three that say there are no conditions stand alone. */
    ELEMENT_ZERO = 16,
    ELEMENT_MARK = 32,
    ELEMENT_DEDICATION = 64,
};

struct license_port {
    const char *code;      /* as in addresses: "de", "igo", "scotland" */
    const char *name;      /* "Germany" */
    const char *own_names; /* how it calls itself in names of licenses, '|' between; NULL */
};

struct license_kind {
    unsigned elements;               /* of enum license_element */
    const char *version;             /* one of those of license_version(); NULL: not said */
    const struct license_port *port; /* NULL: none, or not said */
};

/* The version that is called so, as a string that lives forever; NULL when there was none. */
const char *license_version(struct str text);
/* The port with this code, in any case; NULL. */
const struct license_port *license_port(struct str code);
/* All ports in the order of their codes; ends with code NULL. */
extern const struct license_port license_ports[];

/* Whether Creative Commons ever published it. */
bool license_exists(const struct license_kind *kind);
/* Whether elements go together, in some version. */
bool license_elements_exist(unsigned elements);
/* Fills in what follows from the kind. False, and *out untouched, when it does not exist. */
bool license_build(struct arena *arena, const struct license_kind *kind, struct license *out);

/* The kind that an address or an id stands for; see license_from_url() and license_from_id(). */
enum license_match license_kind_of_url(struct str url, struct license_kind *kind);
enum license_match license_kind_of_id(struct str id, struct license_kind *kind);

#endif
