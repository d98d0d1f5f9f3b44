/*
 * The files that reference managers read.
 */
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "model/citation.h"

/* "Licensed CC BY-ND 4.0, https://...": for fields of free text. */
static void add_license(const struct citation *citation, struct buf *out)
{
    if (!citation->license->id)
        return;
    buf_addf(out, "Licensed %s", citation->license->label);
    if (citation->license->url)
        buf_addf(out, ", %s", citation->license->url);
}

/* License, notice, and where our copy is: one line. */
static void add_note(const struct citation *citation, struct buf *out)
{
    add_license(citation, out);
    buf_addf(out, "%s%s", out->n > 0 ? ". " : "", citation->notice);
    if (citation->copy)
        buf_addf(out, " Reproduced at %s", citation->copy);
}

static void add_iso_date(const struct citation_date *date, char between, struct buf *out)
{
    buf_addf(out, "%04d", date->year);
    if (date->month)
        buf_addf(out, "%c%02d", between, date->month);
    if (date->month && date->day)
        buf_addf(out, "%c%02d", between, date->day);
}

/* -------------------------------------------------------------------------- BibTeX and biblatex */

/* What TeX reads as an instruction. Letters of all scripts stay: UTF-8 is what its readers expect.
 */
static void add_tex(struct buf *out, const char *text)
{
    for (; *text; text++) {
        if (strchr("&%$#_{}", *text))
            buf_addf(out, "\\%c", *text);
        else if (*text == '\\')
            buf_adds(out, "\\textbackslash{}");
        else if (*text == '~')
            buf_adds(out, "\\textasciitilde{}");
        else if (*text == '^')
            buf_adds(out, "\\textasciicircum{}");
        else
            buf_addc(out, *text);
    }
}

/* Nothing for a value that is NULL or empty. */
static void add_field(struct buf *out, const char *name, const char *value)
{
    if (!value || !*value)
        return;
    buf_addf(out, ",\n  %s = {", name);
    add_tex(out, value);
    buf_addc(out, '}');
}

/* Addresses are not text: readers take them as they are, but braces would end the field. */
static void add_address(struct buf *out, const char *name, const char *url)
{
    if (!url)
        return;
    buf_addf(out, ",\n  %s = {", name);
    for (; *url; url++)
        if (*url == '{' || *url == '}' || *url == '\\')
            buf_addf(out, "%%%02X", (unsigned)(unsigned char)*url);
        else
            buf_addc(out, *url);
    buf_addc(out, '}');
}

static void add_people(struct buf *out, const char *field, const struct citation_people *people)
{
    if (people->n == 0)
        return;
    buf_addf(out, ",\n  %s = {", field);
    for (size_t i = 0; i < people->n; i++) {
        const struct citation_name *name = &people->names[i];
        buf_adds(out, i > 0 ? " and " : "");
        if (name->family) {
            add_tex(out, name->family);
            buf_adds(out, *name->given ? ", " : "");
            add_tex(out, name->given);
        } else { /* braces keep it in one piece */
            buf_addc(out, '{');
            add_tex(out, name->literal);
            buf_addc(out, '}');
        }
    }
    buf_addc(out, '}');
}

/* A second pair of braces keeps the case of the letters. */
static void begin_entry(const struct citation *citation, const char *type, struct buf *out)
{
    buf_addf(out, "@%s{%s", type, citation->key);
    add_people(out, "author", &citation->people[CREATOR_AUTHOR]);
    buf_adds(out, ",\n  title = {{");
    add_tex(out, citation->title);
    buf_adds(out, "}}");
    add_people(out, "editor", &citation->people[CREATOR_EDITOR]);
}

static void end_entry(const struct citation *citation, struct buf *out)
{
    struct buf note = BUF_INIT;
    add_field(out, "language", citation->lang);
    add_field(out, "copyright", citation->license->label);
    add_note(citation, &note);
    add_field(out, "note", note.p);
    buf_adds(out, "\n}\n");
    buf_clear(&note);
}

void citation_bibtex(const struct citation *citation, struct buf *out)
{
    static const char *const months[] = {"jan", "feb", "mar", "apr", "may", "jun",
                                         "jul", "aug", "sep", "oct", "nov", "dec"};
    begin_entry(citation, "misc", out);
    add_field(out, "publisher", citation->site);
    if (citation->date.year)
        buf_addf(out, ",\n  year = {%04d}", citation->date.year);
    if (citation->date.month)
        buf_addf(out, ",\n  month = %s", months[citation->date.month - 1]);
    add_address(out, "url", citation->url);
    end_entry(citation, out);
}

