/*
 * Writing XML files with libxml2: package documents, navigation, feeds.
 *
 *     struct xml_writer *xml = xml_writer_new(&out);
 *     xml_open(xml, "package", "xmlns", "http://www.idpf.org/2007/opf", "version", "3.0", NULL);
 *     xml_element(xml, "dc:title", title, "id", "title", NULL);
 *     xml_element(xml, "meta", NULL, "name", "cover", "content", cover_id, NULL);
 *     xml_close(xml);
 *     xml_finish(xml);
 *
 * The file is UTF-8 with an XML declaration, and indented by two spaces a level. An element that
 * holds text is written as it is, with all in it: white space is never added to a text. All texts
 * are escaped; bytes that are not UTF-8 and characters that XML 1.0 (section 2.2) does not allow
 * become U+FFFD. Names are ours: they are not checked.
 */
#ifndef COLOPHON_BASE_XML_H
#define COLOPHON_BASE_XML_H

#include "base/text.h"

struct xml_writer;

/* Begins a file with its declaration. All goes to the end of `out`, some of it only at
 * xml_finish(). */
struct xml_writer *xml_writer_new(struct buf *out);
/* Each element still begins a line, but is not indented: for long lists. */
void xml_no_indent(struct xml_writer *xml);

/* An element with its attributes: pairs of name and value, then NULL. A value that is NULL leaves
 * its attribute out. */
void xml_open(struct xml_writer *xml, const char *name, ...) __attribute__((sentinel));
/* Ends the innermost open element. */
void xml_close(struct xml_writer *xml);
/* A whole element with a text; NULL gives an empty element. */
void xml_element(struct xml_writer *xml, const char *name, const char *text, ...)
    __attribute__((sentinel));
void xml_text(struct xml_writer *xml, const char *text);
/* Adds what is well-formed XML already, byte for byte. */
void xml_raw(struct xml_writer *xml, struct str markup);

/* Ends all that is open and the file, and frees the writer. */
void xml_finish(struct xml_writer *xml);

#endif
