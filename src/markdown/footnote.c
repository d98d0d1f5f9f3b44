#include <search.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "base/digest.h"
#include "base/utf8.h"
#include "markdown/extract.h"

enum { LABEL_LIMIT = 200 };

/* A label, folded as CommonMark folds those of links, and its note, if it has one. */
struct label {
    const char *folded;
    struct note *note;
};

/* One masked "[^label]". */
struct mask {
    struct str written; /* the label */
    bool colon;         /* one followed, and is masked too */
    struct label *label;
};

static int compare_labels(const void *a, const void *b)
{
    return strcmp(((const struct label *)a)->folded, ((const struct label *)b)->folded);
}

static void keep_label(void *label)
{
    (void)label; /* the arena's */
}

void masks_init(struct masks *masks, struct document *document, struct str text)
{
    char hex[SHA256_HEX + 1];
    digest_sha256(text, hex);
    *masks = (struct masks){.document = document, .text = text};
    masks->mark[0] = 'x';
    memcpy(masks->mark + 1, hex, sizeof masks->mark - 2);
}

void masks_clear(struct masks *masks)
{
    tdestroy(masks->labels, keep_label);
    free(masks->masks);
}

static struct label *find_label(struct masks *masks, struct str written)
{
    struct arena *arena = &masks->document->arena;
    struct label *label = arena_alloc(arena, sizeof *label);
    utf8proc_uint8_t *folded = NULL;
    utf8proc_ssize_t n =
        utf8proc_map((const utf8proc_uint8_t *)written.p, (utf8proc_ssize_t)written.n, &folded,
                     UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD);
    label->folded = n > 0 ? arena_strndup(arena, (char *)folded, (size_t)n)
                          : arena_strndup(arena, written.p, written.n);
    free(folded);
    return *(struct label **)tsearch(label, &masks->labels, compare_labels);
}

/* The length of the label that s begins with, if a bracket ends it; else 0. Labels have nothing in
 * them that could be the syntax of something else. */
static size_t label_length(struct str s)
{
    for (size_t i = 0; i < s.n && i <= LABEL_LIMIT; i++) {
        if (s.p[i] == ']')
            return utf8_valid(str_sub(s, 0, i), NULL) ? i : 0;
        if ((unsigned char)s.p[i] <= ' ' || s.p[i] == 0x7F || strchr("[\\&<>|`", s.p[i]))
            return 0;
    }
    return 0;
}

static bool is_escaped(struct str text, size_t at)
{
    size_t backslashes = 0;
    while (backslashes < at && text.p[at - 1 - backslashes] == '\\')
        backslashes++;
    return backslashes % 2 == 1;
}

static void add_mask(struct masks *masks, struct str written, bool colon, struct buf *out)
{
    if (masks->n == masks->cap) {
        masks->cap = masks->cap * 2 + 16;
        masks->masks = mem_realloc(masks->masks, masks->cap * sizeof *masks->masks);
    }
    masks->masks[masks->n] = (struct mask){written, colon, find_label(masks, written)};
    buf_addf(out, "%s-%zuz]%s", masks->mark, masks->n++, colon ? ";" : "");
}

void masks_add_text(struct masks *masks, struct buf *out)
{
    struct str text = masks->text;
    size_t done = 0, at;
    for (size_t from = 0; (at = str_find(text, STR("[^"), from)) < text.n;) {
        from = at + 2;
        size_t n = label_length(str_sub(text, from, text.n));
        if (n == 0 || is_escaped(text, at))
            continue;
        buf_add_str(out, str_sub(text, done, from));
        bool colon = str_starts(str_sub(text, from + n, text.n), STR("]:"));
        add_mask(masks, str_sub(text, from, from + n), colon, out);
        done = from += n + 1 + colon;
    }
    buf_add_str(out, str_sub(text, done, text.n));
}

/* The next mask in s, from its mark to its end. False: there is none. */
static bool find_mask(const struct masks *masks, struct str s, size_t from, struct str *found,
                      struct mask **mask)
{
    size_t at = str_find(s, str_of(masks->mark), from);
    if (at == s.n)
        return false;
    size_t end = str_find_char(s, 'z', at);
    *found = str_sub(s, at, end + 1);
    *mask = &masks->masks[strtoul(s.p + at + strlen(masks->mark) + 1, NULL, 10)];
    return true;
}

