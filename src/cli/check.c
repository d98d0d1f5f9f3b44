#include <limits.h>
#include <stdio.h>
#include <stdlib.h>

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
    "      --external ask other sites, too, whether links to them lead somewhere: each address\n"
    "                 once a week, with a pause between two questions to one host\n"
    "      --pause MS milliseconds of that pause (default: 1000)\n"
    "  -h             print this\n"
    "\n"
    "Examples:\n"
    "  colophon check content\n"
    "  colophon check --external content\n",
    run,
};

/* Where answers of other sites are kept; NULL when there is no such place. */
static const char *cache_file(char *path, size_t size)
{
    const char *cache = getenv("XDG_CACHE_HOME"), *home = getenv("HOME");
    int n = -1;
    if (cache && *cache == '/')
        n = snprintf(path, size, "%s/colophon/links.json", cache);
    else if (home && *home == '/')
        n = snprintf(path, size, "%s/.cache/colophon/links.json", home);
    return n > 0 && (size_t)n < size ? path : NULL;
}

static bool read_pause(const char *text, long *pause, int *status)
{
    char *end;
    *pause = strtol(text, &end, 10);
    if (*text && !*end && *pause > 0 && *pause <= 60000)
        return true;
    *status = command_misuse(&command_check,
                             "--pause is '%s', but must be a number from 1 to 60000", text);
    return false;
}

static int run(int argc, char **argv)
{
    static const struct option names[] = {
        {"external", no_argument, NULL, 'x'},
        {"pause", required_argument, NULL, 'p'},
        BUILD_OPTIONS,
        {0},
    };
    struct colophon_build_options options = {0};
    int status = COLOPHON_OK, option;
    char cache[PATH_MAX];
    while ((option = command_option(&command_check, argc, argv, names, &status)) != -1) {
        if (option == 'x')
            options.external = true;
        else if (option == 'p' && read_pause(optarg, &options.external_pause, &status))
            continue;
        else if (option == 'p' || option == COMMAND_DONE ||
                 !build_option(&command_check, option, &options, &status))
            return status;
    }
    options.external_cache = cache_file(cache, sizeof cache);
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
