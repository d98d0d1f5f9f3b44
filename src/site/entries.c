#include "site/entries.h"

#include <stdlib.h>
#include <string.h>

#include "base/digest.h"
#include "model/creators.h"
#include "model/outline.h"
#include "model/route.h"
#include "model/values.h"

struct entries {
    const struct publication *publication;
    const struct theme *theme;
    struct arena arena;
    struct entry *list;
    size_t n;
};

const char *entry_updated(struct arena *arena, const struct publication *publication,
                          const struct work *work)
{
    const char *date = work->modified ? work->modified : work->date;
    return date ? value_time(arena, date) : publication->modified;
}

const char *entry_author(const struct work *work)
{
    return work->publisher ? work->publisher : "No author supplied";
}

void entry_add_person(struct xml_writer *xml, const char *element, const char *name)
{
    xml_open(xml, element, NULL);
    xml_element(xml, "name", name, NULL);
    xml_close(xml);
}

void entry_add_people(struct xml_writer *xml, const struct work *work)
{
    bool any = false;
    for (size_t i = 0; i < work->n_creators; i++) {
        bool author = creator_kind(&work->creators[i]) == CREATOR_AUTHOR;
        entry_add_person(xml, author ? "author" : "contributor", work->creators[i].name);
        any = any || author;
    }
    if (!any)
        entry_add_person(xml, "author", entry_author(work));
}

/* What has no date of its own can't be said to be new. */
static int newest_first(const void *va, const void *vb)
{
    const struct entry *a = va, *b = vb;
    bool dated = a->work->modified || a->work->date;
    if (dated != (b->work->modified || b->work->date))
        return dated ? -1 : 1;
    int order = strcmp(b->updated, a->updated);
    return order ? order : strcmp(a->work->path, b->work->path);
}

static void describe(struct entries *entries, struct entry *entry)
{
    struct arena *arena = &entries->arena;
    work_facts(arena, entries->publication, entry->work, "feed entry", NULL, &entry->facts);
    entry->facts.one_of_several = true; /* the license is the entry's, not that of what shows it */
    entry->address = publication_address(arena, entries->publication, entry->work->page);
    if (entry->work->date)
        entry->published = value_time(arena, entry->work->date);
    buf_init(&entry->content);
}

struct entries *entries_new(const struct publication *publication, const struct theme *theme)
{
    struct entries *entries = mem_alloc(sizeof *entries);
    struct arena scratch = ARENA_INIT;
    size_t n = 0;
    entries->publication = publication;
    entries->theme = theme;
    struct entry *all = mem_alloc((publication->n_works + 1) * sizeof *all);
    for (size_t i = 0; i < publication->n_works; i++) {
        const struct work *work = &publication->works[i];
        if (!work->node->hidden)
            all[n++] =
                (struct entry){.work = work, .updated = entry_updated(&scratch, publication, work)};
    }
    qsort(all, n, sizeof *all, newest_first);
    entries->n = n < ENTRIES ? n : ENTRIES;
    entries->list = arena_array(&entries->arena, entries->n, sizeof *entries->list);
    for (size_t i = 0; i < entries->n; i++) {
        entries->list[i] = all[i];
        entries->list[i].updated = arena_strdup(&entries->arena, all[i].updated);
        describe(entries, &entries->list[i]);
    }
    free(all);
    arena_clear(&scratch);
    return entries;
}

void entries_free(struct entries *entries)
{
    if (!entries)
        return;
    for (size_t i = 0; i < entries->n; i++)
        buf_clear(&entries->list[i].content);
    arena_clear(&entries->arena);
    free(entries);
}

/* What a feed shows has no place of its own: addresses in it are absolute, but for those within
 * the entry. */
static const char *absolute(void *context, const char *url, bool image)
{
    struct route *route = context;
    const char *address = route_address(route, url, image);
    if (!address || address == url)
        return address; /* another site's, or a fragment */
    return arena_printf(&route->arena, "%s%s", route->publication->base_url, address);
}

/* Readers may show several entries on one page, so ids begin with something of the work's own. */
static void add_body(const struct entries *entries, const struct entry *entry,
                     const struct document *document, struct buf *out)
{
    struct route route;
    char sha1[SHA1_HEX + 1];
    route_init(&route, entries->publication, entry->work, "feed.xml", false);
    digest_sha1(str_of(entry->work->path), sha1);
    struct xhtml_options options = {
        .resolve = absolute,
        .context = &route,
        .id_prefix = arena_printf(&route.arena, "w-%.8s-", sha1),
        .notes_label = theme_string(entries->theme, entry->work->lang, "notes"),
        .notes_lang = theme_other_language(entries->theme, entry->work->lang),
    };
    document_write_xhtml(document, &options, out);
    route_clear(&route);
}

static void add_content(const struct entries *entries, struct entry *entry,
                        const struct document *document)
{
    const struct work *work = entry->work;
    struct buf *out = &entry->content;
    buf_adds(out, "<div data-work=\"");
    buf_adds_xml(out, work->path);
    buf_addf(out, "\" data-words=\"%zu\" data-sha256=\"%s\" lang=\"%s\">\n<h1>",
             work->computed.words, work->computed.sha256, work->lang);
    buf_adds_xml(out, work->title);
    buf_adds(out, "</h1>\n");
    if (work->standfirst) {
        buf_adds(out, "<p>");
        buf_adds_xml(out, work->standfirst);
        buf_adds(out, "</p>\n");
    }
    buf_addf(out, "<p data-apparatus=\"\" lang=\"%s\">", notice_lang(entries->publication->lang));
    notice_short_html(&entry->facts, out);
    buf_adds(out, "</p>\n");
    add_body(entries, entry, document, out);
    buf_addf(out, "\n<div data-apparatus=\"\" lang=\"%s\">\n",
             notice_lang(entries->publication->lang));
    notice_full_html(&entry->facts, out);
    buf_adds(out, "</div>\n</div>");
}

void entries_add(struct entries *entries, const struct work *work, const struct document *document)
{
    for (size_t i = 0; i < entries->n; i++)
        if (entries->list[i].work == work)
            add_content(entries, &entries->list[i], document);
}

size_t entries_list(const struct entries *entries, const struct entry **list)
{
    *list = entries->list;
    return entries->n;
}
