#include "import/signs.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "import/contents.h"
#include "import/roles.h"
#include "import/signs_text.h"
#include "import/topic.h"

enum {
    LONG_WORDS = 20,
    END_WORDS = 20, /* a longer line is no mark of the end */
    NEAR = 4,       /* lines on each side */
    FAR = 12,
    HEAD_LINES = 6, /* below the title */
    NEXT_LINES = 3,
    NEXT_BYTES = 2000, /* of each, that are compared with a line */
    TOPIC_OTHERS = 3,  /* paragraphs that share a word of the topic */
    LETTERS = 3,       /* bytes of a word in which lines are alike */
    PERCENT = 100,
    MOST = 60, /* percent of the prose */
    MORE = 80,
    NEARLY = 95,
    SHARES_MUCH = 4, /* words of SIGN_FULL */
    SHARES_LITTLE = 2,
    STYLE_WORDS = 3, /* at least, to have a style */
    STYLE_LINES = 3,
    SERIES_LINES = 3,
};

struct reading {
    const struct units *units;
    const struct profile *profile;
    struct line_signs *lines;
    size_t n, end;
    size_t title; /* index; UNIT_NONE */
    size_t from, to;
    struct topic topic;
};

struct first {
    struct str word;
    size_t line;
};

static const struct unit *unit_at(const struct reading *r, size_t line)
{
    return &r->units->at[r->lines[line].unit];
}

static void set(struct line_signs *line, enum sign sign, bool is_so)
{
    if (is_so)
        line->at[sign] = SIGN_FULL;
}

static bool leads_to_prose(const struct units *units, size_t i, size_t end)
{
    size_t next = units_next_kept(units, i, end);
    return next < end && units->at[next].prose;
}

static bool is_prose(const struct reading *r, size_t i)
{
    return i < r->n && unit_at(r, i)->prose;
}

static bool is_long(const struct reading *r, size_t i)
{
    return i < r->n && unit_at(r, i)->weight >= LONG_WORDS;
}

/* That a heading and its entry in a list of contents say the same is no sign of furniture. */
static void sign_repeats(const struct reading *r, size_t i)
{
    struct line_signs *line = &r->lines[i];
    const struct unit *unit = unit_at(r, i);
    if (line->at[SIGN_CONTENTS] || line->at[SIGN_IN_CONTENTS])
        return;
    set(line, SIGN_CAME_BEFORE, unit->first != line->unit);
    set(line, SIGN_COMES_AGAIN, unit->again < r->end);
    set(line, SIGN_LEADS_LATER,
        unit->again < r->end && leads_to_prose(r->units, unit->again, r->end));
    set(line, SIGN_LISTED, unit->first != line->unit && !unit->prose && is_prose(r, i + 1));
}

/* A short line that begins in lower case, and is no end of a sentence. */
static bool is_fragment(const struct reading *r, size_t i)
{
    const struct unit *unit = i < r->n ? unit_at(r, i) : NULL;
    return unit && !unit->prose && text_begins_lower(unit->text) && !text_ends_sentence(unit->text);
}

static bool are_alike(const struct reading *r, size_t a, size_t b)
{
    for (enum sign sign = SIGN_ENDS_PERIOD; sign <= SIGN_BEGINS_QUOTE; sign++)
        if (r->lines[a].at[sign] != r->lines[b].at[sign])
            return false;
    size_t less = unit_at(r, a)->weight, more = unit_at(r, b)->weight;
    if (less > more) {
        size_t swap = less;
        less = more;
        more = swap;
    }
    return 2 * less + 1 >= more;
}

