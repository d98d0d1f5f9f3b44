/*
 * Which facts a notice states and in which order; how they are worded is in sentences.c.
 */
#include "license/notice.h"

#include <string.h>
#include <strings.h>

#include "license/pieces.h"
#include "license/sentences.h"

struct notice {
    const struct notice_facts *facts;
    const struct sentences *say;
    struct pieces pieces;
    struct value *label, *name; /* of the license; the one or the other is the link to it */
};

static bool is_web_address(const char *text)
{
    return text && (strncasecmp(text, "https://", 8) == 0 || strncasecmp(text, "http://", 7) == 0);
}

static void link_value(struct notice *notice, struct value *value, const char *address)
{
    if (is_web_address(address))
        pieces_set_link(&notice->pieces, value, address);
}

static void add_address(struct notice *notice, const char *name, const char *address)
{
    link_value(notice, pieces_add_value(&notice->pieces, name, address), address);
}

/* A day, or a longer time ("2023", "2023-09") under another name, as it needs other words. */
static void add_date(struct notice *notice, const char *day, const char *longer, const char *date)
{
    size_t n = date ? strcspn(date, "T ") : 0;
    char *text = arena_strndup(&notice->pieces.arena, date ? date : "", n);
    bool is_day = n > strlen("2023-09");
    pieces_add_value(&notice->pieces, day, is_day ? text : NULL);
    pieces_add_value(&notice->pieces, longer, is_day ? NULL : text);
}

static bool same(const char *a, const char *b)
{
    return a && b && strcmp(a, b) == 0;
}

/* Whether the work came from elsewhere; one's own is not "converted". */
static bool is_copy(const struct notice_facts *facts)
{
    return facts->source || facts->wording_unchanged || facts->n_changes > 0 ||
           (facts->publisher && !same(facts->publisher, facts->republisher));
}

static void add_format(struct notice *notice, const char *format, struct buf *out)
{
    size_t i = 0;
    while (i < N_FORMATS && !same(notice_formats[i], format))
        i++;
    if (i < N_FORMATS) {
        buf_adds(out, notice->say->formats[i]);
        return;
    }
    struct str other = str_of(notice->say->other_format);
    size_t at = str_find(other, STR("{format}"), 0);
    buf_add_str(out, str_sub(other, 0, at));
    buf_adds(out, format);
    buf_add_str(out, str_sub(other, at + strlen("{format}"), other.n));
}

static void add_phrases(struct buf *out, const char *const *phrases, size_t n)
{
    for (size_t i = 0; i < n; i++)
        buf_addf(out, "%s%s", out->n > 0 ? "; " : "", phrases[i]);
}

static void add_changes(struct notice *notice)
{
    const struct notice_facts *facts = notice->facts;
    struct buf changes = BUF_INIT;
    if (facts->format && is_copy(facts))
        add_format(notice, facts->format, &changes);
    if (facts->excerpt)
        buf_addf(&changes, "%s%s", changes.n > 0 ? "; " : "", notice->say->excerpted);
    add_phrases(&changes, facts->changes, facts->n_changes);
    pieces_add_value(&notice->pieces, "changes", changes.p);
    buf_reset(&changes);
    add_phrases(&changes, facts->prior_changes, facts->n_prior_changes);
    pieces_add_value(&notice->pieces, "prior", changes.p);
    buf_clear(&changes);
}

static void add_license(struct notice *notice)
{
    const struct license_record *record = notice->facts->license;
    const struct license *license = &record->license;
    notice->label = pieces_add_value(&notice->pieces, "label",
                                     license->id ? license->label : notice->say->no_license_label);
    notice->name = pieces_add_value(&notice->pieces, "name", license->name);
    pieces_add_value(&notice->pieces, "url", license->url);
    pieces_add_value(&notice->pieces, "licensor", record->licensor);
    pieces_add_value(&notice->pieces, "other",
                     record->licensor ? record->licensor : notice->facts->publisher);
    pieces_add_value(&notice->pieces, "notice", record->notice);
    pieces_add_value(&notice->pieces, "disclaimer", record->disclaimer);
    bool there = same(record->evidence_url, notice->facts->source);
    add_address(notice, "evidence", there ? NULL : record->evidence_url);
    add_date(notice, "seen", "seen_year",
             same(record->evidence_retrieved, notice->facts->retrieved)
                 ? NULL
                 : record->evidence_retrieved);
    add_address(notice, "archive", record->evidence_archive);
}

