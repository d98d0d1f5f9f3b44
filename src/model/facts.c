#include <string.h>

#include "base/digest.h"
#include "base/file.h"
#include "model/creators.h"
#include "model/fields.h"
#include "model/listings.h"
#include "model/publication.h"

/* What the frame says in each language. A part's type that has no words of its own is "a part". */
struct words {
    const char *lang;
    const char *and;
    const char *had_a_part[N_CREATOR_KINDS]; /* before the names of those who are no authors */
    const char *left_out[3]; /* before what was left out; before and after its credit */
    const char *after;       /* the license does not cover it */
    const char *after_covered;
};

static const struct words languages[] = {
    {"en",
     " and ",
     {NULL, "translated by ", "edited by ", "illustrated by ", "with contributions by "},
     {"", " (credit as given: “", "”)"},
     " left out because the license does not cover it",
     " left out"},
    {"de",
     " und ",
     {NULL, "übersetzt von ", "herausgegeben von ", "illustriert von ", "mit Beiträgen von "},
     {"", " (Nachweis wie angegeben: „", "“)"},
     " weggelassen, weil die Lizenz dafür nicht gilt",
     " weggelassen"},
    {"es",
     " y ",
     {NULL, "traducido por ", "editado por ", "ilustrado por ", "con contribuciones de "},
     {"sin ", " (crédito tal como figura: «", "»)"},
     ", que la licencia no cubre",
     ""},
    {"fr",
     " et ",
     {NULL, "traduit par ", "édité par ", "illustré par ", "avec des contributions de "},
     {"sans ", " (crédit tel que fourni : « ", " »)"},
     ", que la licence ne couvre pas",
     ""},
};

static const char *const part_types[][1 + COUNT(languages)] = {
    {"image", "one photograph", "ein Foto", "una fotografía", "une photographie"},
    {"photo", "one photograph", "ein Foto", "una fotografía", "une photographie"},
    {"photograph", "one photograph", "ein Foto", "una fotografía", "une photographie"},
    {"video", "one video", "ein Video", "un vídeo", "une vidéo"},
    {"audio", "one recording", "eine Tonaufnahme", "una grabación", "un enregistrement"},
    {"table", "one table", "eine Tabelle", "una tabla", "un tableau"},
    {"chart", "one chart", "ein Diagramm", "un gráfico", "un graphique"},
    {"map", "one map", "eine Karte", "un mapa", "une carte"},
    {"text", "one passage", "eine Textstelle", "un pasaje", "un passage"},
    {"embed", "one embedded element", "ein eingebettetes Element", "un elemento incrustado",
     "un élément intégré"},
    {"", "one part", "ein Teil", "una parte", "une partie"},
};

static size_t language_of(const char *lang)
{
    size_t n = strcspn(lang, "-");
    for (size_t i = 0; i < COUNT(languages); i++)
        if (str_eq((struct str){lang, n}, str_of(languages[i].lang)))
            return i;
    return 0;
}

/* "A, B and C": those of one kind, as far as there are any. */
static void add_names(struct arena *arena, const struct work *work, enum creator_kind kind,
                      const char *and, struct buf *out)
{
    size_t n;
    const struct creator **list = creators_of(arena, work, kind, &n);
    for (size_t i = 0; i < n; i++) {
        buf_adds(out, i == 0 ? "" : i + 1 < n ? ", " : and);
        buf_adds(out, list[i]->name);
    }
}

static const char *taken(struct arena *arena, struct buf *text)
{
    const char *copy = text->n > 0 ? arena_strndup(arena, text->p, text->n) : NULL;
    buf_reset(text);
    return copy;
}

/* "A and B", and "translated by C, edited by D". */
static void add_people(struct arena *arena, const struct work *work, size_t language,
                       struct notice_facts *facts)
{
    const struct words *words = &languages[language];
    struct buf text = BUF_INIT, names = BUF_INIT;
    add_names(arena, work, CREATOR_AUTHOR, words->and, &text);
    facts->creators = taken(arena, &text);
    for (enum creator_kind kind = CREATOR_AUTHOR + 1; kind < N_CREATOR_KINDS; kind++) {
        buf_reset(&names);
        add_names(arena, work, kind, words->and, &names);
        if (names.n > 0)
            buf_addf(&text, "%s%s%s", text.n > 0 ? ", " : "", words->had_a_part[kind], names.p);
    }
    facts->helpers = taken(arena, &text);
    buf_clear(&text);
    buf_clear(&names);
}

/* "one photograph" */
static const char *kind_of(const struct part *part, size_t language)
{
    size_t type = 0;
    while (*part_types[type][0] && !(part->type && strcmp(part_types[type][0], part->type) == 0))
        type++;
    return part_types[type][1 + language];
}

static const char *left_out(struct arena *arena, const struct part *part, size_t language)
{
    const struct words *words = &languages[language];
    return arena_printf(arena, "%s%s%s%s%s%s", words->left_out[0], kind_of(part, language),
                        part->credit ? words->left_out[1] : "", part->credit ? part->credit : "",
                        part->credit ? words->left_out[2] : "",
                        part->covered ? words->after_covered : words->after);
}