/* i - 1 of the first line is no line. */
static void sign_neighbors(const struct reading *r, size_t i)
{
    struct line_signs *line = &r->lines[i];
    set(line, SIGN_FRAGMENT, is_fragment(r, i) && !is_fragment(r, i - 1) && !is_fragment(r, i + 1));
    set(line, SIGN_FRAGMENT_BEFORE, i > 0 && r->lines[i - 1].at[SIGN_FRAGMENT]);
    set(line, SIGN_PROSE_BEFORE, is_prose(r, i - 1));
    set(line, SIGN_PROSE_BEFORE_2, is_prose(r, i - 2));
    set(line, SIGN_PROSE_BEHIND, is_prose(r, i + 1));
    set(line, SIGN_PROSE_BEHIND_2, is_prose(r, i + 2));
    set(line, SIGN_PROSE_AROUND, is_prose(r, i - 1) && is_prose(r, i + 1));
    set(line, SIGN_QUESTION_ABOVE_PROSE, line->at[SIGN_ENDS_QUESTION] && is_prose(r, i + 1));
    set(line, SIGN_ABOVE_LIST,
        i + 2 < r->n && !is_prose(r, i) && !are_alike(r, i, i + 1) && !is_prose(r, i + 1) &&
            are_alike(r, i + 1, i + 2));
    set(line, SIGN_LONG_BEFORE, is_long(r, i - 1));
    set(line, SIGN_LONG_BEHIND, is_long(r, i + 1));
    set(line, SIGN_COLON_BEFORE, i > 0 && r->lines[i - 1].at[SIGN_ENDS_COLON]);
    set(line, SIGN_BEGINS_NEXT,
        i + 1 < r->n && !is_prose(r, i + 1) &&
            str_starts(unit_at(r, i + 1)->text, unit_at(r, i)->text));
    set(line, SIGN_LIKE_BEFORE, i > 0 && are_alike(r, i - 1, i));
    set(line, SIGN_LIKE_BEHIND, i + 1 < r->n && are_alike(r, i, i + 1));
}

static void sign_run(struct line_signs *line, enum sign one, size_t run)
{
    set(line, one, run == 1);
    set(line, one + 1, run == 2 || run == 3);
    set(line, one + 2, run > 3);
}

static void sign_runs(const struct reading *r)
{
    bool announced = false;
    for (size_t i = 0, run = 0; i < r->n; i++) {
        sign_run(&r->lines[i], SIGN_SHORT_BEFORE_1, run);
        set(&r->lines[i], SIGN_BELOW_COLON,
            (announced || unit_at(r, i)->list > 0) && !is_prose(r, i));
        announced = r->lines[i].at[SIGN_ENDS_COLON] || (announced && !is_prose(r, i));
        run = is_prose(r, i) ? 0 : run + 1;
    }
    for (size_t i = r->n, run = 0; i-- > 0;) {
        sign_run(&r->lines[i], SIGN_SHORT_BEHIND_1, run);
        run = is_prose(r, i) ? 0 : run + 1;
    }
}

/* Short lines above prose are headings more often than not: their style is that of headings. */
static void sign_style(const struct reading *r)
{
    size_t all = 0, capital = 0;
    for (size_t i = 0; i < r->n; i++)
        if (!is_prose(r, i) && is_prose(r, i + 1) && unit_at(r, i)->weight >= STYLE_WORDS) {
            all++;
            capital += r->lines[i].at[SIGN_TITLE_CASE] > SIGN_FULL / 2;
        }
    for (size_t i = 0; i < r->n && all >= STYLE_LINES; i++)
        if (!is_prose(r, i) && unit_at(r, i)->weight >= STYLE_WORDS) {
            bool with = r->lines[i].at[SIGN_TITLE_CASE] > SIGN_FULL / 2, most = 2 * capital > all;
            set(&r->lines[i], SIGN_STYLE, with == most);
            set(&r->lines[i], SIGN_STYLE_OTHER, with != most);
        }
}

static const char number[] = "0";

/* The first word of a short line; of a number only that it is one. */
static struct str first_word(const struct reading *r, size_t i)
{
    struct str word = {0}, rest = i < r->n && !is_long(r, i) ? unit_at(r, i)->text : word;
    utf8_next_word(&rest, &word);
    return word.n > 0 && word.p[0] >= '0' && word.p[0] <= '9' ? str_of(number) : word;
}

static int compare_words(const void *va, const void *vb)
{
    const struct first *a = va, *b = vb;
    size_t n = a->word.n < b->word.n ? a->word.n : b->word.n;
    int order = n > 0 ? memcmp(a->word.p, b->word.p, n) : 0;
    if (order == 0 && a->word.n != b->word.n)
        order = a->word.n < b->word.n ? -1 : 1;
    return order ? order : a->line < b->line ? -1 : a->line > b->line;
}

static void sign_series(const struct reading *r)
{
    struct first *first = arena_array(r->units->arena, r->n, sizeof *first);
    for (size_t i = 0; i < r->n; i++)
        first[i] = (struct first){first_word(r, i), i};
    if (r->n > 0)
        qsort(first, r->n, sizeof *first, compare_words);
    for (size_t i = 0, next; i < r->n; i = next) {
        next = i;
        while (next < r->n && str_eq(first[next].word, first[i].word))
            next++;
        if (first[i].word.n < LETTERS && !str_is(first[i].word, number))
            continue;
        for (size_t j = i; j < next; j++) {
            bool beside = (j > i && first[j - 1].line + 1 == first[j].line) ||
                          (j + 1 < next && first[j].line + 1 == first[j + 1].line);
            set(&r->lines[first[j].line], SIGN_ALIKE_NEXT, beside);
            set(&r->lines[first[j].line], SIGN_SERIES, !beside && next - i >= SERIES_LINES);
        }
    }
}

