#include "model/data.h"

#include <string.h>
#include <strings.h>

#include "base/utf8.h"
#include "model/route.h"
#include "model/snippet.h"

void data_set(json_t *object, const char *key, const char *text)
{
    if (text)
        json_object_set_new(object, key, json_string(text));
}

void data_set_buf(json_t *object, const char *key, const struct buf *text)
{
    json_object_set_new(object, key, json_stringn_nocheck(text->p, text->n));
}

void data_set_link(json_t *object, const char *key, const char *path)
{
    struct arena arena = ARENA_INIT;
    data_set(object, key, route_escape(&arena, path));
    arena_clear(&arena);
}

bool lang_is_rtl(const char *lang)
{
    static const char *const languages[] = {"ar", "arc", "ckb", "dv", "fa", "he",
                                            "ks", "ps",  "sd",  "ug", "ur", "yi"};
    static const char *const scripts[] = {"-arab", "-hebr", "-nkoo", "-syrc", "-thaa"};
    size_t n = strcspn(lang, "-");
    for (size_t i = 0; i < sizeof scripts / sizeof *scripts; i++)
        if (strcasestr(lang, scripts[i]))
            return true;
    if (strcasestr(lang, "-latn") || strcasestr(lang, "-cyrl"))
        return false;
    for (size_t i = 0; i < sizeof languages / sizeof *languages; i++)
        if (strlen(languages[i]) == n && strncasecmp(lang, languages[i], n) == 0)
            return true;
    return false;
}

json_t *data_license(const struct license *license)
{
    if (!license->id)
        return NULL;
    json_t *object = json_object();
    data_set(object, "id", license->id);
    data_set(object, "label", license->label);
    data_set(object, "name", license->name);
    data_set(object, "url", license->url);
    return object;
}

/* The book of a work, or where there is none the book of the publication. */
static void add_book(json_t *object, const struct publication *publication, const struct work *work)
{
    struct arena arena = ARENA_INIT;
    if (publication->outputs & OUTPUT_EPUB)
        data_set_link(object, "book",
                      work && (publication->books & BOOKS_OF_WORKS)
                          ? work_book(&arena, work)
                          : publication_book(&arena, publication));
    arena_clear(&arena);
}

static json_t *data_publication(const struct publication *publication)
{
    json_t *object = json_object();
    data_set(object, "name", publication->name);
    data_set(object, "title", publication->title);
    data_set(object, "description", publication->description);
    data_set(object, "lang", publication->lang);
    data_set(object, "publisher", publication->publisher);
    data_set(object, "base_url", publication->base_url);
    if (publication->books & BOOK_OF_ALL)
        add_book(object, publication, NULL);
    if (publication->base_url && publication->outputs & OUTPUT_SITE)
        json_object_set_new(object, "feeds", json_true());
    if (publication->outputs & OUTPUT_CARTRIDGE)
        json_object_set_new(object, "cartridge",
                            json_sprintf("downloads/%s.imscc", publication->name));
    if (publication->outputs & OUTPUT_SCORM)
        json_object_set_new(object, "scorm",
                            json_sprintf("downloads/%s-scorm.zip", publication->name));
    json_t *frame = data_license(&publication->license.license);
    if (frame)
        json_object_set_new(object, "frame_license", frame);
    return object;
}

void data_prepare(struct publication *publication)
{
    publication->data = data_publication(publication);
}

/* "../" for every folder that the path goes down. */
static void add_root(json_t *page, const char *path)
{
    struct buf root = BUF_INIT;
    for (const char *p = path; (p = strchr(p, '/')); p++)
        buf_adds(&root, "../");
    data_set_buf(page, "root", &root);
    buf_clear(&root);
}

json_t *data_root(const struct publication *publication, const struct data_page *page)
{
    json_t *root = json_object(), *object = json_object();
    data_set(object, "path", page->path);
    data_set(object, "title", page->title);
    data_set(object, "lang", page->lang);
    data_set(object, "kind", page->kind);
    data_set(object, "description", page->description);
    json_object_set_new(object, "rtl", json_boolean(lang_is_rtl(page->lang)));
    struct buf is_kind = BUF_INIT;
    buf_addf(&is_kind, "is_%s", page->kind);
    json_object_set_new(object, is_kind.p, json_true());
    buf_clear(&is_kind);
    add_root(object, page->path);
    data_set(root, "generator", publication->generator);
    data_set(root, "notice_lang", notice_lang(publication->lang));
    if (strcasecmp(notice_lang(publication->lang), page->lang) != 0)
        data_set(root, "notice_lang_here", notice_lang(publication->lang));
    json_object_set_new(root, "publication",
                        publication->data ? json_incref(publication->data)
                                          : data_publication(publication));
    json_object_set_new(root, "page", object);
    if (publication->readings_data)
        json_object_set(root, "readings", publication->readings_data);
    return root;
}

