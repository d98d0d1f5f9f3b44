#include "verify/slots.h"

#include <string.h>
#include <strings.h>

#include <jansson.h>

#include "license/license.h"
#include "verify/address.h"
#include "verify/markup.h"

void slots_init(struct slots *slots)
{
    *slots = (struct slots){0};
    slots->end = &slots->first;
}

bool slot_license(struct arena *arena, const char *url, const char **address, const char **label)
{
    struct license license;
    char *plain = arena_strdup(arena, url);
    struct str trimmed = str_trim(str_of(plain));
    plain = arena_strndup(arena, trimmed.p, trimmed.n);
    if (license_from_url(arena, plain, &license) == LICENSE_FOUND && license.url) {
        *address = license.url;
        *label = license.label;
        return true;
    }
    *address = *label = plain;
    return strstr(plain, "://") != NULL;
}

/* What a license of somebody's own is called, its link says. */
static void name_by_link(struct arena *arena, struct slot *slot, xmlNode *link)
{
    const char *label = markup_content(arena, link);
    if (*label && !strstr(label, "://"))
        slot->label = label;
}

static void add_slot(struct arena *arena, struct slots *slots, enum slot_kind kind,
                     xmlNode *element, const char *url)
{
    struct slot *slot = arena_alloc(arena, sizeof *slot);
    *slot = (struct slot){.kind = kind, .line = markup_line(element)};
    if (!url || !slot_license(arena, url, &slot->address, &slot->label))
        return;
    if (kind == SLOT_ANCHOR && slot->label == slot->address)
        name_by_link(arena, slot, element);
    *slots->end = slot;
    slots->end = &slot->next;
    if (!slots->of_kind[kind])
        slots->of_kind[kind] = slot;
}

/* More than MOST_CREDITS are no page's of this world: each is looked for in the notice. */
static void add_credit(struct arena *arena, struct slots *slots, struct credit **list,
                       const char *text)
{
    enum { MOST_CREDITS = 100 };
    struct str trimmed = str_trim(str_of(text));
    if (trimmed.n == 0 || slots->n_credits++ >= MOST_CREDITS)
        return;
    struct credit *credit = arena_alloc(arena, sizeof *credit);
    *credit = (struct credit){arena_strndup(arena, trimmed.p, trimmed.n), *list};
    *list = credit;
}

/* Metadata may have "Name, Author"; the notice prints "Author Name". */
static void add_name(struct arena *arena, struct slots *slots, const char *name)
{
    if (!name)
        return;
    add_credit(arena, slots, &slots->names, name);
    const char *comma = strchr(name, ',');
    if (comma && comma[1] == ' ')
        add_credit(arena, slots, &slots->names,
                   arena_printf(arena, "%s %.*s", comma + 2, (int)(comma - name), name));
}

static void add_author(struct arena *arena, struct slots *slots, const char *name)
{
    add_credit(arena, slots, &slots->authors, name);
    add_name(arena, slots, name);
}

static bool named(const char *name, const char *const *list)
{
    for (; *list; list++)
        if (strcasecmp(name, *list) == 0)
            return true;
    return false;
}

static void take_rights(struct arena *arena, struct slots *slots, xmlNode *element,
                        const char *content)
{
    slots->rights = content;
    add_slot(arena, slots, SLOT_DC_RIGHTS, element, address_of_license(arena, str_of(content)));
}

static void look_at_meta(struct arena *arena, struct slots *slots, xmlNode *element)
{
    static const char *const authors[] = {"DC.creator", "citation_author", NULL};
    static const char *const publishers[] = {"DC.publisher", "citation_publisher", NULL};
    static const char *const rights[] = {"DC.rights", "DCTERMS.rights", NULL};
    static const char *const license[] = {"DCTERMS.license", "DC.rights.license", NULL};
    static const char *const source[] = {"DC.source", "DCTERMS.source", NULL};
    const char *name = markup_attribute(arena, element, "name");
    const char *content = markup_attribute(arena, element, "content");
    if (!name || !content)
        return;
    if (named(name, authors))
        add_author(arena, slots, content);
    else if (named(name, publishers))
        add_name(arena, slots, content);
    else if (strcasecmp(name, "generator") == 0)
        slots->ours = slots->ours || strncmp(content, "Colophon ", strlen("Colophon ")) == 0;
    else if (strcasecmp(name, "DCTERMS.rightsHolder") == 0)
        slots->holder = content;
    else if (named(name, rights))
        take_rights(arena, slots, element, content);
    else if (named(name, license))
        add_slot(arena, slots, SLOT_DCTERMS_LICENSE, element, content);
    else if (named(name, source))
        add_credit(arena, slots, &slots->sources, content);
}

static void look_at_link(struct arena *arena, struct slots *slots, xmlNode *element)
{
    const char *href = markup_attribute(arena, element, "href");
    const char *type = markup_attribute(arena, element, "type");
    /* Really Simple Licensing uses the same word for another thing. */
    bool rsl = type && strcasecmp(type, "application/rsl+xml") == 0;
    if (markup_attribute_has(element, "rel", "license") && !rsl)
        add_slot(arena, slots, markup_is(element, "link") ? SLOT_LINK : SLOT_ANCHOR, element, href);
    if (markup_attribute_has(element, "rel", "DCTERMS.license"))
        add_slot(arena, slots, SLOT_DCTERMS_LICENSE, element, href);
    if (markup_is(element, "link") && markup_attribute_has(element, "rel", "canonical"))
        slots->canonical = href;
    if (markup_attribute_has(element, "rel", "DCTERMS.source") ||
        markup_attribute_has(element, "rel", "DC.source"))
        add_credit(arena, slots, &slots->sources, href);
}

