#include "course/coursepack.h"

#include <stdlib.h>
#include <string.h>

#include "base/embedded.h"
#include "base/file.h"
#include "model/readings.h"
#include "model/route.h"

static const char format[] = "course page";

struct coursepack *coursepack_new(const struct coursepack_kind *kind,
                                  const struct publication *publication, const struct theme *theme,
                                  struct output *output, struct diags *diags)
{
    struct coursepack *pack = mem_alloc(sizeof *pack);
    *pack = (struct coursepack){kind, publication, theme, output, diags, .arena = ARENA_INIT};
    pthread_mutex_init(&pack->lock, NULL);
    pack->path = arena_printf(&pack->arena, "site/downloads/%s%s", publication->name, kind->suffix);
    pack->file = output_stage(output, pack->path);
    pack->contents = publication->n_works > 1 ? kind->contents : NULL;
    pack->lessons = arena_array(&pack->arena, publication->n_works, sizeof *pack->lessons);
    for (size_t i = 0; i < publication->n_works; i++) {
        const struct work *work = &publication->works[i];
        const char *name = path_with_extension(&pack->arena, work->chapter, ".html");
        pack->lessons[i].work = work;
        pack->lessons[i].path = arena_printf(&pack->arena, "texts/%s", name);
    }
    pack->archive = archive_new(arena_printf(&pack->arena, "%s.spool", pack->file), diags);
    if (!pack->archive) {
        coursepack_free(pack);
        return NULL;
    }
    /* Uploaded once and unpacked there; a book is downloaded by every reader. */
    archive_spend(pack->archive, ARCHIVE_FAST);
    return pack;
}

void coursepack_free(struct coursepack *pack)
{
    if (!pack)
        return;
    archive_free(pack->archive);
    pthread_mutex_destroy(&pack->lock);
    arena_clear(&pack->arena);
    free(pack);
}

const struct work *coursepack_only(const struct coursepack *pack)
{
    return pack->publication->n_works == 1 ? &pack->publication->works[0] : NULL;
}

const char *coursepack_words(const struct coursepack *pack, const char *key)
{
    const char *words = theme_string(pack->theme, pack->publication->lang, key);
    return words ? words : "";
}

struct lesson *coursepack_lesson(const struct coursepack *pack, const struct work *work)
{
    return &pack->lessons[work - pack->publication->works];
}

static char *label_title(struct arena *arena, const char *title,
                         const struct license_record *license)
{
    struct notice_facts facts = {.title = title, .license = license};
    struct buf line = BUF_INIT;
    marks_title(&facts, &line);
    char *text = arena_strndup(arena, line.p, line.n);
    buf_clear(&line);
    return text;
}

char *coursepack_title(struct arena *arena, const char *title, const struct work *work)
{
    return label_title(arena, title, &work->license);
}

char *coursepack_readings_title(struct arena *arena, const struct coursepack *pack)
{
    const struct license_record none = {0};
    const struct readings *readings = pack->publication->readings;
    const char *title = readings->title ? readings->title : coursepack_words(pack, "readings");
    return label_title(arena, title, readings->has_notes ? &readings->license : &none);
}

char *coursepack_id(struct arena *arena, const struct coursepack *pack, const char *prefix,
                    const char *name)
{
    char uuid[UUID_TEXT + 1];
    char *urn = arena_printf(arena, "urn:colophon:%s/%s", pack->publication->name, name);
    digest_uuid_of_url(str_of(urn), uuid);
    return arena_printf(arena, "%s-%s", prefix, uuid);
}

char *coursepack_picture(struct arena *arena, const char *path)
{
    return route_book_asset(arena, path);
}

/* A page that is being rendered, and what it turns out to need. */
struct rendering {
    const struct coursepack *pack;
    struct lesson *lesson;
    struct arena arena;
    const char **pictures;
    const struct lesson **linked;
};

/* Each once, so that the lists are no longer than that of the document's links. */
static void need_work(struct rendering *rendering, const struct lesson *lesson)
{
    size_t i = 0;
    while (i < rendering->lesson->n_linked && rendering->linked[i] != lesson)
        i++;
    rendering->linked[i] = lesson;
    rendering->lesson->n_linked += i == rendering->lesson->n_linked && lesson != rendering->lesson;
}

