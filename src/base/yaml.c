#include "base/yaml.h"

#include <libfyaml.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "base/yaml_quoted.h"

enum { DEPTH_LIMIT = 64, SIZE_LIMIT = 4 * 1024 * 1024 };

/* A sequence or mapping that is still open. */
struct level {
    struct yaml_node *node;
    struct yaml_node **end; /* where the next child goes */
    const char *key;        /* MAPPING: a key that waits for its value */
    struct place key_place;
    size_t n; /* children so far */
};

struct reader {
    struct arena *arena;
    struct diags *diags;
    struct fy_parser *parser;
    const char *file;
    int first_line;
    struct str text;
    struct yaml_node *root;
    int documents;
    struct level levels[DEPTH_LIMIT];
    int depth;
    bool failed; /* a mistake was reported */
    bool lost;   /* the events that follow don't fit the tree any more */
};

/* What libfyaml says of a mistake (the start of it), and what helps its author. */
static const struct {
    const char *said, *meant;
} meanings[] = {
    {"invalid nested block mapping on the same line",
     "a value that contains ': ' must stand in quotes"},
    {"invalid multiline plain key", "a line without 'key: value', or one that is indented wrongly"},
    {"invalid tab", "indent with spaces, not with tabs"},
    {"tab character may not be used", "indent with spaces, not with tabs"},
    {"wrong indendation in sequence", "this item is not in line with the items above it"},
    {"wrongly indented double-quoted scalar", "text in double quotes is not closed"},
    {"wrongly indented single-quoted scalar", "text in single quotes is not closed"},
    {"double-quoted scalar without closing quote", "text in double quotes is not closed"},
    {"single-quoted scalar without closing quote", "text in single quotes is not closed"},
    {"invalid trailing content after", "there is text after the closing quote"},
    {"block sequence on the same line", "a list must begin on the line after its key"},
    {"flow sequence without a closing bracket", "a list in '[' ']' is not closed"},
    {"missing comma in flow sequence", "a list in '[' ']' lacks a ',' or is not closed"},
    {"flow mapping without a closing brace", "a mapping in '{' '}' is not closed"},
    {"missing comma in flow mapping", "a mapping in '{' '}' lacks a ',' or is not closed"},
    {"flow sequence with invalid extra closing", "there is no '[' to this ']'"},
    {"flow mapping with invalid extra closing", "there is no '{' to this '}'"},
    {"invalid scalar at the end of block sequence", "a line that is not an item of the list above"},
    {"invalid value after mapping", "a line without 'key: value'"},
    {"double-quoted scalar has invalid UTF8", "an escape that stands for no character"},
};

static struct place place_at(const struct reader *reader, int line, int column)
{
    return (struct place){reader->file, reader->first_line + line, column + 1};
}

