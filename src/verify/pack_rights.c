/* The rights in the metadata of a package: license by name and address, and who gives it. */
#include <string.h>

#include "verify/address.h"
#include "verify/notice.h"
#include "verify/pack.h"
#include "verify/quote.h"

/* The name in a card (RFC 2426, 3.1.1), without its escapes; NULL when it has none. */
static const char *name_of_card(struct arena *arena, const char *card)
{
    const char *begin = strstr(card, "FN:");
    if (!begin || (begin > card && begin[-1] != '\n'))
        return NULL;
    begin += strlen("FN:");
    size_t n = strcspn(begin, "\r\n");
    char *name = arena_strndup(arena, begin, n), *to = name;
    for (const char *from = name; *from; from++) {
        from += *from == '\\' && from[1];
        *to++ = *from;
    }
    *to = '\0';
    return name;
}

/* Whoever made or published the only work of a package must be named beside its license. */
static void check_holder(struct pack *pack, xmlNode *lom, const xmlNode *rights, const char *text)
{
    const char *first = NULL;
    struct buf card = BUF_INIT, scratch = BUF_INIT;
    for (xmlNode *node = lom; node; node = markup_next(node, lom, true, NULL, NULL)) {
        if (!markup_is(node, "entity") && !markup_is(node, "vcard"))
            continue;
        buf_reset(&card);
        for (const xmlNode *child = node->children; child; child = child->next)
            buf_add_str(&card, markup_text(child, &scratch));
        const char *name = name_of_card(&pack->arena, card.p);
        if (name && strstr(text, name)) {
            first = NULL;
            break;
        }
        first = first ? first : name;
    }
    if (first)
        pack_error(pack, rights, "course-rights",
                   "rights name none of those who made or published the work, such as '%s'",
                   quote(&pack->arena, str_of(first)));
    buf_clear(&card);
    buf_clear(&scratch);
}

void pack_check_rights(struct pack *pack, xmlNode *lom)
{
    struct notice_seen seen;
    xmlNode *rights = lom ? pack_child(lom, "rights") : NULL;
    const char *text = rights ? markup_content(&pack->arena, rights) : "";
    if (!rights) {
        pack_error(pack, lom, "course-rights",
                   "manifest's metadata has no rights: nothing says there who licenses the course");
        return;
    }
    notice_look(&pack->arena, str_of(text), NULL, &seen);
    if (pack->n_licenses == 0 && (!seen.address || !seen.named))
        pack_error(pack, rights, "course-rights",
                   "rights give no license by name and address; write both");
    for (size_t i = 0; i < pack->n_licenses; i++) {
        bool there = address_in(str_of(text), pack->licenses[i].address);
        if (!there || !strstr(text, pack->licenses[i].label))
            pack_error(pack, rights, "course-rights",
                       "rights don't give the %s of '%s', which a work of the package has",
                       there ? "name" : "address", pack->licenses[i].label);
    }
    if (pack->n_works == 1)
        check_holder(pack, lom, rights, text);
}
