#include "import/page_metadata.h"

#include <string.h>
#include <strings.h>

#include "base/utf8.h"
#include "import/fact_text.h"
#include "import/json_ld.h"

enum {
    VALUES_LIMIT = 64,
    PARENTS_LIMIT = 64,
    ITEM_STEPS = 128, /* of the walk through an item, in which its name is looked for */
};

/* Where a page may say something. */
enum way {
    WAY_JSON_LD,   /* a property of the article */
    WAY_ADDRESS,   /* the same, where an object stands for its address */
    WAY_META,      /* <meta name> or <meta property>, in any case, ':' and '.' alike */
    WAY_EQUIV,     /* <meta http-equiv> */
    WAY_LINK,      /* <link rel> or <a rel>: its address */
    WAY_LINK_TEXT, /* <a rel>: its text */
    WAY_MICRODATA, /* an itemprop of the article */
    WAY_BADGE,     /* a link to a license with a picture and without a text */
    WAY_TIME,      /* the only day that <time> elements in the article have */
    WAY_LANGUAGE,  /* the lang of the page */
    WAY_COMMENT,   /* what a browser wrote when it saved the page */
};

/* The order of this table is the order in which the ways are tried. */
static const struct slot {
    enum fact fact;
    enum way way;
    const char *name;
} slots[] = {
    {FACT_AUTHOR, WAY_JSON_LD, "author"},
    {FACT_AUTHOR, WAY_JSON_LD, "creator"},
    {FACT_AUTHOR, WAY_META, "citation_author"},
    {FACT_AUTHOR, WAY_META, "dcterms.creator"},
    {FACT_AUTHOR, WAY_META, "dc.creator"},
    {FACT_AUTHOR, WAY_MICRODATA, "author"},
    {FACT_AUTHOR, WAY_META, "article:author"},
    {FACT_AUTHOR, WAY_META, "author"},
    {FACT_AUTHOR, WAY_META, "parsely-author"},
    {FACT_AUTHOR, WAY_META, "sailthru.author"},
    {FACT_AUTHOR, WAY_LINK_TEXT, "author"},

    {FACT_DATE, WAY_JSON_LD, "datePublished"},
    {FACT_DATE, WAY_META, "article:published_time"},
    {FACT_DATE, WAY_META, "citation_publication_date"},
    {FACT_DATE, WAY_META, "citation_date"},
    {FACT_DATE, WAY_META, "dcterms.issued"},
    {FACT_DATE, WAY_META, "dc.date.issued"},
    {FACT_DATE, WAY_META, "dc.date"},
    {FACT_DATE, WAY_META, "dcterms.date"},
    {FACT_DATE, WAY_MICRODATA, "datePublished"},
    {FACT_DATE, WAY_META, "parsely-pub-date"},
    {FACT_DATE, WAY_META, "pubdate"},
    {FACT_DATE, WAY_META, "date"},
    {FACT_DATE, WAY_JSON_LD, "dateCreated"},
    {FACT_DATE, WAY_META, "dcterms.created"},
    {FACT_DATE, WAY_TIME, "datetime"},

    {FACT_MODIFIED, WAY_JSON_LD, "dateModified"},
    {FACT_MODIFIED, WAY_META, "article:modified_time"},
    {FACT_MODIFIED, WAY_META, "og:updated_time"},
    {FACT_MODIFIED, WAY_META, "dcterms.modified"},
    {FACT_MODIFIED, WAY_META, "dc.date.modified"},
    {FACT_MODIFIED, WAY_MICRODATA, "dateModified"},

    {FACT_PUBLISHER, WAY_JSON_LD, "publisher"},
    {FACT_PUBLISHER, WAY_META, "citation_publisher"},
    {FACT_PUBLISHER, WAY_META, "dcterms.publisher"},
    {FACT_PUBLISHER, WAY_META, "dc.publisher"},
    {FACT_PUBLISHER, WAY_MICRODATA, "publisher"},
    {FACT_PUBLISHER, WAY_META, "og:site_name"},
    {FACT_PUBLISHER, WAY_META, "publisher"},
    {FACT_PUBLISHER_URL, WAY_ADDRESS, "publisher"},

    {FACT_SOURCE, WAY_LINK, "canonical"},
    {FACT_SOURCE, WAY_META, "og:url"},
    {FACT_SOURCE, WAY_ADDRESS, "url"},
    {FACT_SOURCE, WAY_ADDRESS, "mainEntityOfPage"},
    {FACT_SOURCE, WAY_META, "citation_public_url"},
    {FACT_SOURCE, WAY_META, "citation_abstract_html_url"},
    {FACT_SOURCE, WAY_COMMENT, "saved from"},

    {FACT_LANGUAGE, WAY_LANGUAGE, "lang"},
    {FACT_LANGUAGE, WAY_JSON_LD, "inLanguage"},
    {FACT_LANGUAGE, WAY_META, "citation_language"},
    {FACT_LANGUAGE, WAY_META, "dcterms.language"},
    {FACT_LANGUAGE, WAY_META, "dc.language"},
    {FACT_LANGUAGE, WAY_EQUIV, "content-language"},
    {FACT_LANGUAGE, WAY_META, "og:locale"},

    {FACT_COPYRIGHT, WAY_JSON_LD, "copyrightNotice"},
    {FACT_COPYRIGHT, WAY_META, "dcterms.rights"},
    {FACT_COPYRIGHT, WAY_META, "dc.rights"},
    {FACT_COPYRIGHT, WAY_META, "copyright"},
    {FACT_HOLDER, WAY_JSON_LD, "copyrightHolder"},
    {FACT_HOLDER, WAY_META, "dcterms.rightsholder"},
    {FACT_YEAR, WAY_JSON_LD, "copyrightYear"},

    {FACT_LICENSE, WAY_LINK, "license"},
    {FACT_LICENSE, WAY_ADDRESS, "license"},
    {FACT_LICENSE, WAY_META, "dcterms.license"},
    {FACT_LICENSE, WAY_META, "dc.rights.license"},
    {FACT_LICENSE, WAY_META, "dcterms.rights"},
    {FACT_LICENSE, WAY_META, "dc.rights"},
    {FACT_LICENSE, WAY_META, "copyright"},
    {FACT_LICENSE, WAY_MICRODATA, "license"},
    {FACT_LICENSE_LINK, WAY_BADGE, "badge"},
};

