# The rule of the folders: which room may include which. See src/README.md.
BEGIN {
    below["base"] = "base"
    below["license"] = "license base"
    below["model"] = "model license base"
    below["markdown"] = "markdown license base"
    below["theme"] = "theme license base"
    split("import check site epub course verify scaffold", stages, " ")
    for (i in stages)
        below[stages[i]] = stages[i] " theme markdown model license base"
    below["cli"] = "cli"
    for (room in below)
        rooms = rooms " " room
    below["."] = rooms " ."
}

function may(room, other) {
    return index(" " below[room] " ", " " other " ") > 0
}

/^#include "/ {
    room = FILENAME
    sub(/^src\//, "", room)
    room = room ~ /\// ? substr(room, 1, index(room, "/") - 1) : "."
    header = $2
    gsub(/"/, "", header)
    if (header == "colophon.h") {
        if (room != "cli" && room != ".")
            print FILENAME ":" FNR ": only the command line and colophon.c include colophon.h"
        next
    }
    other = header ~ /\// ? substr(header, 1, index(header, "/") - 1) : "."
    if (!(room in below))
        print FILENAME ":" FNR ": '" room "' is no room of the house"
    else if (!may(room, other))
        print FILENAME ":" FNR ": '" room "' may not include " header
    else if (room == "verify" && header ~ /^(theme\/|license\/notice\.h|markdown\/xhtml)/)
        print FILENAME ":" FNR ": verify shares no writer with what it checks: " header
}
