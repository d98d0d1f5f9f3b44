# Works with front matter become chapters of one text: the title as a heading, then the standfirst. With
# -v notices=1 each has its notice, too, as somebody would write it by hand: short at the head, in full
# at the foot. With -v credits=1 it is short at the foot, too, and all full ones are a chapter at the end.
function label(id) { gsub("CC-", "CC ", id); sub(/-[0-9.]+$/, " &", id); sub(/ -/, " ", id); return id }
function address(id, words, n) {
    n = split(id, words, "-")
    if (words[1] == "CC0")
        return "https://creativecommons.org/publicdomain/zero/" words[2] "/"
    id = tolower(words[2])
    for (i = 3; i < n; i++) id = id "-" tolower(words[i])
    return "https://creativecommons.org/licenses/" id "/" words[n] "/"
}
function short_notice() {
    printf "\n“%s” by %s. [%s](%s): %s — Source: <%s>\n\n", title, author, label(license), address(license), address(license), source
}
function full_notice() {
    printf "\n“%s” by %s was first published on %s at <%s>. It is licensed under the [%s](%s) license, %s.\n\n", title, author, date, source, label(license), address(license), address(license)
    print "Changes: converted to EPUB.\n"
    print "You may copy, share and adapt this text if you keep this notice and say what you changed. The license gives no warranties (section 5).\n"
    print "Layout and navigation by Nobody; nothing here restricts what the license permits.\n"
}
function foot_notice() {
    if (credits) short_notice()
    else full_notice()
    n++
    titles[n] = title; authors[n] = author; dates[n] = date; licenses[n] = license; sources[n] = source
}
function all_credits(i) {
    print "\n# Credits\n"
    for (i = 1; i <= n; i++) {
        title = titles[i]; author = authors[i]; date = dates[i]; license = licenses[i]; source = sources[i]
        print "\n## " title
        full_notice()
    }
}
FNR == 1 { if (notices && NR > 1) foot_notice(); head = 1; next }
head && /^title: / { title = substr($0, 8); print "\n# " title "\n" }
head && /^standfirst: / { sub(/^standfirst: /, ""); print $0 "\n" }
head && /^author: / { author = substr($0, 9) }
head && /^date: / { date = substr($0, 7) }
head && /^license: / { license = substr($0, 10) }
head && /^source: / { source = substr($0, 9) }
head && /^---$/ { head = 0; if (notices) short_notice(); next }
!head
END { if (notices) foot_notice(); if (credits) all_credits() }
