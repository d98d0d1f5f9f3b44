#include "cli/check_print.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const severities[] = {"note", "warning", "error"};

static void set(json_t *object, const char *key, const char *text)
{
    if (text)
        json_object_set_new(object, key, json_string(text));
}

static void set_number(json_t *object, const char *key, size_t number)
{
    json_object_set_new(object, key, json_integer((json_int_t)number));
}

/* The object is given up. */
static void print(json_t *object)
{
    char *text = json_dumps(object, JSON_INDENT(2));
    puts(text ? text : "{}");
    free(text);
    json_decref(object);
}

void check_print_json(const struct colophon *colophon)
{
    size_t counts[3] = {0}, answered = 0;
    json_t *messages = json_array();
    for (size_t i = 0; i < colophon_message_count(colophon); i++) {
        const struct colophon_message *message = colophon_message_at(colophon, i);
        json_t *object = json_object();
        set(object, "severity", severities[message->severity]);
        set(object, "file", message->file);
        if (message->line > 0)
            set_number(object, "line", (size_t)message->line);
        if (message->column > 0)
            set_number(object, "column", (size_t)message->column);
        set(object, "rule", message->rule);
        set(object, "text", message->text);
        set(object, "answer", message->answer);
        json_array_append_new(messages, object);
        counts[message->severity]++;
        answered += message->answer != NULL;
    }
    json_t *root = json_object();
    json_object_set_new(root, "messages", messages);
    set_number(root, "errors", counts[COLOPHON_ERROR]);
    set_number(root, "warnings", counts[COLOPHON_WARNING]);
    set_number(root, "answered", answered);
    print(root);
}

