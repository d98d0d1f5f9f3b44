/*
 * References in the three styles, as plain text.
 */
#include "model/citation.h"

#include <string.h>
#include <utf8proc.h>

#include "base/utf8.h"

static const char *const months[] = {"January",   "February", "March",    "April",
                                     "May",       "June",     "July",     "August",
                                     "September", "October",  "November", "December"};
/* MLA handbook, 9th edition, appendix 1. */
static const char *const short_months[] = {"Jan.", "Feb.", "Mar.",  "Apr.", "May",  "June",
                                           "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."};

/* Ends a sentence, unless it ends in a mark of its own. */
static void end_sentence(struct buf *out)
{
    struct str text = buf_str(out);
    if (!str_ends(text, STR(".")) && !str_ends(text, STR("?")) && !str_ends(text, STR("!")))
        buf_addc(out, '.');
}

static bool same(const char *a, const char *b)
{
    return a && b && strcmp(a, b) == 0;
}

/* "A. M." of "Ada Marie", "J.-P." of "Jean-Paul". */
static void add_initials(struct buf *out, const char *given)
{
    struct str rest = str_of(given);
    bool start = true, first = true;
    while (rest.n > 0) {
        size_t length;
        uint32_t c = utf8_decode(rest, &length);
        bool space = utf8_is_space(c);
        if (start && !space && c != '-') {
            buf_adds(out, first ? "" : " ");
            utf8_encode(out, c);
            buf_addc(out, '.');
            first = start = false;
        } else if (c == '-' && !start && rest.n > length) {
            size_t next;
            buf_addc(out, '-');
            utf8_encode(out, utf8_decode(str_sub(rest, length, rest.n), &next));
            buf_addc(out, '.');
        } else if (space) {
            start = true;
        }
        rest = str_sub(rest, length, rest.n);
    }
}

/* ----------------------------------------------------------------------------------------- APA */

/* Of more than twenty names the first nineteen and the last are given. */
enum { APA_MOST = 20 };

static void add_apa_names(const struct citation_people *people, struct buf *out)
{
    size_t n = people->n;
    for (size_t i = 0; i < n; i++) {
        bool cut = n > APA_MOST && i == APA_MOST - 1;
        if (cut)
            i = n - 1;
        const struct citation_name *name = &people->names[i];
        if (i > 0)
            buf_adds(out, cut ? ", \xE2\x80\xA6 " : i + 1 == n ? ", & " : ", ");
        buf_adds(out, name->family ? name->family : name->literal);
        if (name->family && *name->given) {
            buf_adds(out, ", ");
            add_initials(out, name->given);
        }
    }
}

/* "A. Name & B. Name, Eds.": not turned around. */
static void add_apa_helpers(const struct citation_people *people, const char *what, bool plural,
                            struct buf *out)
{
    for (size_t i = 0; i < people->n; i++) {
        const struct citation_name *name = &people->names[i];
        buf_adds(out, i == 0 ? "" : i + 1 < people->n ? ", " : " & ");
        if (name->family && *name->given) {
            add_initials(out, name->given);
            buf_addc(out, ' ');
        }
        buf_adds(out, name->family ? name->family : name->literal);
    }
    if (people->n > 0)
        buf_addf(out, ", %s%s.", what, plural && people->n > 1 ? "s" : "");
}

static void add_apa_title(const struct citation *citation, struct buf *out)
{
    const struct citation_people *editors = &citation->people[CREATOR_EDITOR],
                                 *translators = &citation->people[CREATOR_TRANSLATOR];
    buf_adds(out, citation->title);
    if (editors->n + translators->n == 0)
        return;
    buf_adds(out, " (");
    add_apa_helpers(editors, "Ed", true, out);
    buf_adds(out, editors->n > 0 && translators->n > 0 ? "; " : "");
    add_apa_helpers(translators, "Trans", false, out);
    buf_addc(out, ')');
}

static void add_apa_date(const struct citation_date *date, struct buf *out)
{
    if (!date->year) {
        buf_adds(out, " (n.d.)");
        return;
    }
    buf_addf(out, " (%d", date->year);
    if (date->month)
        buf_addf(out, ", %s", months[date->month - 1]);
    if (date->day)
        buf_addf(out, " %d", date->day);
    buf_addc(out, ')');
}

void citation_apa(const struct citation *citation, struct buf *out)
{
    const struct citation_people *authors = &citation->people[CREATOR_AUTHOR];
    bool named = authors->n > 0;
    if (named)
        add_apa_names(authors, out);
    else
        add_apa_title(citation, out);
    end_sentence(out);
    add_apa_date(&citation->date, out);
    buf_addc(out, '.');
    if (named) {
        buf_addc(out, ' ');
        add_apa_title(citation, out);
        end_sentence(out);
    }
    bool said = authors->n == 1 && same(citation->site, authors->names[0].literal);
    if (citation->site && !said) {
        buf_addf(out, " %s", citation->site);
        end_sentence(out);
    }
    if (citation->url)
        buf_addf(out, " %s", citation->url);
}

/* --------------------------------------------------------------------------------------- MLA */

