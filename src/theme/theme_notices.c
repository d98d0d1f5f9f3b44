#include <string.h>

#include <libxml/HTMLparser.h>

#include "base/css.h"
#include "base/file.h"
#include "base/xml_walk.h"
#include "theme/loaded.h"
#include "theme/theme_check.h"

/* What a template must show. What is written for HTML must not be escaped again. */
static const struct slot {
    const char *template, *name;
} slots[] = {
    {"page", "work.notice_short"},
    {"page", "work.notice_full"},
    {"page", "work.marks"},
    {"page", "work.body"},
    {"embed", "work.notice_short"},
    {"embed", "work.notice_full"},
    {"embed", "work.marks"},
    {"embed", "work.body"},
    {"download", "work.notice_short"},
    {"download", "work.notice_full"},
    {"download", "work.marks"},
    {"download", "work.body"},
    {"epub/chapter", "work.notice_short"},
    {"epub/chapter", "work.notice_full"},
    {"epub/chapter", "work.body"},
    {"epub/cover", "book.notice"},
    {"epub/title", "book.notice"},
    {"epub/part", "book.notice"},
    {"epub/colophon", "book.notice"},
    {"course/lesson", "work.notice_short"},
    {"course/lesson", "work.notice_full"},
    {"course/lesson", "work.body"},
    {"license", "works.notice_full"},
    {"course/credits", "works.notice_full"},
};

/* What shows a work marks it, so that its words can be proven. */
static const char *const marking[] = {"page", "embed", "download", "epub/chapter", "course/lesson"};
static const char sample_path[] = "sample/work.md";

enum { N_MARKING = sizeof marking / sizeof *marking };
enum { N_SLOTS = sizeof slots / sizeof *slots };

/* "<i>work.body</i>" for "work.body": what is looked for on the page. */
static void add_mark(json_t *object, const char *of, const char *name)
{
    json_object_set_new(object, name, json_sprintf("<i>%s.%s</i>", of, name));
}

static json_t *sample_work(const char *of)
{
    static const char *const names[] = {"notice_short", "notice_full", "marks", "body"};
    json_t *work =
        json_pack("{s:s, s:s, s:s}", "title", "Title", "lang", "en", "path", sample_path);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        add_mark(work, of, names[i]);
    return work;
}

static json_t *sample_data(bool excerpt)
{
    json_t *book = json_object(), *work = sample_work("work");
    add_mark(book, "book", "notice");
    if (excerpt)
        json_object_set_new(work, "excerpt", json_pack("{s:s}", "id", "section"));
    return json_pack("{s:{s:s, s:s}, s:{s:s, s:s}, s:s, s:o, s:o, s:[o]}", "page", "lang", "en",
                     "title", "Title", "publication", "title", "Title", "lang", "en", "notice_lang",
                     "en", "work", work, "book", book, "works", sample_work("works"));
}

/* A template rendered with the sample, as text and as what a browser makes of it. */
struct rendered {
    const struct theme *theme;
    const struct template *template;
    struct arena arena;
    struct buf text;
    xmlDoc *doc;
    struct sheet {
        const struct str *list; /* selectors of rules that hide something */
        size_t n;
    } * sheets; /* a style sheet of the page each */
    size_t n_sheets;
    struct diags *diags;
};

/* A page links its style sheets by name; those of books, courses and downloads are put in for it. */
static bool is_sheet_of(const char *path, const struct rendered *page)
{
    static const char *const folders[] = {"epub/", "course/", "download"};
    if (!path_has_extension(path, ".css"))
        return false;
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++)
        if (str_starts(str_of(page->template->name), str_of(folders[i])))
            return str_starts(str_of(path), str_of(folders[i]));
    return str_find(buf_str(&page->text), str_of(path), 0) < page->text.n;
}

static void read_sheets(struct rendered *page)
{
    page->sheets = arena_array(&page->arena, page->theme->file_count, sizeof *page->sheets);
    for (size_t i = 0; i < page->theme->file_count; i++) {
        const struct theme_file *file = &page->theme->files[i];
        struct sheet *sheet = &page->sheets[page->n_sheets];
        if (!is_sheet_of(file->path, page))
            continue;
        sheet->n = css_hiding(&page->arena, file->bytes, &sheet->list);
        page->n_sheets++;
    }
}

/* The selector of a rule that hides the element; empty: none does. */
static struct str hiding_rule(const struct rendered *page, const xmlNode *element)
{
    for (size_t i = 0; i < page->n_sheets; i++)
        for (size_t k = 0; k < page->sheets[i].n; k++)
            if (css_selects(page->sheets[i].list[k], element))
                return page->sheets[i].list[k];
    return STR("");
}

static bool is_hidden(const xmlNode *element)
{
    xmlChar *style = xmlGetNoNsProp(element, (const xmlChar *)"style");
    bool hidden = xmlHasProp(element, (const xmlChar *)"hidden") ||
                  css_hides(str_of((const char *)style)) ||
                  strcmp((const char *)element->name, "template") == 0;
    xmlFree(style);
    return hidden;
}

/* Whether what is below the element is seen; *rule: of a style sheet, by which it isn't. */
static bool is_seen(const struct rendered *page, const xmlNode *element, struct str *rule)
{
    for (; element && element->type == XML_ELEMENT_NODE; element = element->parent) {
        *rule = hiding_rule(page, element);
        if (rule->n > 0 || is_hidden(element))
            return false;
    }
    return true;
}

