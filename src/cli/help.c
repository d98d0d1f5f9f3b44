#include <stdio.h>

#include "cli/command.h"

static int run(int argc, char **argv);

const struct command command_help = {
    "help",
    ":h",
    "tell about the program or about one command",
    "usage: colophon help [COMMAND]\n"
    "\n"
    "Lists the commands, or tells all about one (as 'colophon COMMAND -h' does).\n",
    run,
};

static void list_commands(void)
{
    puts("usage: colophon COMMAND [OPTION]... [ARGUMENT]...\n"
         "\n"
         "Publishes openly licensed writing as a website, an EPUB and pages to embed, and proves\n"
         "that the license notice is on all of it and that no word was changed.\n"
         "\n"
         "Commands:");
    for (const struct command *const *command = commands; *command; command++)
        printf("  %-8s %s\n", (*command)->name, (*command)->summary);
    puts(
        "\n"
        "'colophon help COMMAND' tells more; 'colophon --version' names the version.\n"
        "\n"
        "Exit status: 0 fine; 1 the content or the checked file has errors; 2 the command line is\n"
        "wrong; 3 a file can't be opened, read or written; 4 a limit was passed, or the fault is "
        "ours.");
}

static int run(int argc, char **argv)
{
    static const struct option none[] = {{0}};
    int status;
    if (command_option(&command_help, argc, argv, none, &status) == COMMAND_DONE)
        return status;
    if (optind == argc) {
        list_commands();
        return finish_output(COLOPHON_OK);
    }
    const struct command *command = command_find(argv[optind]);
    if (!command)
        return command_misuse(&command_help, "there is no command '%s'", argv[optind]);
    fputs(command->help, stdout);
    return finish_output(COLOPHON_OK);
}
