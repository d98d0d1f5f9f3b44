#include <check.h>
#include <libxml/parser.h>
#include <libxml/tree.h>

#include "base/xml.h"
#include "unit/unit.h"

#define DECLARATION "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

static struct buf out;

static struct xml_writer *begin(void)
{
    buf_init(&out);
    return xml_writer_new(&out);
}

static void ends_as(struct xml_writer *xml, const char *expected)
{
    xml_finish(xml);
    ck_assert_str_eq(out.p, expected);
    buf_clear(&out);
}

START_TEST(elements_are_indented_and_closed_at_the_end)
{
    struct xml_writer *xml = begin();
    xml_open(xml, "package", "version", "3.0", NULL);
    xml_open(xml, "metadata", NULL);
    xml_element(xml, "dc:title", "A Book", "id", "title", NULL);
    xml_close(xml);
    xml_open(xml, "spine", NULL);
    xml_element(xml, "itemref", NULL, "idref", "one", NULL);
    ends_as(xml, DECLARATION "<package version=\"3.0\">\n"
                             "  <metadata>\n"
                             "    <dc:title id=\"title\">A Book</dc:title>\n"
                             "  </metadata>\n"
                             "  <spine>\n"
                             "    <itemref idref=\"one\"/>\n"
                             "  </spine>\n"
                             "</package>\n");
}
END_TEST

START_TEST(long_lists_need_no_indentation)
{
    struct xml_writer *xml = begin();
    xml_no_indent(xml);
    xml_open(xml, "ol", NULL);
    xml_open(xml, "li", NULL);
    xml_element(xml, "a", "One", NULL);
    ends_as(xml, DECLARATION "<ol>\n<li>\n<a>One</a>\n</li>\n</ol>\n");
}
END_TEST

START_TEST(an_attribute_without_a_value_is_left_out)
{
    struct xml_writer *xml = begin();
    const char *none = NULL;
    xml_element(xml, "item", NULL, "id", "a", "properties", none, "href", "a.xhtml", NULL);
    ends_as(xml, DECLARATION "<item id=\"a\" href=\"a.xhtml\"/>\n");
}
END_TEST

START_TEST(an_empty_text_is_not_an_empty_element)
{
    struct xml_writer *xml = begin();
    xml_open(xml, "r", NULL);
    xml_element(xml, "a", "", NULL);
    xml_element(xml, "b", NULL, NULL);
    ends_as(xml, DECLARATION "<r>\n  <a></a>\n  <b/>\n</r>\n");
}
END_TEST

START_TEST(no_white_space_is_added_within_a_text)
{
    struct xml_writer *xml = begin();
    xml_open(xml, "div", NULL);
    xml_open(xml, "p", NULL);
    xml_text(xml, "one ");
    xml_open(xml, "b", NULL);
    xml_element(xml, "i", "two", NULL);
    xml_element(xml, "i", "three", NULL);
    xml_close(xml);
    xml_text(xml, "four");
    xml_close(xml);
    xml_element(xml, "p", "five", NULL);
    ends_as(xml, DECLARATION "<div>\n"
                             "  <p>one <b><i>two</i><i>three</i></b>four</p>\n"
                             "  <p>five</p>\n"
                             "</div>\n");
}
END_TEST

START_TEST(markup_that_is_ready_is_taken_as_it_is)
{
    struct xml_writer *xml = begin();
    xml_open(xml, "html", NULL);
    xml_open(xml, "body", NULL);
    xml_raw(xml, STR("<p>a &amp; <br/>\xC3\xA9</p>\n"));
    ends_as(xml, DECLARATION "<html>\n"
                             "  <body><p>a &amp; <br/>\xC3\xA9</p>\n</body>\n"
                             "</html>\n");
}
END_TEST

START_TEST(texts_are_escaped_and_keep_their_letters)
{
    struct xml_writer *xml = begin();
    xml_element(xml, "a", "1 < 2 & \xE2\x80\x99>", "b", "\"<\xC3\xA9>\"\n\t&'", NULL);
    ends_as(xml, DECLARATION "<a b=\"&quot;&lt;\xC3\xA9&gt;&quot;&#10;&#9;&amp;'\">"
                             "1 &lt; 2 &amp; \xE2\x80\x99&gt;</a>\n");
}
END_TEST

START_TEST(characters_that_xml_forbids_are_replaced)
{
    struct xml_writer *xml = begin();
    xml_element(xml, "a", "x\x01y\x1Bz\xEF\xBF\xBF", "b", "\xFF\xED\xA0\x80", NULL);
    ends_as(xml, DECLARATION "<a b=\"\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\">"
                             "x\xEF\xBF\xBDy\xEF\xBF\xBDz\xEF\xBF\xBD</a>\n");
}
END_TEST

START_TEST(what_was_written_is_read_back_the_same)
{
    struct buf text = BUF_INIT;
    for (int i = 0; i < 20000; i++) /* longer than the buffers of libxml2 */
        buf_adds(&text, i % 3 ? "\xE2\x80\x99 <\xF0\x9F\x98\x80" : "&\r\n a\t\"");
    struct xml_writer *xml = begin();
    xml_element(xml, "a", text.p, "b", text.p, NULL);
    xml_finish(xml);
    xmlDoc *doc = xmlReadMemory(out.p, (int)out.n, NULL, NULL, XML_PARSE_NONET | XML_PARSE_HUGE);
    ck_assert_ptr_nonnull(doc);
    xmlNode *root = xmlDocGetRootElement(doc);
    xmlChar *content = xmlNodeGetContent(root);
    xmlChar *attribute = xmlGetProp(root, (const xmlChar *)"b");
    ck_assert(str_is(buf_str(&text), (char *)content));
    ck_assert(str_is(buf_str(&text), (char *)attribute));
    xmlFree(content);
    xmlFree(attribute);
    xmlFreeDoc(doc);
    xmlCleanupParser();
    buf_clear(&out);
    buf_clear(&text);
}
END_TEST

UNIT_TESTS("xml", elements_are_indented_and_closed_at_the_end, long_lists_need_no_indentation,
           an_attribute_without_a_value_is_left_out, an_empty_text_is_not_an_empty_element,
           no_white_space_is_added_within_a_text, markup_that_is_ready_is_taken_as_it_is,
           texts_are_escaped_and_keep_their_letters, characters_that_xml_forbids_are_replaced,
           what_was_written_is_read_back_the_same)
