/*
 * What must hold for any text, tried on texts put together at random from pieces that are hard to
 * read or to write. The same seeds every time; PROPERTY_TEXTS=100000 tries more.
 */
#include <libxml/parser.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "markdown/html.h"
#include "unit/markdown.h"

enum { TEXTS = 4000 };

static const char *const pieces[] = {
    "\n",
    "\n",
    "\n\n",
    "\n\n",
    " ",
    " ",
    "    ",
    "\t",
    "> ",
    "> ",
    "- ",
    "1. ",
    "  ",
    "\r\n",
    "a",
    "b c",
    "word",
    "\xC3\xA9",
    "\xE6\x9D\xB1",
    "\xC2\xA0",
    "\xE2\x80\x8B",
    ".",
    ":",
    "!",
    "|",
    "|",
    "| a | b |",
    "|---|---|",
    "| - |",
    "|:-:|",
    "\n| a | b |\n|---|:--|\n| c |\n",
    "\\|",
    "\n| a |\n|---|\n| b | c |\n",
    "[^1]",
    "[^2]",
    "\n[^1]: ",
    "\n\n[^2]: note\n\n    more\n",
    "\\[^1]",
    "[^x]",
    "[^1]:",
    "[^1](u)",
    "\n\n    ",
    "`",
    "``",
    "`a|b`",
    "\n```\n",
    "\n~~~\n",
    "# ",
    "\n## Head\n",
    "---",
    "\n===\n",
    "*a*",
    "**b**",
    "_",
    "[a](b)",
    "[a]",
    "\n[a]: b \"c\"\n",
    "![alt](i.png)",
    "\n\n![alt](i.png \"Title here\")\n\n",
    "<b>",
    "</b>",
    "<!-- c -->",
    "\n<div>\n",
    "</div>\n",
    "<script>",
    "</script>",
    "<br>",
    "&amp;",
    "&lt;",
    "&#1;",
    "\\",
    "\\\n",
    "  \n",
    "<http://x.y>",
    "&",
    "<",
    "'",
    "\"",
    "\x01",
    "~~~",
    /* These cmark's writer does not keep where they stand: */
    "\x0C",
    "&#xFFFE;",
};
enum { PIECES = sizeof pieces / sizeof *pieces, KEPT_PIECES = PIECES - 2 };

/* Raw HTML, opened and closed without regard to anything, and Markdown that may come between. */
static const char *const markup[] = {
    "\n\n",
    "\n\n",
    "\n\n",
    "\n\n",
    "\n",
    "a",
    "b c",
    "*d*",
    "\n\ne\n\n",
    "\n\n## Head\n\n",
    "\n\n- item\n\n",
    "\n\n> ",
    "- ",
    "[^1]",
    "\n\n[^1]: note\n\n    ",
    "[a](b)",
    "\n\n![alt](i.png \"Title here\")\n\n",
    "<details>",
    "<details><summary>",
    "<summary>",
    "</summary>",
    "</details>",
    "<div>",
    "</div>",
    "<p>",
    "</p>",
    "<table>",
    "<caption>",
    "<thead>",
    "<tfoot>",
    "<tr>",
    "<td>",
    "</td>",
    "</tr>",
    "</table>",
    "<ul>",
    "<li>",
    "</ul>",
    "<dl>",
    "<dt>",
    "<dd>",
    "</dl>",
    "<figure>",
    "<figcaption>",
    "</figure>",
    "<ruby>",
    "<rt>",
    "<rp>",
    "</rt>",
    "</ruby>",
    "<h2>",
    "</h2>",
    "<b>",
    "</b>",
    "<a href=u>",
    "</a>",
    "<ins>",
    "</ins>",
    "<address>",
    "<header>",
    "<video>",
    "</video>",
    "<font>",
    "<!--",
    "-->",
    "</body>",
    "</html>",
    "<div title='",
    "'>",
    "<span role=doc-pagebreak aria-label=1></span>",
    "<span role=doc-pagebreak></span>",
};

static uint64_t state;

/* xorshift64* */
static size_t below(size_t n)
{
    state ^= state >> 12;
    state ^= state << 25;
    state ^= state >> 27;
    return (size_t)((state * 0x2545F4914F6CDD1DULL) >> 33) % n;
}