static void refuse(struct reader *reader, struct place place, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

static void refuse(struct reader *reader, struct place place, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    diag_errorv(reader->diags, place, "yaml", format, args);
    va_end(args);
    reader->failed = true;
}

static bool is_allowed(uint32_t c)
{
    return c == '\t' || c == '\n' || c == '\r' || c == 0x85 ||
           (c >= 0x20 && c != 0x7F && !(c > 0x7F && c < 0xA0) && c != 0xFFFE && c != 0xFFFF);
}

/* libfyaml takes some bytes that are no characters for the end of the text, in silence. */
static void check_characters(struct reader *reader)
{
    struct str text = reader->text;
    size_t bad, length;
    bool valid = utf8_valid(text, &bad);
    int line = 0, column = 0;
    for (size_t i = 0; i < text.n; i += length) {
        uint32_t c = utf8_decode(str_sub(text, i, text.n), &length);
        if (!valid && i == bad) {
            refuse(reader, place_at(reader, line, column), "this is not UTF-8 text");
            return;
        }
        if (!is_allowed(c)) {
            refuse(reader, place_at(reader, line, column),
                   "the control character U+%04X is not allowed here", (unsigned)c);
            return;
        }
        column = c == '\n' ? 0 : column + 1;
        line += c == '\n';
    }
}

static bool is_null(const char *text)
{
    return text[0] == '\0' || !strcmp(text, "~") || !strcmp(text, "null") ||
           !strcmp(text, "Null") || !strcmp(text, "NULL");
}

/* An empty value has no mark: it stands where its key does. */
static struct place place_of(const struct reader *reader, struct fy_event *event)
{
    const struct fy_mark *mark = fy_event_start_mark(event);
    const struct level *top = reader->depth > 0 ? &reader->levels[reader->depth - 1] : NULL;
    if (!mark && top)
        return top->key ? top->key_place : top->node->place;
    if (!mark)
        return place_at(reader, 0, 0);
    struct place place = place_at(reader, mark->line, mark->column);
    if (event->type == FYET_SCALAR) { /* the mark is that of the text after the quote */
        enum fy_scalar_style style = fy_token_scalar_style(event->scalar.value);
        if (style == FYSS_SINGLE_QUOTED || style == FYSS_DOUBLE_QUOTED)
            place.column--;
    }
    return place;
}

/* The mark of an anchor or an alias, unlike that of a tag, is behind its sign. */
static void refuse_properties(struct reader *reader, struct fy_token *anchor, struct fy_token *tag)
{
    struct fy_token *token = anchor ? anchor : tag;
    const struct fy_mark *mark = token ? fy_token_start_mark(token) : NULL;
    if (mark)
        refuse(reader, place_at(reader, mark->line, mark->column - (anchor != NULL)),
               anchor ? "an anchor; text that begins with '&' must stand in quotes"
                      : "a tag; text that begins with '!' must stand in quotes");
}

static struct yaml_node *new_node(struct reader *reader, enum yaml_kind kind, struct place place)
{
    struct yaml_node *node = arena_alloc(reader->arena, sizeof *node);
    node->kind = kind;
    node->place = place;
    node->text = "";
    return node;
}

static void attach(struct reader *reader, struct yaml_node *node)
{
    if (reader->depth == 0) {
        reader->root = node;
        return;
    }
    struct level *top = &reader->levels[reader->depth - 1];
    if (top->node->kind == YAML_MAPPING) {
        node->key = top->key;
        node->key_place = top->key_place;
        top->key = NULL;
    }
    *top->end = node;
    top->end = &node->next;
    top->n++;
}

static void open_level(struct reader *reader, enum yaml_kind kind, struct place place)
{
    struct yaml_node *node = new_node(reader, kind, place);
    attach(reader, node);
    reader->levels[reader->depth++] = (struct level){.node = node, .end = &node->first};
}

static int compare_keys(const void *va, const void *vb)
{
    const struct yaml_node *const *a = va, *const *b = vb;
    int order = strcmp((*a)->key, (*b)->key);
    if (order)
        return order;
    if ((*a)->key_place.line != (*b)->key_place.line)
        return (*a)->key_place.line < (*b)->key_place.line ? -1 : 1;
    return (*a)->key_place.column < (*b)->key_place.column ? -1 : 1;
}

static void close_level(struct reader *reader)
{
    const struct level *level = &reader->levels[--reader->depth];
    if (level->node->kind != YAML_MAPPING || level->n < 2)
        return;
    const struct yaml_node **sorted = mem_alloc(level->n * sizeof *sorted);
    size_t n = 0;
    for (const struct yaml_node *node = level->node->first; node; node = node->next)
        sorted[n++] = node;
    qsort(sorted, n, sizeof *sorted, compare_keys);
    for (size_t i = 1, first = 0; i < n; i++) {
        if (strcmp(sorted[first]->key, sorted[i]->key) != 0)
            first = i;
        else
            refuse(reader, sorted[i]->key_place, "the key '%s' was given before, in line %d",
                   sorted[i]->key, sorted[first]->key_place.line);
    }
    free(sorted);
}

static void add_scalar(struct reader *reader, struct place place, const char *text, bool plain)
{
    struct level *top = reader->depth > 0 ? &reader->levels[reader->depth - 1] : NULL;
    if (top && top->node->kind == YAML_MAPPING && !top->key) {
        if (plain && text[0] == '\0')
            refuse(reader, place, "a key is missing before ':'");
        top->key = text;
        top->key_place = place;
        return;
    }
    bool null = plain && is_null(text);
    struct yaml_node *node = new_node(reader, null ? YAML_NULL : YAML_SCALAR, place);
    if (!null) {
        node->text = text;
        node->plain = plain;
    }
    attach(reader, node);
}

static void add_token_text(const struct reader *reader, struct buf *out, struct fy_token *token)
{
    if (!token)
        return;
    enum fy_scalar_style style = fy_token_scalar_style(token);
    if (style == FYSS_SINGLE_QUOTED || style == FYSS_DOUBLE_QUOTED) {
        size_t from = fy_token_start_mark(token)->input_pos;
        size_t to = fy_token_end_mark(token)->input_pos;
        yaml_add_unquoted(out, str_sub(reader->text, from, to), style == FYSS_DOUBLE_QUOTED);
        return;
    }
    size_t n = 0;
    const char *text = fy_token_get_text(token, &n);
    buf_add(out, text, text ? n : 0);
}

static void read_scalar(struct reader *reader, struct fy_event *event)
{
    struct place place = place_of(reader, event);
    struct buf text = BUF_INIT;
    add_token_text(reader, &text, event->scalar.value);
    const char *copy = arena_strndup(reader->arena, text.p, text.n);
    if (strlen(copy) < text.n)
        refuse(reader, place, "the character U+0000 is not allowed");
    buf_clear(&text);
    add_scalar(reader, place, copy, fy_token_scalar_style(event->scalar.value) == FYSS_PLAIN);
}

static void read_alias(struct reader *reader, struct fy_event *event)
{
    struct place place = place_of(reader, event);
    place.column--;
    refuse(reader, place, "an alias; text that begins with '*' must stand in quotes");
    add_scalar(reader, place, "", false);
}

static void read_open(struct reader *reader, struct fy_event *event, enum yaml_kind kind)
{
    struct place place = place_of(reader, event);
    const struct level *top = reader->depth > 0 ? &reader->levels[reader->depth - 1] : NULL;
    reader->lost = true;
    if (top && top->node->kind == YAML_MAPPING && !top->key) {
        refuse(reader, place, "a key must be text, not a list or a mapping");
    } else if (reader->depth == DEPTH_LIMIT) {
        refuse(reader, place, "nested deeper than %d levels", DEPTH_LIMIT);
    } else {
        reader->lost = false;
        open_level(reader, kind, place);
    }
}

static void read_event(struct reader *reader, struct fy_event *event)
{
    switch (event->type) {
    case FYET_DOCUMENT_START:
        reader->lost = ++reader->documents > 1;
        if (reader->lost)
            refuse(reader, place_of(reader, event), "a second document begins here");
        break;
    case FYET_ALIAS:
        read_alias(reader, event);
        break;
    case FYET_SCALAR:
        refuse_properties(reader, event->scalar.anchor, event->scalar.tag);
        read_scalar(reader, event);
        break;
    case FYET_SEQUENCE_START:
        refuse_properties(reader, event->sequence_start.anchor, event->sequence_start.tag);
        read_open(reader, event, YAML_SEQUENCE);
        break;
    case FYET_MAPPING_START:
        refuse_properties(reader, event->mapping_start.anchor, event->mapping_start.tag);
        read_open(reader, event, YAML_MAPPING);
        break;
    case FYET_SEQUENCE_END:
    case FYET_MAPPING_END:
        close_level(reader);
        break;
    default:
        break;
    }
}

static const char *meaning_of(const char *said)
{
    for (size_t i = 0; i < sizeof meanings / sizeof *meanings; i++)
        if (str_starts(str_of(said), str_of(meanings[i].said)))
            return meanings[i].meant;
    return said;
}

/* libfyaml stops at the first mistake: what it says after that is a consequence. */
static void report_syntax(struct reader *reader, struct fy_diag *collected)
{
    void *next = NULL;
    const struct fy_diag_error *error = fy_diag_errors_iterate(collected, &next);
    if (error)
        refuse(reader, place_at(reader, error->line - 1, error->column - 1), "%s",
               meaning_of(error->msg));
    else
        refuse(reader, place_at(reader, 0, 0), "not YAML 1.2");
}

static void read_events(struct reader *reader, struct fy_diag *collected)
{
    struct fy_event *event;
    while (!reader->lost && (event = fy_parser_parse(reader->parser))) {
        read_event(reader, event);
        fy_parser_event_free(reader->parser, event);
    }
    if (!reader->lost && fy_parser_get_stream_error(reader->parser))
        report_syntax(reader, collected);
}

static void ignore_output(struct fy_diag *diag, void *user, const char *text, size_t n)
{
    (void)diag, (void)user, (void)text, (void)n;
}

/* Errors are collected, but libfyaml prints them as well unless the printing goes nowhere. */
static struct fy_diag *new_collector(void)
{
    struct fy_diag_cfg config;
    fy_diag_cfg_default(&config);
    config.fp = NULL;
    config.output_fn = ignore_output;
    config.colorize = false;
    struct fy_diag *collected = fy_diag_create(&config);
    if (collected)
        fy_diag_set_collect_errors(collected, true);
    return collected;
}

static void read_text(struct reader *reader)
{
    struct fy_diag *collected = new_collector();
    struct fy_parse_cfg config = {.flags = FYPCF_DISABLE_DEPTH_LIMIT, .diag = collected};
    reader->parser = collected ? fy_parser_create(&config) : NULL;
    if (!reader->parser ||
        fy_parser_set_string(reader->parser, reader->text.p, reader->text.n) != 0) {
        diag_fail(reader->diags, STATUS_FAULT, place_at(reader, 0, 0), "the YAML reader failed");
        reader->failed = true;
    } else {
        read_events(reader, collected);
    }
    fy_parser_destroy(reader->parser);
    fy_diag_destroy(collected);
}

const struct yaml_node *yaml_parse(struct arena *arena, const char *file, int first_line,
                                   struct str text, struct diags *diags)
{
    struct reader reader = {.arena = arena,
                            .diags = diags,
                            .file = file ? arena_strdup(arena, file) : NULL,
                            .first_line = first_line,
                            .text = text};
    if (text.n > SIZE_LIMIT) {
        diag_fail(diags, STATUS_FAULT, place_at(&reader, 0, 0), "more than %d bytes of YAML",
                  SIZE_LIMIT);
        return NULL;
    }
    check_characters(&reader);
    if (!reader.failed)
        read_text(&reader);
    if (reader.failed)
        return NULL;
    return reader.root ? reader.root : new_node(&reader, YAML_NULL, place_at(&reader, 0, 0));
}

const struct yaml_node *yaml_get(const struct yaml_node *mapping, const char *key)
{
    if (!mapping || mapping->kind != YAML_MAPPING)
        return NULL;
    for (const struct yaml_node *node = mapping->first; node; node = node->next)
        if (strcmp(node->key, key) == 0)
            return node;
    return NULL;
}

static struct yaml_node *copy_node(struct arena *arena, const struct yaml_node *node,
                                   const char *file)
{
    struct yaml_node *copy = arena_alloc(arena, sizeof *copy), **end = &copy->first;
    *copy = (struct yaml_node){
        .kind = node->kind,
        .place = {file, node->place.line, node->place.column},
        .text = arena_strdup(arena, node->text),
        .plain = node->plain,
        .key = node->key ? arena_strdup(arena, node->key) : NULL,
        .key_place = {file, node->key_place.line, node->key_place.column},
    };
    for (const struct yaml_node *child = node->first; child; child = child->next) {
        *end = copy_node(arena, child, file);
        end = &(*end)->next;
    }
    return copy;
}

struct yaml_node *yaml_copy(struct arena *arena, const struct yaml_node *node)
{
    return copy_node(arena, node, arena_strdup(arena, node->place.file));
}

bool yaml_bool(const struct yaml_node *node, bool *value)
{
    if (!node || node->kind != YAML_SCALAR || !node->plain)
        return false;
    bool yes = !strcmp(node->text, "true") || !strcmp(node->text, "yes");
    bool no = !strcmp(node->text, "false") || !strcmp(node->text, "no");
    if (yes || no)
        *value = yes;
    return yes || no;
}
