#include "base/css.h"

#include <libxml/parser.h>

#include "unit/unit.h"

START_TEST(declarations_that_hide_are_known)
{
    static const char *const hiding[] = {
        "display: none",
        "color: red; DISPLAY : None !important",
        "visibility: hidden",
        "visibility: collapse",
        "opacity: 0",
        "opacity: 0.01",
        "opacity: 1%",
        "font-size: 0",
        "font-size: 0.01em",
        "font-size: 1px",
        "font: 0/0 serif",
        "color: transparent",
        "color: #12345600",
        "color: rgba(0, 0, 0, 0)",
        "color: rgb(0 0 0 / 0)",
        "position: absolute; left: -9999px",
        "text-indent: -100em",
        "position: absolute; top: -99999px",
        "height: 0; overflow: hidden",
        "overflow-y: clip; max-height: 1px",
        "clip: rect(0, 0, 0, 0)",
        "clip: rect(1px 1px 1px 1px)",
        "clip-path: inset(50%)",
        "clip-path: circle(0)",
        "clip-path: polygon(0 0, 0 0)",
        "transform: scale(0)",
    };
    for (size_t i = 0; i < sizeof hiding / sizeof *hiding; i++)
        ck_assert_msg(css_hides(str_of(hiding[i])), "%s", hiding[i]);
}
END_TEST

START_TEST(declarations_that_only_change_the_look_hide_nothing)
{
    static const char *const showing[] = {
        "",
        "display: block",
        "font-size: 0.75em",
        "font-size: 3px",
        "opacity: 0.6",
        "color: #000",
        "color: rgba(0, 0, 0, 0.5)",
        "color: transparent; background-clip: text",
        "left: -0.5em",
        "text-indent: -1.5em",
        "margin: 0 -9999px",
        "height: 0",
        "overflow: hidden",
        "max-height: 10em; overflow: hidden",
        "clip: rect(auto, auto, auto, auto)",
        "clip-path: inset(0 round 4px)",
        "clip-path: polygon(0 0, 100% 0, 100% 100%)",
        "transform: scale(0.9)",
        "overflow-wrap: break-word; width: 0",
    };
    for (size_t i = 0; i < sizeof showing / sizeof *showing; i++)
        ck_assert_msg(!css_hides(str_of(showing[i])), "%s", showing[i]);
}
END_TEST

/* The selectors of hiding rules in a sheet, joined by '|'. */
static void expect_hiding(const char *sheet, const char *expected)
{
    struct arena arena = ARENA_INIT;
    struct buf joined = BUF_INIT;
    const struct str *list;
    size_t n = css_hiding(&arena, str_of(sheet), &list);
    for (size_t i = 0; i < n; i++) {
        buf_adds(&joined, i > 0 ? "|" : "");
        buf_add_str(&joined, list[i]);
    }
    ck_assert_str_eq(joined.p, expected);
    buf_clear(&joined);
    arena_clear(&arena);
}

START_TEST(rules_are_found_wherever_they_stand)
{
    expect_hiding("a, b > c { display: none } d { color: red }", "a|b > c");
    expect_hiding("@media print { @supports (x: y) { a { display: none } } } b { opacity: 0 }",
                  "a|b");
    expect_hiding("@page { margin: 1in } @font-face { src: url(a) } a { display: none }", "a");
    expect_hiding("@charset 'x'; @import 'b.css'; /* b { */ a { display: none }", "a");
    expect_hiding("[a='b,c'], :not(.d, .e) { display: none }", "[a='b,c']|:not(.d, .e)");
    expect_hiding("a:hover, a::before, b:nth-child(2), .a\\:b, c { display: none }", "c");
    expect_hiding("a { display: none", "a");
}
END_TEST

START_TEST(imports_stand_before_the_rules)
{
    struct arena arena = ARENA_INIT;
    const struct str *list;
    size_t n =
        css_imports(&arena,
                    STR("@charset \"utf-8\"; @import 'a.css';\n/* */@IMPORT url( \"b.css\" ) "
                        "print;@import url(c.css); p { } @import 'd.css';"),
                    &list);
    ck_assert_uint_eq(n, 3);
    ck_assert(str_is(list[0], "a.css"));
    ck_assert(str_is(list[1], "b.css"));
    ck_assert(str_is(list[2], "c.css"));
    arena_clear(&arena);
}
END_TEST

/* Whether the selector is of the only element with the id x. */
static bool selects(const char *selector)
{
    static const char page[] =
        "<html><body class='a b'><h1>T</h1><section data-work='a.md'><p>1</p><p id='x' "
        "lang='en-GB' "
        "class='c-notice  small' data-apparatus=''>2</p><b/></section></body></html>";
    xmlDoc *doc = xmlReadMemory(page, (int)strlen(page), NULL, NULL, 0);
    xmlNode *section = xmlDocGetRootElement(doc)->children->children->next;
    ck_assert_msg(css_understands(str_of(selector)), "%s", selector);
    bool selects = css_selects(str_of(selector), section->children->next);
    xmlFreeDoc(doc);
    return selects;
}

START_TEST(selectors_are_of_their_elements)
{
    static const char *const of[] = {
        "p",
        "*",
        "#x",
        ".c-notice",
        "p.small#x",
        "[data-apparatus]",
        "p[data-apparatus='']",
        "[lang=en-GB]",
        "[lang|=en]",
        "[class~=\"small\"]",
        "[lang^='en']",
        "[lang$='GB']",
        "[lang*='n-G']",
        "body p",
        "section > p",
        ".a section p",
        "p + p",
        "h1 ~ section p",
        "html > body > section > p",
        "[data-work] > [data-apparatus]",
        ":not(h1)",
        ":is(h1, .c-notice)",
        ":where(section) p:not(:first-child)",
        "p:last-of-type",
        ":root p",
        "p:not(:is(h1, h2))",
    };
    static const char *const of_others[] = {
        "h1",        ".notice",       "[data-words]", "[data-apparatus=a]", "[lang|=e]",
        "body > p",  "h1 + p",        "p:root",       "p:last-child",       "p:first-of-type",
        "h1 ~ p",    ":not(p)",       ":is(h1, h2)",  "[class='c-notice']", "[lang*='']",
        "p:not(#x)", "section.a > p", "b ~ p",
    };
    for (size_t i = 0; i < sizeof of / sizeof *of; i++)
        ck_assert_msg(selects(of[i]), "%s", of[i]);
    for (size_t i = 0; i < sizeof of_others / sizeof *of_others; i++)
        ck_assert_msg(!selects(of_others[i]), "%s", of_others[i]);
}
END_TEST

START_TEST(broken_selectors_are_not_understood)
{
    static const char *const broken[] = {
        "",
        ">",
        "a:",
        "a..b",
        ":not(",
        "[",
        "a[",
        "&",
        ":is(:is(:is(:is(:is(a)))))",
        ":is(",
        "a:hover",
        "a::before",
        "a:nth-child(2)",
    };
    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++)
        ck_assert_msg(!css_understands(str_of(broken[i])), "%s", broken[i]);
}
END_TEST

UNIT_TESTS("css", declarations_that_hide_are_known,
           declarations_that_only_change_the_look_hide_nothing, rules_are_found_wherever_they_stand,
           imports_stand_before_the_rules, selectors_are_of_their_elements,
           broken_selectors_are_not_understood)
