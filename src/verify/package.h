/*
 * The package document of an EPUB, read: what the book says of itself.
 */
#ifndef COLOPHON_VERIFY_PACKAGE_H
#define COLOPHON_VERIFY_PACKAGE_H

#include "verify/markup.h"
#include "verify/slots.h"

struct package_item {
    const char *id;         /* "" when it has none */
    const char *path;       /* in the archive, decoded; NULL: remote or none */
    const char *media_type; /* "" when it has none */
    const char *properties; /* "nav", "svg scripted"; "" */
    const char *href;       /* as written */
    bool nav, fallback, in_spine;
    int line;
};

struct package_link { /* <link rel href> */
    const char *rel, *href;
    const char *path; /* in the archive; NULL for an address elsewhere */
    int line;
};

struct package_meta { /* <meta property="...">text</meta> without refines, <dc:...>text</dc:...> */
    const char *name; /* "dcterms:modified", "dc:rights" */
    const char *id;
    const char *text;
    int line;
};

/* An element as it stands in the package: what its attributes say of others. */
struct package_mark {
    const char *element;
    const char *id, *refines, *property, *rel; /* "" when there is none */
    bool empty;                                /* without words */
    int line;
};

struct package {
    struct arena arena;
    const char *file; /* "book.epub!EPUB/package.opf" */
    const char *path; /* in the archive */
    bool epub3;
    const char *version, *prefix, *lang; /* "" when there is none */
    struct package_mark *marks;          /* every element */
    size_t n_marks;
    bool ordered;                  /* metadata, manifest and spine stand in this order */
    const char *unique_identifier; /* "" when it has none */
    struct package_meta *metas;
    size_t n_metas;
    struct package_link *links;
    size_t n_links;
    struct package_item *items;
    size_t n_items;
    const struct package_item **by_path; /* items in the archive, sorted */
    size_t n_by_path;
    const struct package_item **spine; /* of every itemref that leads to an item */
    size_t n_spine;
    const struct package_item *ncx; /* of <spine toc>; NULL */
};

/* What can't be read becomes diagnostics; false when nothing of it can. Clear in any case. */
bool package_read(struct package *package, struct str bytes, const char *file, const char *path,
                  struct diags *diags);
void package_clear(struct package *package);

/* The first one of this name; NULL. */
const struct package_meta *package_meta(const struct package *package, const char *name);
/* The item of this path; NULL. */
const struct package_item *package_item_at(const struct package *package, const char *path);
size_t package_count(const struct package *package, const char *name);

/* The path in the archive that `href` leads to from the file `from`; *fragment gets what follows
 * '#', decoded, or NULL. NULL for an address elsewhere, and for one that leads out of the archive.
 */
const char *package_resolve(struct arena *arena, const char *from, const char *href,
                            const char **fragment);

#endif
