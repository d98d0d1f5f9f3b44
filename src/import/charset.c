#include "import/charset.h"

#include <errno.h>
#include <iconv.h>
#include <string.h>
#include <strings.h>

#include "base/utf8.h"

enum {
    DECLARED_WITHIN = 16 * 1024, /* browsers look at less; some pages say it late */
    LABEL_LIMIT = 32,
    CHUNK = 4096,
};

static const struct charset charsets[] = {
    {"utf-8", "UTF-8",
     " utf-8 utf8 unicode-1-1-utf-8 unicode11utf8 unicode20utf8 x-unicode20utf8 "},
    {"windows-1252", "CP1252",
     " windows-1252 cp1252 x-cp1252 ansi_x3.4-1968 ascii us-ascii cp819 ibm819 csisolatin1 "
     "iso-8859-1 iso8859-1 iso88591 iso_8859-1 iso_8859-1:1987 iso-ir-100 l1 latin1 "},
    {"utf-16le", "UTF-16LE",
     " utf-16 utf-16le csunicode iso-10646-ucs-2 ucs-2 unicode unicodefeff "},
    {"utf-16be", "UTF-16BE", " utf-16be unicodefffe "},
    {"ibm866", "IBM866", " 866 cp866 csibm866 ibm866 "},
    {"iso-8859-2", "ISO-8859-2",
     " csisolatin2 iso-8859-2 iso-ir-101 iso8859-2 iso88592 iso_8859-2 iso_8859-2:1987 l2 latin2 "},
    {"iso-8859-3", "ISO-8859-3",
     " csisolatin3 iso-8859-3 iso-ir-109 iso8859-3 iso88593 iso_8859-3 iso_8859-3:1988 l3 latin3 "},
    {"iso-8859-4", "ISO-8859-4",
     " csisolatin4 iso-8859-4 iso-ir-110 iso8859-4 iso88594 iso_8859-4 iso_8859-4:1988 l4 latin4 "},
    {"iso-8859-5", "ISO-8859-5",
     " csisolatincyrillic cyrillic iso-8859-5 iso-ir-144 iso8859-5 iso88595 iso_8859-5 "
     "iso_8859-5:1988 "},
    {"iso-8859-6", "ISO-8859-6",
     " arabic asmo-708 csiso88596e csiso88596i csisolatinarabic ecma-114 iso-8859-6 iso-8859-6-e "
     "iso-8859-6-i iso-ir-127 iso8859-6 iso88596 iso_8859-6 iso_8859-6:1987 "},
    {"iso-8859-7", "ISO-8859-7",
     " csisolatingreek ecma-118 elot_928 greek greek8 iso-8859-7 iso-ir-126 iso8859-7 iso88597 "
     "iso_8859-7 iso_8859-7:1987 sun_eu_greek "},
    {"iso-8859-8", "ISO-8859-8",
     " csiso88598e csisolatinhebrew hebrew iso-8859-8 iso-8859-8-e iso-ir-138 iso8859-8 iso88598 "
     "iso_8859-8 iso_8859-8:1988 visual csiso88598i iso-8859-8-i logical "},
    {"iso-8859-10", "ISO-8859-10",
     " csisolatin6 iso-8859-10 iso-ir-157 iso8859-10 iso885910 l6 latin6 "},
    {"iso-8859-13", "ISO-8859-13", " iso-8859-13 iso8859-13 iso885913 "},
    {"iso-8859-14", "ISO-8859-14", " iso-8859-14 iso8859-14 iso885914 "},
    {"iso-8859-15", "ISO-8859-15",
     " csisolatin9 iso-8859-15 iso8859-15 iso885915 iso_8859-15 l9 latin9 "},
    {"iso-8859-16", "ISO-8859-16", " iso-8859-16 "},
    {"koi8-r", "KOI8-R", " cskoi8r koi koi8 koi8-r koi8_r "},
    {"koi8-u", "KOI8-U", " koi8-ru koi8-u "},
    {"macintosh", "MACINTOSH", " csmacintosh mac macintosh x-mac-roman "},
    {"windows-874", "CP874",
     " dos-874 iso-8859-11 iso8859-11 iso885911 tis-620 windows-874 cp874 "},
    {"windows-1250", "CP1250", " cp1250 windows-1250 x-cp1250 "},
    {"windows-1251", "CP1251", " cp1251 windows-1251 x-cp1251 "},
    {"windows-1253", "CP1253", " cp1253 windows-1253 x-cp1253 "},
    {"windows-1254", "CP1254",
     " cp1254 csisolatin5 iso-8859-9 iso-ir-148 iso8859-9 iso88599 iso_8859-9 iso_8859-9:1989 l5 "
     "latin5 windows-1254 x-cp1254 "},
    {"windows-1255", "CP1255", " cp1255 windows-1255 x-cp1255 "},
    {"windows-1256", "CP1256", " cp1256 windows-1256 x-cp1256 "},
    {"windows-1257", "CP1257", " cp1257 windows-1257 x-cp1257 "},
    {"windows-1258", "CP1258", " cp1258 windows-1258 x-cp1258 "},
    {"x-mac-cyrillic", "MAC-CYRILLIC", " x-mac-cyrillic x-mac-ukrainian "},
    {"gbk", "GB18030",
     " chinese csgb2312 csiso58gb231280 gb2312 gb_2312 gb_2312-80 gbk iso-ir-58 x-gbk "},
    {"gb18030", "GB18030", " gb18030 "},
    {"big5", "BIG5-HKSCS", " big5 big5-hkscs cn-big5 csbig5 x-x-big5 "},
    {"euc-jp", "EUC-JP", " cseucpkdfmtjapanese euc-jp x-euc-jp "},
    {"iso-2022-jp", "ISO-2022-JP", " csiso2022jp iso-2022-jp "},
    {"shift_jis", "CP932",
     " csshiftjis ms932 ms_kanji shift-jis shift_jis sjis windows-31j x-sjis "},
    {"euc-kr", "UHC",
     " cseuckr csksc56011987 euc-kr iso-ir-149 korean ks_c_5601-1987 ks_c_5601-1989 ksc5601 "
     "ksc_5601 windows-949 "},
};

