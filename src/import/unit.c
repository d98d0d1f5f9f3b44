#include "import/unit.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "base/fnv.h"
#include "base/utf8.h"

/* A line of a script that sets no spaces counts one word for so many letters. */
enum { PROSE_WORDS = 20, SENTENCE_WORDS = 9, LETTERS_A_WORD = 2 };

static const struct {
    const char *name;
    enum fate fate;
} roles[N_ROLES] = {
    [ROLE_UNDECIDED] = {"undecided", FATE_LEFT_OUT},
    [ROLE_TITLE] = {"title", FATE_KEPT},
    [ROLE_STANDFIRST] = {"standfirst", FATE_KEPT},
    [ROLE_HEADING] = {"heading", FATE_KEPT},
    [ROLE_PARAGRAPH] = {"paragraph", FATE_KEPT},
    [ROLE_ITEM] = {"item", FATE_KEPT},
    [ROLE_QUOTE] = {"quote", FATE_KEPT},
    [ROLE_CODE] = {"code", FATE_KEPT},
    [ROLE_FIGURE] = {"figure", FATE_KEPT},
    [ROLE_CELL] = {"table", FATE_KEPT},
    [ROLE_SERIES] = {"series", FATE_RECORDED},
    [ROLE_AUTHOR] = {"author", FATE_RECORDED},
    [ROLE_DATE] = {"date", FATE_RECORDED},
    [ROLE_MODIFIED] = {"modified", FATE_RECORDED},
    [ROLE_COPYRIGHT] = {"copyright", FATE_RECORDED},
    [ROLE_TOPIC] = {"topic", FATE_RECORDED},
    [ROLE_CAPTION] = {"caption", FATE_RECORDED},
    [ROLE_LICENSE] = {"license", FATE_RECORDED},
    [ROLE_ALT] = {"alt", FATE_LEFT_OUT},
    [ROLE_LEFT_OUT] = {"left-out", FATE_LEFT_OUT},
};

const char *role_name(enum role role)
{
    return roles[role].name;
}

enum fate role_fate(enum role role)
{
    return roles[role].fate;
}

bool role_in_body(enum role role)
{
    return role >= ROLE_HEADING && role <= ROLE_CELL;
}

/* Ideographs, kana and the scripts of South-East Asia, whose lines have no spaces between words. */
static bool is_unspaced(uint32_t c)
{
    return (c >= 0x0E00 && c <= 0x0EFF) || (c >= 0x1000 && c <= 0x109F) ||
           (c >= 0x1780 && c <= 0x17FF) || (c >= 0x3040 && c <= 0x30FF) ||
           (c >= 0x3400 && c <= 0x9FFF) || (c >= 0x20000 && c <= 0x3FFFF);
}

size_t text_weigh(struct str text)
{
    size_t words = 0, unspaced = 0, length;
    bool within = false;
    for (; text.n > 0; text = str_sub(text, length, text.n)) {
        uint32_t c = utf8_decode(text, &length);
        bool space = utf8_is_space(c);
        words += !space && !within;
        within = !space;
        unspaced += is_unspaced(c);
    }
    return words + unspaced / LETTERS_A_WORD;
}

/* Cuts the last code point off; the text must not be empty. */
static uint32_t cut_last(struct str *text)
{
    size_t start = text->n - 1, length;
    while (start > 0 && (text->p[start] & 0xC0) == 0x80)
        start--;
    uint32_t c = utf8_decode(str_sub(*text, start, text->n), &length);
    text->n = start;
    return c;
}

static bool closes(uint32_t c)
{
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)c);
    return c == '"' || c == '\'' || category == UTF8PROC_CATEGORY_PE ||
           category == UTF8PROC_CATEGORY_PF || category == UTF8PROC_CATEGORY_PI;
}

bool text_ends_sentence(struct str text)
{
    while (text.n > 0) {
        uint32_t c = cut_last(&text);
        if (closes(c))
            continue;
        return c == '.' || c == '!' || c == '?' || c == 0x2026 || c == 0x3002 || c == 0xFF01 ||
               c == 0xFF1F || c == 0x061F || c == 0x06D4 || c == 0x0964;
    }
    return false;
}

bool text_begins_upper(struct str text)
{
    size_t length;
    for (; text.n > 0; text = str_sub(text, length, text.n)) {
        switch (utf8proc_category((utf8proc_int32_t)utf8_decode(text, &length))) {
        case UTF8PROC_CATEGORY_LU:
        case UTF8PROC_CATEGORY_LT:
        case UTF8PROC_CATEGORY_LO:
        case UTF8PROC_CATEGORY_ND:
        case UTF8PROC_CATEGORY_NL:
            return true;
        case UTF8PROC_CATEGORY_PS:
        case UTF8PROC_CATEGORY_PI:
        case UTF8PROC_CATEGORY_PF:
        case UTF8PROC_CATEGORY_PO:
        case UTF8PROC_CATEGORY_SC:
            continue;
        default:
            return false;
        }
    }
    return false;
}

bool text_begins_lower(struct str text)
{
    size_t length;
    return text.n > 0 &&
           utf8proc_category((utf8proc_int32_t)utf8_decode(text, &length)) == UTF8PROC_CATEGORY_LL;
}

/* The next letter or digit of a text, in lower case; 0 at its end. */
static int32_t next_letter(struct str *text)
{
    while (text->n > 0) {
        size_t length;
        int32_t c = (int32_t)utf8_decode(*text, &length);
        utf8proc_category_t category = utf8proc_category(c);
        *text = str_sub(*text, length, text->n);
        if (category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_NO)
            return utf8proc_tolower(c);
    }
    return 0;
}

