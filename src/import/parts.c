#include "import/parts.h"

#include <string.h>

#include "base/file.h"
#include "base/utf8.h"
#include "import/address.h"
#include "import/hints.h"
#include "import/layout.h"

enum {
    SMALL = 48, /* pixels of what is an icon */
    SIZE_DIGITS = 5,
    PARTS_LIMIT = 2000,
    POST_STEPS = 512,
    FIGURES = 16, /* that stand in one another */
    CREDIT_WORDS = 10,
    NOSCRIPT_DEPTH = 4, /* elements between it and the picture in it */
    NEAR = 6,           /* units between a part and its caption */
    ATTRIBUTE_LIMIT = 2048,
};

struct finding {
    const struct webpage *page;
    struct units *units;
    const struct profile *profile;
    struct parts *parts;
    size_t behind;   /* the first unit behind the last element */
    size_t elements; /* parts that are elements of the page */
};

static const char *attribute(const struct finding *f, const xmlNode *node, const char *name)
{
    const char *value = node_attribute(f->page->arena, node, name);
    return value && strlen(value) < ATTRIBUTE_LIMIT ? value : NULL;
}

/* What an element of the article puts into the page; NULL: nothing. */
static const char *type_of(const xmlNode *node)
{
    const struct element *element = webpage_element(node);
    if (element->out)
        return element->out == hint_embed && node_is(node, "blockquote") ? "embed" : NULL;
    return node_is(node, "img")                         ? "image"
           : node_is(node, "video")                     ? "video"
           : node_is(node, "audio")                     ? "audio"
           : node_is_any(node, " iframe embed object ") ? "embed"
                                                        : NULL;
}

static bool is_small(const struct finding *f, const xmlNode *node)
{
    static const char *const sizes[] = {"width", "height"};
    for (size_t i = 0; i < 2; i++) {
        struct str size = str_of(attribute(f, node, sizes[i]));
        int pixels = 0;
        size_t n = 0;
        while (n < size.n && n < SIZE_DIGITS && size.p[n] >= '0' && size.p[n] <= '9')
            pixels = 10 * pixels + (size.p[n++] - '0');
        if (n > 0 && pixels <= SMALL && (n == size.n || size.p[n] == 'p'))
            return true;
    }
    return false;
}

/* By its class or that of what is around it: no picture of the article. */
static bool is_ornament(const struct finding *f, const xmlNode *node)
{
    static const char *const words[] = {"avatar", "logo", "icon", "emoji", "pixel", "spacer"};
    for (size_t depth = 0; depth < 3 && node->type == XML_ELEMENT_NODE;
         depth++, node = node->parent) {
        const char *class = attribute(f, node, "class");
        for (size_t i = 0; class && i < sizeof words / sizeof *words; i++)
            if (strcasestr(class, words[i]))
                return true;
    }
    return false;
}

/* A post that was pasted in ends with a link to itself. */
static const char *last_address_in(const struct finding *f, xmlNode *node)
{
    const char *last = NULL;
    struct xml_walk walk = {.root = node};
    for (size_t steps = 0; steps < POST_STEPS && xml_walk_next(&walk); steps++) {
        const char *address = node_is(walk.node, "a") ? attribute(f, walk.node, "href") : NULL;
        last = address ? address : last;
    }
    return last;
}

/* Where the picture is: pages that load it late have its address elsewhere. */
static const char *address_in(const struct finding *f, xmlNode *node)
{
    if (node_is(node, "blockquote"))
        return last_address_in(f, node);
    static const char *const names[] = {"src", "data-src", "data-lazy-src", "data-original",
                                        "data"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *address = attribute(f, node, names[i]);
        if (address && *address && strncmp(address, "data:", 5) != 0 &&
            strncmp(address, "about:", 6) != 0)
            return address;
    }
    for (const xmlNode *child = node->children; child; child = child->next)
        if (node_is(child, "source") && attribute(f, child, "src"))
            return attribute(f, child, "src");
    return NULL;
}