enum { N_SLOTS = sizeof slots / sizeof *slots };

/* All that a page says in one way. */
struct said {
    struct fact_value *at;
    size_t n;
};

struct collector {
    const struct webpage *page;
    const char *base;
    struct said said[N_SLOTS];
    const char *day; /* of the <time> elements */
    int day_line;
    bool days; /* there are several */
};

static const char *way_names[] = {
    [WAY_JSON_LD] = "JSON-LD", [WAY_ADDRESS] = "JSON-LD", [WAY_META] = "meta",
    [WAY_EQUIV] = "meta",      [WAY_LINK] = "rel",        [WAY_LINK_TEXT] = "rel",
    [WAY_BADGE] = "license",   [WAY_TIME] = "time",       [WAY_MICRODATA] = "itemprop",
    [WAY_LANGUAGE] = "html",   [WAY_COMMENT] = "comment",
};

static void say(struct collector *collector, const struct slot *slot, const char *value, int line)
{
    struct arena *arena = collector->page->arena;
    struct said *said = &collector->said[slot - slots];
    const char *text = fact_text(arena, value);
    for (size_t i = 0; i < said->n; i++)
        if (strcmp(said->at[i].text, text) == 0)
            return;
    if (text[0] == '\0' || said->n == VALUES_LIMIT)
        return;
    if (!said->at)
        said->at = arena_array(arena, VALUES_LIMIT, sizeof *said->at);
    said->at[said->n++] = (struct fact_value){
        text, arena_printf(arena, "%s %s", way_names[slot->way], slot->name), line};
}

/* "DC:Creator" is "dc.creator". */
static bool is_name(struct str name, const char *slot)
{
    if (name.n != strlen(slot))
        return false;
    for (size_t i = 0; i < name.n; i++) {
        char a = name.p[i] == ':' ? '.' : name.p[i], b = slot[i] == ':' ? '.' : slot[i];
        if (a != b && !((a | 0x20) == (b | 0x20) && (a | 0x20) >= 'a' && (a | 0x20) <= 'z'))
            return false;
    }
    return true;
}

