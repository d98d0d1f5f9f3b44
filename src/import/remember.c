#include "import/remember.h"

#include <string.h>

struct memory {
    struct arena *arena;
    const struct review *review;
    struct import_options *options;
    const char **authors;
    size_t n_authors;
};

/* Takes a fact, unless it is said otherwise now. */
static bool take(struct memory *memory, struct str field, struct str option, const char *value)
{
    const struct {
        const char *option;
        const char **place;
    } single[] = {{"--url", &memory->options->url},
                  {"--date", &memory->options->date},
                  {"--retrieved", &memory->options->retrieved}};
    if (review_fact(memory->review, arena_strndup(memory->arena, field.p, field.n)))
        return false;
    if (str_is(option, "--author") && memory->options->n_authors == 0) {
        memory->authors[memory->n_authors++] = value;
        return true;
    }
    for (size_t i = 0; i < sizeof single / sizeof *single; i++)
        if (str_is(option, single[i].option) && !*single[i].place) {
            *single[i].place = value;
            return true;
        }
    return false;
}

/* "  source: https://example.org/a (--url)": false when the fact is from no option. */
static bool read_fact(struct str line, struct str *field, struct str *value, struct str *option)
{
    struct str mark = STR(" (--");
    size_t colon = str_find(line, STR(": "), 0), at = line.n;
    for (size_t i = str_find(line, mark, 0); i < line.n; i = str_find(line, mark, i + 1))
        at = i;
    if (!str_starts(line, STR("  ")) || !str_ends(line, STR(")")) || colon >= at || at == line.n)
        return false;
    *field = str_sub(line, 2, colon);
    *value = str_sub(line, colon + 2, at);
    *option = str_sub(line, at + 2, line.n - 1);
    return true;
}

void remember_options(struct arena *arena, struct str ledger, const struct review *review,
                      const char *file, struct import_options *options, struct diags *diags)
{
    struct memory memory = {.arena = arena, .review = review, .options = options};
    struct str rest = ledger, line, field, value, option;
    size_t lines = 0;
    while (str_next_line(&rest, &line))
        lines++;
    memory.authors = arena_array(arena, lines, sizeof *memory.authors);
    bool facts = false;
    while (str_next_line(&ledger, &line)) {
        if (facts && !str_starts(line, STR("  ")))
            break;
        facts |= str_is(line, "facts:");
        if (!facts || !read_fact(line, &field, &value, &option) ||
            !take(&memory, field, option, arena_strndup(arena, value.p, value.n)))
            continue;
        diag_note(diags, (struct place){file, 0, 0}, "%.*s '%.*s' is kept from an earlier import",
                  (int)option.n, option.p, (int)value.n, value.p);
    }
    if (memory.n_authors > 0) {
        options->authors = memory.authors;
        options->n_authors = memory.n_authors;
    }
}
