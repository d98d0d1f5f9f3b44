#include <check.h>
#include <string.h>

#include "unit/import_case.h"
#include "unit/unit.h"

static const char prose[] =
    "<p>A sentence of the article that has more than nine words in it, so that it is prose.</p>";

static void import(const char *head, const char *inside, const char *outside)
{
    const char *page = arena_printf(&arena,
                                    "<!doctype html>\n<html><head>%s</head>\n<body><article>"
                                    "<h1>A title</h1>%s%s%s%s</article>\n<footer>%s</footer>",
                                    head, prose, prose, prose, inside, outside);
    import_result_clear(&result);
    ck_assert_int_eq(import_text("a.html", str_of(page), &options, &result, diags), STATUS_OK);
}

static void expect(const char *lines)
{
    ck_assert_msg(strstr(result.markdown.p, lines) != NULL, "no\n%s\nin\n%s", lines,
                  result.markdown.p);
}

static void expect_no_license(void)
{
    ck_assert_ptr_null(strstr(result.markdown.p, "\nlicense:"));
}

static void expect_doubt(const char *line)
{
    ck_assert_msg(strstr(result.ledger.p, line) != NULL, "no\n%s\nin\n%s", line, result.ledger.p);
}

START_TEST(a_sentence_says_it_with_the_address_it_links_to)
{
    options.url = "https://example.org/a";
    options.retrieved = "2024-06-18";
    import("",
           "<p>This article is published under a <a "
           "href='http://creativecommons.org/licenses/by-nd/2.5/au/legalcode'>Creative Commons "
           "license</a>.</p>",
           "");
    expect("license:\n  id: LicenseRef-CC-BY-ND-2.5-AU\n"
           "  url: https://creativecommons.org/licenses/by-nd/2.5/au/\n"
           "  notice: This article is published under a Creative Commons license.\n"
           "  evidence:\n    url: https://example.org/a\n    retrieved: 2024-06-18\n    sha256: ");
    expect("\n    place: line 3\n");
    ck_assert_ptr_null(strstr(result.markdown.p, "\nThis article is published"));
}
END_TEST

START_TEST(a_link_or_metadata_says_it_without_a_sentence)
{
    import("<link rel=license href='//www.creativecommons.org/licenses/by-sa/3.0/igo/deed.es'>", "",
           "");
    expect("  id: CC-BY-SA-3.0-IGO\n");
    expect("    place: line 2 (rel license)\n");
    import("<script type='application/ld+json'>{\"@type\": \"Article\", \"license\": "
           "\"https://creativecommons.org/publicdomain/zero/1.0/\"}</script>",
           "", "");
    expect("  id: CC0-1.0\n");
    import("<meta name=DC.rights content='© 2024 A. CC BY 4.0'>", "", "");
    expect("  id: CC-BY-4.0\n");
}
END_TEST

START_TEST(what_one_leaves_out_another_may_say)
{
    import("<link rel=license href='https://creativecommons.org/licenses/by-nc-nd/4.0/'>", "",
           "<p>The content of this site is licensed under CC BY NC ND.</p>");
    expect("  id: CC-BY-NC-ND-4.0\n");
    expect("  notice: The content of this site is licensed under CC BY NC ND.\n");
}
END_TEST

START_TEST(a_license_without_a_version_is_quoted_and_not_taken)
{
    import("", "<p>This work is licensed under a Creative Commons BY-NC license.</p>", "");
    expect_no_license();
    expect("  uncertain-license:\n"
           "    - quote: This work is licensed under a Creative Commons BY-NC license.\n"
           "      place: line 3\n"
           "      why: the license is named without its version\n");
    import("<link rel=license href='https://creativecommons.org/licenses/by/'>", "", "");
    expect_no_license();
    expect_doubt("-\tline 2 (rel license): the license is named without its version "
                 "('https://creativecommons.org/licenses/by/')\n");
}
END_TEST

