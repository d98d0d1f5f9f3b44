/*
 * The model as templates see it: jansson objects. Every function gives a new reference. A key
 * without a value is left out, so that a section of it in a template renders nothing.
 *
 * `colophon build --data PAGE` prints what the template of a page gets.
 */
#ifndef COLOPHON_MODEL_DATA_H
#define COLOPHON_MODEL_DATA_H

#include <jansson.h>

#include "model/publication.h"

struct data_page {
    const char *path;  /* of the file that is written, relative to its output's top */
    const char *title; /* for <title> */
    const char *lang;
    const char *kind; /* "work", "index", "license", "embed", "chapter": also sets is_<kind> */
    const char *description;
};

/* Makes what all pages get of the publication, once: when it is settled what is published, and before
 * there are threads. Without, data_root() makes it for each page. */
void data_prepare(struct publication *publication);

/* {generator, notice_lang, notice_lang_here, publication: {...}, page: {...}, readings: {...}}: the root of
 * every template's data. notice_lang_here is there where notices are in another language than the page. */
json_t *data_root(const struct publication *publication, const struct data_page *page);
/* {id, label, name, url}; NULL when none is known. */
json_t *data_license(const struct license *license);
/* What a list shows of a work: its metadata and its license. */
json_t *data_entry(const struct publication *publication, const struct work *work,
                   const struct notice_facts *facts);
/* An entry with the record of its words, which is known when the body has been read. */
json_t *data_card(const struct publication *publication, const struct work *work,
                  const struct notice_facts *facts);
/* A card with notice_short, notice_full, and the parts that were left out. */
json_t *data_work(const struct publication *publication, const struct work *work,
                  const struct notice_facts *facts);
/* Adds `marks`, what machines read in the head of a page of the work, or of the section of it that
 * is not NULL (license/marks.h), to what data_work() gave. */
void data_add_marks(json_t *object, const struct publication *publication, const struct work *work,
                    const struct notice_facts *facts, const struct mark_section *section);
/* {path, absolute, snippet}: the HTML to paste where the work shall appear in a frame. The notice
 * stands in the snippet too, as words, so that it survives when the frame is dropped. */
json_t *data_embed(const struct publication *publication, const struct work *work,
                   const struct notice_facts *facts);
/* {styles: [{name, text}], files: [{name, href, type}], text, html, markdown}: how to cite the work, and
 * its plain downloads. */
json_t *data_citations(const struct publication *publication, const struct work *work);
/* Sets a key to a text; a NULL text sets nothing. */
void data_set(json_t *object, const char *key, const char *text);
/* The same for what was rendered by us, which is UTF-8 and is not checked again. */
void data_set_buf(json_t *object, const char *key, const struct buf *text);
/* Sets a key to the path as it stands in a link: what an address can't have is escaped. */
void data_set_link(json_t *object, const char *key, const char *path);

/* Whether the language, by its script or by custom, is written from right to left. */
bool lang_is_rtl(const char *lang);

/* Adds the publication as a tree for a sidebar, if there is anything in it: outline.items, a list of
 * {title, lang, href, is_part, current, open, has_items, items}. `open` says that the page whose
 * data this is stands in it. Only for themes that ask for it: every page lists all works then. */
void data_add_outline(json_t *root, const struct publication *publication);

#endif
