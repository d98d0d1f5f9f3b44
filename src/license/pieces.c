#include "license/pieces.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

/* On one line, and without what XML can't hold. */
static char *clean(struct pieces *pieces, const char *text)
{
    char *copy = text && *text ? arena_strdup(&pieces->arena, text) : NULL;
    for (char *p = copy; p && *p; p++)
        if ((unsigned char)*p < ' ' || *p == 0x7f)
            *p = ' ';
    return copy;
}

static void add_piece(struct pieces *pieces, struct piece piece)
{
    if (pieces->n == pieces->cap) {
        pieces->cap = pieces->cap ? 2 * pieces->cap : 32;
        pieces->all = mem_realloc(pieces->all, pieces->cap * sizeof *pieces->all);
    }
    pieces->all[pieces->n++] = piece;
    buf_adds(&pieces->plain, piece.text);
}

/* "... Inc." and "... License.”" need no other full stop. */
static bool ends_sentence(struct str text)
{
    static const char *const quotes[] = {"”", "“", "»", "’", "\"", "\u00a0"};
    for (size_t i = 0; i < sizeof quotes / sizeof *quotes; i++)
        if (str_ends(text, str_of(quotes[i]))) {
            text.n -= strlen(quotes[i]);
            i = (size_t)-1;
        }
    return text.n > 0 && strchr(".!?", text.p[text.n - 1]);
}

static void add_text(struct pieces *pieces, struct str text)
{
    if (text.n > 0 && text.p[0] == '.' && ends_sentence(buf_str(&pieces->plain)))
        text = str_sub(text, 1, text.n);
    if (text.n > 0)
        add_piece(pieces, (struct piece){.text = arena_strndup(&pieces->arena, text.p, text.n)});
}

/* Its index; n_values when there is none. */
static size_t find_value(const struct pieces *pieces, struct str name)
{
    size_t i = 0;
    while (i < pieces->n_values && !str_eq(pieces->values[i].name, name))
        i++;
    return i;
}

const struct value *pieces_value(const struct pieces *pieces, struct str name)
{
    size_t i = find_value(pieces, name);
    return i < pieces->n_values && pieces->values[i].piece.text ? &pieces->values[i] : NULL;
}

/* The end of the group that was opened before the start of `text`. */
static size_t group_end(struct str text)
{
    size_t i = 0;
    for (int depth = 1; i < text.n; i++) {
        depth += text.p[i] == '[' ? 1 : text.p[i] == ']' ? -1 : 0;
        if (depth == 0)
            break;
    }
    return i;
}

/* Whether all facts in a group are known; those of groups within it are their own affair. */
static bool group_known(const struct pieces *pieces, struct str group)
{
    for (size_t i = 0; i < group.n; i++)
        if (group.p[i] == '[') {
            i += 1 + group_end(str_sub(group, i + 1, group.n));
        } else if (group.p[i] == '{') {
            size_t end = str_find_char(group, '}', i);
            if (!pieces_value(pieces, str_sub(group, i + 1, end)))
                return false;
            i = end;
        }
    return true;
}

static void add_template(struct pieces *pieces, struct str rest)
{
    while (rest.n > 0) {
        size_t i = 0;
        while (i < rest.n && !strchr("[{", rest.p[i]) && (rest.p[i] != '.' || i == 0))
            i++;
        add_text(pieces, str_sub(rest, 0, i));
        rest = str_sub(rest, i, rest.n);
        if (rest.n == 0 || rest.p[0] == '.')
            continue;
        bool group = rest.p[0] == '[';
        rest = str_sub(rest, 1, rest.n);
        size_t end = group ? group_end(rest) : str_find_char(rest, '}', 0);
        struct str inner = str_sub(rest, 0, end);
        const struct value *value = group ? NULL : pieces_value(pieces, inner);
        if (value)
            add_piece(pieces, value->piece);
        else if (group && group_known(pieces, inner))
            add_template(pieces, inner);
        rest = str_sub(rest, end + 1, rest.n);
    }
}

void pieces_say(struct pieces *pieces, const char *sentence)
{
    size_t before = pieces->n;
    bool first = before == 0 || !pieces->all[before - 1].text;
    if (!first)
        add_text(pieces, STR(" "));
    add_template(pieces, str_of(sentence));
    if (!first && pieces->n == before + 1) { /* the sentence was one group, and left out */
        pieces->n = before;
        buf_cut(&pieces->plain, pieces->plain.n - 1);
    }
}

void pieces_add(struct pieces *pieces, const char *template)
{
    add_template(pieces, str_of(template));
}

void pieces_add_link(struct pieces *pieces, const char *text, const char *href)
{
    add_piece(pieces, (struct piece){.text = text, .href = clean(pieces, href)});
}

