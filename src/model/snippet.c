#include "model/snippet.h"

#include <string.h>

/* No allow-same-origin: the framed page has no origin, and reaches nothing of the page around it.
 */
#define FRAME                                                                                      \
    "<iframe src=\"{address}\" title=\"{title}\" width=\"100%\" height=\"700\" "                   \
    "style=\"border:0\" loading=\"lazy\" sandbox=\"allow-scripts allow-popups "                    \
    "allow-popups-to-escape-sandbox\" referrerpolicy=\"strict-origin-when-cross-origin\">"         \
    "</iframe>"

/* Takes nothing of a message but a number, and that only from the frame it is about. */
#define RESIZE                                                                                     \
    "<script>addEventListener(\"message\",function(e){"                                            \
    "var h=e.data&&e.data.type===\"colophon:height\"&&Number(e.data.height);"                      \
    "if(h)document.querySelectorAll(\"iframe\").forEach(function(f){"                              \
    "if(f.contentWindow===e.source)f.style.height=Math.min(Math.max(h,120),30000)+\"px\"})})"      \
    "</script>"

const char *const snippet_names[N_SNIPPETS] = {"html", "safe", "markdown", "wordpress"};

const char *const snippet_patterns[N_SNIPPETS] = {
    [SNIPPET_HTML] = FRAME "\n<p>{notice}</p>\n" RESIZE,
    [SNIPPET_SAFE] = "<p><iframe src=\"{address}\" title=\"{title}\" width=\"100%\" height=\"700\">"
                     "</iframe></p>\n<p>{notice}</p>",
    [SNIPPET_MARKDOWN] = FRAME "\n\n[{title}](<{address}>)\n\n{notice-markdown}",
    [SNIPPET_WORDPRESS] = "<!-- wp:html -->\n" FRAME "\n<!-- /wp:html -->\n\n"
                          "<!-- wp:paragraph -->\n<p>{notice}</p>\n<!-- /wp:paragraph -->",
};

void snippet_title(const struct notice_facts *facts, const char *heading, struct buf *out)
{
    const struct license *license = &facts->license->license;
    if (heading)
        buf_addf(out, "%s \xE2\x80\x93 ", heading);
    buf_adds(out, facts->title);
    if (facts->creators)
        buf_addf(out, ", %s", facts->creators);
    if (license->label)
        buf_addf(out, ". %s", license->label);
}

struct value {
    const char *name;
    struct buf text;
};

static void fill(const char *pattern, const struct value *values, size_t n, struct buf *out)
{
    while (*pattern) {
        size_t i = 0;
        while (i < n && strncmp(pattern, values[i].name, strlen(values[i].name)) != 0)
            i++;
        if (i < n) {
            buf_add_str(out, buf_str(&values[i].text));
            pattern += strlen(values[i].name);
        } else {
            buf_addc(out, *pattern++);
        }
    }
}

void snippet_html(const struct notice_facts *facts, const char *heading, const char *address,
                  struct buf *out)
{
    enum { ADDRESS, TITLE, NOTICE, N };
    struct value values[N] = {
        {"{address}", BUF_INIT}, {"{title}", BUF_INIT}, {"{notice}", BUF_INIT}};
    struct buf title = BUF_INIT;
    snippet_title(facts, heading, &title);
    buf_add_xml(&values[TITLE].text, buf_str(&title));
    buf_adds_xml(&values[ADDRESS].text, address);
    notice_short_html(facts, &values[NOTICE].text);
    fill(snippet_patterns[SNIPPET_HTML], values, N, out);
    for (size_t i = 0; i < N; i++)
        buf_clear(&values[i].text);
    buf_clear(&title);
}
