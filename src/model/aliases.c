#include "model/aliases.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "model/front_matter.h"
#include "model/listings.h"
#include "model/name.h"
#include "model/pages.h"
#include "model/table.h"

/* The path in the site; NULL when no redirect can be there. */
static const char *alias_page(struct arena *arena, struct str written)
{
    const char *path = path_decode(arena, written);
    if (!path || !*path || strpbrk(path, "?\\"))
        return NULL;
    path += path[0] == '/';
    if (!*path || path[strlen(path) - 1] == '/')
        path = arena_printf(arena, "%sindex.html", path);
    if (!path_has_extension(path, ".html") && !path_has_extension(path, ".htm"))
        return NULL;
    return path_normal(arena, path);
}

/* What stands behind a '#' and can be an id; NULL when it can't. */
static const char *alias_fragment(struct arena *arena, const char *written)
{
    const char *fragment = path_decode(arena, str_of(written));
    return fragment && *fragment && !strpbrk(fragment, " \t\n\r\f") ? fragment : NULL;
}

static void read_from(const struct reading *reading, const struct yaml_node *value, void *member)
{
    struct alias *alias = member;
    const char *text = value_item_text(reading, value, "aliases");
    const char *hash = text ? strchr(text, '#') : NULL;
    if (!text)
        return;
    alias->page = alias_page(reading->arena, (struct str){text, strcspn(text, "#")});
    if (hash)
        alias->fragment = alias_fragment(reading->arena, hash + 1);
    if (alias->page && (!hash || alias->fragment))
        return;
    diag_error(reading->diags, value->place, "alias",
               "'%s' is no page of a site; write its path, ending in '.html' or '/', and after a "
               "'#' the id of a piece of it",
               text);
    alias->page = NULL;
}

static void read_to(const struct reading *reading, const struct yaml_node *value, void *member)
{
    struct alias *alias = member;
    const char *text = value_text(reading, value, "to");
    if (!text)
        return;
    alias->to = alias_fragment(reading->arena, text[0] == '#' ? text + 1 : text);
    if (!alias->to)
        diag_error(reading->diags, value->place, "alias",
                   "'to' is '%s', but must be the id of a heading of this text, as \"#rivers\"",
                   text);
}

static bool read_alias(const struct reading *reading, const struct yaml_node *value,
                       struct alias *alias)
{
    static const struct field fields[] = {{"from", read_from, 0}, {"to", read_to, 0}};
    alias->place = value->place;
    if (value->kind != YAML_MAPPING)
        read_from(reading, value, alias);
    else
        fields_read(reading, value, "'aliases'", fields, COUNT(fields), alias);
    if (value->kind == YAML_MAPPING && !value_is_given(yaml_get(value, "from")))
        diag_error(reading->diags, value->place, "missing-key",
                   "an alias has no 'from': the address that it once had");
    return alias->page != NULL;
}

void field_aliases(const struct reading *reading, const struct yaml_node *value, void *member)
{
    struct work *work = member;
    work->aliases = arena_array(reading->arena, value_count(value), sizeof *work->aliases);
    if (value->kind != YAML_SEQUENCE) {
        value_wrong_kind(reading, value, "aliases", "a list");
        return;
    }
    for (const struct yaml_node *item = value->first; item; item = item->next) {
        struct alias *alias = &work->aliases[work->n_aliases];
        *alias = (struct alias){0};
        work->n_aliases += read_alias(reading, item, alias);
        alias->place.file = work->file;
    }
}

struct checking {
    const struct publication *publication;
    struct diags *diags;
    struct arena scratch;
    struct table pages;     /* of works and parts: the index in `names` */
    struct table aliases;   /* "page#fragment": the number of the work */
    struct table redirects; /* the pages of aliases: the index in `all` */
    const struct alias **all;
    const char **names; /* whose pages they are */
    size_t n, n_all;
};

static size_t count_aliases(const struct publication *publication)
{
    size_t n = 0;
    for (size_t i = 0; i < publication->n_works; i++)
        n += publication->works[i].n_aliases;
    return n;
}

static void enter_pages(struct checking *checking)
{
    const struct outline_node *node;
    size_t n = 0;
    for (node = checking->publication->outline; node; node = outline_next(node))
        n++;
    table_init(&checking->pages, n);
    checking->names = arena_array(&checking->scratch, n, sizeof *checking->names);
    for (node = checking->publication->outline; node; node = outline_next(node)) {
        checking->names[checking->n] = node->work ? node->work->file : node->title;
        if (node->page)
            table_enter(&checking->pages, name_fold(&checking->scratch, node->page), checking->n++);
    }
}

static void report_alias(struct checking *checking, const struct alias *alias, const char *what,
                         const char *whose)
{
    diag_error(checking->diags, alias->place, "alias", "'%s' can't lead here: %s '%s'", alias->page,
               what, whose);
}

