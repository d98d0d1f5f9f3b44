#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "cli/command.h"

static int run(int argc, char **argv);

const struct command command_build = {
    "build",
    ":ho:",
    "make the website, the EPUB and the embeds of a publication",
    "usage: colophon build [-o OUTPUT] [OPTION]... [CONTENT]\n"
    "\n"
    "Makes all outputs of the publication in the folder CONTENT (default: content)\n"
    "in the folder OUTPUT (default: output). All or nothing: after an error the\n"
    "output is as it was.\n"
    "\n"
    "  -o, --output OUTPUT  the folder to write to\n"
    "      --only NAMES     make these outputs and leave the others as they are:\n"
    "                       site, downloads, epub, embed, cartridge, scorm, or\n"
    "                       several as in 'site,embed'. With '--only epub', OUTPUT\n"
    "                       may be a file, NAME.epub\n"
    "      --epub BOOKS     make a book of each work ('works'), of the publication\n"
    "                       ('publication'), or both ('all')\n"
    "      --themes FOLDER  look for themes there first\n"
    "      --jobs N         work on N texts at once (default: one a processor)\n"
    "      --drafts         with texts that are marked 'draft: true'\n"
    "      --precompress    put packed forms, .gz and .br, beside the texts of the\n"
    "                       site\n"
    "      --data PAGE      print the data that the template of PAGE gets, and make\n"
    "                       nothing\n"
    "  -h, --help           print this\n"
    "\n"
    "Examples:\n"
    "  colophon build\n"
    "  colophon build -o /srv/www/reader reader\n"
    "  colophon build --only epub -o reader.epub reader\n"
    "  colophon build --data index.html content\n",
    run,
};

bool build_option(const struct command *command, int option, struct colophon_build_options *options,
                  int *status)
{
    bool good;
    switch (option) {
    case 'd':
        return options->drafts = true;
    case 'j':
        good = command_threads(command, optarg, &options->threads);
        break;
    case 'o':
        good = command_path(command, "--output", optarg, &options->output);
        break;
    case 't':
        good = command_path(command, "--themes", optarg, &options->themes);
        break;
    default:
        return false;
    }
    if (!good)
        *status = COLOPHON_USAGE;
    return good;
}

static bool read_epoch(const struct command *command, long long *epoch)
{
    const char *text = getenv("SOURCE_DATE_EPOCH");
    if (!text || !*text)
        return true;
    char *end;
    errno = 0;
    *epoch = strtoll(text, &end, 10);
    if (!errno && !*end && *epoch >= 0)
        return true;
    command_misuse(command, "SOURCE_DATE_EPOCH is '%s', not a number of seconds", text);
    return false;
}

bool build_arguments(const struct command *command, int argc, char **argv,
                     struct colophon_build_options *options, int *status)
{
    const char *content = optind < argc ? argv[optind] : "content";
    if (optind + 1 < argc) {
        *status = command_misuse(command, "'%s' is one argument too many", argv[optind + 1]);
        return false;
    }
    if (!command_path(command, "CONTENT", content, &options->content) ||
        !read_epoch(command, &options->source_date_epoch)) {
        *status = COLOPHON_USAGE;
        return false;
    }
    return true;
}

static void show_progress(void *context, size_t done, size_t total)
{
    (void)context;
    if (done == total)
        fputs("\r\033[K", stderr);
    else if (done % 64 == 0)
        fprintf(stderr, "\r%zu of %zu texts", done, total);
}

static int print_data(const struct colophon_build_options *options, const char *page)
{
    struct colophon *colophon = colophon_new();
    const char *json;
    int status = colophon_page_data(colophon, options, page, &json);
    print_messages(colophon);
    if (json)
        puts(json);
    colophon_free(colophon);
    return finish_output(status);
}

static int build(struct colophon_build_options *options)
{
    struct colophon *colophon = colophon_new();
    struct colophon_build_result result;
    if (isatty(STDERR_FILENO))
        options->progress = show_progress;
    int status = colophon_build(colophon, options, &result);
    print_messages(colophon);
    if (status == COLOPHON_OK)
        printf("%s: %zu %s; %s: %zu %s written, %zu unchanged, %zu removed\n", options->content,
               result.works, result.works == 1 ? "work" : "works", options->output, result.written,
               result.written == 1 ? "file" : "files", result.unchanged, result.removed);
    else
        fprintf(stderr, "%s: nothing was published\n", options->output);
    colophon_free(colophon);
    return finish_output(status);
}

static int run(int argc, char **argv)
{
    static const struct option names[] = {
        {"output", required_argument, NULL, 'o'},
        {"data", required_argument, NULL, 'D'},
        {"only", required_argument, NULL, 'O'},
        {"epub", required_argument, NULL, 'E'},
        {"precompress", no_argument, NULL, 'P'},
        BUILD_OPTIONS,
        {0},
    };
    struct colophon_build_options options = {.output = "output"};
    const char *page = NULL;
    int status = COLOPHON_OK, option;
    while ((option = command_option(&command_build, argc, argv, names, &status)) != -1) {
        if (option == 'D')
            page = optarg;
        else if (option == 'O')
            options.only = optarg;
        else if (option == 'E')
            options.epub = optarg;
        else if (option == 'P')
            options.precompress = true;
        else if (option == COMMAND_DONE || !build_option(&command_build, option, &options, &status))
            return status;
    }
    if (!build_arguments(&command_build, argc, argv, &options, &status))
        return status;
    return page ? print_data(&options, page) : build(&options);
}
