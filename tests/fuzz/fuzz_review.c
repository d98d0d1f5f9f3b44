/* Any bytes are answers to an import or an error; with answers no word is lost either. */
#include <stdint.h>

#include "fuzz/imported.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char text[] =
        "A Title\nBy Ada Example\n"
        "A sentence of the article that has more than nine words in it.\n"
        "one\ntwo\none\n"
        "Another sentence of the article, with more than nine words in it.\n";
    static const char page[] =
        "<!doctype html><h1>A Title</h1><p>A sentence of the article that has more than nine words "
        "in it.</p><ul><li>one of <b>two</b><br>words<pre>a\n b</pre></ul><table><tr><td>c<td>d"
        "<tr><td>e<td>f</table><blockquote><p>Another sentence, with more than nine words in it, "
        "and a <a href='/x'>link</a>.</blockquote><footer>All rights left</footer>";
    struct import_options options = {.review_file = "fuzz.review.yaml",
                                     .review = {(const char *)data, size}};
    import_and_check("fuzz.txt", str_of(text), &options);
    import_and_check("fuzz.html", str_of(page), &options);
    return 0;
}
