#include "cite.h"

#include <string.h>

#include "markdown/document.h"
#include "model/citation.h"

static const struct {
    const char *name;
    void (*write)(const struct notice_facts *facts, struct buf *out);
} attributions[] = {
    {"text", notice_attribution_text},
    {"html", notice_attribution_html},
    {"markdown", notice_attribution_markdown},
};

static const struct work *find_work(const struct publication *publication, const char *path)
{
    const struct work *found = publication_find(publication, path);
    for (size_t i = 0; i < publication->n_works && !found; i++)
        if (strcmp(publication->works[i].file, path) == 0)
            found = &publication->works[i];
    return found;
}

/* The heading with this id; NULL after a diagnostic. */
static const struct heading *find_heading(const struct document *document, const struct work *work,
                                          struct str id, struct diags *diags)
{
    const struct heading *headings;
    size_t n = document_headings(document, &headings);
    for (size_t i = 0; i < n; i++)
        if (str_is(id, headings[i].id))
            return &headings[i];
    diag_fail(diags, STATUS_USAGE, (struct place){work->file, 0, 0},
              "has no heading '%.*s'; --excerpt takes the ids that its page has, as "
              "'first-part..last-part'",
              (int)id.n, id.p);
    return NULL;
}

/* "First part", or "First part – Last part". */
static const char *name_excerpt(struct arena *arena, const struct document *document,
                                const struct work *work, const char *excerpt, struct diags *diags)
{
    struct str whole = str_of(excerpt);
    size_t dots = str_find(whole, STR(".."), 0);
    struct str last = str_sub(whole, dots + 2, whole.n);
    const struct heading *from = find_heading(document, work, str_sub(whole, 0, dots), diags);
    const struct heading *to = from;
    if (from && last.n > 0)
        to = find_heading(document, work, last, diags);
    if (!from || !to)
        return NULL;
    if (to < from) {
        diag_fail(diags, STATUS_USAGE, (struct place){work->file, 0, 0},
                  "the excerpt ends before it begins: '%s' stands before '%s'", to->id, from->id);
        return NULL;
    }
    return to == from ? arena_strdup(arena, from->text)
                      : arena_printf(arena, "%s \xE2\x80\x93 %s", from->text, to->text);
}

static enum status mark_excerpt(struct arena *arena, const struct work *work, const char *excerpt,
                                struct notice_facts *facts, struct diags *diags)
{
    struct buf text = BUF_INIT;
    struct str body;
    enum status status = work_read_body(work, &text, &body, diags);
    if (status == STATUS_OK) {
        struct document_options options = {work->file, work->body_place.line, work->sanitize_html};
        struct diags *of_the_text = diags_new(); /* what is wrong in it, build tells */
        struct document *document = document_read(body, &options, of_the_text);
        facts->excerpt = true;
        facts->section = name_excerpt(arena, document, work, excerpt, diags);
        status = facts->section ? STATUS_OK : STATUS_USAGE;
        document_free(document);
        diags_free(of_the_text);
    }
    buf_clear(&text);
    return status;
}

static enum status attribute(struct arena *arena, const struct publication *publication,
                             const struct work *work, size_t format, const char *excerpt,
                             struct buf *out, struct diags *diags)
{
    struct notice_facts facts;
    work_facts(arena, publication, work, NULL, NULL, &facts);
    if (excerpt && mark_excerpt(arena, work, excerpt, &facts, diags) != STATUS_OK)
        return STATUS_USAGE;
    attributions[format].write(&facts, out);
    if (out->n > 0 && out->p[out->n - 1] != '\n')
        buf_addc(out, '\n');
    return STATUS_OK;
}

enum status cite_work(const struct publication *publication, const char *path, const char *format,
                      const char *excerpt, struct buf *out, struct diags *diags)
{
    enum { N_ATTRIBUTIONS = sizeof attributions / sizeof *attributions };
    struct arena arena = ARENA_INIT;
    enum status status = STATUS_OK;
    const struct work *work = find_work(publication, path);
    size_t i = 0, k = 0;
    while (format && i < N_ATTRIBUTIONS && strcmp(attributions[i].name, format) != 0)
        i++;
    while (format && k < N_CITATION_FORMATS && strcmp(citation_formats[k].key, format) != 0)
        k++;
    if (!work) {
        status = diag_fail(diags, STATUS_USAGE, (struct place){0},
                           "the publication has no work '%s'; name it by its path, as "
                           "'briefs/slug.md'",
                           path);
    } else if (i < N_ATTRIBUTIONS) {
        status = attribute(&arena, publication, work, i, excerpt, out, diags);
    } else if (k < N_CITATION_FORMATS) {
        struct citation citation;
        citation_init(&arena, publication, work, &citation);
        citation_formats[k].write(&citation, out);
    } else {
        status = diag_fail(diags, STATUS_USAGE, (struct place){0},
                           "'%s' is no format; it is text, html, markdown, bibtex, biblatex, ris "
                           "or csl",
                           format);
    }
    arena_clear(&arena);
    return status;
}
