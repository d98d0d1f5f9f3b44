/*
 * The command line: one file a command, its table entry on top. Only here is anything printed, and
 * only here does the program exit. Results go to stdout, all else to stderr.
 */
#ifndef COLOPHON_CLI_COMMAND_H
#define COLOPHON_CLI_COMMAND_H

#include <getopt.h>

#include "colophon.h"

struct command {
    const char *name;
    const char *letters;               /* short options as getopt() takes them, ":h" at least */
    const char *summary;               /* one line, for the list of commands */
    const char *help;                  /* usage, options, examples */
    int (*run)(int argc, char **argv); /* argv[0] is the command's name; returns the exit status */
};

extern const struct command command_init, command_import, command_build, command_check,
    command_serve, command_verify, command_epub, command_cite, command_theme, command_help;

/* All commands in the order in which they are listed; ends with NULL. */
extern const struct command *const commands[];
const struct command *command_find(const char *name);

/* The next option of `command`, as getopt_long() gives it; -1 at the end. Prints help for -h and
 * complains about wrong options: then the result is COMMAND_DONE and *status is what to exit with.
 */
enum { COMMAND_DONE = -2 };
int command_option(const struct command *command, int argc, char **argv,
                   const struct option *options, int *status);
/* Complains and returns COLOPHON_USAGE. */
int command_misuse(const struct command *command, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* A number of threads from 1 on; false and a complaint for anything else. */
bool command_threads(const struct command *command, const char *text, unsigned *threads);
/* The path of a file or folder, given as `what`; false and a complaint when it is empty. */
bool command_path(const struct command *command, const char *what, const char *text,
                  const char **path);

/* Prints the messages of the last call to stderr. */
void print_messages(const struct colophon *colophon);
/* Closes stdout and gives the status to exit with: a result that could not be written is an error.
 */
int finish_output(int status);

/* The options that build and check share: --themes, --jobs, --drafts. */
#define BUILD_OPTIONS                                                                              \
    {"drafts", no_argument, NULL, 'd'}, {"jobs", required_argument, NULL, 'j'},                    \
    {                                                                                              \
        "themes", required_argument, NULL, 't'                                                     \
    }
/* Takes one of these, or --output; returns false when `option` is none of them, or is wrong (*status
 * is set then). */
bool build_option(const struct command *command, int option, struct colophon_build_options *options,
                  int *status);
/* The content folder, from the arguments after the options ("content" if there is none), and
 * SOURCE_DATE_EPOCH; false after a complaint. */
bool build_arguments(const struct command *command, int argc, char **argv,
                     struct colophon_build_options *options, int *status);

#endif
