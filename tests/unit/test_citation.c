#include "model/citation.h"

#include "unit/publication.h"

static const struct citation *cite(const char *front_matter)
{
    static struct citation citation;
    write_work("c/works/one-two.md", front_matter);
    expect_of_settings("base-url: https://example.org/r\n", "");
    citation_init(&arena, publication, &publication->works[0], &citation);
    return &citation;
}

static void ck_cited(const struct citation *citation, const char *apa, const char *mla,
                     const char *chicago)
{
    const char *const expected[] = {apa, mla, chicago};
    for (size_t i = 0; i < N_CITATION_STYLES; i++) {
        struct buf out = BUF_INIT;
        citation_styles[i].write(citation, &out);
        ck_assert_str_eq(out.p, expected[i]);
        buf_clear(&out);
    }
}

START_TEST(an_article_with_all_its_facts)
{
    ck_cited(cite("author: Ada Example\ndate: 2024-06-18\npublisher: The Example Post\n"
                  "source: https://example.com/one\n"),
             "Example, A. (2024, June 18). Title. The Example Post. https://example.com/one",
             "Example, Ada. “Title.” The Example Post, 18 June 2024, https://example.com/one.",
             "Example, Ada. “Title.” The Example Post, June 18, 2024. https://example.com/one.");
}
END_TEST

START_TEST(what_is_not_known_is_left_out_as_the_style_says)
{
    ck_cited(cite("source: https://example.com/one\nretrieved: 2025-09-02\n"),
             "Title. (n.d.). https://example.com/one",
             "“Title.” https://example.com/one. Accessed 2 Sept. 2025.",
             "“Title.” Accessed September 2, 2025. https://example.com/one.");
}
END_TEST

START_TEST(without_an_author_the_title_or_the_owner_comes_first)
{
    ck_cited(cite("publisher: Example Council\ndate: 2024-06\nsource: https://example.com/one\n"),
             "Title. (2024, June). Example Council. https://example.com/one",
             "“Title.” Example Council, June 2024, https://example.com/one.",
             "Example Council. “Title.” June 2024. https://example.com/one.");
}
END_TEST

START_TEST(an_organization_stays_whole_and_is_not_named_twice)
{
    ck_cited(cite("author: Council on Examples\npublisher: Council on Examples\ndate: 2024\n"),
             "Council on Examples. (2024). Title. https://example.org/r/works/one-two.html",
             "Council on Examples. “Title.” Council on Examples, 2024, "
             "https://example.org/r/works/one-two.html.",
             "Council on Examples. “Title.” 2024. https://example.org/r/works/one-two.html.");
}
END_TEST

START_TEST(several_authors)
{
    ck_cited(cite("author: [Ada Example, Jean-Paul van der Berg]\n"),
             "Example, A., & van der Berg, J.-P. (n.d.). Title. "
             "https://example.org/r/works/one-two.html",
             "Example, Ada, and Jean-Paul van der Berg. “Title.” "
             "https://example.org/r/works/one-two.html.",
             "Example, Ada, and Jean-Paul van der Berg. “Title.” "
             "https://example.org/r/works/one-two.html.");
    ck_cited(cite("author: [Ada Example, Bo Person, Cy Third]\n"),
             "Example, A., Person, B., & Third, C. (n.d.). Title. "
             "https://example.org/r/works/one-two.html",
             "Example, Ada, et al. “Title.” https://example.org/r/works/one-two.html.",
             "Example, Ada, Bo Person, and Cy Third. “Title.” "
             "https://example.org/r/works/one-two.html.");
}
END_TEST

START_TEST(a_given_name_may_end_anywhere)
{
    static const char *const given[] = {"Jean-", "-", "Jean - Paul", "-Paul"};
    static const char *const initials[] = {"J.", "", "J. P.", "P."};
    for (size_t i = 0; i < sizeof given / sizeof *given; i++) {
        struct buf out = BUF_INIT;
        const char *author =
            arena_printf(&arena, "author: {name: Jean Smith, sort: \"Smith, %s\"}\n", given[i]);
        citation_styles[0].write(cite(author), &out);
        ck_assert_uint_eq(out.n, strlen(out.p));
        const char *start = arena_printf(&arena, "Smith, %s", initials[i]);
        ck_assert_msg(str_starts(buf_str(&out), str_of(start)), "%s", out.p);
        buf_clear(&out);
    }
}
END_TEST

START_TEST(names_are_taken_apart_where_it_is_safe)
{
    static const struct {
        const char *author, *family, *given;
    } cases[] = {
        {"Ada Example", "Example", "Ada"},
        {"Ada Marie Example", "Example", "Ada Marie"},
        {"Ludwig van Example", "van Example", "Ludwig"},
        {"{name: Kim Minji, sort: \"Kim, Minji\"}", "Kim", "Minji"},
        {"{name: \"김민지\", sort: \"김, 민지\"}", "김", "민지"},
        {"김민지", NULL, NULL},
        {"Example", NULL, NULL},
        {"Council on Foreign Relations", NULL, NULL},
        {"Example University", NULL, NULL},
        {"The Editors", NULL, NULL},
        {"A Name That Is Too Long", NULL, NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char text[200];
        snprintf(text, sizeof text, "author: %s\n", cases[i].author);
        const struct citation *citation = cite(text);
        const struct citation_people *authors = &citation->people[CREATOR_AUTHOR];
        ck_assert_uint_eq(authors->n, 1);
        ck_assert_pstr_eq(authors->names[0].family, cases[i].family);
        ck_assert_pstr_eq(authors->names[0].given, cases[i].given);
    }
}
END_TEST

START_TEST(files_hold_license_and_notice_and_escape_what_their_readers_would_take_for_syntax)
{
    const struct citation *citation = cite("author: A & B_C {D}\nlicense: CC-BY-4.0\n");
    struct buf out = BUF_INIT;
    citation_bibtex(citation, &out);
    ck_assert_ptr_nonnull(strstr(out.p, "author = {{A \\& B\\_C \\{D\\}}}"));
    ck_assert_ptr_nonnull(strstr(out.p, "copyright = {CC BY 4.0}"));
    for (size_t i = 0; i < N_CITATION_FORMATS; i++) {
        buf_reset(&out);
        citation_formats[i].write(citation, &out);
        ck_assert_ptr_nonnull(strstr(out.p, "https://creativecommons.org/licenses/by/4.0/"));
    }
    buf_clear(&out);
}
END_TEST

UNIT_TESTS_WITH("citation", set_up, tear_down, an_article_with_all_its_facts,
                what_is_not_known_is_left_out_as_the_style_says,
                without_an_author_the_title_or_the_owner_comes_first,
                an_organization_stays_whole_and_is_not_named_twice, several_authors,
                a_given_name_may_end_anywhere, names_are_taken_apart_where_it_is_safe,
                files_hold_license_and_notice_and_escape_what_their_readers_would_take_for_syntax)
