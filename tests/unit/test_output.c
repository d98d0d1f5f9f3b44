#include <check.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/digest.h"
#include "base/output.h"
#include "base/pool.h"
#include "base/tree.h"
#include "unit/scratch_case.h"
#include "unit/unit.h"

enum { MANY = 200 }; /* enough to have folders swapped whole */

static struct output_stats stats;

/* ---- Builds ---- */

struct build {
    const char *text;        /* goes into the pages */
    int pages, first, extra; /* pages from `first` on; how many of them carry `text` (0: all) */
    struct output *output;
};

static void put_page(void *context, unsigned thread, size_t item)
{
    (void)thread;
    const struct build *build = context;
    char path[32], text[64];
    int page = build->first + (int)item;
    snprintf(path, sizeof path, "site/%d/page-%d.html", page % 7, page);
    snprintf(text, sizeof text, "%s page %d\n",
             build->extra && page >= build->extra ? "old" : build->text, page);
    sink_put(output_sink(build->output), path, "text/html", str_of(text));
}

static void put_files(struct build *build)
{
    pool_run(2, (size_t)build->pages, put_page, build);
    output_settle(build->output);
    const char *book = output_stage(build->output, "site/downloads/reader.epub");
    FILE *file = fopen(book, "wb");
    ck_assert_ptr_nonnull(file);
    fprintf(file, "book %s\n", build->extra ? "old" : build->text);
    fclose(file);
    output_staged(build->output, "site/downloads/reader.epub");
    output_link(build->output, "site/downloads/reader.epub", "reader.epub");
    sink_put(output_sink(build->output), "top.json", "application/json", str_of("{}"));
}

static enum status run(struct build build)
{
    build.output = output_open("out", diags);
    if (!build.output)
        return diags_status(diags);
    put_files(&build);
    enum status status = output_commit(build.output, &stats);
    output_free(build.output);
    return status;
}

static void build_ok(struct build build, size_t written, size_t unchanged, size_t removed)
{
    ck_assert_int_eq(run(build), STATUS_OK);
    expect("");
    ck_assert_uint_eq(stats.written, written);
    ck_assert_uint_eq(stats.unchanged, unchanged);
    ck_assert_uint_eq(stats.removed, removed);
    ck_assert(!file_exists("out/.next"));
    ck_assert(!file_exists("out/.colophon/journal.json"));
}

static const struct build first_build = {.text = "old", .pages = MANY};

/* ---- What lies in the folder ---- */

struct listing {
    struct buf text;
    bool facts; /* inodes and times too */
};

static bool note(void *context, const char *path, enum tree_event event)
{
    struct listing *listing = context;
    struct stat st;
    if (strstr(path, "/.colophon/") && !listing->facts)
        return true;
    if (event == TREE_FILE) {
        struct buf bytes = BUF_INIT;
        char digest[SHA256_HEX + 1];
        if (file_read(path, FILE_LIMIT, &bytes, diags) != STATUS_OK)
            return false;
        digest_sha256(buf_str(&bytes), digest);
        buf_addf(&listing->text, "%s %s", path, digest);
        buf_clear(&bytes);
    } else if (event != TREE_LEAVE) {
        buf_adds(&listing->text, path);
    } else {
        return true;
    }
    if (listing->facts && lstat(path, &st) == 0)
        buf_addf(&listing->text, " %lu %lld", (unsigned long)st.st_ino, tree_mtime(&st));
    buf_addc(&listing->text, '\n');
    return true;
}

static char *list(bool facts)
{
    struct listing listing = {BUF_INIT, facts};
    ck_assert(tree_walk(AT_FDCWD, "out", note, &listing));
    return buf_take(&listing.text);
}

static void expect_text(const char *path, const char *text)
{
    struct buf bytes = BUF_INIT;
    ck_assert_int_eq(file_read(path, FILE_LIMIT, &bytes, diags), STATUS_OK);
    ck_assert_str_eq(bytes.p, text);
    buf_clear(&bytes);
}

