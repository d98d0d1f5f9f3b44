#include "import/pictures.h"

#include <string.h>
#include <strings.h>

#include "base/file.h"
#include "base/picture.h"
#include "base/slug.h"

enum { PICTURE_LIMIT = 32 * 1024 * 1024 };

/* Files that all readers show, and in which nothing runs. */
static const char *extension_of(const char *path)
{
    static const char *const known[] = {".jpg", ".jpeg", ".png", ".gif", ".webp"};
    const char *dot = strrchr(path_name(path), '.');
    for (size_t i = 0; dot && i < sizeof known / sizeof *known; i++)
        if (strcasecmp(dot, known[i]) == 0)
            return known[i];
    return NULL;
}

static const char *place_of(struct arena *arena, const char *page, const struct found_part *part)
{
    return path_join(arena, path_folder(arena, page), part->beside);
}

static bool is_picture(const char *path)
{
    struct buf bytes = BUF_INIT;
    struct diags *unheard = diags_new(); /* what can't be read is not taken */
    int width, height;
    bool good = file_exists(path) && !file_is_folder(path) &&
                file_read(path, PICTURE_LIMIT, &bytes, unheard) == STATUS_OK &&
                picture_size(buf_str(&bytes), &width, &height);
    diags_free(unheard);
    buf_clear(&bytes);
    return good;
}

/* By its license. */
static bool may_be_shown(const struct found_part *part)
{
    bool own = part->license && strcmp(part->license, "none") != 0 &&
               strcmp(part->license, "unknown") != 0;
    return part->covered || own;
}

/* The first unit of a caption becomes the figure's; what else is in it, a credit, stands below. */
static void make_figure(struct units *units, const struct found_part *part)
{
    for (size_t i = 0; i < part->n_captions; i++) {
        struct unit *unit = &units->at[part->captions[i]];
        unit->role = i == 0 ? ROLE_FIGURE : ROLE_PARAGRAPH;
        unit->why =
            i == 0 ? "caption of a picture that is kept" : "credit of a picture that is kept";
        unit->rule = NULL;
    }
}

/* What keeps a picture that may be shown from being shown; NULL. */
static const char *fault_of(struct arena *arena, const char *page, const struct found_part *part)
{
    if (!part->beside)
        return "is not beside the page";
    if (!file_exists(place_of(arena, page, part)))
        return "is missing";
    if (!extension_of(part->beside) || !is_picture(place_of(arena, page, part)))
        return "is no picture that can be shown";
    return NULL;
}

static void miss(const char *page, const struct found_part *part, const char *fault,
                 struct units *units, struct diags *diags)
{
    const char *path = part->beside ? place_of(units->arena, page, part) : part->source;
    diag_warning(diags, (struct place){page, part->line, 0}, "import-picture",
                 "the file '%s' %s, so its picture is left out: save the page with its files, and "
                 "import it again",
                 path, fault);
    units_flag(units, part->n_captions ? part->captions[0] : UNIT_NONE,
               "the file '%s' %s: its picture is left out",
               part->beside ? part->beside : part->source, fault);
}

void pictures_take(const char *page, struct units *units, struct parts *parts, struct diags *diags)
{
    struct arena *arena = units->arena;
    struct buf slug = BUF_INIT;
    size_t taken = 0;
    slug_add(&slug, str_of(path_name(path_with_extension(arena, page, ""))));
    slug_cut(&slug, 1);
    for (size_t i = 0; i < parts->n; i++) {
        struct found_part *part = &parts->at[i];
        if (!may_be_shown(part) || (!part->beside && !part->source))
            continue;
        const char *fault = fault_of(arena, page, part);
        if (fault) {
            miss(page, part, fault, units, diags);
            continue;
        }
        part->file = arena_printf(arena, "%s-%zu%s", slug.n > 0 ? slug.p : "picture", ++taken,
                                  extension_of(part->beside));
        make_figure(units, part);
        if (!part->alt)
            units_flag(units, part->n_captions ? part->captions[0] : UNIT_NONE,
                       "the picture '%s' has no alternative text", part->file);
    }
    buf_clear(&slug);
}

struct import_picture *pictures_list(struct arena *arena, const char *page,
                                     const struct parts *parts, size_t *n)
{
    struct import_picture *pictures = arena_array(arena, parts->n, sizeof *pictures);
    *n = 0;
    for (size_t i = 0; i < parts->n; i++)
        if (parts->at[i].file)
            pictures[(*n)++] = (struct import_picture){place_of(arena, page, &parts->at[i]),
                                                       arena_strdup(arena, parts->at[i].file)};
    return pictures;
}

static enum status copy(const char *from, const char *to, bool force, struct diags *diags)
{
    struct buf bytes = BUF_INIT, old = BUF_INIT;
    enum status status = file_read(from, PICTURE_LIMIT, &bytes, diags);
    bool there = !status && !force && file_exists(to);
    if (there)
        status = file_read(to, PICTURE_LIMIT, &old, diags);
    if (!status && there && !str_eq(buf_str(&old), buf_str(&bytes))) {
        diag_error(diags, (struct place){to, 0, 0}, "import-picture",
                   "is another picture than the one that was to be put there: it is not replaced; "
                   "move it away, or import with --force");
        status = STATUS_CONTENT;
    }
    if (!status)
        status = file_write(to, buf_str(&bytes), diags);
    buf_clear(&bytes);
    buf_clear(&old);
    return status;
}

enum status pictures_copy(const char *folder, const struct import_picture *pictures, size_t n,
                          bool force, struct diags *diags)
{
    struct arena arena = ARENA_INIT;
    enum status status = STATUS_OK;
    for (size_t i = 0; i < n && !status; i++)
        status = copy(pictures[i].from, path_join(&arena, folder, pictures[i].to), force, diags);
    arena_clear(&arena);
    return status;
}
