#include "import/ledger.h"

#include <stdlib.h>

static const char markdown_line[] = "markdown: sha256 ", source_line[] = "source: sha256 ",
                  name_line[] = "source: ";

size_t ledger_words(const struct units *units, enum fate fate)
{
    size_t words = 0;
    for (size_t i = 0; i < units->n; i++)
        if (role_fate(units->at[i].role) == fate)
            words += unit_words(&units->at[i]);
    return words;
}

static void add_amount(struct buf *out, const char *indent, const char *what, size_t units,
                       size_t words)
{
    buf_addf(out, "%s%s: %zu word%s in %zu unit%s\n", indent, what, words, words == 1 ? "" : "s",
             units, units == 1 ? "" : "s");
}

static void add_roles(const struct units *units, enum fate fate, struct buf *out)
{
    for (enum role role = 0; role < N_ROLES; role++) {
        size_t n = 0, words = 0;
        for (size_t i = 0; i < units->n; i++)
            if (units->at[i].role == role) {
                n++;
                words += unit_words(&units->at[i]);
            }
        if (n > 0 && role_fate(role) == fate)
            add_amount(out, "    ", role_name(role), n, words);
    }
}

/* In the order in which the reasons first appear. There are few: a rule of the profile gives each.
 */
static void add_reasons(const struct units *units, struct buf *out)
{
    size_t room = 0, n = 0;
    struct reason {
        struct str why;
        size_t units, words;
    } *reasons = NULL;
    for (size_t i = 0; i < units->n; i++) {
        const struct unit *unit = &units->at[i];
        if (role_fate(unit->role) != FATE_LEFT_OUT)
            continue;
        struct str why = unit->role == ROLE_ALT ? STR("alternative text") : str_of(unit->why);
        size_t r = 0;
        while (r < n && !str_eq(reasons[r].why, why))
            r++;
        if (r == room) {
            room = room ? 2 * room : 16;
            struct reason *more = arena_array(units->arena, room, sizeof *more);
            for (size_t j = 0; j < n; j++)
                more[j] = reasons[j];
            reasons = more;
        }
        if (r == n)
            reasons[n++] = (struct reason){why, 0, 0};
        reasons[r].units++;
        reasons[r].words += unit_words(unit);
    }
    for (size_t r = 0; r < n; r++)
        add_amount(out, "    ", reasons[r].why.p, reasons[r].units, reasons[r].words);
}

static void add_summary(const struct units *units, struct buf *out)
{
    size_t kept = ledger_words(units, FATE_KEPT), recorded = ledger_words(units, FATE_RECORDED),
           left_out = ledger_words(units, FATE_LEFT_OUT);
    add_amount(out, "", "found", units->n, kept + recorded + left_out);
    buf_addf(out, "  kept: %zu\n", kept);
    add_roles(units, FATE_KEPT, out);
    buf_addf(out, "  recorded in the front matter: %zu\n", recorded);
    add_roles(units, FATE_RECORDED, out);
    buf_addf(out, "  left out: %zu\n", left_out);
    add_reasons(units, out);
}

static void add_facts(const struct record *record, struct buf *out)
{
    if (record->n_facts > 0)
        buf_adds(out, "facts:\n");
    for (size_t i = 0; i < record->n_facts; i++) {
        const struct import_fact *fact = &record->facts[i];
        buf_addf(out, "  %s: %s (%s", fact->field, fact->value, fact->from);
        if (fact->line > 0)
            buf_addf(out, ", line %d", fact->line);
        buf_adds(out, ")\n");
    }
}

static void add_missing(void *context, const char *field)
{
    struct buf *out = context;
    buf_addf(out, "%s%s", out->n > 0 ? ", " : "", field);
}

/* Flags of the text as a whole first, then by unit; those of one unit as they were raised. */
static int compare_flags(const void *va, const void *vb)
{
    const struct flag *a = *(const struct flag *const *)va, *b = *(const struct flag *const *)vb;
    if (a->unit != b->unit)
        return a->unit + 1 < b->unit + 1 ? -1 : 1; /* UNIT_NONE + 1 is 0 */
    return a < b ? -1 : a > b;
}

static void add_flags(const struct units *units, struct buf *out)
{
    const struct flag **sorted =
        arena_array(units->arena, units->n_flags, sizeof(const struct flag *));
    for (size_t i = 0; i < units->n_flags; i++)
        sorted[i] = &units->flags[i];
    if (units->n_flags > 0)
        qsort(sorted, units->n_flags, sizeof(const struct flag *), compare_flags);
    buf_addf(out, "\nto look at: %zu\n", units->n_flags);
    for (size_t i = 0; i < units->n_flags; i++)
        if (sorted[i]->unit == UNIT_NONE)
            buf_addf(out, "-\t%s\n", sorted[i]->message);
        else
            buf_addf(out, "%zu\t%s\n", unit_number(sorted[i]->unit), sorted[i]->message);
}

static void add_rows(const struct units *units, struct buf *out)
{
    buf_adds(out, "\nnumber\trole\twhy\ttext\n");
    for (size_t i = 0; i < units->n; i++) {
        const struct unit *unit = &units->at[i];
        buf_addf(out, "%zu\t%s", unit_number(i), role_name(unit->role));
        if (unit->role == ROLE_HEADING)
            buf_addf(out, " %d", unit->level);
        buf_addf(out, "\t%s\t", unit->why);
        buf_add_str(out, unit->text);
        buf_addc(out, '\n');
    }
}

void ledger_write(const struct units *units, const struct record *record, struct str markdown,
                  struct buf *out)
{
    char digest[SHA256_HEX + 1];
    struct buf missing = BUF_INIT;
    digest_sha256(markdown, digest);
    record_missing(record, add_missing, &missing);
    buf_adds(out, "Ledger of an import by Colophon: what was done with each line, and why.\n\n");
    buf_addf(out, "%s%s\n", name_line, record->source_file ? record->source_file : LEDGER_UNNAMED);
    buf_addf(out, "%s%s\n%s%s\n", source_line, record->source_sha256, markdown_line, digest);
    if (record->profile)
        buf_addf(out, "profile: %s, version %zu\n", record->profile, record->profile_version);
    else
        buf_adds(out, "profile: none, the general rules\n");
    if (record->review->n > 0)
        buf_addf(out, "answers of a person: %zu\n", record->review->n);
    add_facts(record, out);
    if (units->width > 0)
        buf_addf(out, "lines: cut at %zu characters, joined to paragraphs again\n", units->width);
    buf_addf(out, "missing: %s\n\n", missing.n > 0 ? missing.p : "nothing");
    add_summary(units, out);
    add_flags(units, out);
    add_rows(units, out);
    buf_clear(&missing);
}

static struct str value_of(struct str ledger, const char *name)
{
    struct str key = str_of(name);
    for (struct str line; str_next_line(&ledger, &line);)
        if (str_starts(line, key))
            return str_sub(line, key.n, line.n);
    return STR("");
}

struct str ledger_markdown_digest(struct str ledger)
{
    return value_of(ledger, markdown_line);
}

struct str ledger_source_name(struct str ledger)
{
    return value_of(ledger, name_line);
}

struct str ledger_source_digest(struct str ledger)
{
    return value_of(ledger, source_line);
}
