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
#include "check/phrases.h"
#include "check/print.h"

struct frame {
    struct findings *findings;
    const struct publication *publication;
    struct arena arena;
    const char *file; /* that is being read */
    bool reproduces, noderivatives;
};

/* What may stand in no template, style sheet or script. Spaces count for none or more. */
static const struct forbidden {
    const char *text;
    enum rule_id rule;
    const char *with; /* only in a file that has this, too; NULL */
} forbidden[] = {
    {"user-select:none", RULE_COPY_PROTECTION, NULL},
    {"oncopy=", RULE_COPY_PROTECTION, NULL},
    {"oncut=", RULE_COPY_PROTECTION, NULL},
    {"oncontextmenu=", RULE_COPY_PROTECTION, NULL},
    {"onselectstart=", RULE_COPY_PROTECTION, NULL},
    {"onbeforeprint=", RULE_COPY_PROTECTION, NULL},
    /* to listen is no harm */
    {"addeventlistener('copy'", RULE_COPY_PROTECTION, "preventdefault("},
    {"addeventlistener(\"copy\"", RULE_COPY_PROTECTION, "preventdefault("},
    {"addeventlistener('contextmenu'", RULE_COPY_PROTECTION, "preventdefault("},
    {"addeventlistener(\"contextmenu\"", RULE_COPY_PROTECTION, "preventdefault("},
    {"addeventlistener('selectstart'", RULE_COPY_PROTECTION, "preventdefault("},
    {"addeventlistener(\"selectstart\"", RULE_COPY_PROTECTION, "preventdefault("},
    {"tdm-reservation", RULE_RESERVATION, NULL},
    {"tdm:reservation", RULE_RESERVATION, NULL},
    {"application/rsl+xml", RULE_RESERVATION, NULL},
    {"rslstandard.org", RULE_RESERVATION, NULL},
    {"noai", RULE_RESERVATION, NULL},
    {"noimageai", RULE_RESERVATION, NULL},
    {"content-usage:", RULE_RESERVATION, NULL},
    /* what puts other quotation marks, hyphens or dashes into the words, or new ones */
    {"content:open-quote", RULE_TYPOGRAPHY, NULL},
    {"content:close-quote", RULE_TYPOGRAPHY, NULL},
    {"smartquotes", RULE_TYPOGRAPHY, NULL},
    {"smartypants", RULE_TYPOGRAPHY, NULL},
    {"typogr", RULE_TYPOGRAPHY, NULL},
    {"hyphenator", RULE_TYPOGRAPHY, NULL},
    {"hyphenopoly", RULE_TYPOGRAPHY, NULL},
};

/* What a file that is called so is for. */
static const struct {
    const char *name;
    enum rule_id rule;
} forbidden_files[] = {
    {"encryption.xml", RULE_COPY_PROTECTION},
    {"rights.xml", RULE_COPY_PROTECTION},
    {"license.lcpl", RULE_COPY_PROTECTION},
    {"tdmrep.json", RULE_RESERVATION},
};

static const char *const harms[N_RULES] = {
    [RULE_COPY_PROTECTION] = "keeps readers from reading, copying or printing",
    [RULE_RESERVATION] = "reserves rights in works of others",
    [RULE_TYPOGRAPHY] = "shows other signs than a text that may not be changed has",
};

static const char *const endorsing[] = {"official", "in partnership with", "endorsed by",
                                        "in cooperation with", "approved by"};

/* "noai" must not be found in "Noailles", "typogr" not in "typography". */
static bool stands_alone(struct str text, size_t at, const char *wanted)
{
    size_t end = at + strlen(wanted);
    bool word_before = at > 0 && strchr("abcdefghijklmnopqrstuvwxyz", text.p[at - 1] | 0x20);
    bool word_after =
        end < text.n && strchr("abcdefghijklmnopqrstuvwxyz", text.p[end] | 0x20) != NULL;
    bool short_word = strcmp(wanted, "noai") == 0 || strcmp(wanted, "typogr") == 0;
    return !short_word || (!word_before && !word_after);
}

static bool applies(const struct frame *frame, enum rule_id rule)
{
    return rule == RULE_TYPOGRAPHY    ? frame->noderivatives
           : rule == RULE_RESERVATION ? frame->reproduces
                                      : true;
}

static bool holds(struct str text, const char *wanted)
{
    for (size_t at = 0; at < text.n; at++)
        if (begins_without_space(text, at, wanted))
            return true;
    return false;
}

