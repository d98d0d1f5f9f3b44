#include "course/download.h"

#include "course/single.h"
#include "markdown/build.h"
#include "model/citation.h"

static const char format[] = "plain text";

static void write_file(struct arena *arena, struct sink *sink, const struct work *work,
                       const char *extension, const char *type, const struct buf *bytes)
{
    sink_put(sink, work_download(arena, work, extension), type, buf_str(bytes));
}

static void add_paragraph(struct buf *out, const char *text)
{
    if (text)
        buf_addf(out, "%s\n\n", text);
}

static void write_text(const struct work *work, const struct notice_facts *notice,
                       const struct document *document, struct buf *out)
{
    notice_short_text(notice, out);
    buf_adds(out, "\n\n");
    add_paragraph(out, work->title);
    add_paragraph(out, work->standfirst);
    document_write_text(document, out);
    buf_adds(out, "\n* * *\n\n");
    notice_full_text(notice, out);
    buf_addc(out, '\n');
}

/* Title and standfirst as Markdown, with what would be syntax escaped. */
static void write_head(const struct work *work, struct buf *out)
{
    struct document *head = document_new();
    struct span title = {.kind = SPAN_TEXT, .text = str_of(work->title)};
    struct span standfirst = {.kind = SPAN_TEXT, .text = str_of(work->standfirst)};
    document_add_heading(head, 1, &title, 1);
    if (work->standfirst)
        document_add_paragraph(head, &standfirst, 1);
    document_write_markdown(head, out);
    document_free(head);
}

static void write_markdown(const struct work *work, const struct notice_facts *notice,
                           const struct document *document, struct buf *out)
{
    notice_short_markdown(notice, out);
    buf_adds(out, "\n\n");
    write_head(work, out);
    buf_addc(out, '\n');
    document_write_markdown(document, out);
    buf_adds(out, "\n* * *\n\n");
    notice_full_markdown(notice, out);
    buf_addc(out, '\n');
}

void download_add(const struct publication *publication, const struct theme *theme,
                  struct sink *sink, const struct work *work, const struct document *document,
                  struct diags *diags)
{
    struct arena arena = ARENA_INIT;
    struct notice_facts notice;
    struct citation citation;
    struct buf file = BUF_INIT;
    work_facts(&arena, publication, work, format, NULL, &notice);
    write_text(work, &notice, document, &file);
    write_file(&arena, sink, work, ".txt", "text/plain", &file);
    buf_reset(&file);
    write_markdown(work, &notice, document, &file);
    write_file(&arena, sink, work, ".md", "text/markdown", &file);
    buf_reset(&file);
    single_write(publication, theme, work, document, work_download(&arena, work, ".html"), &file,
                 diags);
    write_file(&arena, sink, work, ".html", "text/html", &file);
    citation_init(&arena, publication, work, &citation);
    for (size_t i = 0; i < N_CITATION_FORMATS; i++) {
        buf_reset(&file);
        citation_formats[i].write(&citation, &file);
        write_file(&arena, sink, work, citation_formats[i].extension,
                   citation_formats[i].media_type, &file);
    }
    buf_clear(&file);
    arena_clear(&arena);
}
