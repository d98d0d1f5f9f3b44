#include "verify/page.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/utf8.h"
#include "verify/address.h"
#include "verify/elements.h"
#include "verify/hiding.h"
#include "verify/quote.h"

/* How far into a work its head may stand: after a title and a long standfirst. It is also what
 * survives when only the first 2 kB of a page do. */
enum { HEAD_BYTES = 2000 };

struct walk {
    struct page *page;
    const struct hiding *hiding;
    struct diags *diags;
    struct page_work *work, **end; /* the work that we are in; where the next one goes */
    const xmlNode *work_root, *apparatus_root, *unseen_root;
    const xmlNode *parts_root; /* tells of parts with licenses of their own: it is no notice */
    struct wordstream stream;
    struct buf outside; /* text since the last work */
    struct buf pending; /* apparatus since the last word of the work */
    size_t pending_at;  /* the bytes of words before it */
    size_t split;       /* a part of pending that is the head even if no word follows */
    bool boundary;      /* an element of the work began or ended since the last apparatus */
    bool in_body; /* words stand behind title and standfirst, or behind the notice at the head */
    const xmlNode
        *stray; /* apparatus with words of its own since the last word of the body; NULL */
    struct buf scratch;
};

/* Reading a number, and nothing but a number. */
static bool read_number(const char **text, size_t *number)
{
    const char *start = *text;
    *number = 0;
    for (; **text >= '0' && **text <= '9' && *text - start < 9; ++*text)
        *number = 10 * *number + (size_t)(**text - '0');
    return *text > start;
}

static bool is_digest(const char *text)
{
    size_t n = strspn(text, "0123456789abcdef");
    return !text[n] && (n == SHA256_HEX || n == FIDELITY_HALF);
}

static void read_record(struct walk *walk, const xmlNode *element, struct page_work *work)
{
    struct arena *arena = &walk->page->arena;
    const char *words = markup_attribute(arena, element, "data-words");
    const char *sha256 = markup_attribute(arena, element, "data-sha256");
    size_t n = 0;
    const char *rest = words;
    bool good = words && sha256 && read_number(&rest, &n) && !*rest && is_digest(sha256);
    if (good) {
        work->record.words = n;
        memcpy(work->record.sha256, sha256, strlen(sha256) + 1);
        return;
    }
    diag_error(walk->diags, (struct place){walk->page->file, work->line, 0}, "work-record",
               "work '%s' has no good record of its words; it needs data-words with a number and "
               "data-sha256 with 64 hex digits, or the first 32",
               quote_name(arena, work->path));
}

static void read_part(struct walk *walk, const xmlNode *element, struct page_work *work)
{
    struct arena *arena = &walk->page->arena;
    const char *text = markup_attribute(arena, element, "data-part"), *rest = text;
    size_t part = 0, parts = 0;
    work->part = work->parts = 1;
    if (!text)
        return;
    bool good = read_number(&rest, &part) && *rest++ == '/' && read_number(&rest, &parts) &&
                !*rest && part >= 1 && part <= parts;
    if (good) {
        work->part = (unsigned)part;
        work->parts = (unsigned)parts;
        return;
    }
    diag_error(walk->diags, (struct place){walk->page->file, work->line, 0}, "work-part",
               "part '%s' of work '%s' is not of the form 1/3", quote(arena, str_of(text)),
               quote_name(arena, work->path));
}

static bool is_in(const xmlNode *node, const xmlNode *top, const char *name)
{
    for (; node != top; node = node->parent)
        if (markup_is(node, name))
            return true;
    return markup_is(top, name);
}

/* What we put among the words of a text leads somewhere (a mark of a note, a link to a question) or
 * is the heading of its notes. */
static bool has_words_of_its_own(struct walk *walk, xmlNode *apparatus)
{
    enum { LONGEST = 240 }; /* bytes: more is a text */
    bool notes = apparatus->name[0] == 'h' && apparatus->parent &&
                 markup_attribute_has(apparatus->parent, "role", "doc-endnotes");
    if (strlen(markup_content(&walk->page->arena, apparatus)) > LONGEST)
        return true;
    for (xmlNode *node = apparatus; node && !notes;
         node = markup_next(node, apparatus, true, NULL, NULL))
        if (element_has_letter(markup_text(node, &walk->scratch)) &&
            !is_in(node->parent, apparatus, "a"))
            return true;
    return false;
}

/* How many blocks of the work have words so far. */
static size_t blocks_with_words(const struct page_work *work)
{
    size_t n = work->n_blocks;
    return n > 0 && work->blocks[n - 1] == work->words.n ? n - 1 : n;
}

