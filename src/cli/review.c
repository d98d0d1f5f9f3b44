#include "cli/review.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CONTEXT = 2, EXCERPT = 100, ROLE_WIDTH = 12, ROLE_ROOM = 32, LINE_ROOM = 64 };

static const char keys[] = "  y  it is right so    2 to 6  a heading of that level\n"
                           "  p  a paragraph       t  the title        s  the standfirst\n"
                           "  i  an item           x  leave it out     c  a caption\n"
                           "  a  the author        d  the date         l  the license\n"
                           "  or any role of the ledger\n"
                           "  q  stop here         Enter alone  ask me next time\n";

/* What a key stands for; "y" is the role that the unit has. */
static const char *const shortcuts[][2] = {
    {"p", "paragraph"},  {"2", "heading 2"}, {"3", "heading 3"}, {"4", "heading 4"},
    {"5", "heading 5"},  {"6", "heading 6"}, {"x", "left-out"},  {"t", "title"},
    {"s", "standfirst"}, {"c", "caption"},   {"l", "license"},   {"a", "author"},
    {"d", "date"},       {"i", "item"},
};

struct asking {
    struct review review;
    size_t asked, all;
    char *line; /* that was read last */
    size_t room;
};

static void add(struct asking *asking, const char *about, const char *answer)
{
    struct review *review = &asking->review;
    size_t size = (review->n + 1) * sizeof *review->answers;
    struct colophon_import_answer *answers = realloc(review->answers, size);
    char *copies[] = {strdup(about), strdup(answer)};
    if (!answers || !copies[0] || !copies[1])
        abort();
    answers[review->n++] = (struct colophon_import_answer){copies[0], copies[1]};
    review->answers = answers;
}

/* A line without its end. False when there are no more, or "q" was said. */
static bool read_line(struct asking *asking)
{
    ssize_t n = getline(&asking->line, &asking->room, stdin);
    if (n > 0 && asking->line[n - 1] == '\n')
        asking->line[n - 1] = '\0';
    asking->review.stopped = n < 0 || strcmp(asking->line, "q") == 0;
    return !asking->review.stopped;
}

static const char *expand(const char *key, const char *as_it_is)
{
    if (strcmp(key, "y") == 0)
        return as_it_is;
    for (size_t i = 0; i < sizeof shortcuts / sizeof *shortcuts; i++)
        if (strcmp(shortcuts[i][0], key) == 0)
            return shortcuts[i][1];
    return key;
}

/* The one answer to a doubt about the text as a whole. */
static const char seen[] = "seen";

/* Asks until there is an answer that import takes, or none. */
static void ask(struct asking *asking, const char *about, const char *question,
                const char *as_it_is, const char *help)
{
    for (;;) {
        fprintf(stderr, "%s: ", question);
        if (!read_line(asking) || asking->line[0] == '\0')
            return;
        if (strcmp(asking->line, "?") == 0) {
            fputs(help, stderr);
            continue;
        }
        const char *answer = as_it_is ? expand(asking->line, as_it_is) : asking->line;
        const char *wanted = as_it_is == seen && strcmp(answer, seen) != 0
                                 ? "an answer to this"
                                 : colophon_import_answer_wanted(about, answer);
        if (!wanted) {
            add(asking, about, answer);
            return;
        }
        fprintf(stderr, "'%s' is not %s\n%s", answer, wanted, help);
    }
}

static int excerpt(const char *text)
{
    size_t n = strlen(text);
    if (n <= EXCERPT)
        return (int)n;
    for (n = EXCERPT; ((unsigned char)text[n] & 0xC0) == 0x80;)
        n--;
    return (int)n;
}

static void print_unit(const struct colophon_import_unit *unit, bool asked_for)
{
    char role[ROLE_ROOM];
    int n = excerpt(unit->text);
    snprintf(role, sizeof role, unit->level ? "%s %d" : "%s", unit->role, unit->level);
    fprintf(stderr, "  %c %-*s %.*s%s\n", asked_for ? '>' : ' ', ROLE_WIDTH, role, n, unit->text,
            unit->text[n] ? "..." : "");
}

static void print_head(struct asking *asking, const char *doubt)
{
    asking->asked++;
    fprintf(stderr, "\n%zu of %zu: %s\n", asking->asked, asking->all, doubt);
}

/* Among the units before and behind it. */
static void ask_unit(struct asking *asking, const struct colophon_import_result *result, size_t i)
{
    const struct colophon_import_unit *unit = &result->unit[i];
    char role[ROLE_ROOM];
    print_head(asking, unit->doubt);
    for (size_t j = i < CONTEXT ? 0 : i - CONTEXT; j <= i + CONTEXT && j < result->units; j++)
        print_unit(&result->unit[j], j == i);
    snprintf(role, sizeof role, unit->level ? "%s %d" : "%s", unit->role, unit->level);
    ask(asking, unit->key, "What is it? (y, p, 2, x, ..., ? for all)", role, keys);
}

static void ask_doubt(struct asking *asking, const struct colophon_import_doubt *doubt)
{
    static const char help[] =
        "  y  I looked at it     q  stop here     Enter alone  ask me next time\n";
    print_head(asking, doubt->text);
    ask(asking, doubt->key, "Is it right so? (y)", seen, help);
}

static void ask_fact(struct asking *asking, const char *fact)
{
    static const char help[] = "  q  stop here         Enter alone  ask me next time\n";
    bool may_be_none = !colophon_import_answer_wanted(fact, "none-supplied");
    char doubt[LINE_ROOM], question[LINE_ROOM];
    snprintf(doubt, sizeof doubt, "the %s was not found", fact);
    snprintf(question, sizeof question, "What is it?%s", may_be_none ? " (or none-supplied)" : "");
    print_head(asking, doubt);
    ask(asking, fact, question, NULL, help);
}

/* The title is a unit: it can be said of that. */
static bool is_asked(const char *fact)
{
    return strcmp(fact, "title") != 0;
}

static size_t count(const struct colophon_import_result *result)
{
    size_t n = result->n_doubts;
    for (size_t i = 0; i < result->units; i++)
        n += result->unit[i].doubt != NULL;
    for (size_t i = 0; i < result->missing; i++)
        n += is_asked(result->missing_facts[i]);
    return n;
}

struct review review_ask(const struct colophon_import_result *result)
{
    struct asking asking = {.all = count(result)};
    for (size_t i = 0; i < result->units && !asking.review.stopped; i++)
        if (result->unit[i].doubt)
            ask_unit(&asking, result, i);
    for (size_t i = 0; i < result->n_doubts && !asking.review.stopped; i++)
        ask_doubt(&asking, &result->doubt[i]);
    for (size_t i = 0; i < result->missing && !asking.review.stopped; i++)
        if (is_asked(result->missing_facts[i]))
            ask_fact(&asking, result->missing_facts[i]);
    free(asking.line);
    return asking.review;
}

void review_free(struct review *review)
{
    for (size_t i = 0; i < review->n; i++) {
        free((char *)review->answers[i].about);
        free((char *)review->answers[i].answer);
    }
    free(review->answers);
    *review = (struct review){0};
}
