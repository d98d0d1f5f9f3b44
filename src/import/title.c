#include "base/utf8.h"
#include "import/roles.h"

enum {
    TITLE_WORDS = 40,     /* a longer first line is no title */
    HEADING_WITHIN = 80,  /* units in which a page's title comes again as its heading */
    PARAGRAPH_WORDS = 25, /* behind the first paragraph no other line is the page's heading */
    SITE_WORDS = 8,       /* of the site's name */
    ALIKE_PERCENT = 50,
    PERCENT = 100,
};

/* Where the name of the site begins, with the separator before it; page.n when there is none. */
static size_t find_site(struct str page)
{
    static const char *const separators[] = {" | ", " · ", " » ", " :: ", " – ", " — ", " - "};
    size_t last = page.n;
    for (size_t s = 0; s < sizeof separators / sizeof *separators && last == page.n; s++) {
        struct str separator = str_of(separators[s]);
        for (size_t at = str_find(page, separator, 0); at < page.n;
             at = str_find(page, separator, at + 1))
            last = at;
    }
    size_t before = utf8_word_count(str_sub(page, 0, last)),
           behind = utf8_word_count(str_sub(page, last, page.n));
    return before > 2 && behind <= SITE_WORDS ? last : page.n;
}

static struct str without_site(struct str page)
{
    return str_sub(page, 0, find_site(page));
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

static bool has_word(struct str text, struct str word)
{
    for (struct str other; utf8_next_word(&text, &other);)
        if (same_word(word, other))
            return true;
    return false;
}

/* How many of 100 words of the longer of two titles the other has, too. */
static size_t alike(struct str a, struct str b)
{
    size_t n = 0, shared = 0, others = utf8_word_count(b);
    for (struct str word; utf8_next_word(&a, &word); n++)
        shared += has_word(b, word);
    if (n < others)
        n = others;
    return n ? shared * PERCENT / n : 0;
}

size_t title_alike(struct str heading, struct str page)
{
    return alike(heading, without_site(page));
}

/* The heading of the page: the line that says most of what the page's title says, word for word or
 * nearly so; 0 when there is none. */
static size_t find_heading(const struct units *units, size_t end)
{
    struct str page = units->at[0].text, title = without_site(page);
    size_t best = 0, best_percent = 0;
    bool begun = false;
    for (size_t i = 1; i < end && i < HEADING_WITHIN; i++) {
        const struct unit *unit = &units->at[i];
        bool part = str_find(page, unit->text, 0) < page.n;
        begun |= unit->weight >= PARAGRAPH_WORDS;
        if (unit->role != ROLE_UNDECIDED || unit->weight > TITLE_WORDS ||
            (!part && (begun || !text_begins_upper(unit->text))))
            continue;
        size_t percent = alike(unit->text, title);
        if (percent >= ALIKE_PERCENT && percent > best_percent) {
            best = i;
            best_percent = percent;
        }
    }
    return best;
}

void title_split_page(struct units *units)
{
    if (units->n < 2 || units->at[0].weight > TITLE_WORDS || find_heading(units, units->n) > 0)
        return;
    struct str page = units->at[0].text;
    size_t site = find_site(page);
    if (site < page.n)
        units_split(units, 0, site);
}

void title_decide(struct units *units, const struct profile *profile, size_t end)
{
    if (end == 0 || units->at[0].role != ROLE_UNDECIDED || units->at[0].weight > TITLE_WORDS)
        return;
    struct str page = units->at[0].text;
    size_t title = profile->page_title ? find_heading(units, end) : 0;
    for (size_t i = 0; i < end; i++) {
        struct unit *unit = &units->at[i];
        if (unit->role != ROLE_UNDECIDED || i == title)
            continue;
        if (i == 0)
            unit_decide(unit, ROLE_LEFT_OUT, "title of the page");
        else if (str_eq(unit->text, page) || str_eq(unit->text, units->at[title].text))
            unit_decide(unit, ROLE_LEFT_OUT, "repeat of the title");
    }
    unit_decide(&units->at[title], ROLE_TITLE, title ? "heading of the page" : "first line");
}
