#include "base/picture.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <limits.h>
#include <math.h>
#include <pango/pangocairo.h>
#include <png.h>
#include <setjmp.h>
#include <stdint.h>
#include <sys/stat.h>

#include "base/digest.h"

/* ---- Sizes ---- */

struct size {
    int width, height;
};

/* Called when the header is read. A size of nothing makes the loader stop before it unpacks. */
static void note_size(GdkPixbufLoader *loader, int width, int height, void *context)
{
    *(struct size *)context = (struct size){width, height};
    gdk_pixbuf_loader_set_size(loader, 0, 0);
}

bool picture_size(struct str bytes, int *width, int *height)
{
    enum { PIECE = 4096 };
    struct size size = {0, 0};
    GdkPixbufLoader *loader = gdk_pixbuf_loader_new();
    g_signal_connect(loader, "size-prepared", G_CALLBACK(note_size), &size);
    bool more = true;
    for (size_t at = 0; more && size.width == 0 && at < bytes.n; at += PIECE) {
        struct str piece = str_sub(bytes, at, at + PIECE);
        more = gdk_pixbuf_loader_write(loader, (const guchar *)piece.p, piece.n, NULL);
    }
    gdk_pixbuf_loader_close(loader, NULL); /* short pictures are looked at only now */
    g_object_unref(loader);
    *width = size.width;
    *height = size.height;
    return size.width > 0 && size.height > 0;
}

/* ---- Covers ---- */

struct color {
    double r, g, b;
};

#define COLOR(hex)                                                                                 \
    {                                                                                              \
        ((hex) >> 16 & 255) / 255.0, ((hex) >> 8 & 255) / 255.0, ((hex)&255) / 255.0               \
    }

/* Of the title's field; the title decides which, so that the books of a shelf differ. White paper
 * on each has a contrast of more than 9 to 1. */
static const struct color fields[] = {
    COLOR(0x1D3B4F), /* ink */
    COLOR(0x5A1F26), /* oxblood */
    COLOR(0x1F4034), /* pine */
    COLOR(0x3F2A4A), /* aubergine */
    COLOR(0x34393F), /* slate */
    COLOR(0x54391F), /* walnut */
};
static const struct color paper = COLOR(0xF6F1E7), ink = COLOR(0x2A2724), accent = COLOR(0xD9B679);

/* The plan of the page, in pixels: a field with the title, below it the names and the license. */
enum {
    WIDTH = PICTURE_COVER_WIDTH,
    HEIGHT = PICTURE_COVER_HEIGHT,
    MARGIN = 150,
    FIELD = 1720, /* height */
    RULE = 8,
    RULE_LENGTH = 220,
    GAP = 90,
    TALLEST_TITLE = 1250,
    LARGEST_TITLE = 190,
    SMALLEST_TITLE = 56,
    STEPS = 3, /* colors between that of the field, or of the letters, and that of the paper */
};
static const double ornament_tone = 1.0 / 7; /* from the field to the paper */

/* One family a script, or the fallback would mix in fonts without serifs. The Chinese font has the
 * Japanese and Korean forms too, chosen by language. */
#define FONTS                                                                                      \
    "Noto Serif, Noto Naskh Arabic, Noto Serif Hebrew, Noto Serif CJK SC, Noto Serif Armenian, "   \
    "Noto Serif Georgian, Noto Serif Ethiopic, Noto Serif Devanagari, Noto Serif Bengali, "        \
    "Noto Serif Gujarati, Noto Serif Gurmukhi, Noto Serif Kannada, Noto Serif Malayalam, "         \
    "Noto Serif Tamil, Noto Serif Telugu, Noto Serif Sinhala, Noto Serif Khmer, Noto Serif Lao, "  \
    "Noto Serif Myanmar, Noto Serif Thai, Noto Serif Tibetan, serif"