START_TEST(what_disagrees_is_quoted_and_not_taken)
{
    import("<link rel=license href='https://creativecommons.org/licenses/by/4.0/'>",
           "<p>This work is licensed under CC BY-ND 4.0.</p>", "");
    expect_no_license();
    expect("      why: disagrees with what else is said\n");
    expect("      why: \"two different licenses: CC-BY-ND-4.0 and CC-BY-4.0\"\n");
}
END_TEST

START_TEST(terms_of_a_site_beside_a_license_make_it_uncertain)
{
    import("<link rel=license href='https://example.org/terms'>",
           "<p>This work is licensed under CC BY-ND 4.0.</p>", "");
    expect_no_license();
    expect("    - quote: https://example.org/terms\n      place: line 2 (rel license)\n"
           "      why: the license can't be told from this\n");
}
END_TEST

START_TEST(a_license_of_a_picture_is_not_that_of_the_text)
{
    import(
        "",
        "<figure><img src=a.png><figcaption>Foto: X, <a rel=license "
        "href='https://creativecommons.org/licenses/by/2.0/'>CC BY 2.0</a></figcaption></figure>",
        "");
    expect_no_license();
    expect("      why: \"a license is named, but not as that of the text\"\n");
    expect("Foto: X, CC BY 2.0 https://creativecommons.org/licenses/by/2.0/");
}
END_TEST

START_TEST(a_license_sentence_below_a_picture_is_about_that)
{
    import("",
           "<figure><img src=a.png><figcaption>This work by X is licensed under CC BY 2.0."
           "</figcaption></figure>",
           "");
    expect_no_license();
}
END_TEST

START_TEST(license_sentences_are_known_in_many_forms)
{
    static const char *const sentences[] = {
        "Text is available under the Creative Commons Attribution 4.0 License.",
        "Except where otherwise noted, content on this site is licensed under a CC BY 4.0 license.",
        "This site is licensed as Creative Commons Attribution 4.0. Some Rights Reserved",
        "Republish our articles for free, online or in print, under CC BY 4.0.",
        "How to Read © 2024 by Robin First is licensed under CC BY 4.0",
        "Der Text steht unter der Lizenz CC BY 4.0.",
        "Este obra está bajo una licencia de Creative Commons Reconocimiento 4.0 Internacional.",
        "Cet article est mis à disposition selon les termes de la licence CC BY 4.0.",
        "Licensed under CC BY 4.0",
    };
    for (size_t i = 0; i < sizeof sentences / sizeof *sentences; i++) {
        import("", "", arena_printf(&arena, "<p>%s</p>", sentences[i]));
        expect("  id: CC-BY-4.0\n");
        expect(sentences[i]);
    }
}
END_TEST

START_TEST(a_badge_alone_is_uncertain)
{
    import("", "", "<a href='https://creativecommons.org/licenses/by/4.0/'><img src=b.png></a>");
    expect_no_license();
    expect("    - quote: https://creativecommons.org/licenses/by/4.0/\n"
           "      place: line 4 (license badge)\n");
}
END_TEST

START_TEST(that_an_article_speaks_of_licenses_says_nothing)
{
    import("",
           "<p>Creative Commons was founded in 2001, and its licenses, such as CC BY, are in their "
           "fourth version by now, which came out in 2013.</p>",
           "<p>© 2024 The Paper. All rights reserved.</p>");
    expect_no_license();
    ck_assert_ptr_null(strstr(result.markdown.p, "uncertain-license"));
}
END_TEST

static void import_beside_picture(const char *sentence)
{
    import("",
           arena_printf(&arena,
                        "<figure><img src=a.png><figcaption>A pen</figcaption></figure><p>%s</p>",
                        sentence),
           "");
}