enum { N_CHARSETS = sizeof charsets / sizeof *charsets };

bool charset_is(const struct charset *charset, const char *name)
{
    return charset && strcmp(charset->name, name) == 0;
}

static bool same(struct str text, const char *word)
{
    return text.n == strlen(word) && strncasecmp(text.p, word, text.n) == 0;
}

const struct charset *charset_find(struct str label)
{
    char word[LABEL_LIMIT + 3] = " ";
    label = utf8_trim(label);
    if (label.n == 0 || label.n > LABEL_LIMIT || str_find_char(label, ' ', 0) < label.n)
        return NULL;
    for (size_t i = 0; i < label.n; i++)
        word[1 + i] =
            label.p[i] >= 'A' && label.p[i] <= 'Z' ? (char)(label.p[i] | 0x20) : label.p[i];
    memcpy(word + 1 + label.n, " ", 2);
    for (size_t i = 0; i < N_CHARSETS; i++)
        if (strstr(charsets[i].labels, word))
            return &charsets[i];
    return NULL;
}

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

static size_t skip_spaces(struct str text, size_t at)
{
    while (at < text.n && is_space(text.p[at]))
        at++;
    return at;
}

/* The next attribute of a tag. False at its end. */
static bool next_attribute(struct str *tag, struct str *name, struct str *value)
{
    size_t at = 0;
    while (at < tag->n && (is_space(tag->p[at]) || tag->p[at] == '/'))
        at++;
    size_t from = at;
    while (at < tag->n && !is_space(tag->p[at]) && !strchr("=>/", tag->p[at]))
        at++;
    *name = str_sub(*tag, from, at);
    *value = STR("");
    size_t equals = skip_spaces(*tag, at);
    if (equals < tag->n && tag->p[equals] == '=') {
        at = skip_spaces(*tag, equals + 1);
        bool quoted = at < tag->n && (tag->p[at] == '"' || tag->p[at] == '\'');
        size_t begin = at + quoted, end = begin;
        while (end < tag->n &&
               (quoted ? tag->p[end] != tag->p[at] : !is_space(tag->p[end]) && tag->p[end] != '>'))
            end++;
        *value = str_sub(*tag, begin, end);
        at = end + quoted;
    }
    *tag = str_sub(*tag, at, tag->n);
    return name->n > 0;
}