static bool is_mark(const xmlNode *node, const char *name)
{
    const xmlNode *text = node->type == XML_ELEMENT_NODE ? node->children : NULL;
    return text && text->type == XML_TEXT_NODE && strcmp((const char *)node->name, "i") == 0 &&
           strcmp((const char *)text->content, name) == 0;
}

static bool is_shown(const struct rendered *page, const char *name, struct str *rule)
{
    struct xml_walk walk = {.root = xmlDocGetRootElement(page->doc)};
    while (walk.root && xml_walk_next(&walk))
        if (walk.entering && is_mark(walk.node, name) && is_seen(page, walk.node, rule))
            return true;
    return false;
}

/* It is on the page: so it must be where somebody sees it. Where a style sheet hides all of the text,
 * too, that is no notice left out (but check/frame.c has something to say). */
static void report_hidden(const struct rendered *page, const struct slot *slot)
{
    struct str rule = STR(""), of_text = STR("");
    if (strcmp(slot->name, "work.marks") == 0 || is_shown(page, slot->name, &rule) ||
        (rule.n > 0 && !is_shown(page, "work.body", &of_text)))
        return;
    diag_error(page->diags, (struct place){page->template->file, 1, 1}, "theme-notice",
               "the template '%s' shows {{{%s}}} where nobody sees it: %s%.*s%s",
               page->template->name, slot->name,
               rule.n > 0 ? "the rule '" : "in a comment or in an element that is hidden",
               (int)rule.n, rule.p, rule.n > 0 ? "' of a style sheet hides it" : "");
}

static void report_slot(const struct rendered *page, const struct slot *slot)
{
    struct place place = {page->template->file, 1, 1};
    struct str text = buf_str(&page->text);
    struct buf raw = BUF_INIT, escaped = BUF_INIT;
    bool is_text = strcmp(slot->name, "work.body") == 0;
    buf_addf(&raw, "<i>%s</i>", slot->name);
    buf_add_xml(&escaped, buf_str(&raw));
    const char *name = strchr(slot->name, '.') + 1;
    if (str_find(text, buf_str(&escaped), 0) < text.n)
        diag_error(page->diags, place, "theme-notice",
                   "'%s' is HTML and is escaped here; write it with three braces, {{{%s}}}",
                   slot->name, slot->name);
    else if (str_find(text, buf_str(&raw), 0) == text.n)
        diag_error(page->diags, place, "theme-notice",
                   "the template '%s' doesn't show {{{%s}}}: %s", slot->template,
                   strncmp(slot->name, "works.", strlen("works.")) == 0 ? name : slot->name,
                   is_text ? "the text would be missing"
                           : "every copy of a text carries its license notice");
    else
        report_hidden(page, slot);
    buf_clear(&raw);
    buf_clear(&escaped);
}

static void report_unmarked(const struct rendered *page)
{
    struct xml_walk walk = {.root = xmlDocGetRootElement(page->doc)};
    /* Without its text, which is an error already, there is nothing to mark. */
    bool marked = str_find(buf_str(&page->text), STR("<i>work.body</i>"), 0) == page->text.n;
    while (walk.root && !marked && xml_walk_next(&walk)) {
        xmlChar *work = walk.entering && walk.node->type == XML_ELEMENT_NODE
                            ? xmlGetNoNsProp(walk.node, (const xmlChar *)"data-work")
                            : NULL;
        marked = work && strcmp((const char *)work, sample_path) == 0;
        xmlFree(work);
    }
    for (size_t i = 0; i < N_MARKING && !marked; i++)
        if (strcmp(marking[i], page->template->name) == 0)
            diag_error(page->diags, (struct place){page->template->file, 1, 1}, "theme-work",
                       "the template '%s' doesn't mark the work: its words can be proven in an "
                       "element with data-work=\"{{work.path}}\" data-words=\"{{work.words}}\" "
                       "data-sha256=\"{{work.sha256}}\"",
                       page->template->name);
}

static void check_template(const struct theme *theme, const struct template *template, bool excerpt,
                           struct diags *diags)
{
    struct rendered page = {.theme = theme, .template = template, .diags = diags};
    json_t *data = sample_data(excerpt);
    buf_init(&page.text);
    enum status status = theme_render(theme, template->name, data, &page.text, diags);
    if (status == STATUS_OK) {
        page.doc = htmlReadMemory(page.text.p, (int)page.text.n, NULL, "UTF-8",
                                  HTML_PARSE_NONET | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                                      HTML_PARSE_RECOVER);
        read_sheets(&page);
        for (size_t i = 0; i < N_SLOTS; i++)
            if (strcmp(slots[i].template, template->name) == 0)
                report_slot(&page, &slots[i]);
        report_unmarked(&page);
        xmlFreeDoc(page.doc);
    }
    json_decref(data);
    buf_clear(&page.text);
    arena_clear(&page.arena);
}

static bool has_slots(const char *template)
{
    for (size_t i = 0; i < N_SLOTS; i++)
        if (strcmp(slots[i].template, template) == 0)
            return true;
    return false;
}

void theme_check_notices(const struct theme *theme, struct diags *diags)
{
    for (size_t i = 0; i < theme->template_count; i++) {
        const struct template *template = &theme->templates[i];
        if (!has_slots(template->name))
            continue;
        check_template(theme, template, false, diags);
        if (strcmp(template->name, "embed") == 0)
            check_template(theme, template, true, diags);
    }
}
