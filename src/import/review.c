#include "import/review.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "base/yaml.h"
#include "license/license.h"
#include "model/values.h"

enum { KEY_HEX = 12, NUMBER_DIGITS = 7, HEADING_FIRST = 2, HEADING_LAST = 6, EXCERPT = 60 };

static bool is_any(const char *text)
{
    return text[0] != '\0';
}

static bool is_license(const char *text)
{
    struct arena arena = ARENA_INIT;
    struct license license;
    bool found = license_from_id(&arena, text, &license) == LICENSE_FOUND;
    arena_clear(&arena);
    return found;
}

static const struct fact {
    const char *name;
    bool (*is_right)(const char *text);
    const char *wanted;
    bool may_be_none; /* "none-supplied" */
} facts[] = {
    {"author", is_any, "a name", true},
    {"date", value_is_date, "a date like 2024-06-18", true},
    {"modified", value_is_date, "a date like 2024-06-18", false},
    {"source", value_is_address, "an absolute http or https address", true},
    {"retrieved", value_is_date, "a date like 2024-06-18", false},
    {"copyright", is_any, "a text", true},
    {"lang", value_is_language, "the tag of a language, like es or pt-BR", false},
    {"license", is_license, "a license by its SPDX id, like CC-BY-4.0", false},
};

enum { FACTS = sizeof facts / sizeof *facts };

const char by_a_person[] = "answer of a person";

static const char none[] = "none-supplied";

static const struct fact *find_fact(const char *name)
{
    for (size_t i = 0; i < FACTS; i++)
        if (strcmp(facts[i].name, name) == 0)
            return &facts[i];
    return NULL;
}

/* A number of the ledger, or a key with or without its place: true for either. */
static bool read_about(struct review_answer *answer)
{
    const char *about = answer->about;
    size_t digits = strspn(about, "0123456789");
    if (digits > 0 && digits <= NUMBER_DIGITS && about[digits] == '\0') {
        answer->number = strtoul(about, NULL, 10);
        return answer->number > 0;
    }
    size_t hex = strspn(about, "0123456789abcdef");
    if (hex != KEY_HEX)
        return false;
    about += hex;
    return *about == '\0' || (*about == '/' && strspn(about + 1, "0123456789") > 0 &&
                              about[1 + strspn(about + 1, "0123456789")] == '\0');
}

/* "heading" is one of the second level. */
static bool read_heading(struct review_answer *answer)
{
    static const char name[] = "heading";
    const char *level = answer->text + strlen(name);
    if (strncmp(answer->text, name, strlen(name)) != 0)
        return false;
    answer->role = ROLE_HEADING;
    answer->level = *level == '\0' ? HEADING_FIRST : level[0] == ' ' ? level[1] - '0' : 0;
    return answer->level >= HEADING_FIRST && answer->level <= HEADING_LAST &&
           (*level == '\0' || level[2] == '\0');
}

static bool read_says(struct review_answer *answer)
{
    answer->says = SAYS_ROLE;
    if (strcmp(answer->text, "keep") == 0)
        answer->says = SAYS_KEEP;
    else if (strcmp(answer->text, "seen") == 0)
        answer->says = SAYS_SEEN;
    else if (read_heading(answer))
        return true;
    else
        for (answer->role = ROLE_UNDECIDED + 1; answer->role < N_ROLES; answer->role++)
            if (answer->role != ROLE_HEADING && strcmp(role_name(answer->role), answer->text) == 0)
                return true;
    return answer->says != SAYS_ROLE;
}

/* Reads what an answer says; NULL, or what it should have been. */
static const char *read_text(struct review_answer *answer)
{
    const struct fact *fact = find_fact(answer->about);
    if (!fact)
        return read_says(answer) ? NULL : "a role, like paragraph, heading 2, caption or left-out";
    answer->fact = fact->name;
    answer->fits = true;
    if (fact->may_be_none && strcmp(answer->text, none) == 0)
        return NULL;
    return fact->is_right(answer->text) ? NULL : fact->wanted;
}

