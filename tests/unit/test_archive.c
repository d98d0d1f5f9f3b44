#include <check.h>
#include <libdeflate.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/archive.h"
#include "base/pool.h"
#include "unit/scratch_case.h"
#include "unit/unit.h"

static void set_up(void)
{
    scratch_case_begin();
}

static void tear_down(void)
{
    unlink("a.zip");
    unlink("b.zip");
    ck_assert_int_eq(rmdir(scratch_folder), 0); /* nothing temporary is left */
    ck_assert_int_eq(mkdir(scratch_folder, 0700), 0);
    scratch_case_end();
}

static struct buf contents(const char *path)
{
    struct buf bytes = BUF_INIT;
    ck_assert_int_eq(file_read(path, FILE_LIMIT, &bytes, diags), STATUS_OK);
    return bytes;
}

/* ---- What we write ---- */

static void add_chapter(void *context, unsigned thread, size_t item)
{
    (void)thread;
    char path[32];
    struct buf text = BUF_INIT;
    snprintf(path, sizeof path, "EPUB/chapter-%03zu.xhtml", item);
    for (size_t i = 0; i < 20 * item; i++)
        buf_addf(&text, "<p>Sentence %zu of chapter %zu.</p>\n", i * i, item);
    archive_add(context, 2, path, buf_str(&text), false);
    buf_clear(&text);
}

static void write_book(const char *path, unsigned threads)
{
    struct archive *archive = archive_new("spool", diags);
    ck_assert_ptr_nonnull(archive);
    pool_run(threads, 60, add_chapter, archive);
    archive_add(archive, 1, "META-INF/container.xml", STR("<container/>"), false);
    archive_add(archive, 0, "mimetype", STR("application/epub+zip"), true);
    ck_assert_int_eq(archive_write(archive, path), STATUS_OK);
    archive_free(archive);
    expect("");
}

START_TEST(an_archive_reads_back_as_it_was_written)
{
    write_book("a.zip", 2);
    struct archive_reader *reader = archive_open("a.zip", diags);
    ck_assert_ptr_nonnull(reader);
    ck_assert_uint_eq(archive_size(reader), 62);
    ck_assert_str_eq(archive_entry_at(reader, 0)->path, "mimetype");
    ck_assert(archive_entry_at(reader, 0)->stored);
    ck_assert_str_eq(archive_entry_at(reader, 1)->path, "META-INF/container.xml");
    size_t i = archive_find(reader, "EPUB/chapter-003.xhtml");
    ck_assert_uint_eq(i, 5);
    ck_assert(!archive_entry_at(reader, i)->stored);
    ck_assert_uint_lt(archive_entry_at(reader, i)->packed_size, archive_entry_at(reader, i)->size);
    struct buf text = BUF_INIT;
    ck_assert_int_eq(archive_read(reader, i, &text), STATUS_OK);
    ck_assert_uint_eq(text.n, archive_entry_at(reader, i)->size);
    ck_assert(str_starts(buf_str(&text), STR("<p>Sentence 0 of chapter 3.</p>\n<p>Sentence 1 ")));
    ck_assert(str_ends(buf_str(&text), STR("<p>Sentence 3481 of chapter 3.</p>\n")));
    ck_assert_uint_eq(archive_find(reader, "EPUB"), archive_size(reader));
    buf_clear(&text);
    archive_close(reader);
    expect("");
}
END_TEST

START_TEST(threads_do_not_show_in_the_bytes)
{
    write_book("a.zip", 1);
    write_book("b.zip", 4);
    struct buf a = contents("a.zip"), b = contents("b.zip");
    ck_assert(str_eq(buf_str(&a), buf_str(&b)));
    buf_clear(&a);
    buf_clear(&b);
}
END_TEST

