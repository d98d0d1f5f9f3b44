#include <check.h>
#include <string.h>

#include "theme/color.h"
#include "theme/theme.h"
#include "unit/theme_case.h"
#include "unit/unit.h"

/* Every test runs in a scratch folder of its own, with a theme "a" and a publication in it. */
static struct arena arena;
static struct theme *theme;

static void begin(void)
{
    theme_case_begin();
}

static void end(void)
{
    theme_free(theme);
    theme = NULL;
    arena_clear(&arena);
    theme_case_end();
}

/* Loads the theme "a" with this theme.yaml, and with these values in the publication, or NULL. */
static void load(const char *settings, const char *values)
{
    put("themes/a/theme.yaml", settings);
    struct theme_search search = {"content", "themes", NULL};
    if (values)
        search.options = yaml_get(
            yaml_parse(&arena, "content/publication.yaml", 1, str_of(values), diags), "set");
    theme = theme_load("a", &search, (struct place){0}, diags);
}

static void said(const char *expected)
{
    struct buf out = BUF_INIT;
    diags_sort(diags);
    for (size_t i = 0; i < diags_size(diags); i++) {
        diag_format(diags_at(diags, i), &out);
        buf_addc(&out, '\n');
    }
    ck_assert_str_eq(out.p ? out.p : "", expected);
    buf_clear(&out);
}

static const char *css(void)
{
    const struct theme_file *files;
    size_t n = theme_files(theme, "assets", &files);
    for (size_t i = 0; i < n; i++)
        if (strncmp(files[i].path, "assets/site.", 12) == 0)
            return arena_strndup(&arena, files[i].bytes.p, files[i].bytes.n);
    return "";
}