/* Browsers put the files of a page that they save into a folder of this name beside it. */
static bool is_saved(const char *path)
{
    const char *slash = path ? strchr(path, '/') : NULL;
    return slash && slash - path > 6 && strncmp(slash - 6, "_files", 6) == 0;
}

/* A relative path that stays in the folder of the page; NULL. */
static const char *path_in(const struct finding *f, const char *address)
{
    size_t n = strcspn(address, "?#:");
    if (address[n] == ':' || address[0] == '/')
        return NULL;
    const char *path = path_decode(f->page->arena, (struct str){address, n});
    return path ? path_normal(f->page->arena, path) : NULL;
}

static const xmlNode *figure_of(const xmlNode *node)
{
    return webpage_element(node)->figure;
}

/* Is the one figure the other, or does it stand in that? */
static bool is_within(const xmlNode *figure, const xmlNode *outer)
{
    for (size_t depth = 0; figure && depth < FIGURES; depth++) {
        if (figure == outer)
            return true;
        const struct element *around = webpage_element(figure->parent);
        figure = around ? around->figure : NULL;
    }
    return false;
}

static size_t order_of(const struct unit *unit)
{
    const struct element *element =
        unit->layout && unit->layout->node ? webpage_element(unit->layout->node) : NULL;
    return element ? element->order : 0;
}

/* Elements are asked for in their order. */
static size_t first_behind(struct finding *f, size_t order)
{
    while (f->behind < f->units->n && order_of(&f->units->at[f->behind]) <= order)
        f->behind++;
    return f->behind;
}

static bool is_same(const char *a, const char *b)
{
    return a && b && strcmp(a, b) == 0;
}

static bool is_same_picture(const struct found_part *a, const struct found_part *b)
{
    return is_same(a->beside, b->beside) || is_same(a->source, b->source);
}

/* The same picture twice is one, but for two that stand in different figures. */
static bool is_known(const struct parts *parts, const struct found_part *part)
{
    for (size_t i = 0; i < parts->n; i++)
        if ((!part->figure || part->figure == parts->at[i].figure) &&
            is_same_picture(part, &parts->at[i]))
            return true;
    return false;
}

static bool is_picture(const struct finding *f, xmlNode *node)
{
    return node_is(node, "img") && address_in(f, node) && !is_small(f, node) &&
           !is_ornament(f, node);
}

/* Is it a picture, or around one? */
static bool has_picture(const struct finding *f, xmlNode *node)
{
    struct xml_walk walk = {.root = node};
    for (size_t steps = 0; steps < POST_STEPS && xml_walk_next(&walk); steps++)
        if (node_is(walk.node, "noscript"))
            xml_walk_skip(&walk);
        else if (is_picture(f, walk.node))
            return true;
    return false;
}

static xmlNode *noscript_around(xmlNode *node)
{
    for (size_t depth = 0; node && depth < NOSCRIPT_DEPTH; depth++, node = node->parent)
        if (node_is(node, "noscript"))
            return node;
    return NULL;
}

/* What a page shows where no script runs is the picture beside it once more. */
static bool is_for_no_script(const struct finding *f, xmlNode *node)
{
    xmlNode *noscript = noscript_around(node);
    xmlNode *before = noscript ? xmlPreviousElementSibling(noscript) : NULL;
    xmlNode *behind = noscript ? xmlNextElementSibling(noscript) : NULL;
    return (before && has_picture(f, before)) || (behind && has_picture(f, behind));
}

static void add_element(struct finding *f, xmlNode *node, const char *type)
{
    bool image = strcmp(type, "image") == 0;
    const char *address = address_in(f, node);
    if (!address || is_small(f, node) || (image && is_ornament(f, node)) ||
        (image && is_for_no_script(f, node)))
        return;
    const char *beside = path_in(f, address);
    const struct found_part part = {
        .type = type,
        .alt = image ? attribute(f, node, "alt") : NULL,
        .source =
            is_saved(beside) ? NULL : address_absolute(f->page->arena, f->page->base, address),
        .beside = image ? beside : NULL,
        .line = webpage_element(node)->line,
        .before = first_behind(f, webpage_element(node)->order),
        .figure = figure_of(node),
    };
    if (!is_known(f->parts, &part) && f->parts->n < PARTS_LIMIT)
        f->parts->at[f->parts->n++] = part;
}