/* Of the original's license the name is said, and leads to its text: two addresses written out would
 * leave open which of them is this text's. */
static void add_original(struct notice *notice)
{
    const struct notice_facts *facts = notice->facts;
    const struct license *license = facts->original_license;
    pieces_add_value(&notice->pieces, "original", facts->original);
    pieces_add_value(&notice->pieces, "original_author", facts->original_author);
    add_address(notice, "original_source",
                same(facts->original_source, facts->source) ? NULL : facts->original_source);
    link_value(
        notice,
        pieces_add_value(&notice->pieces, "original_license", license ? license->label : NULL),
        license ? license->url : NULL);
}

static bool same_language(const char *a, const char *b)
{
    size_t n = strcspn(a, "-");
    return n == strcspn(b, "-") && strncasecmp(a, b, n) == 0;
}

static void begin(struct notice *notice, const struct notice_facts *facts)
{
    *notice = (struct notice){.facts = facts, .say = sentences_for(facts->lang)};
    pieces_init(&notice->pieces);
    notice->pieces.new_window = facts->new_window;
    struct value *title = pieces_add_value(&notice->pieces, "title", facts->title);
    if (facts->work_lang && !same_language(facts->work_lang, notice->say->lang))
        pieces_set_lang(&notice->pieces, title, facts->work_lang);
    pieces_add_value(&notice->pieces, "creators", facts->creators);
    pieces_add_value(&notice->pieces, "helpers", facts->helpers);
    link_value(notice, pieces_add_value(&notice->pieces, "publisher", facts->publisher),
               facts->publisher_url);
    pieces_add_value(&notice->pieces, "copyright", facts->copyright);
    add_address(notice, "source", facts->source);
    /* That it appeared there first is known where a publisher is; else it may be a library's copy of a
     * poem that is older than the web. */
    add_address(notice, "home", facts->publisher ? facts->source : NULL);
    add_address(notice, "origin", facts->source ? facts->source : facts->original_source);
    add_date(notice, "day", "year", facts->date);
    add_date(notice, "retrieved", "retrieved_year", facts->retrieved);
    pieces_add_value(&notice->pieces, "republisher", facts->republisher);
    add_license(notice);
    add_original(notice);
    add_changes(notice);
    add_address(notice, "more", facts->more_permissions);
    pieces_add_value(&notice->pieces, "section", facts->excerpt ? facts->section : NULL);
}

static void link_license(struct notice *notice, struct value *value)
{
    link_value(notice, value, notice->facts->license->license.url);
    value->piece.license = value->piece.href && !notice->facts->one_of_several;
}

static void make_short(struct notice *notice)
{
    const struct notice_facts *facts = notice->facts;
    bool named =
        facts->publisher && ((facts->copyright && strstr(facts->copyright, facts->publisher)) ||
                             same(facts->publisher, facts->creators));
    if (named)
        pieces_forget(&notice->pieces, "publisher");
    link_license(notice, notice->label);
    if (facts->excerpt)
        pieces_add(&notice->pieces, notice->say->excerpt);
    pieces_add(&notice->pieces, notice->say->short_notice);
}

static bool is_own_form(const struct license *license)
{
    return !license->version && !license->public_domain;
}

static const char *license_sentence(const struct sentences *say, const struct license *license)
{
    if (!license->id)
        return say->no_license;
    if (is_own_form(license))
        return say->licensed_otherwise;
    if (!license->public_domain)
        return say->licensed;
    return strcmp(license->id, "CC0-1.0") == 0      ? say->zero
           : strcmp(license->id, "CC-PDM-1.0") == 0 ? say->mark
                                                    : say->dedication;
}

static const char *permission(const struct sentences *say, const struct license *license)
{
    if (!license->id || (is_own_form(license) && !(license->permits & PERMITS_SHARE)))
        return license->url ? say->may_otherwise : NULL;
    if (license->public_domain)
        return strcmp(license->id, "CC0-1.0") == 0 ? say->may_all : say->may_as_known;
    if (license->noncommercial)
        return license->noderivatives ? say->may_nc_nd
               : license->sharealike  ? say->may_nc_sa
                                      : say->may_nc;
    return license->noderivatives ? say->may_nd : license->sharealike ? say->may_sa : say->may;
}