bool text_same_letters(struct str a, struct str b)
{
    int32_t c;
    do
        if ((c = next_letter(&a)) != next_letter(&b))
            return false;
    while (c);
    return true;
}

uint64_t text_letters(struct str text)
{
    uint64_t digest = 0;
    for (int32_t c; (c = next_letter(&text));)
        digest = fnv_add(digest ? digest : FNV_START, (uint32_t)c);
    return digest;
}

void units_init(struct units *units, struct arena *arena, size_t room)
{
    *units = (struct units){.arena = arena, .room = room};
    units->at = arena_array(arena, room, sizeof *units->at);
}

void units_reserve(struct units *units, size_t room)
{
    if (room <= units->room)
        return;
    units->room = room > 2 * units->room ? room : 2 * units->room;
    struct unit *at = arena_array(units->arena, units->room, sizeof *at);
    if (units->n > 0)
        memcpy(at, units->at, units->n * sizeof *at);
    units->at = at;
}

void units_add(struct units *units, int line, struct str text)
{
    size_t weight = text_weigh(text);
    units->at[units->n] = (struct unit){
        .line = line,
        .last_line = line,
        .text = text,
        .words = utf8_word_count(text),
        .weight = weight,
        .first = units->n,
        .again = UNIT_NONE,
        .page = -1,
        .prose = weight >= PROSE_WORDS || (weight >= SENTENCE_WORDS &&
                                           (text_ends_sentence(text) || str_ends(text, STR(":")))),
    };
    units->n++;
}

static int compare_text(const void *va, const void *vb)
{
    const struct unit *a = *(struct unit *const *)va, *b = *(struct unit *const *)vb;
    size_t n = a->text.n < b->text.n ? a->text.n : b->text.n;
    int order = memcmp(a->text.p, b->text.p, n);
    if (order)
        return order;
    if (a->text.n != b->text.n)
        return a->text.n < b->text.n ? -1 : 1;
    return a < b ? -1 : a > b;
}

void units_finish(struct units *units)
{
    struct unit **sorted = arena_array(units->arena, units->n, sizeof(struct unit *));
    for (size_t i = 0; i < units->n; i++)
        sorted[i] = &units->at[i];
    if (units->n > 0)
        qsort(sorted, units->n, sizeof(struct unit *), compare_text);
    for (size_t i = 1; i < units->n; i++)
        if (str_eq(sorted[i]->text, sorted[i - 1]->text)) {
            sorted[i]->first = sorted[i - 1]->first;
            sorted[i]->nth = sorted[i - 1]->nth + 1;
            sorted[i - 1]->again = (size_t)(sorted[i] - units->at);
        }
}

void units_split(struct units *units, size_t i, size_t at)
{
    struct units more;
    units_init(&more, units->arena, units->n + 1);
    more.width = units->width;
    more.divided = units->divided;
    more.first_divided = units->first_divided;
    more.furniture = units->furniture;
    for (size_t j = 0; j < units->n; j++) {
        const struct unit *unit = &units->at[j];
        if (j == i) {
            units_add(&more, unit->line, utf8_trim(str_sub(unit->text, 0, at)));
            units_add(&more, unit->line, utf8_trim(str_sub(unit->text, at, unit->text.n)));
            more.at[more.n - 1].last_line = unit->last_line;
        } else {
            more.at[more.n] = *unit;
            more.at[more.n].first = more.n;
            more.at[more.n].nth = 0;
            more.at[more.n].again = UNIT_NONE;
            more.n++;
        }
    }
    units_finish(&more);
    *units = more;
}

struct str unit_shown(const struct unit *unit)
{
    return str_sub(unit->text, unit->role == ROLE_ITEM ? unit->mark : 0, unit->text.n);
}

size_t unit_words(const struct unit *unit)
{
    return unit->role == ROLE_ITEM && unit->mark > 0 ? utf8_word_count(unit_shown(unit))
                                                     : unit->words;
}

bool unit_repeats(const struct units *units, size_t i)
{
    return units->at[i].first != i || units->at[i].again != UNIT_NONE;
}

void units_flag(struct units *units, size_t unit, const char *format, ...)
{
    if (units->n_flags == units->flags_room) {
        size_t room = units->flags_room ? 2 * units->flags_room : 32;
        struct flag *flags = arena_array(units->arena, room, sizeof *flags);
        if (units->n_flags > 0)
            memcpy(flags, units->flags, units->n_flags * sizeof *flags);
        units->flags = flags;
        units->flags_room = room;
    }
    struct buf message = BUF_INIT;
    va_list args;
    va_start(args, format);
    buf_addv(&message, format, args);
    va_end(args);
    units->flags[units->n_flags++] =
        (struct flag){.unit = unit, .message = arena_strndup(units->arena, message.p, message.n)};
    buf_clear(&message);
}

void unit_decide(struct unit *unit, enum role role, const char *why)
{
    unit_decide_by(unit, role, why, NULL);
}

void unit_decide_by(struct unit *unit, enum role role, const char *why, const struct rule *rule)
{
    unit->role = role;
    unit->why = why;
    unit->rule = rule;
}

size_t units_next_kept(const struct units *units, size_t i, size_t end)
{
    for (i++; i < end; i++)
        if (units->at[i].role == ROLE_UNDECIDED || role_in_body(units->at[i].role))
            return i;
    return end;
}
