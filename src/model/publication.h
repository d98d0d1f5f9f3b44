/*
 * A publication: a folder of works with its publication.yaml.
 */
#ifndef COLOPHON_MODEL_PUBLICATION_H
#define COLOPHON_MODEL_PUBLICATION_H

#include <jansson.h>

#include "license/marks.h"
#include "license/notice.h"
#include "model/outline.h"
#include "model/outputs.h"
#include "model/work.h"

struct readings;

struct publication {
    struct arena arena;
    const char *folder; /* as the user named it: "content" */
    const char *file;   /* "content/publication.yaml" */
    const char *name;   /* [a-z0-9-]: names the book */
    const char *title, *description, *lang, *publisher;
    const char *base_url; /* absolute, with a trailing '/'; NULL */
    const char *theme;    /* "default" if not given */
    struct place theme_place;
    const struct yaml_node *theme_options; /* as given: theme/options.h; NULL */
    const char *modified; /* of the whole, "YYYY-MM-DDThh:mm:ssZ"; never from the clock */
    bool dated; /* somebody said when; else `modified` is only there for formats that ask for it */
    struct license_record license; /* of the frame: what is the publisher's own; id NULL if none */
    struct place license_place;
    struct use use;
    struct incident *incidents;
    size_t n_incidents;
    struct answers answers;
    unsigned outputs;             /* of enum output_kind; outputs_usual() if not given */
    struct evaluation evaluation; /* of the book of all works */
    struct cover cover;           /* of the book of all works */
    unsigned books;               /* of enum book_kind; that of all if not given */
    const char *cartridge;        /* version of the Common Cartridge, "1.1" or "1.3" */
    bool embed_sections;          /* embed pages of sections, too; yes if not given */
    struct work *works;           /* in reading order, as in the outline */
    size_t n_works;
    const struct outline_node *outline; /* the works in parts: the root */
    const struct readings *readings;    /* model/readings.h; NULL: there is no reading list */
    json_t *readings_data;              /* of it, as every page gets it; NULL */
    json_t *data;                       /* of this, as every page gets it: data_prepare() */
    const char *identifier;             /* "urn:uuid:..." */
    const char *generator; /* version of this program, for the outputs; set by the pipeline */
    struct publication_index *index;
};

struct publication_options {
    long long
        source_date_epoch; /* seconds; used when the content has no date; negative: not given */
    bool drafts;           /* works with draft: true are taken in */
    unsigned threads;      /* 0: one a processor */
};

/* Reads publication.yaml and the front matter of every work (*.md) below the folder; a folder below
 * it with its own publication.yaml is another publication and is left out; names that begin with
 * '.' or '_' too. Reports every mistake, and goes on: check diags_status(). NULL when there is
 * nothing to go on with. */
struct publication *publication_read(const char *folder, const struct publication_options *options,
                                     struct diags *diags);
void publication_free(struct publication *publication);

/* The work with this source path, or NULL. */
const struct work *publication_find(const struct publication *publication, const char *path);

/* Where a link in a work leads. */
enum link_kind {
    LINK_EXTERNAL, /* has a scheme, or is "//host/..." */
    LINK_FRAGMENT, /* "#id" in the same work */
    LINK_WORK,     /* another work of the publication, or the same by its path */
    LINK_ASSET,    /* a file of the publication that is no work, e.g. an image */
    LINK_BROKEN,   /* leads to nothing, out of the folder, or is absolute */
};

struct link_target {
    enum link_kind kind;
    const struct work *work; /* LINK_WORK */
    const char *path;     /* LINK_ASSET: in the publication's folder, normal, decoded; LINK_BROKEN:
                                that of a text which is there, and not published; else NULL */
    const char *fragment; /* without '#', decoded; NULL if none */
};

/* Percent escapes in `url` are decoded. Whether the file of an asset exists is checked here;
 * whether a fragment exists is not. */
struct link_target publication_link(struct arena *arena, const struct publication *publication,
                                    const struct work *from, const char *url);

/* The facts of the notice and of the marks for a work in a rendering: `format` is what the
 * rendering is ("web page"). `license_page` may be NULL. Phrases of `changes` come from the work's
 * record, and from its parts that were left out. Memory is the arena's. */
void work_facts(struct arena *arena, const struct publication *publication, const struct work *work,
                const char *format, const char *license_page, struct notice_facts *facts);
/* Whether a part that is here has a license of its own that we know. */
bool part_own_license(struct arena *arena, const struct part *part, struct license *license);
/* Who made it, in one line: "A and B, translated by C"; NULL. The arena's, or borrowed. */
const char *work_byline(struct arena *arena, const struct notice_facts *facts);
void work_mark_facts(struct arena *arena, const struct publication *publication,
                     const struct work *work, const struct notice_facts *notice,
                     struct mark_facts *facts);
/* The file of a book in the site: "downloads/reader.epub", "downloads/briefs/slug.epub". */
char *publication_book(struct arena *arena, const struct publication *publication);
char *work_book(struct arena *arena, const struct work *work);
/* Reports works whose books would be the one of the publication, where both kinds are made. */
void publication_check_books(const struct publication *publication, struct diags *diags);
/* Another download of a work in the site: "downloads/briefs/slug" and the extension. */
char *work_download(struct arena *arena, const struct work *work, const char *extension);
/* Its oEmbed answer: "embed/slug.json". */
char *work_oembed(struct arena *arena, const struct work *work);
/* The id of its entry on a page of licenses or credits, of its path: "c-credit-5969028f1a2b". */
char *work_credit_id(struct arena *arena, const struct work *work);
/* That entry in the site: "license.html#c-credit-5969028f1a2b", "license/2.html#...". */
char *work_credit(struct arena *arena, const struct publication *publication,
                  const struct work *work);
/* The address of a file of the site, by its path: absolute, or relative to its top without a
 * base-url. Bytes that an address can't hold are escaped. */
char *publication_address(struct arena *arena, const struct publication *publication,
                          const char *page);
/* The picture in the site that networks show with a link: the work's own where it asks for one,
 * else the publication's (also of a NULL work). */
const char *share_picture_path(struct arena *arena, const struct work *work);
/* "urn:uuid:..." of the source address, else of base-url + page, else of
 * urn:colophon:<name>/<path>. */
char *work_identifier(struct arena *arena, const struct publication *publication,
                      const struct work *work);

#endif
