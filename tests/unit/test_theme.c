#include <check.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/embedded.h"
#include "base/yaml.h"
#include "theme/loaded.h"
#include "theme/theme.h"
#include "unit/theme_case.h"
#include "unit/unit.h"

/* Every test runs in a scratch folder of its own, with "content" and "themes" in it. */
static const struct theme_search search = {"content", "themes", NULL};

static struct theme *load(const char *name)
{
    return theme_load(name, &search, (struct place){"content/publication.yaml", 3, 8}, diags);
}

static void renders(const struct theme *theme, const char *name, const char *expected)
{
    struct buf out = BUF_INIT;
    json_t *data = json_loads("{\"t\": \"T\"}", 0, NULL);
    ck_assert_int_eq(theme_render(theme, name, data, &out, diags), STATUS_OK);
    ck_assert_str_eq(out.p, expected);
    json_decref(data);
    buf_clear(&out);
}

static void said(const char *expected)
{
    struct buf out = BUF_INIT;
    diags_sort(diags);
    for (size_t i = 0; i < diags_size(diags); i++) {
        diag_format(diags_at(diags, i), &out);
        buf_addc(&out, '\n');
    }
    ck_assert_str_eq(out.p, expected);
    buf_clear(&out);
}

START_TEST(a_theme_is_a_folder_of_templates_and_files)
{
    theme_case_begin();
    put("themes/plain/theme.yaml", "name: plain\ntitle: Plain\n");
    put("themes/plain/templates/page.mustache", "<{{>parts/head}}>");
    put("themes/plain/templates/parts/head.mustache", "{{t}}");
    put("themes/plain/templates/links.mustache", "<assets/site.css assets/img/icon.svg assets/>");
    put("themes/plain/templates/notes.txt", "not a template {{");
    put("themes/plain/assets/site.css", "a{}");
    put("themes/plain/assets/img/icon.svg", "<svg/>");
    put("themes/plain/assets/.hidden", "");
    put("themes/plain/assets-not/x", "");
    put("themes/plain/epub/book.css", "b{}");
    struct theme *theme = load("plain");
    said("");
    ck_assert_ptr_nonnull(theme);
    renders(theme, "page", "<T>");
    renders(theme, "parts/head", "T");
    renders(theme, "links", "<assets/site.5f546eb4.css assets/img/icon.svg assets/>");
    ck_assert(theme_template(theme, "page") && !theme_template(theme, "pag"));

    const struct theme_file *files;
    ck_assert_uint_eq(theme_files(theme, "assets", &files), 2);
    ck_assert_str_eq(files[0].path, "assets/img/icon.svg");
    ck_assert_str_eq(files[1].path, "assets/site.5f546eb4.css");
    ck_assert(str_is(files[1].bytes, "a{}"));
    ck_assert_uint_eq(theme_files(theme, "epub", &files), 1);
    ck_assert_uint_eq(theme_files(theme, "fonts", &files), 0);
    theme_free(theme);
    theme_case_end();
}
END_TEST

START_TEST(only_the_whole_name_of_an_asset_gets_its_digest)
{
    theme_case_begin();
    put("themes/a/theme.yaml", "name: a\n");
    put("themes/a/templates/t.mustache",
        "assets/a.json assets/a.js.map assets/a.js-x assets/a.js assets/a.js. assets/a.js?v=1 "
        "my-assets/a.js .assets/a.js ../assets/a.js assets/a.js");
    put("themes/a/assets/a.js", "a()");
    struct theme *theme = load("a");
    said("");
    renders(
        theme, "t",
        "assets/a.json assets/a.js.map assets/a.js-x assets/a.a95a4306.js assets/a.a95a4306.js. "
        "assets/a.a95a4306.js?v=1 my-assets/a.js .assets/a.js ../assets/a.a95a4306.js "
        "assets/a.a95a4306.js");
    theme_free(theme);
    theme_case_end();
}
END_TEST

START_TEST(a_theme_overrides_single_files_of_what_it_extends)
{
    theme_case_begin();
    put("themes/base/theme.yaml",
        "name: base\noptions: {color: {type: text, default: red}, width: {type: text, "
        "default: 40}, note: {type: text}}\n");
    put("themes/base/templates/page.mustache", "{{>head}}{{>foot}}");
    put("themes/base/templates/head.mustache", "base head ");
    put("themes/base/templates/foot.mustache", "base foot");
    put("themes/base/assets/site.css", "base");
    put("themes/base/assets/more.css", "base");
    put("content/themes/mine/theme.yaml",
        "name: mine\nextends: base\noptions: {color: blue, note: }\n");
    put("content/themes/mine/templates/head.mustache", "my head ");
    put("content/themes/mine/assets/site.css", "mine");
    put("content/theme/templates/foot.mustache", "our foot");
    struct theme *theme = load("mine");
    said("");
    renders(theme, "page", "my head our foot");

    const struct theme_file *files;
    ck_assert_uint_eq(theme_files(theme, "assets", &files), 2);
    ck_assert(str_is(files[0].bytes, "base") && str_is(files[1].bytes, "mine"));
    json_t *options = theme_options(theme);
    ck_assert_str_eq(json_string_value(json_object_get(options, "color")), "blue");
    ck_assert_str_eq(json_string_value(json_object_get(options, "width")), "40");
    ck_assert_uint_eq(json_object_size(options), 2);
    theme_free(theme);
    theme_case_end();
}
END_TEST

