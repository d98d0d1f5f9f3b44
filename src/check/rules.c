#include "check/rules.h"

#include <string.h>

#define E SEVERITY_ERROR
#define W SEVERITY_WARNING
#define N SEVERITY_NOTE

const struct rule rules[N_RULES] = {
    [RULE_LICENSE] = {"license", E, false, "CC 4.0 section 3(a)(1)(C)",
                      "the license has a known id with its version; id and address agree"},
    [RULE_LICENSE_MISSING] = {"license-missing", E, false, NULL, "every work has a license"},
    [RULE_LICENSE_ADDRESS] = {"license-address", W, true, NULL,
                              "a license has an address, where its terms can be read"},
    [RULE_LICENSE_NOTICE] = {"license-notice", E, true, "CC 4.0 section 3(a)(1)(A)(iii)",
                             "the notice as found names the license of the record"},
    [RULE_SOURCE_HOST] = {"source-host", E, true, "CC 4.0 section 3(a)(1)(A)(v)",
                          "the source is where the work was published first, not our own site"},
    [RULE_FACT_MISSING] = {"fact-missing", W, false, "CC 4.0 section 3(a)(1)(A)",
                           "author and date are given, or said to be none-supplied"},
    [RULE_RECORD_MISSING] = {"record-missing", E, true, "CC 4.0 section 3(a)(1)(A)",
                             "what is reproduced has author, source and copyright notice, or says "
                             "none-supplied"},
    [RULE_FACT_NONE_SUPPLIED] = {"fact-none-supplied", N, true, "CC 4.0 section 3(a)(1)(A)",
                                 "what was not supplied is looked for again"},
    [RULE_BYLINE] = {"byline", W, true, "CC 4.0 section 3(a)(1)(A)(i)",
                     "who is named in a byline of the text is in the record"},
    [RULE_COPYRIGHT_LINE] = {"copyright-line", E, true, "CC 4.0 section 3(a)(1)(A)(ii)",
                             "a copyright line in the text is that of the record, or a part's"},
    [RULE_EVIDENCE] = {"evidence", E, true, "CC 4.0 section 6(c)",
                       "that the license was given can be shown: its words, where, when"},
    [RULE_EVIDENCE_ARCHIVE] =
        {"evidence-archive", W, true, "CC 4.0 section 6(c)",
         "where, when and an archived copy show to others that the license was given"},
    [RULE_CHANGES] = {"changes", E, true, "CC 4.0 section 3(a)(1)(B)",
                      "what is reproduced says what was changed; 'changes: []' says nothing was"},
    [RULE_PRIOR_CHANGES] = {"prior-changes", E, true, "CC 4.0 section 3(a)(1)(B)",
                            "what the text says of earlier changes is in the record"},
    [RULE_DISCLAIMER] = {"disclaimer", E, true, "CC 4.0 section 3(a)(1)(A)(iv)",
                         "what the text says of warranties is in the record"},
    [RULE_WITHHELD] = {"withheld", W, true, "CC 4.0 section 3(a)(3)",
                       "who asked not to be named is not named in the text either"},
    [RULE_CREDIT] = {"credit", E, true, "CC 4.0 section 1(f)",
                     "a credit of another in the text belongs to one of the parts"},
    [RULE_PICTURE] = {"picture", E, true, "CC 4.0 section 1(f)",
                      "a picture in what comes from elsewhere is one of the parts"},
    [RULE_LONG_QUOTE] = {"long-quote", E, true, "CC 4.0 section 1(f)",
                         "a long quotation is one of the parts"},
    [RULE_PART_BASIS] = {"part-basis", E, true, "CC 4.0 section 1(f)",
                         "a part that the license does not cover is here by permission, license or "
                         "exception, and where that is kept is said"},
    [RULE_PART_ORPHAN] = {"part-orphan", E, true, "CC 4.0 section 3(a)(1)(B)",
                          "of a part that was left out no picture, caption or credit is left"},
    [RULE_TRADEMARK] = {"trademark", W, true, "CC 4.0 section 2(b)(2)",
                        "no logo or masthead is taken along"},
    [RULE_FIDELITY] = {"fidelity", E, false, "CC 4.0 section 2(a)(1)",
                       "the words are those of the record"},
    [RULE_ADAPTATION] = {"adaptation", E, true, "CC 4.0 sections 1(a) and 2(a)(1)",
                         "no adaptation of a NoDerivatives work is published"},
    [RULE_EXCERPT] =
        {"excerpt", E, true, "CC 4.0 section 2(a)(1)",
         "an excerpt of a NoDerivatives work is unaltered, and its words are recorded"},
    [RULE_ANNOTATION] = {"annotation", E, true, "CC 4.0 section 2(a)(1)",
                         "notes on a NoDerivatives work stand outside of its text"},
    [RULE_TEASER] = {"teaser", E, true, "CC 4.0 section 2(a)(1)",
                     "a description of a NoDerivatives work is in its own words, or signed by us"},
    [RULE_TYPOGRAPHY] =
        {"typography", W, true, "CC 4.0 section 2(a)(1)",
         "no style sheet or script shows other letters, quotation marks or hyphens than a "
         "NoDerivatives work has"},
    [RULE_AUDIO] = {"audio", W, true, "CC 4.0 section 2(a)(4)",
                    "a published reading of a NoDerivatives work is thought about"},
    [RULE_ADAPTER_DISCOURAGED] = {"adapter-discouraged", W, true, "CC FAQ, adapter's license chart",
                                  "an adaptation keeps the conditions of the original"},
    [RULE_SHARE_ALIKE] = {"share-alike", E, true, "CC 4.0 section 3(b)(1)",
                          "an adaptation of a ShareAlike work has the same license, a later "
                          "version, or a compatible one"},
    [RULE_MONEY] = {"money", E, true, "CC 4.0 section 1(h)",
                    "no money is made of a NonCommercial work"},
    [RULE_COURSE_FEE] = {"course-fee", W, true, "CC 4.0 section 1(h)",
                         "a NonCommercial work in a paid course has a reason in 'use: basis'"},
    [RULE_COMMERCIAL_COLLECTION] = {"commercial-collection", E, true, "CC FAQ, collection chart",
                                    "a commercial collection has no NonCommercial work"},
    [RULE_FRAME_LICENSE] = {"frame-license", E, true, "CC 4.0 section 2(a)(5)(A)",
                            "the license of the frame claims no work"},
    [RULE_COPY_PROTECTION] = {"copy-protection", E, true, "CC 4.0 section 2(a)(5)(B)",
                              "nothing hinders reading, copying or printing"},
    [RULE_SITE_TERMS] = {"site-terms", E, true, "CC 4.0 section 2(a)(5)(B)",
                         "nothing around the works forbids what their licenses permit"},
    [RULE_RESERVATION] = {"reservation", E, true, "CC 4.0 section 2(a)(5)(B)",
                          "no reservation against machines is put on works of others"},
    [RULE_BRANDING] = {"branding", E, true, "CC 4.0 section 2(a)(6)",
                       "no logo of a licensor stands for the publication"},
    [RULE_ENDORSEMENT] = {"endorsement", W, true, "CC 4.0 section 2(a)(6)",
                          "nothing sounds as if a licensor stood behind the publication"},
    [RULE_FRAME_COPYRIGHT] = {"frame-copyright", E, true, "CC 4.0 section 2(a)(5)(A)",
                              "our own copyright line says what it is about"},
    [RULE_INCIDENT] = {"incident", W, false, "CC 4.0 section 6(b)(1)",
                       "a breach is mended within 30 days of its discovery"},
    [RULE_INCIDENT_LATE] = {"incident-late", E, true, "CC 4.0 section 6(b)",
                            "a breach that was not mended in time is settled with the licensor"},
    [RULE_ANSWER_UNKNOWN] = {"answer-unknown", W, false, NULL,
                             "an answer names a rule that can be answered"},
    [RULE_ANSWER_UNNEEDED] = {"answer-unneeded", W, false, NULL,
                              "an answer without a finding is taken out"},
};

enum rule_id rule_find(const char *name)
{
    enum rule_id id = 0;
    while (id < N_RULES && strcmp(rules[id].name, name) != 0)
        id++;
    return id;
}

const char *rule_nearest(const char *name)
{
    const char *names[N_RULES];
    size_t n = 0;
    for (enum rule_id id = 0; id < N_RULES; id++)
        if (rules[id].answerable)
            names[n++] = rules[id].name;
    return diag_nearest(name, names, n);
}