static bool are_one_file(const char *a, const char *b)
{
    struct stat x, y;
    ck_assert_int_eq(stat(a, &x), 0);
    ck_assert_int_eq(stat(b, &y), 0);
    return x.st_ino == y.st_ino;
}

static struct stat facts_of(const char *path)
{
    struct stat st;
    ck_assert_int_eq(stat(path, &st), 0);
    return st;
}

/* ---- Tests ---- */

START_TEST(a_first_build_writes_everything)
{
    build_ok(first_build, MANY + 3, 0, 0);
    expect_text("out/site/3/page-3.html", "old page 3\n");
    expect_text("out/reader.epub", "book old\n");
    ck_assert(are_one_file("out/reader.epub", "out/site/downloads/reader.epub"));
}
END_TEST

START_TEST(a_build_without_changes_writes_nothing)
{
    build_ok(first_build, MANY + 3, 0, 0);
    char *before = list(true);
    build_ok(first_build, 0, MANY + 3, 0);
    char *after = list(true);
    ck_assert_str_eq(before, after);
    free(before);
    free(after);
}
END_TEST

START_TEST(few_changed_files_leave_all_others_alone)
{
    build_ok(first_build, MANY + 3, 0, 0);
    struct stat site = facts_of("out/site"), page = facts_of("out/site/0/page-7.html");
    build_ok((struct build){.text = "new", .pages = MANY, .extra = 2}, 2, MANY + 1, 0);
    expect_text("out/site/0/page-0.html", "new page 0\n");
    expect_text("out/site/1/page-1.html", "new page 1\n");
    expect_text("out/site/0/page-7.html", "old page 7\n");
    ck_assert_uint_eq(site.st_ino, facts_of("out/site").st_ino);
    ck_assert_uint_eq(page.st_ino, facts_of("out/site/0/page-7.html").st_ino);
    struct stat later = facts_of("out/site/0/page-7.html");
    ck_assert_int_eq(tree_mtime(&page), tree_mtime(&later));
}
END_TEST

START_TEST(many_changed_files_swap_the_folder_and_keep_the_unchanged)
{
    build_ok(first_build, MANY + 3, 0, 0);
    struct stat site = facts_of("out/site"), page = facts_of("out/site/1/page-190.html");
    build_ok((struct build){.text = "new", .pages = MANY, .extra = 100}, 100, MANY - 97, 0);
    expect_text("out/site/1/page-99.html", "new page 99\n");
    expect_text("out/site/1/page-190.html", "old page 190\n");
    ck_assert_uint_ne(site.st_ino, facts_of("out/site").st_ino);
    ck_assert_uint_eq(page.st_ino, facts_of("out/site/1/page-190.html").st_ino);
    ck_assert(are_one_file("out/reader.epub", "out/site/downloads/reader.epub"));
}
END_TEST

START_TEST(a_changed_file_takes_its_hard_link_along)
{
    build_ok(first_build, MANY + 3, 0, 0);
    build_ok((struct build){.text = "new", .pages = MANY}, MANY + 2, 1, 0);
    expect_text("out/reader.epub", "book new\n");
    ck_assert(are_one_file("out/reader.epub", "out/site/downloads/reader.epub"));
    unlink("out/reader.epub");
    build_ok((struct build){.text = "new", .pages = MANY}, 1, MANY + 2, 0);
    ck_assert(are_one_file("out/reader.epub", "out/site/downloads/reader.epub"));
}
END_TEST

START_TEST(what_is_not_published_again_is_removed_with_its_folder)
{
    build_ok(first_build, MANY + 3, 0, 0);
    build_ok((struct build){.text = "old", .pages = MANY - 2}, 0, MANY + 1, 2);
    ck_assert(!file_exists("out/site/2/page-198.html"));
    build_ok((struct build){.text = "old", .pages = 2}, 0, 5, MANY - 4);
    ck_assert(!file_exists("out/site/3"));
    build_ok((struct build){.text = "old", .pages = 1, .first = 1}, 0, 4, 1);
    ck_assert(!file_exists("out/site/0"));
    expect_text("out/site/1/page-1.html", "old page 1\n");
}
END_TEST

