/* EPUB 3.3, 4.2.3 (file paths and names) and 4.3.3 (ZIP container): names that every system can
 * store, and features that every reader knows. */
#include <stdlib.h>
#include <string.h>

#include <utf8proc.h>

#include "base/archive_directory.h"
#include "base/utf8.h"
#include "verify/book.h"
#include "verify/quote.h"

static bool is_forbidden(uint32_t c)
{
    return (c < 0x80 && strchr("\"*:<>?\\|", (int)c)) || c < 0x20 || (c >= 0x7F && c < 0xA0) ||
           (c >= 0xE000 && c <= 0xF8FF) || (c >= 0xFDD0 && c <= 0xFDEF) || (c & 0xFFFE) == 0xFFFE ||
           (c >= 0xFFF0 && c <= 0xFFFF) || c >= 0xE0000;
}

static const char *fault_of(struct str name)
{
    const char *fault = NULL;
    uint32_t before = '/';
    bool dots = true; /* all of a part: "..", which is refused as a path */
    for (struct str rest = name; rest.n > 0;) {
        size_t length;
        uint32_t c = utf8_decode(rest, &length);
        if (is_forbidden(c))
            return "has a character that not every system can store in a name";
        if (c == '/' && before == '.' && !dots)
            return "has a part that ends in a full stop";
        if (utf8_is_space(c))
            fault = "has a space, which links must escape and some readers don't";
        dots = c == '/' || (dots && c == '.');
        before = c;
        rest = str_sub(rest, length, rest.n);
    }
    return before == '.' && !dots ? "ends in a full stop" : fault;
}

static void check_name(struct book *book, struct str name)
{
    const char *fault = fault_of(name);
    struct place place = {book->path, 0, 0};
    const char *shown = fault ? quote(&book->arena, name) : NULL;
    if (fault && strstr(fault, "space"))
        diag_warning(book->proof->diags, place, "epub-name", "name '%s' %s", shown, fault);
    else if (fault)
        diag_error(book->proof->diags, place, "epub-name", "name '%s' %s; rename the file", shown,
                   fault);
}

static void check_entry(struct book *book, const struct archive_directory_entry *entry)
{
    struct place place = {book->path, 0, 0};
    struct diags *diags = book->proof->diags;
    size_t bad;
    bool ascii = true;
    for (size_t i = 0; i < entry->name.n; i++)
        ascii = ascii && (unsigned char)entry->name.p[i] < 0x80;
    if (entry->version != 10 && entry->version != 20 && entry->version != 45)
        diag_error(diags, place, "epub-version",
                   "entry '%s' needs version %u.%u of ZIP; an EPUB has 1.0, 2.0 or 4.5",
                   quote(&book->arena, entry->name), entry->version / 10, entry->version % 10);
    if (!utf8_valid(entry->name, &bad))
        diag_error(diags, place, "epub-name-encoding", "name '%s' is not UTF-8; pack it again",
                   quote(&book->arena, entry->name));
    else if (!ascii && !(entry->flags & ARCHIVE_DIRECTORY_UTF8))
        diag_warning(diags, place, "epub-name-encoding",
                     "name '%s' is not marked as UTF-8: some programs will read another name",
                     quote(&book->arena, entry->name));
    else
        check_name(book, entry->name);
}

/* A name as systems compare it that don't tell case. */
struct folded {
    const char *name, *as;
};

static int compare(const void *a, const void *b)
{
    const struct folded *x = a, *y = b;
    int order = strcmp(x->as, y->as);
    return order ? order : strcmp(x->name, y->name);
}

static const char *fold(struct arena *arena, const char *name)
{
    utf8proc_uint8_t *folded = NULL;
    utf8proc_option_t how =
        UTF8PROC_NULLTERM | UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD;
    if (utf8proc_map((const utf8proc_uint8_t *)name, 0, &folded, how) < 0)
        return name;
    const char *copy = arena_strdup(arena, (const char *)folded);
    free(folded);
    return copy;
}

static void check_unique(struct book *book)
{
    size_t n = archive_size(book->archive);
    struct folded *all = arena_array(&book->arena, n + 1, sizeof *all);
    for (size_t i = 0; i < n; i++) {
        all[i].name = archive_entry_at(book->archive, i)->path;
        all[i].as = fold(&book->arena, all[i].name);
    }
    qsort(all, n, sizeof *all, compare);
    for (size_t i = 1; i < n; i++)
        if (strcmp(all[i - 1].as, all[i].as) == 0 && strcmp(all[i - 1].name, all[i].name) != 0)
            diag_error(book->proof->diags, (struct place){book->path, 0, 0}, "epub-name-case",
                       "names '%s' and '%s' are one where case does not count",
                       quote_name(&book->arena, all[i - 1].name),
                       quote_name(&book->arena, all[i].name));
}

void names_check(struct book *book)
{
    struct archive_directory directory;
    if (archive_directory_read(&directory, book->path))
        for (size_t i = 0; i < directory.n; i++)
            check_entry(book, &directory.list[i]);
    archive_directory_clear(&directory);
    check_unique(book);
}
