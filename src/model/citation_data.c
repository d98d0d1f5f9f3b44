/*
 * "Cite this", as templates see it.
 */
#include "model/data.h"

#include "model/citation.h"

json_t *data_citations(const struct publication *publication, const struct work *work)
{
    struct arena arena = ARENA_INIT;
    struct citation citation;
    struct buf text = BUF_INIT;
    json_t *styles = json_array(), *files = json_array();
    citation_init(&arena, publication, work, &citation);
    for (size_t i = 0; i < N_CITATION_STYLES; i++) {
        buf_reset(&text);
        citation_styles[i].write(&citation, &text);
        json_t *style = json_object();
        data_set(style, "name", citation_styles[i].name);
        data_set_buf(style, "text", &text);
        json_array_append_new(styles, style);
    }
    for (size_t i = 0; i < N_CITATION_FORMATS; i++) {
        json_t *file = json_object();
        data_set(file, "name", citation_formats[i].name);
        data_set_link(file, "href", work_download(&arena, work, citation_formats[i].extension));
        data_set(file, "type", citation_formats[i].media_type);
        json_array_append_new(files, file);
    }
    json_t *data = json_object();
    json_object_set_new(data, "styles", styles);
    json_object_set_new(data, "files", files);
    data_set_link(data, "text", work_download(&arena, work, ".txt"));
    data_set_link(data, "html", work_download(&arena, work, ".html"));
    data_set_link(data, "markdown", work_download(&arena, work, ".md"));
    buf_clear(&text);
    arena_clear(&arena);
    return data;
}
