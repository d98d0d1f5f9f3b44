#include "base/xml.h"

#include <libxml/parser.h>
#include <libxml/xmlwriter.h>
#include <pthread.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/utf8.h"

/* What an open element holds so far. */
enum content { CONTENT_NOTHING, CONTENT_ELEMENTS, CONTENT_TEXT };

struct xml_writer {
    xmlTextWriter *writer;
    struct buf levels; /* an enum content as a byte for every open element */
    struct buf clean;  /* the text in hand, made fit for XML */
    bool no_indent;
};

static void init_library(void)
{
    xmlInitParser();
}

static int write_bytes(void *context, const char *bytes, int n)
{
    buf_add(context, bytes, (size_t)n);
    return n;
}

static int close_nothing(void *context)
{
    (void)context;
    return 0;
}

/* Writing to a buffer fails for one reason only. */
static void done(int result)
{
    if (result < 0)
        mem_exhausted();
}

static const xmlChar *chars(const char *text)
{
    return (const xmlChar *)text;
}

static bool is_allowed(uint32_t c)
{
    return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c != 0xFFFE && c != 0xFFFF);
}

static const xmlChar *clean(struct xml_writer *xml, const char *text)
{
    struct str rest = str_of(text);
    buf_reset(&xml->clean);
    while (rest.n > 0) {
        size_t length;
        uint32_t c = utf8_decode(rest, &length);
        utf8_encode(&xml->clean, is_allowed(c) ? c : 0xFFFD);
        rest = str_sub(rest, length, rest.n);
    }
    return chars(xml->clean.p);
}

static char *level(struct xml_writer *xml)
{
    return xml->levels.n > 0 ? &xml->levels.p[xml->levels.n - 1] : NULL;
}

static void new_line(struct xml_writer *xml)
{
    done(xmlTextWriterWriteRaw(xml->writer, chars("\n")));
    for (size_t i = 0; i < xml->levels.n && !xml->no_indent; i++)
        done(xmlTextWriterWriteRaw(xml->writer, chars("  ")));
}

/* libxml2's own indentation puts line ends after the elements in a text: so it is done here. */
static void open_element(struct xml_writer *xml, const char *name, va_list attributes)
{
    char *parent = level(xml);
    char content = CONTENT_NOTHING;
    if (parent && *parent == CONTENT_TEXT) {
        content = CONTENT_TEXT;
    } else if (parent) {
        *parent = CONTENT_ELEMENTS;
        new_line(xml);
    }
    done(xmlTextWriterStartElement(xml->writer, chars(name)));
    buf_addc(&xml->levels, content);
    for (const char *key; (key = va_arg(attributes, const char *));) {
        const char *value = va_arg(attributes, const char *);
        if (value)
            done(xmlTextWriterWriteAttribute(xml->writer, chars(key), clean(xml, value)));
    }
}

struct xml_writer *xml_writer_new(struct buf *out)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, init_library);
    struct xml_writer *xml = mem_alloc(sizeof *xml);
    buf_init(&xml->levels);
    buf_init(&xml->clean);
    xmlOutputBuffer *sink = xmlOutputBufferCreateIO(write_bytes, close_nothing, out, NULL);
    xml->writer = sink ? xmlNewTextWriter(sink) : NULL;
    if (!xml->writer)
        mem_exhausted();
    done(xmlTextWriterStartDocument(xml->writer, "1.0", "UTF-8", NULL));
    return xml;
}

void xml_no_indent(struct xml_writer *xml)
{
    xml->no_indent = true;
}

void xml_open(struct xml_writer *xml, const char *name, ...)
{
    va_list attributes;
    va_start(attributes, name);
    open_element(xml, name, attributes);
    va_end(attributes);
}

void xml_close(struct xml_writer *xml)
{
    char content = *level(xml);
    buf_cut(&xml->levels, xml->levels.n - 1);
    if (content == CONTENT_ELEMENTS)
        new_line(xml);
    done(xmlTextWriterEndElement(xml->writer));
}

void xml_element(struct xml_writer *xml, const char *name, const char *text, ...)
{
    va_list attributes;
    va_start(attributes, text);
    open_element(xml, name, attributes);
    va_end(attributes);
    if (text)
        xml_text(xml, text);
    xml_close(xml);
}

void xml_text(struct xml_writer *xml, const char *text)
{
    *level(xml) = CONTENT_TEXT;
    done(xmlTextWriterWriteString(xml->writer, clean(xml, text)));
}

void xml_raw(struct xml_writer *xml, struct str markup)
{
    *level(xml) = CONTENT_TEXT;
    done(xmlTextWriterWriteRawLen(xml->writer, chars(markup.p), (int)markup.n));
}

void xml_finish(struct xml_writer *xml)
{
    while (xml->levels.n > 0)
        xml_close(xml);
    done(xmlTextWriterWriteRaw(xml->writer, chars("\n")));
    xmlFreeTextWriter(xml->writer); /* flushes */
    buf_clear(&xml->levels);
    buf_clear(&xml->clean);
    free(xml);
}
