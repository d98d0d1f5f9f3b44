#include "course/metadata.h"

#include <string.h>

char *metadata_address(struct arena *arena, const char *url)
{
    static const char allowed[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
                                  "-._~:/?#[]@!$&'()*+,;=%";
    struct buf address = BUF_INIT;
    for (const char *p = url; *p; p++)
        if (strchr(allowed, *p))
            buf_addc(&address, *p);
        else
            buf_addf(&address, "%%%02X", (unsigned)(unsigned char)*p);
    char *text = arena_strndup(arena, address.p, address.n);
    buf_clear(&address);
    return text;
}

/* <name><inner>text</inner></name>: most of LOM is like that. */
static void pair(struct xml_writer *xml, const char *name, const char *inner, const char *text,
                 const char *language)
{
    xml_open(xml, name, NULL);
    xml_element(xml, inner, text, "language", language, NULL);
    xml_close(xml);
}

static void write_identifier(struct xml_writer *xml, const char *address)
{
    xml_open(xml, "lomimscc:identifier", NULL);
    xml_element(xml, "lomimscc:catalog", "URI", NULL);
    xml_element(xml, "lomimscc:entry", address, NULL);
    xml_close(xml);
}

/* The work that the whole package is about; NULL: it holds several. */
static const struct work *only_work(const struct coursepack *pack)
{
    return pack->publication->n_works == 1 ? &pack->publication->works[0] : NULL;
}

static void write_general(const struct coursepack *pack, struct xml_writer *xml)
{
    const struct publication *publication = pack->publication;
    const struct work *only = only_work(pack);
    const char *lang = only ? only->lang : publication->lang;
    const char *description = publication->description;
    if (only)
        description = only->description ? only->description : only->standfirst;
    xml_open(xml, "lomimscc:general", NULL);
    write_identifier(xml, publication->base_url ? publication->base_url : publication->identifier);
    pair(xml, "lomimscc:title", "lomimscc:string", only ? only->title : publication->title, lang);
    xml_element(xml, "lomimscc:language", lang, NULL);
    if (description)
        pair(xml, "lomimscc:description", "lomimscc:string", description, lang);
    for (size_t i = 0; only && i < only->n_keywords; i++)
        pair(xml, "lomimscc:keyword", "lomimscc:string", only->keywords[i], lang);
    xml_close(xml);
}

/* RFC 2426, section 4: commas, semicolons and backslashes of a value are escaped. */
static void add_card_text(struct buf *card, struct str text)
{
    for (size_t i = 0; i < text.n; i++) {
        if (strchr(",;\\", text.p[i]))
            buf_addc(card, '\\');
        buf_addc(card, text.p[i]);
    }
}

static void add_card(struct buf *card, const char *name, const char *sort)
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

static void write_contribution(struct xml_writer *xml, const char *role, const char *name,
                               const char *sort, const char *date)
{
    struct buf card = BUF_INIT;
    add_card(&card, name, sort);
    xml_open(xml, "lomimscc:contribute", NULL);
    pair(xml, "lomimscc:role", "lomimscc:value", role, NULL);
    xml_element(xml, "lomimscc:entity", card.p, NULL);
    if (date)
        pair(xml, "lomimscc:date", "lomimscc:dateTime", date, NULL);
    xml_close(xml);
    buf_clear(&card);
}

static void write_contributors(const struct coursepack *pack, struct xml_writer *xml)
{
    const struct work *only = only_work(pack);
    const char *publisher = only ? only->publisher : pack->publication->publisher;
    if (!publisher && !(only && only->n_creators > 0))
        return;
    xml_open(xml, "lomimscc:lifeCycle", NULL);
    for (size_t i = 0; only && i < only->n_creators; i++)
        write_contribution(xml, "author", only->creators[i].name, only->creators[i].sort,
                           only->date);
    if (publisher)
        write_contribution(xml, "publisher", publisher, NULL, only ? only->date : NULL);
    xml_close(xml);
}

static void write_rights(const struct coursepack *pack, struct xml_writer *xml)
{
    struct buf rights = BUF_INIT;
    coursepack_rights(pack, &rights);
    xml_open(xml, "lomimscc:rights", NULL);
    pair(xml, "lomimscc:cost", "lomimscc:value", "no", NULL);
    pair(xml, "lomimscc:copyrightAndOtherRestrictions", "lomimscc:value", "yes", NULL);
    pair(xml, "lomimscc:description", "lomimscc:string", rights.p,
         notice_lang(pack->publication->lang));
    xml_close(xml);
    buf_clear(&rights);
}

/* A copy is a format of its source, not based on it: that would be an adaptation. */
static void write_relations(const struct coursepack *pack, struct xml_writer *xml)
{
    const char *kind = only_work(pack) ? "isformatof" : "haspart";
    struct arena arena = ARENA_INIT;
    for (size_t i = 0; i < pack->publication->n_works; i++) {
        const struct work *work = &pack->publication->works[i];
        if (!work->source)
            continue;
        xml_open(xml, "lomimscc:relation", NULL);
        pair(xml, "lomimscc:kind", "lomimscc:value", kind, NULL);
        xml_open(xml, "lomimscc:resource", NULL);
        write_identifier(xml, metadata_address(&arena, work->source));
        xml_close(xml);
        xml_close(xml);
    }
    arena_clear(&arena);
}

void metadata_write(const struct coursepack *pack, struct xml_writer *xml)
{
    xml_open(xml, "lomimscc:lom", NULL);
    write_general(pack, xml);
    write_contributors(pack, xml);
    write_rights(pack, xml);
    write_relations(pack, xml);
    xml_close(xml);
}

void metadata_write_resource(const struct coursepack *pack, const struct work *work,
                             struct xml_writer *xml)
{
    struct arena arena = ARENA_INIT;
    struct buf notice = BUF_INIT;
    struct notice_facts facts;
    work_facts(&arena, pack->publication, work, NULL, NULL, &facts);
    notice_short_text(&facts, &notice);
    xml_open(xml, "metadata", NULL);
    xml_open(xml, "lom:lom", NULL);
    xml_open(xml, "lom:rights", NULL);
    pair(xml, "lom:copyrightAndOtherRestrictions", "lom:value", "yes", NULL);
    pair(xml, "lom:description", "lom:string", notice.p, notice_lang(pack->publication->lang));
    xml_close(xml);
    xml_close(xml);
    xml_close(xml);
    buf_clear(&notice);
    arena_clear(&arena);
}
