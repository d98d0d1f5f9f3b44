/*
 * The rules of check, as a table: what each is called, how severe it is, where the reason stands,
 * and what it asks for. `colophon check --list` prints it.
 *
 * A rule that is `answerable` can be answered in front matter or publication.yaml:
 *
 *     answers:
 *       credit: "Reuters is what the article is about"
 *
 * Then its findings there are not reported. An answer to which there is no finding is reported
 * itself.
 */
#ifndef COLOPHON_CHECK_RULES_H
#define COLOPHON_CHECK_RULES_H

#include "base/diag.h"

enum rule_id {
    /* the record */
    RULE_LICENSE,
    RULE_LICENSE_MISSING,
    RULE_LICENSE_ADDRESS,
    RULE_LICENSE_NOTICE,
    RULE_SOURCE_HOST,
    RULE_FACT_MISSING,
    RULE_RECORD_MISSING,
    RULE_FACT_NONE_SUPPLIED,
    RULE_BYLINE,
    RULE_COPYRIGHT_LINE,
    RULE_EVIDENCE,
    RULE_EVIDENCE_ARCHIVE,
    RULE_CHANGES,
    RULE_PRIOR_CHANGES,
    RULE_DISCLAIMER,
    RULE_WITHHELD,
    /* what belongs to others */
    RULE_CREDIT,
    RULE_PICTURE,
    RULE_LONG_QUOTE,
    RULE_PART_BASIS,
    RULE_PART_ORPHAN,
    RULE_TRADEMARK,
    /* NoDerivatives, adaptations */
    RULE_FIDELITY,
    RULE_ADAPTATION,
    RULE_EXCERPT,
    RULE_ANNOTATION,
    RULE_TEASER,
    RULE_TYPOGRAPHY,
    RULE_AUDIO,
    RULE_ADAPTER_DISCOURAGED,
    RULE_SHARE_ALIKE,
    /* money, collections */
    RULE_MONEY,
    RULE_COURSE_FEE,
    RULE_COMMERCIAL_COLLECTION,
    RULE_FRAME_LICENSE,
    /* no further restrictions, no endorsement */
    RULE_COPY_PROTECTION,
    RULE_SITE_TERMS,
    RULE_RESERVATION,
    RULE_BRANDING,
    RULE_ENDORSEMENT,
    RULE_FRAME_COPYRIGHT,
    /* breaches */
    RULE_INCIDENT,
    RULE_INCIDENT_LATE,
    /* answers */
    RULE_ANSWER_UNKNOWN,
    RULE_ANSWER_UNNEEDED,
    N_RULES
};

struct rule {
    const char *name; /* in brackets, never changed */
    enum severity severity;
    bool answerable;
    const char *clause; /* the reason: "CC 4.0 section 3(a)(1)(A)(ii)"; NULL: none of a license */
    const char *asks;   /* what it asks for, in one line */
};

extern const struct rule rules[N_RULES];
/* N_RULES when there is none of this name. */
enum rule_id rule_find(const char *name);
/* The nearest name of a rule that can be answered, or NULL. */
const char *rule_nearest(const char *name);

#endif
