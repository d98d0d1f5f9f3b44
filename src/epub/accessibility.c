/*
 * What the package says of the accessibility of the book (EPUB Accessibility 1.1, section 2; the
 * terms are schema.org's). Everything is computed of evidence; that a standard is met is said only
 * where a person has recorded an evaluation.
 */
#include <string.h>

#include "epub/book.h"

static void meta(struct xml_writer *xml, const char *property, const char *value)
{
    xml_element(xml, "meta", value, "property", property, NULL);
}

static void feature(struct xml_writer *xml, bool present, const char *name)
{
    if (present)
        meta(xml, "schema:accessibilityFeature", name);
}

static struct evidence all_evidence(const struct epub *epub)
{
    struct evidence sum = {0};
    for (size_t i = 0; i < epub->n_works; i++)
        evidence_sum(&sum, &epub->chapters[i].evidence);
    return sum;
}

/* ", 3 tables": nothing where there are none. */
static void add_count(struct buf *out, size_t n, const char *one, const char *many)
{
    if (n > 0)
        buf_addf(out, "%s%zu %s", out->n > 0 ? ", " : "", n, n == 1 ? one : many);
}

static void describe_images(struct buf *out, const struct evidence *evidence)
{
    size_t n = evidence->images, without = evidence->undescribed;
    if (n == 0)
        return;
    if (without == 0)
        buf_adds(out, n == 1 ? " The image has an alternative text."
                             : " All images have alternative texts.");
    else
        buf_addf(out, " %zu of %zu images %s no alternative text.", without, n,
                 without == 1 ? "has" : "have");
}

/* Somebody's evaluation of the book; NULL when nobody recorded one. */
static const struct evaluation *evaluation_of(const struct epub *epub)
{
    const struct publication *publication = epub->publication;
    if (epub->only && epub->only->evaluation.by)
        return &epub->only->evaluation;
    bool whole = !epub->only || publication->n_works == 1;
    return whole && publication->evaluation.by ? &publication->evaluation : NULL;
}

/* "EPUB Accessibility 1.1 - WCAG 2.2 Level AA" (EPUB Accessibility 1.1, section 4.2) */
static bool is_conformance(const char *text)
{
    static const char start[] = "EPUB Accessibility 1.1 - WCAG 2.";
    const char *rest = text + strlen(start);
    return strncmp(text, start, strlen(start)) == 0 && *rest >= '0' && *rest <= '2' &&
           strncmp(rest + 1, " Level A", 8) == 0 && strspn(rest + 8, "A") <= 3 &&
           rest[8 + strspn(rest + 8, "A")] == '\0';
}

/* A claim is a person's; without one there is none. */
static void write_conformance(struct epub *epub, struct xml_writer *xml)
{
    const struct evaluation *evaluation = evaluation_of(epub);
    if (!evaluation)
        return;
    if (!is_conformance(evaluation->standard)) {
        diag_warning(epub->diags,
                     (struct place){epub->only ? epub->only->file : epub->publication->file,
                                    evaluation->place.line, evaluation->place.column},
                     "evaluation",
                     "standard '%s' is not written as 'EPUB Accessibility 1.1 - WCAG 2.2 Level "
                     "AA', so the book does not claim it",
                     evaluation->standard);
        return;
    }
    xml_element(xml, "meta", evaluation->standard, "property", "dcterms:conformsTo", "id",
                "conformance", NULL);
    xml_element(xml, "meta", evaluation->by, "refines", "#conformance", "property",
                "a11y:certifiedBy", "id", "certifier", NULL);
    xml_element(xml, "meta", evaluation->date, "refines", "#certifier", "property", "dcterms:date",
                NULL);
}

static void write_summary(const struct epub *epub, const struct evidence *evidence,
                          struct xml_writer *xml)
{
    const struct evaluation *evaluation = evaluation_of(epub);
    struct buf summary = BUF_INIT, counts = BUF_INIT;
    add_count(&counts, evidence->images, "image", "images");
    add_count(&counts, evidence->tables, "table", "tables");
    add_count(&counts, evidence->notes, "note", "notes");
    buf_adds(&summary, evidence->images > 0 ? "Text" : "Text only");
    if (counts.n > 0)
        buf_addf(&summary, ", with %s", counts.p);
    buf_adds(&summary, ".");
    describe_images(&summary, evidence);
    if (evidence->notes > 0)
        buf_adds(&summary, " Notes stand at the end of their text, linked both ways.");
    if (epub->moving > 0)
        buf_adds(&summary, " Some images move; whether they flash was not examined.");
    if (evaluation)
        buf_addf(&summary, " Evaluated by %s, %s.", evaluation->by, evaluation->date);
    else
        buf_adds(&summary, " Not independently evaluated.");
    xml_element(xml, "meta", summary.p, "property", "schema:accessibilitySummary", "xml:lang", "en",
                "dir", lang_is_rtl(epub->lang) ? "ltr" : NULL, NULL);
    buf_clear(&counts);
    buf_clear(&summary);
}

void book_write_accessibility(struct epub *epub, struct xml_writer *xml)
{
    struct evidence evidence = all_evidence(epub);
    bool described = evidence.undescribed == 0;
    meta(xml, "schema:accessMode", "textual");
    if (evidence.images > 0)
        meta(xml, "schema:accessMode", "visual");
    meta(xml, "schema:accessModeSufficient", described ? "textual" : "textual,visual");
    feature(xml, evidence.images > 0 && described, "alternativeText");
    feature(xml, evidence.roles > 0, "ARIA");
    feature(xml, epub->adjustable, "displayTransformability");
    feature(xml, epub->n_source_pages > 0, "pageBreakMarkers");
    feature(xml, epub->n_source_pages > 0, "pageNavigation");
    feature(xml, epub->n_pages > 0, "readingOrder");
    feature(xml, evidence.rubies > 0, "rubyAnnotations");
    feature(xml, evidence.headings > 0 || !epub->only, "structuralNavigation");
    feature(xml, epub->n_entries > 0, "tableOfContents");
    feature(xml, true, "unlocked"); /* nothing that we write is encrypted */
    meta(xml, "schema:accessibilityHazard", epub->moving > 0 ? "unknown" : "none");
    write_summary(epub, &evidence, xml);
    write_conformance(epub, xml);
}
