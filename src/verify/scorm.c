/* SCORM 1.2 (ADL, Content Aggregation Model, 2.3): a package whose contents are only shown. */
#include <string.h>

#include "verify/pack.h"
#include "verify/quote.h"

static const char namespace[] = "http://www.imsproject.org/xsd/imscp_rootv1p1p2";

static void check_version(struct pack *pack)
{
    xmlNode *metadata = pack_child(pack->root, "metadata");
    xmlNode *schema = pack_child(metadata, "schema"),
            *version = pack_child(metadata, "schemaversion");
    const char *name = schema ? markup_content(&pack->arena, schema) : "";
    const char *number = version ? markup_content(&pack->arena, version) : "";
    if (strcmp(name, "ADL SCORM") != 0 || strcmp(number, "1.2") != 0)
        pack_error(pack, metadata, "scorm-version",
                   "schema and version are '%s' '%s'; they must be 'ADL SCORM' '1.2'",
                   quote(&pack->arena, str_of(name)), quote(&pack->arena, str_of(number)));
    if (!pack->root->ns || strcmp((const char *)pack->root->ns->href, namespace) != 0)
        pack_error(pack, pack->root, "scorm-version", "namespace of the manifest must be '%s'",
                   namespace);
}

/* Whether the item leads to a resource that can be started. */
static void check_item(struct pack *pack, xmlNode *item)
{
    const char *ref = pack_attribute(pack, item, "identifierref");
    const char *id = quote(&pack->arena, str_of(pack_attribute(pack, item, "identifier")));
    const struct pack_resource *resource = pack_resource(pack, ref);
    if (!pack_child(item, "title"))
        pack_error(pack, item, "scorm-organization", "item '%s' has no title", id);
    if (!*ref)
        return;
    if (!resource)
        pack_error(pack, item, "course-reference",
                   "item leads to resource '%s', which is not there",
                   quote(&pack->arena, str_of(ref)));
    else if (!*resource->href)
        pack_error(pack, resource->node, "course-href",
                   "resource '%s' has no href, but an item leads to it",
                   quote(&pack->arena, str_of(ref)));
}

static void check_organization(struct pack *pack)
{
    xmlNode *organizations = pack_child(pack->root, "organizations"), *chosen = NULL;
    const char *id = organizations ? pack_attribute(pack, organizations, "default") : "";
    for (xmlNode *node = organizations ? organizations->children : NULL; node; node = node->next)
        if (markup_is(node, "organization") &&
            strcmp(pack_attribute(pack, node, "identifier"), id) == 0)
            chosen = node;
    if (!chosen || !*id) {
        pack_error(pack, organizations, "scorm-organization",
                   "default organization '%s' is not there: platforms can't tell what to show",
                   quote(&pack->arena, str_of(id)));
        return;
    }
    if (!pack_child(chosen, "title"))
        pack_error(pack, chosen, "scorm-organization", "organization has no title");
    for (xmlNode *node = chosen; node; node = markup_next(node, chosen, true, NULL, NULL))
        if (markup_is(node, "item"))
            check_item(pack, node);
}

static void check_resources(struct pack *pack)
{
    for (size_t i = 0; i < pack->n_resources; i++) {
        const struct pack_resource *resource = &pack->resources[i];
        const char *kind = pack_attribute(pack, resource->node, "adlcp:scormtype");
        if (strcmp(kind, "asset") != 0 && strcmp(kind, "sco") != 0)
            pack_error(pack, resource->node, "scorm-resource",
                       "resource '%s' has no adlcp:scormtype 'asset' or 'sco'",
                       quote(&pack->arena, str_of(resource->id)));
        if (strcmp(resource->type, "webcontent") != 0)
            pack_error(pack, resource->node, "scorm-resource",
                       "resource '%s' is of type '%s'; SCORM knows only webcontent",
                       quote(&pack->arena, str_of(resource->id)),
                       quote(&pack->arena, str_of(resource->type)));
    }
}

void scorm_check(struct pack *pack)
{
    check_version(pack);
    check_organization(pack);
    check_resources(pack);
    pack_check_rights(pack, pack_child(pack_child(pack->root, "metadata"), "lom"));
}