size_t masks_definition(const struct masks *masks, struct str s)
{
    struct str found;
    struct mask *mask;
    if (!str_starts(s, STR("[^")) || !str_starts(str_sub(s, 2, s.n), str_of(masks->mark)) ||
        !find_mask(masks, s, 2, &found, &mask))
        return 0;
    return mask->colon ? 2 + found.n + 2 : 0;
}

void masks_define(struct masks *masks, struct str definition, cmark_node *node, struct place place,
                  struct diags *diags)
{
    struct arena *arena = &masks->document->arena;
    struct note *note = arena_alloc(arena, sizeof *note);
    struct note **last = &masks->document->last_note;
    struct mask *mask;
    struct str found;
    find_mask(masks, definition, 0, &found, &mask);
    note->label = arena_strndup(arena, mask->written.p, mask->written.n);
    note->node = node;
    note->place = place;
    tree_add_extra(masks->document, node, EXTRA_NOTE)->note = note;
    *(*last ? &(*last)->next : &masks->document->notes) = note;
    *last = note;
    if (!mask->label->note)
        mask->label->note = note;
    else
        diag_warning(diags, place, "footnote-repeated",
                     "note '%s' is defined again; its first definition counts", note->label);
}

/* Adds a piece of text with its masks turned back. */
static void add_unmasked(const struct masks *masks, struct str s, struct buf *out)
{
    size_t done = 0;
    struct str found;
    for (struct mask *mask; find_mask(masks, s, done, &found, &mask);) {
        size_t at = (size_t)(found.p - s.p);
        buf_add_str(out, str_sub(s, done, at));
        buf_add_str(out, mask->written);
        done = at + found.n;
        if (mask->colon && str_starts(str_sub(s, done, s.n), STR("];"))) {
            buf_adds(out, "]:");
            done += 2;
        }
    }
    buf_add_str(out, str_sub(s, done, s.n));
}

static void unmask(const struct masks *masks, cmark_node *node,
                   const char *(*get)(cmark_node *node), int (*set)(cmark_node *, const char *))
{
    const char *text = get(node);
    if (!text || !strstr(text, masks->mark))
        return;
    struct buf out = BUF_INIT;
    add_unmasked(masks, str_of(text), &out);
    set(node, out.p);
    buf_clear(&out);
}

/* Where the marks of a text go: behind the text, but not into a link, which can't hold another. */
struct resolving {
    struct masks *masks;
    struct diags *diags;
    size_t images;      /* how many are around */
    cmark_node *link;   /* the outermost around */
    cmark_node *behind; /* the node after which the next mark or piece of text goes */
    cmark_node *behind_link;
};

static void add_piece(struct resolving *r, cmark_node *node, struct str piece, bool first)
{
    struct buf out = BUF_INIT;
    add_unmasked(r->masks, piece, &out);
    if (first) {
        cmark_node_set_literal(node, out.p);
    } else if (out.n > 0) {
        cmark_node *text =
            cmark_node_new_with_mem(CMARK_NODE_TEXT, tree_memory(&r->masks->document->nodes));
        cmark_node_set_literal(text, out.p);
        cmark_node_insert_after(r->behind, text);
        r->behind = text;
    }
    buf_clear(&out);
}

static void add_mark(struct resolving *r, struct note *note)
{
    struct document *document = r->masks->document;
    cmark_node *mark =
        cmark_node_new_with_mem(CMARK_NODE_CUSTOM_INLINE, tree_memory(&document->nodes));
    struct buf text = BUF_INIT;
    buf_addf(&text, "[^%s]", note->label);
    cmark_node_set_on_enter(mark, text.p);
    buf_clear(&text);
    tree_add_extra(document, mark, EXTRA_MARK)->note = note;
    cmark_node **behind = r->link ? &r->behind_link : &r->behind;
    cmark_node_insert_after(*behind, mark);
    *behind = mark;
}

