/*
 * Facts in the words of a page, in the form that front matter has them.
 */
#ifndef COLOPHON_IMPORT_FACT_TEXT_H
#define COLOPHON_IMPORT_FACT_TEXT_H

#include "base/memory.h"
#include "base/text.h"

/* Without character references, which pages write twice, and with white space collapsed. */
const char *fact_text(struct arena *arena, const char *text);

/* A name, without "By" before it; NULL: no name (an address, "admin", too long). */
const char *fact_person(struct arena *arena, const char *text);

/* The people that a line names, without "By" before it; the whole line as one where it can't be told
 * apart. 0: no name. In a byline two names may be joined by a comma only; elsewhere the first may be
 * the last name of the second. */
enum { FACT_PEOPLE = 32 };
size_t fact_people(struct arena *arena, const char *text, bool byline,
                   const char *names[FACT_PEOPLE]);

/* Is it one word in small letters, as people log in: "jsmith"? */
bool fact_is_account(const char *name);

/* An English date ("June 18, 2014", "18 June 2014"), an ISO one with or without a time, or one with
 * slashes as YYYY-MM-DD. "2014-06" and "2014" stay. NULL when it is none of them, or no day of the
 * calendar. */
const char *fact_date(struct arena *arena, struct str text);

/* An absolute address of the web; NULL. A `page` is not at the root of its site: pages that say so
 * speak of another. What is no page has no fragment: that would be a name in JSON-LD. */
const char *fact_address(struct arena *arena, const char *base, const char *text, bool page);

/* "en_US" and "EN-us" as "en-US"; NULL: no language tag. */
const char *fact_language(struct arena *arena, const char *text);

/* Does a line claim a copyright: "© 2024 Name", "Copyright Name"? */
bool fact_is_copyright(struct str line);

#endif
