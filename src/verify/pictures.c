#include "verify/pictures.h"

#include <string.h>

#include "base/file.h"
#include "base/utf8.h"
#include "verify/quote.h"

/* The pictures of the source; a build may have given some of them names of its own. */
struct known {
    const struct source_picture *list;
    size_t n;
};

static bool has_name(const struct known *known, const char *name)
{
    for (size_t i = 0; i < known->n; i++)
        if (strcmp(known->list[i].name, name) == 0)
            return true;
    return false;
}

/* The picture of the source with this alternative text, if there is one: that of the name if several
 * have it. */
static const struct source_picture *with_alt(const struct known *known, const char *alt,
                                             const char *name)
{
    const struct source_picture *found = NULL;
    for (size_t i = 0; i < known->n; i++)
        if (strcmp(known->list[i].alt, alt) == 0 &&
            (!found || strcmp(known->list[i].name, name) == 0))
            found = &known->list[i];
    return found;
}

static void compare(const struct known *known, const struct page_picture *picture,
                    struct place place, const char *work, struct diags *diags)
{
    struct arena arena = ARENA_INIT;
    struct buf alt = BUF_INIT;
    const char *name = path_name(picture->src);
    utf8_collapse(&alt, str_of(picture->alt));
    const struct source_picture *meant = with_alt(known, alt.p, name);
    if (!meant)
        diag_error(diags, place, "picture-differs",
                   "a picture of '%s' has the alternative text '%s', which none of its source has",
                   quote_name(&arena, work), quote(&arena, buf_str(&alt)));
    else if (strcmp(meant->name, name) != 0 && has_name(known, name))
        diag_error(diags, place, "picture-differs",
                   "picture '%s' of '%s' stands where its source has '%s': \"%s\"",
                   quote(&arena, str_of(name)), quote_name(&arena, work),
                   quote(&arena, str_of(meant->name)), quote(&arena, buf_str(&alt)));
    buf_clear(&alt);
    arena_clear(&arena);
}

void pictures_compare(const struct sources *sources, const struct page_work *work, const char *file,
                      bool single, struct diags *diags)
{
    struct known known;
    known.n = sources_pictures(sources, work->path, single, &known.list);
    for (const struct page_picture *picture = known.n > 0 ? work->pictures : NULL; picture;
         picture = picture->next)
        compare(&known, picture, (struct place){file, picture->line, 0}, work->path, diags);
}
