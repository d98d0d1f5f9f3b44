#include "import/points.h"

#include <utf8proc.h>

#include "base/utf8.h"
#include "import/layout.h"

enum {
    NUMBER_DIGITS = 3, /* 1986 is a year */
    DEEPER = 2,        /* columns; "9." may stand one behind "10." */
    DEPTH = FRAMES_LIMIT / 2,
    EN_DASH = 0x2013,
};

enum kind { KIND_NONE, KIND_BULLET, KIND_NUMBER, KIND_LETTER };

/* What stands before the text of a point. */
struct mark {
    enum kind kind;
    uint32_t sign; /* the bullet; or what stands behind number or letter, with what is before it */
    int value;
    size_t length; /* bytes, with the space behind; 0: it is a word of the text */
};

static bool is_bullet(uint32_t c)
{
    static const uint32_t bullets[] = {'-',    '*',    '+',    EN_DASH, 0x2022,
                                       0x2023, 0x25E6, 0x25AA, 0x25AB,  0x25CF,
                                       0x25CB, 0x25A0, 0x2043, 0xB7,    0xF0B7};
    for (size_t i = 0; i < sizeof bullets / sizeof *bullets; i++)
        if (bullets[i] == c)
            return true;
    return false;
}

/* Round and square bullets stand right before a word, too; dashes and stars mean something there. */
static bool needs_space(uint32_t c)
{
    return c < 0x80 || c == EN_DASH || c == 0xB7;
}

static bool has_word(struct str text)
{
    for (size_t length; text.n > 0; text = str_sub(text, length, text.n)) {
        utf8proc_category_t category =
            utf8proc_category((utf8proc_int32_t)utf8_decode(text, &length));
        if (category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_NO)
            return true;
    }
    return false;
}

/* "12." or "a)", or either between parentheses; the value of a is 1. */
static struct mark read_count(struct str word)
{
    struct mark mark = {KIND_NONE, 0, 0, 0};
    bool open = str_starts(word, STR("("));
    size_t at = open, digits = 0;
    while (at < word.n && digits <= NUMBER_DIGITS && word.p[at] >= '0' && word.p[at] <= '9') {
        mark.value = 10 * mark.value + (word.p[at++] - '0');
        digits++;
    }
    if (digits == 0 && at < word.n && word.p[at] >= 'a' && word.p[at] <= 'z')
        mark.value = word.p[at++] - 'a' + 1;
    if (mark.value == 0 || digits > NUMBER_DIGITS || at + 1 != word.n ||
        (word.p[at] != ')' && (word.p[at] != '.' || open)))
        return mark;
    mark.kind = digits > 0 && !open ? KIND_NUMBER : KIND_LETTER;
    mark.sign = open ? '(' : (unsigned char)word.p[at];
    return mark;
}

/* The mark of a line of which the rest doesn't matter. */
static struct mark find_mark(struct str text)
{
    size_t length;
    struct str rest = text, word;
    uint32_t c = utf8_decode(text, &length);
    struct mark mark = {KIND_NONE, 0, 0, 0};
    if (!utf8_next_word(&rest, &word))
        return mark;
    if (is_bullet(c) && (word.n == length || !needs_space(c)))
        mark = (struct mark){KIND_BULLET, c, 0, length};
    else
        mark = read_count(word);
    if (mark.kind == KIND_NUMBER || (mark.kind == KIND_BULLET && word.n == length))
        mark.length = (size_t)(utf8_trim(rest).p - text.p);
    return mark;
}

/* Of a point, which says something. */
static struct mark read_mark(struct str text)
{
    struct str rest = text, word;
    if (utf8_next_word(&rest, &word) && has_word(rest))
        return find_mark(text);
    return (struct mark){KIND_NONE, 0, 0, 0};
}

bool points_may_begin(struct str line)
{
    enum kind kind = find_mark(utf8_trim(line)).kind;
    return kind == KIND_BULLET || kind == KIND_NUMBER;
}

static bool counts_on(struct mark last, struct mark next)
{
    return last.kind == next.kind && last.sign == next.sign &&
           (next.kind == KIND_BULLET || next.value == last.value + 1);
}

/* The lists that are open around a line, each with its last mark. */
struct nest {
    const struct frame *outer; /* around all of them */
    size_t n;
    struct {
        size_t indent;
        struct mark last;
        const struct frame *list, *item; /* NULL: none yet */
    } at[DEPTH];
};

static bool is_deeper(const struct nest *nest, size_t indent)
{
    return nest->n > 0 && indent >= nest->at[nest->n - 1].indent + DEEPER;
}

/* Closes the lists that are set deeper. */
static void rise(struct nest *nest, size_t indent)
{
    while (nest->n > 0 && nest->at[nest->n - 1].indent >= indent + DEEPER)
        nest->n--;
}

static void push(struct nest *nest, size_t indent, struct mark mark)
{
    nest->at[nest->n].indent = indent;
    nest->at[nest->n].last = mark;
    nest->at[nest->n].list = nest->at[nest->n].item = NULL;
    nest->n++;
}

/* Does a line with this mark belong to the list in which the nest is? Then it is the last of it. */
static bool takes(struct nest *nest, size_t indent, struct mark mark)
{
    if (mark.kind == KIND_NONE)
        return false;
    rise(nest, indent);
    if (nest->n == 0)
        return false;
    if (is_deeper(nest, indent) && nest->n < DEPTH) {
        push(nest, indent, mark);
        return true;
    }
    if (!counts_on(nest->at[nest->n - 1].last, mark))
        return false;
    nest->at[nest->n - 1].last = mark;
    return true;
}

