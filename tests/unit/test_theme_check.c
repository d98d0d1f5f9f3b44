#include <check.h>
#include <string.h>

#include "theme/theme_check.h"
#include "unit/theme_case.h"
#include "unit/unit.h"

/* Every test runs in a scratch folder of its own, with a theme "a" that extends the default one. */
static const struct theme_search search = {"content", "themes", NULL};

static void begin(void)
{
    theme_case_begin();
    put("themes/a/theme.yaml", "name: a\nextends: default\n");
}

static void end(void)
{
    theme_case_end();
}

static void says(const char *expected)
{
    struct buf out = BUF_INIT;
    theme_check("a", &search, (struct place){0}, diags);
    diags_sort(diags);
    for (size_t i = 0; i < diags_size(diags); i++) {
        diag_format(diags_at(diags, i), &out);
        buf_addc(&out, '\n');
    }
    ck_assert_str_eq(out.p ? out.p : "", expected);
    buf_clear(&out);
}

START_TEST(a_theme_that_only_extends_another_is_in_order)
{
    begin();
    put("themes/a/README.md", "about it");
    put("themes/a/assets/more.css", "a{background:url('img/x.svg#y') url(data:,)}");
    put("themes/a/assets/img/x.svg", "<svg/>");
    says("");
    end();
}
END_TEST

START_TEST(a_template_of_a_work_without_its_notice_is_an_error)
{
    begin();
    put("themes/a/templates/page.mustache",
        "{{<layout}}{{$main}}<div data-work=\"{{work.path}}\">{{work.notice_short}}{{{work.body}}}"
        "</div>{{/main}}{{/layout}}");
    put("themes/a/templates/epub/title.mustache", "{{book.title}}");
    says(
        "themes/a/templates/epub/title.mustache:1:1: error: the template 'epub/title' doesn't show "
        "{{{book.notice}}}: every copy of a text carries its license notice [theme-notice]\n"
        "themes/a/templates/page.mustache:1:1: error: 'work.notice_short' is HTML and is escaped "
        "here; write it with three braces, {{{work.notice_short}}} [theme-notice]\n"
        "themes/a/templates/page.mustache:1:1: error: the template 'page' doesn't show "
        "{{{work.notice_full}}}: every copy of a text carries its license notice [theme-notice]\n"
        "themes/a/templates/page.mustache:1:1: error: the template 'page' doesn't show "
        "{{{work.marks}}}: every copy of a text carries its license notice [theme-notice]\n");
    end();
}
END_TEST

START_TEST(a_notice_that_nobody_sees_is_an_error)
{
#define PAGE(head, foot)                                                                           \
    "{{<layout}}{{$head}}{{{work.marks}}}{{/head}}{{$main}}<article "                              \
    "data-work=\"{{work.path}}\">" head "{{{work.body}}}" foot "</article>{{/main}}{{/layout}}"
#define NOBODY "where nobody sees it: "
    begin();
    put("themes/a/templates/page.mustache",
        PAGE("<!-- {{{work.notice_short}}} -->",
             "<div style=\"display: none\"><p>{{{work.notice_full}}}</p></div>"));
    says("themes/a/templates/page.mustache:1:1: error: the template 'page' shows "
         "{{{work.notice_short}}} " NOBODY "in a comment or in an element that is hidden "
         "[theme-notice]\n"
         "themes/a/templates/page.mustache:1:1: error: the template 'page' shows "
         "{{{work.notice_full}}} " NOBODY "in a comment or in an element that is hidden "
         "[theme-notice]\n");
    end();
    begin();
    put("themes/a/templates/page.mustache",
        PAGE("<link rel=\"stylesheet\" href=\"assets/own.css\"/><p>{{{work.notice_short}}}</p>",
             "<footer class=\"a b\"><div>{{{work.notice_full}}}</div></footer>"));
    put("themes/a/assets/own.css",
        "p { color: red }\n@media print { nav, article .b { opacity: 0.0; } }");
    says("themes/a/templates/page.mustache:1:1: error: the template 'page' shows "
         "{{{work.notice_full}}} " NOBODY "the rule 'article .b' of a style sheet hides it "
         "[theme-notice]\n");
    end();
}
END_TEST

START_TEST(a_template_marks_the_work_that_it_shows)
{
    begin();
    put("themes/a/templates/page.mustache",
        "{{<layout}}{{$head}}{{{work.marks}}}{{/head}}{{$main}}{{{work.notice_short}}}"
        "{{{work.body}}}{{{work.notice_full}}}{{/main}}{{/layout}}");
    says("themes/a/templates/page.mustache:1:1: error: the template 'page' doesn't mark the work: "
         "its words can be proven in an element with data-work=\"{{work.path}}\" "
         "data-words=\"{{work.words}}\" data-sha256=\"{{work.sha256}}\" [theme-work]\n");
    end();
}
END_TEST

