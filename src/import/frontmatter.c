#include <string.h>

#include "base/yaml.h"
#include "import/record.h"

static void add_field(struct buf *out, const char *key, struct str value)
{
    if (!value.p)
        return;
    buf_addf(out, "%s: ", key);
    yaml_add_scalar(out, value);
    buf_addc(out, '\n');
}

static void add_text(struct buf *out, const char *key, const char *value)
{
    if (value)
        add_field(out, key, str_of(value));
}

/* A fact that a notice must carry if it was supplied: its absence is said, too, where somebody looked for it in
 * vain. */
static void add_supplied(struct buf *out, const char *key, struct str value)
{
    add_field(out, key, value.p ? value : STR("none-supplied"));
}

static struct str maybe(const char *text)
{
    return text ? str_of(text) : (struct str){NULL, 0};
}

static void add_authors(const struct record *record, struct buf *out)
{
    if (record->unread_author)
        return;
    if (record->n_authors < 2) {
        add_supplied(out, "author", maybe(record->n_authors ? record->authors[0] : NULL));
        return;
    }
    buf_adds(out, "author:\n");
    for (size_t i = 0; i < record->n_authors; i++) {
        buf_adds(out, "  - ");
        yaml_add_scalar(out, str_of(record->authors[i]));
        buf_addc(out, '\n');
    }
}

static void add_publisher(const struct record *record, struct buf *out)
{
    if (!record->publisher_url) {
        add_text(out, "publisher", record->publisher);
        return;
    }
    buf_adds(out, "publisher:\n");
    add_text(out, "  name", record->publisher);
    add_text(out, "  url", record->publisher_url);
}

/* The notice that the source gave; who holds the copyright and since when is for machines. */
static void add_copyright(const struct record *record, struct buf *out)
{
    if (!record->holder && !record->copyright_year) {
        if (!record->claim)
            add_supplied(out, "copyright", maybe(record->copyright));
        return;
    }
    buf_adds(out, "copyright:\n");
    add_supplied(out, "  notice", maybe(record->copyright));
    add_text(out, "  holder", record->holder);
    add_text(out, "  year", record->copyright_year);
}

static void add_keywords(const struct record *record, struct buf *out)
{
    if (record->n_keywords == 0)
        return;
    buf_adds(out, "keywords: [");
    for (size_t i = 0; i < record->n_keywords; i++) {
        buf_adds(out, i ? ", " : "");
        yaml_add_scalar(out, record->keywords[i]);
    }
    buf_adds(out, "]\n");
}

static void add_license(const struct record *record, struct buf *out)
{
    const struct rights *rights = &record->rights;
    if (!rights->license.id)
        return;
    buf_adds(out, "license:\n");
    add_text(out, "  id", rights->license.id);
    add_text(out, "  url", rights->license.url);
    add_text(out, "  applies-to", record->text_only ? "text" : NULL);
    add_field(out, "  notice", rights->notice);
    buf_adds(out, "  evidence:\n");
    add_text(out, "    url", record->source);
    add_text(out, "    retrieved", record->retrieved);
    buf_addf(out, "    sha256: %s\n", record->source_sha256);
    add_text(out, "    place", rights->place);
}

/* What a person needs to decide on the license, word for word. */
static void add_uncertain_license(const struct rights *rights, struct buf *out)
{
    if (rights->n_uncertain > 0)
        buf_adds(out, "  uncertain-license:\n");
    for (size_t i = 0; i < rights->n_uncertain; i++) {
        add_field(out, "    - quote", rights->uncertain[i].quote);
        add_text(out, "      place", rights->uncertain[i].place);
        add_text(out, "      why", rights->uncertain[i].why);
    }
}

/* What takes pictures out of the license. */
static void add_no_pictures(const struct rights *rights, struct buf *out)
{
    if (!rights->no_pictures.p)
        return;
    buf_adds(out, "  pictures-not-licensed:\n");
    add_field(out, "    quote", rights->no_pictures);
    add_text(out, "    place", rights->no_pictures_place);
}

