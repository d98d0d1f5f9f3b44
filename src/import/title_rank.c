/*
 * Which line is the title. A text scraped from the article begins with the title of the page, and
 * the heading of the article, if it stands there, says nearly the same; a text of the whole page
 * begins with its menus. So the lines before the first paragraphs are candidates, and each sign that
 * one is the heading of the article counts for it.
 */
#include "base/utf8.h"
#include "import/roles.h"
#include "import/running.h"

enum {
    TITLE_WITHIN = 80,    /* units before the article in which its title is looked for */
    PARAGRAPH_WORDS = 20, /* at least, of what the title stands before */
    PARAGRAPHS = 3,       /* that may stand before the title: menus have some, too */
    PAGE_WORDS = 3,       /* at least, of a first line that names the page */
    HEAD_LINES = 4,       /* below the title, in which author or date stand */
    TOPIC_WORDS = 600,    /* of the article that are compared with those of the title */
    TOPIC_LENGTH = 4,     /* bytes: a shorter word says little of the topic */
    FAR_MOST = 20,        /* lines */
    WORDS_MOST = 8,
    FEW_LINES = 16, /* among which a menu would be known by a rule */
    PERCENT = 100,
};

/* What the signs are worth. */
enum {
    WORTH_WORD = 3,       /* each word, up to WORDS_MOST */
    WORTH_FIRST = 8,      /* the first line */
    WORTH_ALIKE = 20,     /* says all that the first line says */
    WORTH_AGAIN = 5,      /* stands there twice */
    WORTH_PATH = 14,      /* the way to the page ends with it: "Home > Garden > TITLE" */
    WORTH_BYLINE = 15,    /* author or date stand below */
    WORTH_TOPIC = 18,     /* all of its words are in the article */
    WORTH_SENTENCE = -20, /* ends with a period */
    WORTH_FAR = -1,       /* each line down to the next paragraph, up to FAR_MOST */
    WORTH_INSIDE = -18,   /* each paragraph of the article before it */
    WORTH_BELOW = -4,     /* each other paragraph before it, up to PARAGRAPHS */
    WORTH_SAID = 10,      /* at least, by others: then it may be the title of a plain text */
    WORTH_SECTION = -18,  /* is listed among headings of the article */
};

struct ranking {
    const struct units *units;
    const struct profile *profile;
    size_t first;     /* unit: the first line, running heads aside */
    size_t from;      /* the first unit that may be the title */
    size_t article;   /* the first paragraph of the stretch with most prose */
    size_t to;        /* where that ends */
    struct str page;  /* what the first line says, without the site's name; or nothing */
    struct buf topic; /* the beginning of the article */
};

static bool is_paragraph(const struct unit *unit)
{
    return unit->weight >= PARAGRAPH_WORDS;
}

/* What ends with another mark may be the title. */
static bool is_sentence(const struct unit *unit)
{
    return is_paragraph(unit) || (unit->prose && str_ends(unit->text, STR(".")));
}

/* The next paragraph after the unit, or where a title would be too far from it. */
static size_t next_paragraph(const struct units *units, size_t unit)
{
    size_t i = unit + 1;
    while (i < units->n && i < unit + TITLE_WITHIN && !is_paragraph(&units->at[i]))
        i++;
    return i;
}

static bool is_path_to(struct str line, struct str title)
{
    static const char *const marks[] = {">", "/", "|", "»", "❯", "›", "→", "·", ":"};
    if (line.n <= title.n || !str_ends(line, title))
        return false;
    struct str before = utf8_trim(str_sub(line, 0, line.n - title.n));
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (str_ends(before, str_of(marks[i])))
            return true;
    return false;
}

static bool may_be_title(const struct ranking *r, size_t i)
{
    const struct unit *unit = &r->units->at[i];
    if (unit->role != ROLE_UNDECIDED || unit->weight < 2 ||
        unit->weight > (i == r->first ? TITLE_WORDS : PARAGRAPH_WORDS) ||
        !text_begins_upper(unit->text) || str_ends(unit->text, STR(":")) ||
        (text_ends_sentence(unit->text) && is_sentence(unit)))
        return false;
    return !rules_match(&r->profile->drop, unit->text, NULL) &&
           !rules_match(&r->profile->head, unit->text, NULL) &&
           !rules_match(&r->profile->author, unit->text, NULL);
}

/* The next line below one in the same letters; r->to when there is none. */
static size_t stands_again(const struct ranking *r, size_t line)
{
    size_t i = line + 1;
    while (i < r->to && !text_same_letters(r->units->at[i].text, r->units->at[line].text))
        i++;
    return i;
}

/* Do a line and the next stand again in this order, and the second below a paragraph? So do the lines
 * of a list of contents. */
static bool are_listed(const struct ranking *r, size_t line)
{
    if (line + 1 >= r->to || !may_be_title(r, line) || !may_be_title(r, line + 1))
        return false;
    size_t next = stands_again(r, line + 1);
    return next < r->to && next > next_paragraph(r->units, line + 1) &&
           stands_again(r, line) < next;
}

/* The line itself, or where it stood before. */
static bool is_section(const struct ranking *r, size_t line)
{
    for (size_t i = r->from + 1; i <= line; i++)
        if (text_same_letters(r->units->at[i].text, r->units->at[line].text) &&
            (are_listed(r, i) || are_listed(r, i - 1)))
            return true;
    return false;
}

