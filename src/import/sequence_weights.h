/*
 * What each sign of a line says for or against each state, and each state for or against the next, in
 * hundredths of a natural logarithm of odds. `make fit-import PAGES=FOLDER` finds them and writes the
 * table (tests/bench/fit_sequence.c).
 *
 * Those that stand here come from 59 pages of many sites, of which readers had said what the article
 * is (WCXB, development set, CC BY 4.0), as a text of the article's region and as a text of the whole
 * page. The weights are those under which the readers' states are most likely, where a wrong state is
 * given credit beforehand for what it would cost: a word of the article that is lost costs about as
 * much as a word of furniture that is kept (Gimpel and Smith, "Softmax-Margin CRFs", 2010). The
 * squares of the weights count against them, and those by which the three states that are not the
 * article differ from each other count four times, so that what is seldom seen says little. Signs and
 * settings are chosen by what weights make of pages that they were not fitted to, which the target
 * prints, too.
 */
#ifndef COLOPHON_IMPORT_SEQUENCE_WEIGHTS_H
#define COLOPHON_IMPORT_SEQUENCE_WEIGHTS_H

#include "import/sequence.h"

/* For: before the article, heading, paragraph, inside of it but not of it, behind it. */
static const struct sequence_weights fitted = {
    .signs[SIGN_ANY] = {223, -101, -63, 143, 247},
    .signs[SIGN_WORDS_1] = {-105, 121, -26, -103, -102},
    .signs[SIGN_WORDS_3] = {26, 34, -62, 19, 47},
    .signs[SIGN_WORDS_7] = {65, 37, -83, 57, 26},
    .signs[SIGN_WORDS_13] = {-14, -12, 5, 21, 16},
    .signs[SIGN_WORDS_19] = {65, -118, 63, 51, 65},
    .signs[SIGN_WORDS_39] = {52, -51, 7, 46, 44},
    .signs[SIGN_WORDS_MORE] = {-20, -47, 69, -31, -22},
    .signs[SIGN_ENDS_PERIOD] = {4, -229, 213, 38, 10},
    .signs[SIGN_ENDS_EXCLAMATION] = {16, -112, 105, -5, 10},
    .signs[SIGN_ENDS_QUESTION] = {-74, -47, 117, -80, -72},
    .signs[SIGN_ENDS_COLON] = {-47, -249, 308, -90, -56},
    .signs[SIGN_ENDS_COMMA] = {-63, -58, 120, -75, -63},
    .signs[SIGN_ENDS_ELLIPSIS] = {-41, -112, 153, -49, -41},
    .signs[SIGN_ENDS_PARENTHESIS] = {49, -110, 67, 47, 45},
    .signs[SIGN_BEGINS_LOWER] = {157, -137, -6, 163, 144},
    .signs[SIGN_BEGINS_DIGIT] = {-1, -13, 2, 13, 24},
    .signs[SIGN_BEGINS_NUMBER] = {-139, 178, -47, -155, -132},
    .signs[SIGN_BEGINS_SYMBOL] = {-28, -111, 144, -49, -32},
    .signs[SIGN_BEGINS_QUOTE] = {46, -18, -27, 54, 45},
    .signs[SIGN_TITLE_CASE] = {39, 76, -101, 42, 2},
    .signs[SIGN_CAPITALS] = {94, 77, -163, 96, 85},
    .signs[SIGN_DIGITS] = {52, -110, 58, 60, 56},
    .signs[SIGN_COMMAS] = {20, -139, 109, 44, 33},
    .signs[SIGN_SEPARATOR] = {62, -193, 151, 30, 44},
    .signs[SIGN_DASH] = {-1, 16, -5, -33, 1},
    .signs[SIGN_COLON] = {-67, 28, 50, -115, -70},
    .signs[SIGN_SENTENCES] = {15, -49, 62, -30, -28},
    .signs[SIGN_ADDRESS] = {1, -4, 2, 1, 3},
    .signs[SIGN_COPYRIGHT] = {-17, 15, 1, -18, -19},
    .signs[SIGN_CURRENCY] = {-3, -69, 58, 26, 11},
    .signs[SIGN_HEAD] = {-47, -25, 70, -58, -42},
    .signs[SIGN_END] = {53, -12, -40, 62, 52},
    .signs[SIGN_CAME_BEFORE] = {244, -88, -127, 230, 227},
    .signs[SIGN_COMES_AGAIN] = {232, -65, -131, 198, 206},
    .signs[SIGN_LEADS_LATER] = {76, -81, -7, 121, 88},
    .signs[SIGN_LISTED] = {53, -67, 22, 48, 45},
    .signs[SIGN_CONTENTS] = {170, -202, 45, 173, 164},
    .signs[SIGN_IN_CONTENTS] = {134, 50, -164, 125, 107},
    .signs[SIGN_FRAGMENT] = {155, -52, -92, 173, 141},
    .signs[SIGN_FRAGMENT_BEFORE] = {66, -92, 25, 91, 61},
    .signs[SIGN_PROSE_BEFORE] = {40, 44, -78, 12, 59},
    .signs[SIGN_PROSE_BEFORE_2] = {-10, 25, -6, -51, 1},
    .signs[SIGN_PROSE_BEHIND] = {50, -1, -29, 28, 18},
    .signs[SIGN_PROSE_BEHIND_2] = {-36, 38, -10, -26, -30},
    .signs[SIGN_PROSE_AROUND] = {-50, 26, 16, -36, -49},
    .signs[SIGN_QUESTION_ABOVE_PROSE] = {-113, 68, 38, -124, -108},
    .signs[SIGN_LONG_BEFORE] = {35, 14, -43, 6, 53},
    .signs[SIGN_LONG_BEHIND] = {2, 46, -45, 1, -6},
    .signs[SIGN_COLON_BEFORE] = {-16, -57, 73, -23, -14},
    .signs[SIGN_BELOW_COLON] = {-35, -24, 50, -41, -7},
    .signs[SIGN_LIKE_BEFORE] = {7, -62, 62, 3, -13},
    .signs[SIGN_LIKE_BEHIND] = {-26, -73, 77, 5, 7},
    .signs[SIGN_ABOVE_LIST] = {-47, 30, 16, -51, -51},
    .signs[SIGN_SERIES] = {-41, 21, 0, -25, -1},
    .signs[SIGN_ALIKE_NEXT] = {102, -118, 38, 89, 72},
    .signs[SIGN_STYLE] = {11, -25, 13, -17, 46},
    .signs[SIGN_STYLE_OTHER] = {59, -113, 61, 72, 39},
    .signs[SIGN_BEGINS_NEXT] = {-104, 87, 3, -90, -91},
    .signs[SIGN_SHORT_BEFORE_1] = {17, 19, -41, 31, 26},
    .signs[SIGN_SHORT_BEFORE_3] = {-31, -29, 47, -6, -22},
    .signs[SIGN_SHORT_BEFORE_MORE] = {-11, -3, 26, -26, -37},
    .signs[SIGN_SHORT_BEHIND_1] = {-47, 24, -5, -10, -2},
    .signs[SIGN_SHORT_BEHIND_3] = {-10, -8, 23, -34, -3},
    .signs[SIGN_SHORT_BEHIND_MORE] = {-42, 12, 38, -52, -66},
    .signs[SIGN_PROSE_NEAR] = {14, 18, -30, 4, 19},
    .signs[SIGN_PROSE_FAR] = {4, -37, 41, -25, 9},
    .signs[SIGN_TAKEN_BEFORE] = {5, 12, -11, -24, 14},
    .signs[SIGN_TAKEN_BEHIND] = {65, -42, -51, 153, 84},
    .signs[SIGN_CAPTION_NEXT] = {32, 26, -60, 44, 35},
    .signs[SIGN_TAKEN_NEAR] = {-47, -29, 79, -63, -51},
    .signs[SIGN_GAP_BEFORE] = {19, -9, -10, 29, 15},
    .signs[SIGN_GAP_BEHIND] = {-3, 8, 6, -15, -26},
    .signs[SIGN_NO_GAP] = {27, 4, -9, 10, -23},
    .signs[SIGN_ABOVE_TITLE] = {77, 17, -88, 83, 71},
    .signs[SIGN_BELOW_TITLE] = {9, -31, 6, 48, 25},
    .signs[SIGN_ABOVE_PROSE] = {19, 28, -42, 14, 14},
    .signs[SIGN_MOST_PASSED] = {47, -25, -22, 48, 57},
    .signs[SIGN_MORE_PASSED] = {21, -35, 14, 16, 31},
    .signs[SIGN_NEARLY_PASSED] = {44, -95, 51, 56, 42},
    .signs[SIGN_ALL_PASSED] = {-60, 26, 34, -77, -57},
    .signs[SIGN_IN_STRETCH] = {-43, 7, 34, -51, -41},
    .signs[SIGN_ABOVE_STRETCH] = {14, -53, 45, 2, 8},
    .signs[SIGN_IN_CORE] = {-51, -97, 148, -63, -51},
    .signs[SIGN_CORE_BEGUN] = {-50, 24, 25, -72, -40},
    .signs[SIGN_CORE_LEFT] = {91, -71, -17, 104, 87},
    .signs[SIGN_CORE_PASSED] = {48, -5, -43, 49, 58},
    .signs[SIGN_OF_ARTICLE] = {-115, 121, -15, -94, -135},
    .signs[SIGN_OF_TOPIC] = {-49, 4, 39, -39, -51},
    .signs[SIGN_LONG_OF_TOPIC] = {31, -25, -3, 30, 29},
    .signs[SIGN_LONG_OFF_TOPIC] = {-23, 13, 5, -19, -18},
    .signs[SIGN_OF_NEXT] = {4, 121, -118, -2, -10},
    .signs[SIGN_OF_BEFORE] = {70, -95, 29, 81, 66},
    .signs[SIGN_OF_TITLE] = {-26, 99, -93, 3, 2},
    .moves[STATE_BEFORE] = {-33, 110, -12, 0, 0},
    .moves[STATE_HEADING] = {0, -37, 51, -28, 33},
    .moves[STATE_PARAGRAPH] = {0, 22, 83, -53, -7},
    .moves[STATE_INSIDE] = {0, -54, -197, 57, 55},
    .moves[STATE_BEHIND] = {0, 0, 0, 0, 11},
};

#endif
