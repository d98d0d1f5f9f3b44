/* Any text is compiled as a template or refused; what is compiled renders and ends. */
#include <stdint.h>
#include <stdlib.h>

#include "theme/mustache.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Every partial is the template itself: recursion must come to its limit. */
static const struct mustache *find_itself(void *context, const char *name)
{
    return *name == 'a' ? context : NULL;
}

static json_t *view(void)
{
    return json_pack("{s:s, s:[{s:s}, {s:s}], s:{s:b, s:n}}", "name", "<a & b>", "items", "name",
                     "one", "name", "two", "deep", "yes", 1, "nothing");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct diags *diags = diags_new();
    struct mustache *template =
        mustache_compile("fuzz.mustache", (struct str){(const char *)data, size}, diags);
    if (template) {
        json_t *object = view();
        struct buf out = BUF_INIT;
        struct mustache_partials partials = {find_itself, template};
        mustache_render(template, object, &partials, &out, diags);
        buf_clear(&out);
        json_decref(object);
    } else if (diags_count(diags, SEVERITY_ERROR) == 0) {
        abort();
    }
    mustache_free(template);
    diags_free(diags);
    return 0;
}
