#include "epub/evidence.h"

static size_t count(struct str text, struct str what)
{
    size_t n = 0;
    for (size_t at = 0; (at = str_find(text, what, at)) < text.n; at += what.n)
        n++;
    return n;
}

static bool has(struct str text, struct str what)
{
    return str_find(text, what, 0) < text.n;
}

/* What stands between "<" and ">", which the writer of XHTML leaves nowhere else. */
static void add_tag(struct evidence *evidence, struct str tag)
{
    bool heading = tag.n > 2 && tag.p[0] == 'h' && tag.p[1] >= '1' && tag.p[1] <= '6';
    bool image = str_starts(tag, STR("img "));
    evidence->images += image;
    evidence->undescribed += image && has(tag, STR(" alt=\"\""));
    evidence->tables += str_starts(tag, STR("table"));
    evidence->notes += str_starts(tag, STR("li id=\"fn-"));
    evidence->headings += heading && tag.p[2] == ' ';
    evidence->roles += has(tag, STR(" role=\"doc-"));
    evidence->rubies += str_starts(tag, STR("ruby"));
}

void evidence_add(struct evidence *evidence, struct str body)
{
    for (size_t at = str_find_char(body, '<', 0); at < body.n;) {
        size_t end = str_find_char(body, '>', at);
        add_tag(evidence, str_sub(body, at + 1, end));
        at = str_find_char(body, '<', end);
    }
}

void evidence_sum(struct evidence *sum, const struct evidence *one)
{
    sum->images += one->images;
    sum->undescribed += one->undescribed;
    sum->tables += one->tables;
    sum->notes += one->notes;
    sum->headings += one->headings;
    sum->roles += one->roles;
    sum->rubies += one->rubies;
}

bool evidence_is_adjustable(struct str css)
{
    return !has(css, STR("!important")) && !has(css, STR("position:")) &&
           !has(css, STR("position :")) && !has(css, STR("@font-face"));
}

/* GIF: an extension that loops, or a second control block. PNG: the chunk of an animation. WebP:
 * the same. SVG: animation by elements or by style. */
bool evidence_moves(struct str picture)
{
    if (str_starts(picture, STR("GIF8")))
        return has(picture, STR("NETSCAPE2.0")) || count(picture, STR("\x21\xF9\x04")) > 1;
    if (str_starts(picture, STR("\x89PNG")))
        return has(str_sub(picture, 0, 4096), STR("acTL"));
    if (str_starts(picture, STR("RIFF")))
        return has(str_sub(picture, 0, 4096), STR("ANIM"));
    return has(picture, STR("<animate")) || has(picture, STR("<set ")) ||
           has(picture, STR("@keyframes"));
}
