/*
 * The shape of XML files, as their schemas have it: what may stand in which element, and what each
 * must have.
 */
#ifndef COLOPHON_VERIFY_SHAPE_H
#define COLOPHON_VERIFY_SHAPE_H

#include "verify/markup.h"

/* Lists have a space on both sides of each name; NULL: none. Elements of Dublin Core are called
 * "dc:title"; "dc:" stands for all of them. */
struct shape {
    const char *element;
    const char *children; /* that may stand in it */
    const char *contains; /* that must */
    const char *once;     /* that may stand in it only once */
    const char *needs;    /* attributes that must be there, and not empty */
    bool words;           /* text may stand in it */
};

struct schema {
    const char *namespace;
    const char *rule;    /* of findings */
    const char *version; /* that its root has; NULL: others are there, too */
    const struct shape *shapes;
    size_t n;
};

/* EPUB 3.3, 4.2.6.3.1 (container), 5 (package document), and the NCX of DAISY's Z39.86-2005. */
extern const struct schema schema_container, schema_package, schema_ncx;

void shape_check(const struct schema *schema, xmlDoc *doc, const char *file, struct diags *diags);

#endif
