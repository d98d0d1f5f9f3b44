/*
 * Colophon: publishes openly licensed writing.
 *
 * This header is the whole interface of libcolophon and its manual; colophon.3 is made from it.
 *
 * A text as it was found becomes clean Markdown (colophon_import), a folder of Markdown becomes a
 * website, an EPUB and pages to embed (colophon_build), and finished files are read again and
 * compared with their licenses and with the words of their sources (colophon_verify).
 *
 *     struct colophon *colophon = colophon_new();
 *     struct colophon_build_options options = {.content = "content", .output = "output"};
 *     enum colophon_status status = colophon_build(colophon, &options, NULL);
 *     for (size_t i = 0; i < colophon_message_count(colophon); i++)
 *         puts(colophon_message_at(colophon, i)->line_text);
 *     colophon_free(colophon);
 *
 * Rules for all functions:
 *   - Nothing is printed and nothing exits: what there is to say is collected as messages.
 *   - Strings are UTF-8 and end with NUL. Options are borrowed for the call. What is handed out
 *     belongs to the struct colophon and lives until the next call with it.
 *   - A struct colophon is used by one thread at a time; several may be used at once.
 *   - Options that are left zero have their defaults.
 *   - Memory that runs out ends the process by abort(), or by the function that was given to
 *     colophon_on_memory_exhausted(): the libraries underneath do so, too.
 */
#ifndef COLOPHON_H
#define COLOPHON_H

#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

#define COLOPHON_VERSION "0.1.0"

/* How a call ended. The command line exits with it. */
enum colophon_status {
    COLOPHON_OK = 0,
    COLOPHON_CONTENT = 1, /* the content, or a file under verify, has errors */
    COLOPHON_USAGE = 2,   /* an option is wrong */
    COLOPHON_IO = 3,      /* a file can't be opened, read or written */
    COLOPHON_FAULT = 4,   /* a limit was passed, or the fault is ours */
};

enum colophon_severity { COLOPHON_NOTE, COLOPHON_WARNING, COLOPHON_ERROR };

struct colophon_message {
    enum colophon_severity severity;
    const char *file;      /* NULL: about the run as a whole */
    int line, column;      /* from 1; 0: not known */
    const char *rule;      /* stable name of the rule; NULL: none */
    const char *answer;    /* why that is no mistake here, as the content says; NULL: no answer */
    const char *text;      /* what is wrong and what to do */
    const char *line_text; /* all of it in one line: "content/a.md:12: error: ... [image-alt]" */
};

/* The messages and results of one call after the other. */
struct colophon;

struct colophon *colophon_new(void);
void colophon_free(struct colophon *colophon);

/* The messages of the last call, sorted by file and line. They live until the next call. */
size_t colophon_message_count(const struct colophon *colophon);
const struct colophon_message *colophon_message_at(const struct colophon *colophon, size_t i);

void colophon_on_memory_exhausted(void (*handler)(void));

/* ------------------------------------------------------------------------------------- import */

/* What a person decided about something that is uncertain. `about` is the number of a unit in the
 * ledger, its key, the key of a doubt about the text as a whole, or a fact: "author", "date",
 * "modified", "source", "retrieved", "copyright", "lang", "license". `answer` is a role ("paragraph",
 * "heading 2", "caption", "left-out"), "keep", "seen" (the one answer to a doubt about the text as a
 * whole), or the fact, several authors as "[Ada Example, Li Wei]"; "none-supplied" where there is
 * none. */
struct colophon_import_answer {
    const char *about, *answer;
};

/* NULL when import takes such an answer; else what is wanted instead: "a date like 2024-06-18". */
const char *colophon_import_answer_wanted(const char *about, const char *answer);

struct colophon_import_options {
    const char *folder;         /* where to write; NULL: beside the source */
    const char *profile;        /* a built-in profile's name, or a file; NULL: found by the text */
    const char *url;            /* where the text was published */
    const char *const *authors; /* n_authors names, as they are given */
    size_t n_authors;
    const char *date;      /* ISO 8601 */
    const char *retrieved; /* ISO 8601 */
    bool images;           /* take pictures that may be shown from the files beside a saved page */
    bool force;            /* replace Markdown that was changed since it was imported */
    bool strict;           /* what is uncertain or missing is an error, after it was written */
    bool details;          /* fill in what is NULL without */
    const struct colophon_import_answer *answers; /* for one source; kept in slug.review.yaml */
    size_t n_answers;
    const char *review; /* from memory: the answers of earlier runs, as slug.review.yaml has them */
    unsigned threads;   /* 0: one a processor */
    /* Called after each file, from any thread but never twice at once; may be NULL. */
    void (*progress)(void *context, size_t done, size_t total);
    void *progress_context;
};

