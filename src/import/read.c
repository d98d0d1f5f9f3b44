#include "import/read.h"

#include <string.h>
#include <strings.h>

#include "base/file.h"
#include "base/utf8.h"

enum { HTML_WITHIN = 1024 };

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

static enum status refuse(const char *file, struct str bytes, struct diags *diags)
{
    struct place place = {file, 0, 0};
    if (bytes.n > FILE_LIMIT)
        return diag_fail(diags, STATUS_FAULT, place, "text is too large: %zu bytes, at most %d",
                         bytes.n, (int)FILE_LIMIT);
    if (str_starts(bytes, STR("\xFF\xFE")) || str_starts(bytes, STR("\xFE\xFF")))
        return diag_fail(diags, STATUS_IO, place, "text is UTF-16, save it as UTF-8");
    size_t nul = str_find_char(bytes, '\0', 0);
    if (nul < bytes.n && !is_html(bytes))
        return diag_fail(diags, STATUS_IO, (struct place){file, line_of(bytes, nul), 0},
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
        else if (byte >= 0x80 && byte < 0xA0)
            c = windows_1252[byte - 0x80];
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

enum status read_source(const char *file, struct str bytes, struct buf *out,
                        struct read_report *report, struct diags *diags)
{
    *report = (struct read_report){0};
    enum status status = refuse(file, bytes, diags);
    if (status)
        return status;
    report->html = is_html(bytes);
    if (str_starts(bytes, STR("\xEF\xBB\xBF")))
        bytes = str_sub(bytes, 3, bytes.n);
    size_t bad;
    bool utf8 = utf8_valid(bytes, &bad);
    report->windows_1252 = !utf8;
    if (!utf8)
        diag_warning(diags, (struct place){file, line_of(bytes, bad), 0}, "encoding",
                     "not UTF-8, read as windows-1252: check accents and quotation marks");
    buf_grow(out, bytes.n);
    decode(file, bytes, utf8, out, report, diags);
    return STATUS_OK;
}
