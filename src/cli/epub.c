#include <stdio.h>
#include <string.h>

#include "cli/command.h"

static int run(int argc, char **argv);

const struct command command_epub = {
    "epub",
    ":h",
    "tell what an EPUB says of itself",
    "usage: colophon epub info [--json] FILE\n"
    "\n"
    "Prints the metadata, the license, what is said of accessibility, and the\n"
    "documents of an EPUB, made by this program or by another. Nothing in it is\n"
    "judged: see 'colophon verify'.\n"
    "\n"
    "      --json  as JSON\n"
    "  -h, --help  print this\n"
    "\n"
    "Examples:\n"
    "  colophon epub info output/reader.epub\n"
    "  colophon epub info --json output/reader.epub | jq .accessibility\n",
    run,
};

static int info(const char *file, bool json)
{
    struct colophon *colophon = colophon_new();
    const char *text;
    int status = colophon_epub_info(colophon, file, json, &text);
    if (text)
        fputs(text, stdout);
    print_messages(colophon);
    colophon_free(colophon);
    return finish_output(status);
}

static int run(int argc, char **argv)
{
    static const struct option names[] = {{"json", no_argument, NULL, 'J'}, {0}};
    bool json = false;
    int status = COLOPHON_OK, option;
    while ((option = command_option(&command_epub, argc, argv, names, &status)) != -1) {
        if (option != 'J')
            return status;
        json = true;
    }
    if (optind >= argc)
        return command_misuse(&command_epub, "what to do with an EPUB? 'info' tells about it");
    if (strcmp(argv[optind], "info") != 0)
        return command_misuse(&command_epub, "what to do with '%s'? 'info' tells about an EPUB",
                              argv[optind]);
    if (optind + 2 != argc)
        return command_misuse(&command_epub, "'epub info' takes one file");
    return info(argv[optind + 1], json);
}
