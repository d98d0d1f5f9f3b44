/*
 * The data of the page where a teacher picks what to embed.
 */
#include "base/file.h"
#include "course/embed.h"
#include "model/data.h"
#include "model/snippet.h"

static const char path[] = "embed/index.html";

static json_t *patterns_data(void)
{
    json_t *patterns = json_object();
    for (size_t i = 0; i < N_SNIPPETS; i++)
        data_set(patterns, snippet_names[i], snippet_patterns[i]);
    return patterns;
}

static json_t *work_data(struct arena *arena, const struct publication *publication,
                         const struct outline_node *node)
{
    struct notice_facts facts;
    work_facts(arena, publication, node->work, NULL, NULL, &facts);
    json_t *card = data_card(publication, node->work, &facts);
    data_set(card, "title", node->title);
    data_set_link(card, "embed", path_relative(arena, path, node->work->embed));
    return card;
}

json_t *embed_picker_data(const struct publication *publication)
{
    struct arena arena = ARENA_INIT;
    struct data_page page = {path, publication->title, publication->lang, "picker", NULL};
    json_t *root = data_root(publication, &page);
    json_t *works = json_array();
    const struct outline_node *node = publication->outline;
    while (node) {
        if (node->work && !node->hidden)
            json_array_append_new(works, work_data(&arena, publication, node));
        node = node->hidden ? outline_skip(node) : outline_next(node);
    }
    json_t *first = json_array_get(works, 0);
    if (first)
        json_object_set(root, "first", json_object_get(first, "embed"));
    json_object_set_new(root, "works", works);
    json_object_set_new(root, "patterns", patterns_data());
    arena_clear(&arena);
    return root;
}
