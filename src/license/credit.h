/*
 * Who is credited, and what is an address: what all marks have in common. For the marks alone.
 */
#ifndef COLOPHON_LICENSE_CREDIT_H
#define COLOPHON_LICENSE_CREDIT_H

#include "license/notice.h"

/* The text itself when it is an http or https address; else NULL. */
const char *marks_web_address(const char *text);
/* The holder of the copyright, else who licenses; NULL. */
const char *marks_holder(const struct notice_facts *facts);
/* The credit that was asked for, else creators and publisher. */
void marks_credit(const struct notice_facts *facts, struct buf *out);

#endif