/* Several authors, as the file has them: "[Ada Example, Li Wei]". */
static bool is_list(const char *about, const char *text)
{
    return text[0] == '[' && strcmp(about, "author") == 0;
}

/* The first of the names of a list; NULL: it is none. */
static const struct yaml_node *read_list(struct arena *arena, const char *text)
{
    struct diags *unheard = diags_new();
    const struct yaml_node *root = yaml_parse(arena, "", 1, str_of(text), unheard);
    bool names = root && root->kind == YAML_SEQUENCE && root->first;
    for (const struct yaml_node *name = names ? root->first : NULL; name; name = name->next)
        names = names && name->kind == YAML_SCALAR && name->text[0];
    diags_free(unheard);
    return names ? root->first : NULL;
}

static const char list_wanted[] = "a list of names like [Ada Example, Li Wei]";

const char *review_wanted(const char *about, const char *text)
{
    struct review_answer answer = {.about = about, .text = text};
    struct arena arena = ARENA_INIT;
    bool right = !is_list(about, text) || read_list(&arena, text);
    arena_clear(&arena);
    if (!right)
        return list_wanted;
    if (!find_fact(about) && !read_about(&answer))
        return "about a unit or a fact";
    return read_text(&answer);
}

static bool unknown(const struct review_answer *answer, struct place place, struct diags *diags)
{
    const char *names[FACTS];
    for (size_t i = 0; i < FACTS; i++)
        names[i] = facts[i].name;
    const char *nearest = diag_nearest(answer->about, names, FACTS);
    diag_error(diags, place, "review",
               "'%s' is no number or key of a unit, and no fact like author%s%s%s", answer->about,
               nearest ? ", did you mean '" : "", nearest ? nearest : "", nearest ? "'?" : "");
    return false;
}

static struct review_answer *next_answer(struct review *review)
{
    if (review->n == review->room) {
        review->room = review->room ? 2 * review->room : 16;
        struct review_answer *more = arena_array(&review->arena, review->room, sizeof *more);
        if (review->n > 0)
            memcpy(more, review->answers, review->n * sizeof *more);
        review->answers = more;
    }
    return &review->answers[review->n++];
}

static bool read_answer(struct review *review, const char *about, struct place about_place,
                        const char *text, struct place place, struct diags *diags)
{
    struct review_answer *answer = next_answer(review);
    *answer = (struct review_answer){.place = place,
                                     .about = arena_strdup(&review->arena, about),
                                     .text = arena_strdup(&review->arena, text)};
    if (!find_fact(about) && !read_about(answer))
        return unknown(answer, about_place, diags);
    const char *wanted = read_text(answer);
    if (wanted)
        diag_error(diags, place, "review", "'%s' is not %s", text, wanted);
    return !wanted;
}

/* The answer of one key; that to `author` may be a list of names, each an answer of its own. */
static bool read_node(struct review *review, const struct yaml_node *node, struct diags *diags)
{
    bool names = node->kind == YAML_SEQUENCE && node->first && strcmp(node->key, "author") == 0;
    bool right = true;
    if (node->kind == YAML_SCALAR)
        return read_answer(review, node->key, node->key_place, node->text, node->place, diags);
    for (const struct yaml_node *name = names ? node->first : NULL; name; name = name->next) {
        if (name->kind != YAML_SCALAR)
            names = false;
        else
            right =
                read_answer(review, node->key, node->key_place, name->text, name->place, diags) &&
                right;
    }
    if (!names)
        diag_error(diags, node->place, "review", "the answer to '%s' must be a text%s", node->key,
                   strcmp(node->key, "author") == 0 ? " or a list of names" : "");
    return right && names;
}