static void need_picture(struct rendering *rendering, const char *path)
{
    size_t i = 0;
    while (i < rendering->lesson->n_pictures && strcmp(rendering->pictures[i], path) != 0)
        i++;
    rendering->pictures[i] = path;
    rendering->lesson->n_pictures += i == rendering->lesson->n_pictures;
}

static const char *lesson_address(void *context, const char *url, bool image)
{
    struct rendering *rendering = context;
    const struct lesson *lesson = rendering->lesson;
    struct arena *arena = &rendering->arena;
    struct link_target target =
        publication_link(arena, rendering->pack->publication, lesson->work, url);
    const char *fragment = strchr(url, '#');
    switch (target.kind) {
    case LINK_EXTERNAL:
        return image ? NULL : url;
    case LINK_FRAGMENT:
        return url;
    case LINK_WORK: {
        const struct lesson *other = coursepack_lesson(rendering->pack, target.work);
        need_work(rendering, other);
        return arena_printf(arena, "%s%s", path_relative(arena, lesson->path, other->path),
                            fragment ? fragment : "");
    }
    case LINK_ASSET:
        if (!route_is_picture(target.path))
            return NULL;
        need_picture(rendering, target.path);
        return path_relative(arena, lesson->path, coursepack_picture(arena, target.path));
    case LINK_BROKEN:
        return NULL;
    }
    return NULL;
}

