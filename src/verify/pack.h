/*
 * A package for a course under verify: a Common Cartridge (1.1, 1.3) or a SCORM 1.2 package. Both
 * are archives with an imsmanifest.xml that lists organizations (what the course shows) and
 * resources (the files).
 */
#ifndef COLOPHON_VERIFY_PACK_H
#define COLOPHON_VERIFY_PACK_H

#include "base/archive.h"
#include "verify/claims.h"
#include "verify/markup.h"
#include "verify/proof.h"

/* <resource>: what an item of the course leads to. */
struct pack_resource {
    const char *id, *type, *href; /* "" when there is none */
    const char **files;           /* paths in the archive */
    size_t n_files;
    size_t n_dependencies;
    const char *label; /* of the license of the work in its page; NULL */
    bool referenced;
    bool open, done; /* while circles of dependencies are looked for */
    xmlNode *node;
};

struct pack {
    struct proof *proof;
    struct arena arena;
    const char *path, *file; /* "course.imscc", "course.imscc!imsmanifest.xml" */
    struct archive_reader *archive;
    xmlDoc *doc;
    xmlNode *root;
    struct pack_resource *resources;
    struct pack_resource **by_id; /* the same, sorted */
    size_t n_resources;
    struct claim licenses[MOST_LICENSES]; /* of the works in its pages */
    size_t n_licenses, n_works;
    bool credits; /* some page without a work names a license */
};

#define PACK_MANIFEST "imsmanifest.xml"

void pack_error(struct pack *pack, const xmlNode *node, const char *rule, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
bool pack_has(const struct pack *pack, const char *member);
bool pack_read(struct pack *pack, const char *member, struct buf *out);
/* The first child element of this name; NULL. */
xmlNode *pack_child(const xmlNode *element, const char *name);
/* The next element among the siblings from `node` on, that included; NULL. */
xmlNode *pack_element(xmlNode *node);
const char *pack_attribute(struct pack *pack, const xmlNode *node, const char *name); /* or "" */
/* The first one with this id; NULL. */
struct pack_resource *pack_resource(struct pack *pack, const char *id);

/* pack_files.c: the resources and their files; the pages, their works and notices. */
void pack_read_resources(struct pack *pack);
void pack_check_files(struct pack *pack);
void pack_check_pages(struct pack *pack);
/* pack_rights.c: whether the rights in the manifest give name and address of each license of the works,
 * and name somebody who made or published it, if there is one work. */
void pack_check_rights(struct pack *pack, xmlNode *lom);

/* cartridge.c, scorm.c: what each kind of manifest must be. */
void cartridge_check(struct pack *pack, struct str bytes);
void scorm_check(struct pack *pack);

/* Verifies a package. `sure`: the file is meant to be one; a ZIP without a manifest is an error. */
void pack_check(struct proof *proof, const char *path, bool sure);

#endif
