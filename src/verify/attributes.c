#include "verify/attributes.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/utf8.h"
#include "verify/quote.h"

#define N(list) (sizeof(list) / sizeof *(list))

/* On every element: those of HTML, of microdata and of RDFa. */
static const char global[] =
    " accesskey autocapitalize autofocus class contenteditable contextmenu dir draggable dropzone "
    "enterkeyhint hidden id inert inputmode is itemid itemprop itemref itemscope itemtype lang "
    "nonce popover role slot spellcheck style tabindex title translate about content datatype "
    "inlist prefix property rel resource rev typeof vocab ";

static const char aria[] =
    " activedescendant atomic autocomplete braillelabel brailleroledescription busy checked "
    "colcount colindex colspan controls current describedby description details disabled "
    "dropeffect errormessage expanded flowto grabbed haspopup hidden invalid keyshortcuts label "
    "labelledby level live modal multiline multiselectable orientation owns placeholder posinset "
    "pressed readonly relevant required roledescription rowcount rowindex rowspan selected "
    "setsize sort valuemax valuemin valuenow valuetext ";

static const struct {
    const char *element, *attributes;
} own[] = {
    {"a", " download href hreflang name ping referrerpolicy target type "},
    {"area", " alt coords download href hreflang ping referrerpolicy shape target type "},
    {"audio", " autoplay controls crossorigin loop mediagroup muted preload src "},
    {"base", " href target "},
    {"blockquote", " cite "},
    {"button",
     " disabled form formaction formenctype formmethod formnovalidate formtarget menu name "
     "popovertarget popovertargetaction type value "},
    {"canvas", " height width "},
    {"col", " span "},
    {"colgroup", " span "},
    {"data", " value "},
    {"del", " cite datetime "},
    {"details", " name open "},
    {"dialog", " open "},
    {"fieldset", " disabled form name "},
    {"form", " accept-charset action autocomplete enctype method name novalidate target "},
    {"html", " manifest version "},
    {"iframe", " allow allowfullscreen height loading name referrerpolicy sandbox seamless src "
               "srcdoc width "},
    {"img", " alt border crossorigin decoding fetchpriority height ismap loading longdesc "
            "referrerpolicy sizes src srcset usemap width "},
    {"input",
     " accept alt autocomplete checked dirname disabled form formaction formenctype "
     "formmethod formnovalidate formtarget height list max maxlength min minlength "
     "multiple name pattern placeholder readonly required size src step type value width "},
    {"ins", " cite datetime "},
    {"label", " for form "},
    {"li", " value "},
    {"link", " as blocking color crossorigin disabled fetchpriority href hreflang imagesizes "
             "imagesrcset integrity media referrerpolicy sizes type "},
    {"map", " name "},
    {"menu", " label type "},
    {"meta", " charset http-equiv media name scheme "},
    {"meter", " form high low max min optimum value "},
    {"object", " data form height name type typemustmatch usemap width "},
    {"ol", " reversed start type "},
    {"optgroup", " disabled label "},
    {"option", " disabled label selected value "},
    {"output", " for form name "},
    {"param", " name value "},
    {"progress", " form max value "},
    {"q", " cite "},
    {"script", " async blocking charset crossorigin defer integrity language nomodule "
               "referrerpolicy src type "},
    {"select", " autocomplete disabled form multiple name required size "},
    {"slot", " name "},
    {"source", " height media sizes src srcset type width "},
    {"style", " blocking media scoped type "},
    {"table", " border "},
    {"td", " colspan headers rowspan "},
    {"textarea", " autocomplete cols dirname disabled form maxlength minlength name placeholder "
                 "readonly required rows wrap "},
    {"th", " abbr colspan headers rowspan scope "},
    {"time", " datetime "},
    {"track", " default kind label src srclang "},
    {"video", " autoplay controls crossorigin height loop mediagroup muted playsinline poster "
              "preload src width "},
};

/* Roles that may be given: not the abstract ones. */
static const char roles[] =
    " alert alertdialog application article banner blockquote button caption cell checkbox code "
    "columnheader combobox complementary contentinfo definition deletion dialog directory document "
    "emphasis feed figure form generic grid gridcell group heading img insertion link list listbox "
    "listitem log main marquee math menu menubar menuitem menuitemcheckbox menuitemradio meter "
    "navigation none note option paragraph presentation progressbar radio radiogroup region row "
    "rowgroup rowheader scrollbar search searchbox separator slider spinbutton status strong "
    "subscript superscript switch tab table tablist tabpanel term text textbox time timer toolbar "
    "tooltip tree treegrid treeitem doc-abstract doc-acknowledgments doc-afterword doc-appendix "
    "doc-backlink doc-biblioentry doc-bibliography doc-biblioref doc-chapter doc-colophon "
    "doc-conclusion doc-cover doc-credit doc-credits doc-dedication doc-endnote doc-endnotes "
    "doc-epigraph doc-epilogue doc-errata doc-example doc-footnote doc-foreword doc-glossary "
    "doc-glossref doc-index doc-introduction doc-noteref doc-notice doc-pagebreak doc-pagefooter "
    "doc-pageheader doc-pagelist doc-part doc-preface doc-prologue doc-pullquote doc-qna "
    "doc-subtitle doc-tip doc-toc ";

