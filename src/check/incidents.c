#include <stdlib.h>

#include "check/concerns.h"
#include "license/terms.h"

/* Days since 1 March of year 0 in the Gregorian calendar; a year or a month begins with its first
 * day. */
static long day_number(const char *date)
{
    long year = strtol(date, NULL, 10), month = 1, day = 1;
    size_t n = str_of(date).n;
    if (n >= 7)
        month = strtol(date + 5, NULL, 10);
    if (n >= 10)
        day = strtol(date + 8, NULL, 10);
    month = (month + 9) % 12;
    year -= month / 10;
    return 365 * year + year / 4 - year / 100 + year / 400 + (month * 306 + 5) / 10 + day - 1;
}

static void check_open(struct findings *findings, const struct work *work,
                       const struct incident *incident, int days, const char *today)
{
    long past = today ? day_number(today) - day_number(incident->discovered) : 0;
    if (!today)
        finding_unknown(findings, work, RULE_INCIDENT_LATE);
    if (!today)
        finding(findings, work, RULE_INCIDENT, incident->place,
                "a breach is open: %s, discovered %s; mend it within %d days, record 'cured', or "
                "let '--today' say how many are left",
                incident->what, incident->discovered, days);
    else if (past <= days)
        finding(findings, work, RULE_INCIDENT, incident->place,
                "a breach is open: %s; %ld of %d days are left to mend it; then record 'cured'",
                incident->what, days - past, days);
    else
        finding(findings, work, RULE_INCIDENT_LATE, incident->place,
                "a breach was not mended in %d days: %s; the license has ended, take the work out "
                "or ask the licensor to reinstate it",
                days, incident->what);
}

static void check_incident(struct findings *findings, const struct work *work,
                           const struct incident *incident, const char *today)
{
    struct license_terms terms = {.cure_days = 30};
    if (work)
        terms = license_terms(&work->license.license);
    if (terms.cure_days == 0)
        finding(findings, work, RULE_INCIDENT_LATE, incident->place,
                "%s: a breach ends %s at once; ask the licensor to reinstate it, and record that "
                "as an answer",
                incident->what, work->license.license.label ? work->license.license.label : "it");
    else if (!incident->cured)
        check_open(findings, work, incident, terms.cure_days, today);
    else if (day_number(incident->cured) - day_number(incident->discovered) > terms.cure_days)
        finding(findings, work, RULE_INCIDENT_LATE, incident->place,
                "%s: mended on %s, more than %d days after %s; ask the licensor to reinstate the "
                "license, and record that as an answer",
                incident->what, incident->cured, terms.cure_days, incident->discovered);
}

void check_incidents(struct findings *findings, const struct publication *publication,
                     const char *today)
{
    for (size_t i = 0; i < publication->n_incidents; i++)
        check_incident(findings, NULL, &publication->incidents[i], today);
    for (size_t w = 0; w < publication->n_works; w++)
        for (size_t i = 0; i < publication->works[w].n_incidents; i++)
            check_incident(findings, &publication->works[w], &publication->works[w].incidents[i],
                           today);
}
