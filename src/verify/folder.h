/*
 * Everything that can be verified below a path.
 */
#ifndef COLOPHON_VERIFY_FOLDER_H
#define COLOPHON_VERIFY_FOLDER_H

#include "base/diag.h"
#include "base/memory.h"

enum found_kind {
    FOUND_PAGE,
    FOUND_XHTML,
    FOUND_EPUB,
    FOUND_CARTRIDGE,  /* .imscc */
    FOUND_ARCHIVE,    /* .zip: a package for a course, or anything */
    FOUND_FEED,       /* .xml, .atom */
    FOUND_LISTING,    /* .json */
    FOUND_DOWNLOAD,   /* .txt, .md, .ris, .bib, .csl.json */
    FOUND_PROVENANCE, /* provenance.json */
    FOUND_HEADERS,    /* _headers: of no use without what lies beside it */
    FOUND_LINKED,     /* an archive again, as a hard link */
    FOUND_NOTHING,
};

struct found_file {
    const char *path;
    enum found_kind kind;
    const char *same_as; /* FOUND_LINKED: the path under which it was found first */
};

struct found_files {
    struct found_file *list;
    size_t n, cap;
};

/* By the name. What such a file is, only its contents tell. */
enum found_kind found_kind_of(const char *path);
bool found_is_page(enum found_kind kind);
/* Walks a folder: sorted by path, without names that begin with '.', without links to folders. A name
 * that is no text (path_is_text()) is an error, and what has it is left out. Of
 * several hard links to one archive, the others are FOUND_LINKED. `files` is freed with free(files->list). */
enum status folder_find(struct arena *arena, const char *folder, struct found_files *files,
                        struct diags *diags);

#endif