/* What an attribute with several names says: `value` in each of them. */
static void say_names(struct collector *collector, enum way way, const char *names,
                      const char *value, int line)
{
    struct str rest = str_of(names), name;
    while (names && value && utf8_next_word(&rest, &name))
        for (size_t i = 0; i < N_SLOTS; i++)
            if (slots[i].way == way && is_name(name, slots[i].name))
                say(collector, &slots[i], value, line);
}

/* The same for a way in which one thing is said. */
static void say_way(struct collector *collector, enum way way, const char *value, int line)
{
    for (size_t i = 0; value && i < N_SLOTS; i++)
        if (slots[i].way == way)
            say(collector, &slots[i], value, line);
}

static const char *attribute(const struct collector *collector, const xmlNode *node,
                             const char *name)
{
    return node_attribute(collector->page->arena, node, name);
}

static void read_meta(struct collector *collector, const xmlNode *node, int line)
{
    const char *content = attribute(collector, node, "content");
    say_names(collector, WAY_META, attribute(collector, node, "property"), content, line);
    say_names(collector, WAY_META, attribute(collector, node, "name"), content, line);
    say_names(collector, WAY_EQUIV, attribute(collector, node, "http-equiv"), content, line);
}

/* A license in a figure is that of its picture; RSL is a language of terms for machines, no
 * license. */
static bool is_elsewhere(const struct collector *collector, const xmlNode *node)
{
    const char *type = attribute(collector, node, "type");
    const struct element *element = webpage_element(node);
    return (type && strcasecmp(type, "application/rsl+xml") == 0) || element->caption ||
           element->figure;
}

static bool is_badge(const xmlNode *node, const char *href)
{
    return node_is(node, "a") && href && strstr(href, "creativecommons.org/") &&
           (strstr(href, "/licenses/") || strstr(href, "/publicdomain/")) &&
           webpage_element(node)->words == 0;
}

static void read_link(struct collector *collector, xmlNode *node, int line)
{
    const char *rel = attribute(collector, node, "rel"), *href = attribute(collector, node, "href");
    if ((!rel && !href) || is_elsewhere(collector, node))
        return;
    say_names(collector, WAY_LINK, rel, href, line);
    if (node_is(node, "a") && rel)
        say_names(collector, WAY_LINK_TEXT, rel, webpage_fact_of(collector->page->arena, node).p,
                  line);
    if (is_badge(node, href))
        say_way(collector, WAY_BADGE, href, line);
}

/* The item that a property belongs to; NULL: none. */
static const xmlNode *item_of(const struct collector *collector, const xmlNode *node)
{
    size_t depth = 0;
    for (const xmlNode *outer = node->parent;
         outer && outer->type == XML_ELEMENT_NODE && depth < PARENTS_LIMIT;
         outer = outer->parent, depth++)
        if (attribute(collector, outer, "itemscope"))
            return outer;
    return NULL;
}

static bool is_of_article(const struct collector *collector, const xmlNode *node)
{
    const xmlNode *item = item_of(collector, node);
    const char *type = item ? attribute(collector, item, "itemtype") : NULL;
    size_t n = type ? strlen(type) : 0;
    return n > 7 && (strcmp(type + n - 7, "Article") == 0 || strcmp(type + n - 7, "Posting") == 0 ||
                     strstr(type, "CreativeWork") || strstr(type, "WebPage"));
}

/* The name of a person or publisher that is an item of its own. */
static const char *name_in(const struct collector *collector, xmlNode *item)
{
    struct xml_walk walk = {.root = item};
    for (size_t steps = 0; steps < ITEM_STEPS && xml_walk_next(&walk); steps++) {
        const char *property = walk.entering ? attribute(collector, walk.node, "itemprop") : NULL;
        const char *content = property ? attribute(collector, walk.node, "content") : NULL;
        if (property && strcmp(property, "name") == 0 && walk.node != item)
            return content ? content : webpage_fact_of(collector->page->arena, walk.node).p;
    }
    return webpage_fact_of(collector->page->arena, item).p;
}