/* A file can't be a folder, too. */
static void check_folders(struct checking *checking, const struct alias *alias, const char *folded)
{
    size_t page = pages_in_the_way(&checking->scratch, &checking->pages, folded);
    size_t other = pages_in_the_way(&checking->scratch, &checking->redirects, folded);
    if (page != TABLE_NONE)
        report_alias(checking, alias, "its folder would have the name of the page of",
                     checking->names[page]);
    else if (other != TABLE_NONE)
        report_alias(checking, alias, "its folder would have the name of another alias,",
                     checking->all[other]->page);
}

static void check_alias(struct checking *checking, size_t work, const struct alias *alias)
{
    const char *ours = pages_ours(alias->page);
    const char *folded = name_fold(&checking->scratch, alias->page);
    size_t page = table_find(&checking->pages, folded);
    const char *key =
        arena_printf(&checking->scratch, "%s#%s", folded, alias->fragment ? alias->fragment : "");
    size_t first = table_enter(&checking->aliases, key, work);
    if (ours)
        diag_error(checking->diags, alias->place, "alias",
                   "'%s' can't lead here: '%s' is made by Colophon", alias->page, ours);
    else if (page != TABLE_NONE)
        report_alias(checking, alias, "it is the page of", checking->names[page]);
    else if (first != TABLE_NONE)
        diag_error(checking->diags, alias->place, "alias",
                   "'%s%s%s' leads to '%s' already; an address has one place to lead to",
                   alias->page, alias->fragment ? "#" : "", alias->fragment ? alias->fragment : "",
                   checking->publication->works[first].file);
    else
        check_folders(checking, alias, folded);
}

/* The other way round: pages in a folder that has the name of an alias. */
static void check_pages(struct checking *checking)
{
    for (size_t i = 0; i < checking->publication->n_works; i++) {
        const struct work *work = &checking->publication->works[i];
        size_t alias = pages_in_the_way(&checking->scratch, &checking->redirects,
                                        name_fold(&checking->scratch, work->page));
        if (alias != TABLE_NONE)
            report_alias(checking, checking->all[alias], "it would have the name of a folder of",
                         work->file);
    }
}

static void enter_aliases(struct checking *checking, size_t n)
{
    table_init(&checking->redirects, n);
    checking->all = arena_array(&checking->scratch, n, sizeof *checking->all);
    for (size_t i = 0; i < checking->publication->n_works; i++) {
        const struct work *work = &checking->publication->works[i];
        for (size_t k = 0; k < work->n_aliases; k++) {
            checking->all[checking->n_all] = &work->aliases[k];
            table_enter(&checking->redirects, name_fold(&checking->scratch, work->aliases[k].page),
                        checking->n_all++);
        }
    }
}

void aliases_check(const struct publication *publication, struct diags *diags)
{
    struct checking checking = {.publication = publication, .diags = diags};
    size_t n = count_aliases(publication);
    if (n == 0)
        return;
    enter_pages(&checking);
    enter_aliases(&checking, n);
    table_init(&checking.aliases, n);
    for (size_t i = 0; i < publication->n_works; i++)
        for (size_t k = 0; k < publication->works[i].n_aliases; k++)
            check_alias(&checking, i, &publication->works[i].aliases[k]);
    check_pages(&checking);
    table_clear(&checking.pages);
    table_clear(&checking.aliases);
    table_clear(&checking.redirects);
    arena_clear(&checking.scratch);
}

/* What names the whole page comes first; else the order of the works and of their lines stays,
 * which the addresses of the works and of the aliases have, too. */
static int by_page(const void *a, const void *b)
{
    const struct redirect_target *x = a, *y = b;
    int order = strcmp(x->alias->page, y->alias->page);
    if (order == 0)
        order = (x->alias->fragment != NULL) - (y->alias->fragment != NULL);
    if (order == 0)
        order = (x->work > y->work) - (x->work < y->work);
    return order != 0 ? order : (x->alias > y->alias) - (x->alias < y->alias);
}

const struct redirect *aliases_redirects(struct arena *arena, const struct publication *publication,
                                         size_t *n)
{
    size_t all = count_aliases(publication), at = 0;
    struct redirect_target *targets = arena_array(arena, all, sizeof *targets);
    struct redirect *redirects = arena_array(arena, all, sizeof *redirects);
    for (size_t i = 0; i < publication->n_works; i++)
        for (size_t k = 0; k < publication->works[i].n_aliases; k++)
            targets[at++] =
                (struct redirect_target){&publication->works[i], &publication->works[i].aliases[k]};
    if (all > 0)
        qsort(targets, all, sizeof *targets, by_page);
    *n = 0;
    for (size_t i = 0; i < all; i++) {
        const char *page = targets[i].alias->page;
        if (i == 0 || strcmp(page, targets[i - 1].alias->page) != 0)
            redirects[(*n)++] = (struct redirect){.page = page, .targets = &targets[i]};
        redirects[*n - 1].n++;
    }
    return redirects;
}
