#include <check.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "theme/mustache.h"
#include "unit/unit.h"

/* Templates by name: name, text, name, text, ..., NULL. */
struct folder {
    const char *const *pairs;
    struct mustache *compiled[16];
};

static const struct mustache *find(void *context, const char *name)
{
    const struct folder *folder = context;
    for (int i = 0; folder->pairs[2 * i]; i++)
        if (strcmp(folder->pairs[2 * i], name) == 0)
            return folder->compiled[i];
    return NULL;
}

/* All diagnostics, one a line. */
static void say(struct diags *diags, struct buf *out)
{
    for (size_t i = 0; i < diags_size(diags); i++) {
        diag_format(diags_at(diags, i), out);
        buf_addc(out, '\n');
    }
}

static enum status render_to(struct buf *out, const char *const *pairs, const char *json)
{
    struct folder folder = {pairs, {NULL}};
    struct mustache_partials partials = {find, &folder};
    struct diags *diags = diags_new();
    enum status status = STATUS_CONTENT;
    json_t *data = json_loads(json, JSON_DECODE_ANY, NULL);
    ck_assert_msg(data != NULL, "not JSON: %s", json);
    for (int i = 0; pairs[2 * i]; i++) {
        struct str text = str_of(pairs[2 * i + 1]);
        folder.compiled[i] = mustache_compile(pairs[2 * i], text, diags);
    }
    if (folder.compiled[0])
        status = mustache_render(folder.compiled[0], data, &partials, out, diags);
    if (status != STATUS_OK) {
        buf_reset(out);
        say(diags, out);
    }
    for (int i = 0; pairs[2 * i]; i++)
        mustache_free(folder.compiled[i]);
    json_decref(data);
    diags_free(diags);
    return status;
}

static void renders(const char *json, const char *expected, const char *const *pairs)
{
    struct buf out = BUF_INIT;
    render_to(&out, pairs, json);
    ck_assert_str_eq(out.p, expected);
    buf_clear(&out);
}

/* Renders the first of the templates. */
#define RENDERS(json, expected, ...)                                                               \
    renders(json, expected, (const char *const[]){"page", __VA_ARGS__, NULL})

START_TEST(a_value_is_escaped_unless_the_template_says_otherwise)
{
    RENDERS("{\"t\": \"<R&D> \\\"x\\\"\"}", "&lt;R&amp;D&gt; &quot;x&quot;", "{{t}}");
    RENDERS("{\"t\": \"<R&D>\"}", "<R&D><R&D><R&D>", "{{{t}}}{{&t}}{{{ t }}}");
    RENDERS("{\"t\": \"{{x}}\"}", "{{x}}", "{{ t }}");
}
END_TEST

START_TEST(numbers_are_written_as_short_as_they_are_exact)
{
    RENDERS("[894, -1, 0.1, 1e21, 2.5, 0.30000000000000004]",
            "894 -1 0.1 1e+21 2.5 0.30000000000000004 ", "{{#.}}{{.}} {{/.}}");
    RENDERS("{\"a\": true, \"b\": false}", "true false", "{{a}} {{b}}");
}
END_TEST

START_TEST(what_has_no_value_renders_as_nothing)
{
    RENDERS("{\"n\": null, \"o\": {\"p\": 1}, \"l\": [1]}", "[][][][][]",
            "[{{n}}][{{o}}][{{l}}][{{missing}}][{{o.p.q}}]");
}
END_TEST

START_TEST(names_are_looked_up_outwards_and_their_parts_inwards)
{
    RENDERS("{\"a\": {\"x\": 1}, \"b\": {\"y\": 2}, \"c\": 3}", "1 2 3 ",
            "{{#a}}{{x}} {{b.y}} {{c}} {{b.z}}{{/a}}");
    RENDERS("{\"a\": {\"b\": {}}, \"b\": {\"c\": 1}}", "", "{{#a}}{{b.c}}{{/a}}");
}
END_TEST

START_TEST(sections_repeat_for_lists_and_vanish_for_what_is_false)
{
    RENDERS("{\"l\": [{\"n\": 1}, {\"n\": 2}], \"o\": {\"n\": 3}}", "1,2,3,",
            "{{#l}}{{n}},{{/l}}{{#o}}{{n}},{{/o}}");
    RENDERS("{\"a\": [], \"b\": \"\", \"c\": null, \"d\": false}", "....",
            "{{#a}}x{{/a}}{{#b}}x{{/b}}{{#c}}x{{/c}}{{#d}}x{{/d}}{{#e}}x{{/e}}"
            "{{^a}}.{{/a}}{{^b}}.{{/b}}{{^c}}.{{/c}}{{^d}}.{{/d}}");
    RENDERS("{\"z\": 0, \"t\": \"x\", \"o\": {}}", "0x.",
            "{{#z}}{{.}}{{/z}}{{#t}}{{.}}{{/t}}{{#o}}.{{/o}}{{^z}}!{{/z}}");
    RENDERS("{\"m\": [[1, 2], [3]]}", "(12)(3)", "{{#m}}({{#.}}{{.}}{{/.}}){{/m}}");
}
END_TEST

