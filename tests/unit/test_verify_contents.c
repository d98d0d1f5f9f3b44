/* What leads through a book: contents, NCX, the roll of works, style sheets. */
#include "unit/unit.h"
#include "unit/verify_book.h"

#define NAV "b.epub!EPUB/nav.xhtml:4: error: "

static struct buf text;

START_TEST(the_contents_are_lists_of_links)
{
    edit("EPUB/nav.xhtml", "<li><a href=\"text/two.xhtml#here\">Two</a></li>",
         "<li><p><a href=\"text/two.xhtml#here\">Two</a></p></li>");
    expect(NAV
           "element 'li' of a table of contents begins with no link (a) and no span; readers may "
           "show no contents [nav-structure]\n");
    find("EPUB/nav.xhtml")->text = nav;
    edit("EPUB/nav.xhtml", "<li><a href=\"text/two.xhtml#here\">Two</a></li>",
         "<li><span>Part</span></li><li><a href=\"text/two.xhtml#here\">Two</a></li>");
    expect(NAV
           "element 'li' of a table of contents leads nowhere and has no list below; readers may "
           "show no contents [nav-structure]\n");
    find("EPUB/nav.xhtml")->text = nav;
    edit("EPUB/nav.xhtml", "<nav epub:type=\"toc\"><ol>", "<nav epub:type=\"toc\"><p>x</p><ol>");
    expect("b.epub!EPUB/nav.xhtml:2: error: element 'nav' of a table of contents has no list (ol) "
           "behind its heading; readers may show no contents [nav-structure]\n");
}
END_TEST

START_TEST(contents_without_anything_are_no_contents)
{
    edit("EPUB/nav.xhtml", "<nav epub:type=\"landmarks\" hidden=\"\"><ol>",
         "<nav epub:type=\"lot\"></nav><nav epub:type=\"landmarks\" hidden=\"\"><ol>");
    expect("b.epub!EPUB/nav.xhtml:6: error: element 'nav' of a table of contents has no list (ol) "
           "behind its heading; readers may show no contents [nav-structure]\n");
}
END_TEST

START_TEST(the_contents_may_have_a_heading_parts_and_pictures_for_words)
{
    edit("EPUB/nav.xhtml", "<nav epub:type=\"toc\"><ol>", "<nav epub:type=\"toc\"><h1>C</h1><ol>");
    edit("EPUB/nav.xhtml", "<li><a href=\"text/two.xhtml#here\">Two</a></li>",
         "<li><span>Part</span><ol><li><a href=\"text/two.xhtml#here\">Two</a></li></ol></li>");
    expect("");
}
END_TEST

START_TEST(an_entry_has_words)
{
    edit("EPUB/nav.xhtml", ">Two<", "> <");
    edit("EPUB/toc.ncx", ">Two<", "> <");
    expect(NAV "entry of the contents has no words; readers show an empty line [nav-label]\n");
}
END_TEST

START_TEST(the_contents_follow_the_spine)
{
    edit("EPUB/package.opf", "<itemref idref=\"one\"/>\n<itemref idref=\"two\"/>",
         "<itemref idref=\"two\"/>\n<itemref idref=\"one\"/>");
    expect(NAV "'Two' stands in the contents behind what follows it in the book [nav-order]\n");
}
END_TEST

START_TEST(the_ncx_has_the_same_entries)
{
    edit("EPUB/toc.ncx", POINT("Two", "text/two.xhtml#here"), "");
    expect("b.epub!EPUB/toc.ncx:3: error: NCX is not the table of contents: entry 2 is 'Licenses' "
           "(EPUB/license.xhtml) where the navigation document has 'Two' "
           "(EPUB/text/two.xhtml#here) [ncx-entries]\n");
}
END_TEST

/* "Two" and 200 places within it. */
static const char *contents_of_many(void)
{
    buf_reset(&text);
    buf_adds(&text, "<li><a href=\"text/two.xhtml\">Two</a><ol>");
    for (int i = 0; i < 200; i++)
        buf_addf(&text, "<li><a href=\"text/two.xhtml#here\">Place %d</a></li>", i);
    buf_adds(&text, "</ol></li>");
    return text.p;
}

START_TEST(the_ncx_of_a_long_book_may_have_documents_only)
{
    edit("EPUB/nav.xhtml", "<li><a href=\"text/two.xhtml#here\">Two</a></li>", contents_of_many());
    edit("EPUB/toc.ncx", "text/two.xhtml#here", "text/two.xhtml");
    expect("");
    edit("EPUB/toc.ncx", POINT("Two", "text/two.xhtml"), "");
    expect("b.epub!EPUB/toc.ncx:3: error: NCX is not the table of contents: entry 2 is 'Licenses' "
           "(EPUB/license.xhtml) where the navigation document has 'Two' (EPUB/text/two.xhtml) "
           "[ncx-entries]\n");
}
END_TEST