/* Import may have written down a part that it left out as a change, too. */
static bool is_named(const struct work *work, const char *phrase)
{
    for (size_t i = 0; i < work->n_changes; i++)
        if (strcmp(work->changes[i], phrase) == 0)
            return true;
    return false;
}

static void add_changes(struct arena *arena, const struct work *work, size_t language,
                        struct notice_facts *facts)
{
    const char **phrases = arena_array(arena, work->n_changes + work->n_parts, sizeof *phrases);
    size_t n = 0;
    while (n < work->n_changes) {
        phrases[n] = work->changes[n];
        n++;
    }
    for (size_t i = 0; i < work->n_parts; i++) {
        const struct part *part = &work->parts[i];
        bool omitted = part->action && strcmp(part->action, "omit") == 0;
        const char *phrase = omitted ? left_out(arena, part, language) : NULL;
        if (phrase && !is_named(work, phrase))
            phrases[n++] = phrase;
    }
    facts->changes = phrases;
    facts->n_changes = n;
}

static bool is_included(const struct part *part)
{
    return part->action && strcmp(part->action, "include") == 0;
}

bool part_own_license(struct arena *arena, const struct part *part, struct license *license)
{
    return is_included(part) && part_is_licensed(part) &&
           license_from_id(arena, part->license, license) == LICENSE_FOUND;
}

/* The parts that are here, as far as there is something to say of them. */
static void add_parts(struct arena *arena, const struct work *work, size_t language,
                      struct notice_facts *facts)
{
    struct notice_part *parts = arena_array(arena, work->n_parts, sizeof *parts);
    size_t n = 0;
    for (size_t i = 0; i < work->n_parts; i++) {
        const struct part *part = &work->parts[i];
        struct license license = {0};
        bool named = part_is_licensed(part);
        if (!is_included(part) ||
            (part->covered && !part->credit && !part->copyright && !part->source && !named))
            continue;
        bool known = part_own_license(arena, part, &license);
        parts[n++] = (struct notice_part){
            .what = kind_of(part, language),
            .credit = part->credit ? part->credit : part->author,
            .copyright = part->copyright,
            .license = known   ? license.label
                       : named ? part->license
                               : NULL,
            .url = license.url,
            .source = part->source,
            .covered = part->covered,
        };
    }
    facts->parts = parts;
    facts->n_parts = n;
}

void work_facts(struct arena *arena, const struct publication *publication, const struct work *work,
                const char *format, const char *license_page, struct notice_facts *facts)
{
    size_t language = language_of(publication->lang);
    *facts = (struct notice_facts){
        .lang = publication->lang,
        .work_lang = work->lang,
        .title = work->title,
        .publisher = work->publisher,
        .publisher_url = work->publisher_url,
        .date = work->date,
        .source = work->source,
        .adapted = work->source && !work_copied_from(work),
        .original = work->original.title,
        .original_author = work->original.author,
        .original_source = work->original.source,
        .original_license = work->original.license.id ? &work->original.license : NULL,
        .retrieved = work->retrieved,
        .copyright = work->copyright,
        .holder = work->holder,
        .copyright_year = work->copyright_year,
        .attribution = work->attribution,
        .attribution_url = work->attribution_url,
        .more_permissions = work->more_permissions,
        .prior_changes = work->prior_changes,
        .n_prior_changes = work->n_prior_changes,
        .excerpt = work->excerpted,
        .license = &work->license,
        .format = format,
        .wording_unchanged = work->fidelity.sha256[0] != '\0' && !work->wording_changed,
        .republisher = publication->publisher,
        .license_page = license_page,
    };
    add_people(arena, work, language, facts);
    add_changes(arena, work, language, facts);
    add_parts(arena, work, language, facts);
}

char *work_credit_id(struct arena *arena, const struct work *work)
{
    char sha1[SHA1_HEX + 1];
    digest_sha1(str_of(work->path), sha1);
    return arena_printf(arena, "c-credit-%.12s", sha1);
}

char *work_credit(struct arena *arena, const struct publication *publication,
                  const struct work *work)
{
    size_t number = (size_t)(work - publication->works) / LIST_LENGTH + 1;
    return arena_printf(arena, "%s#%s", listing_page(arena, "license.html", number),
                        work_credit_id(arena, work));
}

char *publication_address(struct arena *arena, const struct publication *publication,
                          const char *page)
{
    struct buf address = BUF_INIT;
    buf_adds(&address, publication->base_url);
    buf_add_escaped(&address, page, "-._~/!$&'()*+,;=:@");
    char *text = arena_strndup(arena, address.p, address.n);
    buf_clear(&address);
    return text;
}