START_TEST(a_tag_alone_on_its_line_takes_the_line_with_it)
{
    RENDERS("{\"a\": [1, 2]}", "<ul>\n  <li>1</li>\n  <li>2</li>\n</ul>\n",
            "<ul>\n  {{#a}}\n  <li>{{.}}</li>\n  {{/a}}\n{{! no\n  trace }}\n</ul>\n");
    RENDERS("{\"a\": true}", "x\r\ny", "{{#a}}\r\nx\r\n{{/a}}\r\ny");
    RENDERS("{\"a\": true}", " x \n", " {{#a}}x{{/a}} \n");
}
END_TEST

START_TEST(delimiters_change_until_the_end_of_the_template)
{
    RENDERS("{\"a\": 1}", "{{a}} 1 1\n1", "{{=<% %>=}}\n{{a}} <%a%> <%{a}%>\n<%>p%>", "p", "{{a}}");
    RENDERS("{\"a\": 1}", "1{{a}}", "{{= | | =}}|a|{{a}}");
}
END_TEST

START_TEST(partials_see_the_data_around_them)
{
    RENDERS("{\"l\": [{\"n\": 1}, {\"n\": 2}]}", "<1><2>", "{{#l}}{{>one}}{{/l}}", "one",
            "<{{n}}>");
    RENDERS("{}", "[]", "[{{>missing}}]");
    RENDERS("{\"n\": 1, \"s\": [{\"n\": 2, \"s\": [{\"n\": 3, \"s\": []}]}]}", "1(2(3()))",
            "{{>tree}}", "tree", "{{n}}({{#s}}{{>tree}}{{/s}})");
}
END_TEST

START_TEST(partials_on_a_line_of_their_own_are_indented_but_values_are_not)
{
    RENDERS("{\"v\": \"x\\ny\"}", "<a>\n  <b>\n\n    x\ny\n  </b>\n</a>\n", "<a>\n  {{>b}}\n</a>\n",
            "b", "<b>\n\n  {{>c}}\n</b>\n", "c", "{{v}}\n");
    RENDERS("{}", "  1\n2\n", "  1{{>p}}\n", "p", "\n2");
}
END_TEST

START_TEST(the_data_may_hold_the_name_of_a_partial)
{
    RENDERS("{\"l\": [{\"kind\": \"img\"}, {\"kind\": \"txt\"}, {\"kind\": \"none\"}]}", "IT",
            "{{#l}}{{>*kind}}{{/l}}", "img", "I", "txt", "T");
    RENDERS("{\"base\": \"dark\"}", "dark: x", "{{<*base}}{{$b}}x{{/b}}{{/*base}}", "dark",
            "dark: {{$b}}{{/b}}");
}
END_TEST

START_TEST(a_parent_gets_blocks_and_keeps_the_rest_of_its_own)
{
    RENDERS("{\"t\": \"T\"}", "<T|no nav|body>",
            "{{<base}} dropped {{t}} {{$main}}body{{/main}}{{$title}}{{t}}{{/title}}{{/base}}",
            "base", "<{{$title}}?{{/title}}|{{$nav}}no nav{{/nav}}|{{$main}}{{/main}}>");
    RENDERS("{}", "a: page", "{{<two}}{{$x}}page{{/x}}{{/two}}", "two",
            "{{<one}}{{$x}}two{{/x}}{{/one}}", "one", "a: {{$x}}one{{/x}}");
}
END_TEST

START_TEST(blocks_within_a_given_block_are_places_of_its_own_template)
{
    RENDERS("{}", "[a(b)]", "{{<base}}{{$x}}a({{$x}}b{{/x}}){{/x}}{{/base}}", "base",
            "[{{$x}}{{/x}}]");
    RENDERS("{}", "[a(page)]", "{{<mid}}{{$y}}page{{/y}}{{/mid}}", "mid",
            "{{<base}}{{$x}}a({{$y}}b{{/y}}){{/x}}{{/base}}", "base", "[{{$x}}{{/x}}]");
}
END_TEST