START_TEST(the_mimetype_of_an_epub_stands_where_file_looks_for_it)
{
    write_book("a.zip", 1);
    struct buf bytes = contents("a.zip");
    /* the 30 bytes of a local header: deflate version, no flags, stored, 1980-01-01, no extra */
    ck_assert_int_eq(memcmp(bytes.p, "PK\3\4\x0A\0\0\0\0\0\0\0\x21\0", 14), 0);
    ck_assert_int_eq(memcmp(bytes.p + 26, "\x08\0\0\0mimetypeapplication/epub+zip", 32), 0);
    buf_clear(&bytes);
}
END_TEST

START_TEST(two_entries_of_one_path_are_an_error_of_ours)
{
    struct archive *archive = archive_new("spool", diags);
    archive_add(archive, 1, "a.txt", STR("one"), false);
    archive_add(archive, 2, "a.txt", STR("two"), false);
    ck_assert_int_eq(archive_write(archive, "a.zip"), STATUS_FAULT);
    archive_free(archive);
    ck_assert(!file_exists("a.zip"));
    expect("a.zip: error: two files of the archive have the path 'a.txt'\n");
}
END_TEST

static size_t packed_size(enum archive_effort effort)
{
    struct buf bytes = BUF_INIT;
    for (unsigned i = 0, n = 1; i < 5000; i++, n = n * 1103515245 + 12345)
        buf_addf(&bytes, "%u ", n >> 22);
    struct archive *archive = archive_new("spool", diags);
    archive_spend(archive, effort);
    archive_add(archive, 1, "a.txt", buf_str(&bytes), false);
    ck_assert_int_eq(archive_write(archive, "a.zip"), STATUS_OK);
    archive_free(archive);
    struct archive_reader *reader = archive_open("a.zip", diags);
    struct buf found = BUF_INIT;
    ck_assert_int_eq(archive_read(reader, 0, &found), STATUS_OK);
    ck_assert(str_eq(buf_str(&found), buf_str(&bytes)));
    size_t packed = archive_entry_at(reader, 0)->packed_size;
    archive_close(reader);
    buf_clear(&found);
    buf_clear(&bytes);
    return packed;
}

START_TEST(what_more_is_spent_on_is_smaller_and_reads_the_same)
{
    ck_assert_uint_gt(packed_size(ARCHIVE_FAST), packed_size(ARCHIVE_WELL));
    ck_assert_uint_gt(packed_size(ARCHIVE_WELL), packed_size(ARCHIVE_BEST));
}
END_TEST

START_TEST(an_archive_that_can_not_be_written_says_why)
{
    struct archive *archive = archive_new("spool", diags);
    archive_add(archive, 1, "a.txt", STR("one"), false);
    ck_assert_int_eq(archive_write(archive, "missing/a.zip"), STATUS_IO);
    archive_free(archive);
    ck_assert_ptr_null(archive_new("missing/spool", diags));
    ck_assert_uint_eq(diags_size(diags), 2);
    ck_assert(str_ends(str_of(diags_at(diags, 0)->message), STR("No such file or directory")));
}
END_TEST

/* No file can be larger than the limit, as on a full disk. */
static void limit_files(rlim_t size)
{
    struct rlimit limit;
    signal(SIGXFSZ, SIG_IGN);
    ck_assert_int_eq(getrlimit(RLIMIT_FSIZE, &limit), 0);
    limit.rlim_cur = size;
    ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &limit), 0);
}

START_TEST(a_full_disk_is_noticed)
{
    struct str bytes = STR("0123456789012345678901234567890123456789");
    for (rlim_t limit = 20; limit <= 50; limit += 30) {
        struct archive *archive = archive_new("spool", diags);
        limit_files(limit);
        archive_add(archive, 1, "a.txt", bytes, true);
        ck_assert_int_eq(archive_write(archive, "a.zip"), STATUS_IO);
        limit_files(RLIM_INFINITY);
        archive_free(archive);
        ck_assert(!file_exists("a.zip"));
        expect(limit == 20 ? "error: can't write temporary copy of 'a.txt': File too large\n"
                           : "error: can't write 'a.zip': File too large\n");
    }
}
END_TEST

/* ---- What strangers write ---- */