static void put_foreign_things(void)
{
    put("out/.gitignore", "*\n");
    put("out/site/CNAME", "example.org\n");
    put("out/site/photos/summer/beach.txt", "sand\n");
    ck_assert_int_eq(mkdir("out/site/empty", 0750), 0);
    ck_assert_int_eq(symlink("CNAME", "out/site/alias"), 0);
    ck_assert_int_eq(chmod("out/site/photos", 0711), 0);
}

static void expect_foreign_things(void)
{
    char target[16] = "";
    expect_text("out/.gitignore", "*\n");
    expect_text("out/site/CNAME", "example.org\n");
    expect_text("out/site/photos/summer/beach.txt", "sand\n");
    ck_assert_int_eq(readlink("out/site/alias", target, sizeof target), 5);
    ck_assert_str_eq(target, "CNAME");
    ck_assert_uint_eq(facts_of("out/site/photos").st_mode & 0777, 0711);
    ck_assert_uint_eq(facts_of("out/site/empty").st_mode & 0777, 0750);
}

START_TEST(what_others_put_there_stays)
{
    build_ok(first_build, MANY + 3, 0, 0);
    put_foreign_things();
    build_ok((struct build){.text = "new", .pages = 2}, 4, 1, MANY - 2); /* swapped */
    expect_foreign_things();
    ck_assert(!file_exists("out/site/3"));
    build_ok((struct build){.text = "newer", .pages = 2}, 4, 1, 0); /* one by one */
    expect_foreign_things();
}
END_TEST

START_TEST(a_strangers_file_is_not_overwritten)
{
    put("out/top.json", "mine");
    ck_assert_int_eq(run(first_build), STATUS_IO);
    expect("out/top.json: error: this file, which was not written by colophon, is in the way of a "
           "file that is to be written; move it elsewhere\n");
    expect_text("out/top.json", "mine");
    ck_assert(!file_exists("out/site"));
    ck_assert(!file_exists("out/.next"));
}
END_TEST

START_TEST(a_strangers_folder_is_not_overwritten)
{
    put("out/top.json/mine", "mine");
    put("out/site/1", "mine");
    ck_assert_int_eq(run((struct build){.text = "old", .pages = 2}), STATUS_IO);
    expect(
        "out/site/1: error: this file is in the way of a file that is to be written; move it "
        "elsewhere\n"
        "out/top.json: error: this folder, which holds what others put there, is in the way of a "
        "file that is to be written; move it elsewhere\n");
    expect_text("out/top.json/mine", "mine");
}
END_TEST

START_TEST(a_file_of_ours_that_others_changed_is_not_removed)
{
    build_ok(first_build, MANY + 3, 0, 0);
    put("out/site/3/page-199.html", "ALD PAGE 199\n");
    ck_assert_int_eq(run((struct build){.text = "old", .pages = MANY - 1}), STATUS_OK);
    expect(
        "out/site/3/page-199.html: note: file is kept although it is no longer published: it was "
        "changed after it was written here\n");
    expect_text("out/site/3/page-199.html", "ALD PAGE 199\n");
}
END_TEST

START_TEST(a_file_of_ours_that_others_changed_is_written_again)
{
    build_ok(first_build, MANY + 3, 0, 0);
    put("out/site/1/page-1.html", "old page X\n");
    build_ok(first_build, 1, MANY + 2, 0);
    expect_text("out/site/1/page-1.html", "old page 1\n");
}
END_TEST

static void commit_one(const char *path, size_t removed)
{
    struct output *output = output_open("out", diags);
    sink_put(output_sink(output), path, "text/plain", STR("text"));
    ck_assert_int_eq(output_commit(output, &stats), STATUS_OK);
    output_free(output);
    expect("");
    ck_assert_uint_eq(stats.written, 1);
    ck_assert_uint_eq(stats.removed, removed);
}