/* A line of a text or a block of a page, and what became of it. */
struct colophon_import_unit {
    int line;         /* of the source */
    int last_line;    /* another where lines that were cut at a width were joined */
    const char *role; /* "paragraph", "heading", "left-out", ... */
    int level;        /* of a heading */
    const char *why;  /* what gave it the role */
    const char *rule; /* place of the pattern that did: "cfr.yaml:35:7"; NULL: a general rule */
    const char *text;
    const char *doubt; /* what a person should look at; NULL */
    const char *key;   /* for an answer: it stays the same when other lines come and go */
};

/* What is uncertain of the text as a whole. */
struct colophon_import_doubt {
    const char *key, *text;
};

/* A fact of the front matter, and what gave it. */
struct colophon_import_fact {
    const char *field; /* "author" */
    const char *value;
    const char *from; /* "JSON-LD author", "--url" */
    int line;         /* of the source; 0: not known */
};

struct colophon_import_result {
    enum colophon_status status;
    bool done; /* there is a result; with `strict` also where the status is COLOPHON_CONTENT */
    const char *markdown, *ledger, *source;  /* files; NULL: imported from memory */
    const char *markdown_text, *ledger_text; /* what they hold */
    const char *review;                      /* file with answers; NULL: there are none */
    const char *review_text;                 /* with those of this call; NULL when it had none */
    const char *json;                        /* the ledger for programs; NULL without `details` */
    const char *title, *profile;             /* NULL: none */
    size_t kept_words, recorded_words, left_out_words;
    size_t uncertain; /* things that a person should look at */
    size_t missing;   /* facts that nobody supplied: title, author, date, source, ... */
    size_t units;     /* of the source */
    const struct colophon_import_unit *unit;   /* each of them; NULL without `details` */
    const struct colophon_import_doubt *doubt; /* n_doubts of the text as a whole; NULL without */
    size_t n_doubts;
    const char *const *missing_facts;        /* `missing` names; NULL without `details` */
    const struct colophon_import_fact *fact; /* each of them; NULL without `details` */
    size_t facts;
};

/* Imports n files ("-" is standard input). Writes for each Markdown with front matter (slug.md) and
 * the ledger of what was kept and left out (slug.ledger.txt), both or neither, and keeps the source
 * beside them. What a person answered before (slug.review.yaml) is repeated. When the words to be
 * written are not the words found, nothing is written and the status is COLOPHON_CONTENT. One file
 * that fails does not stop the others; the highest status is returned. `results` has room for n, or
 * is NULL. */
enum colophon_status colophon_import(struct colophon *colophon, const char *const *sources,
                                     size_t n, const struct colophon_import_options *options,
                                     struct colophon_import_result *results);

/* The same for a text in memory; reads and writes no file but a profile that is named by its path.
 * `name` stands in messages and is recorded as the file of the source; NULL: none.
 *
 *     struct colophon_import_options options = {.url = "https://example.org/a", .details = true};
 *     struct colophon_import_result result;
 *     colophon_import_text(colophon, "saved.html", page, strlen(page), &options, &result);
 *     for (size_t i = 0; i < result.units; i++)
 *         if (result.unit[i].doubt)
 *             printf("%s: %s\n", result.unit[i].text, result.unit[i].doubt);
 *     if (result.done)
 *         puts(result.markdown_text);
 */
enum colophon_status colophon_import_text(struct colophon *colophon, const char *name,
                                          const char *text, size_t size,
                                          const struct colophon_import_options *options,
                                          struct colophon_import_result *result);

/* Records that a person corrected the words of Markdown that was imported: its record of the words
 * is made anew, and `reason`, what was corrected ("a misspelled name"), goes to `changes`. Under a
 * license without adaptations only words that the changed source gives are accepted. `words` gets
 * their number; it may be NULL. */
enum colophon_status colophon_accept(struct colophon *colophon, const char *file,
                                     const char *reason, size_t *words);