static void find_elements(struct finding *f)
{
    for (struct xml_walk walk = {.root = f->page->root}; xml_walk_next(&walk);) {
        const struct element *element = walk.entering ? webpage_element(walk.node) : NULL;
        const char *type = element && element->joined ? type_of(walk.node) : NULL;
        if (type) {
            add_element(f, walk.node, type);
            xml_walk_skip(&walk);
        }
    }
}

/* Splits a caption where its credit begins; one that is no caption is a credit or a caption whole. */
static void split(const struct finding *f, size_t i, struct str *caption, struct str *credit)
{
    struct str text = f->units->at[i].text;
    struct pattern_match match;
    *caption = text;
    *credit = (struct str){NULL, 0};
    if (i > 0 && f->units->at[i - 1].role == ROLE_ALT) {
        size_t shared = f->units->at[i - 1].text.n;
        *caption = f->units->at[i - 1].text;
        *credit = utf8_trim(str_sub(text, shared, text.n));
    } else if ((rules_match(&f->profile->credit, text, &match) ||
                rules_match(&f->profile->caption_credit, text, &match)) &&
               match.group[1].p) {
        *caption = utf8_trim(str_sub(text, 0, (size_t)(match.group[1].p - text.p)));
        *credit = match.group[1];
    }
    if (caption->n == 0)
        caption->p = NULL;
    if (credit->n == 0)
        credit->p = NULL;
}

/* By its class, or that of what is around it in the caption: all of it is a credit. */
static bool is_credit_element(const struct finding *f, const struct unit *unit)
{
    const xmlNode *node = f->page && unit->layout ? unit->layout->node : NULL;
    for (size_t depth = 0; node && depth < 3 && node->type == XML_ELEMENT_NODE &&
                           !node_is_any(node, " figure figcaption ");
         depth++, node = node->parent) {
        const char *class = attribute(f, node, "class");
        if (class && (strcasestr(class, "credit") || strcasestr(class, "copyright")))
            return true;
    }
    return false;
}

/* Only captions and what is left out stand between a part and its caption. */
static bool is_near(const struct finding *f, const struct found_part *part, size_t caption)
{
    if (part->before > caption || caption - part->before > NEAR)
        return false;
    for (size_t i = part->before; i < caption; i++)
        if (role_in_body(f->units->at[i].role))
            return false;
    return true;
}

static const xmlNode *figure_of_unit(const struct finding *f, size_t i)
{
    const xmlNode *node = f->page ? f->units->at[i].layout->node : NULL;
    return node ? figure_of(node) : NULL;
}

/* Below the figures that stand in a figure: its caption, and not that of one of them. */
static bool is_captioned_within(const struct finding *f, const struct found_part *part,
                                const xmlNode *figure)
{
    return part->n_captions > 0 && figure_of_unit(f, part->captions[0]) != figure;
}

/* The part below which the caption of a figure stands: the last in it; NULL. */
static struct found_part *part_in(const struct finding *f, const xmlNode *figure)
{
    for (size_t i = f->elements; i-- > 0;)
        if (f->parts->at[i].figure == figure)
            return &f->parts->at[i];
    for (size_t i = f->elements; i-- > 0;)
        if (is_within(f->parts->at[i].figure, figure) &&
            !is_captioned_within(f, &f->parts->at[i], figure))
            return &f->parts->at[i];
    return NULL;
}

/* The last part above a caption that stands in no figure; NULL. */
static struct found_part *part_above(const struct finding *f, size_t caption)
{
    for (size_t i = f->elements; i-- > 0;)
        if (is_near(f, &f->parts->at[i], caption))
            return &f->parts->at[i];
    return NULL;
}

/* The part that a caption belongs to: in its figure, or right before it; a figure has its own, but
 * may have its credit below it; NULL. */
