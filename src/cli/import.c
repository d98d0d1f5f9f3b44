#include <stdio.h>

#include "cli/command.h"

static int run(int argc, char **argv);

const struct command command_import = {
    "import",
    ":ho:",
    "make Markdown of a text as it was found",
    "usage: colophon import [OPTION]... FILE...\n"
    "\n"
    "Makes of each FILE, a text as it was scraped, clean Markdown with front matter (slug.md) and\n"
    "a ledger of what was kept, what was left out and why (slug.ledger.txt). Refuses to write "
    "when\n"
    "the words to be written are not the words found.\n"
    "\n"
    "  -o, --output FOLDER  write there instead of beside the file\n"
    "      --profile NAME   the rules of a publisher: a built-in name, or a .yaml file\n"
    "      --url ADDRESS    where the text was published\n"
    "      --author NAME    who wrote it\n"
    "      --date DATE      when it was published, as 2024-06-18\n"
    "      --retrieved DATE when it was taken from there\n"
    "      --force          replace Markdown that was changed since it was imported\n"
    "  -h                   print this\n"
    "\n"
    "Example:\n"
    "  colophon import content/briefs/north-korea-russia.txt\n",
    run,
};

static int import_one(const char *file, const struct colophon_import_options *options)
{
    struct colophon *colophon = colophon_new();
    struct colophon_import_result result;
    int status = colophon_import(colophon, file, options, &result);
    print_messages(colophon);
    if (status == COLOPHON_OK)
        printf("%s: %zu words kept, %zu left out, %zu units to look at%s%s; see %s\n",
               result.markdown, result.kept_words, result.left_out_words, result.uncertain,
               result.profile ? "; profile " : "", result.profile ? result.profile : "",
               result.ledger);
    colophon_free(colophon);
    return status;
}

static int run(int argc, char **argv)
{
    static const struct option names[] = {
        {"output", required_argument, NULL, 'o'}, {"profile", required_argument, NULL, 'p'},
        {"url", required_argument, NULL, 'u'},    {"author", required_argument, NULL, 'a'},
        {"date", required_argument, NULL, 'd'},   {"retrieved", required_argument, NULL, 'r'},
        {"force", no_argument, NULL, 'f'},        {0},
    };
    struct colophon_import_options options = {0};
    int status = COLOPHON_OK, option;
    while ((option = command_option(&command_import, argc, argv, names, &status)) != -1) {
        switch (option) {
        case 'o':
            options.folder = optarg;
            break;
        case 'p':
            options.profile = optarg;
            break;
        case 'u':
            options.url = optarg;
            break;
        case 'a':
            options.author = optarg;
            break;
        case 'd':
            options.date = optarg;
            break;
        case 'r':
            options.retrieved = optarg;
            break;
        case 'f':
            options.force = true;
            break;
        default:
            return status;
        }
    }
    if (optind == argc)
        return command_misuse(&command_import, "no file given");
    for (; optind < argc; optind++) {
        int one = import_one(argv[optind], &options);
        status = one > status ? one : status;
    }
    return finish_output(status);
}