START_TEST(a_file_becomes_a_folder_and_a_folder_a_file)
{
    commit_one("site/a", 0);
    commit_one("site/a/b", 1);
    expect_text("out/site/a/b", "text");
    commit_one("site/a", 1);
    expect_text("out/site/a", "text");
}
END_TEST

START_TEST(two_files_of_one_path_are_an_error_and_change_nothing)
{
    build_ok(first_build, MANY + 3, 0, 0);
    struct output *output = output_open("out", diags);
    sink_put(output_sink(output), "site/a", "text/plain", STR("one"));
    sink_put(output_sink(output), "site/a", "text/plain", STR("two"));
    ck_assert_int_eq(output_commit(output, &stats), STATUS_FAULT);
    output_free(output);
    expect("out/site/a: error: file is written twice; two sources have the same path\n");
    build_ok(first_build, 0, MANY + 3, 0);
}
END_TEST

START_TEST(paths_outside_and_our_own_are_refused)
{
    static const char *const paths[] = {"../a", "/a", "a//b", ".next/a", ".colophon/x", "\xFF", ""};
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        struct output *output = output_open("out", diags);
        sink_put(output_sink(output), paths[i], "text/plain", STR("x"));
        ck_assert_int_eq(output_commit(output, &stats), STATUS_FAULT);
        output_free(output);
        ck_assert_uint_eq(diags_count(diags, SEVERITY_ERROR), i + 1);
    }
    ck_assert(!file_exists("a"));
}
END_TEST

START_TEST(without_a_commit_nothing_has_changed)
{
    build_ok(first_build, MANY + 3, 0, 0);
    char *before = list(true);
    struct build build = {.text = "new", .pages = MANY, .output = output_open("out", diags)};
    put_files(&build);
    ck_assert(file_exists("out/.next/site"));
    output_free(build.output);
    char *after = list(true);
    ck_assert_str_eq(before, after);
    free(before);
    free(after);
}
END_TEST

static void fail_to_build(const char *folder)
{
    struct buf cover = BUF_INIT;
    struct build build = {.text = "new", .pages = MANY, .output = output_open(folder, diags)};
    put_files(&build);
    buf_addf(&cover, "%s/a", output_private(build.output, "covers"));
    put(cover.p, "kept");
    output_free(build.output);
    buf_clear(&cover);
}

START_TEST(of_a_first_build_that_fails_nothing_stays)
{
    fail_to_build("out");
    ck_assert(!file_exists("out"));
    fail_to_build("a/b/out");
    ck_assert(!file_exists("a"));
    put("out/theirs", "x");
    fail_to_build("out");
    expect_text("out/theirs", "x");
    ck_assert(!file_exists("out/.colophon"));
    build_ok(first_build, MANY + 3, 0, 0);
    fail_to_build("out");
    ck_assert(file_exists("out/.colophon/covers/a"));
}
END_TEST

START_TEST(where_nothing_can_be_written_is_said_at_once)
{
    struct output *output = output_open("out", diags);
    ck_assert(output_begin(output));
    output_free(output);
    output = output_open("out", diags);
    put("out/.next", "a file in the place of the folder");
    ck_assert(!output_begin(output));
    expect("error: can't write in folder 'out': Not a directory\n");
    output_free(output);
}
END_TEST

START_TEST(a_file_begun_and_not_finished_is_an_error)
{
    struct output *output = output_open("out", diags);
    output_stage(output, "reader.epub");
    ck_assert_int_eq(output_commit(output, &stats), STATUS_FAULT);
    output_free(output);
    expect("out/reader.epub: error: file was begun and not finished\n");
}
END_TEST

