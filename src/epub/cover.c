/*
 * The picture of the cover: the author's, or one that is drawn of title, names and licenses.
 */
#include <string.h>

#include "base/digest.h"
#include "base/picture.h"
#include "epub/book.h"
#include "model/route.h"

static const char *describe(struct epub *epub)
{
    const char *cover = book_string(epub, "cover");
    return arena_printf(&epub->cover.arena, "%s: %s%s%s", cover, epub->title,
                        epub->creators ? ", " : "", epub->creators ? epub->creators : "");
}

/* The file that the key `cover` names, in the publication's folder; NULL after a diagnostic. The key
 * is that of the work, or of publication.yaml (`work` NULL), which lies at the top of the folder. */
static const char *find_file(struct epub *epub, const struct cover *cover, const struct work *work)
{
    const struct work top = {.path = "", .file = epub->publication->file};
    struct place place = {work ? work->file : top.file, cover->place.line, cover->place.column};
    struct link_target target =
        publication_link(&epub->cover.arena, epub->publication, work ? work : &top, cover->file);
    const char *type = target.kind == LINK_ASSET ? route_media_type(target.path) : NULL;
    if (target.kind != LINK_ASSET)
        diag_error(epub->diags, place, "cover", "there is no file '%s' for the cover", cover->file);
    else if (!type || (strcmp(type, "image/png") != 0 && strcmp(type, "image/jpeg") != 0))
        diag_error(epub->diags, place, "cover",
                   "cover '%s' must be a PNG or JPEG: not every reader shows others", cover->file);
    else
        return target.path;
    return NULL;
}

static void add_authors(struct epub *epub, const struct cover *cover, const struct work *work)
{
    struct buf bytes = BUF_INIT;
    int width, height;
    const char *path = find_file(epub, cover, work);
    bool read = path && assets_read(epub->publication, path, &bytes, epub->diags) == STATUS_OK;
    bool png = read && strcmp(route_media_type(path), "image/png") == 0;
    if (read && picture_size(buf_str(&bytes), &width, &height)) {
        epub->cover.path = png ? "images/cover.png" : "images/cover.jpg";
        epub->cover.type = png ? "image/png" : "image/jpeg";
        epub->cover.alt = cover->alt ? cover->alt : describe(epub);
        book_add_file(epub, RANK_FRONT, epub->cover.path, buf_str(&bytes));
    } else if (read) {
        diag_error(epub->diags, cover->place, "cover",
                   "cover '%s' is not a picture that can be read", cover->file);
    }
    buf_clear(&bytes);
}

/* "CC BY 4.0 · CC BY-SA 4.0", if the line is of a length that can be read. */
static const char *license_line(struct epub *epub)
{
    enum { MOST = 4 };
    struct buf line = BUF_INIT;
    size_t n;
    const struct license **licenses = book_licenses(&epub->cover.arena, epub, &n);
    for (size_t i = 0; i < n && n <= MOST; i++)
        buf_addf(&line, "%s%s", i > 0 ? " \xC2\xB7 " : "", licenses[i]->label);
    const char *text = line.n > 0 ? arena_strdup(&epub->cover.arena, line.p) : NULL;
    buf_clear(&line);
    return text;
}

/* Drawing takes long, so it is done once. */
static enum status draw(struct epub *epub, const struct picture_cover *cover, struct buf *png)
{
    struct buf facts = BUF_INIT;
    char key[SHA256_HEX + 1];
    picture_cover_facts(cover, &facts);
    digest_sha256(buf_str(&facts), key);
    buf_clear(&facts);
    if (epub->covers && cache_get(epub->covers, key, png))
        return STATUS_OK;
    enum status status = picture_draw_cover(cover, png, epub->diags);
    if (status == STATUS_OK && epub->covers)
        cache_put(epub->covers, key, buf_str(png));
    return status;
}

static void add_drawn(struct epub *epub)
{
    struct picture_cover cover = {epub->title, epub->creators, epub->publisher, license_line(epub),
                                  epub->lang};
    struct buf png = BUF_INIT;
    epub->cover.path = "images/cover.png";
    epub->cover.type = "image/png";
    epub->cover.alt = describe(epub);
    if (draw(epub, &cover, &png) == STATUS_OK)
        book_add_file(epub, RANK_FRONT, epub->cover.path, buf_str(&png));
    buf_clear(&png);
}

/* The book of the only work of a publication may have the publication's cover. Others may add chapters
 * meanwhile: of what belongs to the book, only epub->cover is touched. */
void epub_draw_cover(struct epub *epub)
{
    const struct work *work = epub->only;
    const struct cover *cover = work ? &work->cover : NULL;
    if (!cover || (!cover->file && epub->publication->n_works == 1)) {
        cover = &epub->publication->cover;
        work = NULL;
    }
    if (cover->file)
        add_authors(epub, cover, work);
    else
        add_drawn(epub);
}