START_TEST(contrast_is_that_of_wcag)
{
    struct color black, white, red;
    ck_assert(color_parse("#000", &black) && color_parse("ffffff", &white));
    ck_assert(color_parse("#F00", &red));
    ck_assert_double_eq_tol(color_contrast(black, white), 21, 1e-9);
    ck_assert_double_eq_tol(color_contrast(red, white), 3.998, 1e-3);
    ck_assert_double_eq_tol(color_contrast(red, red), 1, 1e-9);
    static const char *const wrong[] = {"", "#", "#12", "#1234", "#12345g", "#1234567", "red"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        ck_assert_msg(!color_parse(wrong[i], &red), "%s", wrong[i]);
}
END_TEST

START_TEST(a_color_is_mixed_until_it_can_be_read)
{
    struct color orange, on[2];
    char text[COLOR_TEXT];
    ck_assert(color_parse("#ff8800", &orange) && color_parse("#fff", &on[0]));
    struct color readable = color_readable(orange, on, 1, 4.5);
    ck_assert_double_ge(color_contrast(readable, on[0]), 4.5);
    ck_assert_double_lt(color_contrast(readable, on[0]), 4.6);
    ck_assert(readable.red > readable.green && readable.blue == 0);
    ck_assert(color_parse("#000", &on[1]));
    color_format(color_readable(orange, on, 2, 21), text);
    ck_assert_str_eq(text, "#ffffff");
}
END_TEST

START_TEST(each_type_reaches_templates_and_style_sheets)
{
    begin();
    put("themes/a/assets/site.css", "a{}");
    put("themes/a/marks/m.png", "no picture, but a file");
    put("themes/a/templates/t.mustache",
        "{{theme.c}} {{theme.l}} {{theme.f}} {{theme.h}} {{theme.n}} {{#theme.y}}yes{{/theme.y}} "
        "{{theme.m.path}} {{theme.t}}{{theme.none}}");
    load("name: a\n"
         "options:\n"
         "  c: {type: color, default: {light: \"#abc\", dark: \"#123\"}}\n"
         "  l: {type: length, default: 36.5rem}\n"
         "  f: {type: font, default: \"Gentium Book, Georgia, serif\"}\n"
         "  h: {type: choice, values: {big: 2em, small: 1em}, default: big}\n"
         "  n: {type: choice, values: [left, right], default: right}\n"
         "  y: {type: boolean, default: yes}\n"
         "  m: {type: file, default: marks/m.png}\n"
         "  t: {type: text, default: \"a & b\", about: A text}\n"
         "  none: {type: text}\n",
         NULL);
    said("");
    ck_assert_str_eq(css(), ":root{--c:#aabbcc;--l:36.5rem;--f:\"Gentium Book\",\"Georgia\",serif;"
                            "--h:2em;}\n"
                            "@media (prefers-color-scheme:dark){:root{--c:#112233;}}\n"
                            "a{}");
    struct buf out = BUF_INIT;
    json_t *data = json_object();
    ck_assert_int_eq(theme_render(theme, "t", data, &out, diags), STATUS_OK);
    ck_assert_str_eq(out.p, "#aabbcc 36.5rem Gentium Book, Georgia, serif big right yes "
                            "assets/m.368894ae.png a &amp; b");
    const struct theme_file *files;
    ck_assert_uint_eq(theme_files(theme, "assets", &files), 2);
    ck_assert_str_eq(files[0].path, "assets/m.368894ae.png");
    json_decref(data);
    buf_clear(&out);
    end();
}
END_TEST

START_TEST(the_publication_and_a_theme_that_extends_give_values)
{
    begin();
    put("themes/base/theme.yaml", "name: base\n"
                                  "options:\n"
                                  "  l: {type: length, default: 1rem}\n"
                                  "  f: {type: font, default: slab}\n"
                                  "  t: {type: text, default: x}\n");
    put("themes/base/assets/site.css", "");
    load("name: a\nextends: base\noptions: {l: 2rem, t: , f: code}\n", "set: {l: 3rem}");
    said("");
    ck_assert_str_eq(css(), ":root{--l:3rem;--f:ui-monospace,\"Cascadia Code\",Menlo,Consolas,"
                            "\"DejaVu Sans Mono\",monospace;}\n");
    ck_assert_ptr_null(json_object_get(theme_options(theme), "t"));
    end();
}
END_TEST

START_TEST(a_color_that_can_not_be_read_is_corrected_with_a_warning)
{
    begin();
    put("themes/a/assets/site.css", "");
    load("name: a\n"
         "options:\n"
         "  paper: {type: color, default: {light: \"#fff\", dark: \"#000\"}}\n"
         "  ink: {type: color, default: \"#333\", on: paper, contrast: 7}\n"
         "  link: {type: color, default: {light: \"#00f\", dark: \"#11f\"}, on: [paper, ink]}\n",
         "set: {ink: \"#ccc\"}");
    said(
        "content/publication.yaml:1:12: warning: 'ink' is #cccccc, which has a contrast of 1.6 to "
        "1 in light, but needs 7.0 to be read; #595959 is used [contrast]\n"
        "themes/a/theme.yaml:5:32: warning: 'link' is #0000ff, which has a contrast of 1.2 to 1 in "
        "light, but needs 4.5 to be read; #000000 is used [contrast]\n"
        "themes/a/theme.yaml:5:32: warning: 'link' is #1111ff, which has a contrast of 2.5 to 1 in "
        "dark, but needs 4.5 to be read; #ffffff is used [contrast]\n");
    end();
}
END_TEST

START_TEST(a_color_for_light_alone_is_made_readable_in_dark)
{
    begin();
    put("themes/a/assets/site.css", "");
    load("name: a\n"
         "options:\n"
         "  paper: {type: color, default: {light: \"#fff\", dark: \"#000\"}}\n"
         "  link: {type: color, default: \"#00c\", on: paper}\n",
         NULL);
    said("");
    ck_assert_str_eq(css(), ":root{--paper:#ffffff;--link:#0000cc;}\n"
                            "@media (prefers-color-scheme:dark){:root{--paper:#000000;"
                            "--link:#8c8ce8;}}\n");
    end();
}
END_TEST

START_TEST(mistakes_in_values_are_reported_where_they_stand)
{
    begin();
    load("name: a\n"
         "options:\n"
         "  c: {type: color, default: \"#abc\"}\n"
         "  l: {type: length, default: 1rem}\n"
         "  f: {type: font, default: serif}\n"
         "  h: {type: choice, values: [left, right], default: left}\n"
         "  y: {type: boolean, default: no}\n"
         "  m: {type: file}\n"
         "  accent: {type: color, default: \"#abc\"}\n",
         "set:\n"
         "  c: #7d2a1c\n"
         "  l: 36\n"
         "  f: old-stile\n"
         "  h: middle\n"
         "  y: maybe\n"
         "  m: ../logo.svg\n"
         "  acent: x\n"
         "  accent: {light: red}\n");
    ck_assert_ptr_null(theme);
    said(
        "content/publication.yaml:2:3: error: 'c' is empty; '#' begins a comment in YAML, so put "
        "the color in quotes [theme-option]\n"
        "content/publication.yaml:3:6: error: 'l' is '36', but must be a number with its unit, "
        "rem, "
        "em, ch, px or %, such as 36rem [theme-option]\n"
        "content/publication.yaml:4:6: error: 'f' is 'old-stile', but must be one of old-style, "
        "transitional, antique, slab, system, humanist, geometric, grotesque, code, or families of "
        "fonts that end with serif, sans-serif or monospace; did you mean 'old-style'? "
        "[theme-option]\n"
        "content/publication.yaml:5:6: error: 'h' is 'middle', but must be left or right "
        "[theme-option]\n"
        "content/publication.yaml:6:6: error: 'y' is 'maybe', but must be yes or no "
        "[theme-option]\n"
        "content/publication.yaml:7:6: error: 'm' is '../logo.svg', but must be the path of a "
        "picture (.svg, .png, .jpg, .webp, .gif) within the folder [theme-option]\n"
        "content/publication.yaml:8:3: error: the theme has no option 'acent'; did you mean "
        "'accent'? [theme-option]\n"
        "content/publication.yaml:9:11: error: 'accent' has no color for dark [theme-option]\n"
        "content/publication.yaml:9:19: error: 'light' is 'red', but must be a color such as "
        "\"#7d2a1c\" [theme-option]\n");
    end();
}
END_TEST

START_TEST(no_value_ends_its_custom_property)
{
    static const char *const bad[] = {
        "set: {l: \"1rem;}\"}", "set: {f: \"x;}, serif\"}", "set: {f: \"a\\\\, serif\"}",
        "set: {h: x}",          "set: {l: -1rem}",          "set: {l: 1.rem}",
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        begin();
        load("name: a\n"
             "options:\n"
             "  l: {type: length}\n"
             "  f: {type: font}\n"
             "  h: {type: choice, values: {x: \"url(//x)\"}}\n",
             bad[i]);
        ck_assert_msg(!theme, "%s", bad[i]);
        end();
    }
}
END_TEST

START_TEST(mistakes_in_declarations_are_reported_where_they_stand)
{
    begin();
    put("themes/base/theme.yaml", "name: base\noptions: {l: {type: length}}\n");
    load("name: a\n"
         "extends: base\n"
         "options:\n"
         "  A: {type: text}\n"
         "  b: {type: colour}\n"
         "  c: {type: choice}\n"
         "  d: {type: color, default: \"#abc\", on: [e, l], contrast: high, defualt: x}\n"
         "  l: {type: length}\n"
         "  f: {type: file, default: no.png}\n"
         "  t: {type: text, default: [1]}\n",
         "set: x");
    ck_assert_ptr_null(theme);
    said("content/publication.yaml:1:6: error: 'set' must be a mapping ('name: value' "
         "lines) [wrong-kind]\n"
         "themes/a/theme.yaml:4:3: error: 'A' is no name of an option: a-z, 0-9 and '-' make one "
         "[theme-option]\n"
         "themes/a/theme.yaml:5:13: error: there is no type 'colour'; there is text, boolean, "
         "color, "
         "length, font, choice and file; did you mean 'color'? [theme-option]\n"
         "themes/a/theme.yaml:6:6: error: the choice 'c' has no 'values' [theme-option]\n"
         "themes/a/theme.yaml:7:42: error: the theme has no option 'e' [theme-option]\n"
         "themes/a/theme.yaml:7:45: error: 'd' can't be on 'l': it is on one to 8 colors that are "
         "declared before it [theme-option]\n"
         "themes/a/theme.yaml:7:59: error: 'contrast' is 'high', but must be a number from 1 to 21 "
         "[theme-option]\n"
         "themes/a/theme.yaml:7:65: warning: unknown key 'defualt' in an option; did you mean "
         "'default'? [unknown-key]\n"
         "themes/a/theme.yaml:8:3: error: the theme 'base' has an option 'l', so give it a value, "
         "without 'type' [theme-option]\n"
         "themes/a/theme.yaml:9:28: error: 'f': there is no file 'themes/a/no.png' [theme-option]\n"
         "themes/a/theme.yaml:10:28: error: 't' must be a text [wrong-kind]\n");
    end();
}
END_TEST

UNIT_TESTS("options", contrast_is_that_of_wcag, a_color_is_mixed_until_it_can_be_read,
           each_type_reaches_templates_and_style_sheets,
           the_publication_and_a_theme_that_extends_give_values,
           a_color_that_can_not_be_read_is_corrected_with_a_warning,
           a_color_for_light_alone_is_made_readable_in_dark,
           mistakes_in_values_are_reported_where_they_stand, no_value_ends_its_custom_property,
           mistakes_in_declarations_are_reported_where_they_stand)