struct made {
    const char *path;
    size_t path_size; /* 0: strlen(path) */
    struct str data;
    unsigned method, flags, mode;
    uint32_t size; /* declared; 0: that of the data */
    uint32_t crc;  /* 0: that of the data */
    uint32_t crc_error;
};

static void add16(struct buf *out, unsigned value)
{
    buf_addc(out, (char)(value & 255));
    buf_addc(out, (char)(value >> 8 & 255));
}

static void add32(struct buf *out, uint32_t value)
{
    add16(out, value & 0xFFFF);
    add16(out, value >> 16);
}

/* What local header and directory have in common. */
static void add_header(struct buf *out, const struct made *e)
{
    size_t name = e->path_size ? e->path_size : strlen(e->path);
    add16(out, 20);
    add16(out, e->flags);
    add16(out, e->method);
    add32(out, 0x00210000);
    add32(out, (e->crc ? e->crc : libdeflate_crc32(0, e->data.p, e->data.n)) ^ e->crc_error);
    add32(out, (uint32_t)e->data.n);
    add32(out, e->size ? e->size : (uint32_t)e->data.n);
    add16(out, (unsigned)name);
    add16(out, 0);
}

static struct buf make(const struct made *entries, size_t n)
{
    struct buf zip = BUF_INIT, directory = BUF_INIT;
    for (size_t i = 0; i < n; i++) {
        const struct made *e = &entries[i];
        size_t name = e->path_size ? e->path_size : strlen(e->path);
        buf_add(&directory, "PK\1\2\x14\3", 6);
        add_header(&directory, e);
        add32(&directory, 0);
        add16(&directory, 0);
        add32(&directory, (e->mode ? e->mode : 0100644U) << 16);
        add32(&directory, (uint32_t)zip.n);
        buf_add(&directory, e->path, name);
        buf_add(&zip, "PK\3\4", 4);
        add_header(&zip, e);
        buf_add(&zip, e->path, name);
        buf_add_str(&zip, e->data);
    }
    size_t at = zip.n;
    buf_add_str(&zip, buf_str(&directory));
    buf_add(&zip, "PK\5\6\0\0\0\0", 8);
    add16(&zip, (unsigned)n);
    add16(&zip, (unsigned)n);
    add32(&zip, (uint32_t)directory.n);
    add32(&zip, (uint32_t)at);
    add16(&zip, 0);
    buf_clear(&directory);
    return zip;
}

static void put_file(const char *path, struct str bytes)
{
    FILE *file = fopen(path, "wb");
    ck_assert_ptr_nonnull(file);
    ck_assert_uint_eq(fwrite(bytes.p, 1, bytes.n, file), bytes.n);
    ck_assert_int_eq(fclose(file), 0);
}

static struct archive_reader *open_made(const struct made *entries, size_t n)
{
    struct buf zip = make(entries, n);
    put_file("a.zip", buf_str(&zip));
    buf_clear(&zip);
    return archive_open("a.zip", diags);
}

/* One entry beside a good one: the good one stays readable, the message is the one expected. */
static void expect_beside(struct made bad, size_t size, const char *message)
{
    struct made entries[] = {{.path = "good.txt", .data = STR("good")}, bad};
    struct archive_reader *reader = open_made(entries, 2);
    ck_assert_ptr_nonnull(reader);
    ck_assert_uint_eq(archive_size(reader), size);
    struct buf text = BUF_INIT;
    ck_assert_int_eq(archive_read(reader, archive_find(reader, "good.txt"), &text), STATUS_OK);
    ck_assert_str_eq(text.p, "good");
    if (size == 2) { /* listed, not unpacked, and not reported twice */
        ck_assert_int_eq(archive_read(reader, 1, &text), STATUS_CONTENT);
        ck_assert_str_eq(text.p, "good");
    }
    buf_clear(&text);
    archive_close(reader);
    expect(message);
}

static void expect_path_refused(const char *path, const char *message)
{
    expect_beside((struct made){.path = path, .data = STR("x")}, 1, message);
}

