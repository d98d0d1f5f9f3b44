#include "base/diag.h"

#include <errno.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

struct entry {
    struct diag diag;
    size_t arrival;
};

struct diags {
    pthread_mutex_t lock;
    struct arena arena;
    struct entry *entries;
    size_t n, cap;
};

struct diags *diags_new(void)
{
    struct diags *diags = mem_alloc(sizeof *diags);
    pthread_mutex_init(&diags->lock, NULL);
    return diags;
}

void diags_free(struct diags *diags)
{
    if (!diags)
        return;
    pthread_mutex_destroy(&diags->lock);
    arena_clear(&diags->arena);
    free(diags->entries);
    free(diags);
}

static void add(struct diags *diags, struct diag diag, const char *format, va_list args)
{
    struct buf message = BUF_INIT;
    buf_addv(&message, format, args);
    pthread_mutex_lock(&diags->lock);
    if (diags->n == diags->cap) {
        diags->cap = diags->cap ? 2 * diags->cap : 16;
        diags->entries = mem_realloc(diags->entries, diags->cap * sizeof *diags->entries);
    }
    diag.message = arena_strndup(&diags->arena, message.p, message.n);
    if (diag.rule)
        diag.rule = arena_strdup(&diags->arena, diag.rule);
    if (diag.answer)
        diag.answer = arena_strdup(&diags->arena, diag.answer);
    if (diag.place.file)
        diag.place.file = arena_strdup(&diags->arena, diag.place.file);
    diags->entries[diags->n] = (struct entry){diag, diags->n};
    diags->n++;
    pthread_mutex_unlock(&diags->lock);
    buf_clear(&message);
}

void diag_errorv(struct diags *diags, struct place place, const char *rule, const char *format,
                 va_list args)
{
    add(diags, (struct diag){place, SEVERITY_ERROR, STATUS_CONTENT, rule, NULL, NULL}, format,
        args);
}

void diag_error(struct diags *diags, struct place place, const char *rule, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    diag_errorv(diags, place, rule, format, args);
    va_end(args);
}

void diag_warning(struct diags *diags, struct place place, const char *rule, const char *format,
                  ...)
{
    va_list args;
    va_start(args, format);
    add(diags, (struct diag){place, SEVERITY_WARNING, STATUS_OK, rule, NULL, NULL}, format, args);
    va_end(args);
}

void diag_note(struct diags *diags, struct place place, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    add(diags, (struct diag){place, SEVERITY_NOTE, STATUS_OK, NULL, NULL, NULL}, format, args);
    va_end(args);
}

void diag_remark(struct diags *diags, struct place place, const char *rule, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    add(diags, (struct diag){place, SEVERITY_NOTE, STATUS_OK, rule, NULL, NULL}, format, args);
    va_end(args);
}

void diag_answered(struct diags *diags, struct place place, const char *rule, const char *answer,
                   const char *format, ...)
{
    va_list args;
    va_start(args, format);
    add(diags, (struct diag){place, SEVERITY_NOTE, STATUS_OK, rule, NULL, answer}, format, args);
    va_end(args);
}

static void add_text(struct diags *diags, struct diag diag, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    add(diags, diag, format, args);
    va_end(args);
}

void diags_add_all(struct diags *diags, const struct diags *from)
{
    for (size_t i = 0; i < from->n; i++)
        add_text(diags, from->entries[i].diag, "%s", from->entries[i].diag.message);
}

void diags_promote_warnings(struct diags *diags)
{
    for (size_t i = 0; i < diags->n; i++)
        if (diags->entries[i].diag.severity == SEVERITY_WARNING) {
            diags->entries[i].diag.severity = SEVERITY_ERROR;
            diags->entries[i].diag.status = STATUS_CONTENT;
        }
}

enum status diag_fail(struct diags *diags, enum status status, struct place place,
                      const char *format, ...)
{
    va_list args;
    va_start(args, format);
    add(diags, (struct diag){place, SEVERITY_ERROR, status, NULL, NULL, NULL}, format, args);
    va_end(args);
    return status;
}

