/*
 * What learning platforms leave of a page's HTML.
 */
#ifndef COLOPHON_VERIFY_ALLOWLISTS_H
#define COLOPHON_VERIFY_ALLOWLISTS_H

/* Lists of names have a space on both sides of each. */
struct allow_list {
    const char *attack;          /* "canvas" */
    const char *elements;        /* others are unwrapped: their text stays */
    const char *dropped;         /* with all that is in them */
    const char *link_attributes; /* of <a> */
};

extern const struct allow_list allow_list_canvas, allow_list_purifier;

#endif
