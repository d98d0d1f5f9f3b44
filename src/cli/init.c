#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/command.h"

static int run(int argc, char **argv);

const struct command command_init = {
    "init",
    ":h",
    "begin a publication",
    "usage: colophon init [OPTION]... FOLDER\n"
    "\n"
    "Makes a publication in FOLDER that builds at once: content/publication.yaml, a\n"
    "first text, a .gitignore, and what GitHub Pages and GitLab Pages need to\n"
    "publish it. On a terminal it asks for what no option says. A file that exists\n"
    "is never replaced.\n"
    "\n"
    "      --license ID          the license of what is yours, an SPDX id; always\n"
    "                            needed\n"
    "      --title TITLE         (default: the folder's name)\n"
    "      --author NAME         of the first text\n"
    "      --publisher NAME      who publishes it\n"
    "      --lang TAG            language (default: en)\n"
    "      --base-url ADDRESS    where the site will be\n"
    "      --description TEXT    one sentence for the first page\n"
    "      --name NAME           for names of files, a-z, 0-9 and '-'\n"
    "  -h, --help                print this\n"
    "\n"
    "Examples:\n"
    "  colophon init reader\n"
    "  colophon init --license CC-BY-4.0 --author 'Ada Example' reader\n",
    run,
};

/* What can be asked for, in the order in which it is. */
static const struct question {
    const char *option, *question; /* NULL: it is not asked */
    size_t member;
} questions[] = {
    {"title", "Title of the publication", offsetof(struct colophon_init_options, title)},
    {"author", "Author of the first text", offsetof(struct colophon_init_options, author)},
    {"lang", "Language (en, de, ...)", offsetof(struct colophon_init_options, lang)},
    {"license", "License of what is yours (CC-BY-4.0, CC-BY-SA-4.0, CC0-1.0, ...)",
     offsetof(struct colophon_init_options, license)},
    {"base-url", "Address of the site, if it has one yet",
     offsetof(struct colophon_init_options, base_url)},
    {"publisher", NULL, offsetof(struct colophon_init_options, publisher)},
    {"description", NULL, offsetof(struct colophon_init_options, description)},
    {"name", NULL, offsetof(struct colophon_init_options, name)},
};

enum { N_QUESTIONS = sizeof questions / sizeof *questions };

static const char **member(struct colophon_init_options *options, size_t i)
{
    return (const char **)((char *)options + questions[i].member);
}

/* An empty answer is none. The answers live until the program ends. */
static void ask(struct colophon_init_options *options)
{
    for (size_t i = 0; i < N_QUESTIONS; i++) {
        char *line = NULL;
        size_t room = 0;
        if (!questions[i].question || *member(options, i))
            continue;
        fprintf(stderr, "%s: ", questions[i].question);
        ssize_t n = getline(&line, &room, stdin);
        if (n > 0 && line[n - 1] == '\n')
            line[n - 1] = '\0';
        if (n > 0 && *line)
            *member(options, i) = line;
        else
            free(line);
    }
}

static int init(const char *folder, const struct colophon_init_options *options)
{
    struct colophon *colophon = colophon_new();
    struct colophon_init_result result = {0};
    int status = colophon_init(colophon, folder, options, &result);
    print_messages(colophon);
    for (size_t i = 0; i < result.n; i++)
        puts(result.files[i]);
    colophon_free(colophon);
    return finish_output(status);
}

static int run(int argc, char **argv)
{
    struct option names[N_QUESTIONS + 1] = {{0}};
    struct colophon_init_options options = {0};
    const char *folder;
    int status = COLOPHON_OK, option;
    for (size_t i = 0; i < N_QUESTIONS; i++)
        names[i] = (struct option){questions[i].option, required_argument, NULL, (int)(1000 + i)};
    while ((option = command_option(&command_init, argc, argv, names, &status)) != -1) {
        if (option < 1000)
            return status;
        *member(&options, (size_t)option - 1000) = optarg;
    }
    if (optind + 1 != argc)
        return command_misuse(&command_init, "name one folder, as in 'colophon init reader'");
    if (!command_path(&command_init, "FOLDER", argv[optind], &folder))
        return COLOPHON_USAGE;
    if (isatty(STDIN_FILENO))
        ask(&options);
    return init(folder, &options);
}
