#include "check/images.h"

#include <string.h>

#include "base/utf8.h"

static bool is_decorative(const struct work *work, const char *url)
{
    for (size_t i = 0; i < work->n_decorative; i++)
        if (strcmp(work->decorative[i], url) == 0)
            return true;
    return false;
}

static void check_image(const struct work *work, const struct document_link *image,
                        struct diags *diags)
{
    struct place place = {work->file, image->line, 0};
    bool described = utf8_word_count(str_of(image->alt)) > 0;
    bool decorative = is_decorative(work, image->url);
    if (!described && !decorative)
        diag_error(diags, place, "image-alt",
                   "image '%s' has no alternative text; describe it in the brackets, or name it "
                   "under 'decorative' if it says nothing",
                   image->url);
    else if (described && decorative)
        diag_warning(diags, place, "image-decorative",
                     "image '%s' has an alternative text, but is called decorative; leave out one "
                     "of them",
                     image->url);
}

static bool is_shown(const char *url, const struct document_link *links, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (links[i].image && strcmp(links[i].url, url) == 0)
            return true;
    return false;
}

void images_check(const struct work *work, const struct document *document, struct diags *diags)
{
    const struct document_link *links;
    size_t n = document_links(document, &links);
    for (size_t i = 0; i < n; i++)
        if (links[i].image)
            check_image(work, &links[i], diags);
    for (size_t i = 0; i < work->n_decorative; i++)
        if (!is_shown(work->decorative[i], links, n))
            diag_warning(diags, (struct place){work->file, 1, 0}, "image-decorative",
                         "'decorative' names '%s', which is no image of this text; write it as the "
                         "text does",
                         work->decorative[i]);
}