static void make_text(uint64_t seed, const char *const *from, size_t n_from, struct buf *text)
{
    state = seed * 0x9E3779B97F4A7C15ULL + 1;
    buf_reset(text);
    for (size_t n = 1 + below(40); n > 0; n--)
        buf_adds(text, from[below(n_from)]);
}

static struct document *read_text(struct str text, bool sanitize)
{
    struct diags *diags = diags_new();
    struct document_options options = {.file = "a.md", .sanitize_html = sanitize};
    struct document *document = document_read(text, &options, diags);
    diags_free(diags);
    return document;
}

static bool separates(const xmlNode *node)
{
    static const char *const inlines[] = {
        "a",   "abbr", "b",    "bdi", "bdo",  "cite", "code", "data", "del",   "dfn",  "em",
        "i",   "img",  "ins",  "kbd", "mark", "q",    "s",    "samp", "small", "span", "strong",
        "sub", "sup",  "time", "u",   "var",  "wbr",  "ruby", "rt",   "rp"};
    for (size_t i = 0; i < sizeof inlines / sizeof *inlines; i++)
        if (strcmp((const char *)node->name, inlines[i]) == 0)
            return false;
    return true;
}

static void add_words(const xmlNode *node, struct wordstream *stream)
{
    for (; node; node = node->next) {
        if (node->type == XML_TEXT_NODE)
            wordstream_text(stream, str_of((const char *)node->content));
        if (node->type != XML_ELEMENT_NODE || xmlHasProp(node, BAD_CAST "data-apparatus"))
            continue;
        if (separates(node))
            wordstream_break(stream);
        add_words(node->children, stream);
        if (separates(node))
            wordstream_break(stream);
    }
}

static xmlDoc *parse_xhtml(const struct document *document)
{
    struct buf page = BUF_INIT;
    struct xhtml_options options = {.epub_types = true, .id_prefix = "p-"};
    buf_adds(&page, "<body xmlns:epub=\"http://www.idpf.org/2007/ops\">");
    document_write_xhtml(document, &options, &page);
    buf_adds(&page, "</body>");
    xmlDoc *doc = xmlReadMemory(page.p, (int)page.n, NULL, "UTF-8",
                                XML_PARSE_NONET | XML_PARSE_HUGE | XML_PARSE_NOERROR);
    if (!doc)
        printf("not well-formed:\n%s\n", page.p);
    ck_assert_ptr_nonnull(doc);
    buf_clear(&page);
    return doc;
}

static void ck_same_words(struct str text, bool sanitize)
{
    struct buf expected = BUF_INIT, found = BUF_INIT;
    struct wordstream stream;
    struct document *document = read_text(text, sanitize);
    xmlDoc *doc = parse_xhtml(document);
    wordstream_init(&stream, &expected);
    document_words(document, &stream);
    wordstream_clear(&stream);
    wordstream_init(&stream, &found);
    add_words(xmlDocGetRootElement(doc)->children, &stream);
    wordstream_clear(&stream);
    if (strcmp(expected.p, found.p) != 0)
        printf("text:\n%.*s\n----\n", (int)text.n, text.p);
    ck_assert_str_eq(found.p, expected.p);
    xmlFreeDoc(doc);
    document_free(document);
    buf_clear(&expected);
    buf_clear(&found);
}

static size_t texts(void)
{
    const char *wanted = getenv("PROPERTY_TEXTS");
    return wanted ? strtoul(wanted, NULL, 10) : TEXTS;
}

START_TEST(the_page_is_well_formed_and_its_words_are_those_counted)
{
    struct buf text = BUF_INIT;
    for (size_t seed = 0; seed < texts(); seed++) {
        make_text(seed, pieces, PIECES, &text);
        ck_same_words(buf_str(&text), seed % 2 == 1);
    }
    buf_clear(&text);
}
END_TEST

/* Elements that stand only in some others. */
static const char *const places[][2] = {
    {" li ", " ul ol "},
    {" dt dd ", " dl "},
    {" summary ", " details "},
    {" td th ", " tr "},
    {" tr ", " thead tbody tfoot "},
    {" thead tbody tfoot caption ", " table "},
    {" figcaption ", " figure "},
    {" rt rp ", " ruby "},
};

