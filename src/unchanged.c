#include "unchanged.h"

#include <jansson.h>
#include <stdlib.h>
#include <time.h>

#include "base/inputs.h"
#include "base/picture.h"

/* Every option that changes an output is listed here. */
static void add_options(struct inputs *inputs, const struct colophon_build_options *options)
{
    struct buf text = BUF_INIT;
    buf_addf(&text, "%lld %d %d", options->source_date_epoch, options->drafts,
             options->precompress);
    inputs_add_text(inputs, text.p);
    inputs_add_text(inputs, options->themes ? options->themes : "");
    inputs_add_text(inputs, options->only ? options->only : "");
    inputs_add_text(inputs, options->epub ? options->epub : "");
    inputs_add_text(inputs, options->today ? options->today : "");
    buf_clear(&text);
}

static void add_font_folder(void *inputs, const char *folder)
{
    inputs_add_file(inputs, folder);
}

static bool look(const struct colophon_build_options *options, char digest[SHA256_HEX + 1])
{
    struct inputs *inputs = inputs_new();
    inputs_add_text(inputs, COLOPHON_VERSION);
    inputs_add_file(inputs, "/proc/self/exe");
    picture_font_folders(add_font_folder, inputs);
    add_options(inputs, options);
    inputs_add_folder(inputs, options->content, options->output);
    if (options->themes)
        inputs_add_folder(inputs, options->themes, options->output);
    inputs_finish(inputs, digest);
    bool settled = inputs_settled(inputs);
    inputs_free(inputs);
    return settled;
}

void unchanged_inputs(const struct colophon_build_options *options, char inputs[SHA256_HEX + 1])
{
    if (look(options, inputs))
        return;
    const struct timespec tick = {.tv_nsec = 30 * 1000 * 1000};
    nanosleep(&tick, NULL);
    if (!look(options, inputs))
        inputs[0] = '\0';
}

static void say_again(const json_t *messages, struct diags *diags)
{
    size_t i;
    const json_t *message;
    json_array_foreach((json_t *)messages, i, message)
    {
        const char *rule = json_string_value(json_array_get(message, 4));
        const char *text = json_string_value(json_array_get(message, 5));
        const char *answer = json_string_value(json_array_get(message, 6));
        struct place place = {json_string_value(json_array_get(message, 1)),
                              (int)json_integer_value(json_array_get(message, 2)),
                              (int)json_integer_value(json_array_get(message, 3))};
        if (!text)
            continue;
        if (answer)
            diag_answered(diags, place, rule, answer, "%s", text);
        else if (json_integer_value(json_array_get(message, 0)) == SEVERITY_WARNING)
            diag_warning(diags, place, rule, "%s", text);
        else
            diag_note(diags, place, "%s", text);
    }
}

bool unchanged_recall(struct output *output, const char *inputs, struct output_stats *stats,
                      size_t *works, struct diags *diags)
{
    struct buf notes = BUF_INIT;
    json_t *json = NULL, *messages = NULL;
    json_int_t n = 0;
    bool known = inputs[0] && output_recalls(output, inputs, &notes, stats) &&
                 (json = json_loadb(notes.p, notes.n, 0, NULL)) &&
                 json_unpack(json, "{s:I, s:o}", "works", &n, "messages", &messages) == 0;
    if (known) {
        *works = (size_t)n;
        say_again(messages, diags);
    }
    json_decref(json);
    buf_clear(&notes);
    return known;
}

void unchanged_remember(struct output *output, const char *inputs, size_t works,
                        const struct diags *diags)
{
    if (!inputs[0])
        return;
    json_t *messages = json_array();
    for (size_t i = 0; i < diags_size(diags); i++) {
        const struct diag *diag = diags_at(diags, i);
        json_array_append_new(messages,
                              json_pack("[i, s?, i, i, s?, s, s?]", (int)diag->severity,
                                        diag->place.file, diag->place.line, diag->place.column,
                                        diag->rule, diag->message, diag->answer));
    }
    json_t *json = json_pack("{s:I, s:o}", "works", (json_int_t)works, "messages", messages);
    char *text = json_dumps(json, JSON_COMPACT);
    output_remember(output, inputs, str_of(text));
    free(text);
    json_decref(json);
}
