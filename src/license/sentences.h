/*
 * The sentences of the notice in each language we have.
 *
 * A sentence is a template of pieces.h: {fact}, and [what falls away when a fact was not supplied].
 * Names of licenses stay English in all languages, since Creative Commons' own translations of them
 * differ from page to page; the address beside them is the same for all.
 *
 * Facts: section more prior title creators helpers publisher copyright source licensor notice disclaimer changes
 * republisher, other (the licensor, else the publisher), label (of the license) name url, evidence
 * archive (addresses); home (the source, where it is the publisher's), origin (the source, else that of the original of an adaptation), original (its
 * title) original_author original_source original_license (its label); dates, each either a day ("2023-09-12") or a longer time ("2023"): day year,
 * retrieved retrieved_year, seen seen_year; of one part after the other: part (what it is) part_credit
 * part_copyright part_license (label) part_url part_apart part_source.
 */
#ifndef COLOPHON_LICENSE_SENTENCES_H
#define COLOPHON_LICENSE_SENTENCES_H

enum { N_FORMATS = 5 };

struct sentences {
    const char *lang;

    const char *short_notice;
    const char *excerpt;          /* before the short notice, with a space at its end */
    const char *no_license_label; /* stands for {label} when no license is known */

    const char *published; /* publisher or date is known */
    const char *exists;    /* neither is */
    const char *source;
    const char *is_excerpt;
    const char *adapted;
    const char *copyright;

    const char *licensed, *licensed_otherwise; /* Creative Commons; a license of one's own */
    const char *zero, *mark, *dedication;
    const char *no_license;

    const char *notice, *found, *archive, *disclaimer;
    const char *changes, *excerpted, *unchanged;
    const char *prior;
    const char *part, *part_apart;  /* what is another's; that no license is known for it */
    const char *formats[N_FORMATS]; /* as in notice_formats */
    const char *other_format;       /* with {format} */

    /* What one may do, by what the license asks for. */
    const char *may, *may_nd, *may_sa, *may_nc, *may_nc_nd, *may_nc_sa;
    const char *may_all, *may_as_known, *may_otherwise;
    const char *warranty, *warranty_differs;
    const char *more; /* permissions beyond the license */

    const char *independent, *layout, *no_restriction;
    const char *page;    /* the link to all credits */
    const char *in_full; /* the link to the one that has the full notice */
};

/* What a rendering is, as callers name it. */
extern const char *const notice_formats[N_FORMATS];
/* Never NULL: in English when there are none for this language. */
const struct sentences *sentences_for(const char *lang);

#endif