/* -------------------------------------------------------------------------------------- build */

struct colophon_build_options {
    const char *content; /* folder with publication.yaml; NULL: "content" */
    const char *output;  /* folder to write to; NULL: "output" */
    const char *themes;  /* folder of themes; NULL: those of the content, and the built-in ones */
    unsigned threads;    /* 0: one a processor */
    long long source_date_epoch; /* seconds; for content without any date; 0: not given */
    bool drafts;                 /* with works that are marked as drafts */
    const char *only; /* outputs to make, "epub" or "site,embed"; the files of others stay as they
                         are. With "epub", `output` may be a file NAME.epub. NULL: those that
                         publication.yaml names, and no others */
    const char *epub; /* books: "works", "publication" or "all"; NULL: as publication.yaml says */
    bool precompress; /* packed forms, .gz and .br, beside the texts of the site */
    bool external;    /* check alone: asks other sites whether links to them lead somewhere */
    long external_pause;        /* milliseconds between two questions to one host; 0: 1000 */
    const char *external_cache; /* file that keeps their answers; NULL: none does */
    const char *today; /* ISO date: breaches of a license are to be mended in time. NULL: that of
                          source_date_epoch, if it is given */
    bool strict;       /* check: warnings are errors */
    /* Called after each work, from any thread but never twice at once; may be NULL. */
    void (*progress)(void *context, size_t done, size_t total);
    void *progress_context;
};

struct colophon_build_result {
    size_t works;
    size_t written, unchanged, removed; /* files */
};

/* A rule that check applies. */
struct colophon_rule {
    const char *name; /* as in struct colophon_message; never changed */
    enum colophon_severity severity;
    bool answerable;    /* with `answers:` in front matter or publication.yaml */
    const char *clause; /* of a license, from which it follows; NULL: none */
    const char *asks;   /* what it asks for */
};
size_t colophon_rule_count(void);
struct colophon_rule colophon_rule_at(size_t i);

/* What the license of a work lets others do. */
enum colophon_permission {
    COLOPHON_PERMITTED,
    COLOPHON_FORBIDDEN,
    COLOPHON_NOT_SAID, /* no license, or one of its own that doesn't say */
};

struct colophon_use {
    const char *file;                          /* of the work */
    int line;                                  /* on which its license is given */
    const char *title, *license, *license_url; /* license NULL: none is known */
    enum colophon_permission share, sell;
    enum colophon_permission adapt; /* share adaptations, translations too */
    enum colophon_permission
        combine; /* with those other works that may be adapted, into a new one */
};

/* Makes all outputs of a publication. All or nothing: after an error the output is as it was.
 * `result` may be NULL. */
enum colophon_status colophon_build(struct colophon *colophon,
                                    const struct colophon_build_options *options,
                                    struct colophon_build_result *result);

/* Reads and checks as build does, and says more of what is missing; writes nothing (`output` is not
 * used). Messages that have an `answer` are no mistakes. */
enum colophon_status colophon_check(struct colophon *colophon,
                                    const struct colophon_build_options *options,
                                    struct colophon_build_result *result);

/* What may be done with the works of a publication, one entry a work; they live until the next
 * call. Nothing else is checked. */
enum colophon_status colophon_uses(struct colophon *colophon,
                                   const struct colophon_build_options *options,
                                   const struct colophon_use **uses, size_t *n);

/* The data that the template of a page of the site gets, as indented JSON in *json, for authors of
 * themes. `page` is its path in the site: "index.html", "briefs/a.html", "embed/a.html". */
enum colophon_status colophon_page_data(struct colophon *colophon,
                                        const struct colophon_build_options *options,
                                        const char *page, const char **json);

/* A page of the site as build would write it, from the texts as they are now, without the other
 * pages: for a preview. `page` as above. *html belongs to the struct colophon; NULL when the page
 * can't be made alone. */
enum colophon_status colophon_page(struct colophon *colophon,
                                   const struct colophon_build_options *options, const char *page,
                                   const char **html, size_t *size);

/* --------------------------------------------------------------------------------------- init */

struct colophon_init_options {
    const char *name;                                        /* NULL: made of the folder's name */
    const char *title;                                       /* NULL: the folder's name */
    const char *lang;                                        /* NULL: "en" */
    const char *license;                                     /* an SPDX id; required */
    const char *author, *publisher, *description, *base_url; /* NULL: not given */
};

