/*
 * The shapes of values in front matter and publication.yaml: dates, languages, addresses.
 */
#ifndef COLOPHON_MODEL_VALUES_H
#define COLOPHON_MODEL_VALUES_H

#include "base/memory.h"
#include "base/text.h"

/* ISO 8601 as W3C-DTF profiles it: 2024, 2024-03, 2024-03-09 or 2024-03-09T14:30:00Z. */
bool value_is_date(const char *text);
/* The first second of a date: "2024-03" gives "2024-03-01T00:00:00Z". The text must be a date. */
char *value_time(struct arena *arena, const char *date);
/* The second since 1970 in that form; kept within the years 1970 to 9999. */
char *value_time_of_epoch(struct arena *arena, long long seconds);
/* A language tag in the shape of BCP 47: "en", "pt-BR", "zh-Hant-TW". No registry is asked. */
bool value_is_language(const char *text);
/* An absolute http or https address with a host, without characters that need an escape. */
bool value_is_address(const char *text);
/* n lower-case hexadecimal digits. */
bool value_is_hex(const char *text, size_t n);
/* The first code point that XML can't hold, as a control character; 0 when there is none. */
unsigned value_bad_character(struct str text);

#endif
