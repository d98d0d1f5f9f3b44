#include <stdio.h>

#include "cli/command.h"

static int run(int argc, char **argv);

const struct command command_check = {
    "check",
    ":h",
    "check licenses, facts, links and words without making anything",
    "usage: colophon check [OPTION]... [CONTENT]\n"
    "\n"
    "Reads the publication in the folder CONTENT (default: content) and says what is wrong with\n"
    "it, and which facts were not supplied. Writes nothing.\n"
    "\n"
    "      --jobs N   work on N texts at once (default: one a processor)\n"
    "      --drafts   with texts that are marked 'draft: true'\n"
    "  -h             print this\n"
    "\n"
    "Example:\n"
    "  colophon check content\n",
    run,
};

static int run(int argc, char **argv)
{
    static const struct option names[] = {BUILD_OPTIONS, {0}};
    struct colophon_build_options options = {0};
    int status = COLOPHON_OK, option;
    while ((option = command_option(&command_check, argc, argv, names, &status)) != -1)
        if (option == COMMAND_DONE || !build_option(&command_check, option, &options, &status))
            return status;
    if (!build_arguments(&command_check, argc, argv, &options, &status))
        return status;
    struct colophon *colophon = colophon_new();
    struct colophon_build_result result;
    status = colophon_check(colophon, &options, &result);
    print_messages(colophon);
    if (status == COLOPHON_OK)
        printf("%s: %zu %s checked\n", options.content, result.works,
               result.works == 1 ? "work" : "works");
    colophon_free(colophon);
    return finish_output(status);
}
