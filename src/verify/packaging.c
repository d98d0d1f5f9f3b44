/* EPUB 3.3, section 5 (package document): identities, properties and their prefixes, media types. */
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/utf8.h"
#include "verify/book.h"
#include "verify/quote.h"

#define N(list) (sizeof(list) / sizeof *(list))

static struct place at(const struct book *book, int line)
{
    return (struct place){book->package.file, line, 0};
}

/* 5.3: declared by the package, or reserved (D.1.4). */
static bool is_prefix(const struct package *package, struct str prefix)
{
    struct str rest = str_of(package->prefix), one;
    if (str_listed("a11y dcterms marc media onix rendition schema xsd msv prism", prefix))
        return true;
    while (utf8_next_word(&rest, &one))
        if (one.n == prefix.n + 1 && one.p[prefix.n] == ':' && str_starts(one, prefix))
            return true;
    return false;
}

static void check_property(struct book *book, int line, const char *value, const char *vocabulary,
                           const char *rule)
{
    struct str rest = str_of(value), one;
    while (utf8_next_word(&rest, &one)) {
        size_t colon = str_find_char(one, ':', 0);
        const char *shown = quote(&book->arena, one);
        if (colon == one.n && !str_listed(vocabulary, one))
            diag_error(book->proof->diags, at(book, line), rule,
                       "'%s' is no word of EPUB's own; a word of another vocabulary has a prefix, "
                       "such as dcterms:license",
                       shown);
        else if (colon < one.n && !is_prefix(&book->package, str_sub(one, 0, colon)))
            diag_error(book->proof->diags, at(book, line), "package-prefix",
                       "prefix of '%s' is not declared in the package's prefix attribute", shown);
    }
}

/* 5.3, D.1.3: Dublin Core is there without a prefix, and so are EPUB's own words. */
static void check_prefixes(struct book *book)
{
    static const char *const reserved[] = {"http://purl.org/dc/elements/1.1/",
                                           "http://idpf.org/epub/vocab/package/#"};
    struct str rest = str_of(book->package.prefix), one;
    bool name = true; /* names and addresses take turns */
    for (; utf8_next_word(&rest, &one); name = !name) {
        bool colon = str_ends(one, STR(":"));
        if (name != colon || (name && (one.n == 1 || str_is(one, "_:"))))
            diag_error(book->proof->diags, at(book, 0), "package-prefix",
                       "the package's prefix attribute has '%s' where a %s must stand",
                       quote(&book->arena, one),
                       name ? "name with a colon" : "vocabulary's address");
        for (size_t i = 0; !name && i < N(reserved); i++)
            if (str_is(one, reserved[i]))
                diag_error(book->proof->diags, at(book, 0), "package-prefix",
                           "'%s' is declared with a prefix; its words are used without one",
                           reserved[i]);
    }
}

