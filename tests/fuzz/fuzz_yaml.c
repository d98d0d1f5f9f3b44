/* Any bytes are read as YAML or refused with a place; any text written as a scalar reads back. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "base/yaml.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_places(const struct yaml_node *node)
{
    for (; node; node = node->next) {
        if (node->place.line < 0 || node->place.column < 0)
            abort();
        check_places(node->first);
    }
}

static void check_scalar(struct arena *arena, struct str text, struct diags *diags)
{
    struct buf yaml = BUF_INIT;
    buf_adds(&yaml, "key: ");
    yaml_add_scalar(&yaml, text);
    buf_adds(&yaml, "\n");
    const struct yaml_node *node =
        yaml_get(yaml_parse(arena, "written.yaml", 1, buf_str(&yaml), diags), "key");
    if (!node || node->kind != YAML_SCALAR || strlen(node->text) != text.n ||
        memcmp(node->text, text.p, text.n) != 0)
        abort();
    buf_clear(&yaml);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct str text = {(const char *)data, size};
    struct arena arena = ARENA_INIT;
    struct diags *diags = diags_new();
    const struct yaml_node *root = yaml_parse(&arena, "fuzz.yaml", 2, text, diags);
    if (!root && diags_count(diags, SEVERITY_ERROR) == 0)
        abort();
    check_places(root);
    if (size > 0 && utf8_valid(text, NULL) && !memchr(data, '\0', size))
        check_scalar(&arena, text, diags);
    diags_free(diags);
    arena_clear(&arena);
    return 0;
}