START_TEST(given_blocks_are_indented_like_the_place_they_go_to)
{
    const char *base = "<body>\n  {{$main}}\n    <p>default</p>\n  {{/main}}\n</body>\n";
    RENDERS("{}", "<body>\n    <p>default</p>\n</body>\n", "{{<base}}{{/base}}\n", "base", base);
    RENDERS("{\"l\": [1, 2]}", "<body>\n    <ol>\n      <li>1\n      <li>2\n\n    </ol>\n</body>\n",
            "{{<base}}\n"
            "{{$main}}\n"
            "      <ol>\n"
            "        {{#l}}\n"
            "        <li>{{.}}\n"
            "        {{/l}}\n"
            "\n"
            "      </ol>\n"
            "{{/main}}\n"
            "{{/base}}\n",
            "base", base);
    RENDERS("{}", "<body>\n    <p>short</p></body>\n",
            "{{<base}}{{$main}}<p>short</p>{{/main}}{{/base}}", "base", base);
    RENDERS("{}", "<p>one\ntwo</p>\n", "{{<p}}{{$t}}\n  one\n  two{{/t}}{{/p}}", "p",
            "<p>{{$t}}{{/t}}</p>\n");
    RENDERS("{}", "  <i>\n    a\n    b\n  </i>\n", "  {{<p}}{{$t}}\na\nb\n{{/t}}{{/p}}\n", "p",
            "<i>\n  {{$t}}\n  {{/t}}\n</i>\n");
}
END_TEST

START_TEST(white_space_before_what_is_not_alone_on_its_line_stays)
{
    RENDERS("{}", "  a.\n", "  {{>p}}.\n", "p", "a");
    RENDERS("{}", "  a.\n", "  {{<p}}{{/p}}.\n", "p", "a");
    RENDERS("{}", "  a.\n", "  {{$b}}a{{/b}}.\n");
    RENDERS("{}", "\n", "  {{$b}}{{/b}}\n");
    RENDERS("{}", "    a\n    b\n", "  {{>p}}", "p", "  {{$b}}a{{/b}}\n  b\n");
}
END_TEST

static void refused(const char *text, const char *message)
{
    struct buf out = BUF_INIT;
    const char *const pairs[] = {"page", text, NULL};
    ck_assert_int_eq(render_to(&out, pairs, "{}"), STATUS_CONTENT);
    ck_assert_str_eq(out.p, message);
    buf_clear(&out);
}

START_TEST(mistakes_are_reported_with_line_and_column)
{
    refused("a\n\xC3\xA9 {{b\n{{c}}",
            "page:2:3: error: a tag that begins with '{{' is not closed by '}}' [template]\n");
    refused("{{{a}}\n{{/x}}",
            "page:1:1: error: a tag that begins with '{{' is not closed by '}}' [template]\n"
            "page:2:1: error: '{{/x}}' closes nothing [template]\n");
    refused("{{#a}}\n {{^b}}\n", "page:2:2: error: '{{^b}}' is never closed [template]\n"
                                 "page:1:1: error: '{{#a}}' is never closed [template]\n");
    refused("{{#a}}\n{{/b}}\n{{/a}}",
            "page:2:1: error: '{{/b}}' does not close '{{#a}}' of line 1 [template]\n");
    refused("{{<a}}\n {{$b}}\n{{/a}}",
            "page:2:2: error: '{{$b}}' is not closed before '{{/a}}' in line 3 [template]\n");
    refused("{{=<%=}}",
            "page:1:1: error: delimiters are set like this: '{{=<% %>=}}' [template]\n");
    refused("{{}}{{# }}x{{/ }}", "page:1:1: error: a tag without a name [template]\n"
                                 "page:1:5: error: a tag without a name [template]\n");
    refused("{{a b}}", "page:1:1: error: white space in the name 'a b' [template]\n");
    refused("{{a..b}}", "page:1:1: error: an empty part in the name 'a..b' [template]\n");
}
END_TEST

START_TEST(templates_without_end_are_stopped)
{
    struct buf out = BUF_INIT;
    const char *const endless[] = {"page", "{{>page}}{{>page}}", NULL};
    ck_assert_int_eq(render_to(&out, endless, "{}"), STATUS_FAULT);
    ck_assert_str_eq(out.p, "page:1:1: error: templates call each other more than 256 levels "
                            "deep\n");
    buf_reset(&out);
    const char *const wide[] = {
        "page", "{{#a}}{{#a}}{{#a}}{{#a}}{{#a}}{{>page}}{{/a}}{{/a}}{{/a}}{{/a}}{{/a}}", NULL};
    ck_assert_int_eq(render_to(&out, wide, "{\"a\": 1}"), STATUS_FAULT);
    ck_assert_str_eq(out.p, "page:1:25: error: more than 1024 sections are open within each "
                            "other\n");
    buf_reset(&out);
    for (int i = 0; i < 65; i++)
        buf_adds(&out, "{{#a}}");
    char *deep = buf_take(&out);
    refused(deep, "page:1:385: error: tags are nested deeper than 64 levels [template]\n");
    free(deep);
}
END_TEST

