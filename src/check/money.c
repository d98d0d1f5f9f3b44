#include <string.h>

#include "check/concerns.h"

static const struct work *first_noncommercial(const struct publication *publication, size_t *n)
{
    const struct work *first = NULL;
    *n = 0;
    for (size_t i = 0; i < publication->n_works; i++)
        if (publication->works[i].license.license.noncommercial) {
            first = first ? first : &publication->works[i];
            ++*n;
        }
    return first;
}

/* What is said of one work, or of all; `blocking` is the work, or the first, that forbids it. */
static void check_use(struct findings *findings, const struct work *work, const struct use *use,
                      const struct work *blocking, size_t n)
{
    const char *label = blocking->license.license.label;
    struct place where = blocking->license_place;
    for (size_t i = 0; i < N_USE_MONEY; i++) {
        if (!use->money[i])
            continue;
        if (i != USE_COURSE_FEE)
            finding(findings, work, RULE_MONEY, use->money_places[i],
                    "'%s' is '%s', and %s at %s:%d is not for commercial use; take it out, or "
                    "leave %s out",
                    use_money_keys[i], use->money[i], label, where.file, where.line,
                    n == 1 ? "that work" : "such works");
        else if (!use->basis)
            finding(findings, work, RULE_COURSE_FEE, use->money_places[i],
                    "the course costs '%s', and %s at %s:%d is not for commercial use; say in "
                    "'basis' why this is not commercial",
                    use->money[i], label, where.file, where.line);
    }
    if (use->kind == USE_COMMERCIAL)
        finding(findings, work, work ? RULE_MONEY : RULE_COMMERCIAL_COLLECTION, use->place,
                "the use is said to be commercial, and %zu %s, the first at %s:%d (%s)", n,
                n == 1 ? "work forbids that" : "works forbid that", where.file, where.line, label);
}

/* Its license is for what is the publisher's own. Other than that it claims what others licensed. */
static void check_frame_license(struct findings *findings, const struct publication *publication)
{
    const struct license_record *frame = &publication->license;
    if (!frame->applies_to || strcmp(frame->applies_to, "frame") == 0 || !frame->license.id)
        return;
    for (size_t i = 0; i < publication->n_works; i++) {
        const struct work *work = &publication->works[i];
        if (work->license.license.id && strcmp(work->license.license.id, frame->license.id) == 0)
            continue;
        finding(findings, NULL, RULE_FRAME_LICENSE, publication->license_place,
                "the license of the frame is said to apply to '%s', but %s:%d is under %s; write "
                "'applies-to: frame'",
                frame->applies_to, work->license_place.file, work->license_place.line,
                work->license.license.id ? work->license.license.label : "none");
        return;
    }
}

void check_money(struct findings *findings, const struct publication *publication)
{
    size_t n;
    const struct work *first = first_noncommercial(publication, &n);
    if (first)
        check_use(findings, NULL, &publication->use, first, n);
    for (size_t i = 0; i < publication->n_works; i++) {
        const struct work *work = &publication->works[i];
        if (work->license.license.noncommercial)
            check_use(findings, work, &work->use, work, 1);
    }
    check_frame_license(findings, publication);
}
