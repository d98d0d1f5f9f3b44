#include <stdio.h>
#include <string.h>

#include "cli/command.h"

static int run(int argc, char **argv);

const struct command command_theme = {
    "theme",
    ":h",
    "begin a theme, or check one",
    "usage: colophon theme new NAME [CONTENT]\n"
    "       colophon theme check [DIR]\n"
    "\n"
    "'new' makes a theme in the publication CONTENT (default: content), as\n"
    "themes/NAME: settings that explain themselves, one template and one style\n"
    "sheet, over the theme 'default'. It builds at once. A file that exists is never\n"
    "replaced.\n"
    "\n"
    "'check' looks at the theme in the folder DIR, or at that of the publication in\n"
    "DIR (default: content): settings, options, templates, blocks and texts; that\n"
    "every template of a work shows its license notice; that colors can be read, in\n"
    "light and in dark; that style sheets ask no other host; and whether there are\n"
    "files that nothing uses.\n"
    "\n"
    "  -h, --help  print this\n"
    "\n"
    "Examples:\n"
    "  colophon theme new plain\n"
    "  colophon theme check content/themes/plain\n",
    run,
};

static int new_theme(const char *name, const char *content)
{
    struct colophon *colophon = colophon_new();
    struct colophon_init_result result = {0};
    int status = colophon_theme_new(colophon, content, name, &result);
    print_messages(colophon);
    for (size_t i = 0; i < result.n; i++)
        puts(result.files[i]);
    if (result.n > 0)
        fprintf(stderr, "to use it, write 'theme: %s' into %s/publication.yaml\n", name, content);
    colophon_free(colophon);
    return finish_output(status);
}

static int check_theme(const char *folder)
{
    struct colophon *colophon = colophon_new();
    const char *name;
    int status = colophon_theme_check(colophon, folder, &name);
    print_messages(colophon);
    if (status == COLOPHON_OK)
        printf("%s: the theme '%s' is checked\n", folder, name);
    colophon_free(colophon);
    return finish_output(status);
}

static int run(int argc, char **argv)
{
    static const struct option names[] = {{0}};
    int status = COLOPHON_OK;
    if (command_option(&command_theme, argc, argv, names, &status) != -1)
        return status;
    const char *action = optind < argc ? argv[optind] : NULL;
    int left = argc - optind - 1;
    if (!action)
        return command_misuse(&command_theme,
                              "what to do? 'new' begins a theme, 'check' looks at one");
    if (strcmp(action, "new") == 0 && (left == 1 || left == 2))
        return new_theme(argv[optind + 1], left == 2 ? argv[optind + 2] : "content");
    if (strcmp(action, "new") == 0)
        return command_misuse(&command_theme,
                              "'theme new' takes a name, and the folder of a publication");
    if (strcmp(action, "check") != 0)
        return command_misuse(&command_theme, "there is no 'theme %s'", action);
    if (left > 1)
        return command_misuse(&command_theme, "'theme check' takes one folder");
    return check_theme(left == 1 ? argv[optind + 1] : "content");
}