static void collect(void *context, const char *name, struct place place)
{
    buf_addf(context, "%s %d:%d\n", name, place.line, place.column);
}

START_TEST(the_names_of_partials_and_parents_can_be_checked)
{
    struct diags *diags = diags_new();
    struct buf names = BUF_INIT;
    struct mustache *template = mustache_compile(
        "page", STR("{{>a}}\n{{#s}}{{>*d}}{{/s}}\n{{<b}}{{$x}}\n  {{>c/d}}\n{{/x}}{{/b}}"), diags);
    mustache_names(template, collect, &names);
    ck_assert_str_eq(names.p, "a 1:1\nb 3:1\nc/d 4:3\n");
    mustache_free(template);
    buf_clear(&names);
    diags_free(diags);
}
END_TEST

struct job {
    const struct mustache *template;
    json_t *data;
    const char *expected;
    int wrong;
};

static void *render_often(void *context)
{
    struct job *job = context;
    struct buf out = BUF_INIT;
    for (int i = 0; i < 2000; i++) {
        buf_reset(&out);
        mustache_render(job->template, job->data, NULL, &out, NULL);
        job->wrong += strcmp(out.p, job->expected) != 0;
    }
    buf_clear(&out);
    return NULL;
}

START_TEST(one_template_serves_many_threads)
{
    struct diags *diags = diags_new();
    json_t *data = json_loads("{\"l\": [1, {\"a\": 2}], \"t\": \"<\"}", 0, NULL);
    struct mustache *template =
        mustache_compile("page", STR("{{#l}}{{t}}{{a}}{{.}};{{/l}}{{$b}}x{{/b}}"), diags);
    struct job jobs[4];
    pthread_t threads[4];
    for (int i = 0; i < 4; i++) {
        jobs[i] = (struct job){template, data, "&lt;1;&lt;2;x", 0};
        pthread_create(&threads[i], NULL, render_often, &jobs[i]);
    }
    for (int i = 0; i < 4; i++) {
        pthread_join(threads[i], NULL);
        ck_assert_int_eq(jobs[i].wrong, 0);
    }
    mustache_free(template);
    json_decref(data);
    diags_free(diags);
}
END_TEST

/* Wherever the block of memory ends that the parts of the name are put into. */
START_TEST(a_name_of_dots_alone_has_no_more_parts_than_there_is_room_for)
{
    struct diags *diags = diags_new();
    struct buf text = BUF_INIT;
    for (int i = 0; i < 300; i++) {
        buf_reset(&text);
        for (int pad = 0; pad < 16 * i; pad++)
            buf_addc(&text, '-');
        buf_adds(&text, "{{..}}");
        ck_assert_ptr_null(mustache_compile("page", buf_str(&text), diags));
    }
    ck_assert_str_eq(diags_at(diags, 0)->message, "an empty part in the name '..'");
    buf_clear(&text);
    diags_free(diags);
}
END_TEST

UNIT_TESTS("mustache", a_value_is_escaped_unless_the_template_says_otherwise,
           numbers_are_written_as_short_as_they_are_exact, what_has_no_value_renders_as_nothing,
           names_are_looked_up_outwards_and_their_parts_inwards,
           sections_repeat_for_lists_and_vanish_for_what_is_false,
           a_tag_alone_on_its_line_takes_the_line_with_it,
           delimiters_change_until_the_end_of_the_template, partials_see_the_data_around_them,
           partials_on_a_line_of_their_own_are_indented_but_values_are_not,
           the_data_may_hold_the_name_of_a_partial,
           a_parent_gets_blocks_and_keeps_the_rest_of_its_own,
           blocks_within_a_given_block_are_places_of_its_own_template,
           given_blocks_are_indented_like_the_place_they_go_to,
           white_space_before_what_is_not_alone_on_its_line_stays,
           mistakes_are_reported_with_line_and_column, templates_without_end_are_stopped,
           the_names_of_partials_and_parents_can_be_checked, one_template_serves_many_threads,
           a_name_of_dots_alone_has_no_more_parts_than_there_is_room_for)
