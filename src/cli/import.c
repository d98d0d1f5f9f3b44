#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "cli/command.h"
#include "cli/review.h"

enum { BAR = 30 };

static int run(int argc, char **argv);

const struct command command_import = {
    "import",
    ":ho:",
    "make Markdown of a text or a page as it was found",
    "usage: colophon import [OPTION]... FILE...\n"
    "\n"
    "Makes of each FILE, a text as it was scraped or a saved page, clean Markdown\n"
    "with front matter (slug.md) and a ledger of what was kept, what was left out\n"
    "and why (slug.ledger.txt), with the source beside them. Refuses to write when\n"
    "the words to be written are not the words found. A FILE '-' is standard input.\n"
    "\n"
    "  -o, --output FOLDER  write there instead of beside the file\n"
    "      --profile NAME   the rules of a publisher: a built-in name, or a .yaml\n"
    "                       file\n"
    "      --url ADDRESS    where the text was published\n"
    "      --author NAME    who wrote it, as one name; again for each other author\n"
    "      --date DATE      when it was published, as 2024-06-18\n"
    "      --retrieved DATE\n"
    "                        when it was taken from there\n"
    "      --images         take the pictures that the license covers from the files\n"
    "                       beside a saved page, and put them beside the Markdown\n"
    "      --review         on a terminal, ask about all that is uncertain or\n"
    "                       missing; answers are kept (slug.review.yaml), and every\n"
    "                       later import repeats them\n"
    "      --accept REASON  record that words of Markdown that was imported were\n"
    "                       corrected: the record is made anew, and its notices say\n"
    "                       REASON\n"
    "      --force          replace Markdown that was changed since it was imported\n"
    "      --strict         end with 1 when anything is uncertain or missing\n"
    "      --json           print the ledger as JSON\n"
    "      --explain        print each fact with its source, and each unit with its\n"
    "                       role and the rule that gave it\n"
    "      --jobs N         work on N files at once (default: one a processor)\n"
    "  -h, --help           print this\n"
    "\n"
    "Examples:\n"
    "  colophon import content/briefs/north-korea-russia.txt\n"
    "  colophon import --review content/briefs/north-korea-russia.txt\n"
    "  colophon import --accept 'a misspelled name' content/briefs/north-korea-russia.md\n"
    "  colophon import --strict -o content/found saved/*.html\n"
    "  pdftotext article.pdf - | colophon import -o content --author 'A. Writer' -\n",
    run,
};

enum show { SHOW_SUMMARY, SHOW_JSON, SHOW_RULES, SHOW_QUESTIONS };

/* What the command line asks for. */
struct request {
    struct colophon_import_options options;
    enum show show;
    const char *reason;   /* of --accept; NULL */
    const char **authors; /* room for as many as there are arguments */
};

static void show_progress(void *context, size_t done, size_t total)
{
    (void)context;
    int full = total ? (int)(done * BAR / total) : BAR;
    if (done == total)
        fputs("\r\033[K", stderr);
    else
        fprintf(stderr, "\r[%.*s%*s] %zu of %zu", full, "##############################",
                BAR - full, "", done, total);
}

static void print_summary(const struct colophon_import_result *result)
{
    printf("%s: %zu words kept, %zu left out, %zu unit%s to look at%s%s; see %s\n",
           result->markdown, result->kept_words, result->left_out_words, result->uncertain,
           result->uncertain == 1 ? "" : "s", result->profile ? "; profile " : "",
           result->profile ? result->profile : "", result->ledger);
}

static void print_rules(const struct colophon_import_result *result)
{
    printf("%s\nline\tfact\tfrom\tvalue\n", result->markdown);
    for (size_t i = 0; i < result->facts; i++) {
        const struct colophon_import_fact *fact = &result->fact[i];
        if (fact->line > 0)
            printf("%d", fact->line);
        printf("\t%s\t%s\t%s\n", fact->field, fact->from, fact->value);
    }
    printf("line\trole\trule\twhy\ttext\n");
    for (size_t i = 0; i < result->units; i++) {
        const struct colophon_import_unit *unit = &result->unit[i];
        printf("%d", unit->line);
        if (unit->last_line > unit->line)
            printf("-%d", unit->last_line);
        printf("\t%s", unit->role);
        if (unit->level > 0)
            printf(" %d", unit->level);
        printf("\t%s\t%s\t%s\n", unit->rule ? unit->rule : "general", unit->why, unit->text);
    }
}

/* Of one file an object, of several an array of them. */
static void print_json(const struct colophon_import_result *results, size_t n)
{
    if (n > 1)
        puts("[");
    for (size_t i = 0, printed = 0; i < n; i++)
        if (results[i].done)
            printf("%s%s", printed++ ? "," : "", results[i].json);
    if (n > 1)
        puts("]");
}

static void print_results(const struct colophon_import_result *results, size_t n, enum show show)
{
    if (show == SHOW_JSON) {
        print_json(results, n);
        return;
    }
    for (size_t i = 0; i < n; i++)
        if (results[i].done)
            show == SHOW_RULES ? print_rules(&results[i]) : print_summary(&results[i]);
}

static int import(char **files, size_t n, struct colophon_import_options *options, enum show show)
{
    struct colophon *colophon = colophon_new();
    struct colophon_import_result *results = calloc(n, sizeof *results);
    if (!results)
        return COLOPHON_FAULT;
    if (n > 1 && isatty(STDERR_FILENO))
        options->progress = show_progress;
    options->details = show != SHOW_SUMMARY;
    int status = colophon_import(colophon, (const char *const *)files, n, options, results);
    print_messages(colophon);
    print_results(results, n, show);
    free(results);
    colophon_free(colophon);
    return finish_output(status);
}

