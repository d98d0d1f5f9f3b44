/*
 * Signs: what can be seen of a line of a text and of the lines around it, in numbers. From them
 * sequence.h tells which lines are the article. No sign knows a site, and none but those of the
 * profile's rules knows a language.
 */
#ifndef COLOPHON_IMPORT_SIGNS_H
#define COLOPHON_IMPORT_SIGNS_H

#include "import/profile.h"

/* Each is between 0 and SIGN_FULL: of what is or is not so, one of the two. */
enum { SIGN_FULL = 10 };

enum sign {
    SIGN_ANY, /* of every line */
    /* words, as text_weigh() counts them */
    SIGN_WORDS_1,
    SIGN_WORDS_3,
    SIGN_WORDS_7,
    SIGN_WORDS_13,
    SIGN_WORDS_19,
    SIGN_WORDS_39,
    SIGN_WORDS_MORE,
    /* the last mark, closing quotes aside */
    SIGN_ENDS_PERIOD,
    SIGN_ENDS_EXCLAMATION,
    SIGN_ENDS_QUESTION,
    SIGN_ENDS_COLON,
    SIGN_ENDS_COMMA, /* or a semicolon */
    SIGN_ENDS_ELLIPSIS,
    SIGN_ENDS_PARENTHESIS,
    /* the beginning */
    SIGN_BEGINS_LOWER,
    SIGN_BEGINS_DIGIT,
    SIGN_BEGINS_NUMBER, /* 1. or 1) or 1: */
    SIGN_BEGINS_SYMBOL,
    SIGN_BEGINS_QUOTE,
    /* the words */
    SIGN_TITLE_CASE, /* share of the longer words but the first that begin with a capital */
    SIGN_CAPITALS,   /* no small letter */
    SIGN_DIGITS,     /* share of the characters */
    SIGN_COMMAS,     /* in ten words */
    SIGN_SEPARATOR,  /* | / > and their likes between spaces */
    SIGN_DASH,       /* between spaces */
    SIGN_COLON,      /* before more words */
    SIGN_SENTENCES,  /* there is another sentence in it */
    SIGN_ADDRESS,    /* of the web or of e-mail */
    SIGN_COPYRIGHT,
    SIGN_CURRENCY,
    /* rules of the profile */
    SIGN_HEAD,
    SIGN_END,
    /* the same line elsewhere */
    SIGN_CAME_BEFORE,
    SIGN_COMES_AGAIN,
    SIGN_LEADS_LATER, /* the line that comes again stands before prose */
    SIGN_LISTED,      /* the line came before, and now stands above prose */
    SIGN_CONTENTS,    /* in a list of headings (contents.h) */
    SIGN_IN_CONTENTS, /* in which this line is */
    SIGN_FRAGMENT,    /* alone among others a short line in lower case */
    SIGN_FRAGMENT_BEFORE,
    /* the lines before and behind it that no rule has taken */
    SIGN_PROSE_BEFORE,
    SIGN_PROSE_BEFORE_2,
    SIGN_PROSE_BEHIND,
    SIGN_PROSE_BEHIND_2,
    SIGN_PROSE_AROUND, /* before and behind */
    SIGN_QUESTION_ABOVE_PROSE,
    SIGN_LONG_BEFORE,
    SIGN_LONG_BEHIND,
    SIGN_COLON_BEFORE,
    SIGN_BELOW_COLON, /* in the short lines below a colon */
    SIGN_LIKE_BEFORE, /* much the same in length, beginning and end */
    SIGN_LIKE_BEHIND,
    SIGN_ABOVE_LIST, /* above lines that are like each other and not like it */
    SIGN_SERIES,     /* others begin with the same word or with a number, elsewhere */
    SIGN_ALIKE_NEXT, /* one of them stands next to it */
    SIGN_STYLE,      /* as many capitals as most short lines above prose have */
    SIGN_STYLE_OTHER,
    SIGN_BEGINS_NEXT,    /* the next line begins with all of it */
    SIGN_SHORT_BEFORE_1, /* so many short lines in a row */
    SIGN_SHORT_BEFORE_3,
    SIGN_SHORT_BEFORE_MORE,
    SIGN_SHORT_BEHIND_1,
    SIGN_SHORT_BEHIND_3,
    SIGN_SHORT_BEHIND_MORE,
    SIGN_PROSE_NEAR, /* share of the lines around it */
    SIGN_PROSE_FAR,
    /* lines that a rule has taken */
    SIGN_TAKEN_BEFORE,
    SIGN_TAKEN_BEHIND,
    SIGN_CAPTION_NEXT, /* one is the credit of a picture */
    SIGN_TAKEN_NEAR,   /* share of the lines around it */
    /* empty lines, where some lines have none between them */
    SIGN_GAP_BEFORE,
    SIGN_GAP_BEHIND,
    SIGN_NO_GAP, /* before it, nor the title */
    /* the place in the text */
    SIGN_ABOVE_TITLE,
    SIGN_BELOW_TITLE,   /* the first lines */
    SIGN_ABOVE_PROSE,   /* nothing of it has passed */
    SIGN_MOST_PASSED,   /* of the prose: 60 percent */
    SIGN_MORE_PASSED,   /* 80 */
    SIGN_NEARLY_PASSED, /* 95 */
    SIGN_ALL_PASSED,
    SIGN_IN_STRETCH, /* with the best sum of prose */
    SIGN_ABOVE_STRETCH,
    SIGN_IN_CORE,     /* a paragraph of the stretch */
    SIGN_CORE_BEGUN,  /* a sentence of the stretch, or one has passed */
    SIGN_CORE_LEFT,   /* share of them that stand here or behind */
    SIGN_CORE_PASSED, /* none does */
    /* what it is about: share of its longer words */
    SIGN_OF_ARTICLE,    /* that are in another paragraph of the article */
    SIGN_OF_TOPIC,      /* that are in several */
    SIGN_LONG_OF_TOPIC, /* a paragraph that shares much, or little */
    SIGN_LONG_OFF_TOPIC,
    SIGN_OF_NEXT,   /* that are in the next lines */
    SIGN_OF_BEFORE, /* that are in the lines before */
    SIGN_OF_TITLE,
    N_SIGNS
};

struct line_signs {
    size_t unit; /* index */
    signed char at[N_SIGNS];
};

/* Of the units before `end` that have no role yet, *n of them. The memory is the arena's of the
 * units. The stretch of which signs tell is that of body_find(). */
struct line_signs *signs_read(const struct units *units, const struct profile *profile, size_t end,
                              size_t *n);

#endif
