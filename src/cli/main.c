#include <errno.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/command.h"

enum { MOST_THREADS = 256 };

const struct command *const commands[] = {
    &command_init, &command_import, &command_build, &command_check, &command_serve, &command_verify,
    &command_epub, &command_cite,   &command_theme, &command_help,  NULL,
};

const struct command *command_find(const char *name)
{
    for (const struct command *const *command = commands; *command; command++)
        if (strcmp((*command)->name, name) == 0)
            return *command;
    return NULL;
}

int command_misuse(const struct command *command, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    fprintf(stderr, "colophon %s: ", command->name);
    vfprintf(stderr, format, args);
    fprintf(stderr, "\nsee 'colophon %s -h'\n", command->name);
    va_end(args);
    return COLOPHON_USAGE;
}

/* A letter may stand among others, and then its argument is not the last one that getopt_long() took:
 * `before` is the first that was not taken when it was called. */
static int misuse_of_option(const struct command *command, char **argv, int before,
                            const char *format)
{
    const char letter[] = {'-', (char)optopt, '\0'};
    bool is_long = optind > before && strncmp(argv[optind - 1], "--", 2) == 0;
    if (optopt && is_long && strchr(argv[optind - 1], '='))
        format = "option '%s' takes no value";
    return command_misuse(command, format, is_long || !optopt ? argv[optind - 1] : letter);
}

int command_option(const struct command *command, int argc, char **argv,
                   const struct option *options, int *status)
{
    opterr = 0;
    int before = optind, option = getopt_long(argc, argv, command->letters, options, NULL);
    if (option == '?' && strcmp(argv[optind - 1], "--help") == 0)
        option = 'h';
    switch (option) {
    case 'h':
        fputs(command->help, stdout);
        *status = finish_output(COLOPHON_OK);
        return COMMAND_DONE;
    case '?':
        *status = misuse_of_option(command, argv, before, "unknown option '%s'");
        return COMMAND_DONE;
    case ':':
        *status = misuse_of_option(command, argv, before, "option '%s' needs a value");
        return COMMAND_DONE;
    default:
        return option;
    }
}

bool command_threads(const struct command *command, const char *text, unsigned *threads)
{
    char *end;
    errno = 0;
    unsigned long n = strtoul(text, &end, 10);
    if (errno || *end || end == text || n < 1 || n > MOST_THREADS) {
        command_misuse(command, "'%s' is not a number of jobs from 1 to %d", text,
                       (int)MOST_THREADS);
        return false;
    }
    *threads = (unsigned)n;
    return true;
}

bool command_path(const struct command *command, const char *what, const char *text,
                  const char **path)
{
    *path = text;
    if (!*text)
        command_misuse(command, "'%s' is empty; name a file or folder", what);
    return *text;
}

void print_messages(const struct colophon *colophon)
{
    for (size_t i = 0; i < colophon_message_count(colophon); i++)
        if (!colophon_message_at(colophon, i)->answer)
            fprintf(stderr, "%s\n", colophon_message_at(colophon, i)->line_text);
}

int finish_output(int status)
{
    if (fflush(stdout) == 0 && !ferror(stdout))
        return status;
    fprintf(stderr, "colophon: can't write to standard output: %s\n", strerror(errno));
    return COLOPHON_IO;
}

static void memory_exhausted(void)
{
    static const char message[] = "colophon: out of memory\n";
    ssize_t written = write(STDERR_FILENO, message, sizeof message - 1);
    (void)written;
    _exit(COLOPHON_FAULT);
}

static int complain_about_command(const char *name)
{
    if (name)
        fprintf(stderr, "colophon: there is no command '%s'\n", name);
    else
        fprintf(stderr, "colophon: no command given\n");
    fprintf(stderr, "see 'colophon help'\n");
    return COLOPHON_USAGE;
}

int main(int argc, char **argv)
{
    colophon_on_memory_exhausted(memory_exhausted);
    signal(SIGXFSZ, SIG_IGN); /* a file that gets too large is an error like others of a disk */
    const char *name = argc > 1 ? argv[1] : NULL;
    if (!name)
        return complain_about_command(NULL);
    if (strcmp(name, "--version") == 0) {
        puts("colophon " COLOPHON_VERSION);
        return finish_output(COLOPHON_OK);
    }
    if (strcmp(name, "-h") == 0 || strcmp(name, "--help") == 0)
        name = "help";
    const struct command *command = command_find(name);
    return command ? command->run(argc - 1, argv + 1) : complain_about_command(name);
}
