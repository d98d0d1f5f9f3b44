/*
 * A text in pieces, some of them links, made from templates and facts; printed as text or as XHTML.
 * One list of pieces gives both, so the two can't disagree.
 *
 * In a template {name} stands for a value, and what is in [brackets] is left out when one of the
 * values in it is not known. A full stop is not written after another one.
 */
#ifndef COLOPHON_LICENSE_PIECES_H
#define COLOPHON_LICENSE_PIECES_H

#include "base/memory.h"
#include "base/text.h"

struct piece {
    const char *text; /* NULL: a new paragraph */
    const char *href; /* NULL: no link */
    const char *lang; /* NULL: the same as around it */
    bool license;     /* the link is to the license */
    bool parts;       /* of a new paragraph: it speaks of parts with licenses of their own */
};

struct value {
    struct str name;
    struct piece piece; /* text NULL: not known */
};

enum { MAX_VALUES = 40 };

struct pieces {
    struct arena arena;
    struct value values[MAX_VALUES];
    size_t n_values;
    struct piece *all;
    size_t n, cap;
    bool new_window;  /* in HTML, links with a scheme open a window of their own */
    struct buf plain; /* the text so far, to see how it ends */
};

void pieces_init(struct pieces *pieces);
void pieces_clear(struct pieces *pieces);

/* `name` is a literal; `text` is copied, on one line, and may be NULL. The caller may say more of
 * the value before it is used. It takes the place of an earlier one of that name. */
struct value *pieces_add_value(struct pieces *pieces, const char *name, const char *text);
void pieces_set_link(struct pieces *pieces, struct value *value, const char *href);
void pieces_set_lang(struct pieces *pieces, struct value *value, const char *lang);
/* NULL when it is not known. */
const struct value *pieces_value(const struct pieces *pieces, struct str name);
void pieces_forget(struct pieces *pieces, const char *name);

/* Forgets what was added; the values stay. */
void pieces_restart(struct pieces *pieces);

/* Adds a sentence, with a space before it unless it begins a paragraph. */
void pieces_say(struct pieces *pieces, const char *sentence);
/* Adds the rest of a sentence. */
void pieces_add(struct pieces *pieces, const char *template);
void pieces_add_link(struct pieces *pieces, const char *text, const char *href);
void pieces_new_paragraph(struct pieces *pieces);
/* The same, marked with data-parts in HTML: the licenses that it names are not the text's. */
void pieces_new_paragraph_of_parts(struct pieces *pieces);

void pieces_print_text(const struct pieces *pieces, struct buf *out);
/* As Markdown: paragraphs, links written out. */
void pieces_print_markdown(const struct pieces *pieces, struct buf *out);
/* As <p> elements, or as phrasing content. */
void pieces_print_html(const struct pieces *pieces, bool paragraphs, struct buf *out);

#endif
