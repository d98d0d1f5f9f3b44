/*
 * Import: from a text as it was found to Markdown that can be trusted.
 *
 * Every unit of the input (a line of a text, a block of a page) gets exactly one role. The Markdown
 * is built from the units that are kept, and is checked word for word against them before anything
 * is written. The ledger says what was done with each unit and why.
 */
#ifndef COLOPHON_IMPORT_IMPORT_H
#define COLOPHON_IMPORT_IMPORT_H

#include "base/diag.h"
#include "base/words.h"
#include "import/unit.h"

struct profiles;

/* What a person decided in this run: see review.h. */
struct import_answer {
    const char *about, *text;
};

struct import_options {
    const char *profile; /* name of a built-in profile, or a .yaml file; NULL: found by the text */
    const char *url;     /* where the text was found; NULL */
    const char *date, *retrieved; /* facts the user knows; NULL */
    const char *const *authors;   /* n_authors names, as they are given */
    size_t n_authors;
    bool in_memory;          /* the text is no file: nothing is looked for beside it */
    bool images;             /* take pictures that may be shown from files beside a saved page */
    bool force;              /* replace Markdown that was changed by hand, or is not import's */
    bool strict;             /* what is uncertain or missing is an error */
    bool details;            /* fill `json`, `rows`, `doubts` and `missing_facts` of the result */
    const char *review_file; /* names `review` in diagnostics */
    struct str review;       /* answers of earlier runs; import_file() reads them itself */
    struct str earlier; /* the ledger of an earlier import of this source, or nothing: options that
                           it was given are given again; import_file() reads it itself */
    const struct import_answer *answers; /* and of this one */
    size_t n_answers;
    const struct profiles *built_in; /* NULL: read for each text */
};

/* What became of one unit, for those who show it. */
struct import_row {
    int line, last_line;
    enum role role;
    int level;        /* of a heading */
    const char *why;  /* what gave it the role */
    const char *rule; /* place of the pattern in its profile; NULL: a step of the program */
    struct str text;
    const char *doubt; /* what a person should look at; NULL */
    const char *key;   /* by which an answer names it */
};

/* What is uncertain of the text as a whole. */
struct import_doubt {
    const char *key, *text;
};

/* A fact of the front matter, and what gave it. */
struct import_fact {
    const char *field, *value;
    const char *from; /* "JSON-LD author", "--url", "line of the head", "a person" */
    int line;         /* of the source; 0: not known */
};

/* A picture to be copied: where it lies, and its name beside the Markdown. */
struct import_picture {
    const char *from, *to;
};

struct import_result {
    struct arena arena;  /* of what is below, but for the buffers */
    struct buf markdown; /* front matter and body */
    struct buf ledger, json;
    struct buf review;   /* answers of earlier runs and of this one; empty: there are no new ones */
    const char *title;   /* NULL: none was found */
    bool html;           /* the source is a web page */
    const char *profile; /* which was used; NULL: none */
    struct fidelity fidelity;
    /* kept in the work; recorded in the front matter; left out: together the words of the input */
    size_t units, kept_words, recorded_words, left_out_words;
    size_t uncertain;            /* things for a person to look at: the ledger lists them */
    size_t missing;              /* facts that nobody supplied */
    struct import_row *rows;     /* one a unit */
    struct import_doubt *doubts; /* n_doubts about the text as a whole */
    size_t n_doubts;
    const char **missing_facts;      /* their names, as many as `missing` */
    const struct import_fact *facts; /* with `details` */
    size_t n_facts;
    struct import_picture *pictures;
    size_t n_pictures;
    /* Where import_file() wrote; the last is NULL without answers. */
    const char *markdown_file, *ledger_file, *source_file, *review_file;
};

#define IMPORT_RESULT_INIT                                                                         \
    {                                                                                              \
        .markdown = BUF_INIT, .ledger = BUF_INIT, .json = BUF_INIT, .review = BUF_INIT             \
    }

/* Imports `text` in memory; `file` is for diagnostics, and profiles and pictures are looked for
 * beside it. Returns STATUS_CONTENT when the verbatim
 * check fails or nothing was found to keep: then there is no result. With `strict`, there is one,
 * and STATUS_CONTENT says that something in it is uncertain or missing. */
enum status import_text(const char *file, struct str text, const struct import_options *options,
                        struct import_result *result, struct diags *diags);
void import_result_clear(struct import_result *result);

/* Imports a file and writes slug.md and slug.ledger.txt into `folder` (NULL: beside the file), both
 * or none, and keeps the source beside them. Answers in slug.review.yaml are repeated, and those of
 * this run are added to it. "-" is standard input; its title names the files.
 * Markdown that was changed since an import wrote it is not replaced, unless `force` is set. */
enum status import_file(const char *path, const char *folder, const struct import_options *options,
                        struct import_result *result, struct diags *diags);

/* Imports files on a pool of threads (0: one a processor). One that fails does not stop the others.
 * `results` has room for n. */
struct import_batch {
    const char *const *paths;
    size_t n;
    const char *folder;
    unsigned threads;
    void (*progress)(void *context, size_t done, size_t total); /* never twice at once; NULL */
    void *progress_context;
};
void import_files(const struct import_batch *batch, const struct import_options *options,
                  struct import_result *results, enum status *statuses, struct diags *diags);

#endif