struct page {
    cairo_t *cairo;
    PangoContext *context;
    int width, margin;
    bool from_right; /* the title is in a script that runs so, and the page with it */
};

static struct color mix(struct color a, struct color b, double part)
{
    return (struct color){a.r + part * (b.r - a.r), a.g + part * (b.g - a.g),
                          a.b + part * (b.b - a.b)};
}

static void use_color(const struct page *page, struct color color)
{
    cairo_set_source_rgb(page->cairo, color.r, color.g, color.b);
}

static void fill(const struct page *page, double x, double y, double width, double height)
{
    cairo_rectangle(page->cairo, page->from_right ? page->width - x - width : x, y, width, height);
    cairo_fill(page->cairo);
}

static void set_font(PangoLayout *layout, double size)
{
    PangoFontDescription *font = pango_font_description_from_string(FONTS);
    pango_font_description_set_absolute_size(font, size * PANGO_SCALE);
    pango_layout_set_font_description(layout, font);
    pango_font_description_free(font);
}

/* Whether the first strong letter of the text belongs to a script from right to left. */
static bool runs_from_right(PangoContext *context, const char *text)
{
    PangoLayout *layout = pango_layout_new(context);
    pango_layout_set_text(layout, text, -1);
    bool from_right = pango_layout_get_direction(layout, 0) == PANGO_DIRECTION_RTL;
    g_object_unref(layout);
    return from_right;
}

static PangoContext *new_context(cairo_t *cairo, const char *lang)
{
    PangoFontMap *fonts = pango_cairo_font_map_new();
    PangoContext *context = pango_font_map_create_context(fonts);
    g_object_unref(fonts);
    /* What the desktop prefers would show in the bytes. */
    cairo_font_options_t *options = cairo_font_options_create();
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(context, options);
    cairo_font_options_destroy(options);
    pango_cairo_update_context(cairo, context);
    pango_context_set_language(context, pango_language_from_string(lang ? lang : "en"));
    return context;
}

