/*
 * JSON-LD of a page: what schema.org's vocabulary says of the article in it.
 *
 * A page may have several scripts, each with one object, an array or an @graph, and objects may name
 * each other by @id. The article is the first object with a type of articles (else of another work,
 * else of the page itself) that stands at the top, in an @graph or as the main entity: what is in
 * lists and parts speaks of other pages. What the article does not say, the object of the page may.
 *
 *     struct json_ld *ld = json_ld_new();
 *     json_ld_add(ld, script);                       each script
 *     json_ld_each(ld, "author", JSON_LD_NAME, take, context);
 *     json_ld_free(ld);
 */
#ifndef COLOPHON_IMPORT_JSON_LD_H
#define COLOPHON_IMPORT_JSON_LD_H

#include "base/text.h"

struct json_ld;

/* What stands for an object where a text is asked for: its name, or its @id or url. */
enum json_ld_text { JSON_LD_NAME, JSON_LD_ADDRESS };

struct json_ld *json_ld_new(void);
void json_ld_free(struct json_ld *ld);
/* Takes one script; one that is no JSON says nothing. */
void json_ld_add(struct json_ld *ld, struct str script);
/* Gives each value of a property as a text as it stands there; at most JSON_LD_VALUES. */
enum { JSON_LD_VALUES = 64 };
void json_ld_each(const struct json_ld *ld, const char *property, enum json_ld_text kind,
                  void (*each)(void *context, const char *text), void *context);

#endif
