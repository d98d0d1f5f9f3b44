#include "site/share.h"

#include "base/digest.h"
#include "base/picture.h"

struct shares {
    struct sink *sink;
    struct cache *cache;
    struct diags *diags;
};

/* Draws what was not drawn before. */
static bool draw(const struct shares *shares, const struct picture_cover *cover, struct buf *png)
{
    char key[SHA256_HEX + 1];
    struct buf facts = BUF_INIT;
    picture_share_facts(cover, &facts);
    digest_sha256(buf_str(&facts), key);
    buf_clear(&facts);
    if (shares->cache && cache_get(shares->cache, key, png))
        return true;
    if (picture_draw_share(cover, png, shares->diags) != STATUS_OK)
        return false;
    if (shares->cache)
        cache_put(shares->cache, key, buf_str(png));
    return true;
}

static void write_share(const struct shares *shares, const struct picture_cover *cover,
                        const char *path)
{
    struct buf png = BUF_INIT;
    if (draw(shares, cover, &png))
        sink_put(shares->sink, path, "image/png", buf_str(&png));
    buf_clear(&png);
}

/* The license of a publication is named where all its works have one license. */
static const char *common_license(const struct publication *publication)
{
    const char *label = NULL;
    for (size_t i = 0; i < publication->n_works; i++) {
        const char *other = publication->works[i].license.license.label;
        if (!other || (label && !str_is(str_of(label), other)))
            return NULL;
        label = other;
    }
    return label;
}

void shares_write(const struct publication *publication, struct cache *cache, struct sink *sink,
                  struct diags *diags)
{
    const struct shares shares = {sink, cache, diags};
    struct arena arena = ARENA_INIT;
    if (!publication->base_url)
        return;
    struct picture_cover whole = {.title = publication->title,
                                  .publisher = publication->publisher,
                                  .license = common_license(publication),
                                  .lang = publication->lang};
    write_share(&shares, &whole, share_picture_path(&arena, NULL));
    for (size_t i = 0; i < publication->n_works; i++) {
        const struct work *work = &publication->works[i];
        if (!work->share_picture)
            continue;
        struct notice_facts facts;
        work_facts(&arena, publication, work, "web page", NULL, &facts);
        struct picture_cover own = {.title = work->title,
                                    .creators = work_byline(&arena, &facts),
                                    .publisher = facts.publisher,
                                    .license = work->license.license.label,
                                    .lang = work->lang};
        write_share(&shares, &own, share_picture_path(&arena, work));
    }
    arena_clear(&arena);
}
