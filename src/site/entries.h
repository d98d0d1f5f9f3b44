/*
 * Entries: what feeds say of the newest works, each with its whole text.
 *
 * Only the newest ENTRIES works are in the feeds, and only their texts are held: a feed of a
 * publication of ten thousand works is as long as one of thirty.
 *
 *     struct entries *entries = entries_new(publication, theme);
 *     entries_add(entries, work, document);      once a work, from any thread
 *     n = entries_list(entries, &list);          when all have been added
 *     entries_free(entries);
 */
#ifndef COLOPHON_SITE_ENTRIES_H
#define COLOPHON_SITE_ENTRIES_H

#include "base/xml.h"
#include "markdown/document.h"
#include "model/publication.h"
#include "theme/theme.h"

enum { ENTRIES = 30 };

struct entry {
    const struct work *work;
    const char *address;       /* absolute, of its page */
    const char *updated;       /* "YYYY-MM-DDThh:mm:ssZ" */
    const char *published;     /* the same; NULL: no date was supplied */
    struct notice_facts facts; /* for the marks of its license */
    struct buf content;        /* XHTML: the work in its element, with both notices */
};

struct entries;

/* The publication must have a base-url: every address in an entry is absolute. */
struct entries *entries_new(const struct publication *publication, const struct theme *theme);
void entries_free(struct entries *entries);
void entries_add(struct entries *entries, const struct work *work, const struct document *document);
/* Newest first; works of one date in the order of their paths. */
size_t entries_list(const struct entries *entries, const struct entry **list);

/* When a work was last changed, as far as is known: its `modified`, its `date`, else the date of
 * the publication. */
const char *entry_updated(struct arena *arena, const struct publication *publication,
                          const struct work *work);
/* The name that stands for the author where feeds require one: of no creator but the publisher, or
 * the words that none was supplied. A feed's own author would be taken for the entry's. */
const char *entry_author(const struct work *work);
/* A person of Atom, as feeds and the catalog of OPDS 1.2 have them: `element` is "author" or
 * "contributor". */
void entry_add_person(struct xml_writer *xml, const char *element, const char *name);
/* All who had a part in the work; there is always an author. */
void entry_add_people(struct xml_writer *xml, const struct work *work);

#endif