START_TEST(a_folder_of_themes_comes_before_the_publication_and_the_built_in_ones)
{
    theme_case_begin();
    struct theme *theme = load("default");
    said("");
    ck_assert(theme_template(theme, "page"));
    const struct theme_file *files;
    ck_assert_uint_gt(theme_files(theme, "assets", &files), 0);
    theme_free(theme);

    put("content/themes/default/theme.yaml", "name: default\n");
    put("content/themes/default/templates/page.mustache", "the publication's");
    theme = load("default");
    renders(theme, "page", "the publication's");
    theme_free(theme);

    put("themes/default/theme.yaml", "name: default\n");
    put("themes/default/templates/page.mustache", "the folder's");
    theme = load("default");
    renders(theme, "page", "the folder's");
    theme_free(theme);
    theme_case_end();
}
END_TEST

START_TEST(an_unknown_theme_is_reported_where_it_is_named)
{
    theme_case_begin();
    put("themes/plain/theme.yaml", "name: plain\n");
    put("themes/other/theme.yaml", "name: other\nextends: plan\n");
    ck_assert_ptr_null(load("plian"));
    ck_assert_ptr_null(load("../plain"));
    ck_assert_ptr_null(load("other"));
    said("content/publication.yaml:3:8: error: there is no theme 'plian'; did you mean 'plain'? "
         "[theme]\n"
         "content/publication.yaml:3:8: error: '../plain' is no name of a theme: a-z, 0-9 and '-' "
         "make one [theme]\n"
         "themes/other/theme.yaml:2:10: error: there is no theme 'plan'; did you mean 'plain'? "
         "[theme]\n");
    theme_case_end();
}
END_TEST

START_TEST(a_circle_of_themes_is_an_error)
{
    theme_case_begin();
    put("themes/a/theme.yaml", "name: a\nextends: b\n");
    put("themes/b/theme.yaml", "name: b\nextends: a\n");
    put("themes/c/theme.yaml", "name: c\nextends: c\n");
    ck_assert_ptr_null(load("a"));
    ck_assert_ptr_null(load("c"));
    said("themes/b/theme.yaml:2:10: error: the theme 'a' extends itself by way of 'b' [theme]\n"
         "themes/c/theme.yaml:2:10: error: the theme 'c' extends itself [theme]\n");
    theme_case_end();
}
END_TEST

START_TEST(mistakes_in_theme_yaml_are_reported_in_one_run)
{
    theme_case_begin();
    put("themes/a/theme.yaml", "name: b\n"
                               "titel: A\n"
                               "zzz: 1\n"
                               "title: [x]\n"
                               "options:\n"
                               "  list: [1]\n");
    put("themes/e/theme.yaml", "title: E\noptions: x\n");
    put("themes/l/theme.yaml", "- name\n");
    put("content/theme/theme.yaml", "name: x\n");
    ck_assert_ptr_null(load("a"));
    ck_assert_ptr_null(load("e"));
    ck_assert_ptr_null(load("l"));
    said("content/theme/theme.yaml: warning: this file has no effect: a folder of overrides is not "
         "a theme of its own [theme]\n"
         "themes/a/theme.yaml:1:7: error: the name 'b' differs from that of the folder, 'a' "
         "[theme]\n"
         "themes/a/theme.yaml:2:1: warning: unknown key 'titel' in theme.yaml; did you mean "
         "'title'? [unknown-key]\n"
         "themes/a/theme.yaml:3:1: warning: unknown key 'zzz' in theme.yaml [unknown-key]\n"
         "themes/a/theme.yaml:4:8: error: 'title' must be a text [wrong-kind]\n"
         "themes/e/theme.yaml:1: error: 'name' is missing [theme]\n"
         "themes/l/theme.yaml:1: error: theme.yaml must be a mapping ('key: value' lines) "
         "[wrong-kind]\n");
    theme_case_end();
}
END_TEST

