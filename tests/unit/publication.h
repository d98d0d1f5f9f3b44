/*
 * For tests of the model: a scratch folder with a publication in "c".
 */
#ifndef COLOPHON_TESTS_UNIT_PUBLICATION_H
#define COLOPHON_TESTS_UNIT_PUBLICATION_H

#include "model/publication.h"
#include "unit/scratch_case.h"
#include "unit/unit.h"

static struct publication *publication;
static struct arena arena;

static const char settings[] = "name: p\ntitle: P\nlang: en\n";

static inline void set_up(void)
{
    scratch_case_begin();
}

static inline void tear_down(void)
{
    publication_free(publication);
    publication = NULL;
    arena_clear(&arena);
    scratch_case_end();
}

/* Writes a work with these lines of front matter beside its title. */
static inline void write_work(const char *path, const char *front_matter)
{
    struct buf text = BUF_INIT;
    buf_addf(&text, "---\ntitle: Title\n%s---\n\nBody of %s.\n", front_matter, path);
    put(path, text.p);
    buf_clear(&text);
}

static inline void read_with(const struct publication_options *options)
{
    publication_free(publication);
    publication = publication_read("c", options, diags);
}

static inline void read_it(void)
{
    read_with(&(struct publication_options){.source_date_epoch = -1, .threads = 2});
}

/* The settings with more lines, which begin on line 4. */
static inline void expect_of_settings(const char *more, const char *messages)
{
    struct buf text = BUF_INIT;
    buf_addf(&text, "%s%s", settings, more);
    put("c/publication.yaml", text.p);
    buf_clear(&text);
    read_it();
    expect(messages);
}

#endif