/* What share of the lines around each has the sign of prose before it. */
static void sign_density(const struct reading *r, enum sign sign, size_t reach)
{
    size_t prose = 0;
    for (size_t i = 0; i < r->n && i < reach; i++)
        prose += is_prose(r, i);
    for (size_t i = 0; i < r->n; i++) {
        size_t first = i > reach ? i - reach : 0, last = i + reach < r->n ? i + reach : r->n - 1;
        prose += i + reach < r->n && is_prose(r, i + reach);
        prose -= i > reach && is_prose(r, i - reach - 1);
        r->lines[i].at[sign] = (signed char)(prose * SIGN_FULL / (last - first + 1));
    }
}

static bool is_taken(const struct reading *r, size_t unit)
{
    return unit < r->end && r->units->at[unit].role != ROLE_UNDECIDED &&
           r->units->at[unit].role != ROLE_TITLE;
}

static bool is_caption(const struct reading *r, size_t unit)
{
    return unit < r->end && r->units->at[unit].role == ROLE_CAPTION;
}

static void sign_taken(const struct reading *r, size_t i)
{
    struct line_signs *line = &r->lines[i];
    size_t taken = 0;
    for (size_t away = 1; away <= NEAR; away++)
        taken += is_taken(r, line->unit - away) + is_taken(r, line->unit + away);
    set(line, SIGN_CAPTION_NEXT, is_caption(r, line->unit - 1) || is_caption(r, line->unit + 1));
    set(line, SIGN_TAKEN_BEFORE, is_taken(r, line->unit - 1));
    set(line, SIGN_TAKEN_BEHIND, is_taken(r, line->unit + 1));
    line->at[SIGN_TAKEN_NEAR] = (signed char)(taken * SIGN_FULL / (2 * NEAR));
}

static bool has_gap(const struct reading *r, size_t unit)
{
    return unit > 0 && unit < r->units->n &&
           r->units->at[unit].line > r->units->at[unit - 1].last_line + 1;
}

static void sign_gaps(const struct reading *r)
{
    size_t gaps = 0;
    for (size_t unit = 1; unit < r->end; unit++)
        gaps += has_gap(r, unit);
    if (gaps == 0 || gaps + 1 >= r->end)
        return;
    for (size_t i = 0; i < r->n; i++) {
        set(&r->lines[i], SIGN_GAP_BEFORE, has_gap(r, r->lines[i].unit));
        set(&r->lines[i], SIGN_GAP_BEHIND, has_gap(r, r->lines[i].unit + 1));
        set(&r->lines[i], SIGN_NO_GAP, i > 0 && !has_gap(r, r->lines[i].unit));
    }
}

static void sign_place(const struct reading *r, size_t i)
{
    struct line_signs *line = &r->lines[i];
    bool titled = r->title != UNIT_NONE;
    set(line, SIGN_ABOVE_TITLE, titled && line->unit < r->title);
    set(line, SIGN_BELOW_TITLE,
        titled && line->unit > r->title && line->unit <= r->title + HEAD_LINES);
    set(line, SIGN_IN_STRETCH, line->unit >= r->from && line->unit < r->to);
    set(line, SIGN_ABOVE_STRETCH, line->unit < r->from);
}

/* How much of the prose has passed, and whether marks of the end have. */
static void sign_passed(const struct reading *r)
{
    size_t all = 0, passed = 0;
    for (size_t i = 0; i < r->n; i++)
        all += is_prose(r, i) ? unit_at(r, i)->weight : 0;
    for (size_t i = 0; i < r->n; i++) {
        struct line_signs *line = &r->lines[i];
        const struct unit *unit = unit_at(r, i);
        set(line, SIGN_ABOVE_PROSE, passed == 0);
        set(line, SIGN_MOST_PASSED, passed * PERCENT >= all * MOST);
        set(line, SIGN_MORE_PASSED, passed * PERCENT >= all * MORE);
        set(line, SIGN_NEARLY_PASSED, passed * PERCENT >= all * NEARLY);
        set(line, SIGN_ALL_PASSED, passed == all);
        set(line, SIGN_END,
            unit->weight < END_WORDS && (rules_match(&r->profile->end, unit->text, NULL) ||
                                         rules_match(&r->profile->end_if_links, unit->text, NULL)));
        passed += unit->prose ? unit->weight : 0;
    }
}

