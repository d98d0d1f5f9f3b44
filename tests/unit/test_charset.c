#include <check.h>
#include <string.h>

#include "import/charset.h"
#include "import/read.h"
#include "unit/unit.h"

static struct diags *diags;
static struct read_report report;
static struct buf text;

static void set_up(void)
{
    diags = diags_new();
    text = (struct buf)BUF_INIT;
}

static void tear_down(void)
{
    diags_free(diags);
    buf_clear(&text);
}

#define READ(bytes) read_bytes(STR(bytes))

static const char *read_bytes(struct str bytes)
{
    buf_reset(&text);
    ck_assert_int_eq(read_source("a.html", bytes, &text, &report, diags), STATUS_OK);
    return text.p;
}

static void expect_messages(const char *expected)
{
    struct buf lines = BUF_INIT;
    buf_adds(&lines, "");
    for (size_t i = 0; i < diags_size(diags); i++) {
        diag_format(diags_at(diags, i), &lines);
        buf_addc(&lines, '\n');
    }
    ck_assert_str_eq(lines.n ? lines.p : "", expected);
    buf_clear(&lines);
}

static const char *declared(const char *head)
{
    struct str label;
    const struct charset *charset = charset_declared(str_of(head), &label);
    return charset ? charset->name : label.p ? "unknown" : "none";
}

START_TEST(labels_are_those_of_browsers)
{
    static const char *const names[][2] = {
        {"UTF8", "utf-8"},
        {" latin1\n", "windows-1252"},
        {"ISO-8859-1", "windows-1252"},
        {"ascii", "windows-1252"},
        {"GB2312", "gbk"},
        {"Shift-JIS", "shift_jis"},
        {"latin5", "windows-1254"},
        {"ks_c_5601-1987", "euc-kr"},
        {"koi8-ru", "koi8-u"},
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        ck_assert_str_eq(charset_find(str_of(names[i][0]))->name, names[i][1]);
    ck_assert_ptr_null(charset_find(STR("latin")));
    ck_assert_ptr_null(charset_find(STR("")));
    ck_assert_ptr_null(charset_find(STR("utf-8 latin1")));
}
END_TEST

START_TEST(a_page_declares_its_charset_in_one_of_four_ways)
{
    ck_assert_str_eq(declared("<html><META CHARSET=koi8-r>"), "koi8-r");
    ck_assert_str_eq(declared("<meta name='a' content='charset=big5'><meta/charset=\"big5\"/>"),
                     "big5");
    ck_assert_str_eq(declared("<meta content='text/html; Charset = \"euc-jp\"' "
                              "http-equiv=Content-Type>"),
                     "euc-jp");
    ck_assert_str_eq(declared("<?xml version=\"1.0\" encoding='iso-8859-2'?><html>"), "iso-8859-2");
    ck_assert_str_eq(declared("\xFE\xFF"), "utf-16be");
}
END_TEST

START_TEST(what_only_looks_like_a_declaration_is_none)
{
    ck_assert_str_eq(declared("<!-- <meta charset=koi8-r> --><p>"), "none");
    ck_assert_str_eq(declared("<meta http-equiv=refresh content='0; charset=koi8-r'>"), "none");
    ck_assert_str_eq(declared("<metadata charset=koi8-r>"), "none");
    ck_assert_str_eq(declared("<meta charset=klingon>"), "unknown");
    ck_assert_str_eq(declared("<meta charset"), "none");
    ck_assert_str_eq(declared("<meta charset=utf-16>"), "utf-8");
}
END_TEST

START_TEST(a_page_is_read_in_the_charset_it_declares)
{
    ck_assert_str_eq(READ("<html><meta charset=windows-1251>\xCC\xE8\xF0"),
                     "<html><meta charset=windows-1251>Мир");
    ck_assert_str_eq(READ("<html><meta charset=shift_jis>\x93\xFA\x96\x7B\x81\x5C"),
                     "<html><meta charset=shift_jis>日本―");
    ck_assert_str_eq(READ("<html><meta charset=iso-2022-jp>\x1B$B\x46\x7C\x1B(B"),
                     "<html><meta charset=iso-2022-jp>日");
    ck_assert_str_eq(READ("<html><meta charset=latin1>caf\xE9 \x93x\x94"),
                     "<html><meta charset=latin1>café “x”");
    expect_messages("");
    ck_assert(report.html);
}
END_TEST

START_TEST(utf_16_is_known_by_its_mark)
{
    ck_assert_str_eq(READ("\xFF\xFE<\0h\0t\0m\0l\0>\0\x1D\x20"), "<html>”");
    ck_assert(report.html);
    ck_assert_str_eq(READ("\xFE\xFF\0a\0\n\0b"), "a\nb");
    ck_assert(!report.html);
    expect_messages("");
}
END_TEST

START_TEST(utf_8_is_utf_8_whatever_the_page_says)
{
    ck_assert_str_eq(READ("<html><meta charset=latin1>café”"), "<html><meta charset=latin1>café”");
    expect_messages("");
}
END_TEST

START_TEST(slips_in_utf_8_cost_no_other_letter)
{
    ck_assert_str_eq(READ("<html><meta charset=utf-8>café\n\x93x\x94"),
                     "<html><meta charset=utf-8>café\n“x”");
    ck_assert_str_eq(READ("ééé caf\xE9"), "ééé café");
    expect_messages(
        "a.html:2: warning: 2 bytes are not UTF-8, read as windows-1252, the first here: "
        "check accents and quotation marks [encoding]\n"
        "a.html:1: warning: 1 byte is not UTF-8, read as windows-1252, the first here: "
        "check accents and quotation marks [encoding]\n");
}
END_TEST

START_TEST(a_byte_without_a_meaning_is_replaced_aloud)
{
    ck_assert_str_eq(READ("<html><meta charset=euc-kr>\n\xC7\xD1\xFF."),
                     "<html><meta charset=euc-kr>\n한\xEF\xBF\xBD.");
    expect_messages("a.html:2: warning: 1 byte is no euc-kr and became U+FFFD, the first here "
                    "[encoding]\n");
}
END_TEST

START_TEST(an_unknown_charset_is_named)
{
    ck_assert_str_eq(READ("<html><meta charset=klingon>caf\xE9"),
                     "<html><meta charset=klingon>café");
    expect_messages("a.html: warning: the page says it is in 'klingon', which is not known "
                    "[encoding]\n"
                    "a.html:1: warning: not UTF-8, read as windows-1252: check accents and "
                    "quotation marks [encoding]\n");
}
END_TEST

UNIT_TESTS_WITH("charset", set_up, tear_down, labels_are_those_of_browsers,
                a_page_declares_its_charset_in_one_of_four_ways,
                what_only_looks_like_a_declaration_is_none,
                a_page_is_read_in_the_charset_it_declares, utf_16_is_known_by_its_mark,
                utf_8_is_utf_8_whatever_the_page_says, slips_in_utf_8_cost_no_other_letter,
                a_byte_without_a_meaning_is_replaced_aloud, an_unknown_charset_is_named)
