/* Any bytes are read as words, address or id of a license, or as none; a license that is found is
 * the one that its own id, address, label and name say. Whatever facts a notice is given, it is
 * well-formed. */
#include <libxml/parser.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "license/marks.h"
#include "license/notice.h"

enum { LONGEST_ID = 24 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must_be(enum license_match match, const struct license *again,
                    const struct license *license)
{
    if (match != LICENSE_FOUND || strcmp(again->id, license->id) != 0)
        abort();
}

static void check_found(struct arena *arena, const struct license *license)
{
    struct license again;
    must_be(license_from_id(arena, license->id, &again), &again, license);
    must_be(license_from_url(arena, license->url, &again), &again, license);
    must_be(license_from_text(arena, str_of(license->label), &again), &again, license);
    must_be(license_from_text(arena, str_of(license->name), &again), &again, license);
}

static void check_readers(struct arena *arena, struct str text)
{
    struct license license;
    const char *line = arena_strndup(arena, text.p, text.n);
    if (license_from_text(arena, text, &license) == LICENSE_FOUND)
        check_found(arena, &license);
    if (license_from_url(arena, line, &license) == LICENSE_FOUND)
        check_found(arena, &license);
    if (license_from_id(arena, line, &license) == LICENSE_FOUND)
        check_found(arena, &license);
    if (text.n <= LONGEST_ID) /* it is slow, and compares nothing longer */
        license_nearest_id(arena, line);
}

static void check_xml(struct buf *body)
{
    struct buf page = BUF_INIT;
    buf_addf(&page, "<page>%s</page>", body->p);
    xmlDoc *doc = xmlReadMemory(page.p, (int)page.n, "page.xml", "UTF-8",
                                XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
    if (!doc)
        abort();
    xmlFreeDoc(doc);
    buf_clear(&page);
    buf_clear(body);
}

/* XML has no place for the two code points that are none. */
static bool is_xml_text(struct str text)
{
    return utf8_valid(text, NULL) && str_find(text, STR("\xef\xbf\xbe"), 0) == text.n &&
           str_find(text, STR("\xef\xbf\xbf"), 0) == text.n;
}

/* The lines of the input are the facts. */
static void check_notice(struct arena *arena, struct str rest)
{
    enum { FACTS = 12 };
    const char *fact[FACTS] = {NULL};
    struct str line;
    for (size_t i = 0; i < FACTS && str_next_line(&rest, &line); i++)
        fact[i] = line.n > 0 ? arena_strndup(arena, line.p, line.n) : NULL;
    struct license_record record = {
        .notice = fact[1], .licensor = fact[2], .evidence_url = fact[3], .disclaimer = fact[4]};
    if (fact[0] && license_from_text(arena, str_of(fact[0]), &record.license) != LICENSE_FOUND)
        record.license = (struct license){.id = "LicenseRef-X", .label = fact[0], .name = fact[0]};
    struct notice_facts notice = {.lang = fact[5],
                                  .title = fact[6],
                                  .creators = fact[7],
                                  .publisher = fact[8],
                                  .date = fact[9],
                                  .source = fact[10],
                                  .copyright = fact[11],
                                  .license = &record,
                                  .work_lang = fact[5],
                                  .format = "EPUB",
                                  .republisher = "R"};
    struct mark_facts marks = {.notice = &notice, .creators = {&fact[7], !!fact[7]}};
    struct buf out = BUF_INIT;
    notice_full_html(&notice, &out);
    check_xml(&out);
    notice_short_html(&notice, &out);
    check_xml(&out);
    marks_head(&marks, &out);
    check_xml(&out);
    notice_full_text(&notice, &out);
    buf_clear(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct str text = {(const char *)data, size};
    struct arena arena = ARENA_INIT;
    check_readers(&arena, text);
    if (is_xml_text(text) && (size == 0 || !memchr(data, '\0', size)))
        check_notice(&arena, text);
    arena_clear(&arena);
    return 0;
}