/* Elements that can't have every role (ARIA in HTML, 4). */
static const struct {
    const char *elements, *roles;
} roles_of[] = {
    {" html head title meta link base style script param source track template col colgroup ", " "},
    {" body ", " application document none presentation "},
    {" nav ", " doc-index doc-pagelist doc-toc menu menubar navigation none presentation tablist "},
    {" header ", " banner doc-footnote group none presentation "},
    {" footer ", " contentinfo doc-footnote group none presentation "},
    {" h1 h2 h3 h4 h5 h6 ", " doc-subtitle heading none presentation tab "},
    {" figure ", " doc-example figure group none presentation "},
    {" figcaption ", " group none presentation "},
    {" hr ", " doc-pagebreak none presentation separator "},
    {" ol ul ", " directory group list listbox menu menubar none presentation radiogroup tablist "
                "toolbar tree "},
    {" li ", " doc-biblioentry doc-endnote listitem menuitem menuitemcheckbox menuitemradio none "
             "option presentation radio separator tab treeitem "},
};

static const char referring[] =
    " aria-activedescendant aria-controls aria-describedby aria-details aria-errormessage "
    "aria-flowto aria-labelledby aria-owns for form headers itemref list ";

static bool is_whole(const char *value)
{
    value += *value == '-' || *value == '+';
    return *value && value[strspn(value, "0123456789")] == '\0';
}

static bool is_size(const char *value)
{
    return isdigit((unsigned char)*value) && is_whole(value);
}

static bool is_span(const char *value)
{
    return is_size(value) && strtol(value, NULL, 10) > 0;
}