/* A value, an object with an address or a name, or a list of these. */
static void each_text(json_t *value, const char *const *keys,
                      void (*take)(void *context, const char *text), void *context)
{
    size_t n = json_is_array(value) ? json_array_size(value) : 1;
    for (size_t i = 0; i < n; i++) {
        json_t *one = json_is_array(value) ? json_array_get(value, i) : value;
        const char *text = json_string_value(one);
        for (size_t k = 0; !text && keys[k]; k++)
            text = json_string_value(json_object_get(one, keys[k]));
        if (text)
            take(context, text);
    }
}

struct json_ld {
    struct arena *arena;
    struct slots *slots;
    xmlNode *element;
};

static void take_license(void *context, const char *text)
{
    struct json_ld *ld = context;
    add_slot(ld->arena, ld->slots, SLOT_JSON_LD, ld->element, text);
}

static void take_name(void *context, const char *text)
{
    struct json_ld *ld = context;
    add_name(ld->arena, ld->slots, text);
}

static void take_author(void *context, const char *text)
{
    struct json_ld *ld = context;
    add_author(ld->arena, ld->slots, text);
}

static void take_credit(void *context, const char *text)
{
    struct json_ld *ld = context;
    ld->slots->credit = arena_strdup(ld->arena, text);
}

static void take_holder(void *context, const char *text)
{
    struct json_ld *ld = context;
    if (!ld->slots->holder)
        ld->slots->holder = arena_strdup(ld->arena, text);
}

static void take_source(void *context, const char *text)
{
    struct json_ld *ld = context;
    if (strstr(text, "://"))
        add_credit(ld->arena, ld->slots, &ld->slots->sources, text);
}

static void take_copy(void *context, const char *text)
{
    struct json_ld *ld = context;
    if (strstr(text, "://") && !ld->slots->copy_of)
        ld->slots->copy_of = arena_strdup(ld->arena, text);
    take_source(context, text);
}

static void take_original(void *context, const char *text)
{
    struct json_ld *ld = context;
    if (strstr(text, "://") && !ld->slots->based_on)
        ld->slots->based_on = arena_strdup(ld->arena, text);
    take_source(context, text);
}

/* Pictures have licenses of their own. */
static bool is_picture(const json_t *object)
{
    const char *type = json_string_value(json_object_get(object, "@type"));
    return type && strcmp(type, "ImageObject") == 0;
}

static void look_at_object(struct json_ld *ld, json_t *object)
{
    static const char *const address[] = {"@id", "url", NULL}, *const name[] = {"name", NULL};
    if (!json_is_object(object) || is_picture(object))
        return;
    each_text(json_object_get(object, "license"), address, take_license, ld);
    each_text(json_object_get(object, "isBasedOn"), address, take_original, ld);
    each_text(json_object_get(object, "sameAs"), address, take_copy, ld); /* comes to stand first */
    each_text(json_object_get(object, "copyrightHolder"), name, take_holder, ld);
    each_text(json_object_get(object, "author"), name, take_author, ld);
    each_text(json_object_get(object, "creator"), name, take_author, ld);
    each_text(json_object_get(object, "publisher"), name, take_name, ld);
    each_text(json_object_get(object, "copyrightHolder"), name, take_name, ld);
    each_text(json_object_get(object, "creditText"), name, take_credit, ld);
}

static void look_at_script(struct arena *arena, struct slots *slots, xmlNode *element)
{
    const char *type = markup_attribute(arena, element, "type");
    if (!type || strcasecmp(type, "application/ld+json") != 0)
        return;
    struct json_ld ld = {arena, slots, element};
    struct buf text = BUF_INIT, scratch = BUF_INIT;
    for (xmlNode *child = element->children; child; child = child->next)
        buf_add_str(&text, markup_text(child, &scratch));
    json_t *root = json_loadb(text.p, text.n, 0, NULL);
    json_t *graph = json_object_get(root, "@graph");
    look_at_object(&ld, root);
    for (size_t i = 0; i < json_array_size(root); i++)
        look_at_object(&ld, json_array_get(root, i));
    for (size_t i = 0; i < json_array_size(graph); i++)
        look_at_object(&ld, json_array_get(graph, i));
    json_decref(root);
    buf_clear(&scratch);
    buf_clear(&text);
}

void slots_look(struct arena *arena, struct slots *slots, xmlNode *element, bool in_words)
{
    if (in_words)
        return;
    if (markup_is(element, "meta"))
        look_at_meta(arena, slots, element);
    else if (markup_is(element, "link") || markup_is(element, "a"))
        look_at_link(arena, slots, element);
    else if (markup_is(element, "script"))
        look_at_script(arena, slots, element);
}

const char *slots_label(const struct slots *slots, const char *address)
{
    for (const struct slot *slot = slots->first; slot; slot = slot->next)
        if (strcmp(slot->address, address) == 0 && strcmp(slot->label, address) != 0)
            return slot->label;
    return address;
}

const struct slot *slots_find(const struct slots *slots, enum slot_kind kind)
{
    return slots->of_kind[kind];
}
