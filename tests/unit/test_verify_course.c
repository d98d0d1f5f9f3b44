/* Packages for courses: a Common Cartridge and a SCORM package, with one thing changed. */
#include "base/archive.h"
#include "unit/unit.h"
#include "unit/verify_case.h"

#define BY "https://creativecommons.org/licenses/by/4.0/"
#define NAMESPACE "http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1"

static const char cartridge[] =
    "<manifest identifier=\"m\" xmlns=\"" NAMESPACE "\" "
    "xmlns:l=\"http://ltsc.ieee.org/xsd/imsccv1p1/LOM/manifest\">\n"
    "<metadata><schema>IMS Common Cartridge</schema><schemaversion>1.1.0</schemaversion>"
    "<l:lom><l:lifeCycle><l:contribute><l:entity>BEGIN:VCARD\nVERSION:3.0\nFN:Author\\, An\n"
    "END:VCARD</l:entity></l:contribute></l:lifeCycle>"
    "<l:rights><l:description>\n<l:string>By Author, An. CC BY 4.0: " BY "</l:string>"
    "</l:description></l:rights></l:lom></metadata>\n"
    "<organizations><organization identifier=\"o\" structure=\"rooted-hierarchy\">"
    "<item identifier=\"root\">\n<item identifier=\"mod\"><title>Texts</title>\n"
    "<item identifier=\"i1\" identifierref=\"r1\"><title>A (CC BY 4.0)</title></item>\n"
    "<item identifier=\"i2\" identifierref=\"r2\"><title>Credits</title></item>\n"
    "<item identifier=\"i3\" identifierref=\"r3\"><title>Original</title></item>"
    "</item></item></organization></organizations>\n"
    "<resources><resource identifier=\"r1\" type=\"webcontent\" href=\"a.html\">"
    "<file href=\"a.html\"/></resource>\n"
    "<resource identifier=\"r2\" type=\"webcontent\" href=\"c.html\"><file href=\"c.html\"/>"
    "</resource>\n<resource identifier=\"r3\" type=\"imswl_xmlv1p1\"><file href=\"l.xml\"/>"
    "</resource></resources></manifest>";

static const char scorm[] =
    "<manifest identifier=\"m\" xmlns=\"http://www.imsproject.org/xsd/imscp_rootv1p1p2\" "
    "xmlns:adlcp=\"http://www.adlnet.org/xsd/adlcp_rootv1p2\" "
    "xmlns:i=\"http://www.imsglobal.org/xsd/imsmd_rootv1p2p1\">\n"
    "<metadata><schema>ADL SCORM</schema><schemaversion>1.2</schemaversion><i:lom><i:rights>"
    "<i:description><i:langstring>CC BY 4.0: " BY "</i:langstring></i:description></i:rights>"
    "</i:lom></metadata>\n"
    "<organizations default=\"o\"><organization identifier=\"o\"><title>T</title>\n"
    "<item identifier=\"i\" identifierref=\"r\"><title>A</title></item></organization>"
    "</organizations>\n<resources><resource identifier=\"r\" type=\"webcontent\" "
    "adlcp:scormtype=\"asset\" href=\"a.html\"><file href=\"a.html\"/></resource></resources>"
    "</manifest>";

static const char credits[] = "<html><body><p>CC BY 4.0: " BY "</p></body></html>";
static const char web_link[] =
    "<webLink xmlns=\"http://www.imsglobal.org/xsd/imsccv1p1/imswl_v1p1\">"
    "<title>Original</title><url href=\"https://example.org/a\"/></webLink>";

static const char *lesson(void)
{
    return arena_printf(&case_arena,
                        "<!DOCTYPE html>\n<html lang=\"en\"><head><title>A</title></head><body>"
                        "<div data-work=\"a.md\" %s><p data-apparatus>CC BY 4.0: " BY "</p>"
                        "<p>Some words.</p><div data-apparatus>By Author, An. CC BY 4.0: " BY
                        "</div></div></body></html>",
                        case_record("Some words."));
}