static bool in_stretch(const struct reading *r, size_t i)
{
    return r->lines[i].at[SIGN_IN_STRETCH];
}

static void sign_core(const struct reading *r)
{
    size_t all = 0, left;
    bool begun = false;
    for (size_t i = 0; i < r->n; i++)
        all += in_stretch(r, i) && is_long(r, i) ? unit_at(r, i)->weight : 0;
    left = all;
    for (size_t i = 0; i < r->n; i++) {
        struct line_signs *line = &r->lines[i];
        bool core = in_stretch(r, i) && is_long(r, i);
        begun |= in_stretch(r, i) && is_prose(r, i);
        set(line, SIGN_IN_CORE, core);
        set(line, SIGN_CORE_BEGUN, begun);
        set(line, SIGN_CORE_PASSED, left == 0);
        line->at[SIGN_CORE_LEFT] = (signed char)(all > 0 ? left * SIGN_FULL / all : 0);
        left -= core ? unit_at(r, i)->weight : 0;
    }
}

static void sign_topic(const struct reading *r, size_t i)
{
    struct line_signs *line = &r->lines[i];
    struct str next[NEXT_LINES], before[NEXT_LINES], title = {0};
    size_t n = 0, m = 0;
    for (; n < NEXT_LINES && i + 1 + n < r->n; n++)
        next[n] = str_sub(unit_at(r, i + 1 + n)->text, 0, NEXT_BYTES);
    for (; m < NEXT_LINES && m < i; m++)
        before[m] = str_sub(unit_at(r, i - 1 - m)->text, 0, NEXT_BYTES);
    line->at[SIGN_OF_ARTICLE] = (signed char)topic_share(&r->topic, r->units, line->unit, 1);
    line->at[SIGN_OF_TOPIC] =
        (signed char)topic_share(&r->topic, r->units, line->unit, TOPIC_OTHERS);
    set(line, SIGN_LONG_OF_TOPIC, is_long(r, i) && line->at[SIGN_OF_TOPIC] >= SHARES_MUCH);
    set(line, SIGN_LONG_OFF_TOPIC, is_long(r, i) && line->at[SIGN_OF_TOPIC] < SHARES_LITTLE);
    if (!is_long(r, i)) {
        line->at[SIGN_OF_BEFORE] = (signed char)topic_shared(unit_at(r, i)->text, before, m);
        line->at[SIGN_OF_NEXT] = (signed char)topic_shared(unit_at(r, i)->text, next, n);
    }
    if (r->title != UNIT_NONE)
        title = r->units->at[r->title].text;
    line->at[SIGN_OF_TITLE] = (signed char)topic_shared(unit_at(r, i)->text, &title, 1);
}

static void sign_line(const struct reading *r, size_t i)
{
    sign_repeats(r, i);
    sign_neighbors(r, i);
    sign_taken(r, i);
    sign_place(r, i);
    sign_topic(r, i);
}

static size_t find_title(const struct units *units, size_t end)
{
    for (size_t i = 0; i < end; i++)
        if (units->at[i].role == ROLE_TITLE)
            return i;
    return UNIT_NONE;
}

struct line_signs *signs_read(const struct units *units, const struct profile *profile, size_t end,
                              size_t *n)
{
    struct reading r = {.units = units, .profile = profile, .end = end};
    r.lines = arena_array(units->arena, end, sizeof *r.lines);
    for (size_t i = 0; i < end; i++)
        if (units->at[i].role == ROLE_UNDECIDED) {
            struct line_signs *line = &r.lines[r.n++];
            *line = (struct line_signs){.unit = i};
            line->at[SIGN_ANY] = SIGN_FULL;
            set(line, SIGN_HEAD,
                !units->at[i].prose && rules_match(&profile->head, units->at[i].text, NULL));
            signs_of_text(&units->at[i], line->at);
        }
    r.title = find_title(units, end);
    body_find(units, end, &r.from, &r.to);
    r.topic = topic_read(units->arena, units, r.from, r.to);
    contents_find(units, r.lines, r.n);
    for (size_t i = 0; i < r.n; i++)
        sign_line(&r, i);
    sign_runs(&r);
    sign_style(&r);
    sign_series(&r);
    sign_passed(&r);
    sign_core(&r);
    sign_gaps(&r);
    sign_density(&r, SIGN_PROSE_NEAR, NEAR);
    sign_density(&r, SIGN_PROSE_FAR, FAR);
    *n = r.n;
    return r.lines;
}
