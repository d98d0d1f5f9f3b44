#include "model/creators.h"

#include <string.h>

static const struct role {
    const char *code, *word;
    enum creator_kind kind;
} roles[] = {
    {"aut", "author", CREATOR_AUTHOR},           {"cre", "creator", CREATOR_AUTHOR},
    {"trl", "translator", CREATOR_TRANSLATOR},   {"edt", "editor", CREATOR_EDITOR},
    {"ill", "illustrator", CREATOR_ILLUSTRATOR}, {"ctb", "contributor", CREATOR_CONTRIBUTOR},
};

const char *const creator_kind_names[N_CREATOR_KINDS] = {
    [CREATOR_AUTHOR] = "author",           [CREATOR_TRANSLATOR] = "translator",
    [CREATOR_EDITOR] = "editor",           [CREATOR_ILLUSTRATOR] = "illustrator",
    [CREATOR_CONTRIBUTOR] = "contributor",
};

enum { N_ROLES = sizeof roles / sizeof *roles };

const char creator_role_words[] = "author, translator, editor, illustrator or contributor";

const char *creator_role(const char *text)
{
    for (size_t i = 0; i < N_ROLES; i++)
        if (strcmp(text, roles[i].word) == 0)
            return roles[i].code;
    bool code = strlen(text) == 3 && strspn(text, "abcdefghijklmnopqrstuvwxyz") == 3;
    return code ? text : NULL;
}

enum creator_kind creator_kind(const struct creator *creator)
{
    for (size_t i = 0; i < N_ROLES; i++)
        if (strcmp(creator->role, roles[i].code) == 0)
            return roles[i].kind;
    return CREATOR_CONTRIBUTOR;
}

const struct creator **creators_of(struct arena *arena, const struct work *work,
                                   enum creator_kind kind, size_t *n)
{
    const struct creator **list = arena_array(arena, work->n_creators, sizeof *list);
    *n = 0;
    for (size_t i = 0; i < work->n_creators; i++)
        if (creator_kind(&work->creators[i]) == kind)
            list[(*n)++] = &work->creators[i];
    return list;
}
