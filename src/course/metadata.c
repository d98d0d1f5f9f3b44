#include "course/metadata.h"

#include <ctype.h>
#include <string.h>

#include "model/creators.h"

const struct lom_form lom_of_cartridge = {"lomimscc:", "string", "language", false};
const struct lom_form lom_of_scorm = {"imsmd:", "langstring", "xml:lang", true};
static const struct lom_form lom_of_resource = {"lom:", "string", NULL, false};

/* The language of what is no text. */
static const char no_language[] = "x-none";

struct lom {
    struct xml_writer *xml;
    const struct lom_form *form;
};

char *metadata_address(struct arena *arena, const char *url)
{
    struct buf address = BUF_INIT;
    buf_add_escaped(&address, url, "-._~:/?#[]@!$&'()*+,;=%");
    char *text = arena_strndup(arena, address.p, address.n);
    buf_clear(&address);
    return text;
}

/* ------------------------------------------------------------------------------------ elements */

enum { NAME_SIZE = 64 };

static const char *full_name(const struct lom *lom, const char *name, char full[NAME_SIZE])
{
    size_t n = strlen(lom->form->prefix);
    memcpy(full, lom->form->prefix, n);
    for (; *name && n < NAME_SIZE - 1; name++)
        full[n++] = lom->form->early ? (char)tolower((unsigned char)*name) : *name;
    full[n] = '\0';
    return full;
}

static void open_element(const struct lom *lom, const char *name)
{
    char full[NAME_SIZE];
    xml_open(lom->xml, full_name(lom, name, full), NULL);
}

static void add_element(const struct lom *lom, const char *name, const char *text)
{
    char full[NAME_SIZE];
    xml_element(lom->xml, full_name(lom, name, full), text, NULL);
}

/* The text itself, in the innermost element that is open. */
static void add_string(const struct lom *lom, const char *text, const char *language)
{
    char full[NAME_SIZE];
    const char *attribute = lom->form->language;
    xml_element(lom->xml, full_name(lom, lom->form->string, full), text, attribute,
                attribute ? language : NULL, NULL);
}

static void add_text(const struct lom *lom, const char *name, const char *text,
                     const char *language)
{
    open_element(lom, name);
    add_string(lom, text, language);
    xml_close(lom->xml);
}

/* A word of a vocabulary. */
static void add_word(const struct lom *lom, const char *name, const char *word)
{
    open_element(lom, name);
    if (lom->form->early) {
        add_text(lom, "source", "LOMv1.0", no_language);
        add_text(lom, "value", word, no_language);
    } else {
        add_element(lom, "value", word);
    }
    xml_close(lom->xml);
}

static void add_identifier(const struct lom *lom, const char *address)
{
    open_element(lom, lom->form->early ? "catalogentry" : "identifier");
    add_element(lom, "catalog", "URI");
    if (lom->form->early)
        add_text(lom, "entry", address, no_language);
    else
        add_element(lom, "entry", address);
    xml_close(lom->xml);
}

/* ------------------------------------------------------------------------------------- general */

static void add_general(const struct coursepack *pack, const struct lom *lom)
{
    const struct publication *publication = pack->publication;
    const struct work *only = coursepack_only(pack);
    const char *lang = only ? only->lang : publication->lang;
    const char *address = publication->base_url ? publication->base_url : publication->identifier;
    const char *description = publication->description;
    if (only)
        description = only->description ? only->description : only->standfirst;
    open_element(lom, "general");
    if (!lom->form->early)
        add_identifier(lom, address);
    add_text(lom, "title", only ? only->title : publication->title, lang);
    if (lom->form->early)
        add_identifier(lom, address);
    add_element(lom, "language", lang);
    if (description)
        add_text(lom, "description", description, lang);
    for (size_t i = 0; only && i < only->n_keywords; i++)
        add_text(lom, "keyword", only->keywords[i], lang);
    xml_close(lom->xml);
}

/* -------------------------------------------------------------------------------- contributors */

/* RFC 2426, section 4: commas, semicolons and backslashes of a value are escaped. */
static void add_card_text(struct buf *card, struct str text)
{
    for (size_t i = 0; i < text.n; i++) {
        if (strchr(",;\\", text.p[i]))
            buf_addc(card, '\\');
        buf_addc(card, text.p[i]);
    }
}

