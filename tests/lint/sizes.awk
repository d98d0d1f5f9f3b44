# Files stay under 700 lines, functions under 60. The code is formatted by clang-format, so a
# function's body is what lies between a line "{" and a line "}".
BEGIN {
    longest_file = 700
    longest_function = 60
}

FNR == 1 {
    start = 0
}

FNR == longest_file + 1 {
    print FILENAME ":" FNR ": the file has more than " longest_file " lines"
}

/^\{$/ {
    start = FNR
    next
}

/^\}$/ && start {
    if (FNR - start - 1 > longest_function)
        print FILENAME ":" start ": a function of " FNR - start - 1 " lines"
    start = 0
}