struct colophon_init_result {
    size_t n;
    const char *const *files; /* that were written */
};

/* Makes a publication that builds at once: settings, a first text, and what GitHub and GitLab need
 * to publish it. A file that exists is never replaced: then nothing is written. */
enum colophon_status colophon_init(struct colophon *colophon, const char *folder,
                                   const struct colophon_init_options *options,
                                   struct colophon_init_result *result);

/* -------------------------------------------------------------------------------------- theme */

/* Begins a theme in the publication of the folder `content`: themes/NAME/ with settings, a template
 * and a style sheet, over the theme "default". Nothing that exists is replaced. */
enum colophon_status colophon_theme_new(struct colophon *colophon, const char *content,
                                        const char *name, struct colophon_init_result *result);

/* Checks the theme in a folder with a theme.yaml, or that of the publication in a folder with a
 * publication.yaml: settings, options, templates and texts; that every template of a work shows its
 * license notice; that style sheets ask no other host; that every file is of use. *name is the
 * theme's; NULL when there is none. */
enum colophon_status colophon_theme_check(struct colophon *colophon, const char *folder,
                                          const char **name);

/* ------------------------------------------------------------------------------------- verify */

enum colophon_verdict {
    COLOPHON_NOT_APPLICABLE, /* nothing there to compare with */
    COLOPHON_FOUND,
    COLOPHON_MISSING, /* absent, or different */
};

/* What verify found in one file. */
struct colophon_verify_row {
    const char *file;    /* "output/site/a.html"; in an archive "book.epub!text/a.xhtml" */
    const char *work;    /* source path of the work; NULL: the file is about no single work */
    const char *license; /* "CC BY-NC-ND 4.0"; NULL: none found */
    enum colophon_verdict notice_head, notice_foot; /* in words, before and after the text */
    enum colophon_verdict rel_license, json_ld, dc; /* as machines read it */
    enum colophon_verdict words;  /* the words are those of the file's own record: integrity */
    enum colophon_verdict source; /* ... those of the given source: authenticity */
    size_t n_words;
};

/* What is left of a file's notice after one thing that the world does to files: its head is lost, a
 * learning platform cleans it, all tags are stripped, and so on. */
struct colophon_verify_survival {
    const char *file, *work; /* as in a row */
    const char *attack; /* "head-removed", "canvas", "html-purifier", "tags-stripped", "css-off",
                                "ends", "alone", "epub-to-text", "feed-item", "snippet" */
    enum colophon_verdict license_name, license_address, credit, source;
};

struct colophon_verify_options {
    const char *const *sources; /* Markdown works, or texts as they were found */
    size_t n_sources;
    unsigned threads; /* 0: one a processor */
    bool survival;    /* attack every file that carries a work */
};

struct colophon_verify_report {
    size_t files; /* looked at */
    size_t n_rows;
    const struct colophon_verify_row *rows; /* those with a work or a notice; until the next call */
    size_t n_survivals;                     /* 0 if they were not asked for */
    const struct colophon_verify_survival *survivals;
};

/* Reads finished files: the folder of an output, a site, an EPUB; ours or anybody's. */
enum colophon_status colophon_verify(struct colophon *colophon, const char *const *paths, size_t n,
                                     const struct colophon_verify_options *options,
                                     struct colophon_verify_report *report);

/* What an EPUB says of itself, ours or anybody's: metadata, license, accessibility, spine. In *text
 * as lines for a person, or as indented JSON; NULL after an error. */
enum colophon_status colophon_epub_info(struct colophon *colophon, const char *path, bool json,
                                        const char **text);

/* --------------------------------------------------------------------------------------- cite */

struct colophon_cite_options {
    const char *work;   /* path of its source, in the publication or as it lies here */
    const char *format; /* "text", "html", "markdown": the attribution; "bibtex", "biblatex", "ris",
                            "csl": a file for reference managers; NULL: text */
    const char *excerpt; /* "FROM..TO" or "FROM": ids of headings, for the attribution of a part */
};

/* How to credit or cite one work; *text is NULL after an error. Of `options` only what says which
 * publication it is matters. */
enum colophon_status colophon_cite(struct colophon *colophon,
                                   const struct colophon_build_options *options,
                                   const struct colophon_cite_options *cite, const char **text);

#ifdef __cplusplus
}
#endif

#endif
