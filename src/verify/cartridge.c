/* Common Cartridge 1.1 and 1.3: what their schemas and 1EdTech's rules beside them ask of the
 * manifest, and what importers need beyond (Moodle reads 1.1 alone, by its namespace within the
 * first 500 bytes; Canvas takes items below the root for modules). */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "verify/pack.h"
#include "verify/quote.h"

/* What differs between versions. */
static const struct version {
    const char *number, *namespace, *manifest, *link_type, *link_namespace;
    bool resource_rights;
} versions[] = {
    {"1.1.0", "http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1",
     "http://ltsc.ieee.org/xsd/imsccv1p1/LOM/manifest", "imswl_xmlv1p1",
     "http://www.imsglobal.org/xsd/imsccv1p1/imswl_v1p1", false},
    {"1.2.0", "http://www.imsglobal.org/xsd/imsccv1p2/imscp_v1p1",
     "http://ltsc.ieee.org/xsd/imsccv1p2/LOM/manifest", "imswl_xmlv1p2",
     "http://www.imsglobal.org/xsd/imsccv1p2/imswl_v1p2", true},
    {"1.3.0", "http://www.imsglobal.org/xsd/imsccv1p3/imscp_v1p1",
     "http://ltsc.ieee.org/xsd/imsccv1p3/LOM/manifest", "imswl_xmlv1p3",
     "http://www.imsglobal.org/xsd/imsccv1p3/imswl_v1p3", true},
};

enum { MOODLE_READS = 500, SHALLOWEST = 2 };

static void check_start(struct pack *pack, struct str bytes, const struct version *version)
{
    if (str_starts(bytes, STR("\xEF\xBB\xBF")))
        pack_error(pack, NULL, "cartridge-bom",
                   "manifest begins with a byte order mark, which importers trip over");
    struct str start = str_sub(bytes, 0, MOODLE_READS);
    if (version && str_find(start, str_of(version->namespace), 0) == start.n)
        pack_error(pack, pack->root, "cartridge-namespace",
                   "namespace '%s' is not within the first %d bytes, by which Moodle knows a "
                   "cartridge; write xmlns first",
                   version->namespace, (int)MOODLE_READS);
}

static const struct version *find_version(struct pack *pack)
{
    const char *namespace = pack->root->ns ? (const char *)pack->root->ns->href : "";
    xmlNode *metadata = pack_child(pack->root, "metadata");
    xmlNode *schema = pack_child(metadata, "schema"),
            *number = pack_child(metadata, "schemaversion");
    const char *schema_text = schema ? markup_content(&pack->arena, schema) : "";
    const char *number_text = number ? markup_content(&pack->arena, number) : "";
    for (size_t i = 0; i < sizeof versions / sizeof *versions; i++) {
        if (strcmp(versions[i].namespace, namespace) != 0)
            continue;
        if (strcmp(number_text, versions[i].number) != 0)
            pack_error(pack, number, "cartridge-version",
                       "schemaversion is '%s' where the namespace asks for '%s'",
                       quote(&pack->arena, str_of(number_text)), versions[i].number);
        if (strcmp(schema_text, "IMS Common Cartridge") != 0)
            pack_error(pack, schema, "cartridge-version",
                       "schema is '%s'; it must be 'IMS Common Cartridge'",
                       quote(&pack->arena, str_of(schema_text)));
        return &versions[i];
    }
    pack_error(pack, pack->root, "cartridge-version",
               "namespace '%s' is of no Common Cartridge that is known (1.1, 1.2, 1.3)",
               quote(&pack->arena, str_of(namespace)));
    return NULL;
}

/* Children in this order, each at most once if the name begins with '1'. */
static void check_children(struct pack *pack, xmlNode *element, const char *const *order)
{
    size_t at = 0;
    for (xmlNode *node = pack_element(element->children); node; node = pack_element(node->next)) {
        size_t i = 0;
        while (order[i] && strcmp((const char *)node->name, order[i]) != 0)
            i++;
        if (!order[i])
            pack_error(pack, node, "cartridge-structure", "element '%s' may not stand in '%s'",
                       quote(&pack->arena, str_of((const char *)node->name)),
                       (const char *)element->name);
        else if (i < at)
            pack_error(pack, node, "cartridge-structure",
                       "element '%s' stands in '%s' after one that must follow it",
                       (const char *)node->name, (const char *)element->name);
        else
            at = i;
    }
}

/* -------------------------------------------------------------------------------- identifiers */

struct ids {
    const char **list;
    size_t n;
};

