#include "check/findings.h"

#include <pthread.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

struct findings {
    const struct publication *publication;
    struct diags *diags;
    bool full;
    bool reproduces; /* one of the works is another's */
    pthread_mutex_t lock;
    bool *used;    /* one an answer: those of the publication, then those of each work */
    size_t *first; /* of each work */
};

bool work_is_reproduced(const struct publication *publication, const struct work *work)
{
    bool elsewhere = work->publisher && (!publication->publisher ||
                                         strcmp(work->publisher, publication->publisher) != 0);
    bool imported = work->fidelity.sha256[0] != '\0' && !(work->missing & NONE_SOURCE);
    return elsewhere || imported || work->license.notice || work->withheld;
}

bool work_is_foreign(const struct publication *publication, const struct work *work)
{
    const char *source = work->source, *home = publication->base_url;
    bool ours = source && home && str_starts(str_of(source), str_of(home));
    return (source && !ours) || work_is_reproduced(publication, work);
}

struct findings *findings_new(const struct publication *publication, bool full, struct diags *diags)
{
    struct findings *findings = mem_alloc(sizeof *findings);
    size_t n = publication->answers.n;
    *findings = (struct findings){.publication = publication, .diags = diags, .full = full};
    pthread_mutex_init(&findings->lock, NULL);
    findings->first = mem_alloc((publication->n_works + 1) * sizeof *findings->first);
    for (size_t i = 0; i < publication->n_works; i++) {
        findings->first[i] = n;
        n += publication->works[i].answers.n;
        findings->reproduces |= work_is_reproduced(publication, &publication->works[i]);
    }
    findings->used = mem_alloc((n + 1) * sizeof *findings->used);
    return findings;
}

void findings_free(struct findings *findings)
{
    if (!findings)
        return;
    pthread_mutex_destroy(&findings->lock);
    free(findings->used);
    free(findings->first);
    free(findings);
}

bool findings_reproduces(const struct findings *findings)
{
    return findings->reproduces;
}

static const struct answer *answer_in(struct findings *findings, const struct answers *answers,
                                      size_t first, const char *rule)
{
    for (size_t i = 0; i < answers->n; i++)
        if (strcmp(answers->list[i].rule, rule) == 0) {
            pthread_mutex_lock(&findings->lock);
            findings->used[first + i] = true;
            pthread_mutex_unlock(&findings->lock);
            return &answers->list[i];
        }
    return NULL;
}

static const struct answer *find_answer(struct findings *findings, const struct work *work,
                                        const struct rule *rule)
{
    const struct publication *publication = findings->publication;
    const struct answer *answer = NULL;
    if (!rule->answerable)
        return NULL;
    if (work)
        answer = answer_in(findings, &work->answers, findings->first[work - publication->works],
                           rule->name);
    return answer ? answer : answer_in(findings, &publication->answers, 0, rule->name);
}

void finding(struct findings *findings, const struct work *work, enum rule_id id,
             struct place place, const char *format, ...)
{
    const struct rule *rule = &rules[id];
    const struct answer *answer = find_answer(findings, work, rule);
    if (rule->severity != SEVERITY_ERROR && !findings->full)
        return;
    struct buf text = BUF_INIT;
    va_list args;
    va_start(args, format);
    buf_addv(&text, format, args);
    va_end(args);
    if (rule->clause)
        buf_addf(&text, " (%s)", rule->clause);
    if (answer)
        diag_answered(findings->diags, place, rule->name, answer->reason, "%s", text.p);
    else if (rule->severity == SEVERITY_ERROR)
        diag_error(findings->diags, place, rule->name, "%s", text.p);
    else if (rule->severity == SEVERITY_WARNING)
        diag_warning(findings->diags, place, rule->name, "%s", text.p);
    else
        diag_remark(findings->diags, place, rule->name, "%s", text.p);
    buf_clear(&text);
}

void finding_unknown(struct findings *findings, const struct work *work, enum rule_id rule)
{
    find_answer(findings, work, &rules[rule]); /* which counts it as needed */
}

static void check_answer(struct findings *findings, const struct answer *answer, bool used)
{
    enum rule_id id = rule_find(answer->rule);
    if (id < N_RULES && rules[id].answerable) {
        if (!used)
            finding(findings, NULL, RULE_ANSWER_UNNEEDED, answer->place,
                    "nothing is found against '%s'; take the answer out", answer->rule);
        return;
    }
    const char *nearest = rule_nearest(answer->rule);
    if (id < N_RULES)
        finding(findings, NULL, RULE_ANSWER_UNKNOWN, answer->place,
                "the rule '%s' can't be answered; mend what it finds", answer->rule);
    else if (nearest)
        finding(findings, NULL, RULE_ANSWER_UNKNOWN, answer->place,
                "there is no rule '%s'; did you mean '%s'?", answer->rule, nearest);
    else
        finding(findings, NULL, RULE_ANSWER_UNKNOWN, answer->place,
                "there is no rule '%s'; see 'colophon check --list'", answer->rule);
}

void findings_finish(struct findings *findings)
{
    const struct publication *publication = findings->publication;
    for (size_t i = 0; i < publication->answers.n; i++)
        check_answer(findings, &publication->answers.list[i], findings->used[i]);
    for (size_t w = 0; w < publication->n_works; w++)
        for (size_t i = 0; i < publication->works[w].answers.n; i++)
            check_answer(findings, &publication->works[w].answers.list[i],
                         findings->used[findings->first[w] + i]);
}
