#include "import/wrap.h"

#include "base/utf8.h"
#include "import/points.h"

enum {
    WRAP_SHORTEST = 40,
    WRAP_LONGEST = 100,
    WRAP_SLACK = 12, /* where people cut lines by hand they don't end at the same column */
    WRAP_BREAKS = 4, /* between lines; fewer prove it only if all of them are cuts */
    CUT_PERCENT = 60,
    WITHIN_PERCENT = 40, /* of those, before a word in lower case: German has the fewest */
    PERCENT = 100,
    MARK_LENGTH = 4,
};

/* "- one", "2. two"; also "> an answered line" and what is said behind a long dash. */
static bool begins_item(struct str line)
{
    struct str rest = line, word;
    return utf8_next_word(&rest, &word) &&
           (word.p[0] == '>' || str_is(word, "—") || points_may_begin(line));
}

static size_t characters(struct str text)
{
    size_t n = 0;
    for (size_t i = 0; i < text.n; i++)
        n += (text.p[i] & 0xC0) != 0x80;
    return n;
}

static size_t first_word(struct str line)
{
    struct str word;
    return utf8_next_word(&line, &word) ? characters(word) : 0;
}

bool wrap_is_row(struct str line)
{
    line = utf8_trim(line);
    return str_find_char(line, '\t', 0) < line.n || str_find(line, STR("   "), 0) < line.n;
}

/* The next two lines that stand below each other and may belong together. */
static bool next_break(struct str *rest, struct str *line, struct str *next)
{
    for (struct str ahead; str_next_line(rest, line);) {
        ahead = *rest;
        if (utf8_trim(*line).n > 0 && str_next_line(&ahead, next) && utf8_trim(*next).n > 0 &&
            !begins_item(*next))
            return true;
    }
    return false;
}

/* The width at which most lines had no room for the first word of the next. */
static size_t likely_width(struct str text)
{
    size_t begin[WRAP_LONGEST + 1] = {0}, end[WRAP_LONGEST + 1] = {0};
    for (struct str line, next; next_break(&text, &line, &next);) {
        size_t length = characters(utf8_trim(line)), more = length + 1 + first_word(next);
        if (length <= WRAP_LONGEST)
            begin[length]++;
        if (length <= WRAP_LONGEST && more <= WRAP_LONGEST)
            end[more]++;
    }
    size_t width = 0, most = 0, cut = 0;
    for (size_t w = 0; w <= WRAP_LONGEST; w++) {
        cut += begin[w] - end[w];
        if (w >= WRAP_SHORTEST && cut > most) {
            most = cut;
            width = w;
        }
    }
    return width;
}

/* Was the line cut because the first word of the next had no room? Else the break was meant. */
static bool is_cut(struct str line, struct str next, size_t width)
{
    size_t length = characters(utf8_trim(line));
    return (length <= width + WRAP_SLACK || !text_ends_sentence(utf8_trim(line))) &&
           length + 1 + first_word(next) + WRAP_SLACK > width;
}

/* Goes on in the middle of a sentence. */
static bool goes_on(struct str line, struct str next)
{
    line = utf8_trim(line);
    return text_begins_lower(utf8_trim(next)) && !text_ends_sentence(line) &&
           !str_ends(line, STR(":"));
}

size_t wrap_width(struct str text)
{
    size_t width = likely_width(text), breaks = 0, cut = 0, within = 0, on = 0;
    if (width == 0)
        return 0;
    for (struct str line, next; next_break(&text, &line, &next); breaks++)
        if (is_cut(line, next, width)) {
            cut++;
            within += text_begins_lower(utf8_trim(next));
            on += goes_on(line, next);
        }
    bool proven = breaks >= WRAP_BREAKS ? cut * PERCENT >= breaks * CUT_PERCENT : cut == breaks;
    if (breaks < WRAP_BREAKS)
        within = on;
    return proven && within * PERCENT >= cut * WITHIN_PERCENT ? width : 0;
}

static size_t indent(struct str line)
{
    return (size_t)(utf8_trim(line).p - line.p);
}

/* The lines below a point stand deeper than its mark, which may be a letter: "a)", "(b)", "iv.". */
static bool hangs(struct str line)
{
    struct str word;
    if (begins_item(line))
        return true;
    return utf8_next_word(&line, &word) && word.n <= MARK_LENGTH &&
           (str_ends(word, STR(".")) || str_ends(word, STR(")")));
}

struct wrap wrap_begin(size_t width, struct str line)
{
    return (struct wrap){.width = width, .lines = 1, .last = line, .item = hangs(line)};
}

bool wrap_takes(struct wrap *wrap, struct str next)
{
    if (wrap->width == 0 || utf8_trim(next).n == 0 || begins_item(next) || wrap_is_row(next) ||
        wrap_is_row(wrap->last) || (indent(next) > indent(wrap->last) && !wrap->item))
        return false;
    if (!is_cut(wrap->last, next, wrap->width) && (wrap->lines == 1 || !goes_on(wrap->last, next)))
        return false;
    wrap->last = next;
    wrap->lines++;
    return true;
}