/* What follows "charset=" in a content type: "text/html; charset=utf-8". */
static struct str charset_in(struct str content)
{
    for (size_t at = 0; at + 7 < content.n; at++) {
        if (strncasecmp(content.p + at, "charset", 7) != 0)
            continue;
        size_t equals = skip_spaces(content, at + 7);
        if (equals == content.n || content.p[equals] != '=')
            continue;
        size_t begin = skip_spaces(content, equals + 1);
        begin += begin < content.n && strchr("\"'", content.p[begin]);
        struct str value = str_sub(content, begin, content.n);
        size_t end = 0;
        while (end < value.n && !is_space(value.p[end]) && !strchr(";\"'", value.p[end]))
            end++;
        return str_sub(value, 0, end);
    }
    return (struct str){NULL, 0};
}

static struct str label_of_meta(struct str tag)
{
    struct str name, value, content = {NULL, 0}, charset = {NULL, 0};
    bool content_type = false;
    while (next_attribute(&tag, &name, &value))
        if (same(name, "charset"))
            charset = value;
        else if (same(name, "content"))
            content = value;
        else if (same(name, "http-equiv"))
            content_type = same(utf8_trim(value), "content-type");
    return charset.p ? charset : content_type ? charset_in(content) : charset;
}

static struct str label_of_declaration(struct str tag)
{
    struct str name, value;
    while (next_attribute(&tag, &name, &value))
        if (same(name, "encoding"))
            return value;
    return (struct str){NULL, 0};
}

static struct str find_label(struct str head)
{
    if (str_starts(head, STR("<?xml"))) {
        struct str declaration = str_sub(head, 5, str_find(head, STR("?>"), 0));
        struct str label = label_of_declaration(declaration);
        if (label.n > 0)
            return label;
    }
    for (size_t at = 0; (at = str_find_char(head, '<', at)) < head.n; at++) {
        struct str rest = str_sub(head, at, head.n);
        if (str_starts(rest, STR("<!--"))) {
            at = str_find(head, STR("-->"), at + 4);
        } else if (rest.n > 6 && strncasecmp(rest.p, "<meta", 5) == 0 &&
                   (is_space(rest.p[5]) || rest.p[5] == '/')) {
            struct str label = label_of_meta(str_sub(rest, 5, str_find_char(rest, '>', 0)));
            if (label.n > 0)
                return label;
        }
    }
    return (struct str){NULL, 0};
}

const struct charset *charset_declared(struct str bytes, struct str *label)
{
    if (str_starts(bytes, STR("\xFF\xFE")) || str_starts(bytes, STR("\xFE\xFF"))) {
        *label = bytes.p[0] == '\xFF' ? STR("utf-16le") : STR("utf-16be");
        return charset_find(*label);
    }
    *label = find_label(str_sub(bytes, 0, DECLARED_WITHIN));
    const struct charset *charset = label->n > 0 ? charset_find(*label) : NULL;
    /* who could read that line did not read UTF-16 (the standard's section on prescanning) */
    return charset && strncmp(charset->name, "utf-16", 6) == 0 ? charset_find(STR("utf-8"))
                                                               : charset;
}

bool charset_decode(const struct charset *charset, struct str bytes, struct buf *out, size_t *bad,
                    size_t *first)
{
    iconv_t codec = iconv_open("UTF-8", charset->codec);
    if (codec == (iconv_t)-1)
        return false;
    char chunk[CHUNK], *from = (char *)bytes.p; /* iconv() does not write there */
    size_t left = bytes.n;
    *bad = 0;
    while (left > 0) {
        char *to = chunk;
        size_t room = sizeof chunk;
        size_t done = iconv(codec, &from, &left, &to, &room);
        int error = done == (size_t)-1 ? errno : 0;
        buf_add_str(out, (struct str){chunk, (size_t)(to - chunk)});
        if (error != EILSEQ && error != EINVAL)
            continue;
        if ((*bad)++ == 0)
            *first = bytes.n - left;
        utf8_encode(out, 0xFFFD);
        from++;
        left--;
    }
    iconv_close(codec);
    return true;
}
