#include <string.h>

#include "base/diag.h"
#include "epub/evidence.h"
#include "epub/split.h"
#include "markdown/document.h"
#include "unit/unit.h"

static const char *const files[] = {"a.xhtml", "a--2.xhtml", "a--3.xhtml"};

/* Renders `sections` sections of about 50 kB, each with a note and a link to the last and first. */
static void render(struct split *split, int sections)
{
    struct buf text = BUF_INIT;
    struct diags *diags = diags_new();
    for (int i = 0; i < sections; i++) {
        buf_addf(&text, "## Section %d\n\n[first](#section-0) [last](#section-%d).[^%d]\n\n", i,
                 sections - 1, i);
        for (int k = 0; k < 500; k++)
            buf_addf(&text, "A sentence with a few more words than others have, %d.\n", k);
        buf_addf(&text, "\n[^%d]: Note %d.\n\n", i, i);
    }
    struct document *document =
        document_read(buf_str(&text), &(struct document_options){.file = "a.md"}, diags);
    struct xhtml_options options = {.heading = split_heading, .heading_context = split};
    split_init(split);
    document_write_xhtml(document, &options, &split->body);
    document_free(document);
    diags_free(diags);
    buf_clear(&text);
}

static bool part_has(const struct split *split, size_t part, const char *text)
{
    struct buf out = BUF_INIT;
    split_write(split, part, files, &out);
    bool has = strstr(out.p, text);
    buf_clear(&out);
    return has;
}

START_TEST(a_body_of_usual_length_stays_whole)
{
    struct split split;
    struct buf out = BUF_INIT;
    render(&split, 3);
    ck_assert_uint_eq(split_cut(&split), 1);
    split_write(&split, 0, files, &out);
    ck_assert_str_eq(out.p, split.body.p);
    buf_clear(&out);
    split_clear(&split);
}
END_TEST

START_TEST(a_long_body_is_cut_before_headings)
{
    struct split split;
    render(&split, 14);
    size_t n = split_cut(&split), total = 0;
    ck_assert_uint_eq(n, 3);
    for (size_t i = 0; i < n; i++) {
        struct str part = str_sub(buf_str(&split.body), split.cuts[i], split.cuts[i + 1]);
        ck_assert(str_starts(part, STR("<h2 id=\"section-")));
        total += part.n;
    }
    ck_assert_uint_eq(total, split.body.n);
    split_clear(&split);
}
END_TEST

START_TEST(links_lead_to_the_part_in_which_their_target_lies)
{
    struct split split;
    render(&split, 14);
    ck_assert_uint_eq(split_cut(&split), 3);
    ck_assert(part_has(&split, 0, "<a href=\"#section-0\">"));
    ck_assert(part_has(&split, 0, "<a href=\"a--3.xhtml#section-13\">"));
    ck_assert(part_has(&split, 0, "href=\"a--3.xhtml#fn-1\""));
    ck_assert(part_has(&split, 2, "<a href=\"a.xhtml#section-0\">"));
    ck_assert(part_has(&split, 2, "href=\"a.xhtml#fnref-1\""));
    ck_assert(part_has(&split, 2, "href=\"#fnref-14\""));
    ck_assert_uint_eq(split_find(&split, "section-13"), 2);
    split_clear(&split);
}
END_TEST

START_TEST(evidence_is_what_is_there)
{
    struct evidence sum = {0}, one = {0};
    evidence_add(&one, STR("<h2 id=\"a\">A</h2><p><img src=\"a.png\" alt=\"A ring\" /></p>"
                           "<table></table><img src=\"b.png\" alt=\"\" /><ruby>a</ruby>"
                           "<section role=\"doc-endnotes\"><ol><li id=\"fn-1\"></li></ol>"));
    evidence_sum(&sum, &one);
    evidence_sum(&sum, &one);
    ck_assert_uint_eq(sum.images, 4);
    ck_assert_uint_eq(sum.undescribed, 2);
    ck_assert_uint_eq(sum.tables, 2);
    ck_assert_uint_eq(sum.notes, 2);
    ck_assert_uint_eq(sum.headings, 2);
    ck_assert_uint_eq(sum.roles, 2);
    ck_assert_uint_eq(sum.rubies, 2);
}
END_TEST

START_TEST(a_style_sheet_that_insists_can_not_be_adjusted)
{
    ck_assert(evidence_is_adjustable(STR("p { margin: 0; }")));
    ck_assert(!evidence_is_adjustable(STR("p { margin: 0 !important; }")));
    ck_assert(!evidence_is_adjustable(STR("p { position: fixed; }")));
}
END_TEST

START_TEST(a_picture_that_can_move_is_told_from_one_that_can_not)
{
    ck_assert(!evidence_moves(STR("GIF89a...\x21\xF9\x04...")));
    ck_assert(evidence_moves(STR("GIF89a...\x21\xF9\x04...\x21\xF9\x04...")));
    ck_assert(evidence_moves(STR("GIF89a...NETSCAPE2.0...")));
    ck_assert(!evidence_moves(STR("\x89PNG....IHDR")));
    ck_assert(evidence_moves(STR("\x89PNG....IHDR....acTL")));
    ck_assert(evidence_moves(STR("<svg><animate/></svg>")));
    ck_assert(!evidence_moves(STR("<svg></svg>")));
}
END_TEST

UNIT_TESTS("book", a_body_of_usual_length_stays_whole, a_long_body_is_cut_before_headings,
           links_lead_to_the_part_in_which_their_target_lies, evidence_is_what_is_there,
           a_style_sheet_that_insists_can_not_be_adjusted,
           a_picture_that_can_move_is_told_from_one_that_can_not)
