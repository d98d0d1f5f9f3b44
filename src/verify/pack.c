#include "verify/pack.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "verify/quote.h"

void pack_error(struct pack *pack, const xmlNode *node, const char *rule, const char *format, ...)
{
    struct place place = {pack->file, node ? markup_line(node) : 0, 0};
    va_list args;
    va_start(args, format);
    diag_errorv(pack->proof->diags, place, rule, format, args);
    va_end(args);
}

bool pack_has(const struct pack *pack, const char *member)
{
    return archive_find(pack->archive, member) < archive_size(pack->archive);
}

bool pack_read(struct pack *pack, const char *member, struct buf *out)
{
    size_t i = archive_find(pack->archive, member);
    return i < archive_size(pack->archive) && archive_read(pack->archive, i, out) == STATUS_OK;
}

xmlNode *pack_element(xmlNode *node)
{
    while (node && node->type != XML_ELEMENT_NODE)
        node = node->next;
    return node;
}

xmlNode *pack_child(const xmlNode *element, const char *name)
{
    for (xmlNode *node = element ? element->children : NULL; node; node = node->next)
        if (markup_is(node, name))
            return node;
    return NULL;
}

const char *pack_attribute(struct pack *pack, const xmlNode *node, const char *name)
{
    const char *value = markup_attribute(&pack->arena, node, name);
    return value ? value : "";
}

static int compare_id(const void *id, const void *resource)
{
    const struct pack_resource *const *one = resource;
    return strcmp(id, (*one)->id);
}

struct pack_resource *pack_resource(struct pack *pack, const char *id)
{
    if (pack->n_resources == 0)
        return NULL;
    struct pack_resource *const *found =
        bsearch(id, pack->by_id, pack->n_resources, sizeof *pack->by_id, compare_id);
    return found ? *found : NULL;
}

/* Names that make a platform take the package for another kind. */
static void check_reserved(struct pack *pack)
{
    static const char *const names[] = {"moodle.xml", "moodle_backup.xml", "AngelManifest.xml",
                                        "angelData.xml"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (pack_has(pack, names[i]))
            pack_error(pack, NULL, "course-reserved-name",
                       "package has '%s': platforms take it for another kind; rename the file",
                       names[i]);
}

static bool is_scorm(const xmlNode *root)
{
    for (const xmlNs *ns = root->nsDef; ns; ns = ns->next)
        if (strstr((const char *)ns->href, "adlcp"))
            return true;
    return false;
}

static void check_manifest(struct pack *pack, struct str bytes)
{
    struct diags *diags = pack->proof->diags;
    pack->doc = markup_read(bytes, MARKUP_XML, pack->file, diags);
    pack->root = pack->doc ? xmlDocGetRootElement(pack->doc) : NULL;
    if (!pack->root)
        return;
    if (!markup_is(pack->root, "manifest")) {
        pack_error(pack, pack->root, "course-manifest", "root is no manifest");
        return;
    }
    pack_read_resources(pack);
    pack_check_files(pack);
    pack_check_pages(pack);
    check_reserved(pack);
    if (is_scorm(pack->root))
        scorm_check(pack);
    else
        cartridge_check(pack, bytes);
}

static void check(struct pack *pack, bool sure)
{
    struct buf bytes = BUF_INIT;
    pack->file = arena_printf(&pack->arena, "%s!" PACK_MANIFEST, pack->path);
    if (pack_read(pack, PACK_MANIFEST, &bytes))
        check_manifest(pack, buf_str(&bytes));
    else if (!pack_has(pack, PACK_MANIFEST) && sure)
        diag_error(pack->proof->diags, (struct place){pack->path, 0, 0}, "course-manifest",
                   "there is no '" PACK_MANIFEST "' at the top of the archive: no platform can "
                   "import it");
    buf_clear(&bytes);
}

void pack_check(struct proof *proof, const char *path, bool sure)
{
    struct pack pack = {.proof = proof, .path = path};
    pack.archive = archive_open(path, proof->diags);
    if (pack.archive && (sure || pack_has(&pack, PACK_MANIFEST))) {
        proof_count_file(proof);
        check(&pack, sure);
    }
    struct verify_row row = {.file = path,
                             .license = pack.n_licenses == 1 ? pack.licenses[0].label : NULL};
    proof_add_row(proof, &row);
    xmlFreeDoc(pack.doc);
    for (size_t i = 0; i < pack.n_resources; i++)
        free(pack.resources[i].files);
    free(pack.resources);
    if (pack.archive)
        archive_close(pack.archive);
    arena_clear(&pack.arena);
}