static void write_card(struct buf *card, const char *name, const char *sort)
{
    struct str whole = str_of(sort ? sort : name);
    size_t comma = sort ? str_find_char(whole, ',', 0) : whole.n;
    buf_adds(card, "BEGIN:VCARD\nVERSION:3.0\nFN:");
    add_card_text(card, str_of(name));
    buf_adds(card, "\nN:");
    add_card_text(card, str_trim(str_sub(whole, 0, comma)));
    buf_addc(card, ';');
    add_card_text(card, str_trim(str_sub(whole, comma + 1, whole.n)));
    buf_adds(card, ";;;\nEND:VCARD");
}

static void add_contribution(const struct lom *lom, const char *role, const char *name,
                             const char *sort, const char *date)
{
    struct buf card = BUF_INIT;
    write_card(&card, name, sort);
    open_element(lom, "contribute");
    add_word(lom, "role", role);
    if (lom->form->early) {
        open_element(lom, "centity");
        add_element(lom, "vcard", card.p);
        xml_close(lom->xml);
    } else {
        add_element(lom, "entity", card.p);
    }
    if (date) {
        open_element(lom, "date");
        add_element(lom, "dateTime", date);
        xml_close(lom->xml);
    }
    xml_close(lom->xml);
    buf_clear(&card);
}

static void add_contributors(const struct coursepack *pack, const struct lom *lom)
{
    /* LOM has no word for a translator. */
    static const char *const roles[N_CREATOR_KINDS] = {
        [CREATOR_AUTHOR] = "author",       [CREATOR_TRANSLATOR] = "unknown",
        [CREATOR_EDITOR] = "editor",       [CREATOR_ILLUSTRATOR] = "graphical designer",
        [CREATOR_CONTRIBUTOR] = "unknown",
    };
    const struct work *only = coursepack_only(pack);
    const char *publisher = only ? only->publisher : pack->publication->publisher;
    if (!publisher && !(only && only->n_creators > 0))
        return;
    open_element(lom, "lifeCycle");
    for (size_t i = 0; only && i < only->n_creators; i++) {
        const struct creator *person = &only->creators[i];
        add_contribution(lom, roles[creator_kind(person)], person->name, person->sort, only->date);
    }
    if (publisher)
        add_contribution(lom, "publisher", publisher, NULL, only ? only->date : NULL);
    xml_close(lom->xml);
}

/* -------------------------------------------------------------------------- rights and sources */

static void add_rights(const struct lom *lom, const struct mark_rights *rights,
                       const char *description, const char *language)
{
    open_element(lom, "rights");
    if (rights->cost)
        add_word(lom, "cost", rights->cost);
    add_word(lom, "copyrightAndOtherRestrictions", rights->restrictions);
    add_text(lom, "description", description, language);
    xml_close(lom->xml);
}

/* A copy is a format of its source, not based on it: that is an adaptation. */
static void add_relations(const struct coursepack *pack, const struct lom *lom)
{
    bool only = coursepack_only(pack);
    struct arena arena = ARENA_INIT;
    for (size_t i = 0; i < pack->publication->n_works; i++) {
        const struct work *work = &pack->publication->works[i];
        const char *origin = work_origin(work);
        if (!origin)
            continue;
        open_element(lom, "relation");
        add_word(lom, "kind",
                 !only                    ? "haspart"
                 : work_copied_from(work) ? "isformatof"
                                          : "isbasedon");
        open_element(lom, "resource");
        add_identifier(lom, metadata_address(&arena, origin));
        xml_close(lom->xml);
        xml_close(lom->xml);
    }
    arena_clear(&arena);
}

void metadata_write(const struct coursepack *pack, const struct lom_form *form,
                    struct xml_writer *xml)
{
    const struct lom lom = {xml, form};
    struct buf description = BUF_INIT;
    struct mark_rights rights = coursepack_rights(pack, &description);
    open_element(&lom, "lom");
    add_general(pack, &lom);
    add_contributors(pack, &lom);
    add_rights(&lom, &rights, description.p, notice_lang(pack->publication->lang));
    add_relations(pack, &lom);
    xml_close(xml);
    buf_clear(&description);
}

void metadata_write_resource(const struct coursepack *pack, const struct work *work,
                             struct xml_writer *xml)
{
    const struct lom lom = {xml, &lom_of_resource};
    struct arena arena = ARENA_INIT;
    struct buf description = BUF_INIT;
    struct notice_facts facts;
    work_facts(&arena, pack->publication, work, NULL, NULL, &facts);
    struct mark_rights rights = marks_lom(&facts, &description);
    rights.cost = NULL;
    xml_open(xml, "metadata", NULL);
    open_element(&lom, "lom");
    add_rights(&lom, &rights, description.p, NULL);
    xml_close(xml);
    xml_close(xml);
    buf_clear(&description);
    arena_clear(&arena);
}
