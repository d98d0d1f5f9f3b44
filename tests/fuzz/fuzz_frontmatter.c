/* Any bytes are read as a work or refused with a place; what comes out keeps what work.h promises. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "model/values.h"
#include "model/work.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool promise)
{
    if (!promise)
        abort();
}

static void check_text(const char *text)
{
    require(!text ||
            (*text && utf8_valid(str_of(text), NULL) && !value_bad_character(str_of(text))));
}

static void check_lists(const struct work *work)
{
    for (size_t i = 0; i < work->n_creators; i++) {
        require(work->creators[i].name && work->creators[i].role);
        check_text(work->creators[i].name);
    }
    for (size_t i = 0; i < work->n_keywords; i++) {
        require(work->keywords[i] != NULL);
        check_text(work->keywords[i]);
    }
    for (size_t i = 0; i < work->n_changes; i++) {
        require(work->changes[i] != NULL);
        check_text(work->changes[i]);
    }
    for (size_t i = 0; i < work->n_parts; i++) {
        require(work->parts[i].place.line > 1);
        check_text(work->parts[i].credit);
    }
}

static void check_work(const struct work *work, size_t size)
{
    require(work->body_offset <= size && work->body_place.line > 2);
    check_text(work->title);
    check_text(work->standfirst);
    check_text(work->publisher);
    check_text(work->copyright);
    check_text(work->license.notice);
    require(!work->date || value_is_date(work->date));
    require(!work->lang || value_is_language(work->lang));
    require(!work->source || value_is_address(work->source));
    require(!work->license.license.id ||
            (work->license.license.label && work->license.license.name));
    require(!work->fidelity.sha256[0] || strlen(work->fidelity.sha256) == SHA256_HEX);
    check_lists(work);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena arena = ARENA_INIT;
    struct diags *diags = diags_new();
    struct work work;
    if (work_parse(&arena, "fuzz.md", (struct str){(const char *)data, size}, &work, diags))
        check_work(&work, size);
    else
        require(diags_count(diags, SEVERITY_ERROR) > 0);
    for (size_t i = 0; i < diags_size(diags); i++)
        require(diags_at(diags, i)->place.line > 0 && diags_at(diags, i)->place.column > 0);
    diags_free(diags);
    arena_clear(&arena);
    return 0;
}