static struct found_part *part_of(const struct finding *f, size_t i, bool credit)
{
    const xmlNode *figure = figure_of_unit(f, i);
    struct found_part *part = figure ? part_in(f, figure) : part_above(f, i);
    bool others = part && !figure && part->figure && (!credit || part->credit.p);
    return others ? NULL : part;
}

/* What is said of the rights in one picture is said of all of its figure, of those in figures that
 * stand in it, and of those that stand in a row above it. */
static void share(struct finding *f, const struct found_part *with, size_t caption, struct str said)
{
    const xmlNode *figure = figure_of_unit(f, caption);
    for (size_t i = 0; i < f->elements; i++) {
        struct found_part *part = &f->parts->at[i];
        bool same = figure ? is_within(part->figure, figure) : part->before == with->before;
        if (same && part != with && !part->shared.p)
            part->shared = said;
    }
}

/* A part has one caption and one credit. A short line below a caption is its credit. */
static void add_caption(struct finding *f, size_t i)
{
    struct str caption, credit;
    split(f, i, &caption, &credit);
    struct found_part *part = part_of(f, i, credit.p && !caption.p);
    if (!part) {
        part = &f->parts->at[f->parts->n++];
        *part = (struct found_part){.type = "image", .before = i};
    }
    bool short_line = part->caption.p && f->units->at[i].weight <= CREDIT_WORDS;
    if (!credit.p && (is_credit_element(f, &f->units->at[i]) || short_line)) {
        credit = caption;
        caption = (struct str){NULL, 0};
    }
    if (credit.p || rights_names_license(caption))
        share(f, part, i, credit.p ? credit : caption);
    if ((caption.p && part->caption.p) || (credit.p && part->credit.p)) {
        unit_decide(&f->units->at[i], ROLE_LEFT_OUT, "more about a picture than its record takes");
        return;
    }
    part->captions[part->n_captions++] = i;
    part->caption = part->caption.p ? part->caption : caption;
    part->credit = part->credit.p ? part->credit : credit;
}

/* A picture that stands in the page again is as free as that where least may be done. */
static void share_between_copies(struct finding *f)
{
    for (size_t i = 0; i < f->elements; i++) {
        struct found_part *part = &f->parts->at[i];
        part->credit = part->credit.p ? part->credit : part->shared;
    }
    for (size_t i = 0; i < f->elements; i++)
        for (size_t k = 0; k < f->elements && !f->parts->at[i].credit.p; k++)
            if (f->parts->at[k].credit.p && is_same_picture(&f->parts->at[i], &f->parts->at[k]))
                f->parts->at[i].credit = f->parts->at[k].credit;
}

void parts_gather(const struct webpage *page, struct units *units, const struct profile *profile,
                  struct parts *parts)
{
    struct finding f = {page, units, profile, parts, 0, 0};
    size_t captions = 0;
    for (size_t i = 0; i < units->n; i++)
        captions += units->at[i].role == ROLE_CAPTION;
    parts->n = 0;
    parts->at = arena_array(units->arena, captions + (page ? PARTS_LIMIT : 0), sizeof *parts->at);
    if (page)
        find_elements(&f);
    f.elements = parts->n;
    for (size_t i = 0; i < units->n; i++)
        if (units->at[i].role == ROLE_CAPTION)
            add_caption(&f, i);
    share_between_copies(&f);
}

/* The license that a caption or credit names: an id, or "unknown"; NULL: it names none. */
static const char *license_named(struct arena *arena, struct str text)
{
    struct license license;
    if (!rights_names_license(text))
        return NULL;
    return license_from_text(arena, text, &license) == LICENSE_FOUND ? license.id : "unknown";
}

void parts_judge(const struct rights *rights, const struct profile *profile, struct arena *arena,
                 struct parts *parts)
{
    for (size_t i = 0; i < parts->n; i++) {
        struct found_part *part = &parts->at[i];
        const char *own = license_named(arena, part->credit);
        own = own ? own : license_named(arena, part->caption);
        part->covered = !own && !part->credit.p && rights->license.id && !profile->text_only &&
                        !rights->no_pictures.p && strcmp(part->type, "image") == 0;
        part->license = part->covered ? NULL : own ? own : "none";
    }
}