/* A path as a relative reference (RFC 3986): other bytes than these are escaped. */
static json_t *path_reference(const char *path)
{
    static const char plain[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
                                "-._~/";
    static const char hex[] = "0123456789ABCDEF";
    char *text = malloc(3 * strlen(path) + 1), *out = text;
    for (const char *p = path; text && *p; p++) {
        unsigned char byte = (unsigned char)*p;
        if (strchr(plain, *p)) {
            *out++ = *p;
        } else {
            *out++ = '%';
            *out++ = hex[byte / 16];
            *out++ = hex[byte % 16];
        }
    }
    json_t *reference = text ? json_stringn(text, (size_t)(out - text)) : json_string(path);
    free(text);
    return reference;
}

static json_t *sarif_location(const struct colophon_message *message)
{
    json_t *physical = json_object();
    json_object_set_new(physical, "artifactLocation",
                        json_pack("{s:o}", "uri", path_reference(message->file)));
    if (message->line > 0) {
        json_t *region = json_object();
        set_number(region, "startLine", (size_t)message->line);
        if (message->column > 0)
            set_number(region, "startColumn", (size_t)message->column);
        json_object_set_new(physical, "region", region);
    }
    return json_pack("[{s:o}]", "physicalLocation", physical);
}

static json_t *sarif_result(const struct colophon_message *message)
{
    json_t *result = json_object();
    set(result, "ruleId", message->rule);
    for (size_t i = 0; message->rule && i < colophon_rule_count(); i++)
        if (strcmp(colophon_rule_at(i).name, message->rule) == 0)
            set_number(result, "ruleIndex", i);
    set(result, "level", severities[message->severity]);
    json_object_set_new(result, "message", json_pack("{s:s}", "text", message->text));
    if (message->file)
        json_object_set_new(result, "locations", sarif_location(message));
    if (message->answer)
        json_object_set_new(
            result, "suppressions",
            json_pack("[{s:s, s:s}]", "kind", "inSource", "justification", message->answer));
    return result;
}

static json_t *sarif_rules(void)
{
    json_t *list = json_array();
    for (size_t i = 0; i < colophon_rule_count(); i++) {
        struct colophon_rule rule = colophon_rule_at(i);
        json_t *object = json_object();
        set(object, "id", rule.name);
        json_object_set_new(object, "shortDescription", json_pack("{s:s}", "text", rule.asks));
        if (rule.clause)
            json_object_set_new(object, "help", json_pack("{s:s}", "text", rule.clause));
        json_object_set_new(object, "defaultConfiguration",
                            json_pack("{s:s}", "level", severities[rule.severity]));
        json_array_append_new(list, object);
    }
    return list;
}

void check_print_sarif(const struct colophon *colophon)
{
    json_t *results = json_array(), *driver = json_object(), *run = json_object();
    for (size_t i = 0; i < colophon_message_count(colophon); i++)
        json_array_append_new(results, sarif_result(colophon_message_at(colophon, i)));
    set(driver, "name", "Colophon");
    set(driver, "version", COLOPHON_VERSION);
    json_object_set_new(driver, "rules", sarif_rules());
    json_object_set_new(run, "tool", json_pack("{s:o}", "driver", driver));
    json_object_set_new(run, "results", results);
    json_t *root = json_object();
    set(root, "$schema",
        "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/"
        "sarif-schema-2.1.0.json");
    set(root, "version", "2.1.0");
    json_object_set_new(root, "runs", json_pack("[o]", run));
    print(root);
}

void check_print_rules(void)
{
    for (size_t i = 0; i < colophon_rule_count(); i++) {
        struct colophon_rule rule = colophon_rule_at(i);
        printf("%-22s %-8s %s%s%s%s%s\n", rule.name, severities[rule.severity], rule.asks,
               rule.clause ? " (" : "", rule.clause ? rule.clause : "", rule.clause ? ")" : "",
               rule.answerable ? "" : " [no answer]");
    }
}

enum use { USE_SHARE, USE_SELL, USE_TRANSLATE, USE_ADAPT, USE_COMBINE, N_USES };

static enum colophon_permission permission_of(const struct colophon_use *use, enum use kind)
{
    const enum colophon_permission permissions[N_USES] = {use->share, use->sell, use->adapt,
                                                          use->adapt, use->combine};
    return permissions[kind];
}

static size_t count(const struct colophon_use *uses, size_t n, enum use kind,
                    enum colophon_permission permission)
{
    size_t found = 0;
    for (size_t i = 0; i < n; i++)
        found += permission_of(&uses[i], kind) == permission;
    return found;
}

void check_print_uses(const char *content, const struct colophon_use *uses, size_t n)
{
    static const char *const names[N_USES] = {"copy and share", "sell", "translate", "adapt",
                                              "combine into one"};
    printf("%s: what may be done with %zu %s\n", content, n, n == 1 ? "work" : "works");
    for (enum use kind = 0; kind < N_USES; kind++) {
        size_t no = count(uses, n, kind, COLOPHON_FORBIDDEN);
        size_t open = count(uses, n, kind, COLOPHON_NOT_SAID);
        printf("%-18s", names[kind]);
        if (no == 0 && open == 0)
            printf("yes\n");
        else if (open == 0)
            printf("no: %zu of %zu %s in the way\n", no, n, no == 1 ? "stands" : "stand");
        else if (no == 0)
            printf("not known: %zu of %zu %s so\n", open, n,
                   open == 1 ? "does not say" : "do not say");
        else
            printf("no: %zu of %zu in the way, and of %zu it is not known\n", no, n, open);
        for (size_t i = 0; i < n; i++)
            if (permission_of(&uses[i], kind) != COLOPHON_PERMITTED)
                printf("  %s:%d: %s\n", uses[i].file, uses[i].line,
                       uses[i].license ? uses[i].license : "no license known");
    }
}

void check_print_uses_json(const struct colophon_use *uses, size_t n)
{
    static const char *const names[N_USES] = {"share", "sell", "translate", "adapt", "combine"};
    static const char *const words[] = {"permitted", "forbidden", "not said"};
    json_t *list = json_array();
    for (size_t i = 0; i < n; i++) {
        json_t *object = json_object();
        set(object, "file", uses[i].file);
        set_number(object, "line", (size_t)uses[i].line);
        set(object, "title", uses[i].title);
        set(object, "license", uses[i].license);
        set(object, "license_url", uses[i].license_url);
        for (enum use kind = 0; kind < N_USES; kind++)
            set(object, names[kind], words[permission_of(&uses[i], kind)]);
        json_array_append_new(list, object);
    }
    print(json_pack("{s:o}", "uses", list));
}
