#include "check/uses.h"

#include <string.h>

static enum license_answer worse(enum license_answer a, enum license_answer b)
{
    return a == ANSWER_NO || b == ANSWER_NO             ? ANSWER_NO
           : a == ANSWER_UNKNOWN || b == ANSWER_UNKNOWN ? ANSWER_UNKNOWN
                                                        : ANSWER_YES;
}

/* The works with different licenses, one of each: the others can't say anything else. */
static size_t different(struct arena *arena, const struct publication *publication,
                        const struct license ***out)
{
    const struct license **list = arena_array(arena, publication->n_works, sizeof *list);
    size_t n = 0;
    for (size_t i = 0; i < publication->n_works; i++) {
        const struct license *license = &publication->works[i].license.license;
        size_t k = 0;
        while (k < n && (!list[k]->id || !license->id ? list[k]->id != license->id
                                                      : strcmp(list[k]->id, license->id) != 0))
            k++;
        if (k == n)
            list[n++] = license;
    }
    *out = list;
    return n;
}

struct work_uses *uses_of(struct arena *arena, const struct publication *publication)
{
    struct work_uses *uses = arena_array(arena, publication->n_works, sizeof *uses);
    const struct license **licenses;
    size_t n = different(arena, publication, &licenses);
    for (size_t i = 0; i < publication->n_works; i++) {
        const struct work *work = &publication->works[i];
        uses[i] = (struct work_uses){work, license_terms(&work->license.license), ANSWER_YES};
        for (size_t k = 0; k < n; k++)
            uses[i].combine =
                worse(uses[i].combine, license_remix(&work->license.license, licenses[k]));
    }
    return uses;
}
