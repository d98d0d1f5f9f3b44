#include "base/output_memory.h"

#include <string.h>

#include "base/file.h"

enum { MEMORY_LIMIT = 64 << 20 };

/* The first two lines; the notes follow. */
static void format_head(const char *inputs, const char *record, struct buf *out)
{
    buf_addf(out, "inputs %s\nrecord %s\n", inputs, record);
}

bool memory_read(const char *file, const char *inputs, const char *record, struct buf *notes)
{
    struct buf head = BUF_INIT, text = BUF_INIT;
    struct diags *unsaid = diags_new();
    format_head(inputs, record, &head);
    bool known = file_exists(file) && file_read(file, MEMORY_LIMIT, &text, unsaid) == STATUS_OK &&
                 str_starts(buf_str(&text), buf_str(&head));
    if (known)
        buf_add_str(notes, str_sub(buf_str(&text), head.n, text.n));
    diags_free(unsaid);
    buf_clear(&text);
    buf_clear(&head);
    return known;
}

enum status memory_write(const char *file, const char *inputs, const char *record, struct str notes,
                         struct diags *diags)
{
    struct buf text = BUF_INIT;
    format_head(inputs, record, &text);
    buf_add_str(&text, notes);
    enum status status = file_write(file, buf_str(&text), diags);
    buf_clear(&text);
    return status;
}
