/*
 * Profiles: what is known about the pages of one site, as a YAML file and never as C.
 *
 * The built-in ones lie in import/profiles/ and are embedded; others are given by their file. One
 * of them, `generic`, is for a text whose site nobody described.
 *
 *     profile: cfr                       the name; `version` is a whole number
 *     publisher, genre, language         facts for the front matter
 *     covers: all                        what the license of a text is for; or text: not its pictures
 *     match:  url, text, min_hits        how it is found: by address, or by so many of the lines
 *     text:                              patterns for one line each
 *       title: first-line                or page-title: the first, or a line below that is better
 *       series, date, modified, author, copyright, license
 *                                        of an author group 1 or 2 may be the date
 *       maybe_author                     other lines of the head that may name one: a person is asked
 *       head                         other lines of the head: the title stands above them
 *       standfirst: first-prose          or none
 *       body: all                        what no rule takes; or scored: the best stretch of prose
 *       end, end_after                   where the article is over, after this percentage of its prose
 *       end_if_links                     the same of a page, for a section of nothing but links; another
 *                                        is the article's
 *       drop: [{line, why}]              furniture
 *       list: [{label, into, max_items, max_words}]    a label and the short lines below it
 *       figure: {alt_then_caption, credit, caption_credit}
 *                                        a credit: group 1 of a line, or of what is a caption already
 *         not_licensed, all_credit       sentences beside that of the license, and lines of their
 *                                        own, for which pictures are not under that license
 *       heading: {max_words, level}
 *     html:                              paths in XPath 1.0, for a page
 *       body: PATH                       the article is in these elements; what it drops is not:
 *       drop: [{path, why}]
 *       title, standfirst, series, topic, caption, author, date, modified, copyright, license: PATH
 *     extends: generic                   what is not said here, that profile says; its lists of
 *                                        rules come behind those of this one
 *     tests: [{name, text, roles}]       cases that the profile must pass: one role for each line
 *
 * An unknown key is an error, with its place and the nearest known name.
 */
#ifndef COLOPHON_IMPORT_PROFILE_H
#define COLOPHON_IMPORT_PROFILE_H

#include "base/pattern.h"
#include "import/page_metadata.h"
#include "import/unit.h"

struct rule {
    struct pattern *pattern;
    const char *why; /* of `drop`; else NULL */
    struct place place;
};

/* A path in XPath, and what it is for. */
struct path_rule {
    enum path_use { PATH_ROLE, PATH_BODY, PATH_DROP } use;
    const char *xpath;
    enum role role; /* that blocks get */
    enum fact fact; /* that attributes and texts give; N_FACTS: none */
    struct rule rule;
};

struct rules {
    struct rule *at;
    size_t n;
};

struct label_list {
    struct pattern *label;
    const char *into; /* "keywords" */
    size_t max_items, max_words;
};

struct profile_test {
    const char *name, *text, *roles;
    struct place place;
};

struct owned_pattern {
    struct pattern *pattern;
    struct owned_pattern *next;
};

struct profile {
    bool shared; /* belongs to a struct profiles: profile_free() leaves it */
    struct arena arena;
    struct owned_pattern *patterns;                  /* all, for profile_free() */
    const char *file;                                /* for diagnostics */
    const char *name, *publisher, *genre, *language; /* but for the name NULL when not given */
    struct rules match_url, match_text;
    size_t version, min_hits; /* min_hits 0: is not found by the text */
    bool text_only;           /* the license does not cover pictures */
    bool page_title;
    struct rules series, date, modified, author, maybe_author, copyright, license, end,
        end_if_links, drop, head;
    bool standfirst, scored;
    size_t end_after;
    struct label_list *lists;
    size_t n_lists;
    bool alt_then_caption;
    struct rules credit, caption_credit, not_licensed, all_credit;
    size_t heading_words, heading_level;
    struct path_rule *paths;
    size_t n_paths;
    struct profile_test *tests;
    size_t n_tests;
};

/* The first rule that matches, or NULL. `match` may be NULL. */
const struct rule *rules_match(const struct rules *rules, struct str text,
                               struct pattern_match *match);

/* NULL after an error. `file` names it in diagnostics. */
struct profile *profile_parse(const char *file, struct str text, struct diags *diags);
void profile_free(struct profile *profile);

/* The path of the generic profile among the embedded files. */
#define PROFILE_GENERIC "profiles/generic.yaml"

/* The built-in profiles, read once for many texts and many threads. */
struct profiles;
struct profiles *profiles_new(struct diags *diags);
void profiles_free(struct profiles *profiles);

/* What a profile is looked for by. */
struct profile_search {
    const char *named;  /* a built-in name, one beside the text, or a .yaml file; NULL */
    const char *folder; /* of the text: profiles in it are called NAME.profile.yaml; NULL: none */
    const char *url;    /* NULL: not known */
    const struct profiles *built_in; /* NULL: they are read for this search */
};

/* The profile for a text: the one named, else by address, else by the text, those beside the text
 * before the built-in ones, else `generic`. NULL after an error, whose status is in *status. */
struct profile *profile_find(const struct profile_search *search, const struct units *units,
                             enum status *status, struct diags *diags);
/* Was it found for want of a better one? */
bool profile_is_generic(const struct profile *profile);

/* Runs the profile's own cases; each that fails is an error at its place. Whether all passed. Those that
 * people wrote are run by profile_find(), built-in ones by our tests. */
bool profile_check(const struct profile *profile, struct diags *diags);

#endif
