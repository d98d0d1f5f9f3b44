/* What is said of a work in one place of a book must be what the others say: the notice at the foot of
 * a chapter, that among the credits, the package of a book of one work, and the front matter. */
#include <ctype.h>
#include <string.h>

#include "base/utf8.h"
#include "verify/address.h"
#include "verify/book.h"
#include "verify/notice.h"
#include "verify/quote.h"
#include "verify/record.h"

/* The notice of a work as its (last) chapter ends with it. */
struct foot {
    const char *work, *file, *license;
    const char *notice; /* the line that gives the license's address; "" */
    const char *head;   /* of its first page: what stands before the words, with the byline */
    int line;
    struct foot *next;
};

static const char *notice_line(struct arena *arena, const struct page_work *work)
{
    struct str rest = buf_str(&work->foot), line;
    while (work->license && str_next_line(&rest, &line))
        if (notice_gives_license(arena, line, work->license))
            return utf8_collapsed(arena, line);
    return "";
}

/* Parts of one work come in any order: the notice is that of the last, the head that of the first. */
static void take(struct book *book, const struct page *page, const struct page_work *work)
{
    struct foot *foot = book->feet;
    while (foot && strcmp(foot->work, work->path) != 0)
        foot = foot->next;
    if (!foot) {
        foot = arena_alloc(&book->arena, sizeof *foot);
        *foot = (struct foot){.work = arena_strdup(&book->arena, work->path),
                              .notice = "",
                              .head = "",
                              .next = book->feet};
        book->feet = foot;
    }
    if (work->part == 1)
        foot->head = utf8_collapsed(&book->arena, buf_str(&work->head));
    if (work->part != work->parts)
        return;
    foot->license = work->license ? arena_strdup(&book->arena, work->license) : "";
    foot->notice = notice_line(&book->arena, work);
    foot->file = arena_strdup(&book->arena, page->file);
    foot->line = work->line;
}

void agreement_take(struct book *book, const struct page *page)
{
    pthread_mutex_lock(&book->lock);
    for (const struct page_work *work = page->works; work; work = work->next)
        take(book, page, work);
    pthread_mutex_unlock(&book->lock);
}

/* How often the name stands there, as a word or several, not within one. */
static size_t times_named(const char *text, const char *name)
{
    size_t n = strlen(name), times = 0;
    for (const char *at = n > 0 ? strstr(text, name) : NULL; at; at = strstr(at + n, name))
        times += !(at > text && isalnum((unsigned char)at[-1])) && !isalnum((unsigned char)at[n]);
    return times;
}

static bool names(const char *text, const char *name)
{
    return times_named(text, name) > 0;
}

static bool is_person(const struct package_meta *meta)
{
    return strcmp(meta->name, "dc:creator") == 0 || strcmp(meta->name, "dc:contributor") == 0;
}

static const struct foot *foot_of(const struct book *book, const char *work)
{
    const struct foot *foot = book->feet;
    while (foot && strcmp(foot->work, work) != 0)
        foot = foot->next;
    return foot && *foot->notice ? foot : NULL;
}

static void differ(struct book *book, struct place place, const char *work, const char *what,
                   const char *fact)
{
    diag_error(book->proof->diags, place, "notice-agreement",
               "the notice of '%s' among the credits doesn't give %s that the one in its chapter "
               "gives: '%s'",
               quote_name(&book->arena, work), what, quote(&book->arena, str_of(fact)));
}

/* "© 2023 Ada Example", as far as no mark ends it. */
static const char *copyright_of(struct arena *arena, const char *notice)
{
    const char *at = strstr(notice, "©");
    return at ? arena_strndup(arena, at, strcspn(at, ".,;—(")) : NULL;
}

/* All that the chapter says stands in the full notice, too: a name as author and as holder of the
 * rights. */
static void compare_facts(struct book *book, const struct foot *foot, const char *entry,
                          struct place place)
{
    struct arena *arena = &book->arena;
    struct str rest = str_of(foot->notice), address;
    for (size_t i = 0; i < book->package.n_metas; i++) {
        const struct package_meta *meta = &book->package.metas[i];
        if (is_person(meta) &&
            times_named(entry, meta->text) < times_named(foot->notice, meta->text))
            differ(book, place, foot->work, "the name", meta->text);
    }
    while (address_next(&rest, &address))
        if (!notice_gives_license(arena, address, foot->license) &&
            !address_in(str_of(entry), arena_strndup(arena, address.p, address.n)))
            differ(book, place, foot->work, "the address",
                   arena_strndup(arena, address.p, address.n));
    const char *copyright = copyright_of(arena, foot->notice);
    const char *plain = copyright ? utf8_collapsed(arena, str_of(copyright)) : NULL;
    if (plain && !strstr(entry, plain))
        differ(book, place, foot->work, "the copyright", plain);
}

/* A creator whom the full notice and the head of the chapter name is named at its foot, where no other
 * is. */
static void compare_creators(struct book *book, const struct foot *foot, const char *entry)
{
    const char *lacking = NULL;
    for (size_t i = 0; i < book->package.n_metas; i++) {
        const struct package_meta *meta = &book->package.metas[i];
        bool creator = strcmp(meta->name, "dc:creator") == 0;
        if (creator && names(foot->notice, meta->text))
            return;
        if (creator && names(entry, meta->text) && names(foot->head, meta->text))
            lacking = lacking ? lacking : meta->text;
    }
    if (lacking)
        diag_error(book->proof->diags, (struct place){foot->file, foot->line, 0},
                   "notice-agreement",
                   "the notice at the foot of '%s' names no creator, where its head and the one "
                   "among the credits name '%s'",
                   quote_name(&book->arena, foot->work), quote(&book->arena, str_of(lacking)));
}

void agreement_check_entry(struct book *book, const char *work, struct str text, struct place place)
{
    struct arena *arena = &book->arena;
    const char *entry = utf8_collapsed(arena, text);
    const struct foot *foot = foot_of(book, work);
    const struct work *record = sources_record(book->proof->sources, work, false);
    if (foot) {
        compare_facts(book, foot, entry, place);
        compare_creators(book, foot, entry);
    }
    if (record)
        record_check_full(
            record, str_of(entry), place,
            arena_printf(arena, "the notice of '%s' among the credits", quote_name(arena, work)),
            book->proof->diags);
}

/* What the package of a book of one work says of it stands in its notice. */
void agreement_check_package(struct book *book)
{
    const struct foot *foot =
        book->n_works == 1 ? foot_of(book, book->feet ? book->feet->work : "") : NULL;
    for (size_t i = 0; foot && i < book->package.n_metas; i++) {
        const struct package_meta *meta = &book->package.metas[i];
        bool creator = strcmp(meta->name, "dc:creator") == 0 && *meta->text;
        bool source = strcmp(meta->name, "dc:source") == 0 && strstr(meta->text, "://");
        bool copyright = strcmp(meta->name, "schema:copyrightNotice") == 0;
        if ((creator && !names(foot->notice, meta->text)) ||
            (source && !address_in(str_of(foot->notice), meta->text)) ||
            (copyright && !strstr(foot->notice, utf8_collapsed(&book->arena, str_of(meta->text)))))
            diag_error(book->proof->diags, (struct place){foot->file, foot->line, 0},
                       "notice-agreement",
                       "the notice at the foot of '%s' doesn't give what the package has as %s: "
                       "'%s'",
                       quote_name(&book->arena, foot->work), meta->name,
                       quote(&book->arena, str_of(meta->text)));
    }
}