bool review_read(struct review *review, const char *file, struct str text, struct diags *diags)
{
    const struct yaml_node *root = yaml_parse(&review->arena, file, 1, text, diags);
    review->file = file;
    if (!root || root->kind == YAML_NULL)
        return root;
    if (root->kind != YAML_MAPPING) {
        diag_error(diags, root->place, "review",
                   "must be a mapping from units and facts to answers");
        return false;
    }
    bool right = true;
    for (const struct yaml_node *node = root->first; node; node = node->next)
        right = read_node(review, node, diags) && right;
    return right;
}

bool review_add(struct review *review, const char *about, const char *text, struct diags *diags)
{
    for (size_t i = 0; i < review->n; i++)
        if (strcmp(review->answers[i].about, about) == 0) {
            diag_error(diags, review->answers[i].place, "review",
                       "'%s' is answered already: change the answer here", about);
            return false;
        }
    struct place place = {0};
    if (!is_list(about, text))
        return read_answer(review, about, place, text, place, diags);
    const struct yaml_node *name = read_list(&review->arena, text);
    bool right = name;
    if (!right)
        diag_error(diags, place, "review", "'%s' is not %s", text, list_wanted);
    for (; name; name = name->next)
        right = read_answer(review, about, place, name->text, place, diags) && right;
    return right;
}

void review_clear(struct review *review)
{
    arena_clear(&review->arena);
    *review = (struct review){0};
}

const char *review_fact(const struct review *review, const char *fact)
{
    const char *text = NULL; /* the last that was given */
    for (size_t i = 0; i < review->n; i++)
        if (review->answers[i].fact && strcmp(review->answers[i].fact, fact) == 0)
            text = review->answers[i].text;
    return text;
}

size_t review_authors(const struct review *review, struct arena *arena, const char ***names)
{
    size_t n = 0;
    *names = arena_array(arena, review->n, sizeof **names);
    for (size_t i = 0; i < review->n; i++)
        if (review->answers[i].fact && strcmp(review->answers[i].fact, "author") == 0)
            (*names)[n++] = review->answers[i].text;
    return n;
}

const char *review_key(struct arena *arena, struct str text, size_t nth)
{
    char digest[SHA256_HEX + 1];
    digest_sha256(text, digest);
    return nth > 0 ? arena_printf(arena, "%.*s/%zu", KEY_HEX, digest, nth + 1)
                   : arena_printf(arena, "%.*s", KEY_HEX, digest);
}

/* The first words of what was asked, so that a reader of the file knows it again. */
static void add_comment(struct str question, struct buf *out)
{
    size_t begin = out->n;
    buf_adds(out, " #");
    for (struct str word; out->n - begin < EXCERPT && utf8_next_word(&question, &word);) {
        buf_addc(out, ' ');
        buf_add_str(out, word);
    }
    if (utf8_trim(question).n > 0)
        buf_adds(out, " ...");
}

/* An answer of this run, or several names for the author; returns how many there are. */
static size_t add_line(const struct review_answer *answers, size_t n, struct buf *out)
{
    size_t same = 1;
    while (same < n && !answers[same].place.file &&
           strcmp(answers[same].about, answers->about) == 0)
        same++;
    buf_addf(out, "%s: %s", answers->about, same > 1 ? "[" : "");
    for (size_t i = 0; i < same; i++) {
        buf_adds(out, i > 0 ? ", " : "");
        yaml_add_scalar(out, str_of(answers[i].text));
    }
    buf_adds(out, same > 1 ? "]" : "");
    if (answers->question.p)
        add_comment(answers->question, out);
    buf_addc(out, '\n');
    return same;
}

void review_write(const struct review *review, struct str old, struct buf *out)
{
    if (old.n == 0)
        buf_adds(out, "# What a person decided about the doubts of an import; every later import "
                      "repeats it.\n");
    buf_add_str(out, old);
    if (out->p[out->n - 1] != '\n')
        buf_addc(out, '\n');
    for (size_t i = 0, n; i < review->n; i += n)
        n = review->answers[i].place.file ? 1 : add_line(&review->answers[i], review->n - i, out);
}
