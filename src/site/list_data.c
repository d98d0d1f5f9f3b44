/*
 * The data of the pages that list works.
 */
#include "base/file.h"
#include "model/data.h"
#include "model/route.h"
#include "site/crumbs.h"
#include "site/list.h"
#include "site/lists.h"
#include "site/summary.h"

/* In data, and among the texts of a theme. */
static const char *const listing_names[N_LISTING_KINDS] = {"keywords", "authors", "series"};
static const char *const listing_flags[N_LISTING_KINDS] = {"is_keyword", "is_author", "is_series"};
static const char *const overview_flags[N_LISTING_KINDS] = {"is_keywords", "is_authors",
                                                            "is_all_series"};

struct listing_page { /* a page while its data is made */
    const struct publication *publication;
    const struct theme *theme; /* NULL: it has no marks */
    const struct list *list;
    const char *path;
    size_t number, first, end; /* entries first..end-1 of the list */
    bool early;                /* not all bodies have been read: it shows no numbers of words */
    struct arena arena;        /* emptied after each entry */
};

static void set_href(struct listing_page *page, json_t *object, const char *to)
{
    data_set_link(object, "href", path_relative(&page->arena, page->path, to));
}

static unsigned heading_level(unsigned level)
{
    return level > 6 ? 6 : level;
}

/* The level in the outline, counted from what is listed. */
static unsigned depth(const struct listing_page *page, const struct outline_node *node)
{
    return page->list->kind == LIST_OUTLINE ? node->level - page->list->node->level : 1;
}

static json_t *work_card(struct listing_page *page, const struct work *work,
                         json_t *(*describe)(const struct publication *, const struct work *,
                                             const struct notice_facts *))
{
    struct notice_facts notice;
    work_facts(&page->arena, page->publication, work, "web page", NULL, &notice);
    notice.one_of_several = true;
    json_t *card = describe(page->publication, work, &notice);
    set_href(page, card, work->page);
    return card;
}

static json_t *part_heading(struct listing_page *page, const struct outline_node *part)
{
    json_t *heading = json_object();
    data_set(heading, "title", part->title);
    data_set(heading, "description", part->description);
    set_href(page, heading, part->page);
    json_object_set_new(heading, "level", json_integer(heading_level(depth(page, part) + 1)));
    return heading;
}

/* The parts that a work is in, below what is listed, as far as the work before it is not. */
static void add_headings(struct listing_page *page, json_t *list, const struct outline_node *part,
                         const struct work *before)
{
    if (part == page->list->node)
        return;
    bool open = false;
    for (const struct outline_node *node = before ? before->node : NULL; node && !open;
         node = node->parent)
        open = node == part;
    if (open)
        return;
    add_headings(page, list, part->parent, before);
    json_array_append_new(list, part_heading(page, part));
}

/* A group is works that follow each other in one part. */
static json_t *new_group(struct listing_page *page, json_t *groups, const struct work *work,
                         const struct work *before)
{
    json_t *group = json_object(), *parts = json_array(), *works = json_array();
    if (page->list->kind == LIST_OUTLINE)
        add_headings(page, parts, work->node->parent, before);
    json_object_set_new(group, "parts", parts);
    json_object_set_new(group, "works", works);
    json_array_append_new(groups, group);
    return works;
}

static void add_to_groups(struct listing_page *page, json_t *groups, const struct work *work,
                          const struct work *before)
{
    size_t n = json_array_size(groups);
    bool same =
        before && (page->list->kind != LIST_OUTLINE || before->node->parent == work->node->parent);
    json_t *works = same ? json_object_get(json_array_get(groups, n - 1), "works")
                         : new_group(page, groups, work, before);
    json_t *card = work_card(page, work, page->early ? data_entry : data_card);
    data_set(card, "title", work->node->title);
    if (work->node->description)
        data_set(card, "summary", work->node->description);
    json_object_set_new(card, "level", json_integer(heading_level(depth(page, work->node) + 1)));
    json_array_append_new(works, card);
    arena_reset(&page->arena);
}

