/* The text that Creative Commons gives a license stands in a book of ours, so that it can be read
 * offline: an element with data-legal-code has all of its words, and no others. */
#include <string.h>

#include "base/embedded.h"
#include "base/utf8.h"
#include "verify/book.h"
#include "verify/difference.h"

/* A license's text is a file in lines of equal length: one may end within a word, after a hyphen. Lines
 * of '=' are rules. */
static void add_words(struct buf *out, struct str text)
{
    struct buf lines = BUF_INIT;
    struct str line;
    while (str_next_line(&text, &line)) {
        struct str words = str_trim(line);
        if (words.n == 0 || words.p[0] == '=')
            continue;
        if (lines.n > 0 && lines.p[lines.n - 1] != '-')
            buf_addc(&lines, ' ');
        buf_add_str(&lines, words);
    }
    utf8_collapse(out, buf_str(&lines));
    buf_clear(&lines);
}

struct telling {
    struct book *book;
    struct place place;
    const char *label;
};

static void tell(void *context, const char *what)
{
    struct telling *telling = context;
    diag_error(telling->book->proof->diags, telling->place, "legal-code",
               "is not the text of '%s': %s", telling->label, what);
}

static void compare(struct book *book, struct place place, const struct license *license,
                    const char *found)
{
    const struct embedded_file *file = embedded_find(license->legal_code);
    struct telling telling = {book, place, license->label};
    struct buf words = BUF_INIT;
    add_words(&words, (struct str){file->bytes, file->size});
    if (strcmp(found, words.p) != 0)
        difference_tell(
            &(struct comparison){str_of(found), buf_str(&words), license->label, NULL, 0, false}, 1,
            tell, &telling);
    buf_clear(&words);
}

static bool is_known(const struct book *book, const char *id)
{
    for (size_t i = 0; i < book->n_legal_codes; i++)
        if (strcmp(book->legal_codes[i].id, id) == 0)
            return true;
    return false;
}

static void look_at(struct book *book, const char *file, xmlNode *node, const char *id)
{
    struct arena arena = ARENA_INIT;
    struct license license;
    pthread_mutex_lock(&book->lock);
    bool found = license_from_id(&book->arena, id, &license) == LICENSE_FOUND && license.legal_code;
    if (found && !is_known(book, license.id) && book->n_legal_codes < MOST_LICENSES)
        book->legal_codes[book->n_legal_codes++] = license;
    pthread_mutex_unlock(&book->lock);
    if (found)
        compare(book, (struct place){file, markup_line(node), 0}, &license,
                markup_content(&arena, node));
    arena_clear(&arena);
}

void legal_codes_look(struct book *book, const char *file, xmlDoc *doc)
{
    struct arena arena = ARENA_INIT;
    xmlNode *root = xmlDocGetRootElement(doc);
    for (xmlNode *node = root; node; node = markup_next(node, root, true, NULL, NULL)) {
        const char *id = node->type == XML_ELEMENT_NODE
                             ? markup_attribute(&arena, node, "data-legal-code")
                             : NULL;
        if (id)
            look_at(book, file, node, id);
    }
    arena_clear(&arena);
}

void legal_codes_check(struct book *book)
{
    for (size_t i = 0; i < book->n_licenses; i++) {
        struct license license;
        if (license_from_url(&book->arena, book->licenses[i].address, &license) == LICENSE_FOUND &&
            license.legal_code && !is_known(book, license.id))
            diag_error(book->proof->diags, (struct place){book->path, 0, 0}, "legal-code",
                       "the text of '%s' is in no document of the spine; put it in, in an element "
                       "with data-legal-code=\"%s\"",
                       license.label, license.id);
    }
}
