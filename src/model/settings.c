#include "model/settings.h"

#include <stddef.h>
#include <string.h>

#include "model/index.h"
#include "model/values.h"

static void read_name(const struct reading *reading, const struct yaml_node *value, void *member)
{
    static const char allowed[] = "abcdefghijklmnopqrstuvwxyz0123456789-";
    const char **name = member;
    const char *text = value_text(reading, value, "name");
    if (text && text[0] != '-' && text[strspn(text, allowed)] == '\0')
        *name = text;
    else if (text)
        diag_error(reading->diags, value->place, "name",
                   "'name' is '%s', but must be made of a-z, 0-9 and '-': it names files", text);
}

static void read_base_url(const struct reading *reading, const struct yaml_node *value,
                          void *member)
{
    const char **base_url = member;
    const char *text = NULL;
    field_address(reading, value, &text);
    if (text && strpbrk(text, "?#"))
        diag_error(reading->diags, value->place, "address",
                   "'base-url' must be the address of a folder, without '?' and '#'");
    else if (text)
        *base_url =
            arena_printf(reading->arena, "%s%s", text, text[strlen(text) - 1] == '/' ? "" : "/");
}

static void read_outputs(const struct reading *reading, const struct yaml_node *value, void *member)
{
    size_t n;
    const char *const *names = outputs_names(&n);
    unsigned *outputs = member;
    if (value->kind != YAML_SEQUENCE) {
        value_wrong_kind(reading, value, "outputs", "a list");
        return;
    }
    *outputs = 0;
    for (const struct yaml_node *item = value->first; item; item = item->next) {
        size_t i = value_choice(reading, item, "outputs", names, n);
        *outputs |= i < n ? outputs_kind(i) : 0;
    }
}

static void read_books(const struct reading *reading, const struct yaml_node *value, void *member)
{
    size_t n;
    const char *const *names = books_names(&n);
    unsigned *books = member;
    size_t i = value_choice(reading, value, "epub", names, n);
    if (i < n)
        *books = books_kind(i);
}

static void read_embed(const struct reading *reading, const struct yaml_node *value, void *member)
{
    static const char *const names[] = {"works", "sections"};
    bool *sections = member;
    size_t i = value_choice(reading, value, "embed", names, COUNT(names));
    if (i < COUNT(names))
        *sections = i == 1;
}

static void read_cartridge(const struct reading *reading, const struct yaml_node *value,
                           void *member)
{
    static const char *const versions[] = {"1.1", "1.3"};
    const char **version = member;
    size_t i = value_choice(reading, value, "cartridge", versions, COUNT(versions));
    if (i < COUNT(versions))
        *version = versions[i];
}

static void read_navigation(const struct reading *reading, const struct yaml_node *value,
                            void *member)
{
    struct publication *publication = member;
    publication->index->navigation = navigation_read(reading, publication->file, value);
}

static void read_theme(const struct reading *reading, const struct yaml_node *value, void *member)
{
    struct publication *publication = member;
    field_text(reading, value, &publication->theme);
    publication->theme_place =
        (struct place){publication->file, value->place.line, value->place.column};
}

static void read_theme_options(const struct reading *reading, const struct yaml_node *value,
                               void *member)
{
    const struct yaml_node **options = member;
    *options = yaml_copy(reading->arena, value);
}

static void read_license(const struct reading *reading, const struct yaml_node *value, void *member)
{
    struct publication *publication = member;
    field_license(reading, value, &publication->license);
    publication->license_place =
        (struct place){publication->file, value->place.line, value->place.column};
}

/* What the YAML says of places is gone with it: those that are kept name our own copy. */
static void read_cover(const struct reading *reading, const struct yaml_node *value, void *member)
{
    struct publication *publication = member;
    field_cover(reading, value, &publication->cover);
    publication->cover.place.file = publication->file;
}

static void read_evaluation(const struct reading *reading, const struct yaml_node *value,
                            void *member)
{
    struct publication *publication = member;
    field_evaluation(reading, value, &publication->evaluation);
    publication->evaluation.place.file = publication->evaluation.by ? publication->file : NULL;
}

static void read_use(const struct reading *reading, const struct yaml_node *value, void *member)
{
    struct publication *publication = member;
    field_use(reading, value, &publication->use);
    publication->use.place.file = publication->file;
    for (size_t i = 0; i < N_USE_MONEY; i++)
        publication->use.money_places[i].file = publication->file;
}

static void read_incidents(const struct reading *reading, const struct yaml_node *value,
                           void *member)
{
    struct publication *publication = member;
    publication->incidents = incidents_read(reading, value, &publication->n_incidents);
    for (size_t i = 0; i < publication->n_incidents; i++)
        publication->incidents[i].place.file = publication->file;
}

static void read_answers(const struct reading *reading, const struct yaml_node *value, void *member)
{
    struct publication *publication = member;
    field_answers(reading, value, &publication->answers);
    for (size_t i = 0; i < publication->answers.n; i++)
        publication->answers.list[i].place.file = publication->file;
}

static const struct field fields[] = {
    {"name", read_name, offsetof(struct publication, name)},
    {"title", field_text, offsetof(struct publication, title)},
    {"description", field_text, offsetof(struct publication, description)},
    {"lang", field_language, offsetof(struct publication, lang)},
    {"publisher", field_text, offsetof(struct publication, publisher)},
    {"base-url", read_base_url, offsetof(struct publication, base_url)},
    {"license", read_license, 0},
    {"use", read_use, 0},
    {"incidents", read_incidents, 0},
    {"answers", read_answers, 0},
    {"theme", read_theme, 0},
    {"theme-options", read_theme_options, offsetof(struct publication, theme_options)},
    {"outputs", read_outputs, offsetof(struct publication, outputs)},
    {"evaluation", read_evaluation, 0},
    {"cover", read_cover, 0},
    {"epub", read_books, offsetof(struct publication, books)},
    {"embed", read_embed, offsetof(struct publication, embed_sections)},
    {"cartridge", read_cartridge, offsetof(struct publication, cartridge)},
    {"navigation", read_navigation, 0},
    {"modified", field_date, offsetof(struct publication, modified)},
};

/* Reports a required key that is not there; one with a bad value has been reported. */
static void require(const struct reading *reading, const struct yaml_node *mapping,
                    const struct publication *publication, const char *key, const char **member,
                    const char *stand_in)
{
    if (!*member && !value_is_given(yaml_get(mapping, key)))
        diag_error(reading->diags, (struct place){publication->file, 1, 1}, "missing-key",
                   "publication.yaml has no '%s'", key);
    if (!*member)
        *member = stand_in;
}

void settings_read(const struct reading *reading, const struct yaml_node *mapping,
                   struct publication *publication)
{
    publication->outputs = outputs_usual();
    publication->books = BOOK_OF_ALL;
    publication->embed_sections = true;
    publication->cartridge = "1.1";
    publication->theme = "default";
    publication->theme_place = (struct place){publication->file, 1, 1};
    fields_read(reading, mapping, "publication.yaml", fields, COUNT(fields), publication);
    require(reading, mapping, publication, "name", &publication->name, "publication");
    require(reading, mapping, publication, "title", &publication->title, publication->name);
    require(reading, mapping, publication, "lang", &publication->lang, "und");
}
