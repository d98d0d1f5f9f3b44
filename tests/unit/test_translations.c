#include <check.h>

#include "model/translations.h"
#include "unit/publication.h"

/* "en en.md, de de.md of en.md": the versions of a work, and their original. */
static const char *versions_of(const char *path)
{
    static struct buf out = BUF_INIT;
    const struct versions *versions = publication_find(publication, path)->versions;
    buf_reset(&out);
    for (size_t i = 0; versions && i < versions->n; i++)
        buf_addf(&out, "%s%s %s", i > 0 ? ", " : "", versions->works[i]->lang,
                 versions->works[i]->path);
    if (versions && versions->original)
        buf_addf(&out, " of %s", versions->original->path);
    return out.p;
}

START_TEST(works_of_one_text_know_each_other)
{
    write_work("c/t/en.md", "");
    write_work("c/t/de.md", "lang: de\ntranslation-of: t/en.md\n");
    write_work("c/t/fr.md", "lang: fr\ntranslation-of: ./t/de.md\n");
    write_work("c/other.md", "");
    expect_of_settings("", "");
    const char *all = "de t/de.md, en t/en.md, fr t/fr.md of t/en.md";
    ck_assert_str_eq(versions_of("t/en.md"), all);
    ck_assert_str_eq(versions_of("t/de.md"), all);
    ck_assert_str_eq(versions_of("t/fr.md"), all);
    ck_assert_str_eq(versions_of("other.md"), "");
}
END_TEST

START_TEST(the_original_may_be_elsewhere)
{
    write_work("c/de.md", "lang: de\ntranslation-of: https://example.org/text\n");
    write_work("c/fr.md", "lang: fr\ntranslation-of: https://example.org/text\n");
    expect_of_settings("", "");
    ck_assert_str_eq(versions_of("de.md"), "de de.md, fr fr.md");
}
END_TEST

START_TEST(a_hidden_work_is_nobodys_version)
{
    write_work("c/en.md", "");
    write_work("c/de.md", "lang: de\ntranslation-of: en.md\n");
    expect_of_settings("navigation: [{work: de.md, hidden: true}]\n", "");
    ck_assert_str_eq(versions_of("de.md"), "");
    ck_assert_str_eq(versions_of("en.md"), "en en.md of en.md");
}
END_TEST

START_TEST(an_original_that_does_not_exist_is_an_error)
{
    write_work("c/original.md", "");
    write_work("c/de.md", "lang: de\ntranslation-of: orignal.md\n");
    expect_of_settings(
        "", "c/de.md:4:17: error: 'orignal.md' is no work of this publication; did you mean "
            "'original.md'? [translation]\n");
    write_work("c/de.md", "lang: de\ntranslation-of: https\n");
    expect_of_settings("", "c/de.md:4:17: error: 'https' is no work of this publication; give the "
                           "path of the original from its top, or its address [translation]\n");
}
END_TEST

START_TEST(two_versions_in_one_language_are_an_error)
{
    write_work("c/a.md", "");
    write_work("c/b.md", "translation-of: a.md\n");
    write_work("c/c.md", "lang: DE\ntranslation-of: z.md\n");
    write_work("c/z.md", "lang: de\n");
    expect_of_settings("", "c/b.md:3:17: error: this and 'c/a.md' are one text in the same "
                           "language, 'en'; give each its own 'lang' [translation]\n"
                           "c/c.md:4:17: error: this and 'c/z.md' are one text in the same "
                           "language, 'de'; give each its own 'lang' [translation]\n");
}
END_TEST

START_TEST(translations_of_each_other_are_an_error)
{
    write_work("c/a.md", "lang: de\ntranslation-of: b.md\n");
    write_work("c/b.md", "lang: fr\ntranslation-of: a.md\n");
    write_work("c/c.md", "lang: it\ntranslation-of: a.md\n");
    expect_of_settings("", "c/a.md:4:17: error: 'b.md' is a translation of this one in turn; one "
                           "of them is the original [translation]\n"
                           "c/b.md:4:17: error: 'a.md' is a translation of this one in turn; one "
                           "of them is the original [translation]\n"
                           "c/c.md:4:17: error: 'a.md' is a translation of this one in turn; one "
                           "of them is the original [translation]\n");
}
END_TEST

START_TEST(languages_have_the_names_they_call_themselves)
{
    ck_assert_str_eq(language_name("de-AT"), "Deutsch");
    ck_assert_str_eq(language_name("pt-BR"), "Português (Brasil)");
    ck_assert_str_eq(language_name("tlh"), "tlh");
}
END_TEST

UNIT_TESTS_WITH("translations", set_up, tear_down, works_of_one_text_know_each_other,
                the_original_may_be_elsewhere, a_hidden_work_is_nobodys_version,
                an_original_that_does_not_exist_is_an_error,
                two_versions_in_one_language_are_an_error, translations_of_each_other_are_an_error,
                languages_have_the_names_they_call_themselves)