START_TEST(a_template_that_is_named_but_missing_is_an_error)
{
    theme_case_begin();
    put("themes/a/theme.yaml", "name: a\n");
    put("themes/a/templates/page.mustache", "x\n  {{>haed}}{{>*dynamic}}\n{{<layout}}{{/layout}}");
    put("themes/a/templates/head.mustache", "");
    ck_assert_ptr_null(load("a"));
    said("themes/a/templates/page.mustache:2:3: error: there is no template 'haed'; did you mean "
         "'head'? [template]\n"
         "themes/a/templates/page.mustache:3:1: error: there is no template 'layout' "
         "[template]\n");
    theme_case_end();
}
END_TEST

START_TEST(an_option_that_a_template_names_must_be_declared)
{
    theme_case_begin();
    put("themes/a/theme.yaml", "name: a\noptions: {logo: {type: file}, t: {type: text}}\n");
    put("themes/a/templates/page.mustache", "{{theme.t}}{{#theme.logo}}{{path}}{{/theme.logo}}"
                                            "{{theme.logo.width}}");
    struct theme *theme = load("a");
    said("");
    ck_assert(theme_uses(theme, "theme.t") && !theme_uses(theme, "theme.x"));
    theme_free(theme);
    put("themes/a/templates/page.mustache", "\n{{#theme.lgo}}{{/theme.lgo}}");
    ck_assert_ptr_null(load("a"));
    said("themes/a/templates/page.mustache:2:1: error: the theme has no option 'lgo'; did you mean "
         "'logo'? [theme-option]\n");
    theme_case_end();
}
END_TEST

START_TEST(mistakes_in_all_templates_are_reported_in_one_run)
{
    theme_case_begin();
    put("themes/a/theme.yaml", "name: a\n");
    put("themes/a/templates/one.mustache", "{{#a}}");
    put("themes/a/templates/two.mustache", "{{>one}}\n{{a");
    ck_assert_ptr_null(load("a"));
    said("themes/a/templates/one.mustache:1:1: error: '{{#a}}' is never closed [template]\n"
         "themes/a/templates/two.mustache:2:1: error: a tag that begins with '{{' is not closed by "
         "'}}' [template]\n");
    theme_case_end();
}
END_TEST

START_TEST(rendering_a_template_that_is_not_there_is_an_error)
{
    theme_case_begin();
    put("themes/a/theme.yaml", "name: a\n");
    struct theme *theme = load("a");
    struct buf out = BUF_INIT;
    ck_assert_int_eq(theme_render(theme, "page", NULL, &out, diags), STATUS_CONTENT);
    ck_assert_uint_eq(out.n, 0);
    said("error: the theme 'a' has no template 'page' [template]\n");
    theme_free(theme);
    theme_case_end();
}
END_TEST

