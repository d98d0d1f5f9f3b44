#include "unit/unit.h"
#include "unit/verify_book.h"

START_TEST(a_good_book_is_proven)
{
    expect("");
    ck_assert_uint_eq(case_report.n, 5);
    case_row(0, "b.epub", "----+--");
    case_row(1, "b.epub!EPUB/license.xhtml", "+------");
    case_row(2, "b.epub!EPUB/text/one-1.xhtml", "++---+-");
    case_row(3, "b.epub!EPUB/text/two.xhtml", "++---+-");
    case_row(4, "b.epub!EPUB/text/x-code.xhtml", "+------");
    ck_assert_str_eq(case_report.rows[3].work, "b.md");
    ck_assert_str_eq(case_report.rows[0].license, "CC BY 4.0");
}
END_TEST

START_TEST(a_changed_word_in_a_chapter_is_found)
{
    edit("EPUB/text/two.xhtml", "second", "last");
    expect("b.epub!EPUB/text/two.xhtml:4: error: words of 'b.md' differ from their record: 3 found "
           "as recorded, but not the same ones [words-differ]\n");
}
END_TEST

START_TEST(a_creator_whom_no_notice_names_is_found)
{
    edit("EPUB/package.opf", "<dc:rights>", "<dc:creator>Ada Example</dc:creator><dc:rights>");
    expect("b.epub!EPUB/package.opf:5: error: dc:creator is 'Ada Example', whom no notice and no "
           "page of the book names [package-creator]\n");
    edit("EPUB/text/two.xhtml", NOTICE "<p>The",
         "<p data-apparatus=\"\">By Ada Example. CC BY 4.0: " BY "</p>\n<p>The");
    expect("");
}
END_TEST

START_TEST(a_removed_notice_in_a_chapter_is_found)
{
    edit("EPUB/text/two.xhtml", NOTICE, "");
    expect("b.epub!EPUB/text/two.xhtml:4: error: no notice at the head of 'b.md': no visible words "
           "there give the name and the address of a license [notice-head]\n");
    edit("EPUB/license.xhtml", BY, "");
    edit("EPUB/text/two.xhtml", "<p>The", NOTICE "<p>The");
    expect("b.epub!EPUB/license.xhtml: error: the notice of the document names 'CC BY 4.0' but not "
           "its address; write the address out in words [notice-address]\n");
}
END_TEST

START_TEST(a_removed_chapter_is_found)
{
    drop("EPUB/text/two.xhtml");
    expect("b.epub!EPUB/license.xhtml:4: error: link 'text/two.xhtml' leads to no file of the book "
           "[link-missing]\n"
           "b.epub!EPUB/nav.xhtml:4: error: link 'text/two.xhtml#here' leads to no file of the "
           "book [nav-link]\n"
           "b.epub!EPUB/package.opf:17: error: manifest lists 'EPUB/text/two.xhtml', which is not "
           "in the archive [manifest-missing]\n"
           "b.epub!EPUB/toc.ncx:3: error: link 'text/two.xhtml#here' leads to no file of the book "
           "[ncx-link]\n");
    case_row(3, "b.epub!EPUB/text/two.xhtml", "!------");
}
END_TEST

START_TEST(a_removed_part_of_a_work_is_found)
{
    const char *part =
        arena_printf(&case_arena, "data-part=\"%d/2\" %s", 1, case_record("Both halves of it."));
    find("EPUB/text/one-1.xhtml")->text = chapter("a.md", "Both halves", part);
    find("EPUB/text/two.xhtml")->text = chapter("a.md", "of it.", case_edit(part, "1/2", "2/2"));
    expect("");
    case_row(2, "b.epub!EPUB/text/one-1.xhtml", "++---+-");
    find("EPUB/text/two.xhtml")->text = chapter("b.md", "of it.", NULL);
    expect("b.epub!EPUB/text/one-1.xhtml:4: error: part 2 of 2 of 'a.md' is missing after this one "
           "[work-part]\n");
    case_row(2, "b.epub!EPUB/text/one-1.xhtml", "++---!-");
}
END_TEST

START_TEST(the_mimetype_comes_first_and_as_it_is)
{
    edit("mimetype", "zip", "zip\n");
    expect("b.epub: error: 'mimetype' does not hold 'application/epub+zip' and nothing else; "
           "readers and libraries won't take it for an EPUB [epub-mimetype]\n");
    struct member first = members[0];
    members[0] = members[1];
    members[1] = first;
    expect("b.epub: error: 'mimetype' is not the first file of the archive; readers and libraries "
           "won't take it for an EPUB [epub-mimetype]\n");
    drop("mimetype");
    expect("b.epub: error: there is no file 'mimetype' in the archive; readers and libraries won't "
           "take it for an EPUB [epub-mimetype]\n");
}
END_TEST

