/*
 * The facts of a citation: names taken apart, dates as numbers.
 */
#include "model/citation.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <utf8proc.h>

#include "base/digest.h"
#include "base/utf8.h"
#include "model/fields.h"

const struct citation_style citation_styles[N_CITATION_STYLES] = {
    {"apa", "APA", citation_apa},
    {"mla", "MLA", citation_mla},
    {"chicago", "Chicago", citation_chicago},
};

const struct citation_format citation_formats[N_CITATION_FORMATS] = {
    {"bibtex", "BibTeX", ".bib", "application/x-bibtex", citation_bibtex},
    {"biblatex", "biblatex", ".biblatex.bib", "application/x-bibtex", citation_biblatex},
    {"ris", "RIS", ".ris", "application/x-research-info-systems", citation_ris},
    {"csl", "CSL-JSON", ".csl.json", "application/vnd.citationstyles.csl+json", citation_csl},
};

/* Words that names of organizations have and names of people have not. */
static const char *const of_organizations[] = {
    "Agency", "Archive", "Association", "Bank",        "Board",    "Bureau",     "Center",
    "Centre", "College", "Commission",  "Committee",   "Council",  "Department", "Foundation",
    "Fund",   "Group",   "Initiative",  "Institute",   "Institut", "Journal",    "Library",
    "Museum", "Network", "News",        "Office",      "Post",     "Press",      "Project",
    "Review", "School",  "Service",     "Society",     "Staff",    "Team",       "The",
    "Times",  "Union",   "University",  "Universität",
};

/* What belongs to the family name that follows. */
static const char *const particles[] = {"al",  "bin", "da",  "de", "del", "den", "der", "di",
                                        "do",  "dos", "du",  "el", "ibn", "la",  "le",  "ten",
                                        "ter", "van", "von", "zu", "zum", "zur"};

static bool is_one_of(struct str word, const char *const *list, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (str_is(word, list[i]))
            return true;
    return false;
}

static bool has_capital(struct str word)
{
    size_t length;
    return utf8proc_category((utf8proc_int32_t)utf8_decode(word, &length)) == UTF8PROC_CATEGORY_LU;
}

enum { NAME_WORDS = 4 };

/* The words of a name that looks like a person's; 0 if it doesn't. */
static size_t person_words(const char *name, struct str words[NAME_WORDS])
{
    struct str rest = str_of(name), word;
    size_t n = 0;
    while (utf8_next_word(&rest, &word)) {
        bool particle = is_one_of(word, particles, COUNT(particles));
        if (n == NAME_WORDS || str_find_char(word, ',', 0) < word.n ||
            (!has_capital(word) && !(particle && n > 0)) ||
            is_one_of(word, of_organizations, COUNT(of_organizations)))
            return 0;
        words[n++] = word;
    }
    return n >= 2 && has_capital(words[n - 1]) ? n : 0;
}

static char *copy(struct arena *arena, struct str text)
{
    text = str_trim(text);
    return arena_strndup(arena, text.p, text.n);
}

static struct citation_name take_apart(struct arena *arena, const struct creator *creator)
{
    struct citation_name name = {NULL, NULL, creator->name};
    struct str words[NAME_WORDS], sort = str_of(creator->sort);
    size_t comma = str_find_char(sort, ',', 0), n;
    if (comma < sort.n) {
        name.family = copy(arena, str_sub(sort, 0, comma));
        name.given = copy(arena, str_sub(sort, comma + 1, sort.n));
    } else if (!creator->sort && (n = person_words(creator->name, words))) {
        size_t family = n - 1;
        while (family > 1 && is_one_of(words[family - 1], particles, COUNT(particles)))
            family--;
        const char *end = creator->name + strlen(creator->name);
        name.given =
            copy(arena, (struct str){creator->name, (size_t)(words[family].p - creator->name)});
        name.family = copy(arena, (struct str){words[family].p, (size_t)(end - words[family].p)});
    }
    return name;
}

char *citation_sort_name(struct arena *arena, const struct creator *creator)
{
    struct citation_name name = take_apart(arena, creator);
    return name.family ? arena_printf(arena, "%s, %s", name.family, name.given) : NULL;
}

static struct citation_people people_of(struct arena *arena, const struct work *work,
                                        enum creator_kind kind)
{
    struct citation_people people;
    const struct creator **list = creators_of(arena, work, kind, &people.n);
    people.names = arena_array(arena, people.n, sizeof *people.names);
    for (size_t i = 0; i < people.n; i++)
        people.names[i] = take_apart(arena, list[i]);
    return people;
}

static struct citation_date read_date(const char *iso)
{
    struct citation_date date = {0, 0, 0};
    int *const members[] = {&date.year, &date.month, &date.day};
    for (size_t i = 0; iso && i < COUNT(members); i++) {
        char *end;
        *members[i] = (int)strtol(iso, &end, 10);
        iso = *end == '-' ? end + 1 : NULL;
    }
    return date;
}

/* A key that every program of references takes. */
static char *make_key(struct arena *arena, const struct work *work)
{
    static const char allowed[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-";
    if (work->slug[strspn(work->slug, allowed)] == '\0')
        return arena_strdup(arena, work->slug);
    char sha1[SHA1_HEX + 1];
    digest_sha1(str_of(work->path), sha1);
    return arena_printf(arena, "w-%.8s", sha1);
}

/* Who published it. This publication did only what was not published elsewhere before. */
static const char *site_of(const struct publication *publication, const struct work *work)
{
    const char *copied = work_copied_from(work), *home = publication->base_url;
    bool elsewhere = copied && !(home && str_starts(str_of(copied), str_of(home)));
    return work->publisher || elsewhere ? work->publisher : publication->publisher;
}

void citation_init(struct arena *arena, const struct publication *publication,
                   const struct work *work, struct citation *citation)
{
    struct notice_facts facts;
    struct buf notice = BUF_INIT;
    work_facts(arena, publication, work, NULL, NULL, &facts);
    notice_short_text(&facts, &notice);
    const char *copied = work_copied_from(work);
    const char *own =
        publication->base_url ? publication_address(arena, publication, work->page) : NULL;
    *citation = (struct citation){
        .key = make_key(arena, work),
        .title = work->title,
        .site = site_of(publication, work),
        .lang = work->lang,
        .url = copied ? copied : own,
        .copy = copied ? own : NULL,
        .date = read_date(work->date),
        .accessed = read_date(work->retrieved),
        .license = &work->license.license,
        .notice = arena_strndup(arena, notice.p, notice.n),
    };
    for (enum creator_kind kind = 0; kind < N_CREATOR_KINDS; kind++)
        citation->people[kind] = people_of(arena, work, kind);
    buf_clear(&notice);
}