START_TEST(a_second_build_at_the_same_time_is_told_to_wait)
{
    struct output *output = output_open("out", diags);
    ck_assert_ptr_null(output_open("out", diags));
    expect("out: error: another build is writing here; wait until it has finished\n");
    output_free(output);
    build_ok(first_build, MANY + 3, 0, 0);
}
END_TEST

static void add_line(void *context, const char *path, size_t size, const char *sha256)
{
    buf_addf(context, "%s %zu %.8s\n", path, size, sha256);
}

START_TEST(every_file_of_the_new_state_is_listed_with_its_digest)
{
    for (int round = 0; round < 2; round++) {
        struct buf lines = BUF_INIT;
        struct build build = {.text = "old", .pages = 1, .output = output_open("out", diags)};
        put_files(&build);
        output_each(build.output, add_line, &lines);
        ck_assert_str_eq(lines.p, "reader.epub 9 04f702ee\n"
                                  "site/0/page-0.html 11 c72c860d\n"
                                  "site/downloads/reader.epub 9 04f702ee\n"
                                  "top.json 2 44136fa3\n");
        ck_assert_int_eq(output_commit(build.output, &stats), STATUS_OK);
        output_free(build.output);
        buf_clear(&lines);
    }
}
END_TEST

START_TEST(a_damaged_record_is_an_error)
{
    build_ok(first_build, MANY + 3, 0, 0);
    put("out/.colophon/files.json", "[\n[\"../a\", 1, 1, \"x\"]\n]\n");
    ck_assert_int_eq(run(first_build), STATUS_IO);
    expect("out/.colophon/files.json: error: record of the files written here is damaged; remove "
           "the whole output folder and build again\n");
}
END_TEST

START_TEST(a_folder_on_another_file_system_is_an_error)
{
    char elsewhere[] = "/dev/shm/output.XXXXXX";
    ck_assert_ptr_nonnull(mkdtemp(elsewhere));
    if (facts_of(elsewhere).st_dev != facts_of(".").st_dev) {
        ck_assert_int_eq(mkdir("out", 0777), 0);
        ck_assert_int_eq(symlink(elsewhere, "out/site"), 0);
        ck_assert_int_eq(run(first_build), STATUS_IO);
        expect("out/site: error: folder is on another file system than 'out', so that files can't "
               "be put in place at once; link the whole output folder instead\n");
        ck_assert(!file_exists("out/.next"));
    }
    ck_assert_int_eq(rmdir(elsewhere), 0);
}
END_TEST

START_TEST(a_folder_that_is_a_link_stays_one)
{
    struct stat st;
    ck_assert_int_eq(mkdir("elsewhere", 0777), 0);
    ck_assert_int_eq(mkdir("out", 0777), 0);
    ck_assert_int_eq(symlink("../elsewhere", "out/site"), 0);
    build_ok(first_build, MANY + 3, 0, 0);
    build_ok((struct build){.text = "new", .pages = MANY}, MANY + 2, 1, 0);
    expect_text("elsewhere/3/page-3.html", "new page 3\n");
    ck_assert_int_eq(lstat("out/site", &st), 0);
    ck_assert(S_ISLNK(st.st_mode));
}
END_TEST

/* ---- Crashes ---- */

/* No file can be larger than the limit: what a full disk does, at the limit's choice of moment. */
static bool build_within(struct build build, rlim_t limit)
{
    struct rlimit before, small;
    signal(SIGXFSZ, SIG_IGN);
    ck_assert_int_eq(getrlimit(RLIMIT_FSIZE, &before), 0);
    small = before;
    small.rlim_cur = limit;
    ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &small), 0);
    enum status status = run(build);
    ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &before), 0);
    ck_assert(status == STATUS_OK || status == STATUS_IO);
    return status == STATUS_OK;
}

