/* EPUB 3.3, section 4 (Open Container Format). */
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "verify/book.h"
#include "verify/quote.h"
#include "verify/shape.h"

/* The archive must begin with a header of 30 bytes, this name, no extra field, and these bytes, so
 * that the type of the file can be seen at a fixed place. */
static const char *mimetype_fault(const struct book *book)
{
    static const char content[] = "application/epub+zip";
    enum { HEADER = 30, NAME = 8, TYPE = sizeof content - 1 };
    unsigned char start[HEADER + NAME + TYPE];
    int fd = open(book->path, O_RDONLY | O_CLOEXEC);
    ssize_t got = fd >= 0 ? read(fd, start, sizeof start) : -1;
    if (fd >= 0)
        close(fd);
    size_t i = archive_find(book->archive, "mimetype");
    if (i == archive_size(book->archive))
        return "there is no file 'mimetype' in the archive";
    if (got != sizeof start || memcmp(start + HEADER, "mimetype", NAME) != 0 || start[27] != 0 ||
        start[26] != NAME)
        return "'mimetype' is not the first file of the archive";
    if (start[8] != 0 || start[9] != 0)
        return "'mimetype' is compressed; it must be stored";
    if (start[28] != 0 || start[29] != 0)
        return "'mimetype' has an extra field in the archive";
    if (memcmp(start + HEADER + NAME, content, TYPE) != 0 ||
        archive_entry_at(book->archive, i)->size != TYPE)
        return "'mimetype' does not hold 'application/epub+zip' and nothing else";
    return NULL;
}

static void check_encryption(struct book *book)
{
    static const char *const files[] = {"META-INF/encryption.xml", "META-INF/rights.xml"};
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        if (archive_find(book->archive, files[i]) < archive_size(book->archive))
            diag_error(book->proof->diags, (struct place){book_file(book, files[i]), 0, 0},
                       "epub-encryption",
                       "book has '%s': no technical measure may restrict what the license permits "
                       "(CC 4.0, 2(a)(5)(B)); remove it",
                       files[i]);
}

/* The first package document that is named; one whose type is wrong is read all the same. */
static const char *rootfile(struct book *book, xmlDoc *doc, const char *file)
{
    static const char right[] = "application/oebps-package+xml";
    xmlNode *root = xmlDocGetRootElement(doc);
    for (xmlNode *node = root; node; node = markup_next(node, root, true, NULL, NULL)) {
        const char *path =
            markup_is(node, "rootfile") ? markup_attribute(&book->arena, node, "full-path") : NULL;
        const char *type = path ? markup_attribute(&book->arena, node, "media-type") : NULL;
        if (!path || !*path)
            continue;
        if (type && *type && strcmp(type, right) != 0)
            diag_error(book->proof->diags, (struct place){file, markup_line(node), 0},
                       "epub-container", "rootfile is of type '%s'; a package document is '%s'",
                       quote(&book->arena, str_of(type)), right);
        return path;
    }
    return NULL;
}

const char *container_check(struct book *book)
{
    static const char member[] = "META-INF/container.xml";
    struct diags *diags = book->proof->diags;
    const char *fault = mimetype_fault(book), *path = NULL, *file = book_file(book, member);
    if (fault)
        diag_error(diags, (struct place){book->path, 0, 0}, "epub-mimetype",
                   "%s; readers and libraries won't take it for an EPUB", fault);
    check_encryption(book);
    struct buf bytes = BUF_INIT;
    if (archive_find(book->archive, member) == archive_size(book->archive)) {
        diag_error(diags, (struct place){book->path, 0, 0}, "epub-container",
                   "there is no '%s' in the archive: nothing says where the book begins", member);
    } else if (book_read(book, member, &bytes)) {
        xmlDoc *doc = markup_read(buf_str(&bytes), MARKUP_XML, file, diags);
        path = doc ? rootfile(book, doc, file) : NULL;
        if (doc && path)
            shape_check(&schema_container, doc, file, diags);
        if (doc && !path)
            diag_error(diags, (struct place){file, 0, 0}, "epub-container",
                       "no rootfile names the package document");
        xmlFreeDoc(doc);
    }
    if (path && archive_find(book->archive, path) == archive_size(book->archive)) {
        diag_error(diags, (struct place){file, 0, 0}, "epub-container",
                   "package document '%s' is not in the archive", quote_name(&book->arena, path));
        path = NULL;
    }
    buf_clear(&bytes);
    return path;
}