START_TEST(a_layout_that_shows_nothing_is_found_by_the_pages_that_stand_in_it)
{
    begin();
    put("themes/a/templates/layout.mustache", "<html><head>{{$head}}{{/head}}</head></html>");
    says(
        "themes/default/templates/license.mustache:1:1: error: the template 'license' doesn't show "
        "{{{notice_full}}}: every copy of a text carries its license notice [theme-notice]\n"
        "themes/default/templates/page.mustache:1:1: error: the template 'page' doesn't show "
        "{{{work.notice_short}}}: every copy of a text carries its license notice [theme-notice]\n"
        "themes/default/templates/page.mustache:1:1: error: the template 'page' doesn't show "
        "{{{work.notice_full}}}: every copy of a text carries its license notice [theme-notice]\n"
        "themes/default/templates/page.mustache:1:1: error: the template 'page' doesn't show "
        "{{{work.body}}}: the text would be missing [theme-notice]\n");
    end();
}
END_TEST

START_TEST(a_block_that_is_filled_must_be_in_the_template_or_in_what_it_extends)
{
    begin();
    put("themes/a/templates/layout.mustache", "{{<frame}}{{$maim}}{{$mine}}{{/mine}}{{/maim}}"
                                              "{{$styles}}{{/styles}}{{/frame}}");
    put("themes/a/templates/search.mustache", "{{<layout}}{{$main}}{{$own}}{{/own}}{{/main}}"
                                              "{{$mine}}{{/mine}}{{$mien}}{{/mien}}{{/layout}}");
    says(
        "themes/a/templates/layout.mustache:1:11: error: the template 'frame' has no block 'maim'; "
        "did you mean 'main'? [template]\n"
        "themes/a/templates/search.mustache:1:64: error: the template 'layout' has no block "
        "'mien'; "
        "did you mean 'mine'? [template]\n");
    end();
}
END_TEST

START_TEST(style_sheets_ask_no_other_host_and_name_what_is_there)
{
    begin();
    put("themes/a/theme.yaml",
        "name: a\nextends: default\noptions: {gap: {type: length, default: 1rem}}\n");
    put("themes/a/assets/own.css", "@import \"more.css\";\n"
                                   ":root { --own: 1px; }\n"
                                   "a { margin: var(--own) var(--gap) var(--owm) var(--x, 0); }\n"
                                   "/* url(http://example.org/) var(--none) */\n"
                                   "b { background: url( \"https://example.org/x.png\" ); }\n"
                                   "i { background: URL(//example.org/x) url(../x.png?1); }\n"
                                   "u { color: var(--accent) url(../../x.png)");
    says(
        "themes/a/assets/own.css:1:1: error: '@import' finds nothing: style sheets are published "
        "under other names; link it in a template [style-sheet]\n"
        "themes/a/assets/own.css:3:39: warning: '--owm' is given no value, by no option and in no "
        "style sheet; did you mean '--own'? [style-sheet]\n"
        "themes/a/assets/own.css:5:23: error: 'https://example.org/x.png' is on another host, "
        "which "
        "readers' browsers would ask; put a copy into assets/ [style-sheet]\n"
        "themes/a/assets/own.css:6:21: error: '//example.org/x' is on another host, which readers' "
        "browsers would ask; put a copy into assets/ [style-sheet]\n"
        "themes/a/assets/own.css:6:42: error: there is no file 'x.png' in the theme "
        "[style-sheet]\n"
        "themes/a/assets/own.css:7:30: error: there is no file '../../x.png' in the theme "
        "[style-sheet]\n");
    end();
}
END_TEST

START_TEST(files_that_nothing_uses_are_warned_of)
{
    begin();
    put("themes/a/template/page.mustache", "");
    put("themes/a/notes.txt", "");
    put("themes/a/templates/paeg.mustache", "");
    put("themes/a/templates/part.mustache", "{{>mine}}");
    put("themes/a/templates/mine.mustache", "");
    put("themes/a/templates/page.html", "");
    put("themes/a/strings/en.txt", "");
    put("themes/a/strings/de.yaml", "contents: Inhalt\ncontnets: Inhalt\n");
    says(
        "themes/a/notes.txt: warning: nothing reads this file: a theme has templates/, strings/, "
        "assets/, epub/, course/ and download/ [theme-file]\n"
        "themes/a/strings/de.yaml:2:1: warning: no template can use 'contnets', because "
        "strings/en.yaml has no such text; did you mean 'contents'? [theme-text]\n"
        "themes/a/strings/en.txt: warning: nothing reads this file: strings/ has LANGUAGE.yaml "
        "[theme-file]\n"
        "themes/a/template/page.mustache: warning: nothing reads this file: a theme has "
        "templates/, "
        "strings/, assets/, epub/, course/ and download/; did you mean 'templates/'? [theme-file]\n"
        "themes/a/templates/paeg.mustache: warning: no page is made with this template, and no "
        "other names it; did you mean 'page'? [theme-file]\n"
        "themes/a/templates/page.html: warning: nothing reads this file: templates/ has "
        "NAME.mustache [theme-file]\n"
        "themes/a/templates/part.mustache: warning: no page is made with this template, and no "
        "other names it; did you mean 'page'? [theme-file]\n");
    end();
}
END_TEST

UNIT_TESTS("theme_check", a_theme_that_only_extends_another_is_in_order,
           a_template_of_a_work_without_its_notice_is_an_error,
           a_notice_that_nobody_sees_is_an_error, a_template_marks_the_work_that_it_shows,
           a_layout_that_shows_nothing_is_found_by_the_pages_that_stand_in_it,
           a_block_that_is_filled_must_be_in_the_template_or_in_what_it_extends,
           style_sheets_ask_no_other_host_and_name_what_is_there,
           files_that_nothing_uses_are_warned_of)
