#include "import/read.h"

#include <string.h>
#include <strings.h>

#include "base/file.h"
#include "base/utf8.h"
#include "import/charset.h"

enum { HTML_WITHIN = 1024, FORMAT_WITHIN = 2048 };

/* windows-1252 from 0x80 to 0x9F; the five bytes without a meaning become the control characters of
 * the same number, as browsers have it. */
static const uint16_t windows_1252[32] = {
    0x20AC, 0x81,   0x201A, 0x192,  0x201E, 0x2026, 0x2020, 0x2021, 0x2C6,  0x2030, 0x160,
    0x2039, 0x152,  0x8D,   0x17D,  0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x2DC,  0x2122, 0x161,  0x203A, 0x153,  0x9D,   0x17E,  0x178,
};

static int line_of(struct str bytes, size_t offset)
{
    int line = 1;
    for (size_t i = 0; i < offset && i < bytes.n; i++)
        line += bytes.p[i] == '\n';
    return line;
}

static bool starts_with_tag(struct str text, const char *tag)
{
    size_t n = strlen(tag);
    return text.n >= n && strncasecmp(text.p, tag, n) == 0;
}

static bool is_html(struct str bytes)
{
    struct str head = str_sub(bytes, 0, HTML_WITHIN);
    for (size_t i = str_find_char(head, '<', 0); i < head.n; i = str_find_char(head, '<', i + 1)) {
        struct str at = str_sub(bytes, i, bytes.n);
        if (starts_with_tag(at, "<!doctype html") || starts_with_tag(at, "<html") ||
            starts_with_tag(at, "<body"))
            return true;
    }
    return false;
}

/* What people have beside texts and pages. */
static const struct format {
    const char *begins; /* with these bytes */
    const char *has;    /* near the start; NULL: nothing else */
    const char *message;
} formats[] = {
    {"%PDF-", NULL, "this is a PDF; convert it first: pdftotext '%s' - | colophon import -"},
    {"PK\3\4", "application/epub+zip",
     "this is an EPUB; convert it first: pandoc -s -t html '%s' | colophon import -"},
    {"PK\3\4", "opendocument.text",
     "this is a document of LibreOffice (ODT); save it there as HTML or as plain text, or convert "
     "it: pandoc -s -t html '%s' | colophon import -"},
    {"PK\3\4", "[Content_Types].xml",
     "this is a document of Word (DOCX); save it there as a web page or as plain text, or convert "
     "it: pandoc -s -t html '%s' | colophon import -"},
    {"PK\3\4", NULL, "'%s' is an archive (ZIP): unpack it, and import what is in it"},
    {"\xD0\xCF\x11\xE0", NULL,
     "'%s' is a document of an old version of Word or another office program: save it there as a "
     "web page or as plain text"},
    {"{\\rtf", NULL,
     "this is a document in RTF; convert it first: pandoc -s -t html '%s' | colophon import -"},
    {"", "content-type: multipart/related",
     "'%s' is a page saved as one file (MHTML): open it in a browser, save it there as a complete "
     "web page, and import the .html file"},
};

static bool has_near_start(struct str text, const char *words)
{
    size_t n = strlen(words);
    for (size_t i = 0; i + n <= text.n && i < FORMAT_WITHIN; i++)
        if (strncasecmp(text.p + i, words, n) == 0)
            return true;
    return false;
}

/* NULL: it may be a text. */
static const struct format *find_format(struct str text)
{
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
        if (str_starts(text, str_of(formats[i].begins)) &&
            (!formats[i].has || has_near_start(text, formats[i].has)))
            return &formats[i];
    return NULL;
}

static enum status refuse(const char *file, struct str text, bool html, struct diags *diags)
{
    if (text.n > FILE_LIMIT)
        return diag_fail(diags, STATUS_FAULT, (struct place){file, 0, 0},
                         "text is too large: %zu bytes, at most %d", text.n, (int)FILE_LIMIT);
    const struct format *format = find_format(text);
    if (format)
        return diag_fail(diags, STATUS_IO, (struct place){file, 0, 0}, format->message, file);
    size_t nul = str_find_char(text, '\0', 0);
    if (nul < text.n && !html)
        return diag_fail(diags, STATUS_IO, (struct place){file, line_of(text, nul), 0},
                         "not a text: there is a NUL byte");
    return STATUS_OK;
}

