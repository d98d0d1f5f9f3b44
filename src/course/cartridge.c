#include "course/cartridge.h"

#include <stdlib.h>

#include "base/file.h"
#include "course/manifest.h"

struct cartridge {
    struct coursepack pack;
    struct output *output;
    const char *path, *file; /* in the output; where it is written until the commit */
};

struct cartridge *cartridge_new(const struct publication *publication, const struct theme *theme,
                                struct output *output, struct diags *diags)
{
    struct cartridge *cartridge = mem_alloc(sizeof *cartridge);
    struct arena *arena = &cartridge->pack.arena;
    coursepack_init(&cartridge->pack, publication, theme, NULL, diags);
    cartridge->output = output;
    cartridge->path = arena_printf(arena, "site/downloads/%s.imscc", publication->name);
    cartridge->file = output_stage(output, cartridge->path);
    cartridge->pack.archive = archive_new(arena_printf(arena, "%s.spool", cartridge->file), diags);
    if (cartridge->pack.archive)
        return cartridge;
    cartridge_free(cartridge);
    return NULL;
}

void cartridge_free(struct cartridge *cartridge)
{
    if (!cartridge)
        return;
    archive_free(cartridge->pack.archive);
    coursepack_clear(&cartridge->pack);
    free(cartridge);
}

void cartridge_add(struct cartridge *cartridge, const struct work *work,
                   const struct document *document)
{
    coursepack_add(&cartridge->pack, work, document);
}

/* A page on the web is a file of its own, with nothing else in its resource. */
static void add_web_links(struct cartridge *cartridge)
{
    struct coursepack *pack = &cartridge->pack;
    struct arena arena = ARENA_INIT;
    struct buf file = BUF_INIT;
    for (size_t i = 0; i < pack->publication->n_works; i++) {
        const struct lesson *lesson = &pack->lessons[i];
        if (!manifest_has_link(lesson))
            continue;
        buf_reset(&file);
        manifest_write_link(pack, lesson, &file);
        archive_add(pack->archive, RANK_COMMON, manifest_link_path(&arena, pack, lesson),
                    buf_str(&file), false);
    }
    buf_clear(&file);
    arena_clear(&arena);
}

void cartridge_finish(struct cartridge *cartridge)
{
    struct coursepack *pack = &cartridge->pack;
    struct buf manifest = BUF_INIT;
    coursepack_add_common(pack);
    add_web_links(cartridge);
    manifest_write(pack, &manifest);
    archive_add(pack->archive, RANK_MANIFEST, "imsmanifest.xml", buf_str(&manifest), false);
    buf_clear(&manifest);
    if (archive_write(pack->archive, cartridge->file) != STATUS_OK)
        return;
    output_staged(cartridge->output, cartridge->path);
    output_link(cartridge->output, cartridge->path, path_name(cartridge->path));
}
