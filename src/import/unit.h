/*
 * Units: what the input is made of. In a text a unit is a line (or the lines of a hard-wrapped
 * paragraph, joined); in a page it is a block: a paragraph, a heading, an item, a cell.
 *
 * Import gives every unit exactly one role. What a role means for the words of the unit is its
 * fate: they are kept in the work, recorded in the front matter, or left out. Nothing else can
 * happen to a word, and the ledger shows it for each.
 */
#ifndef COLOPHON_IMPORT_UNIT_H
#define COLOPHON_IMPORT_UNIT_H

#include <stdint.h>

#include "base/memory.h"
#include "base/text.h"

enum role {
    ROLE_UNDECIDED,
    ROLE_TITLE,
    ROLE_STANDFIRST,
    ROLE_HEADING,
    ROLE_PARAGRAPH,
    ROLE_ITEM,  /* a paragraph in a list */
    ROLE_QUOTE, /* a paragraph in a quotation */
    ROLE_CODE,
    ROLE_FIGURE, /* the caption of a picture that is kept */
    ROLE_CELL,   /* of a table */
    ROLE_SERIES,
    ROLE_AUTHOR,
    ROLE_DATE,
    ROLE_MODIFIED,
    ROLE_COPYRIGHT,
    ROLE_TOPIC,
    ROLE_CAPTION,
    ROLE_LICENSE,
    ROLE_ALT,
    ROLE_LEFT_OUT,
    N_ROLES
};

enum fate { FATE_KEPT, FATE_RECORDED, FATE_LEFT_OUT };

const char *role_name(enum role role); /* as the ledger prints it: "left-out" */
enum fate role_fate(enum role role);
bool role_in_body(enum role role);

#define UNIT_NONE ((size_t)-1)

/* Why units are left out, where it matters to others than the reader of the ledger: see left_out.h.
 */
#define WHY_PAGE_NAME "name of the page"
#define WHY_BEFORE_TITLE "before the title"
#define WHY_TITLE_AGAIN "repeat of the title"
#define WHY_LICENSE_AGAIN "repeat of the license sentence"
#define WHY_HEAD_LINE "line of the head"
#define WHY_BEFORE_TEXT "line before the text"
#define WHY_BEFORE "before the article"
#define WHY_BEHIND "behind the article"
#define WHY_DOUBLE "the next line says the same"
#define WHY_PULLED "sentence of the text set large"
#define WHY_RUNNING "running head"
#define WHY_POINT "point of a list"
#define WHY_INSIDE "no part of the article"
#define WHY_SIGN "sign that leads to another place in the page"

struct frame;
struct layout;
struct rule;

struct unit {
    int line;        /* at which it begins in the input, from 1 */
    int last_line;   /* at which it ends: another where lines were joined */
    struct str text; /* white space collapsed, none at the ends; U+00A0 inside stays */
    size_t words;
    size_t weight; /* words as a reader would count them: see text_weigh() */
    size_t first;  /* index of the first unit with this text; its own if it is that */
    size_t nth;    /* how many units before it have this text */
    size_t again;  /* index of the next unit with this text; UNIT_NONE */
    bool prose;    /* a paragraph or a sentence: 20 words, or 9 that end like one */
    enum role role;
    int level;               /* of a heading */
    const char *why;         /* what gave it the role; never NULL once decided */
    const struct rule *rule; /* the pattern of a profile that did; NULL: a step of the program */
    bool row;                /* a line of a text with tabs in it */
    int page;                /* number at its edge that may be one: see running.h; -1: none */
    size_t indent;           /* columns before a line of a text */
    size_t list; /* of a text: number of the list that its mark makes it a point of; 0: none */
    size_t mark; /* bytes of that mark at its head, "- "; 0: it has none, or that is a word */
    const struct frame *frame;   /* item or quotation that no page says: see points.h; NULL */
    bool answered;               /* by a person: see review.h */
    const char *label;           /* of a topic: the field it goes into */
    const struct layout *layout; /* how a page sets it (layout.h); NULL in a text */
};

/* Something that a person should look at. */
struct flag {
    size_t unit; /* index; UNIT_NONE: the text as a whole */
    const char *message;
    bool of_prose; /* answered by the answers to all prose that is left out for its place */
};

struct units {
    struct arena *arena; /* holds all of it */
    struct unit *at;
    size_t n, room;
    size_t divided;    /* words of the input that a hyphen divides at the end of a line */
    int first_divided; /* line of the first; 0: none */
    size_t
        width; /* at which the lines of the input were cut, and so were joined; 0: they were not */
    bool furniture; /* a rule of the profile knows a line as what pages have around a text */
    struct flag *flags;
    size_t n_flags, flags_room;
};

/* What of it is published. The mark of an item is no word, but the list's. */
struct str unit_shown(const struct unit *unit);
size_t unit_words(const struct unit *unit); /* of that */

/* Does another unit have the same text? */
bool unit_repeats(const struct units *units, size_t i);

/* The number by which the ledger and the reviewer call a unit. */
static inline size_t unit_number(size_t index)
{
    return index + 1;
}

/* Room for so many units. */
void units_init(struct units *units, struct arena *arena, size_t room);
/* Makes room for so many units where there was less. */
void units_reserve(struct units *units, size_t room);
/* Adds a unit: `text` is borrowed and must already be collapsed. */
void units_add(struct units *units, int line, struct str text);
/* Finds repeats. After the last units_add(). */
void units_finish(struct units *units);
/* Makes two units of unit i, the second from byte `at` of its text on. Before any unit has a role.
 */
void units_split(struct units *units, size_t i, size_t at);
void units_flag(struct units *units, size_t unit, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Gives an undecided unit its role. */
void unit_decide(struct unit *unit, enum role role, const char *why);
void unit_decide_by(struct unit *unit, enum role role, const char *why, const struct rule *rule);
/* The next unit after i that is in the body or undecided and stands before `end`; `end` if none. */
size_t units_next_kept(const struct units *units, size_t i, size_t end);

/* The number of words; where a script sets no spaces between them, by its letters. */
size_t text_weigh(struct str text);
/* Ends in . ! ? or their likes, closing quotes and brackets aside. */
bool text_ends_sentence(struct str text);
/* Begins, after opening quotes, with an upper-case letter, a digit, or a letter without case. */
bool text_begins_upper(struct str text);
bool text_begins_lower(struct str text);            /* with a letter in lower case */
bool text_same_letters(struct str a, struct str b); /* but for case, spaces and punctuation */
uint64_t
text_letters(struct str text); /* a digest of these letters (base/fnv.h); 0: there are none */

#endif