/* `link` NULL: a package of the lesson alone. */
static void pack(const char *path, const char *manifest, const char *link)
{
    struct archive *archive = archive_new("spool", case_diags);
    archive_add(archive, 0, "imsmanifest.xml", str_of(manifest), false);
    archive_add(archive, 1, "a.html", str_of(lesson()), false);
    if (link) {
        archive_add(archive, 2, "c.html", str_of(credits), false);
        archive_add(archive, 3, "l.xml", str_of(link), false);
    }
    ck_assert_int_eq(archive_write(archive, path), STATUS_OK);
    archive_free(archive);
}

static void of_cartridge(const char *from, const char *to, const char *said)
{
    pack("a.imscc", case_edit(cartridge, from, to), web_link);
    case_verify("a.imscc", NULL,
                *said ? arena_printf(&case_arena, "a.imscc!imsmanifest.xml:%s\n", said) : "");
}

static void of_scorm(const char *from, const char *to, const char *said)
{
    pack("a.zip", case_edit(scorm, from, to), NULL);
    case_verify("a.zip", NULL, arena_printf(&case_arena, "a.zip!imsmanifest.xml:%s\n", said));
}

START_TEST(good_packages_are_proven)
{
    pack("a.imscc", cartridge, web_link);
    case_verify("a.imscc", NULL, "");
    pack("a.zip", scorm, NULL);
    case_verify("a.zip", NULL, "");
}
END_TEST

START_TEST(the_rights_name_license_address_and_somebody)
{
    of_cartridge(": " BY "</l:string>", "</l:string>",
                 "5: error: rights don't give the address of 'CC BY 4.0', which a work of the "
                 "package has [course-rights]");
    of_cartridge("By Author, An. ", "",
                 "5: error: rights name none of those who made or published the work, such as "
                 "'Author, An' [course-rights]");
    of_scorm("CC BY 4.0: " BY "</i:langstring>", "Ours</i:langstring>",
             "2: error: rights don't give the address of 'CC BY 4.0', which a work of the package "
             "has [course-rights]");
}
END_TEST

START_TEST(a_cartridge_is_of_a_version_that_platforms_know)
{
    of_cartridge("1.1.0", "1.1",
                 "2: error: schemaversion is '1.1' where the namespace asks for '1.1.0' "
                 "[cartridge-version]");
}
END_TEST

START_TEST(a_cartridge_has_modules_with_titles_that_name_the_license)
{
    of_cartridge("A (CC BY 4.0)", "A",
                 "9: error: title 'A' does not name the license 'CC BY 4.0', which is all that a "
                 "course's list shows of it [cartridge-item-label]");
    of_cartridge("identifierref=\"r2\"", "identifierref=\"r9\"",
                 "10: error: item leads to resource 'r9', which is not there [course-reference]");
}
END_TEST

START_TEST(a_resource_lists_each_file_once)
{
    of_cartridge("<file href=\"a.html\"/>", "<file href=\"a.html\"/><file href=\"./a.html\"/>",
                 "12: error: resource 'r1' lists 'a.html' twice [course-file-twice]");
}
END_TEST

START_TEST(a_web_link_is_an_address)
{
    pack("a.imscc", cartridge, case_edit(web_link, "org/a", "org/a b"));
    case_verify("a.imscc", NULL,
                "a.imscc!l.xml: error: address 'https://example.org/a b' is no web address whose "
                "odd characters are escaped; Moodle replaces such links [cartridge-weblink]\n");
}
END_TEST

START_TEST(a_scorm_package_says_what_to_show_and_how)
{
    of_scorm(">1.2<", ">1.3<",
             "2: error: schema and version are 'ADL SCORM' '1.3'; they must be 'ADL SCORM' '1.2' "
             "[scorm-version]");
    of_scorm("default=\"o\"", "default=\"p\"",
             "3: error: default organization 'p' is not there: platforms can't tell what to show "
             "[scorm-organization]");
    of_scorm("adlcp:scormtype=\"asset\"", "adlcp:scormtype=\"page\"",
             "5: error: resource 'r' has no adlcp:scormtype 'asset' or 'sco' [scorm-resource]");
}
END_TEST

UNIT_TESTS_WITH("verify_course", case_set_up, case_tear_down, good_packages_are_proven,
                the_rights_name_license_address_and_somebody,
                a_cartridge_is_of_a_version_that_platforms_know,
                a_cartridge_has_modules_with_titles_that_name_the_license,
                a_resource_lists_each_file_once, a_web_link_is_an_address,
                a_scorm_package_says_what_to_show_and_how)