static int compare(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Ids are given once, and what refines one leads to it. */
static void check_ids(struct book *book)
{
    const struct package *package = &book->package;
    const char **ids = arena_array(&book->arena, package->n_marks + 1, sizeof *ids);
    size_t n = 0;
    for (size_t i = 0; i < package->n_marks; i++)
        if (*package->marks[i].id)
            ids[n++] = package->marks[i].id;
    qsort(ids, n, sizeof *ids, compare);
    for (size_t i = 1; i < n; i++)
        if (strcmp(ids[i - 1], ids[i]) == 0)
            diag_error(book->proof->diags, at(book, 0), "package-id", "id '%s' is given twice",
                       quote(&book->arena, str_of(ids[i])));
    for (size_t i = 0; i < n; i++)
        if (strpbrk(ids[i], " \t\r\n:"))
            diag_error(book->proof->diags, at(book, 0), "package-id",
                       "id '%s' has a space or a colon", quote(&book->arena, str_of(ids[i])));
    for (size_t i = 0; i < package->n_marks; i++) {
        const struct package_mark *mark = &package->marks[i];
        const char *id = mark->refines + 1;
        if (*mark->refines == '#' && !bsearch(&id, ids, n, sizeof *ids, compare))
            diag_error(book->proof->diags, at(book, mark->line), "package-refines",
                       "refines '%s', but there is no such id",
                       quote(&book->arena, str_of(mark->refines)));
    }
}

static void check_marks(struct book *book)
{
    static const char properties[] =
        "alternate-script authority belongs-to-collection collection-type display-seq file-as "
        "group-position identifier-type meta-auth role source-of term title-type pageBreakSource";
    static const char rels[] = "alternate record voicing acquire marc21xml-record mods-record "
                               "onix-record xml-signature xmp-record";
    const struct package *package = &book->package;
    for (size_t i = 0; i < package->n_marks; i++) {
        const struct package_mark *mark = &package->marks[i];
        check_property(book, mark->line, mark->property, properties, "package-property");
        check_property(book, mark->line, mark->rel, rels, "package-link-rel");
        if (strcmp(mark->property, "role") == 0 && *mark->refines != '#')
            diag_error(book->proof->diags, at(book, mark->line), "package-refines",
                       "property 'role' says of nobody whose it is; give 'refines'");
        if (mark->empty)
            diag_error(book->proof->diags, at(book, mark->line), "package-metadata",
                       "element '%s' is empty", mark->element);
    }
}

static bool is_language(const char *tag)
{
    size_t letters = strspn(tag, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");
    if (letters < 2 || letters > 8 || (tag[letters] && tag[letters] != '-'))
        return false;
    return tag[strspn(tag, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-")] ==
           '\0';
}

static void check_root(struct book *book)
{
    const struct package *package = &book->package;
    struct diags *diags = book->proof->diags;
    if (strcmp(package->version, "3.0") != 0 && strcmp(package->version, "2.0") != 0)
        diag_error(diags, at(book, 0), "package-version", "version '%s' is neither 2.0 nor 3.0",
                   quote(&book->arena, str_of(package->version)));
    if (!package->ordered)
        diag_error(diags, at(book, 0), "package",
                   "metadata, manifest and spine must stand in this order");
    if (package->epub3 && !*package->lang)
        book_finding(book, at(book, 0), "package-language",
                     "package has no xml:lang: screen readers can't tell how to read its title");
    if (package->epub3 && package_count(package, "dc:date") > 1)
        diag_error(diags, at(book, 0), "package-date", "package has more than one dc:date");
    for (size_t i = 0; i < package->n_metas; i++)
        if (strcmp(package->metas[i].name, "dc:language") == 0 && *package->metas[i].text &&
            !is_language(package->metas[i].text))
            diag_error(diags, at(book, package->metas[i].line), "package-language",
                       "dc:language '%s' is no language tag",
                       quote(&book->arena, str_of(package->metas[i].text)));
}

/* The media types that a name stands for. */
static const struct {
    const char *extension, *types;
} types[] = {
    {".xhtml", "application/xhtml+xml"},
    {".css", "text/css"},
    {".png", "image/png"},
    {".jpg", "image/jpeg"},
    {".jpeg", "image/jpeg"},
    {".gif", "image/gif"},
    {".svg", "image/svg+xml"},
    {".webp", "image/webp"},
    {".ncx", "application/x-dtbncx+xml"},
    {".js", "text/javascript application/javascript application/ecmascript"},
};

static void check_type(struct book *book, const struct package_item *item, const char *name)
{
    if (!strchr(item->media_type, '/'))
        diag_error(book->proof->diags, at(book, item->line), "manifest-type",
                   "item '%s' has no media type", name);
    for (size_t i = 0; item->path && i < N(types); i++)
        if (path_has_extension(item->path, types[i].extension) && *item->media_type &&
            !str_listed(types[i].types, str_of(item->media_type)))
            diag_error(book->proof->diags, at(book, item->line), "manifest-type",
                       "item '%s' is listed as '%s'; it is of type '%s'", name,
                       quote(&book->arena, str_of(item->media_type)), types[i].types);
}

static void check_remote(struct book *book, const struct package_item *item)
{
    bool remote = strncmp(item->href, "http:", 5) == 0 || strncmp(item->href, "https:", 6) == 0;
    bool may = strncmp(item->media_type, "audio/", 6) == 0 ||
               strncmp(item->media_type, "video/", 6) == 0 || strstr(item->media_type, "font");
    if (remote && !may)
        diag_error(book->proof->diags, at(book, item->line), "remote-resource",
                   "item '%s' is not in the book: readers are offline; put it into the book",
                   quote(&book->arena, str_of(item->href)));
}

static void check_item(struct book *book, const struct package_item *item)
{
    struct diags *diags = book->proof->diags;
    const char *name = quote(&book->arena, str_of(item->href));
    if (!*item->id)
        diag_error(diags, at(book, item->line), "manifest-id", "item '%s' has no id", name);
    if (!*item->href || strchr(item->href, '#'))
        diag_error(diags, at(book, item->line), "manifest-href",
                   "item '%s' has no href, or one that leads into a file", name);
    if (item->path &&
        (strcmp(item->path, book->package.path) == 0 || strcmp(item->path, "mimetype") == 0 ||
         strncmp(item->path, "META-INF/", 9) == 0))
        diag_error(diags, at(book, item->line), "manifest-self",
                   "manifest lists '%s', which is the container's own", name);
    if (book->package.epub3)
        check_property(book, item->line, item->properties,
                       "cover-image mathml nav remote-resources scripted svg switch",
                       "manifest-properties");
    check_type(book, item, name);
    check_remote(book, item);
    if (item->in_spine && !item->fallback &&
        !str_listed("application/xhtml+xml image/svg+xml application/x-dtbook+xml",
                    str_of(item->media_type)))
        diag_error(diags, at(book, item->line), "spine-type",
                   "'%s' of type '%s' stands in the spine, but readers can't show it", name,
                   quote(&book->arena, str_of(item->media_type)));
}

/* A record that is linked is no resource of the book. */
static void check_linked(struct book *book)
{
    for (size_t i = 0; i < book->package.n_links; i++) {
        const struct package_link *link = &book->package.links[i];
        if (link->path && *link->href && package_item_at(&book->package, link->path))
            diag_error(book->proof->diags, at(book, link->line), "manifest-linked",
                       "'%s' is linked and in the manifest; it may be only one of them",
                       quote(&book->arena, str_of(link->href)));
    }
}

void packaging_check(struct book *book)
{
    check_root(book);
    check_ids(book);
    if (book->package.epub3) {
        check_prefixes(book);
        check_marks(book);
    }
    for (size_t i = 0; i < book->package.n_items; i++)
        check_item(book, &book->package.items[i]);
    check_linked(book);
}
