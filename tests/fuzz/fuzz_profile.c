/* Any bytes are a profile or an error; what is a profile can sort a text. */
#include <stdint.h>
#include <stdlib.h>

#include "import/profile.h"
#include "import/roles.h"
#include "import/scrape.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char text[] =
        "A Title | A Site\nIn Brief\nA Title\nMore on:\nOne\nTwo\n"
        "A sentence of the article that has more than nine words in it.\n"
        "Share\nA picture of it\nA picture of it. Some Body/Pool\n"
        "Another sentence of the article, with more than nine words in it.\n";
    struct diags *diags = diags_new();
    struct profile *profile =
        profile_parse("fuzz.yaml", (struct str){(const char *)data, size}, diags);
    if (!profile == (diags_count(diags, SEVERITY_ERROR) == 0))
        abort();
    if (profile) {
        struct arena arena = ARENA_INIT;
        struct units units;
        scrape_text(&arena, str_of(text), &units);
        roles_assign(&units, profile);
        for (size_t i = 0; i < units.n; i++)
            if (units.at[i].role == ROLE_UNDECIDED || !units.at[i].why)
                abort();
        profile_check(profile, diags);
        arena_clear(&arena);
    }
    profile_free(profile);
    diags_free(diags);
    return 0;
}
