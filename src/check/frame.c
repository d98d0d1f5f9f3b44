/*
 * What stands around the works: the words of publication.yaml, and the templates and style sheets
 * of a theme of the publication's own. Those built into the program are looked at by its tests.
 */
#include <fcntl.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "base/file.h"
#include "base/tree.h"
#include "check/concerns.h"

struct frame {
    struct findings *findings;
    const struct publication *publication;
    struct arena arena;
    const char *file; /* that is being read */
    bool reproduces, noderivatives;
};

/* What may stand in no line of a template or style sheet. Spaces count for none or more. */
static const struct forbidden {
    const char *text;
    enum rule_id rule;
    const char *why;
} forbidden[] = {
    {"user-select:none", RULE_COPY_PROTECTION, "keeps readers from copying"},
    {"oncopy=", RULE_COPY_PROTECTION, "keeps readers from copying"},
    {"oncontextmenu=", RULE_COPY_PROTECTION, "keeps readers from copying"},
    {"onselectstart=", RULE_COPY_PROTECTION, "keeps readers from copying"},
    {"onbeforeprint=", RULE_COPY_PROTECTION, "keeps readers from printing"},
    {"@mediaprint{body{display:none", RULE_COPY_PROTECTION, "keeps readers from printing"},
    {"allrightsreserved", RULE_SITE_TERMS, "forbids what the licenses permit"},
    {"donotcopy", RULE_SITE_TERMS, "forbids what the licenses permit"},
    {"maynotbecopied", RULE_SITE_TERMS, "forbids what the licenses permit"},
    {"maynotbereproduced", RULE_SITE_TERMS, "forbids what the licenses permit"},
    {"donotshare", RULE_SITE_TERMS, "forbids what the licenses permit"},
    {"donotdistribute", RULE_SITE_TERMS, "forbids what the licenses permit"},
    {"enrolledstudentsonly", RULE_SITE_TERMS, "forbids what the licenses permit"},
    {"tdm-reservation", RULE_RESERVATION, "reserves rights in works of others"},
    {"application/rsl+xml", RULE_RESERVATION, "reserves rights in works of others"},
    {"noai", RULE_RESERVATION, "reserves rights in works of others"},
    {"content-usage:", RULE_RESERVATION, "reserves rights in works of others"},
};

/* The text at `p` without its spaces begins with `wanted`, in any case. */
static bool begins(struct str text, size_t at, const char *wanted)
{
    for (; *wanted; at++) {
        if (at == text.n)
            return false;
        if (strchr(" \t\r\n", text.p[at]))
            continue;
        if (strncasecmp(text.p + at, wanted, 1) != 0)
            return false;
        wanted++;
    }
    return true;
}

/* "noai" must not be found in "Noailles". */
static bool stands_alone(struct str text, size_t at, const char *wanted)
{
    size_t end = at + strlen(wanted);
    bool word_before = at > 0 && strchr("abcdefghijklmnopqrstuvwxyz", text.p[at - 1] | 0x20);
    bool word_after =
        end < text.n && strchr("abcdefghijklmnopqrstuvwxyz", text.p[end] | 0x20) != NULL;
    return strcmp(wanted, "noai") != 0 || (!word_before && !word_after);
}

static bool applies(const struct frame *frame, enum rule_id rule)
{
    return rule != RULE_RESERVATION || frame->reproduces;
}

/* Whether a line with a © says that it speaks of what is ours. */
static bool is_scoped(struct str line)
{
    static const char *const ours[] = {"layout", "design", "navigation", "theme",
                                       "notes",  "site",   "{{",         "template"};
    for (size_t i = 0; i < sizeof ours / sizeof *ours; i++)
        if (has_phrase(line, ours[i]) || str_find(line, str_of(ours[i]), 0) < line.n)
            return true;
    return false;
}

static void check_line(struct frame *frame, struct str line, struct place place)
{
    bool sign = str_find(line, STR("©"), 0) < line.n || str_find(line, STR("&copy;"), 0) < line.n;
    if (sign && frame->reproduces && !is_scoped(line))
        finding(frame->findings, NULL, RULE_FRAME_COPYRIGHT, place,
                "the copyright line may be read as one for the works; say that it is for layout "
                "and notes");
    size_t at = str_find(line, STR("text-transform"), 0);
    if (at < line.n && frame->noderivatives && !begins(line, at, "text-transform:none"))
        finding(frame->findings, NULL, RULE_TYPOGRAPHY, place,
                "'text-transform' shows other letters than the text has; use it for what is ours "
                "alone, and say so as an answer");
}