static bool is_rightly_placed(const xmlNode *node)
{
    static const char strict[] = " ul ol dl table thead tbody tfoot tr ";
    static const char words[] = " p h1 h2 h3 h4 h5 h6 b i em strong span summary dfn ruby rt rp ";
    const char *name = (const char *)node->name, *parent = (const char *)node->parent->name;
    for (size_t i = 0; i < sizeof places / sizeof *places; i++)
        if (str_listed(places[i][0], str_of(name)))
            return str_listed(places[i][1], str_of(parent));
    for (const xmlNode *outer = node->parent; outer->type == XML_ELEMENT_NODE;
         outer = outer->parent)
        if (strcmp(name, "a") == 0 && strcmp((const char *)outer->name, "a") == 0)
            return false;
    bool heading = strlen(name) == 2 && name[0] == 'h' && name[1] != 'r';
    bool block = separates(node) && strcmp(name, "br") != 0;
    return !str_listed(strict, str_of(parent)) && (!block || !str_listed(words, str_of(parent)) ||
                                                   (heading && strcmp(parent, "summary") == 0));
}

static const xmlNode *find_misplaced(const xmlNode *node)
{
    const xmlNode *found = NULL;
    for (; node && !found; node = node->next) {
        if (node->type != XML_ELEMENT_NODE)
            continue;
        const xmlNode *first = xmlFirstElementChild((xmlNode *)node);
        bool details = strcmp((const char *)node->name, "details") == 0;
        bool lacks_summary =
            details && (!first || strcmp((const char *)first->name, "summary") != 0);
        found = lacks_summary || !is_rightly_placed(node) ? node : find_misplaced(node->children);
    }
    return found;
}

START_TEST(raw_html_becomes_valid_and_keeps_its_words)
{
    struct buf text = BUF_INIT;
    for (size_t seed = 0; seed < texts(); seed++) {
        make_text(seed, markup, sizeof markup / sizeof *markup, &text);
        ck_same_words(buf_str(&text), true);
        struct document *document = read_text(buf_str(&text), true);
        xmlDoc *doc = parse_xhtml(document);
        const xmlNode *misplaced = find_misplaced(xmlDocGetRootElement(doc)->children);
        if (misplaced)
            printf("text:\n%s\n----\n", text.p);
        ck_assert_msg(!misplaced, "%s in %s", (const char *)misplaced->name,
                      (const char *)misplaced->parent->name);
        xmlFreeDoc(doc);
        document_free(document);
    }
    buf_clear(&text);
}
END_TEST

/* Whether there is no raw HTML, which cmark's writer moves to the right in items. */
static bool write_again(struct str text, struct buf *out)
{
    struct document *document = read_text(text, false);
    bool plain = !document_features(document).raw_html;
    buf_reset(out);
    document_write_markdown(document, out);
    document_free(document);
    return plain;
}

/* Written once, a text has lost what cmark's writer can't keep, such as a line break at the begin of
 * a paragraph; from then on it must stay as it is. */
START_TEST(what_is_written_is_read_and_written_the_same)
{
    struct buf text = BUF_INIT, once = BUF_INIT, twice = BUF_INIT, again = BUF_INIT;
    size_t tried = 0;
    for (size_t seed = 0; seed < texts(); seed++) {
        make_text(seed, pieces, KEPT_PIECES, &text);
        bool plain = write_again(buf_str(&text), &once);
        if (!plain || !write_again(buf_str(&once), &twice))
            continue;
        write_again(buf_str(&twice), &again);
        if (strcmp(twice.p, again.p) != 0)
            printf("text:\n%s\n----\n", text.p);
        ck_assert_str_eq(again.p, twice.p);
        tried++;
    }
    ck_assert_uint_gt(tried, texts() / 4);
    buf_clear(&text);
    buf_clear(&once);
    buf_clear(&twice);
    buf_clear(&again);
}
END_TEST

UNIT_TESTS("markdown_properties", the_page_is_well_formed_and_its_words_are_those_counted,
           raw_html_becomes_valid_and_keeps_its_words, what_is_written_is_read_and_written_the_same)
