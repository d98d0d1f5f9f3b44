#include <string.h>

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

enum { N_SLOTS = sizeof slots / sizeof *slots };

/* "<i>work.body</i>" for "work.body": what is looked for on the page. */
static void add_mark(json_t *object, const char *of, const char *name)
{
    json_object_set_new(object, name, json_sprintf("<i>%s.%s</i>", of, name));
}

static json_t *sample_work(const char *of)
{
    static const char *const names[] = {"notice_short", "notice_full", "marks", "body"};
    json_t *work = json_pack("{s:s, s:s}", "title", "Title", "lang", "en");
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

static void report_slot(const struct slot *slot, const struct template *template, struct str page,
                        struct diags *diags)
{
    struct place place = {template->file, 1, 1};
    struct buf raw = BUF_INIT, escaped = BUF_INIT;
    bool is_text = strcmp(slot->name, "work.body") == 0;
    buf_addf(&raw, "<i>%s</i>", slot->name);
    buf_add_xml(&escaped, buf_str(&raw));
    const char *name = strchr(slot->name, '.') + 1;
    if (str_find(page, buf_str(&escaped), 0) < page.n)
        diag_error(diags, place, "theme-notice",
                   "'%s' is HTML and is escaped here; write it with three braces, {{{%s}}}",
                   slot->name, slot->name);
    else if (str_find(page, buf_str(&raw), 0) == page.n)
        diag_error(diags, place, "theme-notice", "the template '%s' doesn't show {{{%s}}}: %s",
                   slot->template,
                   strncmp(slot->name, "works.", strlen("works.")) == 0 ? name : slot->name,
                   is_text ? "the text would be missing"
                           : "every copy of a text carries its license notice");
    buf_clear(&raw);
    buf_clear(&escaped);
}

static void check_template(const struct theme *theme, const struct template *template, bool excerpt,
                           struct diags *diags)
{
    struct buf page = BUF_INIT;
    json_t *data = sample_data(excerpt);
    enum status status = theme_render(theme, template->name, data, &page, diags);
    for (size_t i = 0; i < N_SLOTS && status == STATUS_OK; i++)
        if (strcmp(slots[i].template, template->name) == 0)
            report_slot(&slots[i], template, buf_str(&page), diags);
    json_decref(data);
    buf_clear(&page);
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
