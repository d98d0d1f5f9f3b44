#include "import/verbatim.h"

#include <libxml/xmlreader.h>
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "import/layout.h"
#include "markdown/document.h"
#include "model/work.h"

enum { EXCERPT = 60 };

struct check {
    const char *file;
    const struct units *units;
    struct diags *diags;
    size_t next; /* unit; the first that may be the next block */
    bool differs;
    const char *open; /* the block that began last */
    size_t around;    /* items and quotations that are open */
};

static void differ(struct check *check, const struct unit *unit, const char *what, struct str found)
{
    struct place place = {check->file, unit ? unit->line : 0, 0};
    found = str_sub(found, 0, str_find_char(found, '\n', 0));
    int n = (int)(found.n < EXCERPT ? found.n : EXCERPT);
    check->differs = true;
    diag_error(check->diags, place, "verbatim", "%s: '%.*s%s'; nothing was written", what, n,
               found.p, found.n > EXCERPT ? "..." : "");
}

/* 1. Every word of the source is in a unit, and every word of a unit in the source. */
static void check_units(struct check *check, struct str text)
{
    struct str found, unit_word;
    for (size_t i = 0; i < check->units->n; i++) {
        const struct unit *unit = &check->units->at[i];
        struct str rest = unit->text;
        if (unit->role == ROLE_UNDECIDED || !unit->why)
            differ(check, unit, "a line without a role", unit->text);
        while (utf8_next_word(&rest, &unit_word))
            if (!utf8_next_word(&text, &found) || !str_eq(found, unit_word)) {
                differ(check, unit, "a word that is not in the source", unit_word);
                return;
            }
    }
    if (utf8_next_word(&text, &found))
        differ(check, NULL, "a word of the source that is in no line", found);
}

static const struct unit *next_kept(struct check *check)
{
    for (; check->next < check->units->n; check->next++)
        if (role_in_body(check->units->at[check->next].role))
            return &check->units->at[check->next++];
    return NULL;
}

static bool is_element_of(const struct unit *unit, const char *element)
{
    char heading[] = "h0";
    heading[1] = (char)('0' + unit->level);
    if (unit->role == ROLE_HEADING)
        return strcmp(element, heading) == 0;
    return strcmp(element, unit->role == ROLE_CODE     ? "pre"
                           : unit->role == ROLE_CELL   ? "td"
                           : unit->role == ROLE_FIGURE ? "figcaption"
                                                       : "p") == 0;
}

/* In how many items and quotations it must stand. */
static size_t around(const struct unit *unit)
{
    size_t n = 0;
    for (const struct frame *frame = unit_frame(unit); frame; frame = frame->outer)
        n += frame->kind == DOCUMENT_ITEM || frame->kind == DOCUMENT_QUOTE;
    return n;
}

/* White space collapsed; U+00A0 is white space only at the ends. */
static struct str collapse(struct buf *text)
{
    size_t n = 0;
    for (size_t i = 0; i < text->n; i++) {
        bool space = strchr(" \t\n", text->p[i]) && text->p[i];
        if (!space || n == 0 || text->p[n - 1] != ' ')
            text->p[n++] = space ? ' ' : text->p[i];
    }
    buf_cut(text, n);
    return utf8_trim(buf_str(text));
}

/* 2. A block of the body is the next kept unit; 3. or there must be none. */
static void check_block(struct check *check, const char *element, struct buf *text)
{
    struct str found = collapse(text);
    const struct unit *unit = next_kept(check);
    if (!unit)
        differ(check, NULL, "a block that the source has not", found);
    else if (!str_eq(unit_shown(unit), found))
        differ(check, unit, "a block that is not its line", found);
    else if (!is_element_of(unit, element) || around(unit) != check->around)
        differ(check, unit, "a block that became another kind of block", found);
    buf_reset(text);
}

/* The block of a rendering that begins or ends with an element; NULL: it is inline. */
static const char *block_of(const char *element)
{
    static const char *const blocks[][2] = {
        {"p", "p"},         {"h1", "h1"},
        {"h2", "h2"},       {"h3", "h3"},
        {"h4", "h4"},       {"h5", "h5"},
        {"h6", "h6"},       {"pre", "pre"},
        {"td", "td"},       {"th", "td"},
        {"li", "p"},        {"ul", ""},
        {"ol", ""},         {"figure", ""},
        {"blockquote", ""}, {"tr", ""},
        {"div", ""},        {"table", ""},
        {"thead", ""},      {"tbody", ""},
        {"hr", ""},         {"figcaption", "figcaption"},
    };
    for (size_t i = 0; i < sizeof blocks / sizeof *blocks; i++)
        if (strcmp(blocks[i][0], element) == 0)
            return blocks[i][1];
    return NULL;
}