static int compare_texts(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static int compare_lessons(const void *a, const void *b)
{
    const struct lesson *one = *(const struct lesson *const *)a;
    const struct lesson *other = *(const struct lesson *const *)b;
    return (one > other) - (one < other);
}

/* Moves what the page needs to the memory of the package, sorted. */
static void keep_needs(struct coursepack *pack, struct rendering *rendering)
{
    struct lesson *lesson = rendering->lesson;
    qsort(rendering->pictures, lesson->n_pictures, sizeof *rendering->pictures, compare_texts);
    qsort(rendering->linked, lesson->n_linked, sizeof *rendering->linked, compare_lessons);
    pthread_mutex_lock(&pack->lock);
    lesson->pictures = arena_array(&pack->arena, lesson->n_pictures, sizeof *lesson->pictures);
    lesson->linked = arena_array(&pack->arena, lesson->n_linked, sizeof *lesson->linked);
    for (size_t i = 0; i < lesson->n_pictures; i++)
        lesson->pictures[i] = arena_strdup(&pack->arena, rendering->pictures[i]);
    for (size_t i = 0; i < lesson->n_linked; i++)
        lesson->linked[i] = rendering->linked[i];
    pthread_mutex_unlock(&pack->lock);
}

static void add_body(json_t *data, struct coursepack *pack, struct lesson *lesson,
                     const struct document *document)
{
    struct rendering rendering = {pack, lesson, ARENA_INIT, NULL, NULL};
    const struct document_link *links;
    size_t n = document_links(document, &links);
    rendering.pictures = arena_array(&rendering.arena, n + 1, sizeof *rendering.pictures);
    rendering.linked = arena_array(&rendering.arena, n + 1, sizeof *rendering.linked);
    struct xhtml_options options = {
        .resolve = lesson_address,
        .context = &rendering,
        .heading_shift = 1,
        .plain = true,
        .outside_target = "_blank",
        .notes_label = theme_string(pack->theme, lesson->work->lang, "notes"),
        .notes_lang = theme_other_language(pack->theme, lesson->work->lang),
    };
    struct buf body = BUF_INIT;
    document_write_xhtml(document, &options, &body);
    data_set_buf(data, "body", &body);
    keep_needs(pack, &rendering);
    buf_clear(&body);
    arena_clear(&rendering.arena);
}

void coursepack_write_page(struct coursepack *pack, long rank, const char *template,
                           const char *path, json_t *data)
{
    struct arena arena = ARENA_INIT;
    struct buf page = BUF_INIT;
    data_set(data, "style", path_relative(&arena, path, COURSEPACK_STYLE));
    if (theme_render(pack->theme, template, data, &page, pack->diags) == STATUS_OK)
        archive_add(pack->archive, rank, path, buf_str(&page), false);
    buf_clear(&page);
    json_decref(data);
    arena_clear(&arena);
}

void coursepack_add(struct coursepack *pack, const struct work *work,
                    const struct document *document)
{
    struct lesson *lesson = coursepack_lesson(pack, work);
    struct arena arena = ARENA_INIT;
    struct notice_facts notice;
    const char *credit =
        arena_printf(&arena, COURSEPACK_CREDITS "#%s", work_credit_id(&arena, work));
    work_facts(&arena, pack->publication, work, format, path_relative(&arena, lesson->path, credit),
               &notice);
    notice.new_window = true;
    struct data_page page = {lesson->path, work->title, work->lang, "lesson", NULL};
    json_t *root = data_root(pack->publication, &page);
    json_t *data = data_work(pack->publication, work, &notice);
    data_add_marks(data, pack->publication, work, &notice, NULL);
    add_body(data, pack, lesson, document);
    json_object_set_new(root, "work", data);
    if (pack->contents)
        data_set(root, "contents", path_relative(&arena, lesson->path, pack->contents));
    coursepack_write_page(pack, RANK_LESSONS + (long)(lesson - pack->lessons), "course/lesson",
                          lesson->path, root);
    arena_clear(&arena);
}

static void add_credits(struct coursepack *pack)
{
    struct arena arena = ARENA_INIT;
    const struct publication *publication = pack->publication;
    struct data_page page = {COURSEPACK_CREDITS, publication->title, publication->lang, "credits",
                             NULL};
    json_t *root = data_root(publication, &page), *works = json_array(), *codes = json_array();
    for (size_t i = 0; i < publication->n_works; i++) {
        struct notice_facts notice;
        work_facts(&arena, publication, &publication->works[i], format, NULL, &notice);
        notice.one_of_several = publication->n_works > 1;
        notice.new_window = true;
        json_t *work = data_work(publication, &publication->works[i], &notice);
        data_set(work, "href", path_relative(&arena, COURSEPACK_CREDITS, pack->lessons[i].path));
        data_set(work, "credit_id", work_credit_id(&arena, &publication->works[i]));
        json_array_append_new(works, work);
    }
    size_t n;
    const char **names = coursepack_legal_codes(&arena, pack, &n);
    for (size_t i = 0; i < n; i++)
        json_array_append_new(codes, json_pack("{s:s}", "href", path_name(names[i])));
    json_object_set_new(root, "works", works);
    json_object_set_new(root, "legal_codes", codes);
    json_object_set_new(root, "has_legal_codes", json_boolean(n > 0));
    coursepack_write_page(pack, RANK_COMMON, "course/credits", COURSEPACK_CREDITS, root);
    arena_clear(&arena);
}

/* The list of the site, with its links to the pages that are here. */
static void add_readings(struct coursepack *pack)
{
    const struct publication *publication = pack->publication;
    struct arena arena = ARENA_INIT;
    json_t *session, *work;
    size_t i, k;
    if (!publication->readings)
        return;
    struct data_page page = {COURSEPACK_READINGS, coursepack_readings_title(&arena, pack),
                             publication->readings->lang, "readings", NULL};
    json_t *root = data_root(publication, &page);
    json_t *readings = json_deep_copy(publication->readings_data);
    json_array_foreach(json_object_get(readings, "sessions"), i, session)
        json_array_foreach(json_object_get(session, "works"), k, work)
    {
        const char *path = json_string_value(json_object_get(work, "path"));
        const struct lesson *lesson = coursepack_lesson(pack, publication_find(publication, path));
        data_set(work, "href", path_relative(&arena, COURSEPACK_READINGS, lesson->path));
    }
    json_object_set_new(root, "readings", readings);
    coursepack_write_page(pack, RANK_COMMON, "course/readings", COURSEPACK_READINGS, root);
    arena_clear(&arena);
}

/* The licenses of the works, each once, in the order of first use. */
static const struct license **licenses(struct arena *arena, const struct coursepack *pack,
                                       size_t *count)
{
    const struct publication *publication = pack->publication;
    const struct license **all = arena_array(arena, publication->n_works, sizeof *all);
    *count = 0;
    for (size_t i = 0; i < publication->n_works; i++) {
        const struct license *license = &publication->works[i].license.license;
        bool known = !license->id;
        for (size_t k = 0; k < *count && !known; k++)
            known = strcmp(all[k]->id, license->id) == 0;
        if (!known)
            all[(*count)++] = license;
    }
    return all;
}

const char **coursepack_legal_codes(struct arena *arena, const struct coursepack *pack, size_t *n)
{
    size_t n_licenses;
    const struct license **all = licenses(arena, pack, &n_licenses);
    const char **names = arena_array(arena, n_licenses, sizeof *names);
    *n = 0;
    for (size_t i = 0; i < n_licenses; i++)
        if (all[i]->legal_code)
            names[(*n)++] = arena_printf(arena, "texts/LICENSE-%s.txt", all[i]->id);
    return names;
}

static void add_legal_codes(struct coursepack *pack)
{
    struct arena arena = ARENA_INIT;
    size_t n;
    const struct license **all = licenses(&arena, pack, &n);
    for (size_t i = 0; i < n; i++) {
        const struct embedded_file *file =
            all[i]->legal_code ? embedded_find(all[i]->legal_code) : NULL;
        if (file)
            archive_add(pack->archive, RANK_COMMON,
                        arena_printf(&arena, "texts/LICENSE-%s.txt", all[i]->id),
                        (struct str){file->bytes, file->size}, false);
    }
    arena_clear(&arena);
}

static void add_pictures(struct coursepack *pack)
{
    struct arena arena = ARENA_INIT;
    struct assets *assets = assets_new();
    struct buf bytes = BUF_INIT;
    const char *const *paths;
    for (size_t i = 0; i < pack->publication->n_works; i++)
        for (size_t k = 0; k < pack->lessons[i].n_pictures; k++)
            assets_add(assets, pack->lessons[i].pictures[k]);
    size_t n = assets_list(assets, &paths);
    for (size_t i = 0; i < n; i++) {
        buf_reset(&bytes);
        if (assets_read(pack->publication, paths[i], &bytes, pack->diags) == STATUS_OK)
            archive_add(pack->archive, RANK_COMMON, coursepack_picture(&arena, paths[i]),
                        buf_str(&bytes), false);
    }
    buf_clear(&bytes);
    assets_free(assets);
    arena_clear(&arena);
}

void coursepack_finish(struct coursepack *pack)
{
    struct buf manifest = BUF_INIT;
    archive_add(pack->archive, RANK_COMMON, COURSEPACK_STYLE,
                theme_file(pack->theme, THEME_COURSE_STYLE), false);
    add_readings(pack);
    add_credits(pack);
    add_legal_codes(pack);
    add_pictures(pack);
    pack->kind->add_pages(pack);
    pack->kind->write_manifest(pack, &manifest);
    archive_add(pack->archive, RANK_MANIFEST, "imsmanifest.xml", buf_str(&manifest), false);
    buf_clear(&manifest);
    if (archive_write(pack->archive, pack->file) != STATUS_OK)
        return;
    output_staged(pack->output, pack->path);
    output_link(pack->output, pack->path, path_name(pack->path));
}

static void describe_collection(const struct coursepack *pack, struct buf *out)
{
    struct arena arena = ARENA_INIT;
    size_t n;
    const struct license **all = licenses(&arena, pack, &n);
    buf_adds(out, "A collection: every text keeps its own license, named at its head and in "
                  "Licenses and credits.");
    for (size_t i = 0; i < n; i++)
        buf_addf(out, "%s %s%s%s", i == 0 ? " Licenses:" : ";", all[i]->label,
                 all[i]->url ? ": " : "", all[i]->url ? all[i]->url : "");
    arena_clear(&arena);
}

static void describe_notes(const struct readings *readings, struct buf *out)
{
    if (!readings || !readings->has_notes)
        return;
    const struct license *license = &readings->license.license;
    buf_addf(out, " The notes of the reading list are by %s: %s%s%s", readings->author,
             license->label, license->url ? ": " : "", license->url ? license->url : "");
}

struct mark_rights coursepack_rights(const struct coursepack *pack, struct buf *description)
{
    struct arena arena = ARENA_INIT;
    struct notice_facts notice;
    struct mark_rights rights = {"no", "no"};
    for (size_t i = 0; i < pack->publication->n_works; i++)
        if (!pack->publication->works[i].license.license.public_domain)
            rights.restrictions = "yes";
    if (coursepack_only(pack)) {
        work_facts(&arena, pack->publication, coursepack_only(pack), format, NULL, &notice);
        rights = marks_lom(&notice, description);
    } else {
        describe_collection(pack, description);
    }
    describe_notes(pack->publication->readings, description);
    arena_clear(&arena);
    return rights;
}