/* Who and when, in one line: "Author Name, 2024-06-18"; and apart, so that a page can keep names of one
 * direction from turning numbers beside them, unless there is but one direction. */
static void add_byline(json_t *object, const struct work *work, const struct notice_facts *facts)
{
    struct buf line = BUF_INIT;
    struct arena arena = ARENA_INIT;
    const char *byline = work_byline(&arena, facts), *who = byline ? byline : facts->publisher;
    data_set(object, "byline_who", who);
    buf_adds(&line, who);
    data_set(object, "byline_date", facts->date);
    json_object_set_new(
        object, "byline_plain",
        json_boolean(!lang_is_rtl(work->lang) && !(who && utf8_has_rtl(str_of(who)))));
    if (facts->date)
        buf_addf(&line, "%s%s", line.n > 0 ? ", " : "", facts->date);
    if (line.n > 0)
        data_set_buf(object, "byline", &line);
    arena_clear(&arena);
    buf_clear(&line);
}

static void add_notices(json_t *object, const struct notice_facts *facts)
{
    struct buf short_notice = BUF_INIT, full = BUF_INIT;
    notice_html(facts, &short_notice, &full);
    data_set_buf(object, "notice_short", &short_notice);
    data_set_buf(object, "notice_full", &full);
    buf_clear(&short_notice);
    buf_clear(&full);
}

static json_t *data_parts(const struct work *work)
{
    json_t *list = json_array();
    for (size_t i = 0; i < work->n_parts; i++) {
        if (!work->parts[i].action || strcmp(work->parts[i].action, "omit") != 0)
            continue;
        json_t *part = json_object();
        data_set(part, "type", work->parts[i].type);
        data_set(part, "caption", work->parts[i].caption);
        data_set(part, "credit", work->parts[i].credit);
        json_array_append_new(list, part);
    }
    return list;
}

json_t *data_entry(const struct publication *publication, const struct work *work,
                   const struct notice_facts *facts)
{
    json_t *object = json_object();
    data_set(object, "path", work->path);
    data_set_link(object, "page", work->page);
    data_set(object, "title", work->title);
    data_set(object, "subtitle", work->subtitle);
    data_set(object, "standfirst", work->standfirst);
    data_set(object, "summary", work->description ? work->description : work->standfirst);
    data_set(object, "lang", work->lang);
    json_object_set_new(object, "rtl", json_boolean(lang_is_rtl(work->lang)));
    data_set(object, "series", work->series);
    if (work->draft)
        json_object_set_new(object, "draft", json_true());
    data_set(object, "date", work->date);
    data_set(object, "source", work->source);
    add_byline(object, work, facts);
    json_t *license = data_license(&work->license.license);
    if (license)
        json_object_set_new(object, "license", license);
    add_book(object, publication, work);
    return object;
}

json_t *data_card(const struct publication *publication, const struct work *work,
                  const struct notice_facts *facts)
{
    json_t *object = data_entry(publication, work, facts);
    json_object_set_new(object, "words", json_integer((json_int_t)work->computed.words));
    data_set(object, "sha256", work->computed.sha256);
    return object;
}

json_t *data_work(const struct publication *publication, const struct work *work,
                  const struct notice_facts *facts)
{
    json_t *object = data_card(publication, work, facts);
    json_object_set_new(object, "parts", data_parts(work));
    add_notices(object, facts);
    return object;
}

void data_add_marks(json_t *object, const struct publication *publication, const struct work *work,
                    const struct notice_facts *facts, const struct mark_section *section)
{
    struct arena arena = ARENA_INIT;
    struct mark_facts marks;
    struct buf head = BUF_INIT;
    work_mark_facts(&arena, publication, work, facts, &marks);
    marks.section = section;
    marks_head(&marks, &head);
    data_set_buf(object, "marks", &head);
    buf_clear(&head);
    arena_clear(&arena);
}

json_t *data_embed(const struct publication *publication, const struct work *work,
                   const struct notice_facts *facts)
{
    struct arena arena = ARENA_INIT;
    struct buf snippet = BUF_INIT;
    snippet_html(facts, NULL, publication_address(&arena, publication, work->embed), &snippet);
    json_t *object = json_object();
    data_set_link(object, "path", work->embed);
    json_object_set_new(object, "absolute", json_boolean(publication->base_url != NULL));
    data_set_buf(object, "snippet", &snippet);
    if (publication->base_url)
        data_set(object, "oembed",
                 publication_address(&arena, publication, work_oembed(&arena, work)));
    buf_clear(&snippet);
    arena_clear(&arena);
    return object;
}
