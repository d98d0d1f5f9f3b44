/*
 * The notice in words: the short one that every separable unit carries at its head, and the full
 * one at its foot, as plain text and as XHTML. From one set of facts, so they can't disagree.
 *
 * Facts that were not supplied are left out of the sentences; nothing is invented. The wording
 * follows section 3(a)(1) of the CC 4.0 licenses (title, creators, copyright notice, license
 * notice, source, changes, license with address) and also keeps what 3.0 asks for (title always,
 * the address with every copy).
 */
#ifndef COLOPHON_LICENSE_NOTICE_H
#define COLOPHON_LICENSE_NOTICE_H

#include "license/license.h"

/* Something within the text that is another's, and is here: a picture with its own license. */
struct notice_part {
    const char *what;               /* "one photograph" */
    const char *credit, *copyright; /* verbatim; NULL where not known */
    const char *license, *url;      /* label and address; NULL: it has none of its own */
    const char *source;             /* where it is from: an address; NULL */
    bool covered;                   /* by the license of the text */
};

struct notice_facts {
    const char
        *lang; /* of the frame sentences: "en"; a language we have no sentences for gives "en" */
    const char *work_lang;     /* of the work's title, for lang attributes */
    const char *title;         /* required */
    const char *creators;      /* the authors, "A and B", ready to print; NULL: none supplied */
    const char *helpers;       /* "translated by C, edited by D"; NULL */
    const char *publisher;     /* who published it first; NULL */
    const char *publisher_url; /* NULL */
    const char *date;          /* ISO; NULL */
    const char *source;        /* where it was published: an address; NULL */
    bool adapted;              /* what is at `source` was adapted here: this is no copy of it */
    const char *original, *original_author; /* of an adaptation: title and author of the text that
                                               it was made from; NULL */
    const char *original_source;            /* its address; NULL */
    const struct license *original_license; /* NULL: not said */
    const char *retrieved;                  /* ISO; NULL */
    const char *copyright;                  /* verbatim "(c) 2024 Holder"; NULL */
    const char *holder;                     /* of the copyright, for marks; NULL */
    const char *copyright_year;             /* for marks; NULL */
    const char *attribution;                /* the credit that was asked for; NULL */
    const char *attribution_url;            /* where it leads; NULL */
    const char *more_permissions;           /* address: what else may be had; NULL */
    const struct license_record *license;   /* required; license.id NULL: says that none is known */
    const char *format;         /* what this rendering is: "web page", "EPUB", "embedded page" */
    const char *const *changes; /* phrases: "site navigation left out"; n_changes of them */
    size_t n_changes;
    const char *const *prior_changes; /* what others changed before, as they said it */
    size_t n_prior_changes;
    const struct notice_part
        *parts; /* those that are here and have a credit or terms of their own */
    size_t n_parts;
    bool excerpt;            /* only a part of the work is given here, in its own words */
    const char *section;     /* of an excerpt: the heading it stands under; NULL */
    bool wording_unchanged;  /* there is a fidelity record and nothing altered a word */
    const char *republisher; /* who publishes this copy; NULL or equal to publisher: not said */
    bool one_of_several;     /* the page is about other works, too: this license is not the page's,
                                 and the link to it has no rel="license" */
    bool new_window; /* the page stands in a frame: links to other sites open a window of their
                                 own, because most of the web may not be shown there */
    const char *license_page; /* relative address of the page with credits; NULL: no link. Only the
                                 full notice in XHTML has it: text can't link. */
    bool full_on_page; /* the full notice stands on license_page, in the same book: at the foot is
                                 what must not be parted from the text */
};

/* The language in which the sentences come for `lang`: its own, or "en". */
const char *notice_lang(const char *lang);

/* One line, without line end: “TITLE” by CREATORS, COPYRIGHT. CC BY-NC-ND 4.0:
 * https://creativecommons.org/licenses/by-nc-nd/4.0/ — Source: URL. Always with the address written
 * out, so that it survives the loss of every tag. An excerpt begins: Excerpt from “TITLE”, or
 * Excerpt (“SECTION”) from “TITLE”. */
void notice_short_text(const struct notice_facts *facts, struct buf *out);
/* The same words as phrasing content (no block element) with links: the license link has
 * rel="license", unless the work is one of several. */
void notice_short_html(const struct notice_facts *facts, struct buf *out);
/* For slides and handouts: the short notice, and what was changed, as far as anything was; as text,
 * as <p> elements, as Markdown. */
void notice_attribution_text(const struct notice_facts *facts, struct buf *out);
void notice_attribution_html(const struct notice_facts *facts, struct buf *out);
void notice_attribution_markdown(const struct notice_facts *facts, struct buf *out);
/* Several sentences; paragraphs are separated by an empty line. */
void notice_full_text(const struct notice_facts *facts, struct buf *out);
/* Both as Markdown, with what it would read as syntax escaped. */
void notice_short_markdown(const struct notice_facts *facts, struct buf *out);
void notice_full_markdown(const struct notice_facts *facts, struct buf *out);
/* The same words as <p> elements, and the link to license_page as one more. With full_on_page: the
 * short notice with the link, what was changed, the terms of parts. */
void notice_full_html(const struct notice_facts *facts, struct buf *out);
/* Both, in less time than one by one. */
void notice_html(const struct notice_facts *facts, struct buf *short_notice, struct buf *full);

#endif