START_TEST(every_work_is_listed_with_its_license_and_all_alike)
{
    edit("EPUB/license.xhtml", "Two</a></h2><p>CC BY 4.0", "Two</a></h2><p>x");
    expect("b.epub!EPUB/license.xhtml:4: error: 'b.md' is listed without its license; name 'CC BY "
           "4.0' beside the link [list-label]\n");
    find("EPUB/license.xhtml")->text = licenses;
    edit("EPUB/license.xhtml", "<h2><a href=\"text/two.xhtml\">Two</a></h2>",
         "<small><a href=\"text/two.xhtml\">Two</a></small>");
    expect("b.epub!EPUB/license.xhtml:4: error: 'b.md' is listed as 'div small a' where 'a.md' is "
           "listed as 'div h2 a'; credit all alike [list-prominence]\n");
    find("EPUB/license.xhtml")->text = licenses;
    edit("EPUB/license.xhtml", "<a href=\"text/two.xhtml\">Two</a>", "Two");
    expect("b.epub: error: 'b.md' is not listed with its license, 'CC BY 4.0', beside the other "
           "works [list-complete]\n");
}
END_TEST

static void add_style(const char *css)
{
    add("EPUB/a.css", css);
    edit("EPUB/package.opf", "<item id=\"two\"",
         "<item id=\"css\" href=\"a.css\" media-type=\"text/css\"/><item id=\"two\"");
}

START_TEST(a_style_sheet_fetches_nothing_from_elsewhere)
{
    add_style("@namespace url(http://www.w3.org/1999/xhtml);\n"
              "@font-face { src: url(https://example.org/a.woff) }\n"
              "/* url(https://example.org/b.png) */ p::after { content: \"url(x)\" }\n"
              "p { background: url( 'https://example.org/c.png' ) }\n"
              "@import \"https://example.org/d.css\";\n"
              "p { background: url(none.png); mask: url(#here); cursor: url(data:,x) }\n");
    expect(
        "b.epub!EPUB/a.css:2: error: 'https://example.org/a.woff' is not in the book: readers are "
        "offline, and fetching tells who reads; put it into the book [remote-resource]\n"
        "b.epub!EPUB/a.css:4: error: 'https://example.org/c.png' is not in the book: readers are "
        "offline, and fetching tells who reads; put it into the book [remote-resource]\n"
        "b.epub!EPUB/a.css:5: error: 'https://example.org/d.css' is not in the book: readers are "
        "offline, and fetching tells who reads; put it into the book [remote-resource]\n"
        "b.epub!EPUB/a.css:6: error: 'none.png' leads to no file of the book [link-missing]\n");
}
END_TEST

START_TEST(a_style_sheet_may_end_anywhere)
{
    static const char *const ends[] = {"/*",      "p{content:\"\\", "a{b:url(",       "a{b:url(\"",
                                       "@import", "@import '",      "@namespace url("};
    add_style("");
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        find("EPUB/a.css")->text = ends[i];
        expect("");
    }
}
END_TEST

START_TEST(a_document_has_styles_of_its_own)
{
    edit("EPUB/text/two.xhtml", "</head>",
         "<style>p { background: url(http://example.org/x.png) }</style></head>");
    edit("EPUB/text/two.xhtml", "<p>The", "<p style=\"background: url(none.png)\">The");
    expect("b.epub!EPUB/text/two.xhtml:1: error: 'http://example.org/x.png' is not in the book: "
           "readers are offline, and fetching tells who reads; put it into the book "
           "[remote-resource]\n"
           "b.epub!EPUB/text/two.xhtml:6: error: 'none.png' leads to no file of the book "
           "[link-missing]\n");
}
END_TEST

START_TEST(prefixes_are_names_with_addresses_of_other_vocabularies)
{
    edit("EPUB/package.opf", "prefix=\"", "prefix=\"dc: http://purl.org/dc/elements/1.1/ ");
    expect("b.epub!EPUB/package.opf: error: 'http://purl.org/dc/elements/1.1/' is declared with a "
           "prefix; its words are used without one [package-prefix]\n");
    find("EPUB/package.opf")->text = package;
    edit("EPUB/package.opf", "prefix=\"cc:", "prefix=\"schema http://schema.org/ cc:");
    expect(
        "b.epub!EPUB/package.opf: error: the package's prefix attribute has 'schema' where a name "
        "with a colon must stand [package-prefix]\n");
}
END_TEST

START_TEST(a_vocabulary_counts_and_not_what_it_is_called)
{
    edit("EPUB/nav.xhtml", "xmlns:epub", "xmlns:e");
    edit("EPUB/nav.xhtml", "<nav epub:type=\"toc", "<nav e:type=\"toc");
    edit("EPUB/nav.xhtml", "<nav epub:type=\"land", "<nav e:type=\"land");
    edit("EPUB/nav.xhtml", "<a epub:type", "<a e:type");
    expect("");
    edit("EPUB/nav.xhtml", "http://www.idpf.org/2007/ops", "http://example.org/ops");
    expect(
        "b.epub!EPUB/nav.xhtml: error: navigation document has 0 nav elements of epub:type toc; "
        "it must have one [nav-toc]\n"
        "b.epub!EPUB/package.opf: error: no landmark of epub:type copyright-page leads to a page "
        "of licenses [license-page]\n");
}
END_TEST

