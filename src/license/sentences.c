#include "license/sentences.h"

#include <string.h>
#include <strings.h>

const char *const notice_formats[N_FORMATS] = {
    "web page", "EPUB", "embedded page", "course page", "plain text",
};

static const struct sentences languages[] = {
    {
        .lang = "en",
        .short_notice =
            "“{title}”[ by {creators}][, {helpers}][, {publisher}][, {copyright}]. {label}[: {url}]"
            "[ — Source: {origin}]",
        .excerpt = "Excerpt[ (“{section}”)] from ",
        .no_license_label = "No license known",
        .published = "“{title}”[ by {creators}][, {helpers},] was first published[ by "
                     "{publisher}][ on {day}]"
                     "[ in {year}][ at {home}][ and retrieved on {retrieved}]"
                     "[ and retrieved in {retrieved_year}].",
        .exists = "This is “{title}”[ by {creators}][, {helpers}][, retrieved on {retrieved}]"
                  "[, retrieved in {retrieved_year}].",
        .source = "[Source: {source}.]",
        .is_excerpt = "This is an excerpt[, “{section}”,] from it.",
        .adapted =
            "[It is an adaptation of “{original}”[ by {original_author}][, {original_source}]"
            "[, which is under {original_license}].]",
        .copyright = "[{copyright}.]",
        .licensed = "It is licensed[ by {licensor}] under the {name} license ({label}), {url}.",
        .licensed_otherwise = "It is licensed[ by {licensor}] under {name}[, {url}].",
        .zero = "It is dedicated to the public domain[ by {licensor}] under {name}, {url}.",
        .mark = "It is marked[ by {licensor}] as free of known copyright restrictions: {name}, "
                "{url}.",
        .dedication = "It is dedicated to the public domain, or certified to belong to it[, by "
                      "{licensor}]: {name} ({label}), {url}.",
        .no_license = "No license for it is known, so this notice gives no permission to copy it.",
        .notice = "Notice as supplied[ at {evidence}][ on {seen}][ in {seen_year}]: “{notice}”.",
        .found = "The license was found[ at {evidence}][ on {seen}][ in {seen_year}].",
        .archive = "[Archived at {archive}.]",
        .disclaimer = "[Disclaimer as supplied: “{disclaimer}”.]",
        .changes = "[Changes: {changes}.]",
        .excerpted = "only an excerpt is given",
        .prior = "[Earlier changes: {prior}.]",
        .unchanged = "The wording is unchanged.",
        .part = "Included: {part}[ (credit as given: “{part_credit}”)][, {part_copyright}]"
                "[, {part_license}[: {part_url}]][, {part_apart}][ — Source: {part_source}].",
        .part_apart = "which the license of the text does not cover",
        .formats = {"converted to a web page", "converted to EPUB", "converted to an embedded page",
                    "converted to a course page", "converted to plain text"},
        .other_format = "converted to {format}",
        .may = "You may copy, share and adapt this text if you keep this notice and say what you "
               "changed.",
        .may_nd = "You may copy and share this text, unchanged, if you keep this notice.",
        .may_sa = "You may copy, share and adapt this text if you keep this notice, say what you "
                  "changed, and share adaptations under the same license or one that it allows in "
                  "its place.",
        .may_nc = "You may copy, share and adapt this text, not for commercial purposes, if you "
                  "keep this notice and say what you changed.",
        .may_nc_nd = "You may copy and share this text, unchanged and not for commercial "
                     "purposes, if you keep this notice.",
        .may_nc_sa = "You may copy, share and adapt this text, not for commercial purposes, if "
                     "you keep this notice, say what you changed, and share adaptations under the "
                     "same license or one that it allows in its place.",
        .may_all = "You may copy, share and adapt this text for any purpose without asking.",
        .may_as_known = "As far as is known, you may copy, share and adapt this text for any "
                        "purpose without asking.",
        .may_otherwise = "What you may do with this text is said there.",
        .warranty = "The license gives no warranties (section 5).",
        .warranty_differs = "What the license says of warranties is in its text.",
        .more = "[For other permissions see {more}.]",
        .independent = "{republisher} is not connected with, or endorsed by, {other}.",
        .layout = "Layout and navigation by {republisher}",
        .no_restriction = "; nothing here restricts what the license permits",
        .page = "Licenses and credits",
        .in_full = "Credits",
    },
    {
        .lang = "de",
        .short_notice = "„{title}“[ von {creators}][, {helpers}][, {publisher}][, {copyright}]. "
                        "{label}[: {url}]"
                        "[ — Quelle: {origin}]",
        .excerpt = "Auszug[ („{section}“)] aus ",
        .no_license_label = "Keine Lizenz bekannt",
        .published =
            "„{title}“[ von {creators}][, {helpers},] wurde zuerst[ von {publisher}][ am {day}]"
            "[ ({year})][ unter {home}] veröffentlicht[ und am {retrieved} abgerufen]"
            "[ und {retrieved_year} abgerufen].",
        .exists = "Dies ist „{title}“[ von {creators}][, {helpers}][, abgerufen am {retrieved}]"
                  "[, abgerufen {retrieved_year}].",
        .source = "[Quelle: {source}.]",
        .is_excerpt = "Dies ist ein Auszug[, „{section}“,] daraus.",
        .adapted = "[Es ist eine Bearbeitung von „{original}“[ von {original_author}]"
                   "[, {original_source}][, Lizenz des Originals: {original_license}].]",
        .copyright = "[{copyright}.]",
        .licensed = "Der Text ist[ von {licensor}] unter der Lizenz {name} ({label}), {url}, "
                    "lizenziert.",
        .licensed_otherwise = "Der Text ist[ von {licensor}] lizenziert unter {name}[, {url}].",
        .zero = "Der Text ist[ von {licensor}] mit {name}, {url}, gemeinfrei gestellt.",
        .mark = "Der Text ist[ von {licensor}] als frei von bekannten urheberrechtlichen "
                "Beschränkungen gekennzeichnet: {name}, {url}.",
        .dedication = "Der Text ist[ von {licensor}] gemeinfrei gestellt oder als gemeinfrei "
                      "bescheinigt: {name} ({label}), {url}.",
        .no_license = "Eine Lizenz dafür ist nicht bekannt; dieser Hinweis erlaubt also nicht, "
                      "den Text zu kopieren.",
        .notice = "Hinweis wie angegeben[ unter {evidence}][ am {seen}][ ({seen_year})]: "
                  "„{notice}“.",
        .found = "Die Lizenz wurde[ unter {evidence}][ am {seen}][ ({seen_year})] gefunden.",
        .archive = "[Archiviert unter {archive}.]",
        .disclaimer = "[Haftungsausschluss wie angegeben: „{disclaimer}“.]",
        .changes = "[Änderungen: {changes}.]",
        .excerpted = "nur ein Auszug wiedergegeben",
        .prior = "[Frühere Änderungen: {prior}.]",
        .unchanged = "Der Wortlaut ist unverändert.",
        .part = "Enthalten: {part}[ (Nachweis wie angegeben: „{part_credit}“)][, {part_copyright}]"
                "[, {part_license}[: {part_url}]][, {part_apart}][ — Quelle: {part_source}].",
        .part_apart = "wofür die Lizenz des Textes nicht gilt",
        .formats = {"in eine Webseite umgewandelt", "in EPUB umgewandelt",
                    "in eine eingebettete Seite umgewandelt", "in eine Kursseite umgewandelt",
                    "in reinen Text umgewandelt"},
        .other_format = "umgewandelt in {format}",
        .may = "Sie dürfen diesen Text kopieren, weitergeben und bearbeiten, wenn Sie diesen "
               "Hinweis beibehalten und sagen, was Sie geändert haben.",
        .may_nd = "Sie dürfen diesen Text unverändert kopieren und weitergeben, wenn Sie diesen "
                  "Hinweis beibehalten.",
        .may_sa = "Sie dürfen diesen Text kopieren, weitergeben und bearbeiten, wenn Sie diesen "
                  "Hinweis beibehalten, sagen, was Sie geändert haben, und Bearbeitungen unter "
                  "derselben Lizenz weitergeben oder unter einer, die sie an ihrer Stelle erlaubt.",
        .may_nc = "Sie dürfen diesen Text zu nicht kommerziellen Zwecken kopieren, weitergeben "
                  "und bearbeiten, wenn Sie diesen Hinweis beibehalten und sagen, was Sie "
                  "geändert haben.",
        .may_nc_nd = "Sie dürfen diesen Text unverändert und zu nicht kommerziellen Zwecken "
                     "kopieren und weitergeben, wenn Sie diesen Hinweis beibehalten.",
        .may_nc_sa = "Sie dürfen diesen Text zu nicht kommerziellen Zwecken kopieren, weitergeben "
                     "und bearbeiten, wenn Sie diesen Hinweis beibehalten, sagen, was Sie geändert "
                     "haben, und Bearbeitungen unter derselben Lizenz weitergeben oder unter "
                     "einer, die sie an ihrer Stelle erlaubt.",
        .may_all = "Sie dürfen diesen Text ohne zu fragen und zu jedem Zweck kopieren, "
                   "weitergeben und bearbeiten.",
        .may_as_known = "Soweit bekannt, dürfen Sie diesen Text ohne zu fragen und zu jedem Zweck "
                        "kopieren, weitergeben und bearbeiten.",
        .may_otherwise = "Was Sie mit diesem Text tun dürfen, steht dort.",
        .warranty = "Die Lizenz gibt keine Gewähr (Abschnitt 5).",
        .warranty_differs = "Was die Lizenz zur Gewährleistung sagt, steht in ihrem Text.",
        .more = "[Zu weiteren Erlaubnissen siehe {more}.]",
        .independent = "{republisher} steht in keiner Verbindung zu {other}; eine Billigung "
                       "liegt nicht vor.",
        .layout = "Gestaltung und Navigation: {republisher}",
        .no_restriction = "; nichts hier schränkt ein, was die Lizenz erlaubt",
        .page = "Lizenzen und Nachweise",
        .in_full = "Nachweise",
    },
    {
        .lang = "es",
        .short_notice =
            "«{title}»[ de {creators}][, {helpers}][, {publisher}][, {copyright}]. {label}[: {url}]"
            "[ — Fuente: {origin}]",
        .excerpt = "Extracto[ («{section}»)] de ",
        .no_license_label = "Licencia desconocida",
        .published = "«{title}»[, de {creators},][ {helpers},] fue publicado por primera vez[ por "
                     "{publisher}]"
                     "[ el {day}][ en {year}][ en {home}][ y consultado el {retrieved}]"
                     "[ y consultado en {retrieved_year}].",
        .exists =
            "Este texto es «{title}»[ de {creators}][, {helpers}][, consultado el {retrieved}]"
            "[, consultado en {retrieved_year}].",
        .source = "[Fuente: {source}.]",
        .is_excerpt = "Este es un extracto[, «{section}»].",
        .adapted = "[Es una adaptación de «{original}»[ de {original_author}][, {original_source}]"
                   "[, que está bajo {original_license}].]",
        .copyright = "[{copyright}.]",
        .licensed = "Se ofrece[ por {licensor}] bajo la licencia {name} ({label}), {url}.",
        .licensed_otherwise = "Se ofrece[ por {licensor}] bajo {name}[, {url}].",
        .zero = "Está dedicado al dominio público[ por {licensor}] mediante {name}, {url}.",
        .mark = "Está marcado[ por {licensor}] como libre de restricciones conocidas de derechos "
                "de autor: {name}, {url}.",
        .dedication = "Está dedicado al dominio público, o certificado como parte de él[, por "
                      "{licensor}]: {name} ({label}), {url}.",
        .no_license = "No se conoce ninguna licencia para este texto, de modo que este aviso no "
                      "da permiso para copiarlo.",
        .notice = "Aviso tal como figura[ en {evidence}][ el {seen}][ en {seen_year}]: «{notice}».",
        .found = "La licencia se encontró[ en {evidence}][ el {seen}][ en {seen_year}].",
        .archive = "[Archivado en {archive}.]",
        .disclaimer = "[Exención de responsabilidad tal como figura: «{disclaimer}».]",
        .changes = "[Cambios: {changes}.]",
        .excerpted = "solo se reproduce un extracto",
        .prior = "[Cambios anteriores: {prior}.]",
        .unchanged = "La redacción no se ha modificado.",
        .part = "Incluye: {part}[ (crédito tal como figura: «{part_credit}»)][, {part_copyright}]"
                "[, {part_license}[: {part_url}]][, {part_apart}][ — Fuente: {part_source}].",
        .part_apart = "que la licencia del texto no cubre",
        .formats = {"convertido en página web", "convertido a EPUB",
                    "convertido en página incrustada", "convertido en página de curso",
                    "convertido a texto sin formato"},
        .other_format = "convertido a {format}",
        .may = "Puede copiar, compartir y adaptar este texto si conserva este aviso e indica qué "
               "ha cambiado.",
        .may_nd = "Puede copiar y compartir este texto, sin cambios, si conserva este aviso.",
        .may_sa = "Puede copiar, compartir y adaptar este texto si conserva este aviso, indica qué "
                  "ha cambiado y comparte las adaptaciones bajo la misma licencia o una que esta "
                  "admita en su lugar.",
        .may_nc = "Puede copiar, compartir y adaptar este texto, sin fines comerciales, si "
                  "conserva este aviso e indica qué ha cambiado.",
        .may_nc_nd = "Puede copiar y compartir este texto, sin cambios y sin fines comerciales, si "
                     "conserva este aviso.",
        .may_nc_sa = "Puede copiar, compartir y adaptar este texto, sin fines comerciales, si "
                     "conserva este aviso, indica qué ha cambiado y comparte las adaptaciones "
                     "bajo la misma licencia o una que esta admita en su lugar.",
        .may_all = "Puede copiar, compartir y adaptar este texto con cualquier fin sin pedir "
                   "permiso.",
        .may_as_known = "Hasta donde se sabe, puede copiar, compartir y adaptar este texto con "
                        "cualquier fin sin pedir permiso.",
        .may_otherwise = "Allí se dice qué puede hacer con este texto.",
        .warranty = "La licencia no ofrece garantías (sección 5).",
        .warranty_differs = "Lo que la licencia dice sobre garantías está en su texto.",
        .more = "[Para otros permisos, véase {more}.]",
        .independent = "{republisher} no está vinculado a {other} ni cuenta con su respaldo.",
        .layout = "Diseño y navegación: {republisher}",
        .no_restriction = "; nada de lo añadido limita lo que la licencia permite",
        .page = "Licencias y créditos",
        .in_full = "Créditos",
    },
    {
        .lang = "fr",
        .short_notice =
            "«\u00a0{title}\u00a0»[ par {creators}][, {helpers}][, {publisher}][, {copyright}]. "
            "{label}[\u00a0: {url}][ — Source\u00a0: {origin}]",
        .excerpt = "Extrait[ («\u00a0{section}\u00a0»)] de ",
        .no_license_label = "Licence inconnue",
        .published = "«\u00a0{title}\u00a0»[, par {creators},][ {helpers},] a d’abord été publié[ "
                     "par {publisher}]"
                     "[ le {day}][ ({year})][ à l’adresse {home}][ et consulté le {retrieved}]"
                     "[ et consulté en {retrieved_year}].",
        .exists = "Ce texte est «\u00a0{title}\u00a0»[ par {creators}][, {helpers}][, consulté le "
                  "{retrieved}]"
                  "[, consulté en {retrieved_year}].",
        .source = "[Source\u00a0: {source}.]",
        .is_excerpt = "Ceci en est un extrait[, «\u00a0{section}\u00a0»].",
        .adapted = "[C’est une adaptation de «\u00a0{original}\u00a0»[ par {original_author}]"
                   "[, {original_source}][, qui est sous {original_license}].]",
        .copyright = "[{copyright}.]",
        .licensed = "Il est mis à disposition[ par {licensor}] sous la licence {name} ({label}), "
                    "{url}.",
        .licensed_otherwise = "Il est mis à disposition[ par {licensor}] sous {name}[, {url}].",
        .zero = "Il est versé au domaine public[ par {licensor}] au moyen de {name}, {url}.",
        .mark = "Il est signalé[ par {licensor}] comme libre de restrictions de droit d’auteur "
                "connues\u00a0: {name}, {url}.",
        .dedication = "Il est versé au domaine public, ou certifié comme en faisant partie[, par "
                      "{licensor}]\u00a0: {name} ({label}), {url}.",
        .no_license =
            "Aucune licence n’est connue pour ce texte\u00a0; cette mention ne donne donc pas "
            "la permission de le copier.",
        .notice = "Mention telle que fournie[ à l’adresse {evidence}][ le {seen}][ ({seen_year})]"
                  "\u00a0: «\u00a0{notice}\u00a0».",
        .found = "La licence a été trouvée[ à l’adresse {evidence}][ le {seen}][ ({seen_year})].",
        .archive = "[Archivée à l’adresse {archive}.]",
        .disclaimer =
            "[Exclusion de garantie telle que fournie\u00a0: «\u00a0{disclaimer}\u00a0».]",
        .changes = "[Modifications\u00a0: {changes}.]",
        .excerpted = "seul un extrait est reproduit",
        .prior = "[Modifications antérieures\u00a0: {prior}.]",
        .unchanged = "Le texte lui-même est inchangé.",
        .part = "Comprend\u00a0: {part}[ (crédit tel que fourni\u00a0: "
                "«\u00a0{part_credit}\u00a0»)][, {part_copyright}]"
                "[, {part_license}[\u00a0: {part_url}]][, {part_apart}]"
                "[ — Source\u00a0: {part_source}].",
        .part_apart = "que la licence du texte ne couvre pas",
        .formats = {"converti en page web", "converti en EPUB", "converti en page intégrée",
                    "converti en page de cours", "converti en texte brut"},
        .other_format = "converti en {format}",
        .may = "Vous pouvez copier, partager et adapter ce texte si vous conservez cette mention "
               "et indiquez ce que vous avez modifié.",
        .may_nd = "Vous pouvez copier et partager ce texte, sans modification, si vous conservez "
                  "cette mention.",
        .may_sa = "Vous pouvez copier, partager et adapter ce texte si vous conservez cette "
                  "mention, indiquez ce que vous avez modifié et partagez les adaptations sous la "
                  "même licence ou une licence qu’elle admet à sa place.",
        .may_nc = "Vous pouvez copier, partager et adapter ce texte, à des fins non commerciales, "
                  "si vous conservez cette mention et indiquez ce que vous avez modifié.",
        .may_nc_nd = "Vous pouvez copier et partager ce texte, sans modification et à des fins non "
                     "commerciales, si vous conservez cette mention.",
        .may_nc_sa = "Vous pouvez copier, partager et adapter ce texte, à des fins non "
                     "commerciales, si vous conservez cette mention, indiquez ce que vous avez "
                     "modifié et partagez les adaptations sous la même licence ou une licence "
                     "qu’elle admet à sa place.",
        .may_all = "Vous pouvez copier, partager et adapter ce texte à toute fin sans demander "
                   "d’autorisation.",
        .may_as_known = "Pour autant que l’on sache, vous pouvez copier, partager et adapter ce "
                        "texte à toute fin sans demander d’autorisation.",
        .may_otherwise = "Ce que vous pouvez faire de ce texte y est indiqué.",
        .warranty = "La licence n’offre aucune garantie (article 5).",
        .warranty_differs = "Ce que la licence dit des garanties figure dans son texte.",
        .more = "[Pour d’autres autorisations, voir {more}.]",
        .independent = "{republisher} n’est ni lié à {other} ni soutenu par cette source.",
        .layout = "Mise en page et navigation\u00a0: {republisher}",
        .no_restriction = "\u00a0; rien ici ne restreint ce que la licence permet",
        .page = "Licences et crédits",
        .in_full = "Crédits",
    },
};

const struct sentences *sentences_for(const char *lang)
{
    size_t n = lang ? strcspn(lang, "-_") : 0;
    for (size_t i = 0; n > 0 && i < sizeof languages / sizeof *languages; i++)
        if (strlen(languages[i].lang) == n && strncasecmp(languages[i].lang, lang, n) == 0)
            return &languages[i];
    return &languages[0];
}
