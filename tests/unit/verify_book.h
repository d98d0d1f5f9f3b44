/*
 * A book of two works, a page of licenses and the text of one, as it should be; tests change one thing
 * in it.
 */
#ifndef COLOPHON_TESTS_VERIFY_BOOK_H
#define COLOPHON_TESTS_VERIFY_BOOK_H

#include "base/archive.h"
#include "base/embedded.h"
#include "unit/verify_case.h"

#define BY "https://creativecommons.org/licenses/by/4.0/"
#define NOTICE "<p data-apparatus=\"\">CC BY 4.0: " BY "</p>\n"
#define XHTML                                                                                      \
    "<html xmlns=\"http://www.w3.org/1999/xhtml\" xmlns:epub=\"http://www.idpf.org/2007/ops\">"    \
    "<head><title>T</title></head>"

static const char container[] =
    "<container version=\"1.0\" "
    "xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\"><rootfiles>"
    "<rootfile full-path=\"EPUB/package.opf\" media-type=\"application/oebps-package+xml\"/>"
    "</rootfiles></container>";

static const char package[] =
    "<package xmlns=\"http://www.idpf.org/2007/opf\" version=\"3.0\" unique-identifier=\"id\" "
    "xml:lang=\"en\" prefix=\"cc: http://creativecommons.org/ns#\">\n"
    "<metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n"
    "<dc:identifier id=\"id\">urn:uuid:1</dc:identifier>\n"
    "<dc:title>A Book</dc:title><dc:language>en</dc:language>\n"
    "<dc:rights>CC BY 4.0, " BY "</dc:rights>\n"
    "<link rel=\"dcterms:license cc:license\" href=\"" BY "\"/>\n\n"
    "<meta property=\"dcterms:modified\">2024-01-31T00:00:00Z</meta>\n"
    "<meta property=\"schema:accessMode\">textual</meta>\n"
    "<meta property=\"schema:accessibilityFeature\">unlocked</meta>\n"
    "<meta property=\"schema:accessibilityHazard\">none</meta>\n"
    "</metadata>\n"
    "<manifest>\n"
    "<item id=\"nav\" href=\"nav.xhtml\" properties=\"nav\" "
    "media-type=\"application/xhtml+xml\"/>\n"
    "<item id=\"ncx\" href=\"toc.ncx\" media-type=\"application/x-dtbncx+xml\"/>\n"
    "<item id=\"one\" href=\"text/one%2D1.xhtml\" media-type=\"application/xhtml+xml\"/>\n"
    "<item id=\"two\" href=\"text/two.xhtml\" media-type=\"application/xhtml+xml\"/>\n"
    "<item id=\"license\" href=\"license.xhtml\" media-type=\"application/xhtml+xml\"/>"
    "<item id=\"code\" href=\"text/x-code.xhtml\" media-type=\"application/xhtml+xml\"/>\n"
    "</manifest>\n"
    "<spine toc=\"ncx\"><itemref idref=\"one\"/>\n<itemref idref=\"two\"/>\n"
    "<itemref idref=\"license\"/><itemref idref=\"code\"/></spine>\n"
    "</package>\n";

static const char nav[] =
    XHTML "<body>\n<nav epub:type=\"toc\"><ol>\n"
          "<li><a href=\"text/one%2D1.xhtml\">One</a></li>\n"
          "<li><a href=\"text/two.xhtml#here\">Two</a></li>\n"
          "<li><a href=\"license.xhtml\">Licenses</a></li></ol></nav>\n"
          "<nav epub:type=\"landmarks\" hidden=\"\"><ol><li>"
          "<a epub:type=\"copyright-page\" href=\"license.xhtml\">Licenses</a></li></ol></nav>\n"
          "</body></html>";

#define POINT(label, src)                                                                          \
    "<navPoint id=\"" label "\"><navLabel><text>" label "</text></navLabel><content src=\"" src    \
    "\"/></navPoint>\n"

