/*
 * A copyright that is claimed in passing: beside the license ("... 4.0 License. © 2024 The Review."),
 * or in the footer of a page. The first is the notice of the text if it names who wrote or published
 * it. That of a footer is the site's: whether it is the text's, too, a person must say.
 */
#include <string.h>

#include "base/utf8.h"
#include "import/layout.h"
#include "import/record.h"

enum { CLAIM_WORDS = 60 }; /* a longer unit speaks of more than this */

static bool begins_year(struct str text)
{
    text = utf8_trim(text);
    return text.n >= 4 && (str_starts(text, STR("19")) || str_starts(text, STR("20"))) &&
           text.p[2] >= '0' && text.p[2] <= '9' && text.p[3] >= '0' && text.p[3] <= '9';
}

/* "© 2024 The Delta Review": from the mark with its year to the end of the sentence; n 0: none. */
static struct str find_claim(struct str text)
{
    static const char *const marks[] = {"©", "(c)", "(C)", "Copyright"};
    size_t from = text.n, end;
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        size_t at = str_find(text, str_of(marks[i]), 0), behind = at + strlen(marks[i]);
        bool both = at < text.n && str_starts(str_sub(text, behind, text.n), STR(" ©"));
        if (at < from && begins_year(str_sub(text, behind + (both ? strlen(" ©") : 0), text.n)))
            from = at;
    }
    end = from < text.n ? str_find(text, STR(". "), from) : text.n;
    end -= end == text.n && str_ends(text, STR(".")) && from < text.n;
    return str_sub(text, from, end);
}

static bool names(struct str claim, const char *name)
{
    return name && str_find(claim, str_of(name), 0) < claim.n;
}

static bool names_its_own(const struct record *record, struct str claim)
{
    bool own = names(claim, record->publisher) || names(claim, record->holder);
    for (size_t i = 0; i < record->n_authors; i++)
        own |= names(claim, record->authors[i]);
    return own;
}

/* Credits of pictures are theirs. */
static bool is_of_picture(const struct unit *unit)
{
    const xmlNode *node = unit->layout ? unit->layout->node : NULL;
    return unit->role == ROLE_CAPTION || unit->role == ROLE_FIGURE || unit->role == ROLE_ALT ||
           (node && (webpage_element(node)->caption || webpage_element(node)->figure));
}

static void take(struct record *record, struct arena *arena, const struct unit *unit,
                 struct str claim)
{
    record->copyright = arena_strndup(arena, claim.p, claim.n);
    record->facts[record->n_facts++] =
        (struct import_fact){"copyright", record->copyright, unit->why, unit->line};
}

void record_gather_copyright(struct record *record, struct units *units)
{
    for (size_t i = 0; i < units->n && !record->copyright; i++) {
        const struct unit *unit = &units->at[i];
        struct str claim = unit->words <= CLAIM_WORDS && !is_of_picture(unit)
                               ? find_claim(unit->text)
                               : (struct str){0};
        if (claim.n == 0)
            continue;
        if (unit->role == ROLE_LICENSE && names_its_own(record, claim)) {
            take(record, units->arena, unit, claim);
        } else if (!record->claim) {
            record->claim = unit;
        }
    }
    if (record->copyright)
        record->claim = NULL;
    if (record->claim)
        units_flag(units, (size_t)(record->claim - units->at),
                   "a copyright is claimed, but not as that of the text");
}
