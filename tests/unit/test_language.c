/*
 * The language of a text, as its words and an answer say it.
 */
#include <check.h>
#include <string.h>

#include "unit/import_case.h"
#include "unit/unit.h"

static void import(const char *name, const char *text)
{
    import_result_clear(&result);
    ck_assert_int_eq(import_text(name, str_of(text), &options, &result, diags), STATUS_OK);
}

static void expect(const char *line)
{
    ck_assert_msg(strstr(result.markdown.p, line), "no\n%s\nin\n%s", line, result.markdown.p);
}

START_TEST(a_text_is_in_the_language_of_its_most_frequent_words)
{
    static const char *const texts[][2] = {
        {"en",
         "The harbor freezes from the edges, and the men who own the boats walk out to them."},
        {"de",
         "Der Hafen friert von den Rändern her zu, und die Boote bleiben, wo sie gerade sind."},
        {"fr",
         "Le port gèle par les bords, et les bateaux qui étaient en retard y restent en mars."},
        {"es", "El puerto se hiela por los bordes, y los barcos que llegan tarde no salen de él."},
        {"pt", "O porto gela pelas margens, e os barcos que chegam tarde não saem mais do cais."},
        {"it",
         "Il porto gela dai bordi, e le barche che sono in ritardo non escono più dalla riva."},
        {"nl",
         "De haven bevriest van de randen, en de boten die te laat zijn blijven waar ze zijn."},
        {"sv", "Hamnen fryser från kanterna, och de båtar som är sena ligger kvar där till våren."},
        {"pl",
         "Port zamarza od brzegów, a łodzie, które się spóźniły, nie wypłyną do wiosny i już."},
        {"ru",
         "Гавань замерзает от краёв, и лодки, что опоздали, стоят в ней до весны, как всегда."},
        {"ja", "港は岸から凍り、遅れた船は三月までそこに残る。人々は日曜日に見に行く。"},
        {"zh", "港口从岸边开始结冰，来晚的船要在那里停到三月，人们星期天去看它们。"},
        {"el", "Το λιμάνι παγώνει από τις άκρες, και τα καράβια που άργησαν μένουν εκεί."},
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        import("a.txt", arena_printf(&arena, "1\n\n%s\n\n%s\n", texts[i][1], texts[i][1]));
        expect(arena_printf(&arena, "\nlang: %s\n", texts[i][0]));
    }
}
END_TEST

START_TEST(what_a_page_says_of_its_language_is_taken)
{
    import("a.html",
           "<!doctype html><html lang=en-GB><title>Puerto</title><h1>Puerto</h1><p>El puerto "
           "se hiela por los bordes, y los barcos que llegan tarde no salen de él.");
    expect("\nlang: en-GB\n");
}
END_TEST

START_TEST(an_unclear_language_is_asked_for_and_answered)
{
    static const char names[] =
        "Names\n\nAda Brun, Li Wei, Omar Said, Jo Doe, Sasha Kim, Noor Ali, Bo Berg, Kai Lund.\n";
    import("a.txt", names);
    ck_assert_ptr_null(strstr(result.markdown.p, "\nlang:"));
    ck_assert_ptr_nonnull(strstr(result.ledger.p, ", lang\n"));
    ck_assert_ptr_nonnull(
        strstr(result.ledger.p, "-\tthe language of the text can't be told from its words\n"));
    options.review_file = "a.review.yaml";
    options.review = STR("lang: pt-BR\n");
    import("a.txt", names);
    expect("\nlang: pt-BR\n");
    ck_assert_ptr_null(strstr(result.ledger.p, "the language of the text"));
    options.review = STR("lang: Portuguese!\n");
    import_result_clear(&result);
    ck_assert_int_eq(import_text("a.txt", str_of(names), &options, &result, diags), STATUS_CONTENT);
    ck_assert_str_eq(diags_at(diags, diags_size(diags) - 1)->message,
                     "'Portuguese!' is not the tag of a language, like es or pt-BR");
}
END_TEST

UNIT_TESTS_WITH("language", import_case_begin, import_case_end,
                a_text_is_in_the_language_of_its_most_frequent_words,
                what_a_page_says_of_its_language_is_taken,
                an_unclear_language_is_asked_for_and_answered)