enum status diag_errno(struct diags *diags, const char *doing, const char *file)
{
    char buffer[128]; /* _GNU_SOURCE makes this the strerror_r that returns the text */
    const char *reason = strerror_r(errno, buffer, sizeof buffer);
    return diag_fail(diags, STATUS_IO, (struct place){0}, "can't %s '%s': %s", doing, file, reason);
}

enum status diags_status(const struct diags *diags)
{
    enum status worst = STATUS_OK;
    for (size_t i = 0; i < diags->n; i++)
        if (diags->entries[i].diag.status > worst)
            worst = diags->entries[i].diag.status;
    return worst;
}

size_t diags_count(const struct diags *diags, enum severity severity)
{
    size_t n = 0;
    for (size_t i = 0; i < diags->n; i++)
        n += diags->entries[i].diag.severity == severity;
    return n;
}

/* By place; within one place by text, because threads decide the order of arrival there too. */
static int compare(const void *va, const void *vb)
{
    const struct entry *a = va, *b = vb;
    const struct place *p = &a->diag.place, *q = &b->diag.place;
    int files = strcmp(p->file ? p->file : "", q->file ? q->file : "");
    if (files)
        return files;
    if (p->line != q->line)
        return p->line < q->line ? -1 : 1;
    if (p->column != q->column)
        return p->column < q->column ? -1 : 1;
    if (p->line > 0) /* one file's lines are read by one thread: arrival is their order */
        return a->arrival < b->arrival ? -1 : a->arrival > b->arrival;
    return strcmp(a->diag.message, b->diag.message);
}

static bool is_same(const struct diag *a, const struct diag *b)
{
    return a->place.line == b->place.line && a->place.column == b->place.column &&
           strcmp(a->place.file ? a->place.file : "", b->place.file ? b->place.file : "") == 0 &&
           strcmp(a->message, b->message) == 0;
}

void diags_sort(struct diags *diags)
{
    size_t kept = 0;
    if (diags->n > 0)
        qsort(diags->entries, diags->n, sizeof *diags->entries, compare);
    for (size_t i = 0; i < diags->n; i++)
        if (kept == 0 || !is_same(&diags->entries[kept - 1].diag, &diags->entries[i].diag))
            diags->entries[kept++] = diags->entries[i];
    diags->n = kept;
}

size_t diags_size(const struct diags *diags)
{
    return diags->n;
}

const struct diag *diags_at(const struct diags *diags, size_t i)
{
    return &diags->entries[i].diag;
}

void diag_format(const struct diag *diag, struct buf *out)
{
    static const char *const words[] = {"note", "warning", "error"};
    if (diag->place.file) {
        buf_addf(out, "%s:", diag->place.file);
        if (diag->place.line > 0)
            buf_addf(out, "%d:", diag->place.line);
        if (diag->place.line > 0 && diag->place.column > 0)
            buf_addf(out, "%d:", diag->place.column);
        buf_addc(out, ' ');
    }
    buf_addf(out, "%s: %s", words[diag->severity], diag->message);
    if (diag->rule)
        buf_addf(out, " [%s]", diag->rule);
}

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* Levenshtein's distance over bytes, in one row. Names are short: longer ones are not compared. */
static size_t distance(const char *a, const char *b)
{
    enum { LONGEST = 63 };
    size_t na = strlen(a), nb = strlen(b), row[LONGEST + 1];
    if (na > LONGEST || nb > LONGEST)
        return LONGEST;
    for (size_t j = 0; j <= nb; j++)
        row[j] = j;
    for (size_t i = 1; i <= na; i++) {
        size_t corner = row[0];
        row[0] = i;
        for (size_t j = 1; j <= nb; j++) {
            size_t above = row[j];
            size_t change = corner + (a[i - 1] != b[j - 1]);
            row[j] = least(change, least(above, row[j - 1]) + 1);
            corner = above;
        }
    }
    return row[nb];
}

const char *diag_nearest(const char *name, const char *const *known, size_t n)
{
    const char *best = NULL;
    size_t best_distance = strlen(name) / 3 + 2;
    for (size_t i = 0; i < n; i++) {
        size_t d = distance(name, known[i]);
        if (d < best_distance && d < strlen(known[i])) {
            best = known[i];
            best_distance = d;
        }
    }
    return best;
}