static bool is_language(const char *value)
{
    size_t letters = strspn(value, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");
    for (const char *p = value; *p; p++)
        if (!isalnum((unsigned char)*p) && *p != '-')
            return false;
    return !*value || (letters > 0 && letters <= 8);
}

static bool is_hidden(const char *value)
{
    return !*value || str_listed(" hidden until-found ", str_of(value));
}

static bool is_truth(const char *value)
{
    return str_listed(" true false undefined ", str_of(value));
}

static bool is_utf8(const char *value)
{
    return strcasecmp(value, "utf-8") == 0;
}

static bool is_media_type(const char *value)
{
    const char *slash = strchr(value, '/');
    return slash && slash > value && slash[1] && !strpbrk(value, "<>\"");
}

static bool is_role(const char *value)
{
    struct str rest = str_of(value), one;
    bool good = *value;
    while (good && utf8_next_word(&rest, &one))
        good = str_listed(roles, one);
    return good;
}

/* What an attribute may hold, wherever it stands or on elements that are named. */
static const struct {
    const char *attribute, *elements;
    bool (*is_good)(const char *value);
    const char *must;
} values[] = {
    {"role", NULL, is_role, "a role of ARIA"},
    {"hidden", NULL, is_hidden, "'hidden'"},
    {"aria-hidden", NULL, is_truth, "'true' or 'false'"},
    {"tabindex", NULL, is_whole, "a whole number"},
    {"lang", NULL, is_language, "a language tag"},
    {"xml:lang", NULL, is_language, "a language tag"},
    {"start", " ol ", is_whole, "a whole number"},
    {"value", " li ", is_whole, "a whole number"},
    {"colspan", NULL, is_span, "a number above 0"},
    {"rowspan", NULL, is_size, "a number"},
    {"width", " img video iframe canvas object ", is_size, "a number of pixels"},
    {"height", " img video iframe canvas object ", is_size, "a number of pixels"},
    {"charset", " meta ", is_utf8, "'utf-8'"},
    {"type", " link a style script ", is_media_type, "a media type"},
};

static void say(struct attributes *attributes, const xmlNode *element, const char *format,
                const char *name, const char *value, const char *other)
{
    diag_error(attributes->diags, (struct place){attributes->file, markup_line(element), 0},
               "xhtml-attribute", format, name, quote(attributes->arena, str_of(value)), other);
}

static bool may_stand(const char *element, const char *name)
{
    if (str_listed(global, str_of(name)) || strncmp(name, "data-", 5) == 0 ||
        strncmp(name, "on", 2) == 0 || strcmp(element, "embed") == 0) /* which may have any */
        return true;
    if (strncmp(name, "aria-", 5) == 0)
        return str_listed(aria, str_of(name + 5));
    for (size_t i = 0; i < N(own); i++)
        if (strcmp(own[i].element, element) == 0)
            return str_listed(own[i].attributes, str_of(name));
    return false;
}

static void check_value(struct attributes *attributes, const xmlNode *element, const char *name,
                        const char *value)
{
    const char *tag = (const char *)element->name;
    for (size_t i = 0; i < N(values); i++)
        if (strcmp(values[i].attribute, name) == 0 &&
            (!values[i].elements || str_listed(values[i].elements, str_of(tag))) &&
            !(strcmp(name, "type") == 0 && strcmp(tag, "script") == 0) && !values[i].is_good(value))
            say(attributes, element, "%s is '%s'; it must be %s", name, value, values[i].must);
}

static void take_references(struct attributes *attributes, const xmlNode *element, const char *name,
                            const char *value)
{
    struct str rest = str_of(value), one;
    while (str_listed(referring, str_of(name)) && utf8_next_word(&rest, &one)) {
        if (attributes->n == attributes->cap) {
            attributes->cap = attributes->cap ? 2 * attributes->cap : 16;
            attributes->references = mem_realloc(attributes->references,
                                                 attributes->cap * sizeof *attributes->references);
        }
        attributes->references[attributes->n++] = (struct id_reference){
            arena_strdup(attributes->arena, name), arena_strndup(attributes->arena, one.p, one.n),
            markup_line(element)};
    }
}

static void check_role(struct attributes *attributes, const xmlNode *element)
{
    const char *tag = (const char *)element->name;
    const char *role = markup_attribute(attributes->arena, element, "role");
    struct str rest = str_of(role), one;
    for (size_t i = 0; role && i < N(roles_of); i++)
        while (str_listed(roles_of[i].elements, str_of(tag)) && utf8_next_word(&rest, &one))
            if (!str_listed(roles_of[i].roles, one))
                say(attributes, element, "%s is '%s', which '%s' can't be", "role", role, tag);
}

static void check_meta(struct attributes *attributes, const xmlNode *element)
{
    static const char *const meant[] = {"name", "http-equiv", "charset", "itemprop", "property"};
    bool says = false;
    for (size_t i = 0; i < N(meant); i++)
        says = says || markup_attribute(attributes->arena, element, meant[i]);
    if (markup_attribute(attributes->arena, element, "charset") &&
        markup_attribute(attributes->arena, element, "name"))
        say(attributes, element, "%s has charset and '%s'; give each %s of its own", "meta", "name",
            "a meta");
    if (!says)
        say(attributes, element, "%s has no %s%s", "meta", "name", " and no charset");
}

static void check_link(struct attributes *attributes, const xmlNode *element)
{
    static const char *const of_links[] = {"rel", "target", "hreflang", "type", "download"};
    if (markup_attribute(attributes->arena, element, "href"))
        return;
    for (size_t i = 0; i < N(of_links); i++)
        if (markup_attribute(attributes->arena, element, of_links[i]))
            say(attributes, element, "%s has '%s' but leads nowhere: it has no %s", "a",
                of_links[i], "href");
}

void attributes_look(struct attributes *attributes, const xmlNode *element)
{
    const char *tag = (const char *)element->name;
    for (const xmlAttr *one = element->properties; one; one = one->next) {
        bool prefixed = one->ns && one->ns->prefix; /* of other vocabularies */
        const char *name =
            prefixed ? arena_printf(attributes->arena, "%s:%s", (const char *)one->ns->prefix,
                                    (const char *)one->name)
                     : arena_strdup(attributes->arena, (const char *)one->name);
        const char *value = markup_attribute(attributes->arena, element, name);
        if (!prefixed && !may_stand(tag, name))
            say(attributes, element, "attribute '%s' ('%s') may not stand on '%s'", name,
                value ? value : "", tag);
        check_value(attributes, element, name, value ? value : "");
        take_references(attributes, element, name, value ? value : "");
    }
    if (element->properties)
        check_role(attributes, element);
    if (markup_is(element, "meta"))
        check_meta(attributes, element);
    else if (markup_is(element, "a"))
        check_link(attributes, element);
}

static int compare(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

void attributes_finish(struct attributes *attributes, const char *const *ids, size_t n_ids)
{
    for (size_t i = 0; i < attributes->n; i++) {
        const struct id_reference *one = &attributes->references[i];
        if (n_ids == 0 || !bsearch(&one->id, ids, n_ids, sizeof *ids, compare))
            diag_error(attributes->diags, (struct place){attributes->file, one->line, 0},
                       "xhtml-reference", "%s refers to the id '%s', which is not in the document",
                       one->attribute, quote(attributes->arena, str_of(one->id)));
    }
    free(attributes->references);
}