static bool is_ncname(const char *id)
{
    if (!isalpha((unsigned char)*id) && *id != '_' && (unsigned char)*id < 0x80)
        return false;
    for (const char *p = id; *p; p++)
        if (!isalnum((unsigned char)*p) && !strchr("-_.", *p) && (unsigned char)*p < 0x80)
            return false;
    return true;
}

static int compare(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void check_ids(struct pack *pack)
{
    struct ids ids = {0};
    for (xmlNode *node = pack->root; node; node = markup_next(node, pack->root, true, NULL, NULL)) {
        bool needs = markup_is(node, "manifest") || markup_is(node, "item") ||
                     markup_is(node, "organization") || markup_is(node, "resource");
        if (!needs || node->ns != pack->root->ns) /* metadata have resources of their own */
            continue;
        const char *id = pack_attribute(pack, node, "identifier");
        if (!is_ncname(id))
            pack_error(pack, node, "course-id",
                       "identifier '%s' of '%s' must begin with a letter and hold only letters, "
                       "digits, '-', '_' and '.'",
                       quote(&pack->arena, str_of(id)), (const char *)node->name);
        if ((ids.n & (ids.n - 1)) == 0)
            ids.list = mem_realloc(ids.list, (2 * ids.n + 1) * sizeof *ids.list);
        ids.list[ids.n++] = id;
    }
    qsort(ids.list, ids.n, sizeof *ids.list, compare);
    for (size_t i = 1; i < ids.n; i++)
        if (strcmp(ids.list[i - 1], ids.list[i]) == 0)
            pack_error(pack, NULL, "course-id", "identifier '%s' is given twice",
                       quote(&pack->arena, str_of(ids.list[i])));
    free(ids.list);
}

/* --------------------------------------------------------------------------------------- items */

static void check_leaf(struct pack *pack, xmlNode *item, const char *title, int depth)
{
    const char *ref = pack_attribute(pack, item, "identifierref");
    struct pack_resource *resource = pack_resource(pack, ref);
    if (!resource) {
        pack_error(pack, item, "course-reference",
                   "item leads to resource '%s', which is not there",
                   quote(&pack->arena, str_of(ref)));
        return;
    }
    resource->referenced = true;
    if (pack_child(item, "item"))
        pack_error(pack, item, "cartridge-structure",
                   "item '%s' leads to a resource and has items below it; it may do only one",
                   quote(&pack->arena, str_of(title)));
    if (depth < SHALLOWEST)
        pack_error(pack, item, "cartridge-depth",
                   "item '%s' stands directly below the root: platforms put it into a nameless "
                   "module; give it one",
                   quote(&pack->arena, str_of(title)));
    if (resource->label && !strstr(title, resource->label))
        pack_error(pack, item, "cartridge-item-label",
                   "title '%s' does not name the license '%s', which is all that a course's list "
                   "shows of it",
                   quote(&pack->arena, str_of(title)), resource->label);
    if (strcmp(resource->type, "webcontent") == 0 && !*resource->href)
        pack_error(pack, resource->node, "course-href",
                   "resource '%s' has no href, but an item leads to it",
                   quote(&pack->arena, str_of(ref)));
}

static void check_items(struct pack *pack, xmlNode *root)
{
    static const char *const order[] = {"title", "item", "metadata", NULL};
    int depth = 0;
    for (xmlNode *node = pack_element(root->children); node;) {
        if (markup_is(node, "item")) {
            xmlNode *title = pack_child(node, "title");
            const char *words = title ? markup_content(&pack->arena, title) : "";
            check_children(pack, node, order);
            if (!*words)
                pack_error(pack, node, "cartridge-structure", "item '%s' has no title",
                           quote(&pack->arena, str_of(pack_attribute(pack, node, "identifier"))));
            if (*pack_attribute(pack, node, "identifierref"))
                check_leaf(pack, node, words, depth + 1);
            if (pack_element(node->children)) {
                node = pack_element(node->children);
                depth++;
                continue;
            }
        }
        while (node != root && !pack_element(node->next)) {
            node = node->parent;
            depth--;
        }
        node = node == root ? NULL : pack_element(node->next);
    }
}

static void check_organization(struct pack *pack)
{
    xmlNode *organizations = pack_child(pack->root, "organizations");
    xmlNode *organization = pack_child(organizations, "organization");
    if (!organization) {
        pack_error(pack, organizations, "cartridge-structure",
                   "there is no organization: a course shows nothing");
        return;
    }
    if (strcmp(pack_attribute(pack, organization, "structure"), "rooted-hierarchy") != 0)
        pack_error(pack, organization, "cartridge-structure",
                   "organization must have structure 'rooted-hierarchy'");
    if (pack_element(organization->next))
        pack_error(pack, organization->next, "cartridge-structure",
                   "there is more than one organization");
    xmlNode *root = pack_child(organization, "item");
    if (!root || pack_element(root->next))
        pack_error(pack, organization, "cartridge-structure",
                   "organization must have one item, the root of all others");
    if (root && pack_child(root, "title"))
        pack_error(pack, root, "cartridge-structure", "the root item may not have a title");
    if (root)
        check_items(pack, root);
}

/* ----------------------------------------------------------------------------------- resources */

static bool is_address(const char *url)
{
    bool web = strncmp(url, "http://", 7) == 0 || strncmp(url, "https://", 8) == 0;
    for (const char *p = url; *p; p++)
        if (*p <= ' ' || (unsigned char)*p >= 0x7F || strchr("<>\"{}|\\^`", *p))
            return false;
    return web && strlen(url) > 8;
}

static void check_link_file(struct pack *pack, const struct pack_resource *resource,
                            const struct version *version)
{
    struct buf bytes = BUF_INIT;
    const char *path = resource->files[0];
    const char *file =
        arena_printf(&pack->arena, "%s!%s", pack->path, quote_name(&pack->arena, path));
    xmlDoc *doc = pack_read(pack, path, &bytes)
                      ? markup_read(buf_str(&bytes), MARKUP_XML, file, pack->proof->diags)
                      : NULL;
    xmlNode *root = doc ? xmlDocGetRootElement(doc) : NULL;
    struct place place = {file, 0, 0};
    if (root) {
        xmlNode *url = pack_child(root, "url"), *title = pack_child(root, "title");
        const char *href = url ? pack_attribute(pack, url, "href") : "";
        bool good = markup_is(root, "webLink") && root->ns &&
                    strcmp((const char *)root->ns->href, version->link_namespace) == 0;
        if (!good)
            diag_error(pack->proof->diags, place, "cartridge-weblink",
                       "root must be webLink in '%s'", version->link_namespace);
        else if (!title || !*markup_content(&pack->arena, title))
            diag_error(pack->proof->diags, place, "cartridge-weblink", "web link has no title");
        else if (!is_address(href))
            diag_error(pack->proof->diags, place, "cartridge-weblink",
                       "address '%s' is no web address whose odd characters are escaped; Moodle "
                       "replaces such links",
                       quote(&pack->arena, str_of(href)));
    }
    xmlFreeDoc(doc);
    buf_clear(&bytes);
}

static void check_resource(struct pack *pack, const struct pack_resource *resource,
                           const struct version *version)
{
    static const char *const order[] = {"metadata", "file", "dependency", NULL};
    const char *id = quote(&pack->arena, str_of(resource->id));
    check_children(pack, resource->node, order);
    if (!*resource->type)
        pack_error(pack, resource->node, "cartridge-structure", "resource '%s' has no type", id);
    if (strncmp(resource->type, "imswl_", 6) == 0) {
        if (strcmp(resource->type, version->link_type) != 0)
            pack_error(pack, resource->node, "cartridge-weblink",
                       "web link '%s' is of type '%s'; in this version it is '%s'", id,
                       quote(&pack->arena, str_of(resource->type)), version->link_type);
        if (resource->n_files != 1 || *resource->href || resource->n_dependencies > 0)
            pack_error(pack, resource->node, "cartridge-weblink",
                       "web link '%s' must have one file, no href and no dependency", id);
        if (resource->n_files > 0 && pack_has(pack, resource->files[0]))
            check_link_file(pack, resource, version);
    }
    const char *use = pack_attribute(pack, resource->node, "intendeduse");
    if (*use && strcmp(use, "lessonplan") != 0 && strcmp(use, "syllabus") != 0 &&
        strcmp(use, "unspecified") != 0)
        pack_error(pack, resource->node, "cartridge-structure",
                   "intendeduse '%s' of resource '%s' is none of lessonplan, syllabus, unspecified",
                   quote(&pack->arena, str_of(use)), id);
    xmlNode *lom = pack_child(pack_child(resource->node, "metadata"), "lom");
    if (lom && pack_child(lom, "rights") && !version->resource_rights)
        pack_error(pack, lom, "cartridge-structure",
                   "metadata of resource '%s' has rights, which 1.1 does not allow there", id);
}

struct dependency {
    const char *ref;
    const xmlNode *node;
    size_t order;
};

static int compare_dependencies(const void *a, const void *b)
{
    const struct dependency *left = a, *right = b;
    int order = strcmp(left->ref, right->ref);
    return order != 0 ? order : (left->order > right->order) - (left->order < right->order);
}

static void check_repeats(struct pack *pack, const struct pack_resource *resource)
{
    struct dependency *all = mem_alloc((resource->n_dependencies + 1) * sizeof *all);
    size_t n = 0;
    for (xmlNode *node = resource->node->children; node; node = node->next) {
        if (!markup_is(node, "dependency"))
            continue;
        all[n] = (struct dependency){pack_attribute(pack, node, "identifierref"), node, n};
        n++;
    }
    qsort(all, n, sizeof *all, compare_dependencies);
    for (size_t i = 1; i < n; i++)
        if (strcmp(all[i - 1].ref, all[i].ref) == 0)
            pack_error(pack, all[i].node, "course-reference",
                       "two dependencies lead to resource '%s'",
                       quote(&pack->arena, str_of(all[i].ref)));
    free(all);
}

/* Each dependency leads to a resource that does not lead back. */
static void check_dependencies(struct pack *pack, struct pack_resource *resource)
{
    for (xmlNode *node = resource->node->children; node; node = node->next) {
        if (!markup_is(node, "dependency"))
            continue;
        const char *ref = pack_attribute(pack, node, "identifierref");
        const struct pack_resource *other = pack_resource(pack, ref);
        if (!other || other == resource)
            pack_error(pack, node, "course-reference", "dependency leads to resource '%s', %s",
                       quote(&pack->arena, str_of(ref)),
                       other ? "which is the one that has it" : "which is not there");
        if (other && other != resource && strncmp(resource->type, "webcontent", 10) == 0 &&
            strncmp(other->type, "webcontent", 10) != 0)
            pack_error(pack, node, "course-reference",
                       "a page may not depend on '%s', which is of type '%s'",
                       quote(&pack->arena, str_of(ref)), quote(&pack->arena, str_of(other->type)));
    }
}

/* A resource on the way from the first one to the one that is looked at. */
struct step {
    struct pack_resource *resource;
    xmlNode *next; /* where its next dependency may be */
};

static xmlNode *next_dependency(xmlNode *node)
{
    while (node && !markup_is(node, "dependency"))
        node = node->next;
    return node;
}

/* Depth first: one that is met again while it is on the way closes a circle. */
static void check_circles(struct pack *pack)
{
    struct step *way = mem_alloc((pack->n_resources + 1) * sizeof *way);
    for (size_t i = 0; i < pack->n_resources; i++) {
        size_t depth = 0;
        if (!pack->resources[i].done)
            way[depth++] = (struct step){&pack->resources[i], pack->resources[i].node->children};
        while (depth > 0) {
            struct step *step = &way[depth - 1];
            xmlNode *node = next_dependency(step->next);
            step->resource->open = node != NULL;
            step->resource->done = !node;
            depth -= !node;
            if (!node)
                continue;
            step->next = node->next;
            struct pack_resource *other =
                pack_resource(pack, pack_attribute(pack, node, "identifierref"));
            if (other && other->open && other != step->resource)
                pack_error(pack, node, "course-reference",
                           "dependency leads back to resource '%s', which depends on this one",
                           quote(&pack->arena, str_of(other->id)));
            else if (other && !other->open && !other->done)
                way[depth++] = (struct step){other, other->node->children};
        }
    }
    free(way);
}

void cartridge_check(struct pack *pack, struct str bytes)
{
    static const char *const order[] = {"metadata", "organizations",  "resources",
                                        "manifest", "authorizations", NULL};
    const struct version *version = find_version(pack);
    check_start(pack, bytes, version);
    if (!version)
        return;
    check_children(pack, pack->root, order);
    check_ids(pack);
    check_organization(pack);
    for (size_t i = 0; i < pack->n_resources; i++) {
        check_resource(pack, &pack->resources[i], version);
        check_dependencies(pack, &pack->resources[i]);
        check_repeats(pack, &pack->resources[i]);
    }
    check_circles(pack);
    if (!pack_child(pack->root, "resources"))
        pack_error(pack, pack->root, "cartridge-structure", "manifest has no resources");
    pack_check_rights(pack, pack_child(pack_child(pack->root, "metadata"), "lom"));
    if (pack->n_works > 0 && !pack->credits)
        pack_error(pack, NULL, "cartridge-credits",
                   "no page of licenses and credits stands beside the texts; add one");
}
