# Works with front matter become chapters of one text: the title as a heading, then the standfirst.
FNR == 1 { head = 1; next }
head && /^title: / { sub(/^title: /, ""); print "\n# " $0 "\n" }
head && /^standfirst: / { sub(/^standfirst: /, ""); print $0 "\n" }
head && /^---$/ { head = 0; next }
!head