static bool asks_or_calls(struct str text)
{
    return str_ends(text, STR("?")) || str_ends(text, STR("!"));
}

/* What people say to each other stands behind dashes, too: sentences, some of them questions. */
static bool is_dialogue(const struct units *units, size_t from, size_t to, uint32_t sign)
{
    size_t sentences = 0, asked = 0;
    for (size_t i = from; i < to; i++) {
        sentences += text_ends_sentence(units->at[i].text);
        asked += asks_or_calls(units->at[i].text);
    }
    return (sign == EN_DASH && sentences > 0) || (sign == '-' && asked > 0 && asked < to - from);
}

/* The end of the points that follow each other from unit i on. A single one takes what is set deeper
 * with it into no list: that may be one of its own. */
static size_t points_end(const struct units *units, size_t i, bool *are_list)
{
    struct nest nest = {NULL, 0, {{0}}};
    struct mark first = read_mark(units->at[i].text);
    size_t end = i + 1, points = 1;
    *are_list = false;
    if (first.kind == KIND_NONE)
        return end;
    push(&nest, units->at[i].indent, first);
    for (; end < units->n; end++) {
        if (!takes(&nest, units->at[end].indent, read_mark(units->at[end].text)))
            break;
        points += nest.n == 1;
    }
    *are_list = points > 1 && !is_dialogue(units, i, end, first.sign);
    return points > 1 ? end : i + 1;
}

void points_find(struct units *units)
{
    size_t lists = 0;
    bool are_list;
    for (size_t i = 0, end; i < units->n; i = end) {
        end = points_end(units, i, &are_list);
        lists += are_list;
        for (size_t j = i; j < end && are_list; j++) {
            units->at[j].list = lists;
            units->at[j].mark = read_mark(units->at[j].text).length;
        }
    }
}

static struct frame *new_frame(struct arena *arena, enum document_container kind,
                               const struct frame *outer)
{
    struct frame *frame = arena_alloc(arena, sizeof *frame);
    *frame = (struct frame){.kind = kind, .depth = outer ? outer->depth + 1 : 0, .outer = outer};
    return frame;
}

static const struct frame *new_list(struct arena *arena, struct mark mark,
                                    const struct frame *outer)
{
    if (mark.kind != KIND_NUMBER)
        return new_frame(arena, DOCUMENT_BULLET_LIST, outer);
    struct frame *frame = new_frame(arena, DOCUMENT_ORDERED_LIST, outer);
    frame->start = mark.value;
    return frame;
}

/* A list of bullets takes every item that has no number. */
static bool is_of_list(const struct nest *nest, struct mark mark)
{
    struct mark last = nest->at[nest->n - 1].last;
    return mark.kind == KIND_NUMBER ? counts_on(last, mark) : last.kind != KIND_NUMBER;
}

/* What the page has around a unit, if there is room for more in it. */
static const struct frame *around(const struct unit *unit)
{
    const struct frame *frame = unit->layout ? unit->layout->frame : NULL;
    return frame && frame->depth + DEEPER < FRAMES_LIMIT ? frame : NULL;
}

static void frame_item(struct units *units, struct unit *unit, struct nest *nest)
{
    struct mark mark = {KIND_NONE, 0, 0, 0};
    if (!unit->layout)
        mark = read_mark(unit->text);
    unit->mark = mark.length;
    rise(nest, unit->indent);
    if (nest->outer != around(unit))
        nest->n = 0;
    if (nest->n == 0 || (is_deeper(nest, unit->indent) && nest->n < DEPTH))
        push(nest, unit->indent, mark);
    else if (!is_of_list(nest, mark))
        nest->at[nest->n - 1].list = NULL;
    size_t top = nest->n - 1;
    nest->outer = around(unit);
    if (!nest->at[top].list)
        nest->at[top].list =
            new_list(units->arena, mark, top > 0 ? nest->at[top - 1].item : nest->outer);
    nest->at[top].last = mark;
    nest->at[top].item = new_frame(units->arena, DOCUMENT_ITEM, nest->at[top].list);
    unit->frame = nest->at[top].item;
}

/* Does the page say where it stands? */
static bool is_framed(const struct unit *unit, enum document_container kind)
{
    for (const struct frame *frame = unit->layout ? unit->layout->frame : NULL; frame;
         frame = frame->outer)
        if (frame->kind == kind)
            return true;
    return false;
}

void points_frame(struct units *units)
{
    struct nest nest = {NULL, 0, {{0}}};
    const struct frame *quote = NULL;
    for (size_t i = 0; i < units->n; i++) {
        struct unit *unit = &units->at[i];
        if (!role_in_body(unit->role))
            continue;
        bool item = unit->role == ROLE_ITEM && !is_framed(unit, DOCUMENT_ITEM);
        bool quoted = unit->role == ROLE_QUOTE && !is_framed(unit, DOCUMENT_QUOTE);
        if (item)
            frame_item(units, unit, &nest);
        else
            nest.n = 0;
        if (quoted && !quote)
            quote = new_frame(units->arena, DOCUMENT_QUOTE, around(unit));
        else if (!quoted)
            quote = NULL;
        if (quoted)
            unit->frame = quote;
    }
}
