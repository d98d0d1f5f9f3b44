#include <ctype.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "cli/check_print.h"
#include "cli/command.h"

static int run(int argc, char **argv);

const struct command command_check = {
    "check",
    ":h",
    "check licenses, facts, links and words without making anything",
    "usage: colophon check [OPTION]... [CONTENT]\n"
    "       colophon check --list\n"
    "\n"
    "Reads the publication in the folder CONTENT (default: content) and its theme,\n"
    "and says what is wrong with them, and which facts were not supplied. Writes\n"
    "nothing.\n"
    "\n"
    "      --strict         warnings are errors\n"
    "      --format FORMAT  text, json, or sarif for code hosts; not text: on\n"
    "                       standard output\n"
    "      --today [DATE]   how long a breach of a license may still be mended,\n"
    "                       seen from the day DATE (default: that of the clock)\n"
    "      --uses           print what may be done with all works, and which stand\n"
    "                       in the way\n"
    "      --list           print the rules\n"
    "      --external       ask other sites, too, whether links to them lead\n"
    "                       somewhere: each address once a week, with a pause\n"
    "                       between two questions to one host\n"
    "      --pause MS       milliseconds of that pause (default: 1000)\n"
    "      --jobs N         work on N texts at once (default: one a processor)\n"
    "      --drafts         with texts that are marked 'draft: true'\n"
    "      --themes FOLDER  look for themes there first\n"
    "  -h, --help           print this\n"
    "\n"
    "A finding that is wrong is answered in front matter or publication.yaml:\n"
    "  answers: {credit: \"Reuters is what the article is about\"}\n"
    "\n"
    "Examples:\n"
    "  colophon check content\n"
    "  colophon check --strict --format sarif content > check.sarif\n"
    "  colophon check --uses content\n"
    "  colophon check --external content\n",
    run,
};

/* Where answers of other sites are kept; NULL when there is no such place. */
static const char *cache_file(char *path, size_t size)
{
    const char *cache = getenv("XDG_CACHE_HOME"), *home = getenv("HOME");
    int n = -1;
    if (cache && *cache == '/')
        n = snprintf(path, size, "%s/colophon/links.json", cache);
    else if (home && *home == '/')
        n = snprintf(path, size, "%s/.cache/colophon/links.json", home);
    return n > 0 && (size_t)n < size ? path : NULL;
}

static bool read_pause(const char *text, long *pause, int *status)
{
    char *end;
    *pause = strtol(text, &end, 10);
    if (*text && !*end && *pause > 0 && *pause <= 60000)
        return true;
    *status = command_misuse(&command_check,
                             "--pause is '%s', but must be a number from 1 to 60000", text);
    return false;
}

struct choices {
    enum check_format format;
    bool uses, list;
    char today[sizeof "2026-12-31"];
};

static bool read_format(const char *text, enum check_format *format)
{
    static const char *const names[] = {"text", "json", "sarif"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(text, names[i]) == 0) {
            *format = (enum check_format)i;
            return true;
        }
    return false;
}

/* The day that was named, or the one of the clock: only this option asks for it. */
static bool read_today(const char *text, char *today, size_t size)
{
    time_t now = time(NULL);
    struct tm day = {0};
    if (!text)
        return strftime(today, size, "%Y-%m-%d", gmtime_r(&now, &day)) > 0;
    const char *end = strptime(text, "%Y-%m-%d", &day);
    if (!end || *end)
        return false;
    timegm(&day); /* makes 3 March of 31 February */
    return strftime(today, size, "%Y-%m-%d", &day) > 0 && strcmp(text, today) == 0;
}

/* The value of --today may be left out, so getopt_long() takes none that stands in an argument of its
 * own. What is written like a day is one; a folder of such a name is './2026-09-30'. */
static const char *day_of_option(char **argv)
{
    static const char form[] = "dddd-dd-dd";
    const char *next = argv[optind];
    if (optarg || !next || strlen(next) != strlen(form))
        return optarg;
    for (size_t i = 0; form[i]; i++)
        if (form[i] == 'd' ? !isdigit((unsigned char)next[i]) : next[i] != form[i])
            return NULL;
    optind++;
    return next;
}

static bool take_today(char **argv, struct choices *choices, struct colophon_build_options *options,
                       int *status)
{
    const char *day = day_of_option(argv);
    options->today = choices->today;
    if (read_today(day, choices->today, sizeof choices->today))
        return true;
    *status = command_misuse(&command_check, "'%s' is no day; write one like 2026-09-30", day);
    return false;
}

/* False when the option is none of these, or is wrong (*status is set then). */
static bool check_option(int option, char **argv, struct choices *choices,
                         struct colophon_build_options *options, int *status)
{
    switch (option) {
    case 's':
        options->strict = true;
        return true;
    case 'x':
        return options->external = true;
    case 'p':
        return read_pause(optarg, &options->external_pause, status);
    case 'u':
        return choices->uses = true;
    case 'l':
        return choices->list = true;
    case 'f':
        if (read_format(optarg, &choices->format))
            return true;
        *status =
            command_misuse(&command_check, "'%s' is not a format: text, json or sarif", optarg);
        return false;
    case 'T':
        return take_today(argv, choices, options, status);
    default:
        return build_option(&command_check, option, options, status);
    }
}

static int check(const struct colophon_build_options *options, enum check_format format)
{
    struct colophon *colophon = colophon_new();
    struct colophon_build_result result;
    int status = colophon_check(colophon, options, &result);
    if (format == CHECK_JSON)
        check_print_json(colophon);
    else if (format == CHECK_SARIF)
        check_print_sarif(colophon);
    else
        print_messages(colophon);
    if (status == COLOPHON_OK && format == CHECK_TEXT)
        printf("%s: %zu %s checked\n", options->content, result.works,
               result.works == 1 ? "work" : "works");
    colophon_free(colophon);
    return finish_output(status);
}

static int show_uses(const struct colophon_build_options *options, enum check_format format)
{
    struct colophon *colophon = colophon_new();
    const struct colophon_use *uses;
    size_t n;
    int status = colophon_uses(colophon, options, &uses, &n);
    print_messages(colophon);
    if (status == COLOPHON_OK && format == CHECK_JSON)
        check_print_uses_json(uses, n);
    else if (status == COLOPHON_OK)
        check_print_uses(options->content, uses, n);
    colophon_free(colophon);
    return finish_output(status);
}

static int run(int argc, char **argv)
{
    static const struct option names[] = {
        {"external", no_argument, NULL, 'x'},
        {"pause", required_argument, NULL, 'p'},
        {"strict", no_argument, NULL, 's'},
        {"format", required_argument, NULL, 'f'},
        {"today", optional_argument, NULL, 'T'},
        {"uses", no_argument, NULL, 'u'},
        {"list", no_argument, NULL, 'l'},
        BUILD_OPTIONS,
        {0},
    };
    struct colophon_build_options options = {0};
    struct choices choices = {.format = CHECK_TEXT};
    int status = COLOPHON_OK, option;
    char cache[PATH_MAX];
    while ((option = command_option(&command_check, argc, argv, names, &status)) != -1)
        if (option == COMMAND_DONE || !check_option(option, argv, &choices, &options, &status))
            return status;
    options.external_cache = cache_file(cache, sizeof cache);
    if (choices.list) {
        check_print_rules();
        return finish_output(COLOPHON_OK);
    }
    if (!build_arguments(&command_check, argc, argv, &options, &status))
        return status;
    return choices.uses ? show_uses(&options, choices.format) : check(&options, choices.format);
}