static void add_uncertain_copyright(const struct unit *claim, struct buf *out)
{
    if (!claim)
        return;
    buf_adds(out, "  uncertain-copyright:\n");
    add_field(out, "    quote", claim->text);
    buf_addf(out, "    place: line %d\n", claim->line);
}

static void add_parts(const struct parts *parts, struct buf *out)
{
    static const char *const types[][2] = {
        {"image", "photo"}, {"video", "video"}, {"audio", "audio"}, {"embed", "embed"}};
    size_t numbers[sizeof types / sizeof *types] = {0}, type;
    if (parts->n > 0)
        buf_adds(out, "parts:\n");
    for (size_t i = 0; i < parts->n; i++) {
        const struct found_part *part = &parts->at[i];
        for (type = 0; strcmp(types[type][0], part->type) != 0;)
            type++;
        buf_addf(out, "  - id: %s-%zu\n", types[type][1], ++numbers[type]);
        add_text(out, "    type", part->type);
        add_text(out, "    file", part->file);
        add_field(out, "    caption", part->caption);
        add_field(out, "    credit", part->credit);
        add_text(out, "    source", part->source);
        add_text(out, "    license", part->license);
        if (part->covered)
            buf_adds(out, "    covered: yes\n");
        buf_addf(out, "    action: %s\n", part->file ? "include" : "omit");
    }
}

/* Pictures that the page itself calls so, by an empty alternative text. */
static void add_decorative(const struct parts *parts, struct buf *out)
{
    bool any = false;
    for (size_t i = 0; i < parts->n; i++) {
        const struct found_part *part = &parts->at[i];
        if (!part->file || !part->alt || part->alt[0])
            continue;
        buf_addf(out, "%s%s", any ? ", " : "decorative: [", part->file);
        any = true;
    }
    buf_adds(out, any ? "]\n" : "");
}

static void add_changes(const struct record *record, struct buf *out)
{
    buf_adds(out, record->n_changes > 0 ? "changes:\n" : "changes: []\n");
    for (size_t i = 0; i < record->n_changes; i++)
        buf_addf(out, "  - %s\n", record->changes[i]);
}

static void add_import(const struct record *record, struct buf *out)
{
    buf_adds(out, "import:\n");
    add_text(out, "  file", record->source_file);
    buf_addf(out, "  sha256: %s\n", record->source_sha256);
    add_text(out, "  profile", record->profile);
    if (record->profile)
        buf_addf(out, "  profile-version: %zu\n", record->profile_version);
    add_uncertain_license(&record->rights, out);
    add_no_pictures(&record->rights, out);
    add_uncertain_copyright(record->claim, out);
}

void record_write(const struct record *record, const struct fidelity *fidelity, struct buf *out)
{
    buf_adds(out, "---\n");
    add_field(out, "title", record->title);
    add_field(out, "standfirst", record->standfirst);
    add_field(out, "series", record->series);
    add_text(out, "genre", record->genre);
    add_publisher(record, out);
    add_text(out, "lang", record->language);
    add_keywords(record, out);
    add_license(record, out);
    add_authors(record, out);
    if (!record->unread_date)
        add_supplied(out, "date", maybe(record->date));
    add_text(out, "modified", record->modified);
    add_supplied(out, "source", maybe(record->source));
    add_text(out, "retrieved", record->retrieved);
    add_copyright(record, out);
    add_parts(&record->parts, out);
    add_decorative(&record->parts, out);
    add_text(out, "html", record->html ? "sanitize" : NULL);
    add_changes(record, out);
    buf_addf(out, "fidelity: {sha256: %s, words: %zu}\n", fidelity->sha256, fidelity->words);
    add_import(record, out);
    buf_adds(out, "---\n\n");
}

void record_missing(const struct record *record, void (*each)(void *context, const char *field),
                    void *context)
{
    const struct {
        const char *field;
        bool given;
    } fields[] = {
        {"title", record->title.p},        {"license", record->rights.license.id},
        {"author", record->n_authors > 0}, {"date", record->date},
        {"source", record->source},        {"copyright", record->copyright},
        {"lang", record->language},
    };
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        if (!fields[i].given)
            each(context, fields[i].field);
}