/* Version 1.0 gives some warranties, and ports follow the law of their place. */
static const char *warranty(const struct sentences *say, const struct license *license)
{
    if (!license->id || is_own_form(license) || license->public_domain)
        return NULL;
    return license->port || strcmp(license->version, "1.0") == 0 ? say->warranty_differs
                                                                 : say->warranty;
}

static void say_if(struct notice *notice, const char *sentence)
{
    if (sentence)
        pieces_say(&notice->pieces, sentence);
}

static void say_evidence(struct notice *notice)
{
    if (pieces_value(&notice->pieces, STR("notice")))
        pieces_say(&notice->pieces, notice->say->notice);
    else if (pieces_value(&notice->pieces, STR("evidence")))
        pieces_say(&notice->pieces, notice->say->found);
    pieces_say(&notice->pieces, notice->say->archive);
    pieces_say(&notice->pieces, notice->say->disclaimer);
}

/* Credit and terms of what is another's within the text. */
static void say_parts(struct notice *notice)
{
    const struct notice_facts *facts = notice->facts;
    struct pieces *pieces = &notice->pieces;
    if (facts->n_parts > 0)
        pieces_new_paragraph_of_parts(pieces);
    for (size_t i = 0; i < facts->n_parts; i++) {
        const struct notice_part *part = &facts->parts[i];
        bool apart = !part->license && !part->covered;
        pieces_add_value(pieces, "part", part->what);
        pieces_add_value(pieces, "part_credit", part->credit);
        pieces_add_value(pieces, "part_copyright", part->copyright);
        pieces_add_value(pieces, "part_license", part->license);
        add_address(notice, "part_url", part->url);
        pieces_add_value(pieces, "part_apart", apart ? notice->say->part_apart : NULL);
        add_address(notice, "part_source", part->source);
        pieces_say(pieces, notice->say->part);
    }
}

/* That the one who publishes this copy is another than the one who made the work. */
static void say_who_publishes(struct notice *notice)
{
    const struct notice_facts *facts = notice->facts;
    const char *licensor = facts->license->licensor;
    if (!facts->republisher || same(facts->republisher, facts->publisher) ||
        same(facts->republisher, licensor))
        return;
    if (facts->publisher || licensor)
        pieces_say(&notice->pieces, notice->say->independent);
    pieces_say(&notice->pieces, notice->say->layout);
    if (facts->license->license.id)
        pieces_add(&notice->pieces, notice->say->no_restriction);
    pieces_add(&notice->pieces, ".");
}

static void say_changes(struct notice *notice)
{
    pieces_say(&notice->pieces, notice->say->changes);
    if (notice->facts->wording_unchanged)
        pieces_say(&notice->pieces, notice->say->unchanged);
    pieces_say(&notice->pieces, notice->say->prior);
}

static void make_full(struct notice *notice)
{
    const struct notice_facts *facts = notice->facts;
    const struct sentences *words = notice->say;
    const struct license *license = &facts->license->license;
    link_license(notice, notice->name);
    bool published = facts->publisher || facts->date;
    pieces_say(&notice->pieces, published ? words->published : words->exists);
    if (!facts->publisher)
        pieces_say(&notice->pieces, words->source);
    if (facts->excerpt)
        pieces_say(&notice->pieces, words->is_excerpt);
    pieces_say(&notice->pieces, words->copyright);
    pieces_say(&notice->pieces, license_sentence(words, license));
    pieces_say(&notice->pieces, words->adapted);
    pieces_new_paragraph(&notice->pieces);
    say_evidence(notice);
    pieces_new_paragraph(&notice->pieces);
    say_changes(notice);
    say_parts(notice);
    pieces_new_paragraph(&notice->pieces);
    say_if(notice, permission(words, license));
    say_if(notice, warranty(words, license));
    pieces_say(&notice->pieces, words->more);
    pieces_new_paragraph(&notice->pieces);
    say_who_publishes(notice);
}