/* Cuts a text at the references in it. */
static void resolve_text(struct resolving *r, cmark_node *node)
{
    char *copy = mem_strdup(cmark_node_get_literal(node));
    struct str text = str_of(copy), found;
    size_t done = 0, from = 0;
    r->behind = node;
    for (struct mask *mask; find_mask(r->masks, text, from, &found, &mask);) {
        size_t at = (size_t)(found.p - text.p), end = at + found.n;
        from = end;
        if (r->images > 0 || at < 2 || text.p[at - 2] != '[' || end == text.n || text.p[end] != ']')
            continue;
        if (!mask->label->note) {
            diag_warning(r->diags, tree_place(r->masks->document, node), "footnote-undefined",
                         "note '%.*s' is not defined", (int)mask->written.n, mask->written.p);
            continue;
        }
        add_piece(r, node, str_sub(text, done, at - 2), done == 0);
        add_mark(r, mask->label->note);
        done = from = end + 1;
        if (mask->colon && done < text.n)
            copy[done] = ':';
    }
    add_piece(r, node, str_sub(text, done, text.n), done == 0);
    free(copy);
}

static void resolve_node(struct resolving *r, cmark_node *node)
{
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_TEXT:
        if (strstr(cmark_node_get_literal(node), r->masks->mark))
            resolve_text(r, node);
        break;
    case CMARK_NODE_CODE:
    case CMARK_NODE_HTML_INLINE:
    case CMARK_NODE_HTML_BLOCK:
        unmask(r->masks, node, cmark_node_get_literal, cmark_node_set_literal);
        break;
    case CMARK_NODE_CODE_BLOCK:
        unmask(r->masks, node, cmark_node_get_literal, cmark_node_set_literal);
        unmask(r->masks, node, cmark_node_get_fence_info, cmark_node_set_fence_info);
        break;
    case CMARK_NODE_LINK:
    case CMARK_NODE_IMAGE:
        unmask(r->masks, node, cmark_node_get_url, cmark_node_set_url);
        unmask(r->masks, node, cmark_node_get_title, cmark_node_set_title);
        break;
    default:
        break;
    }
}

void masks_resolve(struct masks *masks, struct diags *diags)
{
    struct resolving r = {.masks = masks, .diags = diags};
    cmark_node *empty = NULL;
    for (struct walk walk = {.root = masks->document->root}; walk_next(&walk);) {
        cmark_node_type type = cmark_node_get_type(walk.node);
        if (empty)
            cmark_node_unlink(empty);
        empty = NULL;
        if (walk.entering)
            resolve_node(&r, walk.node);
        if (type == CMARK_NODE_IMAGE)
            r.images += walk.entering ? 1 : (size_t)-1;
        else if (type == CMARK_NODE_LINK)
            r.link = r.behind_link = walk.entering ? walk.node : NULL;
        else if (type == CMARK_NODE_TEXT && !walk.entering && !cmark_node_get_literal(walk.node)[0])
            empty = walk.node;
    }
}

static void show(struct document *document, struct note *note)
{
    if (note->number > 0)
        return;
    document->notes_shown[document->n_notes++] = note;
    note->number = document->n_notes;
}

static void number_marks(struct document *document, cmark_node *root)
{
    for (struct walk walk = {.root = root}; walk_next(&walk);) {
        struct extra *extra = walk.entering ? cmark_node_get_user_data(walk.node) : NULL;
        if (extra && extra->kind == EXTRA_NOTE && walk.node != root) {
            walk_skip(&walk);
        } else if (extra && extra->kind == EXTRA_MARK) {
            show(document, extra->note);
            extra->mark = ++extra->note->references;
        }
    }
}

void document_number_notes(struct document *document, struct diags *diags)
{
    size_t n = 0, done = 0;
    struct note *note;
    for (note = document->notes; note; note = note->next)
        n++;
    document->notes_shown = arena_array(&document->arena, n, sizeof *document->notes_shown);
    number_marks(document, document->root);
    for (note = document->notes;; note = note->next) {
        while (done < document->n_notes)
            number_marks(document, document->notes_shown[done++]->node);
        if (!note)
            break;
        if (note->number == 0)
            diag_warning(diags, note->place, "footnote-unused",
                         "nothing refers to note '%s'; it is shown after the others", note->label);
        show(document, note);
    }
    document->features.footnotes = n > 0;
}
