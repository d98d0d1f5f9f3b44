#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/command.h"

static int run(int argc, char **argv);

const struct command command_verify = {
    "verify",
    ":h",
    "prove on finished files that the notice is there and no word was changed",
    "usage: colophon verify [--source FILE]... [OPTION]... PATH...\n"
    "\n"
    "Reads finished files again: the folder of an output, a site, a page, an EPUB; made by this\n"
    "program or by another. Reports for every file that carries a work: the license found, the\n"
    "notice at its head and foot, the license in each slot that machines read, and whether the\n"
    "words are those of the file's own record (integrity) and of the given source (authenticity).\n"
    "\n"
    "      --source FILE  compare with this work (.md) or text as it was found (.txt)\n"
    "      --jobs N       read N files at once (default: one a processor)\n"
    "  -h                 print this\n"
    "\n"
    "Examples:\n"
    "  colophon verify output\n"
    "  colophon verify --source content/briefs/north-korea-russia.txt output/reader.epub\n",
    run,
};

static const char *mark(enum colophon_verdict verdict)
{
    static const char *const marks[] = {"-", "ok", "MISSING"};
    return marks[verdict];
}

static void print_row(const struct colophon_verify_row *row)
{
    printf("%s\n", row->file);
    if (row->work)
        printf("  %s: %zu words\n", row->work, row->n_words);
    printf(
        "  license %s; notice head %s, foot %s; rel %s, json-ld %s, dc %s; words %s, source %s\n",
        row->license ? row->license : "-", mark(row->notice_head), mark(row->notice_foot),
        mark(row->rel_license), mark(row->json_ld), mark(row->dc), mark(row->words),
        mark(row->source));
}

static int verify(const char *const *paths, size_t n, const struct colophon_verify_options *options)
{
    struct colophon *colophon = colophon_new();
    struct colophon_verify_report report;
    int status = colophon_verify(colophon, paths, n, options, &report);
    for (size_t i = 0; i < report.n_rows; i++)
        print_row(&report.rows[i]);
    print_messages(colophon);
    if (status <= COLOPHON_CONTENT)
        printf("%zu %s read: %s\n", report.files, report.files == 1 ? "file" : "files",
               status == COLOPHON_OK ? "all found" : "something is missing");
    colophon_free(colophon);
    return finish_output(status);
}

static int run(int argc, char **argv)
{
    static const struct option names[] = {
        {"source", required_argument, NULL, 's'},
        {"jobs", required_argument, NULL, 'j'},
        {0},
    };
    const char **sources = calloc((size_t)argc, sizeof *sources);
    struct colophon_verify_options options = {.sources = sources};
    int status = COLOPHON_OK, option;
    while (sources &&
           (option = command_option(&command_verify, argc, argv, names, &status)) != -1) {
        if (option == 's')
            sources[options.n_sources++] = optarg;
        else if (option == 'j' && command_threads(&command_verify, optarg, &options.threads))
            continue;
        else {
            free(sources);
            return option == COMMAND_DONE ? status : COLOPHON_USAGE;
        }
    }
    if (!sources)
        status = COLOPHON_FAULT;
    else if (optind == argc)
        status = command_misuse(&command_verify, "no path given");
    else
        status = verify((const char *const *)argv + optind, (size_t)(argc - optind), &options);
    free(sources);
    return status;
}
