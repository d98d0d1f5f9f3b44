/*
 * The license as machines read it in a page: every slot, normalized to one address.
 */
#ifndef COLOPHON_VERIFY_SLOTS_H
#define COLOPHON_VERIFY_SLOTS_H

#include <libxml/tree.h>

#include "base/memory.h"
#include "base/text.h"

enum slot_kind {
    SLOT_LINK,            /* <link rel="license"> */
    SLOT_ANCHOR,          /* <a rel="license"> */
    SLOT_JSON_LD,         /* "license" */
    SLOT_DC_RIGHTS,       /* <meta name="DC.rights"> that holds an address */
    SLOT_DCTERMS_LICENSE, /* <link rel="DCTERMS.license">, <meta name="DCTERMS.license"> */
    SLOT_KINDS,
};

struct slot {
    enum slot_kind kind;
    int line;
    const char *address; /* canonical where we know the license, else as written */
    const char *label;   /* "CC BY 4.0"; of a license that we don't know the words of the link, else
                            the address */
    struct slot *next;
};

struct credit { /* a name or an address that the page's metadata give */
    const char *text;
    const struct credit *next;
};

struct slots {
    struct slot *first, **end;
    const struct slot *of_kind[SLOT_KINDS]; /* the first one; NULL */
    size_t n_credits;
    struct credit *names;   /* creators and publishers */
    struct credit *authors; /* who made it, as written: "Ada Example", "Example, Ada" */
    const char *credit;     /* JSON-LD "creditText": the credit that was asked for; NULL */
    struct credit *sources; /* where the work was first published */
    const char *rights;     /* DC.rights, in words; NULL */
    const char *canonical;  /* <link rel="canonical">; NULL */
    bool ours;              /* <meta name="generator">: Colophon made it */
    const char *copy_of;    /* JSON-LD "sameAs": of a copy word for word; NULL */
    const char *holder;     /* DCTERMS.rightsHolder, JSON-LD "copyrightHolder"; NULL */
    const char *based_on;   /* JSON-LD "isBasedOn": of an adaptation; NULL */
};

void slots_init(struct slots *slots);
/* Looks at one element; `in_words`: it stands in the words of a work, where nothing is a mark of
 * ours. All memory is the arena's. */
void slots_look(struct arena *arena, struct slots *slots, xmlNode *element, bool in_words);
const struct slot *slots_find(const struct slots *slots, enum slot_kind kind);
/* What the license at this address is called in the page; the address where no slot says it. */
const char *slots_label(const struct slots *slots, const char *address);

/* The canonical address and the label of a license's address. False when it is no absolute address.
 */
bool slot_license(struct arena *arena, const char *url, const char **address, const char **label);

#endif