static struct page open_page(cairo_surface_t *surface, int margin, const char *title,
                             const char *lang)
{
    struct page page = {
        .cairo = cairo_create(surface),
        .width = cairo_image_surface_get_width(surface),
        .margin = margin,
    };
    page.context = new_context(page.cairo, lang);
    page.from_right = runs_from_right(page.context, title);
    pango_context_set_base_dir(page.context,
                               page.from_right ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
    return page;
}

static void close_page(struct page *page)
{
    g_object_unref(page->context);
    cairo_destroy(page->cairo);
}

static PangoLayout *new_layout(const struct page *page, const char *text)
{
    PangoLayout *layout = pango_layout_new(page->context);
    pango_layout_set_auto_dir(layout, FALSE); /* a name in another script stays on the edge */
    pango_layout_set_alignment(layout, page->from_right ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
    pango_layout_set_text(layout, text, -1);
    pango_layout_set_width(layout, (page->width - 2 * page->margin) * PANGO_SCALE);
    PangoAttrList *attributes = pango_attr_list_new();
    pango_attr_list_insert(attributes, pango_attr_insert_hyphens_new(FALSE)); /* not our words */
    pango_layout_set_attributes(layout, attributes);
    pango_attr_list_unref(attributes);
    return layout;
}

static struct size extents(PangoLayout *layout)
{
    struct size size;
    pango_layout_get_pixel_size(layout, &size.width, &size.height);
    return size;
}

/* Narrows the lines as far as their number allows, so that none is left with a single word. */
static void balance(PangoLayout *layout, int width)
{
    int lines = pango_layout_get_line_count(layout), narrow = width / 3, wide = width;
    while (wide - narrow > 4) {
        int middle = (narrow + wide) / 2;
        pango_layout_set_width(layout, middle * PANGO_SCALE);
        if (pango_layout_get_line_count(layout) > lines || extents(layout).width > middle)
            narrow = middle;
        else
            wide = middle;
    }
    pango_layout_set_width(layout, wide * PANGO_SCALE);
}

/* Sets the text as large as the room allows; what doesn't fit at the smallest size is cut with an
 * ellipsis. */
static void fit(PangoLayout *layout, double largest, double smallest, struct size room)
{
    double size = largest;
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD);
    for (; size > smallest; size *= 0.95) {
        set_font(layout, size);
        struct size taken = extents(layout);
        if (taken.width <= room.width && taken.height <= room.height) {
            balance(layout, room.width);
            return;
        }
    }
    set_font(layout, smallest);
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
    pango_layout_set_ellipsize(layout, PANGO_ELLIPSIZE_END);
    pango_layout_set_height(layout, room.height * PANGO_SCALE);
}

/* Draws the layout on its edge of the page, `y` down, and gives the layout back. Returns its
 * height. */
static int show(const struct page *page, PangoLayout *layout, double y)
{
    int height = extents(layout).height;
    double width = pango_layout_get_width(layout) / (double)PANGO_SCALE;
    cairo_move_to(page->cairo, page->from_right ? page->width - page->margin - width : page->margin,
                  y);
    pango_cairo_show_layout(page->cairo, layout);
    g_object_unref(layout);
    return height;
}

static struct color field_of(const char *title)
{
    char digest[SHA256_HEX + 1];
    digest_sha256(str_of(title), digest);
    return fields[(unsigned char)digest[0] % (sizeof fields / sizeof *fields)];
}

/* From the middle of a tile's edge that lies `down` to the middle of the one that lies `across`, in two
 * steps. */
static void draw_steps(const struct page *page, double x, double y, double down, double across)
{
    cairo_move_to(page->cairo, x, y);
    for (int i = 0; i < 2; i++) {
        cairo_rel_line_to(page->cairo, 0, down);
        cairo_rel_line_to(page->cairo, across, 0);
    }
}

/* Steps round two corners of square tiles, each turned one way or the other, run together as in a woven
 * rug: a paper of its own for every title. It ends above the title. All edges are upright or level, so
 * most rows of pixels are those above them and take no room in the file; curves would take as much as
 * the letters. */
static void draw_ornament(const struct page *page, struct color field, const char *title,
                          double bottom)
{
    enum { COLUMNS = 8, TILE = WIDTH / COLUMNS, STEP = TILE / 4, LINE = 20, MOST_ROWS = 5 };
    char digest[SHA256_HEX + 1]; /* a letter tells of four tiles */
    int rows = (int)(bottom - GAP) / TILE;
    rows = rows < 2 ? 0 : rows < MOST_ROWS ? rows : MOST_ROWS;
    digest_sha256(str_of(title), digest);
    use_color(page, mix(field, paper, ornament_tone));
    cairo_set_line_width(page->cairo, LINE);
    for (int i = 0; i < COLUMNS * rows; i++) {
        int letter = digest[i / 4], four = letter < 'a' ? letter - '0' : letter - 'a' + 10;
        int across = four >> i % 4 & 1 ? STEP : -STEP;
        double x = i % COLUMNS * TILE + TILE / 2.0, y = i / COLUMNS * TILE;
        draw_steps(page, x, y, STEP, across);
        draw_steps(page, x, y + TILE, -STEP, -across);
    }
    cairo_stroke(page->cairo);
}

/* The title stands at the foot of its field, on the rule. */
static void draw_field(const struct page *page, struct color field, const char *title)
{
    use_color(page, field);
    fill(page, 0, 0, WIDTH, FIELD);
    int rule = FIELD - MARGIN - RULE;
    use_color(page, accent);
    fill(page, MARGIN, rule, RULE_LENGTH, RULE);
    struct size room = {WIDTH - 2 * MARGIN, TALLEST_TITLE};
    PangoLayout *layout = new_layout(page, title);
    pango_layout_set_line_spacing(layout, 0.92F);
    fit(layout, LARGEST_TITLE, SMALLEST_TITLE, room);
    int top = rule - GAP - extents(layout).height;
    draw_ornament(page, field, title, top);
    use_color(page, paper);
    show(page, layout, top);
}

static void draw_names(const struct page *page, const struct picture_cover *cover)
{
    use_color(page, ink);
    double y = FIELD + 100;
    if (cover->creators && *cover->creators) {
        PangoLayout *layout = new_layout(page, cover->creators);
        fit(layout, 76, 40, (struct size){WIDTH - 2 * MARGIN, 280});
        y += show(page, layout, y) + 24;
    }
    if (cover->publisher && *cover->publisher) {
        PangoLayout *layout = new_layout(page, cover->publisher);
        fit(layout, 48, 32, (struct size){WIDTH - 2 * MARGIN, 130});
        show(page, layout, y);
    }
}

static void draw_license(const struct page *page, const char *license)
{
    PangoLayout *layout = new_layout(page, license);
    fit(layout, 40, 28, (struct size){WIDTH - 2 * MARGIN, 110});
    double y = HEIGHT - 120 - extents(layout).height;
    use_color(page, accent);
    fill(page, MARGIN, y - 36, WIDTH - 2 * MARGIN, 3);
    use_color(page, ink);
    show(page, layout, y);
}

/* ---- PNG ---- */

/* Few colours make a small file, which cairo can't write: the five of the cover, and the steps
 * between them that smooth the edges of letters. */
enum { COLORS = 5 + 2 * STEPS };

struct palette {
    png_color rgb[COLORS];
};

static void set_color(png_color *rgb, struct color a, struct color b, double part)
{
    struct color color = mix(a, b, part);
    rgb->red = (png_byte)(255 * color.r + 0.5);
    rgb->green = (png_byte)(255 * color.g + 0.5);
    rgb->blue = (png_byte)(255 * color.b + 0.5);
}

static struct palette make_palette(struct color field)
{
    struct palette palette;
    set_color(&palette.rgb[0], field, field, 0);
    set_color(&palette.rgb[1], paper, paper, 0);
    set_color(&palette.rgb[2], ink, ink, 0);
    set_color(&palette.rgb[3], accent, accent, 0);
    set_color(&palette.rgb[4], field, paper, ornament_tone);
    for (int i = 0; i < STEPS; i++) {
        double part = (i + 1) / (double)(STEPS + 1);
        set_color(&palette.rgb[5 + i], field, paper, part);
        set_color(&palette.rgb[5 + STEPS + i], ink, paper, part);
    }
    return palette;
}

static png_byte nearest(const struct palette *palette, uint32_t pixel)
{
    int best = 0, least = INT_MAX;
    for (int i = 0; i < COLORS; i++) {
        int r = (int)(pixel >> 16 & 255) - palette->rgb[i].red;
        int g = (int)(pixel >> 8 & 255) - palette->rgb[i].green;
        int b = (int)(pixel & 255) - palette->rgb[i].blue;
        int distance = r * r + g * g + b * b;
        if (distance < least) {
            best = i;
            least = distance;
        }
    }
    return (png_byte)best;
}

/* One byte a pixel, the index of the nearest color. */
static void reduce(cairo_surface_t *surface, const struct palette *palette, struct buf *out)
{
    cairo_surface_flush(surface);
    const unsigned char *data = cairo_image_surface_get_data(surface);
    int stride = cairo_image_surface_get_stride(surface);
    uint32_t last = 0;
    png_byte index = nearest(palette, last);
    int width = cairo_image_surface_get_width(surface);
    int height = cairo_image_surface_get_height(surface);
    buf_grow(out, (size_t)width * (size_t)height);
    for (int y = 0; y < height; y++) {
        const uint32_t *row = (const uint32_t *)(const void *)(data + (ptrdiff_t)y * stride);
        for (int x = 0; x < width; x++) {
            if (row[x] != last) {
                last = row[x];
                index = nearest(palette, last);
            }
            out->p[out->n++] = (char)index;
        }
    }
}

static void take_png(png_struct *writer, png_byte *bytes, size_t n)
{
    buf_add(png_get_io_ptr(writer), (const char *)bytes, n);
}

static void flush_png(png_struct *writer)
{
    (void)writer;
}

/* Writing to a buffer does not fail: libpng could only lack memory, and would then end by jumping
 * here. */
static bool write_png(const struct buf *pixels, int width, const struct palette *palette, int level,
                      struct buf *png)
{
    int height = (int)(pixels->n / (size_t)width);
    png_struct *writer = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
    png_info *info = writer ? png_create_info_struct(writer) : NULL;
    if (!info || setjmp(png_jmpbuf(writer))) {
        png_destroy_write_struct(&writer, &info);
        return false;
    }
    png_set_write_fn(writer, png, take_png, flush_png);
    png_set_compression_level(writer, level);
    png_set_filter(writer, 0, PNG_FILTER_NONE | PNG_FILTER_UP); /* keeps the row above, too */
    png_set_IHDR(writer, info, (png_uint_32)width, (png_uint_32)height, 4, PNG_COLOR_TYPE_PALETTE,
                 PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
    png_set_sRGB(writer, info, PNG_sRGB_INTENT_PERCEPTUAL);
    png_set_PLTE(writer, info, palette->rgb, COLORS);
    png_write_info(writer, info);
    png_set_packing(writer);
    for (int y = 0; y < height; y++) {
        const char *row = pixels->p + (ptrdiff_t)y * width;
        if (y > 0)
            png_set_filter(writer, 0,
                           memcmp(row, row - width, (size_t)width) == 0 ? PNG_FILTER_UP
                                                                        : PNG_FILTER_NONE);
        png_write_row(writer, (png_const_bytep)row);
    }
    png_write_end(writer, NULL);
    png_destroy_write_struct(&writer, &info);
    return true;
}

/* ---- The whole ---- */

/* To be counted up when the drawing changes. */
#define DRAWING "cover 5"

/* As fontconfig is set up: in the system's folders, and in those of the user. */
void picture_font_folders(void (*visit)(void *context, const char *folder), void *context)
{
    static const struct {
        const char *variable, *folder; /* "": an absolute path */
    } folders[] = {
        {"", "/usr/share/fonts"},
        {"", "/usr/share/fonts/truetype"},
        {"", "/usr/share/fonts/opentype"},
        {"", "/usr/local/share/fonts"},
        {"XDG_DATA_HOME", "/fonts"},
        {"HOME", "/.local/share/fonts"},
        {"HOME", "/.fonts"},
    };
    struct buf path = BUF_INIT;
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
        const char *above = *folders[i].variable ? getenv(folders[i].variable) : "";
        if (!above)
            continue;
        buf_reset(&path);
        buf_addf(&path, "%s%s", above, folders[i].folder);
        visit(context, path.p);
    }
    buf_clear(&path);
}

static void add_folder_time(void *context, const char *folder)
{
    struct stat st;
    if (stat(folder, &st) == 0)
        buf_addf(context, " %lld.%09ld", (long long)st.st_mtim.tv_sec, st.st_mtim.tv_nsec);
}

void picture_cover_facts(const struct picture_cover *cover, struct buf *out)
{
    const char *const facts[] = {cover->title, cover->creators, cover->publisher, cover->license,
                                 cover->lang};
    buf_adds(out, DRAWING " pango " PANGO_VERSION_STRING " cairo " CAIRO_VERSION_STRING);
    picture_font_folders(add_folder_time, out);
    for (size_t i = 0; i < sizeof facts / sizeof *facts; i++)
        buf_addf(out, "\n%d%s", facts[i] != NULL, facts[i] ? facts[i] : "");
}

/* Of zlib. */
enum { LEVEL_COVER = 9, LEVEL_SHARE = 6 };

/* Makes a PNG of what was drawn and gives page and surface back. */
static bool finish_page(struct page *page, cairo_surface_t *surface, struct color field, int level,
                        struct buf *png)
{
    struct palette palette = make_palette(field);
    struct buf pixels = BUF_INIT;
    bool drawn = cairo_status(page->cairo) == CAIRO_STATUS_SUCCESS;
    if (drawn) {
        reduce(surface, &palette, &pixels);
        drawn = write_png(&pixels, page->width, &palette, level, png);
    }
    buf_clear(&pixels);
    close_page(page);
    cairo_surface_destroy(surface);
    return drawn;
}

enum status picture_draw_cover(const struct picture_cover *cover, struct buf *png,
                               struct diags *diags)
{
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
    struct page page = open_page(surface, MARGIN, cover->title, cover->lang);
    struct color field = field_of(cover->title);
    use_color(&page, paper);
    cairo_paint(page.cairo);
    draw_field(&page, field, cover->title);
    draw_names(&page, cover);
    if (cover->license && *cover->license)
        draw_license(&page, cover->license);
    if (finish_page(&page, surface, field, LEVEL_COVER, png))
        return STATUS_OK;
    return diag_fail(diags, STATUS_FAULT, (struct place){0}, "can't draw the cover of '%s'",
                     cover->title);
}

/* ---- Share pictures ---- */

enum { SHARE_MARGIN = 80, SHARE_FOOT = 110 };

/* A line at the foot, on the rule. */
static void draw_foot(const struct page *page, const char *text)
{
    PangoLayout *layout = new_layout(page, text);
    fit(layout, 34, 24, (struct size){page->width - 2 * SHARE_MARGIN, 48});
    use_color(page, paper);
    show(page, layout, PICTURE_SHARE_HEIGHT - SHARE_FOOT + 30);
}

/* Publisher and license in one line, as far as they are known. */
static void draw_credit(const struct page *page, const struct picture_cover *cover)
{
    struct buf line = BUF_INIT;
    const char *const parts[] = {cover->creators, cover->publisher, cover->license};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (parts[i] && *parts[i])
            buf_addf(&line, "%s%s", line.n > 0 ? " \xC2\xB7 " : "", parts[i]);
    if (line.n > 0)
        draw_foot(page, line.p);
    buf_clear(&line);
}

void picture_share_facts(const struct picture_cover *cover, struct buf *out)
{
    buf_adds(out, "share 1, ");
    picture_cover_facts(cover, out);
}

enum status picture_draw_share(const struct picture_cover *cover, struct buf *png,
                               struct diags *diags)
{
    cairo_surface_t *surface =
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, PICTURE_SHARE_WIDTH, PICTURE_SHARE_HEIGHT);
    struct page page = open_page(surface, SHARE_MARGIN, cover->title, cover->lang);
    struct color field = field_of(cover->title);
    struct size room = {PICTURE_SHARE_WIDTH - 2 * SHARE_MARGIN,
                        PICTURE_SHARE_HEIGHT - SHARE_FOOT - SHARE_MARGIN - 40};
    use_color(&page, field);
    cairo_paint(page.cairo);
    PangoLayout *layout = new_layout(&page, cover->title);
    fit(layout, 96, 40, room);
    use_color(&page, paper);
    show(&page, layout, SHARE_MARGIN + (room.height - extents(layout).height) / 2.0);
    use_color(&page, accent);
    fill(&page, SHARE_MARGIN, PICTURE_SHARE_HEIGHT - SHARE_FOOT, page.width - 2 * SHARE_MARGIN, 4);
    draw_credit(&page, cover);
    if (finish_page(&page, surface, field, LEVEL_SHARE, png))
        return STATUS_OK;
    return diag_fail(diags, STATUS_FAULT, (struct place){0}, "can't draw the share picture of '%s'",
                     cover->title);
}
