/*
 * What the manifests of all packages share: the items that a platform lists, and the resources that
 * they lead to.
 *
 * Parts are modules, works their items, and the licenses and credits come last. Below the root there
 * are modules only: platforms have no place for a loose item.
 */
#ifndef COLOPHON_COURSE_MANIFEST_H
#define COLOPHON_COURSE_MANIFEST_H

#include "base/xml.h"
#include "course/coursepack.h"

/* The items, below the element that is open. */
void manifest_write_items(const struct coursepack *pack, struct xml_writer *xml);
/* One item; it leads to the resource whose identifier is made of `prefix` and `name`. */
void manifest_write_item(const struct coursepack *pack, const char *prefix, const char *name,
                         const char *title, struct xml_writer *xml);
/* <resource> of a page; stays open. */
void manifest_open_page(const struct coursepack *pack, const char *name, const char *path,
                        struct xml_writer *xml);
void manifest_write_file(const char *path, struct xml_writer *xml);
/* The files of the resource that is open: pictures, each once. */
void manifest_write_pictures(struct assets *pictures, struct xml_writer *xml);
/* The resource of the credits, with the legal codes. */
void manifest_write_credits(const struct coursepack *pack, struct xml_writer *xml);

/* Whether the original of a work is an address that a platform takes. */
bool manifest_has_link(const struct lesson *lesson);
/* "Original: example.org" */
char *manifest_link_title(struct arena *arena, const struct coursepack *pack, const char *source);

#endif