START_TEST(files_have_the_shape_of_their_schemas)
{
    edit("META-INF/container.xml", "version=\"1.0\" ", "version=\"2.0\" ");
    edit("EPUB/package.opf", "<manifest>", "<manifest><x/>some words");
    edit("EPUB/package.opf", "</metadata>", "<meta content=\"x\"/></metadata>");
    edit("EPUB/package.opf", "</spine>", "<itemref properties=\"\"/></spine>");
    edit("EPUB/toc.ncx", "<docTitle><text>A Book</text></docTitle>", "");
    edit("EPUB/toc.ncx", "id=\"Two\"", "id=\"T wo\"");
    edit("EPUB/toc.ncx", "</navMap>", "<y:z xmlns:y=\"urn:y\"/></navMap>");
    expect("b.epub!EPUB/package.opf:12: error: meta has no 'property' [package-structure]\n"
           "b.epub!EPUB/package.opf:13: error: element 'x' may not stand in 'manifest' "
           "[package-structure]\n"
           "b.epub!EPUB/package.opf:13: error: words stand in 'manifest', where only elements may "
           "[package-structure]\n"
           "b.epub!EPUB/package.opf:22: error: element 'itemref' has no 'idref' "
           "[package-structure]\n"
           "b.epub!EPUB/package.opf:22: error: properties of 'itemref' is '' [package-structure]\n"
           "b.epub!EPUB/package.opf:22: error: itemref leads to no item: no id '' in the manifest "
           "[spine]\n"
           "b.epub!EPUB/toc.ncx:1: error: element 'ncx' has no 'docTitle' [ncx-structure]\n"
           "b.epub!EPUB/toc.ncx:3: error: id of 'navPoint' is 'T wo' [ncx-structure]\n"
           "b.epub!EPUB/toc.ncx:5: error: element 'z' may not stand in 'navMap' [ncx-structure]\n"
           "b.epub!META-INF/container.xml:1: error: version is '2.0'; it must be '1.0' "
           "[epub-container]\n");
}
END_TEST

START_TEST(a_prefix_stands_for_something)
{
    edit("EPUB/text/two.xhtml", "<p>The", "<p x:y=\"\">The");
    expect("b.epub!EPUB/text/two.xhtml:6: error: can't be read whole: Namespace prefix x for y on "
           "p is "
           "not defined [page-broken]\n");
}
END_TEST

START_TEST(a_document_has_one_head_and_one_body)
{
    edit("EPUB/text/two.xhtml", "<body>", "<foreign xmlns=\"urn:x\"/><body>");
    edit("EPUB/text/two.xhtml", "<title>T</title>", "<title>T</title><title>T</title><p>x</p>");
    edit("EPUB/text/two.xhtml", "<p>The", "<p dir=\"up\"><x:y xmlns:x=\"urn:x\"/>The");
    expect(
        "b.epub!EPUB/text/two.xhtml:1: error: element 'p' may not stand in head [xhtml-nesting]\n"
        "b.epub!EPUB/text/two.xhtml:1: error: head has more than one title [xhtml-nesting]\n"
        "b.epub!EPUB/text/two.xhtml:3: error: element 'foreign' is of a namespace that a document "
        "of a book may not have [xhtml-element]\n"
        "b.epub!EPUB/text/two.xhtml:6: error: dir is 'up'; it may be ltr, rtl or auto "
        "[xhtml-attribute]\n"
        "b.epub!EPUB/text/two.xhtml:6: error: element 'y' is of a namespace that a document of a "
        "book may not have [xhtml-element]\n");
}
END_TEST

UNIT_TESTS_WITH("verify_contents", set_up, case_tear_down, the_contents_are_lists_of_links,
                contents_without_anything_are_no_contents,
                the_contents_may_have_a_heading_parts_and_pictures_for_words, an_entry_has_words,
                the_contents_follow_the_spine, the_ncx_has_the_same_entries,
                the_ncx_of_a_long_book_may_have_documents_only,
                every_work_is_listed_with_its_license_and_all_alike,
                a_style_sheet_fetches_nothing_from_elsewhere, a_style_sheet_may_end_anywhere,
                a_document_has_styles_of_its_own, a_vocabulary_counts_and_not_what_it_is_called,
                files_have_the_shape_of_their_schemas, a_prefix_stands_for_something,
                a_document_has_one_head_and_one_body,
                prefixes_are_names_with_addresses_of_other_vocabularies)
