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
    .signs[SIGN_ANY] = {209, -71, -76, 125, 219},
    .signs[SIGN_WORDS_1] = {-95, 129, -40, -98, -96},
    .signs[SIGN_WORDS_3] = {38, 35, -72, 30, 51},
    .signs[SIGN_WORDS_7] = {62, 36, -84, 64, 29},
    .signs[SIGN_WORDS_13] = {-7, -14, -1, 27, 28},
    .signs[SIGN_WORDS_19] = {65, -118, 63, 47, 65},
    .signs[SIGN_WORDS_39] = {40, -49, 15, 35, 33},
    .signs[SIGN_WORDS_MORE] = {-30, -48, 79, -41, -32},
    .signs[SIGN_ENDS_PERIOD] = {-1, -227, 212, 37, 13},
    .signs[SIGN_ENDS_EXCLAMATION] = {11, -107, 105, -12, 6},
    .signs[SIGN_ENDS_QUESTION] = {-56, -49, 106, -68, -61},
    .signs[SIGN_ENDS_COLON] = {-59, -241, 312, -105, -68},
    .signs[SIGN_ENDS_COMMA] = {-68, -58, 126, -80, -68},
    .signs[SIGN_ENDS_ELLIPSIS] = {-48, -109, 157, -57, -48},
    .signs[SIGN_ENDS_PARENTHESIS] = {48, -107, 62, 51, 45},
    .signs[SIGN_BEGINS_LOWER] = {159, -135, -9, 161, 144},
    .signs[SIGN_BEGINS_DIGIT] = {-11, -10, 10, -1, 12},
    .signs[SIGN_BEGINS_NUMBER] = {-164, 187, -31, -179, -156},
    .signs[SIGN_BEGINS_SYMBOL] = {-47, -106, 155, -64, -45},
    .signs[SIGN_BEGINS_QUOTE] = {43, -19, -23, 51, 43},
    .signs[SIGN_TITLE_CASE] = {32, 78, -100, 32, 8},
    .signs[SIGN_CAPITALS] = {91, 79, -164, 98, 87},
    .signs[SIGN_DIGITS] = {64, -108, 45, 72, 65},
    .signs[SIGN_COMMAS] = {15, -137, 111, 40, 30},
    .signs[SIGN_SEPARATOR] = {61, -194, 150, 36, 45},
    .signs[SIGN_DASH] = {-5, 17, -4, -31, -5},
    .signs[SIGN_COLON] = {-74, 29, 55, -123, -77},
    .signs[SIGN_SENTENCES] = {16, -50, 64, -34, -26},
    .signs[SIGN_ADDRESS] = {4, -4, 1, 3, 5},
    .signs[SIGN_COPYRIGHT] = {0, 0, 0, 0, 0},
    .signs[SIGN_CURRENCY] = {0, -71, 57, 29, 15},
    .signs[SIGN_HEAD] = {-40, -33, 72, -52, -35},
    .signs[SIGN_END] = {57, -10, -43, 63, 54},
    .signs[SIGN_CAME_BEFORE] = {245, -50, -166, 243, 212},
    .signs[SIGN_COMES_AGAIN] = {206, -79, -107, 195, 199},
    .signs[SIGN_LEADS_LATER] = {3, -133, 111, 47, 22},
    .signs[SIGN_LISTED] = {3, 14, -4, -26, -10},
    .signs[SIGN_FRAGMENT] = {142, -33, -97, 151, 127},
    .signs[SIGN_FRAGMENT_BEFORE] = {58, -69, 12, 75, 52},
    .signs[SIGN_PROSE_BEFORE] = {45, 42, -84, 19, 70},
    .signs[SIGN_PROSE_BEFORE_2] = {-19, 30, -4, -60, -5},
    .signs[SIGN_PROSE_BEHIND] = {61, -5, -37, 42, 29},
    .signs[SIGN_PROSE_BEHIND_2] = {-42, 43, -11, -28, -35},
    .signs[SIGN_PROSE_AROUND] = {-54, 28, 19, -44, -54},
    .signs[SIGN_QUESTION_ABOVE_PROSE] = {-116, 62, 49, -128, -113},
    .signs[SIGN_LONG_BEFORE] = {38, 9, -43, 9, 61},
    .signs[SIGN_LONG_BEHIND] = {4, 45, -43, -1, -8},
    .signs[SIGN_COLON_BEFORE] = {-10, -64, 73, -14, -7},
    .signs[SIGN_BELOW_COLON] = {-31, -23, 52, -44, -18},
    .signs[SIGN_LIKE_BEFORE] = {5, -59, 63, 1, -17},
    .signs[SIGN_LIKE_BEHIND] = {-24, -67, 72, 2, 7},
    .signs[SIGN_ABOVE_LIST] = {-43, 22, 15, -39, -38},
    .signs[SIGN_SERIES] = {-40, 23, 3, -25, -19},
    .signs[SIGN_ALIKE_NEXT] = {82, -99, 30, 77, 61},
    .signs[SIGN_STYLE] = {9, -27, 19, -19, 35},
    .signs[SIGN_STYLE_OTHER] = {58, -107, 58, 65, 37},
    .signs[SIGN_SHORT_BEFORE_1] = {20, 13, -40, 38, 31},
    .signs[SIGN_SHORT_BEFORE_3] = {-34, -25, 46, -10, -26},
    .signs[SIGN_SHORT_BEFORE_MORE] = {-7, -4, 28, -27, -43},
    .signs[SIGN_SHORT_BEHIND_1] = {-39, 16, -4, -5, 6},
    .signs[SIGN_SHORT_BEHIND_3] = {-8, -1, 16, -38, -4},
    .signs[SIGN_SHORT_BEHIND_MORE] = {-51, 15, 40, -58, -74},
    .signs[SIGN_PROSE_NEAR] = {27, 1, -27, 20, 33},
    .signs[SIGN_PROSE_FAR] = {1, -31, 37, -26, 7},
    .signs[SIGN_TAKEN_BEFORE] = {9, 10, -9, -24, 9},
    .signs[SIGN_TAKEN_BEHIND] = {67, -41, -52, 151, 82},
    .signs[SIGN_CAPTION_NEXT] = {21, 35, -59, 38, 19},
    .signs[SIGN_TAKEN_NEAR] = {-49, -30, 84, -66, -57},
    .signs[SIGN_GAP_BEFORE] = {16, -6, -15, 31, 22},
    .signs[SIGN_GAP_BEHIND] = {-14, 12, 5, -17, -24},
    .signs[SIGN_ABOVE_TITLE] = {80, 37, -116, 96, 79},
    .signs[SIGN_BELOW_TITLE] = {-8, -22, 8, 40, 14},
    .signs[SIGN_ABOVE_PROSE] = {25, 26, -48, 24, 22},
    .signs[SIGN_MOST_PASSED] = {41, -24, -17, 40, 51},
    .signs[SIGN_MORE_PASSED] = {16, -31, 14, 10, 26},
    .signs[SIGN_NEARLY_PASSED] = {44, -98, 54, 55, 43},
    .signs[SIGN_ALL_PASSED] = {-70, 23, 47, -92, -63},
    .signs[SIGN_IN_STRETCH] = {-34, 0, 34, -46, -34},
    .signs[SIGN_ABOVE_STRETCH] = {18, -50, 35, 11, 15},
    .signs[SIGN_IN_CORE] = {-48, -95, 143, -59, -48},
    .signs[SIGN_CORE_BEGUN] = {-37, 11, 26, -57, -27},
    .signs[SIGN_CORE_LEFT] = {77, -62, -10, 83, 73},
    .signs[SIGN_CORE_PASSED] = {54, 6, -60, 55, 64},
    .signs[SIGN_OF_ARTICLE] = {-108, 123, -16, -99, -139},
    .signs[SIGN_OF_TOPIC] = {-55, 7, 37, -30, -58},
    .signs[SIGN_LONG_OF_TOPIC] = {30, -24, -5, 33, 29},
    .signs[SIGN_LONG_OFF_TOPIC] = {-16, 16, -3, -13, -12},
    .signs[SIGN_OF_NEXT] = {17, 122, -134, 12, 8},
    .signs[SIGN_OF_BEFORE] = {68, -96, 31, 78, 66},
    .signs[SIGN_OF_TITLE] = {-29, 94, -82, -8, -2},
    .moves[STATE_BEFORE] = {-11, 103, -23, 0, 0},
    .moves[STATE_HEADING] = {0, -46, 43, -28, 49},
    .moves[STATE_PARAGRAPH] = {0, 22, 92, -60, -32},
    .moves[STATE_INSIDE] = {0, -47, -188, 64, 50},
    .moves[STATE_BEHIND] = {0, 0, 0, 0, 11},
};

#endif
