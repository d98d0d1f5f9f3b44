#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zip.h>

#include "base/archive.h"
#include "base/archive_directory.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/sorted.h"

/* What a stranger's archive may have. */
enum {
    MOST_ENTRIES = 100000,
    LONGEST_PATH = 1024,
    MOST_RATIO = 1000,
    RATIO_FROM = 1 << 20, /* a small entry of one letter packs well without being a bomb */
    LARGEST_ENTRY = 512 << 20,
};
static const uint64_t largest_total = (uint64_t)2 << 30;

struct archive_reader {
    struct arena arena;
    zip_t *zip;
    struct archive_entry *entries; /* in the order of the archive's directory */
    zip_uint64_t *index;           /* libzip's, of each entry */
    bool *refused;                 /* has a finding because of which it isn't unpacked */
    size_t *sorted;                /* entries by path */
    size_t n, n_encrypted;
    const char *first_encrypted; /* for a message; NULL: none is */
    struct place place;
    struct diags *diags;
};

static bool begins_like_a_zip(const char *path)
{
    char start[4] = "";
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    bool yes = fd >= 0 && read(fd, start, sizeof start) == sizeof start &&
               memcmp(start, "PK\3\4", sizeof start) == 0;
    if (fd >= 0)
        close(fd);
    return yes;
}

/* Says why libzip did not open the file. */
static void report_unopened(const struct archive_reader *reader, int code)
{
    switch (code) {
    case ZIP_ER_OPEN:
    case ZIP_ER_READ:
    case ZIP_ER_SEEK:
        diag_errno(reader->diags, "open", reader->place.file);
        break;
    case ZIP_ER_NOZIP:
        if (begins_like_a_zip(reader->place.file))
            diag_error(reader->diags, reader->place, "archive-truncated",
                       "archive is cut short, its directory is missing; get the file again");
        else
            diag_error(reader->diags, reader->place, "archive-not-zip",
                       "file is not a ZIP archive, as an EPUB or a cartridge must be");
        break;
    case ZIP_ER_MULTIDISK:
        diag_error(reader->diags, reader->place, "archive-split",
                   "archive is one part of several; join the parts to one file");
        break;
    default:
        diag_error(reader->diags, reader->place, "archive-damaged",
                   "directory of the archive is damaged; get the file again");
    }
}

static zip_t *open_zip(const struct archive_reader *reader)
{
    struct stat st;
    if (stat(reader->place.file, &st) != 0) {
        diag_errno(reader->diags, "open", reader->place.file);
        return NULL;
    }
    if (!S_ISREG(st.st_mode) || st.st_size == 0) { /* libzip takes no bytes for no entries */
        diag_error(reader->diags, reader->place, "archive-not-zip",
                   S_ISREG(st.st_mode) ? "file is empty, not a ZIP archive"
                                       : "not a file; a ZIP archive is one");
        return NULL;
    }
    int code = 0;
    zip_t *zip = zip_open(reader->place.file, ZIP_RDONLY | ZIP_CHECKCONS, &code);
    if (!zip && (code == ZIP_ER_INCONS || code == ZIP_ER_EXISTS)) {
        bool duplicate = code == ZIP_ER_EXISTS; /* is reported when paths are compared */
        zip = zip_open(reader->place.file, ZIP_RDONLY, &code);
        if (zip && !duplicate)
            diag_error(reader->diags, reader->place, "archive-inconsistent",
                       "directory of the archive does not agree with its entries, so that programs "
                       "may read different files from it; pack it again");
    }
    if (!zip)
        report_unopened(reader, code);
    return zip;
}

/* For messages: a stranger's name shall not send control characters to a terminal, nor fill it. */
static const char *printable(struct arena *arena, const char *name)
{
    enum { SHOWN = 120 };
    struct buf out = BUF_INIT;
    for (const char *p = name; *p; p++) {
        if (out.n > SHOWN && (*p & 0xC0) != 0x80) {
            buf_adds(&out, "...");
            break;
        }
        if ((unsigned char)*p < ' ' || *p == 0x7F)
            buf_addf(&out, "\\x%02X", (unsigned)*p);
        else
            buf_addc(&out, *p);
    }
    const char *text = arena_strndup(arena, out.p, out.n);
    buf_clear(&out);
    return text;
}

static bool has_control(const char *name)
{
    for (const char *p = name; *p; p++)
        if ((unsigned char)*p < ' ' || *p == 0x7F)
            return true;
    return false;
}

/* What is wrong with a path; NULL when nothing is. `raw` is the path as its bytes stand in the
 * archive, `path` in UTF-8: libzip takes what isn't that for code page 437. */
