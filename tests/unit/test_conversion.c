/* From HTML to Markdown, to the character: what a page has becomes what Markdown has, and what looks
 * like Markdown in a page stays what it is. Every case passes the verbatim check, too. */
#include <check.h>
#include <stdio.h>
#include <string.h>

#include "import/import.h"
#include "unit/unit.h"

static const char lead[] =
    "This paragraph of prose, with its two commas, stands before the case so that there is an "
    "article at all and the case is a part of it.";

struct conversion {
    const char *name, *html, *markdown;
};

static const struct conversion cases[] = {
    {"white space collapses", "<p>a\n\t  b <b> c </b>d</p>", "a b **c** d\n"},
    {"emphasis of all kinds", "<p><em>a</em> <i>b</i> <strong>c</strong> <b>d</b></p>",
     "*a* *b* **c** **d**\n"},
    {"emphasis that Markdown can't carry goes", "<p>He said<b>\"yes\"</b>again.</p>",
     "He said\"yes\"again.\n"},
    {"emphasis inside of a word", "<p>un<em>believ</em>able</p>", "un*believ*able\n"},
    {"emphasis next to emphasis is one", "<p><b>a</b><b>b</b></p>", "**ab**\n"},
    {"emphasis around a line break", "<p><b>a<br></b>b</p>", "**a**  \nb\n"},
    {"nested emphasis", "<p><em>a <strong>b</strong> c</em></p>", "*a **b** c*\n"},
    {"code with backquotes", "<p><code>a`b``c</code></p>", "```a`b``c```\n"},
    {"code of many spaces", "<p>in <code>  a  b  </code> it</p>", "in `a b` it\n"},
    {"a line that looks like an item", "<p>1986. What a year.</p>", "1986\\. What a year.\n"},
    {"a line that looks like a bullet", "<p>+ one</p><p>- two</p><p>* three</p>",
     "\\+ one\n\n\\- two\n\n\\* three\n"},
    {"a line that looks like a heading", "<p># no</p><p>#tag</p>", "\\# no\n\n\\#tag\n"},
    {"a line that looks like a quotation", "<p>&gt; no</p>", "\\> no\n"},
    {"a line that looks like code", "<p>~~~ a</p><p>``` b</p>", "\\~~~ a\n\n\\`\\`\\` b\n"},
    {"lines that look like a heading", "<p>a<br>===<br>b<br>---</p>", "a  \n\\===  \nb  \n\\---\n"},
    {"lines that look like a table", "<p>a | b<br>--- | ---<br>c | d</p>",
     "a | b  \n\\--- | ---  \nc | d\n"},
    {"what looks like front matter", "<p>--- a<br>---</p><p>title: x</p>",
     "\\--- a  \n\\---\n\ntitle: x\n"},
    {"what looks like a note", "<p>See[^1].</p><p>[^1]: no</p>", "See\\[^1\\].\n\n\\[^1\\]: no\n"},
    {"what looks like a link", "<p>[a](b) ![c](d) [e]: f</p>",
     "\\[a\\](b) \\!\\[c\\](d) \\[e\\]: f\n"},
    {"tags as words", "<p>&lt;script&gt;alert(1)&lt;/script&gt; &lt;b&gt;</p>",
     "\\<script\\>alert(1)\\</script\\> \\<b\\>\n"},
    {"references as words", "<p>&amp;amp; &amp;#65; AT&T</p>", "\\&amp; &\\#65; AT\\&T\n"},
    {"stars and lines as words", "<p>2 * 3 * 4 _a_ snake_case_name</p>",
     "2 \\* 3 \\* 4 \\_a\\_ snake\\_case\\_name\n"},
    {"a backslash", "<p>C:\\new\\*</p>", "C:\\\\new\\\\\\*\n"},
    {"references become characters", "<p>&eacute;&#8212;&#x2014;&#150;&shy;b</p>",
     "é——–\xC2\xAD"
     "b\n"},
    {"headings", "<h2>One</h2><p>a</p><h3>Two <em>x</em></h3><p>b</p>",
     "## One\n\na\n\n### Two *x*\n\nb\n"},
    {"a heading that ends with a hash", "<h2>C #</h2><p>a</p>", "## C \\#\n\na\n"},
    {"a heading with a line break", "<h2>One<br>Two</h2><p>a</p>", "## One Two\n\na\n"},
    {"a nested list", "<ul><li>a<ul><li>b<ol><li>c</li></ol></li></ul></li><li>d</li></ul>",
     "  - a\n      - b\n        1.  c\n  - d\n"},
    {"a list in a list without an item", "<ul><li>a</li><ul><li>b</li></ul><li>c</li></ul>",
     "  - a\n      - b\n  - c\n"},
    {"a list that begins with another number", "<ol start=\"7\"><li>a</li><li>b</li></ol>",
     "7.  a\n8.  b\n"},
    {"paragraphs in an item", "<ul><li><p>a</p><p>b</p></li></ul>", "  - a\n    \n    b\n"},
    {"text right in a list", "<ul>a<li>b</li></ul>", "  - a\n  - b\n"},
    {"two lists of bullets in a row", "<ul><li>a</li></ul><ul><li>b</li></ul>", "  - a\n  - b\n"},
    {"a quotation with a list", "<blockquote><p>a</p><ul><li>b</li></ul></blockquote>",
     "> a\n> \n>   - b\n"},
    {"code in lines", "<pre><code class=\"language-c\">int a;\n\n  b();\n</code></pre>",
     "``` c\nint a;\n\n  b();\n```\n"},
    {"code of one line an element", "<pre><div>a</div><div>b</div></pre>", "``` \na\nb\n```\n"},
    {"a table", "<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2|3</td></tr></table>",
     "| a | b |\n| --- | --- |\n| 1 | 2\\|3 |\n"},
    {"a table with wide and tall cells",
     "<table><tr><th colspan=2>a</th><th>b</th></tr><tr><td rowspan=2>1</td><td>2</td><td>3</td>"
     "</tr><tr><td>4</td><td>5</td></tr></table>",
     "| a |  | b |\n| --- | --- | --- |\n| 1 | 2 | 3 |\n|  | 4 | 5 |\n"},
    {"blocks in a cell",
     "<table><tr><th>a</th><th>b</th></tr><tr><td><p>1</p><p>2</p></td><td><ul><li>c<li>d</ul></td>"
     "</tr></table>",
     "| a | b |\n| --- | --- |\n| 1 2 | c d |\n"},
    {"a table that arranges the page",
     "<table role=\"presentation\"><tr><td><p>a</p></td><td><p>b</p></td></tr></table>",
     "a\n\nb\n"},
    {"paragraphs in a row that are links lead elsewhere",
     "<p><a href=\"/b\">b</a></p><p><a href=\"/c\">c</a></p><p>d <a href=\"/e\">e</a></p>",
     "d [e](https://example.org/e)\n"},
    {"a link that stands alone is a paragraph", "<p><a href=\"http://a.example/\">b</a></p>",
     "[b](http://a.example/)\n"},
    {"a disclosure is no part of an article, however long",
     "<p>We may earn a small commission if you buy through the links on this page.</p><p>a</p>",
     "a\n"},
    {"links become absolute", "<p><a href=\"b?x=1#y\">a</a> <a href=\"//example.net/\">c</a></p>",
     "[a](https://example.org/dir/b?x=1#y) [c](https://example.net/)\n"},
    {"an address with what Markdown would read", "<p><a href=\"/a (b)&amp;copy;c d\">it</a></p>",
     "[it](https://example.org/a%20\\(b\\)&copy%3Bc%20d)\n"},
    {"links that would run something",
     "<p><a href=\"javascript:alert(1)\">a</a> <a href=\"data:text/html,x\">b</a> "
     "<a href=\" java&#10;script:x\">c</a></p>",
     "a b c\n"},
    {"scripts, styles and handlers",
     "<p onclick=\"x()\">a<script>b</script><style>c</style></p><p><iframe "
     "src=\"x\">d</iframe>e</p>",
     "a\n\ne\n"},
    {"a link around blocks", "<a href=\"x\"><h2>a</h2><p>b</p></a>",
     "## [a](https://example.org/dir/x)\n\n[b](https://example.org/dir/x)\n"},
    {"a block in an inline element", "<p>a</p><span>b<div>c</div>d</span>", "a\n\nb\n\nc\n\nd\n"},
    {"an unknown element", "<p>a<x-tip>b</x-tip>c</p><x-card>d</x-card>", "abc\n\nd\n"},
    {"line breaks at both ends", "<p><br>a<br><br>b<br></p>", "a  \nb\n"},
    {"spaces that don't break", "<p>&nbsp;a&nbsp;b&nbsp;</p>",
     "a\xC2\xA0"
     "b\n"},
    {"bidi controls and joiners stay",
     "<p>a\xE2\x80\xAE"
     "b\xE2\x80\x8D"
     "c</p>",
     "a\xE2\x80\xAE"
     "b\xE2\x80\x8D"
     "c\n"},
};

