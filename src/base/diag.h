/*
 * Diagnostics: errors are data, collected, and printed by the command line alone.
 *
 * A function that meets a mistake adds a diagnostic and goes on where it can, so that an author
 * mends ten mistakes in one run. Adding is safe from any thread. The printed form is a compiler's:
 *
 *     content/brief.md:12: error: image has no alternative text [image-alt]
 *
 * A message is lower case, names the problem first and the subject in 'quotes', says what to do
 * where that is not plain, and has no full stop at the end. `rule` is the stable name in brackets.
 */
#ifndef COLOPHON_BASE_DIAG_H
#define COLOPHON_BASE_DIAG_H

#include <stddef.h>

#include "base/text.h"

/* How a run ends; the exit status of the command. The highest of several counts. */
enum status {
    STATUS_OK = 0,
    STATUS_CONTENT = 1, /* the content, or the file under verify, has errors */
    STATUS_USAGE = 2,   /* the command line is wrong */
    STATUS_IO = 3,      /* a file can't be opened, read or written */
    STATUS_FAULT = 4,   /* a limit was passed, or the fault is ours */
};

enum severity { SEVERITY_NOTE, SEVERITY_WARNING, SEVERITY_ERROR };

/* Where something is: line and column count from 1; 0 means not known. */
struct place {
    const char *file; /* NULL: about the run as a whole */
    int line, column;
};

struct diag {
    struct place place;
    enum severity severity;
    enum status status; /* STATUS_OK for notes and warnings */
    const char *rule;   /* or NULL */
    const char *message;
    const char *answer; /* why it is no mistake here, as somebody said; NULL */
};

struct diags;

struct diags *diags_new(void);
void diags_free(struct diags *diags);

/* All strings are copied. `rule` may be NULL. diag_error has STATUS_CONTENT. */
void diag_error(struct diags *diags, struct place place, const char *rule, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
void diag_errorv(struct diags *diags, struct place place, const char *rule, const char *format,
                 va_list args);
void diag_warning(struct diags *diags, struct place place, const char *rule, const char *format,
                  ...) __attribute__((format(printf, 4, 5)));
void diag_note(struct diags *diags, struct place place, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
/* A note that a rule makes. */
void diag_remark(struct diags *diags, struct place place, const char *rule, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
/* A finding to which there is an answer: kept, but of no weight. */
void diag_answered(struct diags *diags, struct place place, const char *rule, const char *answer,
                   const char *format, ...) __attribute__((format(printf, 5, 6)));
/* Adds copies of all that another has collected. */
void diags_add_all(struct diags *diags, const struct diags *from);
/* Makes errors of all warnings. */
void diags_promote_warnings(struct diags *diags);
/* An error of another class, e.g. STATUS_IO; returns `status`. */
enum status diag_fail(struct diags *diags, enum status status, struct place place,
                      const char *format, ...) __attribute__((format(printf, 4, 5)));
/* "can't open 'FILE': No such file or directory", from errno, as STATUS_IO. */
enum status diag_errno(struct diags *diags, const char *doing, const char *file);

enum status diags_status(const struct diags *diags); /* the highest of all */
size_t diags_count(const struct diags *diags, enum severity severity);
/* Sorts by file, line, column, then in the order of arrival: the order never shows the threads.
 * What is said twice of one place is kept once. */
void diags_sort(struct diags *diags);
size_t diags_size(const struct diags *diags);
const struct diag *diags_at(const struct diags *diags, size_t i);
/* One line without its line end. */
void diag_format(const struct diag *diag, struct buf *out);

/* The nearest of n known names by edit distance, if near enough to be a slip; else NULL. */
const char *diag_nearest(const char *name, const char *const *known, size_t n);

#endif
