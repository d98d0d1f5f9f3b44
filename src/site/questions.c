#include "site/questions.h"

#include <strings.h>
#include <utf8proc.h>

#include "base/utf8.h"
#include "model/data.h"

enum { QUESTION_LEVEL = 2 };

static bool is_question_mark(uint32_t c)
{
    /* Latin; Greek, which looks like ours for commands; Arabic; full width */
    return c == '?' || c == 0x37E || c == 0x61F || c == 0xFF1F;
}

/* Quotation marks and brackets that end after the question does. */
static bool is_closing(uint32_t c)
{
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)c);
    return c == '"' || c == '\'' || c == ' ' || category == UTF8PROC_CATEGORY_PF ||
           category == UTF8PROC_CATEGORY_PE;
}

static bool ends_in_question_mark(const char *heading)
{
    struct str text = str_of(heading);
    bool asks = false;
    for (size_t i = 0, length; i < text.n; i += length) {
        uint32_t c = utf8_decode(str_sub(text, i, text.n), &length);
        asks = is_question_mark(c) || (asks && is_closing(c));
    }
    return asks;
}

const struct section **questions_find(struct arena *arena, const struct work *work,
                                      const struct document *document, size_t *n)
{
    const struct section *sections;
    size_t n_sections = document_sections(document, &sections), all = 0, asking = 0;
    const struct section **of_level = arena_array(arena, n_sections, sizeof(struct section *));
    const struct section **questions = arena_array(arena, n_sections, sizeof(struct section *));
    for (size_t i = 0; i < n_sections; i++) {
        if (sections[i].heading->level != QUESTION_LEVEL)
            continue;
        of_level[all++] = &sections[i];
        if (ends_in_question_mark(sections[i].heading->text))
            questions[asking++] = &sections[i];
    }
    bool said = work->genre && strcasecmp(work->genre, "qa") == 0;
    *n = asking == all || (said && asking > 0) ? asking : said ? all : 0;
    return said && asking == 0 ? of_level : questions;
}

static const char *answer_text(struct arena *arena, const struct document *document,
                               const struct section *question)
{
    struct section answer = section_below_heading(question);
    struct buf text = BUF_INIT;
    struct wordstream stream;
    wordstream_init(&stream, &text);
    document_section_words(document, &answer, &stream);
    wordstream_clear(&stream);
    const char *copy = arena_strndup(arena, text.p, text.n);
    buf_clear(&text);
    return copy;
}

const struct mark_question *questions_marks(struct arena *arena, const struct document *document,
                                            const struct section *const *questions, size_t n)
{
    struct mark_question *marks = arena_array(arena, n, sizeof *marks);
    for (size_t i = 0; i < n; i++)
        marks[i] = (struct mark_question){questions[i]->heading->id, questions[i]->heading->text,
                                          answer_text(arena, document, questions[i])};
    return marks;
}

struct question_cuts question_cuts(struct arena *arena, const struct section *const *questions,
                                   size_t n)
{
    return (struct question_cuts){questions, n, arena_array(arena, 2 * n, sizeof(size_t)), 0};
}

void question_heading(void *context, const struct heading *heading, size_t offset)
{
    struct question_cuts *cuts = context;
    if (heading && heading->level > QUESTION_LEVEL)
        return;
    if (cuts->done % 2 == 1)
        cuts->offsets[cuts->done++] = offset;
    if (heading && cuts->done / 2 < cuts->n && cuts->questions[cuts->done / 2]->heading == heading)
        cuts->offsets[cuts->done++] = offset;
}

static void add_piece(json_t *pieces, struct str html, json_t *question)
{
    json_t *piece = json_object();
    json_object_set_new(piece, "html", json_stringn_nocheck(html.p, html.n));
    if (question)
        json_object_set_new(piece, "question", question);
    json_array_append_new(pieces, piece);
}

static json_t *question_data(const struct publication *publication, const struct work *work,
                             const struct section *question)
{
    struct arena arena = ARENA_INIT;
    json_t *data = json_object();
    data_set(data, "id", question->heading->id);
    if (publication->outputs & OUTPUT_EMBED && publication->embed_sections)
        data_set_link(data, "embed", work_section_embed(&arena, work, question->heading->id));
    arena_clear(&arena);
    return data;
}

void questions_add_pieces(json_t *data, const struct publication *publication,
                          const struct work *work, const struct question_cuts *cuts,
                          struct str body)
{
    json_t *pieces = json_array();
    size_t from = 0;
    for (size_t i = 0; i < cuts->n; i++) {
        size_t begin = cuts->offsets[2 * i];
        size_t end = 2 * i + 1 < cuts->done ? cuts->offsets[2 * i + 1] : body.n;
        if (begin > from)
            add_piece(pieces, str_sub(body, from, begin), NULL);
        add_piece(pieces, str_sub(body, begin, end),
                  question_data(publication, work, cuts->questions[i]));
        from = end;
    }
    if (from < body.n)
        add_piece(pieces, str_sub(body, from, body.n), NULL);
    json_object_set_new(data, "pieces", pieces);
}