/* The page of a part is not in the list of what is in the part. */
static bool is_listed(const struct list *list, const struct work *work)
{
    return !work->node->hidden && work != list->node->intro;
}

static void add_outline(struct listing_page *page, json_t *groups)
{
    const struct outline_node *node = page->list->node;
    const struct work *works = page->publication->works + node->first_work, *before = NULL;
    size_t at = 0;
    for (size_t i = 0; i < node->n_works && at < page->end; i++) {
        if (!is_listed(page->list, &works[i]))
            continue;
        if (at++ < page->first)
            continue;
        add_to_groups(page, groups, &works[i], before);
        before = &works[i];
    }
}

static void add_works(struct listing_page *page, json_t *groups)
{
    const struct work **works = page->list->listing->works;
    for (size_t i = page->first; i < page->end; i++)
        add_to_groups(page, groups, works[i], i > page->first ? works[i - 1] : NULL);
}

/* The licenses, in reading order; a hidden work keeps its license. See work_credit(). */
static void add_licenses(struct listing_page *page, json_t *root)
{
    json_t *works = json_array();
    for (size_t i = page->first; i < page->end; i++) {
        json_t *work = work_card(page, &page->publication->works[i], data_work);
        data_set(work, "credit_id", work_credit_id(&page->arena, &page->publication->works[i]));
        json_array_append_new(works, work);
        arena_reset(&page->arena);
    }
    json_object_set_new(root, "works", works);
}

/* {title, lang, href, texts, is_one}: a list, by its name. */
static json_t *list_name(struct listing_page *page, const char *title, const char *lang,
                         const char *to, size_t texts)
{
    json_t *name = json_object();
    data_set(name, "title", title);
    data_set(name, "lang", lang);
    set_href(page, name, to);
    json_object_set_new(name, "texts", json_integer((json_int_t)texts));
    json_object_set_new(name, "is_one", json_boolean(texts == 1));
    return name;
}

/* Before a list of several pages: the parts, so that nobody has to leaf through all pages. */
static void add_parts(struct listing_page *page, json_t *root)
{
    json_t *parts = json_array();
    for (const struct outline_node *node = page->list->node->first; node; node = node->next)
        if (outline_is_part(node) && !node->hidden && node->n_shown > 0)
            json_array_append_new(parts, list_name(page, node->title, page->publication->lang,
                                                   node->page, node->n_shown));
    if (json_array_size(parts) > 0 && page->number == 1 && list_count_pages(page->list) > 1)
        json_object_set_new(root, "contents", json_pack("{s:O}", "names", parts));
    json_decref(parts);
}

static void add_names(struct listing_page *page, json_t *root)
{
    const struct listing *listings;
    json_t *names = json_array();
    listings_of(page->publication, page->list->of, &listings);
    for (size_t i = page->first; i < page->end; i++) {
        json_array_append_new(names, list_name(page, listings[i].name, listings[i].lang,
                                               listings[i].page, listings[i].n_works));
        arena_reset(&page->arena);
    }
    json_object_set_new(root, "names", names);
}

static void add_entries(struct listing_page *page, json_t *root)
{
    json_t *groups = json_array();
    if (page->list->kind == LIST_LICENSES)
        add_licenses(page, root);
    else if (page->list->kind == LIST_NAMES)
        add_names(page, root);
    else if (page->list->kind == LIST_WORKS)
        add_works(page, groups);
    else
        add_outline(page, groups);
    if (page->list->kind == LIST_OUTLINE)
        add_parts(page, root);
    if (json_array_size(groups) > 0)
        json_object_set(root, "groups", groups);
    json_decref(groups);
}

static json_t *page_link(struct listing_page *page, size_t number)
{
    json_t *link = json_object();
    json_object_set_new(link, "number", json_integer((json_int_t)number));
    set_href(page, link, list_page_path(&page->arena, page->list, number));
    return link;
}

