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

/* Those that let nobody adapt them, or don't say so, are in the way themselves, not what is beside them. */
static enum license_answer combine(const struct license *license, const struct license **others,
                                   size_t n)
{
    enum license_answer answer = license_remix(license, license);
    for (size_t i = 0; i < n; i++)
        if (license_terms(others[i]).adapt == ANSWER_YES)
            answer = worse(answer, license_remix(license, others[i]));
    return answer;
}

struct work_uses *uses_of(struct arena *arena, const struct publication *publication)
{
    struct work_uses *uses = arena_array(arena, publication->n_works, sizeof *uses);
    const struct license **licenses;
    size_t n = different(arena, publication, &licenses);
    for (size_t i = 0; i < publication->n_works; i++) {
        const struct work *work = &publication->works[i];
        const struct license *license = &work->license.license;
        uses[i] = (struct work_uses){work, license_terms(license), combine(license, licenses, n)};
    }
    return uses;
}
