/*
 * What a saved page says of itself for machines: who wrote it, when, where it was published, under
 * which license.
 *
 * Pages say such things in several ways, which may disagree. One table (`slots` in page_metadata.c)
 * has the ways for each fact in order: the first that gives a value that can be used is taken. A name
 * of an account ("jsmith") is an author only where nothing better is said.
 */
#ifndef COLOPHON_IMPORT_PAGE_METADATA_H
#define COLOPHON_IMPORT_PAGE_METADATA_H

#include "import/webpage.h"

enum fact {
    FACT_AUTHOR, /* names, in their order */
    FACT_DATE,   /* a day; or a month or year, where no more is said */
    FACT_MODIFIED,
    FACT_PUBLISHER,
    FACT_PUBLISHER_URL,
    FACT_SOURCE,    /* absolute address */
    FACT_LANGUAGE,  /* a tag of BCP 47 */
    FACT_COPYRIGHT, /* a line that begins with ©, Copyright or (c) */
    FACT_HOLDER,
    FACT_YEAR,
    FACT_LICENSE,      /* all that is said, in all ways: addresses and texts as they stand there */
    FACT_LICENSE_LINK, /* links to licenses that are not said to be that of the page: badges */
    N_FACTS
};

struct fact_value {
    const char *text;
    const char *from; /* "JSON-LD author", "meta citation_author" */
    int line;         /* of the page; 0: not known */
};

struct page_metadata {
    struct {
        struct fact_value *at;
        size_t n;
    } facts[N_FACTS];
};

/* Memory is the page's arena. After content_find(), which says what of the page is the article.
 * `url` is where the user says that the page was found; NULL. */
void page_metadata_read(const struct webpage *page, const char *url,
                        struct page_metadata *metadata);

/* Adds a value, or with `instead` puts it in the place of what there is. False, and nothing changed,
 * when the value can't be used. `base` is as `url` above. */
bool page_metadata_add(const struct webpage *page, const char *base, struct page_metadata *metadata,
                       enum fact fact, const char *text, const char *from, int line, bool instead);

/* The first value of a fact; NULL. */
const struct fact_value *page_fact(const struct page_metadata *metadata, enum fact fact);

/* The names by which facts go in front matter: "author". */
const char *fact_name(enum fact fact);

#endif
