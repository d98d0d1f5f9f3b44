#include "model/outputs.h"

#include <string.h>

#include "base/text.h"

/* One line an output. A file belongs to the last whose prefix and suffix it has. */
enum { N_OUTPUTS = 6 };
static const char *const names[N_OUTPUTS] = {"site",  "downloads", "epub",
                                             "embed", "cartridge", "scorm"};
static const struct {
    unsigned kind;
    const char *prefix, *suffix;
    bool usual;
} outputs[N_OUTPUTS] = {
    {OUTPUT_SITE, "site/", "", true},       {OUTPUT_DOWNLOADS, "site/downloads/", "", true},
    {OUTPUT_EPUB, "", ".epub", true},       {OUTPUT_EMBED, "site/embed/", "", true},
    {OUTPUT_CARTRIDGE, "", ".imscc", true}, {OUTPUT_SCORM, "", "-scorm.zip", false},
};

enum { N_BOOKS = 3 };
static const char *const words[N_BOOKS] = {"works", "publication", "all"};
static const unsigned kinds[N_BOOKS] = {BOOKS_OF_WORKS, BOOK_OF_ALL, BOOKS_OF_WORKS | BOOK_OF_ALL};

const char *const *outputs_names(size_t *n)
{
    *n = N_OUTPUTS;
    return names;
}

unsigned outputs_kind(size_t i)
{
    return outputs[i].kind;
}

unsigned outputs_usual(void)
{
    unsigned usual = 0;
    for (size_t i = 0; i < N_OUTPUTS; i++)
        usual |= outputs[i].usual ? outputs[i].kind : 0;
    return usual;
}

unsigned outputs_owner(const char *path)
{
    struct str whole = str_of(path);
    for (size_t i = N_OUTPUTS; i-- > 0;)
        if (str_starts(whole, str_of(outputs[i].prefix)) &&
            str_ends(whole, str_of(outputs[i].suffix)))
            return outputs[i].kind;
    return 0;
}

/* The index of a word; n, after a diagnostic with the words there are, if it is none of them. */
static size_t find_word(struct str word, const char *const *list, size_t n, const char *option,
                        struct diags *diags)
{
    struct buf known = BUF_INIT;
    size_t found = 0;
    while (found < n && !str_eq(word, str_of(list[found])))
        found++;
    for (size_t i = 0; i < n; i++)
        buf_addf(&known, "%s%s", i == 0 ? "" : i + 1 < n ? ", " : " or ", list[i]);
    if (found == n)
        diag_fail(diags, STATUS_USAGE, (struct place){0}, "'%.*s' is no value of %s; it is %s",
                  (int)word.n, word.p, option, known.p);
    buf_clear(&known);
    return found;
}

unsigned outputs_parse(const char *list, const char *option, struct diags *diags)
{
    unsigned chosen = 0;
    for (struct str rest = str_of(list);;) {
        size_t comma = str_find_char(rest, ',', 0);
        size_t i = find_word(str_sub(rest, 0, comma), names, N_OUTPUTS, option, diags);
        if (i == N_OUTPUTS)
            return 0;
        chosen |= outputs[i].kind;
        if (comma >= rest.n)
            return chosen;
        rest = str_sub(rest, comma + 1, rest.n);
    }
}

const char *const *books_names(size_t *n)
{
    *n = N_BOOKS;
    return words;
}

unsigned books_kind(size_t i)
{
    return kinds[i];
}

unsigned books_parse(const char *word, const char *option, struct diags *diags)
{
    size_t i = find_word(str_of(word), words, N_BOOKS, option, diags);
    return i < N_BOOKS ? kinds[i] : 0;
}