static void start_work(struct walk *walk, const xmlNode *element, const char *path)
{
    struct page_work *work = arena_alloc(&walk->page->arena, sizeof *work);
    *work = (struct page_work){.path = path, .line = markup_line(element)};
    work->excerpt = markup_attribute(&walk->page->arena, element, "data-excerpt") != NULL;
    buf_init(&work->words);
    buf_init(&work->foot);
    work->head = walk->outside;
    buf_init(&walk->outside);
    read_record(walk, element, work);
    read_part(walk, element, work);
    wordstream_init(&walk->stream, &work->words);
    *walk->end = walk->work = work;
    walk->end = &work->next;
    walk->work_root = element;
    walk->page->n_works++;
}

/* After the last word: the apparatus is the foot. Where a work has no words but its title (a
 * picture with a title), what stands before the elements of its body is its head all the same. */
static void end_work(struct walk *walk)
{
    if (walk->pending_at <= HEAD_BYTES)
        buf_add(&walk->work->head, walk->pending.p, walk->split);
    walk->split = 0;
    walk->boundary = walk->in_body = false;
    walk->stray = NULL;
    wordstream_finish(&walk->stream, &walk->work->found);
    wordstream_clear(&walk->stream);
    walk->work->foot = walk->pending;
    buf_init(&walk->pending);
    walk->work = NULL;
    walk->work_root = NULL;
}

static void separate(struct walk *walk)
{
    buf_addc(&walk->page->ours, '\n');
    buf_addc(&walk->page->all, '\n');
    struct page_work *work = walk->work;
    if (!work) {
        buf_addc(&walk->outside, '\n');
        return;
    }
    if (walk->pending.n > 0)
        buf_addc(&walk->pending, '\n');
    wordstream_break(&walk->stream);
    if (work->n_blocks > 0 && work->blocks[work->n_blocks - 1] == work->words.n)
        return;
    if (work->n_blocks == work->blocks_cap) {
        work->blocks_cap = work->blocks_cap ? 2 * work->blocks_cap : 32;
        work->blocks = mem_realloc(work->blocks, work->blocks_cap * sizeof *work->blocks);
    }
    work->blocks[work->n_blocks++] = work->words.n;
}

/* A word of the work follows apparatus: so that was head, or something between. */
static void settle_pending(struct walk *walk)
{
    struct str rest = buf_str(&walk->pending), address;
    walk->in_body = walk->in_body || (walk->pending_at > 0 && address_next(&rest, &address));
    if (walk->stray)
        diag_error(walk->diags, (struct place){walk->page->file, markup_line(walk->stray), 0},
                   "work-apparatus",
                   "words stand among those of '%s' with data-apparatus, as if they were none of "
                   "the text; put them before or behind it",
                   quote_name(&walk->page->arena, walk->work->path));
    walk->stray = NULL;
    if (walk->pending_at <= HEAD_BYTES)
        buf_add_str(&walk->work->head, buf_str(&walk->pending));
    buf_reset(&walk->pending);
    walk->split = 0;
    walk->boundary = false;
}

static void take_text(struct walk *walk, struct str text)
{
    buf_add_str(&walk->page->all, text);
    if (walk->work && !walk->apparatus_root) {
        if (walk->pending.n > 0 && utf8_trim(text).n > 0)
            settle_pending(walk);
        wordstream_text(&walk->stream, text);
        return;
    }
    if (walk->unseen_root)
        return;
    buf_add_str(&walk->page->ours, text);
    if (walk->parts_root)
        return;
    if (walk->work && walk->pending.n == 0)
        walk->pending_at = walk->work->words.n;
    buf_add_str(walk->work ? &walk->pending : &walk->outside, text);
}

static void enter_in_work(struct walk *walk, xmlNode *element)
{
    enum { TITLE_AND_STANDFIRST = 2 };
    walk->in_body = walk->in_body || blocks_with_words(walk->work) > TITLE_AND_STANDFIRST;
    if (!markup_attribute(&walk->page->arena, element, "data-apparatus")) {
        walk->boundary = walk->pending.n > 0;
        return;
    }
    walk->apparatus_root = element;
    if (walk->in_body && !walk->stray && has_words_of_its_own(walk, element))
        walk->stray = element;
    if (walk->boundary)
        walk->split = walk->pending.n;
    walk->boundary = false;
}