START_TEST(texts_come_in_the_language_of_the_page_or_of_the_publication)
{
    theme_case_begin();
    put("themes/a/theme.yaml", "name: a\n");
    put("themes/a/templates/t.mustache",
        "{{ui.hello}}|{{ui.by.before}}{{t}}{{ui.by.after}}|{{ui.dir}}|{{page.ui_lang}}");
    put("themes/a/strings/en.yaml", "hello: Hello\nby: By {}!\n");
    put("themes/a/strings/ar.yaml", "direction: rtl\nhello: \u0645\n");
    put("themes/b/theme.yaml", "name: b\nextends: a\n");
    put("themes/b/strings/en.yaml", "hello: Howdy\n");
    put("content/theme/strings/de.yaml", "by: Von {}\n");
    put("content/theme/strings/pt-BR.yaml", "hello: Oi\n");
    put("themes/b/strings/pt-br.yaml", "by: De {}\n");
    struct theme *theme = load("b");
    said("");
    static const char *const cases[][3] = {
        {"en", "en", "Howdy|By T!|ltr|"},    {"de-AT", "en", "Howdy|Von T|ltr|"},
        {"ar", "en", "\u0645|By T!|rtl|"},   {"ko", "ar", "\u0645|By T!|rtl|ar"},
        {"ko", "tlh", "Howdy|By T!|ltr|en"}, {"EN-gb", "ar", "Howdy|By T!|ltr|"},
        {"pt-br", "en", "Oi|De T|ltr|"},     {"pt-BR", "en", "Oi|De T|ltr|"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct buf out = BUF_INIT;
        json_t *data = json_pack("{s:s, s:{s:s}, s:{s:s}}", "t", "T", "page", "lang", cases[i][0],
                                 "publication", "lang", cases[i][1]);
        ck_assert_int_eq(theme_render(theme, "t", data, &out, diags), STATUS_OK);
        ck_assert_str_eq(out.p, cases[i][2]);
        json_decref(data);
        buf_clear(&out);
    }
    ck_assert_str_eq(theme_string(theme, "de", "hello"), "Howdy");
    ck_assert_ptr_null(theme_string(theme, "de", "by"));
    theme_free(theme);
    theme_case_end();
}
END_TEST

START_TEST(mistakes_in_texts_and_texts_that_are_missing_are_errors)
{
    theme_case_begin();
    put("themes/a/theme.yaml", "name: a\n");
    put("themes/a/templates/t.mustache", "{{ui.helo}}\n{{#ui.by}}{{/ui.by}} {{ui.hello.after}}");
    put("themes/a/strings/en.yaml", "hello: Hello\nby: By {}!\nlist: [a]\ndirection: up\n");
    put("themes/a/strings/de.yaml", "- a\n");
    ck_assert_ptr_null(load("a"));
    said(
        "themes/a/strings/de.yaml:1:1: error: a file of strings must be a mapping ('key: text' "
        "lines) [wrong-kind]\n"
        "themes/a/strings/en.yaml:3:7: error: 'list' must be a text [wrong-kind]\n"
        "themes/a/strings/en.yaml:4:12: error: 'direction' must be ltr or rtl, not 'up' [value]\n");
    put("themes/a/strings/en.yaml", "hello: Hello\nby: By {}!\n");
    put("themes/a/strings/de.yaml", "");
    diags_free(diags);
    diags = diags_new();
    ck_assert_ptr_null(load("a"));
    said("themes/a/templates/t.mustache:1:1: error: there is no text 'helo' in strings/en.yaml of "
         "the theme [theme-text]\n"
         "themes/a/templates/t.mustache:2:1: error: the text 'by' has a '{}': write its halves, "
         "with what goes between [theme-text]\n"
         "themes/a/templates/t.mustache:2:22: error: the text 'hello' has no '{}', so it has no "
         "halves [theme-text]\n");
    theme_case_end();
}
END_TEST

/* The keys of a file of strings, one a line, with '{}' where there is a gap; sorted. */
static json_t *keys_of(const struct embedded_file *file)
{
    struct arena arena = ARENA_INIT;
    struct str text = {file->bytes, file->size};
    const struct yaml_node *root = yaml_parse(&arena, file->path, 1, text, diags);
    json_t *keys = json_object();
    for (const struct yaml_node *node = root->first; node; node = node->next) {
        const char *gap = strstr(node->text, "{}");
        ck_assert_msg(!gap || !strstr(gap + 1, "{}"), "%s: two gaps: %s", file->path, node->key);
        ck_assert_msg(node->text[0], "%s: empty: %s", file->path, node->key);
        if (strcmp(node->key, "direction") != 0)
            json_object_set_new(keys, node->key, json_boolean(gap != NULL));
    }
    arena_clear(&arena);
    return keys;
}

START_TEST(every_built_in_theme_speaks_each_language_whole)
{
    static const char *const languages[] = {"ar", "de", "en", "es", "fr", "ko", "zh"};
    theme_case_begin();
    size_t files = 0;
    for (const struct embedded_file *file = embedded_files; file->path; file++) {
        const char *folder = strstr(file->path, "/strings/en.yaml");
        if (strncmp(file->path, "themes/", 7) != 0 || !folder)
            continue;
        json_t *english = keys_of(file);
        for (size_t i = 0; i < sizeof languages / sizeof *languages; i++) {
            char path[64];
            snprintf(path, sizeof path, "%.*s/strings/%s.yaml", (int)(folder - file->path),
                     file->path, languages[i]);
            const struct embedded_file *other = embedded_find(path);
            ck_assert_msg(other != NULL, "there is no %s", path);
            json_t *keys = keys_of(other);
            const char *key;
            json_t *gap;
            json_object_foreach(english, key, gap)
                ck_assert_msg(json_equal(json_object_get(keys, key), gap), "%s: %s", path, key);
            json_object_foreach(keys, key, gap)
                ck_assert_msg(json_object_get(english, key) != NULL, "%s: %s", path, key);
            json_decref(keys);
            files++;
        }
        json_decref(english);
    }
    said("");
    ck_assert_uint_ge(files, sizeof languages / sizeof *languages);
    theme_case_end();
}
END_TEST

UNIT_TESTS("theme", a_theme_is_a_folder_of_templates_and_files,
           only_the_whole_name_of_an_asset_gets_its_digest,
           a_theme_overrides_single_files_of_what_it_extends,
           a_folder_of_themes_comes_before_the_publication_and_the_built_in_ones,
           an_unknown_theme_is_reported_where_it_is_named, a_circle_of_themes_is_an_error,
           mistakes_in_theme_yaml_are_reported_in_one_run,
           a_template_that_is_named_but_missing_is_an_error,
           an_option_that_a_template_names_must_be_declared,
           mistakes_in_all_templates_are_reported_in_one_run,
           rendering_a_template_that_is_not_there_is_an_error,
           texts_come_in_the_language_of_the_page_or_of_the_publication,
           mistakes_in_texts_and_texts_that_are_missing_are_errors,
           every_built_in_theme_speaks_each_language_whole)