/* What no XML 1.0 or HTML text may hold: control characters and noncharacters. */
static bool is_forbidden(uint32_t c)
{
    if (c < 0x20 || (c >= 0x7F && c <= 0x9F))
        return !utf8_is_space(c);
    return (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
}

/* Vertical tab, form feed and NEL are white space, but not of XML's. */
static bool is_odd_space(uint32_t c)
{
    return c == 0x0B || c == 0x0C || c == 0x85;
}

/* Publishes a text that is UTF-8, but for single bytes that are not: those are windows-1252, as are
 * all others than ASCII when it is not UTF-8 at all. */
static void decode(const char *file, struct str bytes, bool utf8, struct buf *out,
                   struct read_report *report, struct diags *diags)
{
    int line = 1, first = 0;
    size_t length;
    for (; bytes.n > 0; bytes = str_sub(bytes, length, bytes.n)) {
        unsigned char byte = (unsigned char)bytes.p[0];
        uint32_t c = byte;
        length = 1;
        if (byte >= 0x80 && utf8)
            c = utf8_decode(bytes, &length);
        if (byte >= 0x80 && length == 1)
            c = byte < 0xA0 ? windows_1252[byte - 0x80] : byte;
        if (c == '\r') {
            if (bytes.n > 1 && bytes.p[1] == '\n')
                continue;
            c = '\n';
        }
        line += c == '\n';
        if (is_forbidden(c)) {
            if (report->removed++ == 0)
                first = line;
        } else {
            utf8_encode(out, is_odd_space(c) ? ' ' : c);
        }
    }
    if (report->removed > 0)
        diag_warning(diags, (struct place){file, first, 0}, "control-character",
                     "left out %zu control character%s that can't be published, the first here",
                     report->removed, report->removed == 1 ? "" : "s");
}

void read_add_clean(struct buf *out, struct str text)
{
    size_t plain = 0, length;
    while (plain < text.n) {
        unsigned char byte = (unsigned char)text.p[plain];
        if (byte < 0x20 || byte >= 0x7F)
            break;
        plain++;
    }
    buf_add_str(out, str_sub(text, 0, plain));
    for (text = str_sub(text, plain, text.n); text.n > 0; text = str_sub(text, length, text.n)) {
        uint32_t c = utf8_decode(text, &length);
        if (c >= 0x80 && c < 0xA0)
            c = windows_1252[c - 0x80]; /* as browsers read &#150; */
        if (c == '\r')
            c = '\n';
        if (!is_forbidden(c))
            utf8_encode(out, is_odd_space(c) ? ' ' : c);
    }
}

/* How many bytes are not UTF-8, and how many characters beyond ASCII are. */
static size_t count_bad(struct str bytes, size_t *good)
{
    size_t bad = 0, length;
    *good = 0;
    for (; bytes.n > 0; bytes = str_sub(bytes, length, bytes.n)) {
        length = 1;
        if ((unsigned char)bytes.p[0] < 0x80)
            continue;
        utf8_decode(bytes, &length);
        bad += length == 1;
        *good += length > 1;
    }
    return bad;
}

/* What is in no charset that is known: UTF-8 with some slips, or windows-1252. `declared` is what
 * the text says, p NULL: nothing. Returns whether it is UTF-8. */
static bool guess_charset(const char *file, struct str bytes, const struct charset *charset,
                          struct str declared, struct diags *diags)
{
    size_t first, good, bad = count_bad(bytes, &good);
    if (utf8_valid(bytes, &first))
        return true;
    struct place place = {file, line_of(bytes, first), 0};
    if (charset_is(charset, "windows-1252"))
        return false;
    if (declared.p && !charset)
        diag_warning(diags, (struct place){file, 0, 0}, "encoding",
                     "the page says it is in '%.*s', which is not known", (int)declared.n,
                     declared.p);
    bool utf8 = charset_is(charset, "utf-8") || bad < good;
    if (utf8)
        diag_warning(diags, place, "encoding",
                     "%zu byte%s not UTF-8, read as windows-1252, the first here: check accents "
                     "and quotation marks",
                     bad, bad == 1 ? " is" : "s are");
    else
        diag_warning(diags, place, "encoding",
                     "not UTF-8, read as windows-1252: check accents and quotation marks");
    return utf8;
}

/* A charset that stands for itself; windows-1252 and UTF-8 are read by decode(). */
static bool is_foreign(const struct charset *charset, struct str bytes)
{
    if (!charset || charset_is(charset, "windows-1252") || charset_is(charset, "utf-8"))
        return false;
    if (strncmp(charset->name, "utf-16", 6) == 0)
        return true;
    if (charset_is(charset, "iso-2022-jp")) /* seven bits: it is always UTF-8, too */
        return str_find_char(bytes, '\x1B', 0) < bytes.n;
    return !utf8_valid(bytes, NULL);
}

/* Makes UTF-8 of bytes in the charset they are said to be in, if they are not UTF-8 as they are. */
static bool recode(const char *file, const struct charset *charset, struct str bytes,
                   struct buf *out, struct diags *diags)
{
    size_t bad = 0, first = 0;
    if (!is_foreign(charset, bytes) || !charset_decode(charset, bytes, out, &bad, &first))
        return false;
    if (bad > 0)
        diag_warning(diags, (struct place){file, line_of(bytes, first), 0}, "encoding",
                     "%zu byte%s no %s and became U+FFFD, the first here", bad,
                     bad == 1 ? " is" : "s are", charset->name);
    return true;
}

enum status read_source(const char *file, struct str bytes, struct buf *out,
                        struct read_report *report, struct diags *diags)
{
    struct buf recoded = BUF_INIT;
    struct str declared;
    *report = (struct read_report){0};
    const struct charset *charset = charset_declared(bytes, &declared);
    bool mark = str_starts(bytes, STR("\xEF\xBB\xBF"));
    if (mark) /* the mark is above all that is declared */
        charset = charset_find(STR("utf-8"));
    bool plain = bytes.n > FILE_LIMIT || !recode(file, charset, bytes, &recoded, diags);
    struct str text = plain ? bytes : buf_str(&recoded);
    report->html = is_html(text);
    enum status status = refuse(file, text, report->html, diags);
    if (!status) {
        if (str_starts(text, STR("\xEF\xBB\xBF")))
            text = str_sub(text, 3, text.n);
        bool utf8 = !plain || guess_charset(file, text, charset, declared, diags);
        buf_grow(out, text.n);
        decode(file, text, utf8, out, report, diags);
    }
    buf_clear(&recoded);
    return status;
}
