#include <jansson.h>
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
    "Reads finished files again: the folder of an output, a site, a page, an EPUB, a\n"
    "package for a course, a feed, a catalog, a download; made by this program or by\n"
    "another. Reports for every file that carries a work: the license found, the\n"
    "notice at its head and foot, the license in each slot that machines read, and\n"
    "whether the words are those of the file's own record (integrity) and of the\n"
    "given source (authenticity).\n"
    "\n"
    "      --source FILE  compare with this work (.md) or text as it was found\n"
    "                     (.txt)\n"
    "      --survival     attack every file: its head removed, cleaned as Canvas and\n"
    "                     Moodle do, tags stripped, one chapter alone, the first and\n"
    "                     last 2 kB, as plain text, as a feed's item, as a snippet;\n"
    "                     print what is left of the notice as a table\n"
    "      --json         print all of the report, and the messages, as JSON on\n"
    "                     standard output\n"
    "      --jobs N       read N files at once (default: one a processor)\n"
    "  -h, --help         print this\n"
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

/* ---- the survival matrix ---- */

enum { FACTS = 4 };

static const char *const attacks[] = {
    "alone", "head-removed", "canvas",       "html-purifier", "tags-stripped",
    "ends",  "css-off",      "epub-to-text", "feed-item",     "snippet",
};

static enum colophon_verdict fact_of(const struct colophon_verify_survival *one, int fact)
{
    const enum colophon_verdict facts[FACTS] = {one->license_name, one->license_address,
                                                one->credit, one->source};
    return facts[fact];
}

static void print_attack(const struct colophon_verify_report *report, const char *attack)
{
    size_t asked[FACTS] = {0}, left[FACTS] = {0};
    for (size_t i = 0; i < report->n_survivals; i++)
        for (int k = 0; strcmp(report->survivals[i].attack, attack) == 0 && k < FACTS; k++) {
            enum colophon_verdict fact = fact_of(&report->survivals[i], k);
            asked[k] += fact != COLOPHON_NOT_APPLICABLE;
            left[k] += fact == COLOPHON_FOUND;
        }
    printf("  %-14s", attack);
    for (int k = 0; k < FACTS; k++) {
        char cell[48] = "-";
        if (asked[k] > 0)
            snprintf(cell, sizeof cell, "%zu/%zu", left[k], asked[k]);
        printf("%*s", 16, cell);
    }
    putchar('\n');
}

/* Rows are attacks; a cell says in how many files the fact is left, of how many that had it. */
static void print_survival(const struct colophon_verify_report *report)
{
    printf("what is left    %15s%16s%16s%16s\n", "license name", "license address", "creator",
           "source");
    for (size_t i = 0; i < sizeof attacks / sizeof *attacks; i++)
        print_attack(report, attacks[i]);
}

/* ---- JSON ---- */

static void set(json_t *object, const char *key, const char *text)
{
    json_object_set_new(object, key, text ? json_string(text) : json_null());
}

static void set_verdict(json_t *object, const char *key, enum colophon_verdict verdict)
{
    static const char *const names[] = {NULL, "found", "missing"};
    set(object, key, names[verdict]);
}

static json_t *json_rows(const struct colophon_verify_report *report)
{
    json_t *rows = json_array();
    for (size_t i = 0; i < report->n_rows; i++) {
        const struct colophon_verify_row *row = &report->rows[i];
        json_t *object = json_object();
        set(object, "file", row->file);
        set(object, "work", row->work);
        set(object, "license", row->license);
        set_verdict(object, "notice-head", row->notice_head);
        set_verdict(object, "notice-foot", row->notice_foot);
        set_verdict(object, "rel-license", row->rel_license);
        set_verdict(object, "json-ld", row->json_ld);
        set_verdict(object, "dublin-core", row->dc);
        set_verdict(object, "matches-own-record", row->words);
        set_verdict(object, "matches-given-source", row->source);
        json_object_set_new(object, "words", json_integer((json_int_t)row->n_words));
        json_array_append_new(rows, object);
    }
    return rows;
}

static json_t *json_survivals(const struct colophon_verify_report *report)
{
    json_t *all = json_array();
    for (size_t i = 0; i < report->n_survivals; i++) {
        const struct colophon_verify_survival *one = &report->survivals[i];
        json_t *object = json_object();
        set(object, "file", one->file);
        set(object, "work", one->work);
        set(object, "attack", one->attack);
        set_verdict(object, "license-name", one->license_name);
        set_verdict(object, "license-address", one->license_address);
        set_verdict(object, "credit", one->credit);
        set_verdict(object, "source", one->source);
        json_array_append_new(all, object);
    }
    return all;
}

static json_t *json_findings(const struct colophon *colophon)
{
    static const char *const severities[] = {"note", "warning", "error"};
    json_t *all = json_array();
    for (size_t i = 0; i < colophon_message_count(colophon); i++) {
        const struct colophon_message *message = colophon_message_at(colophon, i);
        json_t *object = json_object();
        set(object, "severity", severities[message->severity]);
        set(object, "rule", message->rule);
        set(object, "file", message->file);
        json_object_set_new(object, "line", json_integer(message->line));
        set(object, "text", message->text);
        json_array_append_new(all, object);
    }
    return all;
}

static void print_json(const struct colophon *colophon, const struct colophon_verify_report *report,
                       int status)
{
    json_t *root = json_object();
    json_object_set_new(root, "files", json_integer((json_int_t)report->files));
    json_object_set_new(root, "proven", json_boolean(status == COLOPHON_OK));
    json_object_set_new(root, "rows", json_rows(report));
    json_object_set_new(root, "findings", json_findings(colophon));
    json_object_set_new(root, "survival", json_survivals(report));
    char *text = json_dumps(root, JSON_INDENT(2));
    puts(text);
    free(text);
    json_decref(root);
}

static int verify(const char *const *paths, size_t n, const struct colophon_verify_options *options,
                  bool json)
{
    struct colophon *colophon = colophon_new();
    struct colophon_verify_report report;
    int status = colophon_verify(colophon, paths, n, options, &report);
    for (size_t i = 0; i < report.n_rows && !json; i++)
        print_row(&report.rows[i]);
    if (json) {
        print_json(colophon, &report, status);
    } else {
        if (options->survival)
            print_survival(&report);
        print_messages(colophon);
        if (status <= COLOPHON_CONTENT)
            printf("%zu %s read: %s\n", report.files, report.files == 1 ? "file" : "files",
                   status == COLOPHON_OK ? "all found" : "something is missing");
    }
    colophon_free(colophon);
    return finish_output(status);
}

static int run(int argc, char **argv)
{
    static const struct option names[] = {
        {"source", required_argument, NULL, 's'},
        {"survival", no_argument, NULL, 'v'},
        {"json", no_argument, NULL, 'J'},
        {"jobs", required_argument, NULL, 'j'},
        {0},
    };
    const char **sources = calloc((size_t)argc, sizeof *sources);
    struct colophon_verify_options options = {.sources = sources};
    int status = COLOPHON_OK, option;
    bool json = false;
    while (sources &&
           (option = command_option(&command_verify, argc, argv, names, &status)) != -1) {
        if (option == 's' &&
            command_path(&command_verify, "--source", optarg, &sources[options.n_sources]))
            options.n_sources++;
        else if (option == 'v')
            options.survival = true;
        else if (option == 'J')
            json = true;
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
        status =
            verify((const char *const *)argv + optind, (size_t)(argc - optind), &options, json);
    free(sources);
    return status;
}
