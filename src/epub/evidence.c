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

void evidence_add(struct evidence *evidence, struct str body)
{
    evidence->images += count(body, STR("<img "));
    evidence->undescribed += count(body, STR(" alt=\"\""));
    evidence->tables += count(body, STR("<table"));
    evidence->notes += count(body, STR("<li id=\"fn-"));
    for (char level = '1'; level <= '6'; level++) {
        const char tag[] = {'<', 'h', level, ' '};
        evidence->headings += count(body, (struct str){tag, sizeof tag});
    }
    evidence->roles += count(body, STR(" role=\"doc-"));
    evidence->rubies += count(body, STR("<ruby"));
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
