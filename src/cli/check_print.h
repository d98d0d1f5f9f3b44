/*
 * How check prints what it found, for people and for machines.
 */
#ifndef COLOPHON_CLI_CHECK_PRINT_H
#define COLOPHON_CLI_CHECK_PRINT_H

#include "colophon.h"

enum check_format { CHECK_TEXT, CHECK_JSON, CHECK_SARIF };

/* {"messages": [...], "errors": 1, "warnings": 2, "answered": 0} */
void check_print_json(const struct colophon *colophon);
/* SARIF 2.1.0 (OASIS): answers are suppressions. */
void check_print_sarif(const struct colophon *colophon);
/* The table of rules. */
void check_print_rules(void);
/* Each use, and under it the works that stand in its way. */
void check_print_uses(const char *content, const struct colophon_use *uses, size_t n);
void check_print_uses_json(const struct colophon_use *uses, size_t n);

#endif
