#include "model/name.h"

#include <stdlib.h>
#include <utf8proc.h>

char *name_fold(struct arena *arena, const char *name)
{
    char *lower = arena_strdup(arena, name);
    char *p = lower;
    for (; *p > 0 && *p < 0x7f; p++)
        if (*p >= 'A' && *p <= 'Z')
            *p = (char)(*p + 'a' - 'A');
    if (*p == '\0')
        return lower;
    utf8proc_uint8_t *folded = NULL;
    utf8proc_ssize_t n =
        utf8proc_map((const utf8proc_uint8_t *)name, 0, &folded,
                     UTF8PROC_NULLTERM | UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD);
    char *copy =
        n >= 0 ? arena_strndup(arena, (char *)folded, (size_t)n) : arena_strdup(arena, name);
    free(folded);
    return copy;
}