START_TEST(paths_that_leave_the_archive_are_refused)
{
    expect_path_refused("../x", "a.zip: error: path of entry '../x' leads out of the archive "
                                "[archive-path]\n");
    expect_path_refused("a/../../x", "a.zip: error: path of entry 'a/../../x' leads out of the "
                                     "archive [archive-path]\n");
    expect_path_refused("/etc/x", "a.zip: error: path of entry '/etc/x' is absolute, it must stay "
                                  "inside the archive [archive-path]\n");
    expect_path_refused("C:x", "a.zip: error: path of entry 'C:x' is absolute, it must stay inside "
                               "the archive [archive-path]\n");
    expect_path_refused("..\\x", "a.zip: error: path of entry '..\\x' contains a backslash; '/' "
                                 "stands between folders [archive-path]\n");
    expect_path_refused("a/./x", "a.zip: error: path of entry 'a/./x' has empty, '.' or '..' parts "
                                 "[archive-path]\n");
    expect_path_refused("a//", "a.zip: error: path of entry 'a//' has empty, '.' or '..' parts "
                               "[archive-path]\n");
    expect_path_refused("\033[2J", "a.zip: error: path of entry '\u2190[2J' contains a control "
                                   "character [archive-path]\n");
}
END_TEST

START_TEST(a_nul_in_a_path_is_seen)
{
    expect_beside((struct made){.path = "a.txt\0.exe", .path_size = 10, .data = STR("x")}, 1,
                  "a.zip: error: path of entry 'a.txt .exe' contains a NUL character "
                  "[archive-path]\n");
}
END_TEST

START_TEST(a_path_of_more_than_1024_bytes_is_refused)
{
    struct buf path = BUF_INIT, message = BUF_INIT;
    for (int i = 0; i < 1025; i++)
        buf_addc(&path, 'x');
    buf_addf(&message,
             "a.zip: error: path of entry '%.121s...' is longer than 1024 bytes "
             "[archive-path]\n",
             path.p);
    expect_path_refused(path.p, message.p);
    buf_clear(&path);
    buf_clear(&message);
}
END_TEST

START_TEST(an_entry_that_is_a_symbolic_link_is_refused)
{
    expect_beside((struct made){.path = "x", .data = STR("/etc/passwd"), .mode = 0120777}, 1,
                  "a.zip: error: entry 'x' is a symbolic link; pack the file itself "
                  "[archive-symlink]\n");
}
END_TEST

START_TEST(an_encrypted_entry_is_refused)
{
    expect_beside((struct made){.path = "x", .data = STR("0123456789abc"), .flags = 1}, 2,
                  "a.zip: error: entry 'x' is encrypted; pack the archive without a password "
                  "[archive-encrypted]\n");
}
END_TEST

START_TEST(an_entry_packed_by_a_rare_method_is_refused)
{
    expect_beside(
        (struct made){.path = "x", .data = STR("x"), .method = 12}, 2,
        "a.zip: error: entry 'x' is packed by method 12; only stored and deflated entries "
        "are read everywhere [archive-method]\n");
}
END_TEST

START_TEST(a_bomb_is_refused_by_what_it_declares)
{
    expect_beside(
        (struct made){.path = "x", .data = STR("tiny"), .method = 8, .size = 100 << 20}, 2,
        "a.zip: error: entry 'x' unpacks to more than 1000 times its size [archive-bomb]\n");
    expect_beside((struct made){.path = "x", .data = STR("y"), .method = 8, .size = 600u << 20}, 2,
                  "a.zip: error: entry 'x' is larger than 512 MiB unpacked [archive-limit]\n");
}
END_TEST

START_TEST(many_large_entries_together_pass_the_limit)
{
    struct buf data = BUF_INIT;
    buf_grow(&data, 600 * 1024);
    memset(data.p, 'x', 600 * 1024);
    data.n = 600 * 1024;
    struct made entries[5];
    static const char *const paths[] = {"1", "2", "3", "4", "5"};
    for (size_t i = 0; i < 5; i++)
        entries[i] =
            (struct made){.path = paths[i], .data = buf_str(&data), .method = 8, .size = 500 << 20};
    struct archive_reader *reader = open_made(entries, 4);
    ck_assert_ptr_nonnull(reader);
    archive_close(reader);
    expect("");
    ck_assert_ptr_null(open_made(entries, 5));
    expect("a.zip: error: archive is larger than 2 GiB unpacked [archive-limit]\n");
    buf_clear(&data);
}
END_TEST