/* The first page, the last, and those around this one, with gaps between them. */
static json_t *page_links(struct listing_page *page, size_t n)
{
    enum { AROUND = 2 };
    json_t *links = json_array();
    for (size_t i = 1; i <= n; i++) {
        bool near = i + AROUND >= page->number && i <= page->number + AROUND;
        if (i != 1 && i != n && !near) {
            if (i == 2 || i + 1 == n)
                json_array_append_new(links, json_pack("{s:b}", "gap", 1));
            continue;
        }
        json_t *link = page_link(page, i);
        if (i == page->number)
            json_object_set_new(link, "current", json_true());
        json_array_append_new(links, link);
    }
    return links;
}

static void add_pages(struct listing_page *page, json_t *root)
{
    size_t n = list_count_pages(page->list);
    if (n == 1)
        return;
    json_t *pages = json_object();
    json_object_set_new(pages, "number", json_integer((json_int_t)page->number));
    json_object_set_new(pages, "n", json_integer((json_int_t)n));
    json_object_set_new(pages, "later", json_boolean(page->number > 1));
    if (page->number > 1)
        json_object_set_new(pages, "previous", page_link(page, page->number - 1));
    if (page->number < n)
        json_object_set_new(pages, "next", page_link(page, page->number + 1));
    json_object_set_new(pages, "list", page_links(page, n));
    json_object_set_new(root, "pages", pages);
}

/* From the publication, and from a name by way of the page of all names. */
static void add_breadcrumbs(struct listing_page *page, json_t *root)
{
    const struct list *list = page->list;
    if (list->kind == LIST_OUTLINE) {
        crumbs_add(root, page->publication, list->node, page->path);
    } else if (list->kind != LIST_LICENSES) {
        json_t *crumbs = json_array(), *crumb = json_object();
        data_set(crumb, "title", page->publication->title);
        data_set(crumb, "lang", page->publication->lang);
        set_href(page, crumb, "index.html");
        json_array_append_new(crumbs, crumb);
        if (list->kind == LIST_WORKS) {
            crumb = json_object();
            json_object_set_new(crumb, overview_flags[list->of], json_true());
            set_href(page, crumb, listing_overview(list->of));
            json_array_append_new(crumbs, crumb);
        }
        json_object_set_new(root, "breadcrumbs", json_pack("{s:o}", "way", crumbs));
    }
}

/* The same way for machines, which ends with the list itself. */
static const struct mark_crumb *listing_crumbs(struct listing_page *page, size_t *n)
{
    const struct publication *publication = page->publication;
    const struct list *list = page->list;
    const char *overview = theme_string(page->theme, publication->lang, listing_names[list->of]);
    struct mark_crumb way[] = {
        {publication->title, "index.html"},
        {overview, listing_overview(list->of)},
        {list->listing ? list->listing->name : NULL, list->page},
    };
    *n = list->listing ? 3 : 2;
    struct mark_crumb *crumbs = arena_array(&page->arena, *n, sizeof *crumbs);
    for (size_t i = 0; i < *n; i++)
        crumbs[i] = (struct mark_crumb){
            way[i].name, publication_address(&page->arena, publication, way[i].address)};
    return crumbs;
}

static void add_crumb_marks(struct listing_page *page, json_t *root)
{
    const struct list *list = page->list;
    size_t n = 0;
    const struct mark_crumb *crumbs = NULL;
    if (list->kind == LIST_OUTLINE && list->node->parent)
        crumbs = crumbs_marks(&page->arena, page->publication, list->node, &n);
    else if (page->publication->base_url && (list->kind == LIST_WORKS || list->kind == LIST_NAMES))
        crumbs = listing_crumbs(page, &n);
    if (n == 0)
        return;
    struct buf script = BUF_INIT;
    marks_breadcrumbs(crumbs, n, &script);
    data_set_buf(root, "marks", &script);
    buf_clear(&script);
}

static const char *list_title(const struct publication *publication, const struct list *list)
{
    return list->listing                              ? list->listing->name
           : list->kind == LIST_OUTLINE && list->node ? list->node->title
                                                      : publication->title;
}