void pieces_new_paragraph(struct pieces *pieces)
{
    if (pieces->n > 0 && pieces->all[pieces->n - 1].text)
        add_piece(pieces, (struct piece){0});
}

void pieces_new_paragraph_of_parts(struct pieces *pieces)
{
    pieces_new_paragraph(pieces);
    pieces->all[pieces->n - 1].parts = true;
}

void pieces_init(struct pieces *pieces)
{
    *pieces = (struct pieces){0};
    buf_init(&pieces->plain);
}

void pieces_clear(struct pieces *pieces)
{
    arena_clear(&pieces->arena);
    buf_clear(&pieces->plain);
    free(pieces->all);
}

void pieces_restart(struct pieces *pieces)
{
    pieces->n = 0;
    buf_reset(&pieces->plain);
}

struct value *pieces_add_value(struct pieces *pieces, const char *name, const char *text)
{
    size_t i = find_value(pieces, str_of(name));
    pieces->n_values += i == pieces->n_values;
    struct value *value = &pieces->values[i];
    *value = (struct value){str_of(name), {.text = clean(pieces, text)}};
    return value;
}

void pieces_set_link(struct pieces *pieces, struct value *value, const char *href)
{
    value->piece.href = clean(pieces, href);
}

void pieces_set_lang(struct pieces *pieces, struct value *value, const char *lang)
{
    value->piece.lang = clean(pieces, lang);
}

void pieces_forget(struct pieces *pieces, const char *name)
{
    size_t i = find_value(pieces, str_of(name));
    if (i < pieces->n_values)
        pieces->values[i].piece.text = NULL;
}

void pieces_print_text(const struct pieces *pieces, struct buf *out)
{
    for (size_t i = 0; i < pieces->n; i++)
        if (pieces->all[i].text)
            buf_adds(out, pieces->all[i].text);
        else if (i + 1 < pieces->n)
            buf_adds(out, "\n\n");
}

/* What CommonMark reads as syntax somewhere. */
static void add_markdown(struct buf *out, const char *text)
{
    for (; *text; text++) {
        if (strchr("\\`*_[]<>#|~&", *text))
            buf_addc(out, '\\');
        buf_addc(out, *text);
    }
}

void pieces_print_markdown(const struct pieces *pieces, struct buf *out)
{
    for (size_t i = 0; i < pieces->n; i++) {
        const struct piece *piece = &pieces->all[i];
        if (!piece->text) {
            buf_adds(out, i + 1 < pieces->n ? "\n\n" : "");
        } else if (piece->href && strcmp(piece->href, piece->text) == 0) {
            buf_addf(out, "<%s>", piece->href);
        } else {
            buf_adds(out, piece->href ? "[" : "");
            add_markdown(out, piece->text);
            if (piece->href)
                buf_addf(out, "](<%s>)", piece->href);
        }
    }
}

/* The sentences run from left to right; what does not would turn the commas and years beside it. */
static const char *open_piece(const struct piece *piece, struct buf *out)
{
    const char *element = utf8_has_rtl(str_of(piece->text)) ? "bdi" : piece->lang ? "span" : NULL;
    if (!element)
        return NULL;
    buf_join(out, "<", element, "");
    if (piece->lang) {
        buf_adds(out, " lang=\"");
        buf_adds_xml(out, piece->lang);
        buf_adds(out, "\" xml:lang=\"");
        buf_adds_xml(out, piece->lang);
        buf_addc(out, '"');
    }
    buf_addc(out, '>');
    return element;
}

static void print_piece(const struct piece *piece, bool new_window, struct buf *out)
{
    if (piece->href) {
        bool outside = new_window && strstr(piece->href, "://");
        buf_join(out, "<a", piece->license ? " rel=\"license\"" : "", " href=\"");
        buf_adds_xml(out, piece->href);
        buf_adds(out, outside ? "\" target=\"_blank\">" : "\">");
    }
    const char *element = open_piece(piece, out);
    buf_adds_xml(out, piece->text);
    if (element)
        buf_join(out, "</", element, ">");
    buf_adds(out, piece->href ? "</a>" : "");
}

void pieces_print_html(const struct pieces *pieces, bool paragraphs, struct buf *out)
{
    buf_adds(out, paragraphs ? "<p>" : "");
    for (size_t i = 0; i < pieces->n; i++)
        if (pieces->all[i].text)
            print_piece(&pieces->all[i], pieces->new_window, out);
        else if (i + 1 < pieces->n)
            buf_adds(out, pieces->all[i].parts ? "</p>\n<p data-parts=\"\">" : "</p>\n<p>");
    buf_adds(out, paragraphs ? "</p>\n" : "");
}