static const char ncx[] =
    "<ncx version=\"2005-1\" xmlns=\"http://www.daisy.org/z3986/2005/ncx/\"><head>"
    "<meta name=\"dtb:uid\" content=\"urn:uuid:1\"/></head><docTitle><text>A "
    "Book</text></docTitle>\n<navMap>" POINT("One", "text/one%2D1.xhtml")
        POINT("Two", "text/two.xhtml#here") POINT("Licenses", "license.xhtml") "</navMap></ncx>";

static const char licenses[] =
    XHTML "<body>\n<p>All: CC BY 4.0, " BY "</p>\n"
          "<div><h2><a href=\"text/one%2D1.xhtml\">One</a></h2><p>CC BY 4.0</p></div>\n"
          "<div><h2><a href=\"text/two.xhtml\">Two</a></h2><p>CC BY 4.0</p></div>\n"
          "</body></html>";

enum { MOST_MEMBERS = 16 };

/* The members of the book that a test writes. */
static struct member {
    const char *path, *text;
} members[MOST_MEMBERS];
static size_t n_members;

static void add(const char *path, const char *text)
{
    ck_assert_uint_lt(n_members, MOST_MEMBERS);
    members[n_members++] = (struct member){path, text};
}

static inline struct member *find(const char *path)
{
    for (size_t i = 0; i < n_members; i++)
        if (strcmp(members[i].path, path) == 0)
            return &members[i];
    ck_abort_msg("no member '%s'", path);
    return NULL;
}

static void edit(const char *path, const char *from, const char *to)
{
    struct member *member = find(path);
    member->text = case_edit(member->text, from, to);
}

static inline void drop(const char *path)
{
    struct member *member = find(path);
    *member = members[--n_members];
}

static inline const char *chapter(const char *work, const char *words, const char *part)
{
    return arena_printf(&case_arena,
                        XHTML "\n\n<body>\n"
                              "<section data-work=\"%s\" %s id=\"here\">\n" NOTICE
                              "<p>%s</p>\n<footer data-apparatus=\"\">By An Author. CC BY 4.0: " BY
                              "</footer>\n</section>\n</body></html>",
                        work, part ? part : case_record(words), words);
}

/* The text of the license as a document: rules are no words, and one line ends within a word. */
static inline const char *legal_code(void)
{
    const char *code = embedded_find("legalcode/CC-BY-4.0.txt")->bytes;
    char *words = arena_strdup(&case_arena, case_edit(code, "CC-\n     ", "CC-"));
    for (char *rule = words; (rule = strchr(rule, '='));)
        *rule = ' ';
    return arena_printf(&case_arena,
                        XHTML "\n<body><p>CC BY 4.0: " BY "</p>\n"
                              "<section data-legal-code=\"CC-BY-4.0\">%s</section></body></html>",
                        words);
}

static inline void set_up(void)
{
    case_set_up();
    n_members = 0;
    add("mimetype", "application/epub+zip");
    add("META-INF/container.xml", container);
    add("EPUB/package.opf", package);
    add("EPUB/nav.xhtml", nav);
    add("EPUB/toc.ncx", ncx);
    add("EPUB/text/one-1.xhtml", chapter("a.md", "The first chapter.", NULL));
    add("EPUB/text/two.xhtml", chapter("b.md", "The second chapter.", NULL));
    add("EPUB/license.xhtml", licenses);
    add("EPUB/text/x-code.xhtml", legal_code());
}

static void write_book(const char *path)
{
    struct archive *archive = archive_new("spool", case_diags);
    for (size_t i = 0; i < n_members; i++)
        archive_add(archive, (long)i, members[i].path, str_of(members[i].text), i == 0);
    ck_assert_int_eq(archive_write(archive, path), STATUS_OK);
    archive_free(archive);
}

static inline void expect(const char *said)
{
    write_book("b.epub");
    case_verify("b.epub", NULL, said);
}

#endif