START_TEST(a_sentence_beside_the_license_takes_pictures_out_of_it)
{
    static const char *const sentences[] = {
        "This article is licensed under CC BY 4.0. Photographs are not included.",
        "The text is licensed under CC BY 4.0; all images are copyright of their owners.",
        "This work is licensed under CC BY 4.0 except for the images.",
        "This work is licensed under CC BY 4.0, excluding third-party images and logos.",
        "This article is licensed under CC BY 4.0. Pictures are excluded from this license.",
        "This article is licensed under CC BY 4.0.</p><p>This license does not cover photographs.",
        "This article is licensed under CC BY 4.0.</p><p>The license applies only to the text.",
        "This article is licensed under CC BY 4.0.</p><p>Images © their owners.",
        "This article is licensed under CC BY 4.0.</p><p>Images are used with permission.",
        "This article is licensed under CC BY 4.0.</p><p>All photos by Jo Doe.",
        "Dieser Text steht unter der Lizenz CC BY 4.0. Die Bilder sind davon ausgenommen.",
        "Der Text steht unter der Lizenz CC BY 4.0. Ausgenommen sind alle Fotos.",
        "Der Text steht unter der Lizenz CC BY 4.0, mit Ausnahme der Abbildungen.",
        "Der Text steht unter der Lizenz CC BY 4.0. Sie gilt nicht für die Bilder.",
        "Cet article est sous licence CC BY 4.0, à l’exception des photographies.",
        "Ce texte est sous licence CC BY 4.0. Les images ne sont pas concernées.",
        "Este texto está bajo la licencia CC BY 4.0, excepto las imágenes.",
        "Este texto está bajo la licencia CC BY 4.0. Las fotos no están incluidas.",
        "Questo testo ha la licenza CC BY 4.0, ad eccezione delle immagini.",
        "Questo testo ha la licenza CC BY 4.0. Le fotografie sono escluse.",
        "Este texto tem a licença CC BY 4.0, exceto as imagens.",
    };
    for (size_t i = 0; i < sizeof sentences / sizeof *sentences; i++) {
        import_beside_picture(sentences[i]);
        expect("\n  id: CC-BY-4.0\n");
        expect("\n  applies-to: text\n");
        expect("    license: none\n    action: omit\n");
        expect("  pictures-not-licensed:\n    quote: ");
    }
    expect("    quote: \"Este texto tem a licença CC BY 4.0, exceto as imagens.\"\n"
           "    place: line 3\n");
}
END_TEST

START_TEST(a_license_may_be_for_texts_and_pictures)
{
    static const char *const sentences[] = {
        "Unless otherwise noted, this work is licensed under CC BY 4.0.",
        "Except where otherwise noted, all images and texts here are licensed under CC BY 4.0.",
        "This work is licensed under CC BY 4.0. Text and images © 2020 Ada Example.",
        "This work is licensed under CC BY 4.0, which covers the images, too.",
        "Der Text steht samt den Bildern unter der Lizenz CC BY 4.0.",
    };
    for (size_t i = 0; i < sizeof sentences / sizeof *sentences; i++) {
        import_beside_picture(sentences[i]);
        expect("    covered: yes\n");
    }
    import("",
           "<p>This work is licensed under CC BY 4.0.</p><figure><img src=a.png></figure>"
           "<figure><img src=b.png><figcaption>Photos © Jo Doe</figcaption></figure>"
           "<figure><img src=c.png><figcaption>A pen</figcaption></figure>",
           "");
    expect("    covered: yes\n");
}
END_TEST

UNIT_TESTS_WITH(
    "rights", import_case_begin, import_case_end, a_sentence_says_it_with_the_address_it_links_to,
    a_link_or_metadata_says_it_without_a_sentence, what_one_leaves_out_another_may_say,
    a_license_without_a_version_is_quoted_and_not_taken, what_disagrees_is_quoted_and_not_taken,
    terms_of_a_site_beside_a_license_make_it_uncertain,
    a_license_of_a_picture_is_not_that_of_the_text,
    a_license_sentence_below_a_picture_is_about_that, license_sentences_are_known_in_many_forms,
    a_badge_alone_is_uncertain, that_an_article_speaks_of_licenses_says_nothing,
    a_sentence_beside_the_license_takes_pictures_out_of_it, a_license_may_be_for_texts_and_pictures)
