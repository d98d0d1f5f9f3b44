#include "verify/allowlists.h"

/* Canvas LMS, gems/canvas_sanitize/lib/canvas_sanitize/canvas_sanitize.rb, of commit 03f405c
 * (instructure/canvas-lms). Of attributes, those of a link alone decide what is left of a notice:
 * rel is not among them. */
const struct allow_list allow_list_canvas = {
    .attack = "canvas",
    .elements =
        " a b blockquote br caption cite code col hr h1 h2 h3 h4 h5 h6 h7 h8 del ins iframe "
        "font colgroup dd div dl dt em figure figcaption i img li ol p pre q small span "
        "strike strong sub sup table tbody td tfoot th thead tr u ul object embed param "
        "video audio ",
    .dropped = " style script ",
    .link_attributes = " href target name ",
};

/* HTML Purifier 4, as Moodle 4 has it in lib/htmlpurifier and calls it in lib/weblib.php: the
 * elements of XHTML 1.0 Transitional without forms, frames and scripts (HTMLPurifier/HTMLModule), and no
 * rel, because Attr.AllowedRel is empty by default. Core.HiddenElements go with their contents. */
const struct allow_list allow_list_purifier = {
    .attack = "html-purifier",
    .elements =
        " a abbr acronym address b basefont bdo big blockquote br caption center cite code "
        "col colgroup dd del dfn dir div dl dt em font h1 h2 h3 h4 h5 h6 hr i img ins kbd li "
        "menu ol p pre q s samp small span strike strong sub sup table tbody td tfoot th "
        "thead tr tt u ul var ",
    .dropped = " script style ",
    .link_attributes = " href name target ",
};