static void take_picture(struct walk *walk, const xmlNode *element)
{
    struct arena *arena = &walk->page->arena;
    struct str src = str_of(markup_attribute(arena, element, "src"));
    if (src.n == 0 || str_starts(src, STR("data:")))
        return;
    struct page_picture *picture = arena_alloc(arena, sizeof *picture);
    const char *path = path_decode(arena, str_sub(src, 0, strcspn(src.p, "?#")));
    *picture = (struct page_picture){path ? path : "", markup_attribute(arena, element, "alt"),
                                     markup_line(element), walk->work->pictures};
    walk->work->pictures = picture;
}

static bool holds_work(xmlNode *element)
{
    for (xmlNode *node = element; node; node = markup_next(node, element, true, NULL, NULL))
        if (node->type == XML_ELEMENT_NODE && node->properties &&
            xmlHasProp(node, (const xmlChar *)"data-work"))
            return true;
    return false;
}

/* A style sheet hides it, and what is ours in it; of a page that marks works that is what stands in
 * a work. What it does to the words of a text is no business of ours. */
static bool is_styled_away(struct walk *walk, xmlNode *element)
{
    const struct str *rule =
        walk->hiding && !walk->unseen_root ? hiding_rule(walk->hiding, element) : NULL;
    if (!rule || !(walk->work || walk->hiding->whole || holds_work(element)))
        return false;
    walk->page->hidden_by = arena_strndup(&walk->page->arena, rule->p, rule->n);
    return true;
}

/* Whether there is something to see below the element. */
static bool enter(struct walk *walk, xmlNode *element)
{
    struct page *page = walk->page;
    if (element_separates(element))
        separate(walk);
    if (walk->work && !walk->apparatus_root)
        enter_in_work(walk, element);
    slots_look(&page->arena, &page->slots, element, walk->work && !walk->apparatus_root);
    if (!walk->parts_root && markup_attribute(&page->arena, element, "data-parts"))
        walk->parts_root = element;
    if (element_hidden(element) || (!walk->work && element_note_mark(element)))
        return false;
    const char *path = markup_attribute(&page->arena, element, "data-work");
    if (path && walk->work)
        diag_error(walk->diags, (struct place){page->file, markup_line(element), 0}, "work-nested",
                   "work '%s' stands inside of work '%s'; close that one first",
                   quote_name(&page->arena, path), quote_name(&page->arena, walk->work->path));
    else if (path)
        start_work(walk, element, path);
    if (walk->work && !walk->apparatus_root && markup_is(element, "img"))
        take_picture(walk, element);
    if (!walk->unseen_root && (element_aria_hidden(element) || is_styled_away(walk, element)))
        walk->unseen_root = element;
    return true;
}

static void leave(void *context, xmlNode *element)
{
    struct walk *walk = context;
    if (element_separates(element))
        separate(walk);
    if (element == walk->unseen_root)
        walk->unseen_root = NULL;
    if (element == walk->parts_root)
        walk->parts_root = NULL;
    if (walk->work && !walk->apparatus_root)
        walk->boundary = walk->pending.n > 0;
    if (element == walk->apparatus_root)
        walk->apparatus_root = NULL;
    if (element == walk->work_root)
        end_work(walk);
}

void page_read_tree(struct page *page, xmlDoc *doc, const char *file, struct diags *diags)
{
    page_read_styled(page, doc, NULL, file, diags);
}

void page_read_styled(struct page *page, xmlDoc *doc, const struct hiding *hiding, const char *file,
                      struct diags *diags)
{
    *page = (struct page){.file = file};
    buf_init(&page->ours);
    buf_init(&page->all);
    slots_init(&page->slots);
    struct walk walk = {.page = page, .hiding = hiding, .diags = diags, .end = &page->works};
    buf_init(&walk.outside);
    buf_init(&walk.pending);
    buf_init(&walk.scratch);
    xmlNode *root = xmlDocGetRootElement(doc);
    for (xmlNode *node = root; node;) {
        bool descend = true;
        if (node->type == XML_ELEMENT_NODE)
            descend = enter(&walk, node);
        else
            take_text(&walk, markup_text(node, &walk.scratch));
        node = markup_next(node, root, descend, leave, &walk);
    }
    buf_clear(&walk.outside);
    buf_clear(&walk.pending);
    buf_clear(&walk.scratch);
}

void page_clear(struct page *page)
{
    for (struct page_work *work = page->works; work; work = work->next) {
        buf_clear(&work->words);
        buf_clear(&work->head);
        buf_clear(&work->foot);
        free(work->blocks);
    }
    buf_clear(&page->ours);
    buf_clear(&page->all);
    arena_clear(&page->arena);
    page->works = NULL;
}
