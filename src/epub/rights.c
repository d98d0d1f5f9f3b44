#include <string.h>

#include "epub/book.h"

const struct license **book_licenses(struct arena *arena, const struct epub *epub, size_t *count)
{
    const struct license **licenses = arena_array(arena, epub->n_works, sizeof *licenses);
    size_t n = 0;
    for (size_t i = 0; i < epub->n_works; i++) {
        const struct license *license = &epub->works[i].license.license;
        bool known = !license->id || epub->chapters[i].left_out;
        for (size_t k = 0; k < n && !known; k++)
            known = strcmp(licenses[k]->id, license->id) == 0;
        if (!known)
            licenses[n++] = license;
    }
    *count = n;
    return licenses;
}

void book_write_rights(const struct epub *epub, struct buf *out)
{
    struct arena arena = ARENA_INIT;
    size_t n;
    const struct license **licenses = book_licenses(&arena, epub, &n);
    buf_adds(out, "A collection: every text keeps its own license, named at its head and in the "
                  "credits.");
    for (size_t i = 0; i < n; i++) {
        buf_addf(out, "%s %s", i == 0 ? " Licenses:" : ";", licenses[i]->label);
        if (licenses[i]->url)
            buf_addf(out, ": %s", licenses[i]->url);
    }
    arena_clear(&arena);
}

void book_write_notice(const struct epub *epub, struct buf *out)
{
    struct buf rights = BUF_INIT;
    if (epub->only) {
        notice_short_html(&epub->notice, out);
    } else {
        book_write_rights(epub, &rights);
        buf_add_xml(out, buf_str(&rights));
    }
    buf_clear(&rights);
}

char *book_credit_id(struct arena *arena, const struct book_chapter *chapter)
{
    static const char letters[] =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-/";
    const char *path = book_chapter_path(chapter) + strlen("text/");
    size_t n = strlen(path) - strlen(".xhtml");
    if (strspn(path, letters) != n)
        return work_credit_id(arena, chapter->work);
    char *id = arena_printf(arena, "c-%.*s", (int)n, path);
    for (char *slash = id; (slash = strchr(slash, '/'));)
        *slash = '.';
    return id;
}

char *book_legal_code(struct arena *arena, const struct license *license)
{
    return license->legal_code ? arena_printf(arena, BOOK_LEGAL_CODE "#%s", license->id) : NULL;
}