/* The parts that are here: those that were left out have nothing to mark. */
static void add_pictures(struct arena *arena, const struct publication *publication,
                         const struct work *work, struct mark_facts *facts)
{
    struct mark_picture *pictures = arena_array(arena, work->n_parts, sizeof *pictures);
    size_t n = 0;
    for (size_t i = 0; i < work->n_parts; i++) {
        const struct part *part = &work->parts[i];
        struct license license;
        if (!part->file || !is_included(part))
            continue;
        struct link_target target = publication_link(arena, publication, work, part->file);
        bool known =
            part->license && license_from_id(arena, part->license, &license) == LICENSE_FOUND;
        pictures[n++] = (struct mark_picture){
            .address = publication->base_url && target.kind == LINK_ASSET
                           ? publication_address(arena, publication, target.path)
                           : NULL,
            .caption = part->caption,
            .credit = part->credit,
            .creator = part->author,
            .copyright = part->copyright,
            .license = known ? license.url : NULL,
            .source = part->source,
        };
    }
    facts->pictures = pictures;
    facts->n_pictures = n;
}

const char *share_picture_path(struct arena *arena, const struct work *work)
{
    return work && work->share_picture ? arena_printf(arena, "assets/share/%s.png", work->page)
                                       : "assets/share.png";
}

static const char *translated_from(struct arena *arena, const struct publication *publication,
                                   const struct work *work)
{
    const struct work *original =
        work->translation_of ? publication_find(publication, work->translation_of) : NULL;
    return original ? work_identifier(arena, publication, original) : work->translation_of;
}

const char *work_byline(struct arena *arena, const struct notice_facts *facts)
{
    return facts->creators && facts->helpers
               ? arena_printf(arena, "%s, %s", facts->creators, facts->helpers)
           : facts->creators ? facts->creators
                             : facts->helpers;
}

static struct mark_people people_of(struct arena *arena, const struct work *work,
                                    enum creator_kind kind)
{
    struct mark_people people;
    const struct creator **list = creators_of(arena, work, kind, &people.n);
    const char **names = arena_array(arena, people.n, sizeof *names);
    for (size_t i = 0; i < people.n; i++)
        names[i] = list[i]->name;
    people.names = names;
    return people;
}

void work_mark_facts(struct arena *arena, const struct publication *publication,
                     const struct work *work, const struct notice_facts *notice,
                     struct mark_facts *facts)
{
    *facts = (struct mark_facts){
        .notice = notice,
        .creators = people_of(arena, work, CREATOR_AUTHOR),
        .translators = people_of(arena, work, CREATOR_TRANSLATOR),
        .editors = people_of(arena, work, CREATOR_EDITOR),
        .illustrators = people_of(arena, work, CREATOR_ILLUSTRATOR),
        .contributors = people_of(arena, work, CREATOR_CONTRIBUTOR),
        .keywords = work->keywords,
        .n_keywords = work->n_keywords,
        .description = work->description ? work->description : work->standfirst,
        .modified = work->modified,
        .address =
            publication->base_url ? publication_address(arena, publication, work->page) : NULL,
        .identifier = work_identifier(arena, publication, work),
        .site_name = publication->title,
        .share_picture =
            publication->base_url
                ? publication_address(arena, publication, share_picture_path(arena, work))
                : NULL,
        .license_page = publication->base_url ? arena_printf(arena, "%s%s", publication->base_url,
                                                             work_credit(arena, publication, work))
                                              : NULL,
        .translation_of = translated_from(arena, publication, work),
        .type = "Article",
        .words = work->computed.sha256[0] ? work->computed.words : work->fidelity.words,
    };
    add_pictures(arena, publication, work, facts);
}

char *publication_book(struct arena *arena, const struct publication *publication)
{
    return arena_printf(arena, "downloads/%s.epub", publication->name);
}

char *work_download(struct arena *arena, const struct work *work, const char *extension)
{
    return arena_printf(arena, "downloads/%s", path_with_extension(arena, work->path, extension));
}

char *work_oembed(struct arena *arena, const struct work *work)
{
    return path_with_extension(arena, work->embed, ".json");
}

char *work_book(struct arena *arena, const struct work *work)
{
    return arena_printf(arena, "downloads/%s", path_with_extension(arena, work->path, ".epub"));
}

void publication_check_books(const struct publication *publication, struct diags *diags)
{
    struct arena arena = ARENA_INIT;
    const char *whole = publication_book(&arena, publication);
    bool both = publication->books == (BOOKS_OF_WORKS | BOOK_OF_ALL);
    for (size_t i = 0; both && i < publication->n_works; i++) {
        const struct work *work = &publication->works[i];
        if (strcmp(work_book(&arena, work), whole) == 0)
            diag_error(diags, (struct place){work->file, 0, 0}, "route",
                       "its book would be the file '%s', which is the book of the publication; "
                       "rename one of them, or make one kind of book ('epub: works')",
                       whole);
    }
    arena_clear(&arena);
}

char *work_identifier(struct arena *arena, const struct publication *publication,
                      const struct work *work)
{
    char uuid[UUID_TEXT + 1];
    const char *name = work_copied_from(work);
    if (!name && publication->base_url)
        name = publication_address(arena, publication, work->page);
    else if (!name)
        name = arena_printf(arena, "urn:colophon:%s/%s", publication->name, work->path);
    digest_uuid_of_url(str_of(name), uuid);
    return arena_printf(arena, "urn:uuid:%s", uuid);
}
