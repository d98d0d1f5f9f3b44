/*
 * The ledger for programs.
 */
#include <jansson.h>
#include <stdlib.h>

#include "import/ledger.h"

static json_t *text_of(struct str text)
{
    return text.p ? json_stringn(text.p, text.n) : json_null();
}

static json_t *maybe(const char *text)
{
    return text ? json_string(text) : json_null();
}

static void add_field(void *context, const char *field)
{
    json_array_append_new(context, json_string(field));
}

static json_t *source(const struct record *record)
{
    return json_pack("{s:o, s:s}", "file", maybe(record->source_file), "sha256",
                     record->source_sha256);
}

static json_t *profile(const struct record *record)
{
    return record->profile ? json_pack("{s:s, s:I}", "name", record->profile, "version",
                                       (json_int_t)record->profile_version)
                           : json_null();
}

static json_t *facts(const struct record *record)
{
    json_t *list = json_array();
    for (size_t i = 0; i < record->n_facts; i++) {
        const struct import_fact *fact = &record->facts[i];
        json_t *line = fact->line > 0 ? json_integer(fact->line) : json_null();
        json_array_append_new(list, json_pack("{s:s, s:s, s:s, s:o}", "field", fact->field, "value",
                                              fact->value, "from", fact->from, "line", line));
    }
    return list;
}

static json_t *answers(const struct record *record)
{
    json_t *list = json_array();
    for (size_t i = 0; i < record->review->n; i++) {
        const struct review_answer *answer = &record->review->answers[i];
        json_array_append_new(list, json_pack("{s:s, s:s, s:b}", "about", answer->about, "answer",
                                              answer->text, "fits", answer->fits));
    }
    return list;
}

static json_t *words(const struct units *units)
{
    return json_pack("{s:I, s:I, s:I}", "kept", (json_int_t)ledger_words(units, FATE_KEPT),
                     "recorded", (json_int_t)ledger_words(units, FATE_RECORDED), "left-out",
                     (json_int_t)ledger_words(units, FATE_LEFT_OUT));
}

static json_t *doubts(const struct units *units)
{
    json_t *list = json_array();
    for (size_t i = 0; i < units->n_flags; i++) {
        const struct flag *flag = &units->flags[i];
        json_t *number = flag->unit == UNIT_NONE
                             ? json_null()
                             : json_integer((json_int_t)unit_number(flag->unit));
        json_array_append_new(list,
                              json_pack("{s:o, s:s}", "unit", number, "doubt", flag->message));
    }
    return list;
}

static json_t *rows(const struct units *units)
{
    json_t *list = json_array();
    for (size_t i = 0; i < units->n; i++) {
        const struct unit *unit = &units->at[i];
        const char *key = review_key(units->arena, unit->text, unit->nth);
        json_t *row =
            json_pack("{s:I, s:s, s:i, s:s, s:s, s:o}", "unit", (json_int_t)unit_number(i), "key",
                      key, "line", unit->line, "role", role_name(unit->role), "why", unit->why,
                      "text", text_of(unit->text));
        if (unit->last_line > unit->line)
            json_object_set_new(row, "last-line", json_integer(unit->last_line));
        if (unit->answered)
            json_object_set_new(row, "answered", json_true());
        if (unit->role == ROLE_HEADING)
            json_object_set_new(row, "level", json_integer(unit->level));
        json_array_append_new(list, row);
    }
    return list;
}

void ledger_write_json(const struct units *units, const struct record *record, struct buf *out)
{
    json_t *missing = json_array();
    record_missing(record, add_field, missing);
    json_t *ledger =
        json_pack("{s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o}", "source", source(record),
                  "title", text_of(record->title), "profile", profile(record), "facts",
                  facts(record), "missing", missing, "words", words(units), "answers",
                  answers(record), "doubts", doubts(units), "units", rows(units));
    if (units->width > 0)
        json_object_set_new(ledger, "width", json_integer((json_int_t)units->width));
    char *text = json_dumps(ledger, JSON_INDENT(2));
    buf_adds(out, text);
    buf_addc(out, '\n');
    free(text);
    json_decref(ledger);
}