START_TEST(more_than_100000_entries_are_not_read)
{
    struct archive *archive = archive_new("spool", diags);
    char path[16];
    for (int i = 0; i <= 100000; i++) {
        snprintf(path, sizeof path, "%d", i);
        archive_add(archive, 0, path, STR(""), true);
    }
    ck_assert_int_eq(archive_write(archive, "a.zip"), STATUS_OK);
    archive_free(archive);
    ck_assert_ptr_null(archive_open("a.zip", diags));
    expect("a.zip: error: archive has 100001 entries, more than 100000 are not read "
           "[archive-limit]\n");
}
END_TEST

START_TEST(two_entries_of_one_path_are_reported_and_the_first_is_taken)
{
    struct made entries[] = {{.path = "x", .data = STR("one")}, {.path = "x", .data = STR("two")}};
    struct archive_reader *reader = open_made(entries, 2);
    struct buf text = BUF_INIT;
    ck_assert_int_eq(archive_read(reader, archive_find(reader, "x"), &text), STATUS_OK);
    ck_assert_str_eq(text.p, "one");
    buf_clear(&text);
    archive_close(reader);
    expect("a.zip: error: two entries have the path 'x'; readers differ in which they take "
           "[archive-duplicate]\n");
}
END_TEST

static void expect_damaged(struct made bad)
{
    struct archive_reader *reader = open_made(&bad, 1);
    ck_assert_ptr_nonnull(reader);
    struct buf text = BUF_INIT;
    buf_adds(&text, "before");
    ck_assert_int_eq(archive_read(reader, 0, &text), STATUS_CONTENT);
    ck_assert_str_eq(text.p, "before");
    buf_clear(&text);
    archive_close(reader);
    expect("a.zip: error: entry 'x' is damaged: its bytes do not match its size and checksum; get "
           "the file again [archive-damaged]\n");
}

START_TEST(an_entry_with_other_bytes_than_declared_is_damaged)
{
    struct str words = STR("one two three one two three one two three");
    char room[100];
    struct libdeflate_compressor *compressor = libdeflate_alloc_compressor(6);
    struct str data = {
        room, libdeflate_deflate_compress(compressor, words.p, words.n, room, sizeof room)};
    libdeflate_free_compressor(compressor);
    uint32_t crc = libdeflate_crc32(0, words.p, words.n);
    struct made whole = {.path = "x", .data = data, .method = 8, .size = 41, .crc = crc};
    struct archive_reader *reader = open_made(&whole, 1);
    struct buf text = BUF_INIT;
    ck_assert_int_eq(archive_read(reader, 0, &text), STATUS_OK);
    ck_assert(str_eq(buf_str(&text), words));
    buf_clear(&text);
    archive_close(reader);
    expect("");
    expect_damaged((struct made){.path = "x", .data = STR("some words"), .crc_error = 1});
    expect_damaged((struct made){.path = "x", .data = STR("\xFF\xFF\xFF"), .method = 8, .size = 9});
    whole.size = 5;
    expect_damaged(whole);
    whole.size = 500;
    expect_damaged(whole);
    whole.size = 41;
    whole.crc_error = 1;
    expect_damaged(whole);
}
END_TEST