static const char *value_of_property(const struct collector *collector, xmlNode *node)
{
    static const char *const attributes[] = {"content", "datetime", "href"};
    if (attribute(collector, node, "itemscope"))
        return name_in(collector, node);
    for (size_t i = 0; i < sizeof attributes / sizeof *attributes; i++) {
        const char *value = attribute(collector, node, attributes[i]);
        bool name = node_is(node, "a") && attribute(collector, node, "itemprop") &&
                    strcmp(attribute(collector, node, "itemprop"), "author") == 0;
        if (value && !(name && strcmp(attributes[i], "href") == 0))
            return value;
    }
    return webpage_fact_of(collector->page->arena, node).p;
}

static void read_property(struct collector *collector, xmlNode *node, int line)
{
    const char *names = attribute(collector, node, "itemprop");
    if (names && is_of_article(collector, node) && !webpage_element(node)->figure)
        say_names(collector, WAY_MICRODATA, names, value_of_property(collector, node), line);
}

static void read_time(struct collector *collector, const xmlNode *node, int line)
{
    const struct element *element = webpage_element(node);
    const char *value = attribute(collector, node, "datetime");
    const char *day =
        value && element->joined ? fact_date(collector->page->arena, str_of(value)) : NULL;
    if (!day)
        return;
    collector->days |= collector->day && strcmp(collector->day, day) != 0;
    collector->day = day;
    collector->day_line = line;
}

/* "saved from url=(0027)https://example.org/a" (Chrome, Edge), "url: https://..." (SingleFile). */
static void read_comment(struct collector *collector, const xmlNode *comment)
{
    const char *text = (const char *)comment->content;
    const char *at = strstr(text, "saved from url=(");
    at = at ? strchr(at, ')') : NULL;
    if (!at && strstr(text, "saved with SingleFile") && strstr(text, "url:"))
        at = strchr(strstr(text, "url:"), ':');
    struct str rest = str_of(at ? at + 1 : ""), address;
    if (utf8_next_word(&rest, &address))
        say_way(collector, WAY_COMMENT, arena_strndup(collector->page->arena, address.p, address.n),
                (int)xmlGetLineNo(comment));
}

static void read_element(struct collector *collector, xmlNode *node)
{
    int line = webpage_element(node)->line;
    if (node_is(node, "meta"))
        read_meta(collector, node, line);
    else if (node_is_any(node, " link a "))
        read_link(collector, node, line);
    else if (node_is(node, "time"))
        read_time(collector, node, line);
    read_property(collector, node, line);
}

static bool is_json_ld(const struct collector *collector, const xmlNode *node)
{
    const char *type = node_is(node, "script") ? attribute(collector, node, "type") : NULL;
    return type && strncasecmp(type, "application/ld+json", 19) == 0;
}

static void take_json_ld(void *context, const char *text)
{
    void **pair = context;
    say(pair[0], pair[1], text, 0);
}

static void read_json_ld(struct collector *collector, const struct json_ld *ld)
{
    for (size_t i = 0; i < N_SLOTS; i++) {
        void *pair[] = {collector, (void *)&slots[i]};
        if (slots[i].way == WAY_JSON_LD || slots[i].way == WAY_ADDRESS)
            json_ld_each(ld, slots[i].name,
                         slots[i].way == WAY_ADDRESS ? JSON_LD_ADDRESS : JSON_LD_NAME, take_json_ld,
                         pair);
    }
}

static void collect(struct collector *collector)
{
    struct json_ld *ld = json_ld_new();
    xmlNode *root = collector->page->root;
    const char *lang = attribute(collector, root, "lang");
    say_way(collector, WAY_LANGUAGE, lang ? lang : attribute(collector, root, "xml:lang"),
            webpage_element(root)->line);
    for (const xmlNode *node = collector->page->doc->children; node; node = node->next)
        if (node->type == XML_COMMENT_NODE)
            read_comment(collector, node);
    for (struct xml_walk walk = {.root = root}; xml_walk_next(&walk);) {
        if (!walk.entering)
            continue;
        if (walk.node->type == XML_COMMENT_NODE && walk.node->parent == root)
            read_comment(collector, walk.node);
        else if (is_json_ld(collector, walk.node) && walk.node->children)
            json_ld_add(ld, str_of((const char *)walk.node->children->content));
        else if (webpage_element(walk.node))
            read_element(collector, walk.node);
    }
    read_json_ld(collector, ld);
    json_ld_free(ld);
    if (collector->day && !collector->days)
        say_way(collector, WAY_TIME, collector->day, collector->day_line);
}