/* A link that is nothing without its address: only where there can be links. */
static void add_page_link(struct notice *notice)
{
    if (!notice->facts->license_page)
        return;
    pieces_new_paragraph(&notice->pieces);
    pieces_add_link(&notice->pieces, notice->say->page, notice->facts->license_page);
}

/* Of a text whose full notice stands elsewhere in its book. Where nobody is known who made the text, it
 * names who publishes it, so that there is somebody to ask. */
static void make_foot(struct notice *notice)
{
    const struct notice_facts *facts = notice->facts;
    make_short(notice);
    pieces_add(&notice->pieces, " — ");
    pieces_add_link(&notice->pieces, notice->say->in_full, facts->license_page);
    pieces_new_paragraph(&notice->pieces);
    say_changes(notice);
    say_parts(notice);
    pieces_new_paragraph(&notice->pieces);
    if (!facts->creators && !facts->helpers && !facts->publisher)
        say_who_publishes(notice);
}

const char *notice_lang(const char *lang)
{
    return sentences_for(lang)->lang;
}

void notice_short_text(const struct notice_facts *facts, struct buf *out)
{
    struct notice notice;
    begin(&notice, facts);
    make_short(&notice);
    pieces_print_text(&notice.pieces, out);
    pieces_clear(&notice.pieces);
}

void notice_short_html(const struct notice_facts *facts, struct buf *out)
{
    struct notice notice;
    begin(&notice, facts);
    make_short(&notice);
    pieces_print_html(&notice.pieces, false, out);
    pieces_clear(&notice.pieces);
}

/* Who uses an attribution shows the work in a form of his own: what it says of changes is what was
 * done to the words and parts. */
static void make_attribution(struct notice *notice)
{
    make_short(notice);
    pieces_new_paragraph(&notice->pieces);
    say_changes(notice);
}

void notice_attribution_text(const struct notice_facts *facts, struct buf *out)
{
    struct notice notice;
    begin(&notice, facts);
    make_attribution(&notice);
    pieces_print_text(&notice.pieces, out);
    pieces_clear(&notice.pieces);
}

void notice_attribution_html(const struct notice_facts *facts, struct buf *out)
{
    struct notice notice;
    begin(&notice, facts);
    make_attribution(&notice);
    pieces_print_html(&notice.pieces, true, out);
    pieces_clear(&notice.pieces);
}

void notice_attribution_markdown(const struct notice_facts *facts, struct buf *out)
{
    struct notice notice;
    begin(&notice, facts);
    make_attribution(&notice);
    pieces_print_markdown(&notice.pieces, out);
    pieces_clear(&notice.pieces);
}

void notice_full_text(const struct notice_facts *facts, struct buf *out)
{
    struct notice notice;
    begin(&notice, facts);
    make_full(&notice);
    pieces_print_text(&notice.pieces, out);
    pieces_clear(&notice.pieces);
}

void notice_short_markdown(const struct notice_facts *facts, struct buf *out)
{
    struct notice notice;
    begin(&notice, facts);
    make_short(&notice);
    pieces_print_markdown(&notice.pieces, out);
    pieces_clear(&notice.pieces);
}

void notice_full_markdown(const struct notice_facts *facts, struct buf *out)
{
    struct notice notice;
    begin(&notice, facts);
    make_full(&notice);
    pieces_print_markdown(&notice.pieces, out);
    pieces_clear(&notice.pieces);
}

static void print_full_html(struct notice *notice, struct buf *out)
{
    if (notice->facts->full_on_page) {
        make_foot(notice);
    } else {
        make_full(notice);
        add_page_link(notice);
    }
    pieces_print_html(&notice->pieces, true, out);
}

void notice_full_html(const struct notice_facts *facts, struct buf *out)
{
    struct notice notice;
    begin(&notice, facts);
    print_full_html(&notice, out);
    pieces_clear(&notice.pieces);
}

void notice_html(const struct notice_facts *facts, struct buf *short_notice, struct buf *full)
{
    struct notice notice;
    begin(&notice, facts);
    print_full_html(&notice, full);
    pieces_restart(&notice.pieces);
    make_short(&notice); /* the last: it forgets values */
    pieces_print_html(&notice.pieces, false, short_notice);
    pieces_clear(&notice.pieces);
}