static bool is_found(const struct forbidden *one, struct str text, size_t at)
{
    return begins_without_space(text, at, one->text) && stands_alone(text, at, one->text) &&
           (!one->with || holds(text, one->with));
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
    bool template = path_has_extension(frame->file, ".mustache");
    const char *phrase = frame->reproduces && template ? PHRASE_IN(line, endorsing) : NULL;
    if (phrase)
        finding(frame->findings, NULL, RULE_ENDORSEMENT, place,
                "'%s' may be read as if licensors stood behind it; say it otherwise", phrase);
    size_t at = str_find(line, STR("text-transform"), 0);
    if (at < line.n && frame->noderivatives &&
        !begins_without_space(line, at, "text-transform:none"))
        finding(frame->findings, NULL, RULE_TYPOGRAPHY, place,
                "'text-transform' shows other letters than the text has; use it for what is ours "
                "alone, and say so as an answer");
}

static int line_of(struct str text, size_t at)
{
    int line = 1;
    for (size_t i = 0; i < at; i++)
        line += text.p[i] == '\n';
    return line;
}

static void check_terms(struct frame *frame, struct str text)
{
    const char *term;
    for (size_t at = 0; (term = forbidding_term(text, &at)); at++)
        finding(frame->findings, NULL, RULE_SITE_TERMS,
                (struct place){frame->file, line_of(text, at), 0},
                "'%s' forbids what the licenses permit; take it out", term);
}

static void check_text(struct frame *frame, struct str text)
{
    struct place place = {frame->file, 1, 0};
    struct str rest = text, line;
    for (; str_next_line(&rest, &line); place.line++)
        check_line(frame, line, place);
    check_terms(frame, text);
    for (size_t at = 0; at < text.n; at++)
        for (size_t i = 0; i < sizeof forbidden / sizeof *forbidden; i++)
            if (!strchr(" \t\r\n", text.p[at]) && applies(frame, forbidden[i].rule) &&
                is_found(&forbidden[i], text, at))
                finding(frame->findings, NULL, forbidden[i].rule,
                        (struct place){frame->file, line_of(text, at), 0}, "'%s' %s; take it out",
                        forbidden[i].text, harms[forbidden[i].rule]);
    size_t print = print_hides(text);
    if (print < text.n)
        finding(frame->findings, NULL, RULE_COPY_PROTECTION,
                (struct place){frame->file, line_of(text, print), 0},
                "the rules for print hide the text; take them out");
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

static void check_file_name(struct frame *frame, const char *path)
{
    for (size_t i = 0; i < sizeof forbidden_files / sizeof *forbidden_files; i++)
        if (strcasecmp(path_name(path), forbidden_files[i].name) == 0 &&
            applies(frame, forbidden_files[i].rule))
            finding(frame->findings, NULL, forbidden_files[i].rule,
                    (struct place){frame->file, 0, 0}, "the file %s; take it out",
                    harms[forbidden_files[i].rule]);
}

static bool visit_file(void *context, const char *path, enum tree_event event)
{
    struct frame *frame = context;
    struct buf text = BUF_INIT;
    static const char *const texts[] = {".mustache", ".css", ".html", ".js",
                                        ".yaml",     ".txt", ".json", ".xml"};
    if (event != TREE_FILE)
        return true;
    frame->file = path_join(&frame->arena, frame->publication->folder, path);
    check_logo(frame, path);
    check_file_name(frame, path);
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
    const struct publication *publication = frame->publication;
    const char *const words[] = {publication->title, publication->description};
    static const char *const names[] = {"the title", "the description"};
    struct place place = {publication->file, 0, 0};
    for (size_t k = 0; k < 2; k++) {
        struct str text = str_of(words[k]);
        const char *phrase = frame->reproduces ? PHRASE_IN(text, endorsing) : NULL;
        size_t at = 0;
        if (phrase)
            finding(frame->findings, NULL, RULE_ENDORSEMENT, place,
                    "'%s' in %s may be read as if licensors stood behind it; say it otherwise",
                    phrase, names[k]);
        if (forbidding_term(text, &at))
            finding(frame->findings, NULL, RULE_SITE_TERMS, place,
                    "%s forbids what the licenses permit; take it out", names[k]);
    }
}

void check_frame(struct findings *findings, const struct publication *publication)
{
    static const char *const folders[] = {"theme", "themes"};
    struct frame frame = {.findings = findings, .publication = publication};
    frame.reproduces = findings_reproduces(findings);
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