void citation_biblatex(const struct citation *citation, struct buf *out)
{
    struct buf date = BUF_INIT;
    begin_entry(citation, "online", out);
    add_people(out, "translator", &citation->people[CREATOR_TRANSLATOR]);
    add_field(out, "organization", citation->site);
    if (citation->date.year) {
        add_iso_date(&citation->date, '-', &date);
        add_field(out, "date", date.p);
    }
    add_address(out, "url", citation->url);
    if (citation->accessed.year) {
        buf_reset(&date);
        add_iso_date(&citation->accessed, '-', &date);
        add_field(out, "urldate", date.p);
    }
    end_entry(citation, out);
    buf_clear(&date);
}

/* ----------------------------------------------------------------------------------------- RIS */

static void add_tag(struct buf *out, const char *tag, const char *value)
{
    if (value && *value)
        buf_addf(out, "%s  - %s\r\n", tag, value);
}

static void add_ris_date(struct buf *out, const char *tag, const struct citation_date *date)
{
    struct buf text = BUF_INIT;
    if (date->year) {
        add_iso_date(date, '/', &text);
        add_tag(out, tag, text.p);
    }
    buf_clear(&text);
}

static void add_ris_people(struct buf *out, const char *tag, const struct citation_people *people)
{
    for (size_t i = 0; i < people->n; i++) {
        const struct citation_name *name = &people->names[i];
        if (name->family && *name->given)
            buf_addf(out, "%s  - %s, %s\r\n", tag, name->family, name->given);
        else
            add_tag(out, tag, name->family ? name->family : name->literal);
    }
}

void citation_ris(const struct citation *citation, struct buf *out)
{
    struct buf license = BUF_INIT;
    add_tag(out, "TY", "ELEC");
    add_ris_people(out, "AU", &citation->people[CREATOR_AUTHOR]);
    add_ris_people(out, "A2", &citation->people[CREATOR_EDITOR]);
    add_ris_people(out, "A4", &citation->people[CREATOR_TRANSLATOR]);
    add_tag(out, "TI", citation->title);
    add_tag(out, "PB", citation->site);
    if (citation->date.year)
        buf_addf(out, "PY  - %04d\r\n", citation->date.year);
    add_ris_date(out, "DA", &citation->date);
    add_ris_date(out, "Y2", &citation->accessed);
    add_tag(out, "LA", citation->lang);
    add_tag(out, "UR", citation->url);
    add_tag(out, "L2", citation->copy);
    add_license(citation, &license);
    add_tag(out, "N1", license.p);
    add_tag(out, "N1", citation->notice);
    buf_adds(out, "ER  - \r\n");
    buf_clear(&license);
}

/* ------------------------------------------------------------------------------------ CSL-JSON */

static void set(json_t *object, const char *key, const char *text)
{
    if (text && *text)
        json_object_set_new(object, key, json_string(text));
}

static void set_date(json_t *object, const char *key, const struct citation_date *date)
{
    if (!date->year)
        return;
    json_t *parts = json_array();
    json_array_append_new(parts, json_integer(date->year));
    if (date->month)
        json_array_append_new(parts, json_integer(date->month));
    if (date->month && date->day)
        json_array_append_new(parts, json_integer(date->day));
    json_object_set_new(object, key, json_pack("{s:[o]}", "date-parts", parts));
}

static json_t *csl_names(const struct citation_people *people)
{
    json_t *names = json_array();
    for (size_t i = 0; i < people->n; i++) {
        const struct citation_name *name = &people->names[i];
        json_t *object = json_object();
        set(object, "family", name->family);
        set(object, "given", name->given);
        if (!name->family)
            set(object, "literal", name->literal);
        json_array_append_new(names, object);
    }
    return names;
}

void citation_csl(const struct citation *citation, struct buf *out)
{
    struct buf note = BUF_INIT;
    json_t *item = json_object();
    set(item, "id", citation->key);
    set(item, "type", "webpage");
    set(item, "title", citation->title);
    for (enum creator_kind kind = 0; kind < N_CREATOR_KINDS; kind++)
        if (citation->people[kind].n > 0)
            json_object_set_new(item, creator_kind_names[kind], csl_names(&citation->people[kind]));
    set(item, "container-title", citation->site);
    set_date(item, "issued", &citation->date);
    set_date(item, "accessed", &citation->accessed);
    set(item, "URL", citation->url);
    set(item, "language", citation->lang);
    add_note(citation, &note);
    set(item, "note", note.p);
    json_t *file = json_pack("[o]", item);
    char *text = json_dumps(file, JSON_INDENT(2));
    buf_addf(out, "%s\n", text);
    free(text);
    json_decref(file);
    buf_clear(&note);
}
