/*
 * Runs the Mustache specification's own cases, which are not part of this repository:
 *
 *     SCHEMAS=folder make check-unit T=mustache_specification
 *
 * reads folder/mustache/NAME.json for every module of the specification but lambdas.
 */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>

#include "theme/mustache.h"
#include "unit/unit.h"

static const char *const modules[] = {"comments",      "delimiters", "dynamic-names", "inheritance",
                                      "interpolation", "inverted",   "partials",      "sections"};

enum { PARTIALS = 16 };

struct library {
    const char *names[PARTIALS];
    struct mustache *templates[PARTIALS];
    int n;
};

static const struct mustache *find(void *context, const char *name)
{
    const struct library *library = context;
    for (int i = 0; i < library->n; i++)
        if (strcmp(library->names[i], name) == 0)
            return library->templates[i];
    return NULL;
}

static struct str text_of(json_t *value)
{
    return (struct str){json_string_value(value), json_string_length(value)};
}

static void run_case(const char *module, json_t *entry)
{
    struct library library = {.n = 0};
    struct mustache_partials partials = {find, &library};
    struct diags *diags = diags_new();
    struct buf out = BUF_INIT;
    const char *name, *title = json_string_value(json_object_get(entry, "name"));
    json_t *partial;
    json_object_foreach(json_object_get(entry, "partials"), name, partial)
    {
        ck_assert_int_lt(library.n, PARTIALS);
        library.names[library.n] = name;
        library.templates[library.n] = mustache_compile(name, text_of(partial), diags);
        ck_assert_msg(library.templates[library.n] != NULL, "%s: %s: %s", module, title, name);
        library.n++;
    }
    struct mustache *template =
        mustache_compile(title, text_of(json_object_get(entry, "template")), diags);
    ck_assert_msg(template != NULL, "%s: %s: does not compile", module, title);
    mustache_render(template, json_object_get(entry, "data"), &partials, &out, diags);
    const char *expected = json_string_value(json_object_get(entry, "expected"));
    ck_assert_msg(str_is(buf_str(&out), expected), "%s: %s:\n[%s] is not\n[%s]", module, title,
                  out.p, expected);
    mustache_free(template);
    for (int i = 0; i < library.n; i++)
        mustache_free(library.templates[i]);
    buf_clear(&out);
    diags_free(diags);
}

START_TEST(a_module_of_the_specification_renders_as_it_says)
{
    const char *module = modules[_i];
    char path[4096];
    snprintf(path, sizeof path, "%s/mustache/%s.json", getenv("SCHEMAS"), module);
    json_error_t error;
    json_t *root = json_load_file(path, 0, &error);
    ck_assert_msg(root != NULL, "%s: %s", path, error.text);
    json_t *cases = json_object_get(root, "tests");
    ck_assert_uint_gt(json_array_size(cases), 0);
    for (size_t i = 0; i < json_array_size(cases); i++)
        run_case(module, json_array_get(cases, i));
    json_decref(root);
}
END_TEST

int main(void)
{
    if (!getenv("SCHEMAS")) {
        puts("left out: the cases of the Mustache specification; SCHEMAS=FOLDER says where they "
             "are");
        return EXIT_SUCCESS;
    }
    Suite *suite = suite_create("mustache_specification");
    TCase *cases = tcase_create("modules");
    tcase_add_loop_test(cases, a_module_of_the_specification_renders_as_it_says, 0,
                        sizeof modules / sizeof *modules);
    suite_add_tcase(suite, cases);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