static bool comes_out(const struct conversion *conversion)
{
    struct diags *diags = diags_new();
    struct buf html = BUF_INIT;
    struct import_result result;
    struct import_options options = {.url = "https://example.org/dir/page"};
    buf_addf(&html,
             "<!DOCTYPE html><html><head><title>Name</title></head><body><h1>Name</h1>"
             "<p>%s</p>%s</body></html>",
             lead, conversion->html);
    enum status status = import_text("a.html", buf_str(&html), &options, &result, diags);
    const char *body = status ? NULL : strstr(result.markdown.p, lead);
    body = body ? body + strlen(lead) : "";
    body += body[0] && body[1] ? strlen("\n\n") : 0;
    bool same = strcmp(body, conversion->markdown) == 0;
    if (!same)
        fprintf(stderr, "%s:\n--- expected\n%s--- found\n%s", conversion->name,
                conversion->markdown, body);
    for (size_t i = 0; i < diags_size(diags) && status; i++)
        fprintf(stderr, "%s\n", diags_at(diags, i)->message);
    import_result_clear(&result);
    buf_clear(&html);
    diags_free(diags);
    return same;
}

START_TEST(html_becomes_markdown_to_the_character)
{
    size_t failed = 0;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        failed += !comes_out(&cases[i]);
    ck_assert_uint_eq(failed, 0);
}
END_TEST

UNIT_TESTS("conversion", html_becomes_markdown_to_the_character)
