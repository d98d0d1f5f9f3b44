#include "verify/record.h"

#include <string.h>

#include "base/utf8.h"
#include "verify/notice.h"
#include "verify/quote.h"

/* A notice under examination. */
struct examined {
    struct str seen;
    struct place place;
    const char *subject;
    struct diags *diags;
    struct arena arena;
};

static bool is_action(const struct part *part, const char *action)
{
    return part->action && strcmp(part->action, action) == 0;
}

bool record_leaves_out(const struct part *part)
{
    return is_action(part, "omit") || is_action(part, "link");
}

static void say(struct examined *examined, const char *what, const char *fact)
{
    diag_error(examined->diags, examined->place, "notice-record",
               "%s doesn't say %s that its source's front matter has: '%s'", examined->subject,
               what, quote(&examined->arena, str_of(fact)));
}

static void want_fact(struct examined *examined, const char *what, const char *fact)
{
    struct buf line = BUF_INIT;
    utf8_collapse(&line, str_of(fact));
    while (line.n > 0 && line.p[line.n - 1] == '.') /* the notice has sentences of its own */
        line.n--;
    if (line.n > 0 && str_find(examined->seen, buf_str(&line), 0) == examined->seen.n)
        say(examined, what, fact);
    buf_clear(&line);
}

static void want_part(struct examined *examined, const struct part *part)
{
    struct license license;
    if (part->covered || !part_is_licensed(part) || record_leaves_out(part))
        return;
    want_fact(examined, "the credit", part->credit);
    if (license_from_id(&examined->arena, part->license, &license) == LICENSE_FOUND &&
        license.url && !notice_gives_license(&examined->arena, examined->seen, license.url))
        say(examined, "the license of a part", license.url);
}

static void want_facts(struct examined *examined, const struct work *record)
{
    want_fact(examined, "the copyright", record->copyright);
    want_fact(examined, "where the original is", record->original.source);
    for (size_t i = 0; i < record->n_changes; i++)
        want_fact(examined, "the change", record->changes[i]);
    for (size_t i = 0; i < record->n_parts; i++)
        want_part(examined, &record->parts[i]);
}

void record_check(const struct work *record, struct str seen, struct place place,
                  const char *subject, struct diags *diags)
{
    struct examined examined = {seen, place, subject, diags, {0}};
    want_facts(&examined, record);
    arena_clear(&examined.arena);
}

void record_check_full(const struct work *record, struct str seen, struct place place,
                       const char *subject, struct diags *diags)
{
    struct examined examined = {seen, place, subject, diags, {0}};
    struct credit source = {record->source, NULL};
    want_facts(&examined, record);
    if (record->attribution)
        want_fact(&examined, "the credit", record->attribution);
    for (size_t i = 0; i < record->n_creators && !record->attribution; i++)
        want_fact(&examined, "who made it", record->creators[i].name);
    if (record->source && !notice_gives(seen, &source))
        say(&examined, "where it comes from", record->source);
    arena_clear(&examined.arena);
}