static const char *path_fault(struct arena *arena, const char *raw, const char *path)
{
    size_t n = strlen(path);
    if (n > LONGEST_PATH)
        return "is longer than 1024 bytes";
    if (has_control(raw))
        return "contains a control character";
    if (strchr(path, '\\'))
        return "contains a backslash; '/' stands between folders";
    if (*path == '/' || (n > 1 && path[1] == ':'))
        return "is absolute, it must stay inside the archive";
    const char *normal = path_normal(arena, path);
    if (!normal)
        return "leads out of the archive";
    size_t slash = path[n - 1] == '/';
    if (strlen(normal) != n - slash || strncmp(normal, path, n - slash) != 0)
        return "has empty, '.' or '..' parts";
    return NULL;
}

/* Which of the first n entries have a NUL in their path: libzip shows it as a space. */
static bool *find_nuls(struct archive_reader *reader, size_t n)
{
    bool *found = arena_array(&reader->arena, n, sizeof *found);
    struct archive_directory directory;
    if (archive_directory_read(&directory, reader->place.file))
        for (size_t i = 0; i < n && i < directory.n; i++) {
            struct str name = directory.list[i].name;
            found[i] = str_find_char(name, '\0', 0) < name.n;
        }
    archive_directory_clear(&directory);
    return found;
}

static bool is_symlink(zip_t *zip, zip_uint64_t i)
{
    zip_uint8_t system = 0;
    zip_uint32_t attributes = 0;
    if (zip_file_get_external_attributes(zip, i, 0, &system, &attributes) != 0)
        return false;
    return (system == ZIP_OPSYS_UNIX || system == ZIP_OPSYS_OS_X) && S_ISLNK(attributes >> 16);
}

/* Whether the entry can be unpacked; if not, one diagnostic says why, of all that are encrypted
 * together. */
static bool can_unpack(struct archive_reader *reader, const zip_stat_t *st, const char *name)
{
    struct diags *diags = reader->diags;
    if (st->encryption_method != ZIP_EM_NONE) {
        reader->first_encrypted = reader->first_encrypted ? reader->first_encrypted : name;
        reader->n_encrypted++;
    } else if (st->comp_method != ZIP_CM_STORE && st->comp_method != ZIP_CM_DEFLATE)
        diag_error(diags, reader->place, "archive-method",
                   "entry '%s' is packed by method %u; only stored and deflated entries are "
                   "read everywhere",
                   name, (unsigned)st->comp_method);
    else if (st->size > LARGEST_ENTRY)
        diag_error(diags, reader->place, "archive-limit",
                   "entry '%s' is larger than 512 MiB unpacked", name);
    else if (st->size > RATIO_FROM && st->size / MOST_RATIO > st->comp_size)
        diag_error(diags, reader->place, "archive-bomb",
                   "entry '%s' unpacks to more than 1000 times its size", name);
    else
        return true;
    return false;
}

/* Takes entry i of the directory into the list, unless its path is not one to be trusted. */
static void take_entry(struct archive_reader *reader, zip_uint64_t i, bool nul, uint64_t *total)
{
    zip_stat_t st;
    const char *raw = zip_get_name(reader->zip, i, ZIP_FL_ENC_RAW);
    const char *path = zip_get_name(reader->zip, i, ZIP_FL_ENC_GUESS);
    if (!raw || !path || !*path || zip_stat_index(reader->zip, i, 0, &st) != 0) {
        diag_error(reader->diags, reader->place, "archive-path", "an entry has no path");
        return;
    }
    const char *name = printable(&reader->arena, path);
    const char *fault = nul ? "contains a NUL character" : path_fault(&reader->arena, raw, path);
    if (fault) {
        diag_error(reader->diags, reader->place, "archive-path", "path of entry '%s' %s", name,
                   fault);
        return;
    }
    if (is_symlink(reader->zip, i)) {
        diag_error(reader->diags, reader->place, "archive-symlink",
                   "entry '%s' is a symbolic link; pack the file itself", name);
        return;
    }
    size_t n = reader->n++;
    reader->index[n] = i;
    reader->refused[n] = !can_unpack(reader, &st, name);
    *total += reader->refused[n] ? 0 : st.size;
    reader->entries[n] = (struct archive_entry){
        .path = arena_strdup(&reader->arena, path),
        .size = st.size,
        .packed_size = st.comp_size,
        .stored = st.comp_method == ZIP_CM_STORE,
        .encrypted = st.encryption_method != ZIP_EM_NONE,
        .folder = path[strlen(path) - 1] == '/',
    };
}

static int by_path(const void *va, const void *vb, void *context)
{
    const struct archive_reader *reader = context;
    size_t a = *(const size_t *)va, b = *(const size_t *)vb;
    int order = strcmp(reader->entries[a].path, reader->entries[b].path);
    return order ? order : (a > b) - (a < b);
}

