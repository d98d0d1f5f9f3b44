#include "model/cover.h"

#include <stddef.h>

void field_cover(const struct reading *reading, const struct yaml_node *value, void *member)
{
    static const struct field fields[] = {
        {"file", field_text, offsetof(struct cover, file)},
        {"alt", field_text, offsetof(struct cover, alt)},
    };
    struct cover *cover = member;
    cover->place = value->place;
    if (value->kind != YAML_MAPPING) {
        field_text(reading, value, &cover->file);
        return;
    }
    fields_read(reading, value, "'cover'", fields, COUNT(fields), cover);
    if (!cover->file)
        diag_error(reading->diags, value->place, "missing-key", "'cover' has no 'file'");
}