START_TEST(the_container_leads_to_the_package)
{
    edit("META-INF/container.xml", "package.opf", "other.opf");
    expect("b.epub!META-INF/container.xml: error: package document 'EPUB/other.opf' is not in the "
           "archive [epub-container]\n");
    drop("META-INF/container.xml");
    expect("b.epub: error: there is no 'META-INF/container.xml' in the archive: nothing says where "
           "the book begins [epub-container]\n");
    case_row(0, "b.epub", "----!--");
}
END_TEST

START_TEST(encryption_is_refused)
{
    add("META-INF/encryption.xml", "<encryption/>");
    expect("b.epub!META-INF/encryption.xml: error: book has 'META-INF/encryption.xml': no "
           "technical measure may restrict what the license permits (CC 4.0, 2(a)(5)(B)); remove "
           "it [epub-encryption]\n");
}
END_TEST

START_TEST(a_broken_archive_is_one_finding)
{
    write_book("b.epub");
    ck_assert_int_eq(truncate("b.epub", 2000), 0);
    case_verify("b.epub", NULL,
                "b.epub: error: archive is cut short, its directory is missing; get the file again "
                "[archive-truncated]\n");
    case_row(0, "b.epub", "----!--");
}
END_TEST

START_TEST(the_package_gives_the_license_in_rights_and_link)
{
    edit("EPUB/package.opf", "CC BY 4.0, " BY, "CC BY 4.0");
    expect("b.epub!EPUB/package.opf:5: error: dc:rights does not give the address of 'CC BY 4.0', "
           "which the text of the book has [package-rights]\n");
    case_row(0, "b.epub", "----!--");
    edit("EPUB/package.opf", "<dc:rights>CC BY 4.0</dc:rights>", "");
    expect("b.epub!EPUB/package.opf: error: package has no dc:rights; say there who licenses the "
           "book and how [package-rights]\n");
    find("EPUB/package.opf")->text = package;
    edit("EPUB/package.opf", "<link rel=\"dcterms:license cc:license\" href=\"" BY "\"/>", "");
    expect("b.epub!EPUB/package.opf: error: package has no link of rel dcterms:license to the "
           "license's address, " BY " [package-license]\n");
    find("EPUB/package.opf")->text = package;
    edit("EPUB/package.opf", "href=\"" BY "\"",
         "href=\"https://creativecommons.org/licenses/by/3.0/\"");
    expect("b.epub!EPUB/package.opf:6: error: link dcterms:license gives 'CC BY 3.0' where the "
           "text of the book has 'CC BY 4.0'; make them one [license-conflict]\n");
}
END_TEST

START_TEST(a_book_of_several_licenses_claims_none_for_all)
{
    struct member *two = find("EPUB/text/two.xhtml");
    two->text = case_edit(two->text, NOTICE,
                          "<p data-apparatus=\"\">CC0 1.0: "
                          "https://creativecommons.org/publicdomain/zero/1.0/</p>\n");
    two->text = case_edit(two->text, "CC BY 4.0: " BY,
                          "CC0 1.0: https://creativecommons.org/publicdomain/zero/1.0/");
    edit("EPUB/text/x-code.xhtml", "<body>",
         arena_printf(&case_arena, "<body><section data-legal-code=\"CC0-1.0\">%s</section>",
                      embedded_find("legalcode/CC0-1.0.txt")->bytes));
    edit("EPUB/license.xhtml", "Two</a></h2><p>CC BY 4.0",
         "Two</a></h2><p>CC0 1.0: https://creativecommons.org/publicdomain/zero/1.0/");
    expect("b.epub!EPUB/package.opf:5: error: dc:rights does not give the address of 'CC0 1.0', "
           "which the text of the book has [package-rights]\n"
           "b.epub!EPUB/package.opf:6: error: link dcterms:license gives 'CC BY 4.0' for the whole "
           "book, but its texts have 2 different licenses; remove it [license-conflict]\n");
}
END_TEST

