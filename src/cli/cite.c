#include <stdio.h>

#include "cli/command.h"

static int run(int argc, char **argv);

const struct command command_cite = {
    "cite",
    ":hf:",
    "print how to credit a text, or a file that cites it",
    "usage: colophon cite [--format FORMAT] [--excerpt FROM[..TO]] WORK [CONTENT]\n"
    "\n"
    "Prints the attribution of WORK for slides and handouts: title, authors, source,\n"
    "license and changes, as far as they are known. WORK is the path of its\n"
    "Markdown, in the publication or as it lies here; CONTENT is the folder of the\n"
    "publication (default: content).\n"
    "\n"
    "  -f, --format FORMAT  text (default), html or markdown: the attribution;\n"
    "                       bibtex, biblatex, ris or csl: a file for reference\n"
    "                       managers\n"
    "      --excerpt FROM[..TO]\n"
    "                        of a part alone: the ids of the headings with which its\n"
    "                       first and its last section begin, as they stand in the\n"
    "                       address of the page\n"
    "  -h, --help           print this\n"
    "\n"
    "Examples:\n"
    "  colophon cite briefs/north-korea-russia.md\n"
    "  colophon cite --format bibtex content/briefs/north-korea-russia.md >reading.bib\n",
    run,
};

static int run(int argc, char **argv)
{
    static const struct option names[] = {
        {"format", required_argument, NULL, 'f'},
        {"excerpt", required_argument, NULL, 'e'},
        {0},
    };
    struct colophon_build_options options = {.content = "content"};
    struct colophon_cite_options cite = {0};
    int status = COLOPHON_OK, option;
    while ((option = command_option(&command_cite, argc, argv, names, &status)) != -1) {
        if (option == 'f')
            cite.format = optarg;
        else if (option == 'e')
            cite.excerpt = optarg;
        else
            return status;
    }
    if (optind == argc)
        return command_misuse(&command_cite, "which work? name one by its path");
    if (optind + 2 < argc)
        return command_misuse(&command_cite, "one work and one publication at most, not '%s', too",
                              argv[optind + 2]);
    cite.work = argv[optind];
    if (optind + 1 < argc &&
        !command_path(&command_cite, "CONTENT", argv[optind + 1], &options.content))
        return COLOPHON_USAGE;
    struct colophon *colophon = colophon_new();
    const char *text;
    status = colophon_cite(colophon, &options, &cite, &text);
    if (text)
        fputs(text, stdout);
    print_messages(colophon);
    colophon_free(colophon);
    return finish_output(status);
}