static void check_text(struct frame *frame, struct str text)
{
    struct place place = {frame->file, 1, 0};
    struct str rest = text, line;
    for (; str_next_line(&rest, &line); place.line++)
        check_line(frame, line, place);
    place.line = 1;
    for (size_t at = 0; at < text.n; at++) {
        place.line += text.p[at] == '\n';
        for (size_t i = 0; i < sizeof forbidden / sizeof *forbidden; i++)
            if (applies(frame, forbidden[i].rule) && begins(text, at, forbidden[i].text) &&
                !strchr(" \t\r\n", text.p[at]) && stands_alone(text, at, forbidden[i].text))
                finding(frame->findings, NULL, forbidden[i].rule, place, "'%s' %s; take it out",
                        forbidden[i].text, forbidden[i].why);
    }
}

/* "Council on Foreign Relations" gives "cfr"; of one word it is that word. */
static void short_name(const char *name, struct buf *out)
{
    for (const char *p = name; *p; p++)
        if (*p >= 'A' && *p <= 'Z' && (p == name || p[-1] == ' '))
            buf_addc(out, (char)(*p | 0x20));
    if (out->n < 2) {
        buf_reset(out);
        buf_adds(out, name);
    }
}

static void check_logo(struct frame *frame, const char *path)
{
    struct buf name = BUF_INIT;
    const char *file = path_name(path);
    for (size_t i = 0; strcasestr(file, "logo") && i < frame->publication->n_works; i++) {
        const struct work *work = &frame->publication->works[i];
        const char *who = work->license.licensor ? work->license.licensor : work->publisher;
        buf_reset(&name);
        if (!who || !work_is_reproduced(frame->publication, work))
            continue;
        short_name(who, &name);
        if (!strcasestr(file, name.p))
            continue;
        finding(frame->findings, NULL, RULE_BRANDING, (struct place){frame->file, 0, 0},
                "this looks like the logo of '%s', whose works are published here; show none but "
                "your own",
                who);
        break;
    }
    buf_clear(&name);
}

static bool visit_file(void *context, const char *path, enum tree_event event)
{
    struct frame *frame = context;
    struct buf text = BUF_INIT;
    static const char *const texts[] = {".mustache", ".css", ".html", ".js", ".yaml", ".txt"};
    if (event != TREE_FILE)
        return true;
    frame->file = path_join(&frame->arena, frame->publication->folder, path);
    check_logo(frame, path);
    struct diags *ignored = diags_new(); /* who renders with the file says that it can't be read */
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (path_has_extension(path, texts[i]) &&
            file_read(frame->file, FILE_LIMIT, &text, ignored) == STATUS_OK)
            check_text(frame, buf_str(&text));
    diags_free(ignored);
    buf_clear(&text);
    return true;
}

static void check_words(struct frame *frame)
{
    static const char *const phrases[] = {"official", "in partnership with", "endorsed by",
                                          "in cooperation with", "approved by"};
    const struct publication *publication = frame->publication;
    const char *const words[] = {publication->title, publication->description};
    frame->file = publication->file;
    for (size_t k = 0; k < 2; k++) {
        if (!words[k])
            continue;
        for (size_t i = 0; frame->reproduces && i < sizeof phrases / sizeof *phrases; i++)
            if (has_phrase(str_of(words[k]), phrases[i]))
                finding(frame->findings, NULL, RULE_ENDORSEMENT,
                        (struct place){publication->file, 0, 0},
                        "'%s' in %s may be read as if licensors stood behind it; say it otherwise",
                        phrases[i], k == 0 ? "the title" : "the description");
        for (size_t i = 0; i < sizeof forbidden / sizeof *forbidden; i++)
            for (size_t at = 0; forbidden[i].rule == RULE_SITE_TERMS && words[k][at]; at++)
                if (words[k][at] != ' ' && begins(str_of(words[k]), at, forbidden[i].text))
                    finding(frame->findings, NULL, RULE_SITE_TERMS,
                            (struct place){publication->file, 0, 0}, "%s %s; take it out",
                            k == 0 ? "the title" : "the description", forbidden[i].why);
    }
}

void check_frame(struct findings *findings, const struct publication *publication)
{
    static const char *const folders[] = {"theme", "themes"};
    struct frame frame = {.findings = findings, .publication = publication};
    frame.reproduces = publication_reproduces(publication);
    for (size_t i = 0; i < publication->n_works; i++)
        frame.noderivatives |= publication->works[i].license.license.noderivatives;
    check_words(&frame);
    int folder = open(publication->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    for (size_t i = 0; folder >= 0 && i < sizeof folders / sizeof *folders; i++)
        if (file_exists(path_join(&frame.arena, publication->folder, folders[i])))
            tree_walk(folder, folders[i], visit_file, &frame);
    if (folder >= 0)
        close(folder);
    arena_clear(&frame.arena);
}
