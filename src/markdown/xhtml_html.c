#include <string.h>

#include "markdown/html.h"
#include "markdown/xhtml.h"

static void add_address(struct xhtml *x, const char *attribute, const char *url)
{
    url = xhtml_resolve(x, url, attribute[0] == 's');
    if (!url)
        return;
    buf_addf(x->out, " %s=\"", attribute);
    xhtml_address(x, url);
    buf_addc(x->out, '"');
    if (attribute[0] == 'h')
        xhtml_target(x, url);
}

void xhtml_html_text(struct xhtml *x, const char *text)
{
    buf_add_xml(x->out, tree_clean(str_of(text), &x->scratch));
}

static void add_attributes(struct xhtml *x, const xmlNode *element)
{
    for (const xmlAttr *attribute = element->properties; attribute; attribute = attribute->next) {
        const char *name = (const char *)attribute->name;
        xmlChar *value = xmlNodeListGetString(element->doc, attribute->children, 1);
        const char *text = value ? (const char *)value : "";
        if (strcmp(name, "href") == 0 || strcmp(name, "src") == 0) {
            add_address(x, name, text);
        } else {
            buf_addf(x->out, " %s=\"", name);
            xhtml_html_text(x, text);
            buf_addc(x->out, '"');
        }
        xmlFree(value);
    }
    if (strcmp((const char *)element->name, "img") == 0 && !xmlHasProp(element, BAD_CAST "alt"))
        buf_adds(x->out, " alt=\"\"");
}

/* The attributes that only we know of. */
static void add_number(struct xhtml *x, const xmlNode *element)
{
    size_t number = html_number(element);
    if (number > 0 && html_heading_level(element) > 0)
        buf_addf(x->out, " id=\"%s%s\"", x->prefix, x->document->headings[number - 1].id);
    else if (number > 0)
        xhtml_page_id(x, &x->document->pages[number - 1]);
}

static void add_tag(struct xhtml *x, const struct xml_walk *walk)
{
    const char *name = (const char *)walk->node->name;
    const char *image = html_attribute(walk->node, "img", "src");
    bool is_void = html_is_void(name);
    int level = html_heading_level(walk->node);
    if ((is_void && !walk->entering) || (image && !xhtml_resolve(x, image, true)))
        return;
    buf_adds(x->out, walk->entering ? "<" : "</");
    if (level > 0)
        buf_addf(x->out, "h%d", xhtml_level(x, level));
    else
        buf_adds(x->out, name);
    if (walk->entering)
        add_number(x, walk->node);
    if (walk->entering)
        add_attributes(x, walk->node);
    buf_adds(x->out, is_void ? " />" : ">");
}

void xhtml_html(struct xhtml *x, const struct html_stretch *stretch)
{
    for (struct xml_walk walk = html_walk(stretch); html_next(stretch, &walk);) {
        if (walk.node->type == XML_TEXT_NODE)
            xhtml_html_text(x, (const char *)walk.node->content);
        else if (walk.node->type == XML_ELEMENT_NODE && walk.node != walk.root)
            add_tag(x, &walk);
    }
}