START_TEST(the_package_says_what_it_must)
{
    edit("EPUB/package.opf", "unique-identifier=\"id\"", "unique-identifier=\"uid\"");
    expect("b.epub!EPUB/package.opf: error: unique-identifier 'uid' leads to no dc:identifier with "
           "a text [package-identifier]\n");
    find("EPUB/package.opf")->text = package;
    edit("EPUB/package.opf", "2024-01-31T00:00:00Z", "2024-01-31");
    expect("b.epub!EPUB/package.opf:8: error: dcterms:modified '2024-01-31' is not of the form "
           "2024-01-31T00:00:00Z [package-modified]\n");
    find("EPUB/package.opf")->text = package;
    edit("EPUB/package.opf", ">unlocked<", ">unknown<");
    expect("b.epub!EPUB/package.opf: error: package has no schema:accessibilityFeature: readers "
           "can't tell whether they can use the book (EPUB Accessibility 1.1, 2.2) "
           "[package-accessibility]\n");
    find("EPUB/package.opf")->text = package;
    edit("EPUB/package.opf", "<dc:title>A Book</dc:title>", "");
    expect("b.epub!EPUB/package.opf: error: package has no dc:title [package-metadata]\n");
}
END_TEST

START_TEST(the_manifest_lists_every_file_once)
{
    add("EPUB/extra.css", "p { }");
    expect("b.epub!EPUB/extra.css: error: file is in the archive but not in the manifest "
           "[manifest-unlisted]\n");
    drop("EPUB/extra.css");
    edit("EPUB/package.opf", "</manifest>",
         "<item id=\"again\" href=\"./nav.xhtml\" "
         "media-type=\"application/xhtml+xml\"/></manifest>");
    expect("b.epub!EPUB/package.opf:19: error: manifest lists 'EPUB/nav.xhtml' twice "
           "[manifest-twice]\n");
    find("EPUB/package.opf")->text = package;
    edit("EPUB/package.opf", "<itemref idref=\"two\"/>", "<itemref idref=\"to\"/>");
    expect("b.epub!EPUB/license.xhtml:4: error: link 'text/two.xhtml' leads to a document that is "
           "not in the spine: readers can't show it [link-spine]\n"
           "b.epub!EPUB/nav.xhtml:4: error: link 'text/two.xhtml#here' leads to a document that is "
           "not in the spine: readers can't show it [link-spine]\n"
           "b.epub!EPUB/package.opf:21: error: itemref leads to no item: no id 'to' in the "
           "manifest [spine]\n");
}
END_TEST

START_TEST(a_document_stands_in_the_spine_once)
{
    edit("EPUB/package.opf", "<itemref idref=\"two\"/>",
         "<itemref idref=\"two\"/><itemref idref=\"two\"/>");
    expect("b.epub!EPUB/package.opf: error: 'EPUB/text/two.xhtml' stands in the spine more than "
           "once [spine]\n");
    ck_assert_uint_eq(case_report.n, 5);
}
END_TEST

START_TEST(an_epub_2_needs_its_ncx_and_no_navigation_document)
{
    edit("EPUB/package.opf", "version=\"3.0\"", "version=\"2.0\"");
    edit("EPUB/package.opf", " properties=\"nav\"", "");
    edit("EPUB/package.opf", "<meta property=\"dcterms:modified\">2024-01-31T00:00:00Z</meta>", "");
    expect("");
    edit("EPUB/package.opf", " toc=\"ncx\"", "");
    expect("b.epub!EPUB/package.opf: error: book has no NCX, which an EPUB 2 must have [ncx]\n");
}
END_TEST

START_TEST(the_contents_lead_somewhere)
{
    edit("EPUB/nav.xhtml", "#here", "#there");
    edit("EPUB/toc.ncx", "#here", "#there");
    expect("b.epub!EPUB/nav.xhtml:4: error: link leads to 'EPUB/text/two.xhtml#there', but there "
           "is no such id [link-fragment]\n"
           "b.epub!EPUB/toc.ncx:3: error: link leads to 'EPUB/text/two.xhtml#there', but there "
           "is no such id [link-fragment]\n");
    find("EPUB/nav.xhtml")->text = nav;
    find("EPUB/toc.ncx")->text = ncx;
    edit("EPUB/nav.xhtml", "epub:type=\"toc\"", "");
    expect("b.epub!EPUB/nav.xhtml: error: navigation document has 0 nav elements of epub:type toc; "
           "it must have one [nav-toc]\n"
           "b.epub!EPUB/package.opf: error: page of licenses 'EPUB/license.xhtml' is not in the "
           "table of contents [license-page]\n");
    find("EPUB/nav.xhtml")->text = nav;
    edit("EPUB/toc.ncx", "one%2D1", "one");
    edit("EPUB/toc.ncx", "urn:uuid:1", "urn:uuid:2");
    expect("b.epub!EPUB/toc.ncx:1: error: NCX is of another book: its dtb:uid 'urn:uuid:2' is no "
           "dc:identifier [ncx-identifier]\n"
           "b.epub!EPUB/toc.ncx:2: error: link 'text/one.xhtml' leads to no file of the book "
           "[ncx-link]\n"
           "b.epub!EPUB/toc.ncx:2: error: NCX is not the table of contents: entry 1 is 'One' "
           "(EPUB/text/one.xhtml) where the navigation document has 'One' (EPUB/text/one-1.xhtml) "
           "[ncx-entries]\n");
}
END_TEST