/* What the other lines say of it: those before the next paragraph, and those of the article. */
static long worth_by_others(const struct ranking *r, size_t title, size_t paragraph)
{
    const struct unit *at = r->units->at;
    bool again = false, path = false, byline = false;
    for (size_t i = r->from; i < paragraph; i++) {
        again |= i != title && str_eq(at[i].text, at[title].text);
        path |= is_path_to(at[i].text, at[title].text);
        byline |= i > title && i <= title + HEAD_LINES &&
                  rules_match(&r->profile->head, at[i].text, NULL);
    }
    return (again ? WORTH_AGAIN : 0) + (path ? WORTH_PATH : 0) + (byline ? WORTH_BYLINE : 0) +
           (is_section(r, title) ? WORTH_SECTION : 0) +
           WORTH_ALIKE * (long)title_words_alike(at[title].text, r->page) / PERCENT;
}

static long worth_by_place(const struct ranking *r, size_t title, size_t paragraph)
{
    long inside = 0, before = 0, far = (long)(paragraph - title);
    for (size_t i = r->from; i < title; i++)
        if (i < r->article)
            before += is_paragraph(&r->units->at[i]);
        else
            inside += is_sentence(&r->units->at[i]);
    if (before > PARAGRAPHS)
        before = PARAGRAPHS;
    return WORTH_FAR * (far < FAR_MOST ? far : FAR_MOST) + WORTH_INSIDE * inside +
           WORTH_BELOW * before;
}

static long worth_by_words(const struct ranking *r, const struct unit *title)
{
    long n = 0, shared = 0;
    struct str rest = title->text;
    for (struct str word; utf8_next_word(&rest, &word);)
        if (word.n >= TOPIC_LENGTH) {
            n++;
            shared += title_has_word(buf_str(&r->topic), word);
        }
    return WORTH_WORD * (long)(title->weight < WORDS_MOST ? title->weight : WORDS_MOST) +
           (n ? WORTH_TOPIC * shared / n : 0) +
           (str_ends(title->text, STR(".")) ? WORTH_SENTENCE : 0);
}

/* Of the first line the others say nothing: they repeat it because it names the page. */
static long worth(const struct ranking *r, size_t i)
{
    size_t paragraph = next_paragraph(r->units, i);
    return worth_by_words(r, &r->units->at[i]) + worth_by_place(r, i, paragraph) +
           (i == r->first ? WORTH_FIRST : worth_by_others(r, i, paragraph));
}

static void read_topic(struct ranking *r, size_t end)
{
    size_t words = 0;
    for (size_t i = r->article; i < end && words < TOPIC_WORDS; i++) {
        if (!is_paragraph(&r->units->at[i]))
            continue;
        words += r->units->at[i].words;
        buf_add_str(&r->topic, r->units->at[i].text);
        buf_addc(&r->topic, ' ');
    }
}

static bool has_gap(const struct units *units, size_t i)
{
    return units->at[i].line > units->at[i - 1].last_line + 1;
}

static bool has_gaps(const struct units *units)
{
    size_t gaps = 0;
    for (size_t i = 1; i < units->n; i++)
        gaps += has_gap(units, i);
    return gaps > 0 && gaps + 1 < units->n;
}

/* In a plain text the title is the first line, or one of which others say that it is; in a longer one
 * also a line that stands alone, where lines do. */
static bool may_stand_there(const struct ranking *r, size_t i, bool gaps)
{
    return i == 0 || worth_by_others(r, i, next_paragraph(r->units, i)) >= WORTH_SAID ||
           (r->units->n >= FEW_LINES && (!gaps || has_gap(r->units, i)));
}

static size_t best_candidate(const struct ranking *r)
{
    size_t best = 0, paragraphs = 0;
    long best_worth = 0;
    bool gaps = has_gaps(r->units);
    for (size_t i = r->from; i < r->units->n && paragraphs < PARAGRAPHS; i++) {
        if (i >= r->article + TITLE_WITHIN)
            break;
        paragraphs += i >= r->article && is_paragraph(&r->units->at[i]);
        if (!r->units->furniture && !may_stand_there(r, i, gaps))
            continue;
        long how_well = may_be_title(r, i) ? worth(r, i) : 0;
        if (how_well > best_worth) {
            best = i;
            best_worth = how_well;
        }
    }
    return best;
}

/* Far above the article only a line that says just what the first line says may be its title. */
static size_t find_page_again(const struct ranking *r)
{
    size_t i = 1;
    while (i < r->from && title_words_alike(r->units->at[i].text, r->page) < PERCENT)
        i++;
    return i < r->from ? i : 0;
}

size_t title_rank(const struct units *units, const struct profile *profile)
{
    struct ranking r = {.units = units, .profile = profile, .topic = BUF_INIT};
    size_t from, to;
    body_find(units, units->n, &from, &to);
    while (from < to && !is_sentence(&units->at[from]))
        from++;
    if (from == to)
        return 0;
    r.article = from;
    r.to = to;
    r.first = running_skip(units);
    r.from = from > TITLE_WITHIN ? from - TITLE_WITHIN : 0;
    if (units->at[r.first].weight >= PAGE_WORDS)
        r.page = title_without_site(units->at[r.first].text);
    read_topic(&r, to);
    size_t again = find_page_again(&r), best = again ? again : best_candidate(&r);
    buf_clear(&r.topic);
    return best;
}