/* What somebody typed is not lost when it could not be used. */
static void print_answers(const struct review *review)
{
    fputs("the answers were not kept; these were given:\n", stderr);
    for (size_t i = 0; i < review->n; i++)
        fprintf(stderr, "%s: %s\n", review->answers[i].about, review->answers[i].answer);
}

/* Imports again, with the answers: in a struct of its own, because they name what the first holds. */
static int answer(const char *file, struct colophon_import_options options,
                  const struct review *review)
{
    struct colophon *colophon = colophon_new();
    struct colophon_import_result result;
    options.answers = review->answers;
    options.n_answers = review->n;
    int status = colophon_import(colophon, &file, 1, &options, &result);
    print_messages(colophon);
    print_results(&result, 1, SHOW_SUMMARY);
    if (!result.done)
        print_answers(review);
    colophon_free(colophon);
    return status;
}

/* Returns the status; sets *stopped when the person has had enough. */
static int review_file(const char *file, struct colophon_import_options *options, bool *stopped)
{
    struct colophon *colophon = colophon_new();
    struct colophon_import_result result;
    struct review review = {0};
    int status = colophon_import(colophon, &file, 1, options, &result);
    print_messages(colophon);
    print_results(&result, 1, SHOW_SUMMARY);
    if (result.done)
        review = review_ask(&result);
    *stopped = review.stopped;
    if (review.n > 0)
        status = answer(file, *options, &review);
    review_free(&review);
    colophon_free(colophon);
    return status;
}

static int review(char **files, size_t n, struct colophon_import_options *options)
{
    bool stopped = false;
    int highest = COLOPHON_OK;
    if (!isatty(STDIN_FILENO) || !isatty(STDERR_FILENO))
        return command_misuse(&command_import,
                              "--review asks on a terminal: without one, write the answers to "
                              "slug.review.yaml beside the Markdown");
    options->details = true;
    for (size_t i = 0; i < n && !stopped; i++) {
        int status = review_file(files[i], options, &stopped);
        highest = status > highest ? status : highest;
    }
    return finish_output(highest);
}

/* One after the other: each is a decision of its own. */
static int accept(char **files, size_t n, const char *reason)
{
    int highest = COLOPHON_OK;
    for (size_t i = 0; i < n; i++) {
        struct colophon *colophon = colophon_new();
        size_t words;
        int status = colophon_accept(colophon, files[i], reason, &words);
        print_messages(colophon);
        if (!status)
            printf("%s: %zu words recorded\n", files[i], words);
        highest = status > highest ? status : highest;
        colophon_free(colophon);
    }
    return finish_output(highest);
}

static bool take_reason(const char *text, struct request *request)
{
    request->reason = text;
    if (*text == '\0')
        command_misuse(&command_import, "--accept needs a reason: what was corrected, and why");
    return *text != '\0';
}

static bool take_option(int option, struct request *request)
{
    struct colophon_import_options *options = &request->options;
    switch (option) {
    case 'o':
        return command_path(&command_import, "--output", optarg, &options->folder);
    case 'p':
        return command_path(&command_import, "--profile", optarg, &options->profile);
    case 'u':
        options->url = optarg;
        return true;
    case 'a':
        request->authors[options->n_authors++] = optarg;
        return true;
    case 'd':
        options->date = optarg;
        return true;
    case 'r':
        options->retrieved = optarg;
        return true;
    case 'i':
        return options->images = true;
    case 'f':
        return options->force = true;
    case 's':
        return options->strict = true;
    case 'J':
        request->show = SHOW_JSON;
        return true;
    case 'e':
        request->show = SHOW_RULES;
        return true;
    case 'R':
        request->show = SHOW_QUESTIONS;
        return true;
    case 'A':
        return take_reason(optarg, request);
    case 'j':
        return command_threads(&command_import, optarg, &options->threads);
    default:
        return false;
    }
}

static int import_files(char **files, size_t n, struct request *request)
{
    if (n == 0)
        return command_misuse(&command_import, "no file given");
    if (request->reason)
        return accept(files, n, request->reason);
    if (request->show == SHOW_QUESTIONS)
        return review(files, n, &request->options);
    return import(files, n, &request->options, request->show);
}

static int run(int argc, char **argv)
{
    static const struct option names[] = {
        {"output", required_argument, NULL, 'o'},
        {"profile", required_argument, NULL, 'p'},
        {"url", required_argument, NULL, 'u'},
        {"author", required_argument, NULL, 'a'},
        {"date", required_argument, NULL, 'd'},
        {"retrieved", required_argument, NULL, 'r'},
        {"images", no_argument, NULL, 'i'},
        {"force", no_argument, NULL, 'f'},
        {"strict", no_argument, NULL, 's'},
        {"json", no_argument, NULL, 'J'},
        {"explain", no_argument, NULL, 'e'},
        {"jobs", required_argument, NULL, 'j'},
        {"review", no_argument, NULL, 'R'},
        {"accept", required_argument, NULL, 'A'},
        {0},
    };
    struct request request = {.authors = calloc((size_t)argc, sizeof *request.authors)};
    int status = COLOPHON_USAGE, option;
    if (!request.authors)
        return COLOPHON_FAULT;
    request.options.authors = request.authors;
    while ((option = command_option(&command_import, argc, argv, names, &status)) != -1)
        if (option == COMMAND_DONE || !take_option(option, &request))
            break;
    if (option == -1)
        status = import_files(argv + optind, (size_t)(argc - optind), &request);
    free(request.authors);
    return status;
}