/* At every border of a block: what stands before it is one. */
static void read_node(struct check *check, xmlTextReaderPtr reader, struct buf *text)
{
    int type = xmlTextReaderNodeType(reader);
    const char *name = (const char *)xmlTextReaderConstName(reader);
    if (type == XML_READER_TYPE_TEXT || type == XML_READER_TYPE_CDATA ||
        type == XML_READER_TYPE_SIGNIFICANT_WHITESPACE || type == XML_READER_TYPE_WHITESPACE) {
        buf_adds(text, (const char *)xmlTextReaderConstValue(reader));
        return;
    }
    if (type == XML_READER_TYPE_ELEMENT && strcmp(name, "br") == 0)
        buf_addc(text, ' ');
    const char *block = block_of(name);
    if (!block)
        return;
    bool ends = type == XML_READER_TYPE_END_ELEMENT;
    if (utf8_word_count(buf_str(text)) > 0)
        check_block(check, ends ? block : check->open, text);
    buf_reset(text);
    check->open = ends ? "" : block;
    if (strcmp(name, "li") == 0 || strcmp(name, "blockquote") == 0)
        check->around += ends ? (size_t)-1 : 1;
}

/* The rendering shows what a reader gets of the Markdown. */
static void check_rendering(struct check *check, const struct document *document)
{
    static const struct xhtml_options options;
    struct buf xhtml = BUF_INIT, text = BUF_INIT;
    buf_adds(&xhtml, "<div>");
    document_write_xhtml(document, &options, &xhtml);
    buf_adds(&xhtml, "</div>");
    xmlTextReaderPtr reader = xmlReaderForMemory(xhtml.p, (int)xhtml.n, NULL, "UTF-8",
                                                 XML_PARSE_NONET | XML_PARSE_HUGE |
                                                     XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
    int more = reader ? xmlTextReaderRead(reader) : -1;
    for (; more == 1 && !check->differs; more = xmlTextReaderRead(reader))
        read_node(check, reader, &text);
    if (more < 0)
        differ(check, NULL, "the page can't be read", STR(""));
    const struct unit *missing = check->differs ? NULL : next_kept(check);
    if (missing)
        differ(check, missing, "a line that is missing", missing->text);
    xmlFreeTextReader(reader);
    buf_clear(&text);
    buf_clear(&xhtml);
}

static void check_field(struct check *check, enum role role, const char *found)
{
    for (size_t i = 0; i < check->units->n; i++) {
        const struct unit *unit = &check->units->at[i];
        if (unit->role != role)
            continue;
        if (!str_eq(unit->text, str_of(found)))
            differ(check, unit, "front matter that is not its line", str_of(found));
        return;
    }
    if (found)
        differ(check, NULL, "front matter that the source has not", str_of(found));
}

/* 4. */
static void check_fixed_point(struct check *check, const struct document *document, struct str body)
{
    struct buf again = BUF_INIT;
    document_write_markdown(document, &again);
    if (!str_eq(buf_str(&again), body)) {
        size_t at = 0;
        while (at < body.n && at < again.n && body.p[at] == again.p[at])
            at++;
        differ(check, NULL, "Markdown that is written otherwise when it is read again",
               str_sub(body, at, at + EXCERPT));
    }
    buf_clear(&again);
}

static void check_fidelity(struct check *check, const struct document *document,
                           const struct work *work)
{
    struct wordstream stream;
    struct fidelity fidelity;
    wordstream_init(&stream, NULL);
    work_words(work, &stream);
    document_words(document, &stream);
    wordstream_finish(&stream, &fidelity);
    wordstream_clear(&stream);
    if (!fidelity_equal(&fidelity, &work->fidelity))
        differ(check, NULL, "a record that is not of these words", str_of(work->fidelity.sha256));
}

bool verbatim_check(const char *file, struct str text, const struct units *units,
                    struct str markdown, struct diags *diags)
{
    struct check check = {file, units, diags, 0, false, "", 0};
    struct arena arena = ARENA_INIT;
    struct diags *unheard = diags_new(); /* a missing license or title is no matter here */
    struct work work = {0};
    check_units(&check, text);
    work_parse(&arena, file, markdown, &work, unheard);
    struct str body = str_sub(markdown, work.body_offset + 1, markdown.n); /* an empty line */
    struct document *document = document_read(
        body, &(struct document_options){.file = file, .sanitize_html = work.sanitize_html},
        unheard);
    check_field(&check, ROLE_TITLE, work.title);
    check_field(&check, ROLE_STANDFIRST, work.standfirst);
    check_rendering(&check, document);
    check_fixed_point(&check, document, body);
    check_fidelity(&check, document, &work);
    document_free(document);
    diags_free(unheard);
    arena_clear(&arena);
    return !check.differs;
}