static void sort_entries(struct archive_reader *reader)
{
    reader->sorted = arena_array(&reader->arena, reader->n, sizeof *reader->sorted);
    for (size_t i = 0; i < reader->n; i++)
        reader->sorted[i] = i;
    if (reader->n > 0)
        qsort_r(reader->sorted, reader->n, sizeof *reader->sorted, by_path, reader);
    for (size_t i = 1; i < reader->n; i++) {
        const char *path = reader->entries[reader->sorted[i]].path;
        if (strcmp(path, reader->entries[reader->sorted[i - 1]].path) == 0)
            diag_error(reader->diags, reader->place, "archive-duplicate",
                       "two entries have the path '%s'; readers differ in which they take",
                       printable(&reader->arena, path));
    }
}

/* Fills the list. False when the archive passes a limit as a whole. */
static bool read_directory(struct archive_reader *reader)
{
    zip_int64_t n = zip_get_num_entries(reader->zip, 0);
    if (n > MOST_ENTRIES) {
        diag_error(reader->diags, reader->place, "archive-limit",
                   "archive has %lld entries, more than %d are not read", (long long)n,
                   MOST_ENTRIES);
        return false;
    }
    size_t room = n > 0 ? (size_t)n : 0;
    reader->entries = arena_array(&reader->arena, room, sizeof *reader->entries);
    reader->index = arena_array(&reader->arena, room, sizeof *reader->index);
    reader->refused = arena_array(&reader->arena, room, sizeof *reader->refused);
    const bool *nuls = find_nuls(reader, room);
    uint64_t total = 0;
    for (size_t i = 0; i < room; i++)
        take_entry(reader, i, nuls[i], &total);
    if (reader->n_encrypted == 1)
        diag_error(reader->diags, reader->place, "archive-encrypted",
                   "entry '%s' is encrypted; pack the archive without a password",
                   reader->first_encrypted);
    else if (reader->n_encrypted > 1)
        diag_error(reader->diags, reader->place, "archive-encrypted",
                   "entry '%s' and %zu others are encrypted; pack the archive without a password",
                   reader->first_encrypted, reader->n_encrypted - 1);
    sort_entries(reader);
    if (total <= largest_total)
        return true;
    diag_error(reader->diags, reader->place, "archive-limit",
               "archive is larger than 2 GiB unpacked");
    return false;
}

struct archive_reader *archive_open(const char *path, struct diags *diags)
{
    struct archive_reader *reader = mem_alloc(sizeof *reader);
    reader->place.file = arena_strdup(&reader->arena, path);
    reader->diags = diags;
    reader->zip = open_zip(reader);
    if (reader->zip && read_directory(reader))
        return reader;
    archive_close(reader);
    return NULL;
}

void archive_close(struct archive_reader *reader)
{
    if (!reader)
        return;
    if (reader->zip)
        zip_discard(reader->zip);
    arena_clear(&reader->arena);
    free(reader);
}

size_t archive_size(const struct archive_reader *reader)
{
    return reader->n;
}

const struct archive_entry *archive_entry_at(const struct archive_reader *reader, size_t i)
{
    return &reader->entries[i];
}

struct wanted {
    const struct archive_entry *entries;
    const char *path;
};

static int compare_wanted(const void *key, const void *number)
{
    const struct wanted *wanted = key;
    return strcmp(wanted->path, wanted->entries[*(const size_t *)number].path);
}

size_t archive_find(const struct archive_reader *reader, const char *path)
{
    struct wanted wanted = {reader->entries, path};
    size_t first =
        sorted_first(&wanted, reader->sorted, reader->n, sizeof *reader->sorted, compare_wanted);
    if (first == reader->n || compare_wanted(&wanted, &reader->sorted[first]) != 0)
        return reader->n;
    return reader->sorted[first];
}

/* Reads to the end of the entry, at most to its declared size: libzip compares the checksum when it
 * meets the end, which takes one read more. */
static bool unpack(zip_file_t *file, size_t size, struct buf *out)
{
    buf_grow(out, size);
    size_t start = out->n;
    for (;;) {
        char extra;
        size_t left = size - (out->n - start);
        zip_int64_t got =
            left > 0 ? zip_fread(file, out->p + out->n, left) : zip_fread(file, &extra, 1);
        if (got <= 0)
            return got == 0 && left == 0;
        if (left == 0)
            return false;
        out->n += (size_t)got;
        out->p[out->n] = '\0';
    }
}

enum status archive_read(struct archive_reader *reader, size_t i, struct buf *out)
{
    if (reader->refused[i])
        return STATUS_CONTENT;
    size_t start = out->n;
    zip_file_t *file = zip_fopen_index(reader->zip, reader->index[i], 0);
    bool whole = file && unpack(file, reader->entries[i].size, out);
    if (file)
        zip_fclose(file);
    if (whole)
        return STATUS_OK;
    buf_cut(out, start);
    diag_error(reader->diags, reader->place, "archive-damaged",
               "entry '%s' is damaged: its bytes do not match its size and checksum; get the file "
               "again",
               printable(&reader->arena, reader->entries[i].path));
    return STATUS_CONTENT;
}