START_TEST(a_full_disk_leaves_the_old_state)
{
    build_ok(first_build, MANY + 3, 0, 0);
    char *before = list(true);
    ck_assert(!build_within((struct build){.text = "new", .pages = 1}, 9)); /* at the page */
    expect("error: can't write 'out/site/0/page-0.html': File too large\n");
    ck_assert(!build_within((struct build){.text = "new", .pages = MANY}, 9)); /* at all pages */
    ck_assert_uint_eq(diags_size(diags), 1);
    diags_free(diags);
    diags = diags_new();
    ck_assert(!build_within((struct build){.text = "new", .pages = MANY}, 4096)); /* the record */
    expect("error: can't write 'out/.next/.colophon/files.json': File too large\n");
    ck_assert(!build_within((struct build){.text = "new", .pages = 1}, 1024)); /* the journal */
    expect("error: can't write the journal of 'out': File too large\n");
    char *after = list(true);
    ck_assert_str_eq(before, after);
    free(before);
    free(after);
    ck_assert(build_within((struct build){.text = "new", .pages = MANY}, 1 << 20));
    expect_text("out/site/3/page-3.html", "new page 3\n");
}
END_TEST

START_TEST(an_unfinished_build_is_thrown_away)
{
    build_ok(first_build, MANY + 3, 0, 0);
    char *before = list(false);
    put("out/.next/site/3/page-3.html", "half");
    output_free(output_open("out", diags));
    char *after = list(false);
    ck_assert_str_eq(before, after);
    free(before);
    free(after);
}
END_TEST

START_TEST(a_commit_that_stopped_after_its_journal_is_completed)
{
    commit_one("site/old.html", 0);
    put("out/.next/site/new.html", "new");
    put("out/.next/.colophon/files.json", "[\n]\n");
    put("out/.colophon/journal.json",
        "{\"swap\": [], \"install\": [\"site/new.html\"], \"remove\": [\"site/old.html\"]}");
    output_free(output_open("out", diags));
    expect("");
    expect_text("out/site/new.html", "new");
    expect_text("out/.colophon/files.json", "[\n]\n");
    ck_assert(!file_exists("out/site/old.html"));
    ck_assert(!file_exists("out/.next"));
    ck_assert(!file_exists("out/.colophon/journal.json"));
}
END_TEST

static void write_swap_journal(unsigned long inode)
{
    char text[100];
    snprintf(text, sizeof text,
             "{\"swap\": [[\"site\", %lu]], \"install\": [\"site/a\"], \"remove\": [\"site/b\"]}",
             inode);
    put("out/.colophon/journal.json", text);
}

START_TEST(a_swap_is_done_once_and_what_came_in_meanwhile_is_kept)
{
    for (int done = 0; done < 2; done++) {
        const char *old = done ? "out/.next/site" : "out/site";
        const char *new = done ? "out/site" : "out/.next/site";
        struct arena arena = ARENA_INIT;
        put(path_join(&arena, old, "a"), "old");
        put(path_join(&arena, old, "b"), "old");
        put(path_join(&arena, old, "upload/c"), "theirs");
        put(path_join(&arena, new, "a"), "new");
        write_swap_journal(facts_of(new).st_ino);
        output_free(output_open("out", diags));
        expect("");
        expect_text("out/site/a", "new");
        expect_text("out/site/upload/c", "theirs");
        ck_assert(!file_exists("out/site/b"));
        ck_assert(!file_exists("out/.next"));
        ck_assert(tree_remove(AT_FDCWD, "out"));
        arena_clear(&arena);
    }
}
END_TEST

START_TEST(a_damaged_journal_is_an_error)
{
    static const char *const texts[] = {
        "{",
        "{}",
        "[]",
        "{\"swap\": [], \"install\": [\"../a\"], \"remove\": []}",
        "{\"swap\": [[\"a/b\", 1]], \"install\": [], \"remove\": []}",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        put("out/.colophon/journal.json", texts[i]);
        ck_assert_ptr_null(output_open("out", diags));
        expect("out/.colophon/journal.json: error: journal of an interrupted build is damaged; "
               "remove the whole output folder and build again\n");
    }
}
END_TEST

static long long now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * 1000000000LL + time.tv_nsec;
}

