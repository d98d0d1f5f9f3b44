#include "epub/legal_code.h"

#include <ctype.h>
#include <string.h>

struct writer {
    struct buf *out;
    struct buf block; /* the paragraph or heading that is read, as XML */
    int depth;        /* of it: how many steps it is set off */
    int open;         /* steps that are open in `out` */
    enum { BEFORE_TITLE, IN_TITLE, AFTER_TITLE } at;
};

/* "a.", "12.", "viii.": how many bytes the mark of a clause and the space behind it take; 0: none. */
static size_t mark_of(struct str line)
{
    size_t n = 0;
    while (n < line.n && isdigit((unsigned char)line.p[n]))
        n++;
    if (n == 0)
        while (n < line.n && strchr("ivx", line.p[n]))
            n++;
    if (n == 0 && line.n > 0 && islower((unsigned char)line.p[0]))
        n++;
    return n > 0 && n + 1 < line.n && line.p[n] == '.' && line.p[n + 1] == ' ' ? n + 2 : 0;
}

static bool is_rule(struct str line)
{
    return line.n > 0 && line.p[0] == '=';
}

/* What stands at the edge and is no sentence, or the name of a numbered section. */
static bool is_heading(const struct writer *writer)
{
    struct str block = buf_str(&writer->block);
    return writer->depth == 0 &&
           (isalnum((unsigned char)block.p[block.n - 1]) || str_starts(block, STR("Section ")));
}

static void step_to(struct writer *writer, int depth)
{
    for (; writer->open > depth; writer->open--)
        buf_adds(writer->out, "</div>\n");
    for (; writer->open < depth; writer->open++)
        buf_adds(writer->out, "<div class=\"c-clause\">\n");
}

/* The first headings are one title, a line each. */
static void end_title(struct writer *writer)
{
    if (writer->at == IN_TITLE)
        buf_adds(writer->out, "</h2>\n");
    writer->at = AFTER_TITLE;
}

static void end_block(struct writer *writer)
{
    const char *text = writer->block.p;
    if (writer->block.n == 0)
        return;
    if (is_heading(writer) && writer->at != AFTER_TITLE) {
        buf_join(writer->out, writer->at == IN_TITLE ? "<br />\n" : "<h2>", text);
        writer->at = IN_TITLE;
    } else {
        const char *name = is_heading(writer) ? "h3" : "p";
        end_title(writer);
        step_to(writer, writer->depth);
        buf_join(writer->out, "<", name, ">", text, "</", name, ">\n");
    }
    buf_reset(&writer->block);
}

/* A step of the file is five columns, to where the words of a clause begin. */
static void begin_block(struct writer *writer, struct str line)
{
    enum { STEP = 5 };
    size_t column = 0;
    while (column < line.n && line.p[column] == ' ')
        column++;
    column += mark_of(str_sub(line, column, line.n));
    writer->depth = (int)((column + 1) / STEP);
}

/* A hyphen at the end of a line stands within a word. */
static void add_line(struct writer *writer, struct str words)
{
    if (writer->block.n > 0 && writer->block.p[writer->block.n - 1] != '-')
        buf_addc(&writer->block, ' ');
    buf_add_xml(&writer->block, words);
}

void legal_code_write(struct str text, struct buf *out)
{
    struct writer writer = {.out = out, .block = BUF_INIT};
    struct str line;
    while (str_next_line(&text, &line)) {
        struct str words = str_trim(line);
        if (words.n == 0 || is_rule(words) || mark_of(words) > 0)
            end_block(&writer);
        if (is_rule(words)) {
            end_title(&writer);
            step_to(&writer, 0);
            buf_adds(out, "<hr />\n");
        } else if (words.n > 0) {
            if (writer.block.n == 0)
                begin_block(&writer, line);
            add_line(&writer, words);
        }
    }
    end_block(&writer);
    end_title(&writer);
    step_to(&writer, 0);
    buf_clear(&writer.block);
}