START_TEST(the_page_of_licenses_is_in_spine_contents_and_landmarks)
{
    edit("EPUB/nav.xhtml", "epub:type=\"copyright-page\"", "epub:type=\"bodymatter\"");
    expect("b.epub!EPUB/package.opf: error: no landmark of epub:type copyright-page leads to a "
           "page of licenses [license-page]\n");
    find("EPUB/nav.xhtml")->text = nav;
    edit("EPUB/nav.xhtml", "<li><a href=\"license.xhtml\">Licenses</a></li>", "");
    edit("EPUB/toc.ncx", POINT("Licenses", "license.xhtml"), "");
    expect("b.epub!EPUB/package.opf: error: page of licenses 'EPUB/license.xhtml' is not in the "
           "table of contents [license-page]\n");
    find("EPUB/nav.xhtml")->text = nav;
    find("EPUB/toc.ncx")->text = ncx;
    edit("EPUB/package.opf", "<itemref idref=\"license\"/>", "");
    expect(
        "b.epub!EPUB/nav.xhtml:5: error: link 'license.xhtml' leads to a document that is not in "
        "the spine: readers can't show it [link-spine]\n"
        "b.epub!EPUB/nav.xhtml:6: error: link 'license.xhtml' leads to a document that is not in "
        "the spine: readers can't show it [link-spine]\n"
        "b.epub!EPUB/package.opf: error: page of licenses 'EPUB/license.xhtml' is not in the "
        "spine: readers never come to it [license-page]\n");
}
END_TEST

START_TEST(the_legal_code_is_there_and_true)
{
    edit("EPUB/text/x-code.xhtml", "under specified terms", "under any terms");
    expect("b.epub!EPUB/text/x-code.xhtml:3: error: is not the text of 'CC BY 4.0': word 279 is "
           "'any' where "
           "'CC BY 4.0' has 'specified': found \"… use the licensed material under any terms and "
           "conditions. If the …\", the source has \"… use the licensed material under specified "
           "terms and conditions. If the …\" [legal-code]\n");
    edit("EPUB/text/x-code.xhtml", "data-legal-code", "data-code");
    expect(
        "b.epub: error: the text of 'CC BY 4.0' is in no document of the spine; put it in, in an "
        "element with data-legal-code=\"CC-BY-4.0\" [legal-code]\n");
}
END_TEST

START_TEST(a_strangers_book_is_told_what_it_lacks)
{
    find("EPUB/text/one-1.xhtml")->text = XHTML "<body><p>Some text.</p></body></html>";
    find("EPUB/text/two.xhtml")->text =
        XHTML "<body id=\"here\"><p>CC BY 4.0 " BY "</p></body></html>";
    edit("EPUB/nav.xhtml", "epub:type=\"copyright-page\"", "epub:type=\"bodymatter\"");
    expect("b.epub: note: no work is marked with data-work here: notices are looked for, but that "
           "no word was changed can only be proven with --source\n"
           "b.epub!EPUB/package.opf: warning: no landmark of epub:type copyright-page leads to a "
           "page of licenses [license-page]\n"
           "b.epub!EPUB/text/one-1.xhtml: error: no notice in words of the document: no visible "
           "words there give the name and the address of a license [notice]\n");
}
END_TEST

UNIT_TESTS_WITH("verify_epub", set_up, case_tear_down, a_good_book_is_proven,
                a_changed_word_in_a_chapter_is_found, a_creator_whom_no_notice_names_is_found,
                a_removed_notice_in_a_chapter_is_found, a_removed_chapter_is_found,
                a_removed_part_of_a_work_is_found, the_mimetype_comes_first_and_as_it_is,
                the_container_leads_to_the_package, encryption_is_refused,
                a_broken_archive_is_one_finding, the_package_gives_the_license_in_rights_and_link,
                a_book_of_several_licenses_claims_none_for_all, the_package_says_what_it_must,
                the_manifest_lists_every_file_once, a_document_stands_in_the_spine_once,
                an_epub_2_needs_its_ncx_and_no_navigation_document, the_contents_lead_somewhere,
                the_page_of_licenses_is_in_spine_contents_and_landmarks,
                the_legal_code_is_there_and_true, a_strangers_book_is_told_what_it_lacks)
