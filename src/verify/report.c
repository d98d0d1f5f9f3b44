#include "verify/report.h"

#include <stdlib.h>

void verify_report_clear(struct verify_report *report)
{
    free(report->rows);
    free(report->survivals);
    arena_clear(&report->arena);
    *report = (struct verify_report){0};
}
