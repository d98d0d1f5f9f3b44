/*
 * Compiling a template: tags are read one after the other (mustache_compile.c), and the text
 * between them is added line by line (mustache_lines.c), since a tag that stands alone on its line
 * takes the line with it and since white space before a tag may be indentation. For
 * theme/mustache*.c alone.
 */
#ifndef COLOPHON_THEME_MUSTACHE_COMPILER_H
#define COLOPHON_THEME_MUSTACHE_COMPILER_H

#include "theme/mustache_tree.h"

enum { NESTING_LIMIT = 64 };

/* A section, parent or block that is still open. */
struct level {
    struct node *node;
    struct node **end; /* where the next child goes */
    size_t dedent;     /* white space to take off each line: the indentation of the block around */
};

struct compiler {
    struct mustache *template;
    struct diags *diags;
    struct str text;
    size_t at;                                           /* all before is compiled */
    struct str open, close, close_raw, close_delimiters; /* "{{", "}}", "}}}", "=}}" */
    struct place place;                                  /* of the offset `counted` */
    size_t counted;
    struct level levels[NESTING_LIMIT + 1]; /* the first is the template itself */
    size_t depth;
    struct node *last_text; /* TEXT that the next text may continue */
    bool failed;
};

struct tag {
    char sigil; /* 0 for a plain value */
    struct str content;
    size_t start, end;
};

/* The place of an offset in the text. */
struct place compiler_place(struct compiler *c, size_t offset);
void compiler_refuse(struct compiler *c, struct place place, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* The offset of the first character from `from` on that is neither space nor tab. */
size_t compiler_skip_blanks(const struct compiler *c, size_t from);
/* Whether only white space lies between the start of the line, in *line, and the offset. */
bool compiler_leads_line(const struct compiler *c, size_t offset, size_t *line);
/* Whether only white space lies between the offset and the end of its line; *next is the start of
 * the next. */
bool compiler_ends_line(const struct compiler *c, size_t offset, size_t *next);
/* White space at the start of a line without what the block around is indented by. */
struct str compiler_dedented(struct compiler *c, size_t from, size_t to);

/* The innermost level; the outermost has no node. */
struct level *compiler_top(struct compiler *c);
/* Whether what comes here is left out: what stands in a parent beside its blocks is. */
bool compiler_ignores(struct compiler *c);
struct node *compiler_add_node(struct compiler *c, enum node_kind kind, size_t offset);

/* Adds the text that lies before `to`. */
void compiler_add_lines(struct compiler *c, size_t to);
/* The same before a tag that is on a line with others: the tag may be the first on its line. */
void compiler_add_lines_before(struct compiler *c, const struct tag *tag);
/* The same before a tag that leaves no trace, and with it the line if there is nothing else on it:
 * then it returns true. */
bool compiler_skip_line(struct compiler *c, const struct tag *tag);

#endif
