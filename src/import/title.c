#include "base/utf8.h"
#include "import/roles.h"

enum {
    SITE_WORDS = 8, /* of the site's name */
    DASHES = 3,     /* of the separators */
    PERCENT = 100,
};

/* Where the name of the site begins, with the separator before it; page.n when there is none. */
static size_t find_site(struct str page, bool dashes)
{
    static const char *const separators[] = {" | ",  " · ", " » ", " « ",
                                             " :: ", " – ", " — ", " - "};
    size_t last = page.n, n = sizeof separators / sizeof *separators - (dashes ? 0 : DASHES);
    for (size_t s = 0; s < n && last == page.n; s++) {
        struct str separator = str_of(separators[s]);
        for (size_t at = str_find(page, separator, 0); at < page.n;
             at = str_find(page, separator, at + 1))
            last = at;
    }
    size_t before = utf8_word_count(str_sub(page, 0, last)),
           behind = utf8_word_count(str_sub(page, last, page.n));
    return before > 2 && behind <= SITE_WORDS ? last : page.n;
}

struct str title_without_site(struct str page)
{
    return str_sub(page, 0, find_site(page, true));
}

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
}

static bool same_word(struct str a, struct str b)
{
    size_t i = 0;
    while (i < a.n && i < b.n && lower(a.p[i]) == lower(b.p[i]))
        i++;
    return i == a.n && i == b.n;
}

bool title_has_word(struct str text, struct str word)
{
    for (struct str other; utf8_next_word(&text, &other);)
        if (same_word(word, other))
            return true;
    return false;
}

size_t title_words_alike(struct str a, struct str b)
{
    size_t n = 0, shared = 0, others = utf8_word_count(b);
    for (struct str word; utf8_next_word(&a, &word); n++)
        shared += title_has_word(b, word);
    if (n < others)
        n = others;
    return n ? shared * PERCENT / n : 0;
}

size_t title_alike(struct str heading, struct str page)
{
    return title_words_alike(heading, title_without_site(page));
}

bool title_split_page(struct units *units)
{
    size_t site = units->n > 0 ? find_site(units->at[0].text, units->furniture) : 0;
    if (units->n == 0 || units->at[0].weight > TITLE_WORDS || site == units->at[0].text.n)
        return false;
    units_split(units, 0, site);
    return true;
}

/* The title with the name of a site behind it, as pictures are described that show it. */
static bool is_page_name(struct str line, struct str title)
{
    struct str before = title_without_site(line);
    return before.n < line.n && title_words_alike(before, title) == PERCENT;
}

static bool may_be_title(const struct unit *unit)
{
    bool sentence = unit->prose && str_ends(unit->text, STR("."));
    return unit->role == ROLE_UNDECIDED && unit->weight <= TITLE_WORDS && !sentence;
}

void title_decide(struct units *units, size_t title, size_t end)
{
    if (title >= end || !may_be_title(&units->at[title]))
        return;
    for (size_t i = 0; i < end; i++) {
        struct unit *unit = &units->at[i];
        if (unit->role != ROLE_UNDECIDED || i == title)
            continue;
        if (i == 0)
            unit_decide(unit, ROLE_LEFT_OUT, WHY_BEFORE_TITLE);
        else if (str_eq(unit->text, units->at[0].text) || str_eq(unit->text, units->at[title].text))
            unit_decide(unit, ROLE_LEFT_OUT, WHY_TITLE_AGAIN);
        else if (is_page_name(unit->text, units->at[title].text))
            unit_decide(unit, ROLE_LEFT_OUT, WHY_PAGE_NAME);
    }
    unit_decide(&units->at[title], ROLE_TITLE, title ? "heading of the page" : "first line");
}