/* The first name turned around, the others not. */
static void add_turned_name(const struct citation_name *name, bool first, struct buf *out)
{
    if (!name->family || !*name->given)
        buf_adds(out, name->family ? name->family : name->literal);
    else if (first)
        buf_addf(out, "%s, %s", name->family, name->given);
    else
        buf_addf(out, "%s %s", name->given, name->family);
}

static void add_quoted_title(const struct citation *citation, struct buf *out)
{
    buf_adds(out, out->n > 0 ? " " : "");
    buf_addf(out, "\xE2\x80\x9C%s", citation->title);
    end_sentence(out);
    buf_adds(out, "\xE2\x80\x9D");
}

/* "Translated by A and B", after the title; both MLA and Chicago say so. */
static void add_helpers(const struct citation_people *people, const char *what, const char *end,
                        struct buf *out)
{
    for (size_t i = 0; i < people->n; i++)
        buf_addf(out, "%s%s",
                 i == 0              ? what
                 : i + 1 < people->n ? ", "
                                     : " and ",
                 people->names[i].literal);
    buf_adds(out, people->n > 0 ? end : "");
}

static void add_mla_date(const struct citation_date *date, struct buf *out)
{
    if (date->day)
        buf_addf(out, "%d ", date->day);
    if (date->month)
        buf_addf(out, "%s ", short_months[date->month - 1]);
    buf_addf(out, "%d", date->year);
}

static void add_mla_names(const struct citation *citation, struct buf *out)
{
    const struct citation_people *authors = &citation->people[CREATOR_AUTHOR];
    add_turned_name(&authors->names[0], true, out);
    if (authors->n == 2) {
        buf_adds(out, ", and ");
        add_turned_name(&authors->names[1], false, out);
    } else if (authors->n > 2) {
        buf_adds(out, ", et al");
    }
    end_sentence(out);
}

void citation_mla(const struct citation *citation, struct buf *out)
{
    const struct citation_people *authors = &citation->people[CREATOR_AUTHOR];
    if (authors->n > 0)
        add_mla_names(citation, out);
    add_quoted_title(citation, out);
    const struct citation_people *translators = &citation->people[CREATOR_TRANSLATOR],
                                 *editors = &citation->people[CREATOR_EDITOR];
    bool helped = translators->n + editors->n > 0;
    add_helpers(translators, " Translated by ", "", out);
    add_helpers(editors, translators->n ? ", edited by " : " Edited by ", "", out);
    const char *between = helped ? ", " : " ";
    if (citation->site) {
        buf_addf(out, "%s%s", between, citation->site);
        between = ", ";
    }
    if (citation->date.year) {
        buf_adds(out, between);
        add_mla_date(&citation->date, out);
        between = ", ";
    }
    if (citation->url)
        buf_addf(out, "%s%s", between, citation->url);
    if (helped || citation->site || citation->date.year || citation->url)
        end_sentence(out);
    if (!citation->date.year && citation->accessed.year) {
        buf_adds(out, " Accessed ");
        add_mla_date(&citation->accessed, out);
        end_sentence(out);
    }
}

/* ------------------------------------------------------------------------------------- Chicago */

/* Of more than ten names the first seven are given. */
enum { CHICAGO_MOST = 10, CHICAGO_FIRST = 7 };

static void add_chicago_names(const struct citation *citation, struct buf *out)
{
    const struct citation_people *authors = &citation->people[CREATOR_AUTHOR];
    size_t n = authors->n > CHICAGO_MOST ? CHICAGO_FIRST : authors->n;
    for (size_t i = 0; i < n; i++) {
        bool last = i + 1 == authors->n;
        if (i > 0)
            buf_adds(out, last ? ", and " : ", ");
        add_turned_name(&authors->names[i], i == 0, out);
    }
    if (n < authors->n)
        buf_adds(out, ", et al");
    end_sentence(out);
}

static void add_chicago_date(const struct citation_date *date, struct buf *out)
{
    if (date->month)
        buf_addf(out, "%s ", months[date->month - 1]);
    if (date->day)
        buf_addf(out, "%d, ", date->day);
    buf_addf(out, "%d.", date->year);
}

void citation_chicago(const struct citation *citation, struct buf *out)
{
    const struct citation_people *authors = &citation->people[CREATOR_AUTHOR];
    bool owner = authors->n == 0 && citation->site;
    bool said = owner || (authors->n == 1 && same(citation->site, authors->names[0].literal));
    if (owner) {
        buf_adds(out, citation->site);
        end_sentence(out);
    } else if (authors->n > 0) {
        add_chicago_names(citation, out);
    }
    add_quoted_title(citation, out);
    add_helpers(&citation->people[CREATOR_TRANSLATOR], " Translated by ", ".", out);
    add_helpers(&citation->people[CREATOR_EDITOR], " Edited by ", ".", out);
    if (citation->site && !said)
        buf_addf(out, " %s%s", citation->site, citation->date.year ? "," : ".");
    if (citation->date.year) {
        buf_addc(out, ' ');
        add_chicago_date(&citation->date, out);
    } else if (citation->accessed.year) {
        buf_adds(out, " Accessed ");
        add_chicago_date(&citation->accessed, out);
    }
    if (citation->url)
        buf_addf(out, " %s.", citation->url);
}
