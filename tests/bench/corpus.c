/*
 * corpus FOLDER WORKS [SEED] : writes a publication of so many made-up works, for measuring.
 *
 * Same seed, same bytes. A work has 600 to 1,500 words in paragraphs, headings, lists, quotations,
 * links to its neighbours and sometimes a table, under front matter with a license.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

enum { PER_FOLDER = 500 };

static uint64_t state;

/* splitmix64: small, seeded, the same everywhere. */
static uint64_t next(void)
{
    uint64_t z = state += 0x9e3779b97f4a7c15U;
    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9U;
    z = (z ^ z >> 27) * 0x94d049bb133111ebU;
    return z ^ z >> 31;
}

static int below(int n)
{
    return (int)(next() % (uint64_t)n);
}

static const char *word(void)
{
    static const char *const words[] = {
        "the",        "of",       "and",      "to",          "a",         "in",      "that",
        "is",         "was",      "for",      "as",          "with",      "by",      "on",
        "reader",     "license",  "river",    "mountain",    "policy",    "station", "summit",
        "government", "question", "answer",   "cooperation", "support",   "market",  "history",
        "paper",      "letter",   "language", "figures",     "agreement", "power",   "energy",
        "water",      "border",   "minister", "weapons",     "trade",     "port",    "café",
        "naïve",      "Zürich",   "“quoted”", "it’s",        "however,",  "— and",   "1989",
    };
    return words[below(sizeof words / sizeof *words)];
}

static int write_words(FILE *file, int n)
{
    for (int i = 0; i < n; i++) {
        const char *mark = below(40) == 0 ? "*" : "";
        fprintf(file, "%s%s%s%s", i ? " " : "", mark, word(), mark);
    }
    return n;
}

static int write_list(FILE *file)
{
    int n = 0;
    for (int items = 3 + below(4); items > 0; items--) {
        fputs("- ", file);
        n += write_words(file, 5 + below(10));
        fputc('\n', file);
    }
    return n;
}

static int write_table(FILE *file)
{
    int n = 3;
    fputs("| Year | Place | Number |\n|---|---|--:|\n", file);
    for (int rows = 3 + below(5); rows > 0; rows--, n += 4)
        fprintf(file, "| %d | %s %s | %d |\n", 1900 + below(120), word(), word(), below(10000));
    return n;
}

static int write_paragraph(FILE *file, int works)
{
    if (below(12) == 0)
        fputs("> ", file);
    int n = write_words(file, 40 + below(80));
    int other = below(works);
    if (below(3) == 0)
        n += fprintf(file, " [see there](../%03d/work-%06d.md)", other / PER_FOLDER, other) > 0 ? 2
                                                                                                : 0;
    fputs(".\n", file);
    return n + 1;
}

static void write_body(FILE *file, int works)
{
    int left = 600 + below(900);
    for (int block = 0; left > 0; block++) {
        fputc('\n', file);
        if (block % 5 == 3) {
            fputs("## ", file);
            left -= write_words(file, 3 + below(6));
            fputs("\n\n", file);
        }
        int kind = below(16);
        left -= kind == 0   ? write_table(file)
                : kind <= 2 ? write_list(file)
                            : write_paragraph(file, works);
    }
}

static void write_work(FILE *file, int number, int works)
{
    static const char *const licenses[] = {"CC-BY-4.0", "CC-BY-SA-4.0", "CC-BY-NC-ND-4.0",
                                           "CC0-1.0"};
    fputs("---\ntitle: Work ", file);
    fprintf(file, "%d on the %s %s\nstandfirst: ", number, word(), "and more");
    for (int i = 0; i < 20; i++)
        fprintf(file, "%s%s", i ? " " : "", word());
    fprintf(file, "\nauthor: Author %d\ndate: %d-%02d-%02d\nlicense: %s\n", below(200),
            2000 + below(25), 1 + below(12), 1 + below(28), licenses[below(4)]);
    fprintf(file, "source: https://example.org/found/%06d\ncopyright: none-supplied\n", number);
    fprintf(file, "keywords: [topic %d, topic %d]\n---\n", below(50), 50 + below(50));
    write_body(file, works);
}

static FILE *create(const char *path)
{
    FILE *file = fopen(path, "w");
    if (!file) {
        perror(path);
        exit(3);
    }
    return file;
}

static void finish(FILE *file, const char *path)
{
    if (fclose(file) != 0) {
        perror(path);
        exit(3);
    }
}

int main(int argc, char **argv)
{
    int works = argc > 2 ? (int)strtol(argv[2], NULL, 10) : 0;
    if (works < 1) {
        fputs("usage: corpus FOLDER WORKS [SEED]\n", stderr);
        return 2;
    }
    state = argc > 3 ? strtoull(argv[3], NULL, 10) : 1;
    char path[4096];
    mkdir(argv[1], 0777);
    snprintf(path, sizeof path, "%s/publication.yaml", argv[1]);
    FILE *file = create(path);
    fputs("name: corpus\ntitle: A corpus\nlang: en\npublisher: Nobody\n"
          "base-url: https://example.org/corpus/\nlicense: CC-BY-4.0\nmodified: 2026-01-01\n",
          file);
    finish(file, path);
    for (int i = 0; i < works; i++) {
        snprintf(path, sizeof path, "%s/%03d", argv[1], i / PER_FOLDER);
        mkdir(path, 0777);
        snprintf(path, sizeof path, "%s/%03d/work-%06d.md", argv[1], i / PER_FOLDER, i);
        file = create(path);
        write_work(file, i, works);
        finish(file, path);
    }
    return 0;
}