static json_t *list_about(struct listing_page *page)
{
    const struct list *list = page->list;
    json_t *object = json_object();
    data_set(object, "title", list_title(page->publication, list));
    data_set(object, "lang", list->listing ? list->listing->lang : page->publication->lang);
    data_set(object, "description", list->node ? list->node->description : NULL);
    json_object_set_new(object, "texts", json_integer((json_int_t)list->n));
    if (list->kind == LIST_WORKS)
        json_object_set_new(object, listing_flags[list->of], json_true());
    else if (list->kind == LIST_NAMES)
        json_object_set_new(object, overview_flags[list->of], json_true());
    else if (list->kind == LIST_OUTLINE && list->node->parent)
        json_object_set_new(object, "is_part", json_true());
    return object;
}

/* The pages of all names, as far as there are names. */
static void add_overviews(struct listing_page *page, json_t *root)
{
    json_t *overviews = json_object();
    for (enum listing_kind kind = 0; kind < N_LISTING_KINDS; kind++) {
        const struct listing *listings;
        if (listings_of(page->publication, kind, &listings) > 0) {
            json_t *overview = json_object();
            set_href(page, overview, listing_overview(kind));
            json_object_set_new(overviews, listing_names[kind], overview);
        }
    }
    if (json_object_size(overviews) > 0)
        json_object_set(root, "overviews", overviews);
    json_decref(overviews);
}

static json_t *page_root(struct listing_page *page)
{
    static const char *const kinds[] = {"index", "license", "list", "names"};
    const struct publication *publication = page->publication;
    const struct list *list = page->list;
    bool index = list->node && !list->node->parent;
    size_t kind = index ? 0 : list->kind == LIST_LICENSES ? 1 : list->kind == LIST_NAMES ? 3 : 2;
    const char *title = list_title(publication, list);
    struct data_page of = {
        .path = page->path,
        .title = title == publication->title
                     ? title
                     : arena_printf(&page->arena, "%s – %s", title, publication->title),
        .lang = publication->lang,
        .kind = kinds[kind],
        .description = list->node ? list->node->description : NULL,
    };
    json_t *root = data_root(publication, &of);
    if (publication->base_url)
        data_set(json_object_get(root, "page"), "address",
                 publication_address(&page->arena, publication, page->path));
    if (index && page->number == 1)
        add_overviews(page, root);
    return root;
}

/* A list that nobody has described is described by what it lists. */
static void add_description(struct listing_page *page, json_t *root)
{
    json_t *about = json_object_get(root, "page"), *group;
    struct buf titles = BUF_INIT;
    size_t i;
    if (!json_object_get(about, "description")) {
        summary_add_titles(json_object_get(root, "names"), &titles);
        json_array_foreach(json_object_get(root, "groups"), i, group)
            summary_add_titles(json_object_get(group, "works"), &titles);
        data_set(about, "description", summary_of_text(&page->arena, buf_str(&titles)));
    }
    buf_clear(&titles);
}

static struct listing_page begin_page(const struct publication *publication,
                                      const struct list *list, const char *path, size_t number)
{
    struct listing_page page = {.publication = publication,
                                .list = list,
                                .path = path,
                                .number = number,
                                .first = (number - 1) * LIST_LENGTH,
                                .end = number * LIST_LENGTH};
    page.end = page.end < list->n ? page.end : list->n;
    return page;
}

static void add_list(struct listing_page *page, json_t *root)
{
    json_object_set_new(root, "list", list_about(page));
    add_entries(page, root);
    add_pages(page, root);
}

json_t *list_page_data(const struct publication *publication, const struct theme *theme,
                       const struct list_page *of)
{
    struct listing_page page = begin_page(publication, of->list, of->path, of->number);
    page.theme = theme;
    json_t *root = page_root(&page);
    add_list(&page, root);
    add_description(&page, root);
    add_breadcrumbs(&page, root);
    add_crumb_marks(&page, root);
    arena_clear(&page.arena);
    return root;
}

void list_add_part(json_t *root, const struct publication *publication, const struct work *work)
{
    const struct outline_node *part = work->node->parent;
    if (!part || part->intro != work || part->hidden)
        return;
    struct list list = list_of_outline(part);
    struct listing_page page = begin_page(publication, &list, work->page, 1);
    page.early = true;
    if (list.n > 0)
        add_list(&page, root);
    arena_clear(&page.arena);
}