/* The value as front matter has it; NULL: it can't be used. */
static const char *usable(struct arena *arena, const char *base, enum fact fact, const char *text)
{
    switch (fact) {
    case FACT_AUTHOR:
    case FACT_PUBLISHER:
    case FACT_HOLDER:
        return fact_person(arena, text);
    case FACT_DATE:
    case FACT_MODIFIED:
        return fact_date(arena, str_of(text));
    case FACT_SOURCE:
    case FACT_PUBLISHER_URL:
        return fact_address(arena, base, text, fact == FACT_SOURCE);
    case FACT_LANGUAGE:
        return fact_language(arena, text);
    case FACT_COPYRIGHT:
        return fact_is_copyright(str_of(text)) ? text : NULL;
    case FACT_YEAR:
        return strlen(text) == 4 && strspn(text, "0123456789") == 4 ? text : NULL;
    default:
        return text;
    }
}

/* Adds what can be used of one value; of authors there may be several in it. */
static size_t add_usable(const struct collector *collector, enum fact fact, bool accounts,
                         const struct fact_value *said, struct fact_value *values, size_t n)
{
    struct arena *arena = collector->page->arena;
    const char *texts[FACT_PEOPLE];
    size_t n_texts = 1;
    if (fact == FACT_AUTHOR)
        n_texts = fact_people(arena, said->text, false, texts);
    else
        texts[0] = usable(arena, collector->base, fact, said->text);
    for (size_t i = 0; i < n_texts && n < VALUES_LIMIT; i++) {
        bool account = fact == FACT_AUTHOR && fact_is_account(texts[i]);
        if (texts[i] && (accounts || !account))
            values[n++] = (struct fact_value){texts[i], said->from, said->line};
    }
    return n;
}

/* Takes the values of the first way that has some; of licenses, those of all ways. */
static size_t choose(const struct collector *collector, enum fact fact, bool accounts,
                     struct fact_value *values)
{
    size_t n = 0;
    for (size_t i = 0; i < N_SLOTS && (n == 0 || fact == FACT_LICENSE); i++) {
        const struct said *said = &collector->said[i];
        for (size_t j = 0; slots[i].fact == fact && j < said->n; j++)
            n = add_usable(collector, fact, accounts, &said->at[j], values, n);
    }
    return n;
}

void page_metadata_read(const struct webpage *page, const char *url, struct page_metadata *metadata)
{
    struct collector collector = {.page = page, .base = url ? url : page->base};
    collect(&collector);
    for (enum fact fact = 0; fact < N_FACTS; fact++) {
        struct fact_value *values = arena_array(page->arena, VALUES_LIMIT, sizeof *values);
        size_t n = choose(&collector, fact, false, values);
        metadata->facts[fact].n = n ? n : choose(&collector, fact, true, values);
        metadata->facts[fact].at = values;
    }
}

bool page_metadata_add(const struct webpage *page, const char *base, struct page_metadata *metadata,
                       enum fact fact, const char *text, const char *from, int line, bool instead)
{
    size_t n = instead ? 0 : metadata->facts[fact].n;
    const char *value = n < VALUES_LIMIT ? usable(page->arena, base ? base : page->base, fact,
                                                  fact_text(page->arena, text))
                                         : NULL;
    if (!value || !*value)
        return false;
    metadata->facts[fact].at[n] = (struct fact_value){value, from, line};
    metadata->facts[fact].n = n + 1;
    return true;
}

const struct fact_value *page_fact(const struct page_metadata *metadata, enum fact fact)
{
    return metadata && metadata->facts[fact].n > 0 ? &metadata->facts[fact].at[0] : NULL;
}

const char *fact_name(enum fact fact)
{
    static const char *const names[N_FACTS] = {
        [FACT_AUTHOR] = "author",
        [FACT_DATE] = "date",
        [FACT_MODIFIED] = "modified",
        [FACT_PUBLISHER] = "publisher",
        [FACT_PUBLISHER_URL] = "publisher url",
        [FACT_SOURCE] = "source",
        [FACT_LANGUAGE] = "lang",
        [FACT_COPYRIGHT] = "copyright",
        [FACT_HOLDER] = "holder",
        [FACT_YEAR] = "year",
        [FACT_LICENSE] = "license",
        [FACT_LICENSE_LINK] = "license link",
    };
    return names[fact];
}