START_TEST(a_file_that_is_no_archive_is_told_from_one_cut_short)
{
    put_file("a.zip", STR("<html>Not found</html>, and so on, longer than the end of a ZIP"));
    ck_assert_ptr_null(archive_open("a.zip", diags));
    expect("a.zip: error: file is not a ZIP archive, as an EPUB or a cartridge must be "
           "[archive-not-zip]\n");
    put_file("a.zip", STR(""));
    ck_assert_ptr_null(archive_open("a.zip", diags));
    expect("a.zip: error: file is empty, not a ZIP archive [archive-not-zip]\n");
    write_book("b.zip", 1);
    struct buf bytes = contents("b.zip");
    put_file("a.zip", str_sub(buf_str(&bytes), 0, bytes.n / 2));
    ck_assert_ptr_null(archive_open("a.zip", diags));
    expect("a.zip: error: archive is cut short, its directory is missing; get the file again "
           "[archive-truncated]\n");
    put_file("a.zip", str_sub(buf_str(&bytes), bytes.n / 2, bytes.n));
    ck_assert_ptr_null(archive_open("a.zip", diags));
    expect("a.zip: error: directory of the archive is damaged; get the file again "
           "[archive-damaged]\n");
    buf_clear(&bytes);
    ck_assert_ptr_null(archive_open("missing.zip", diags));
    expect("error: can't open 'missing.zip': No such file or directory\n");
    ck_assert_ptr_null(archive_open("/tmp", diags));
    expect("/tmp: error: not a file; a ZIP archive is one [archive-not-zip]\n");
}
END_TEST

START_TEST(a_directory_that_contradicts_its_entries_is_reported)
{
    struct made entry = {.path = "same.txt", .data = STR("bytes")};
    struct buf zip = make(&entry, 1);
    zip.p[30] = 'n'; /* the name in the local header */
    put_file("a.zip", buf_str(&zip));
    buf_clear(&zip);
    struct archive_reader *reader = archive_open("a.zip", diags);
    ck_assert_ptr_nonnull(reader);
    ck_assert_uint_eq(archive_find(reader, "same.txt"), 0);
    archive_close(reader);
    expect("a.zip: error: directory of the archive does not agree with its entries, so that "
           "programs may read different files from it; pack it again [archive-inconsistent]\n");
}
END_TEST

START_TEST(no_byte_of_an_archive_can_be_changed_to_a_crash)
{
    struct made entries[] = {{.path = "a/b.txt", .data = STR("bytes")},
                             {.path = "c.txt", .data = STR("more bytes")}};
    struct buf zip = make(entries, 2);
    for (size_t i = 0; i < zip.n; i++) {
        char kept = zip.p[i];
        zip.p[i] = (char)(kept ^ 0xFF);
        put_file("a.zip", buf_str(&zip));
        struct archive_reader *reader = archive_open("a.zip", diags);
        struct buf text = BUF_INIT;
        for (size_t e = 0; reader && e < archive_size(reader); e++)
            archive_read(reader, e, &text);
        ck_assert_uint_le(text.n, 15);
        buf_clear(&text);
        archive_close(reader);
        zip.p[i] = kept;
    }
    buf_clear(&zip);
}
END_TEST

UNIT_TESTS_WITH("archive", set_up, tear_down, an_archive_reads_back_as_it_was_written,
                threads_do_not_show_in_the_bytes,
                the_mimetype_of_an_epub_stands_where_file_looks_for_it,
                two_entries_of_one_path_are_an_error_of_ours,
                what_more_is_spent_on_is_smaller_and_reads_the_same,
                an_archive_that_can_not_be_written_says_why, a_full_disk_is_noticed,
                paths_that_leave_the_archive_are_refused, a_nul_in_a_path_is_seen,
                a_path_of_more_than_1024_bytes_is_refused,
                an_entry_that_is_a_symbolic_link_is_refused, an_encrypted_entry_is_refused,
                an_entry_packed_by_a_rare_method_is_refused, a_bomb_is_refused_by_what_it_declares,
                many_large_entries_together_pass_the_limit, more_than_100000_entries_are_not_read,
                two_entries_of_one_path_are_reported_and_the_first_is_taken,
                an_entry_with_other_bytes_than_declared_is_damaged,
                a_file_that_is_no_archive_is_told_from_one_cut_short,
                a_directory_that_contradicts_its_entries_is_reported,
                no_byte_of_an_archive_can_be_changed_to_a_crash)