/* Builds in a child that is killed after some nanoseconds. */
static bool build_and_kill(struct build build, long long after)
{
    int state;
    pid_t child = fork();
    ck_assert_int_ge(child, 0);
    if (child == 0)
        _exit((int)run(build));
    nanosleep(&(struct timespec){after / 1000000000, after % 1000000000}, NULL);
    kill(child, SIGKILL);
    ck_assert_int_eq(waitpid(child, &state, 0), child);
    return WIFSIGNALED(state);
}

/* Goes from one state to the other and back, killed at points spread over the time that takes. */
static void kill_at_many_points(struct build one, struct build two)
{
    enum { ROUNDS = 60 };
    struct build builds[] = {one, two};
    char *states[2];
    long long duration = 0;
    int current = 0, killed = 0;
    put("out/site/CNAME", "example.org\n");
    for (int i = 1; i >= 0; i--) {
        long long start = now();
        ck_assert_int_eq(run(builds[i]), STATUS_OK);
        duration = now() - start;
        states[i] = list(false);
    }
    for (int round = 0; round < ROUNDS; round++) {
        killed += build_and_kill(builds[!current], round * duration * 5 / 4 / ROUNDS);
        output_free(output_open("out", diags));
        expect("");
        char *state = list(false);
        if (strcmp(state, states[!current]) == 0)
            current = !current;
        ck_assert_str_eq(state, states[current]);
        free(state);
    }
    ck_assert_int_gt(killed, 0); /* the first has no time at all */
    ck_assert_int_eq(run(builds[!current]), STATUS_OK);
    char *state = list(false);
    ck_assert_str_eq(state, states[!current]);
    free(state);
    free(states[0]);
    free(states[1]);
}

START_TEST(a_killed_build_leaves_the_old_state_or_the_new_one)
{
    kill_at_many_points((struct build){.text = "old", .pages = MANY},
                        (struct build){.text = "new", .pages = MANY - 20});
}
END_TEST

START_TEST(a_killed_small_build_leaves_the_old_state_or_the_new_one)
{
    kill_at_many_points((struct build){.text = "old", .pages = MANY},
                        (struct build){.text = "new", .pages = MANY - 20, .extra = 30});
}
END_TEST

UNIT_TESTS_WITH("output", scratch_case_begin, scratch_case_end, a_first_build_writes_everything,
                a_build_without_changes_writes_nothing, few_changed_files_leave_all_others_alone,
                many_changed_files_swap_the_folder_and_keep_the_unchanged,
                a_changed_file_takes_its_hard_link_along,
                what_is_not_published_again_is_removed_with_its_folder, what_others_put_there_stays,
                a_strangers_file_is_not_overwritten, a_strangers_folder_is_not_overwritten,
                a_file_of_ours_that_others_changed_is_not_removed,
                a_file_of_ours_that_others_changed_is_written_again,
                a_file_becomes_a_folder_and_a_folder_a_file,
                two_files_of_one_path_are_an_error_and_change_nothing,
                paths_outside_and_our_own_are_refused, without_a_commit_nothing_has_changed,
                of_a_first_build_that_fails_nothing_stays,
                where_nothing_can_be_written_is_said_at_once,
                a_file_begun_and_not_finished_is_an_error,
                a_second_build_at_the_same_time_is_told_to_wait,
                every_file_of_the_new_state_is_listed_with_its_digest, a_damaged_record_is_an_error,
                a_folder_on_another_file_system_is_an_error, a_folder_that_is_a_link_stays_one,
                a_full_disk_leaves_the_old_state, an_unfinished_build_is_thrown_away,
                a_commit_that_stopped_after_its_journal_is_completed,
                a_swap_is_done_once_and_what_came_in_meanwhile_is_kept,
                a_damaged_journal_is_an_error, a_killed_build_leaves_the_old_state_or_the_new_one,
                a_killed_small_build_leaves_the_old_state_or_the_new_one)
