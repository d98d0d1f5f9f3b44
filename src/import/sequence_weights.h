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
    .signs[SIGN_ANY] = {188, -82, -50, 114, 203},
    .signs[SIGN_WORDS_1] = {-101, 122, -30, -99, -98},
    .signs[SIGN_WORDS_3] = {32, 32, -64, 23, 49},
    .signs[SIGN_WORDS_7] = {66, 35, -83, 58, 28},
    .signs[SIGN_WORDS_13] = {-11, -14, 4, 24, 20},
    .signs[SIGN_WORDS_19] = {65, -116, 59, 51, 66},
    .signs[SIGN_WORDS_39] = {51, -51, 8, 46, 44},
    .signs[SIGN_WORDS_MORE] = {-21, -47, 71, -31, -24},
    .signs[SIGN_ENDS_PERIOD] = {2, -229, 213, 37, 12},
    .signs[SIGN_ENDS_EXCLAMATION] = {18, -117, 109, -2, 11},
    .signs[SIGN_ENDS_QUESTION] = {-72, -47, 116, -78, -72},
    .signs[SIGN_ENDS_COLON] = {-44, -249, 308, -91, -56},
    .signs[SIGN_ENDS_COMMA] = {-61, -50, 110, -76, -61},
    .signs[SIGN_ENDS_ELLIPSIS] = {-41, -106, 147, -51, -41},
    .signs[SIGN_ENDS_PARENTHESIS] = {50, -112, 67, 48, 46},
    .signs[SIGN_BEGINS_LOWER] = {154, -133, -9, 160, 142},
    .signs[SIGN_BEGINS_DIGIT] = {-3, -13, 5, 8, 21},
    .signs[SIGN_BEGINS_NUMBER] = {-151, 175, -32, -166, -143},
    .signs[SIGN_BEGINS_SYMBOL] = {-21, -125, 152, -42, -23},
    .signs[SIGN_BEGINS_QUOTE] = {45, -17, -27, 53, 44},
    .signs[SIGN_TITLE_CASE] = {39, 76, -101, 42, -1},
    .signs[SIGN_CAPITALS] = {88, 78, -157, 91, 79},
    .signs[SIGN_DIGITS] = {56, -110, 55, 64, 59},
    .signs[SIGN_COMMAS] = {19, -136, 107, 42, 32},
    .signs[SIGN_SEPARATOR] = {62, -194, 152, 31, 43},
    .signs[SIGN_DASH] = {-2, 18, -6, -34, -1},
    .signs[SIGN_COLON] = {-67, 30, 49, -116, -71},
    .signs[SIGN_SENTENCES] = {16, -48, 60, -32, -27},
    .signs[SIGN_ADDRESS] = {1, -3, 2, 0, 3},
    .signs[SIGN_COPYRIGHT] = {0, 0, 0, 0, 0},
    .signs[SIGN_CURRENCY] = {-2, -73, 61, 27, 12},
    .signs[SIGN_HEAD] = {-41, -36, 75, -54, -36},
    .signs[SIGN_END] = {47, -11, -34, 56, 45},
    .signs[SIGN_CAME_BEFORE] = {239, -88, -127, 226, 224},
    .signs[SIGN_COMES_AGAIN] = {231, -67, -129, 197, 205},
    .signs[SIGN_LEADS_LATER] = {79, -76, -15, 122, 91},
    .signs[SIGN_LISTED] = {57, -68, 18, 52, 50},
    .signs[SIGN_CONTENTS] = {169, -205, 49, 172, 163},
    .signs[SIGN_IN_CONTENTS] = {135, 55, -169, 126, 108},
    .signs[SIGN_FRAGMENT] = {154, -60, -86, 173, 142},
    .signs[SIGN_FRAGMENT_BEFORE] = {66, -94, 26, 90, 62},
    .signs[SIGN_PROSE_BEFORE] = {40, 42, -77, 12, 60},
    .signs[SIGN_PROSE_BEFORE_2] = {-11, 25, -6, -50, 1},
    .signs[SIGN_PROSE_BEHIND] = {57, -4, -31, 33, 22},
    .signs[SIGN_PROSE_BEHIND_2] = {-35, 38, -9, -27, -30},
    .signs[SIGN_PROSE_AROUND] = {-50, 26, 16, -36, -49},
    .signs[SIGN_QUESTION_ABOVE_PROSE] = {-110, 66, 38, -122, -106},
    .signs[SIGN_LONG_BEFORE] = {34, 14, -43, 5, 55},
    .signs[SIGN_LONG_BEHIND] = {4, 44, -44, 1, -5},
    .signs[SIGN_COLON_BEFORE] = {-19, -59, 79, -29, -18},
    .signs[SIGN_BELOW_COLON] = {-31, -23, 46, -37, -5},
    .signs[SIGN_LIKE_BEFORE] = {9, -63, 64, 3, -13},
    .signs[SIGN_LIKE_BEHIND] = {-26, -73, 78, 5, 6},
    .signs[SIGN_ABOVE_LIST] = {-47, 30, 16, -49, -51},
    .signs[SIGN_SERIES] = {-41, 22, -1, -25, -1},
    .signs[SIGN_ALIKE_NEXT] = {99, -118, 37, 89, 73},
    .signs[SIGN_STYLE] = {12, -25, 11, -16, 49},
    .signs[SIGN_STYLE_OTHER] = {61, -112, 58, 73, 40},
    .signs[SIGN_BEGINS_NEXT] = {-99, 79, 5, -92, -86},
    .signs[SIGN_SHORT_BEFORE_1] = {15, 18, -40, 29, 24},
    .signs[SIGN_SHORT_BEFORE_3] = {-34, -29, 48, -5, -24},
    .signs[SIGN_SHORT_BEFORE_MORE] = {-12, -4, 26, -25, -33},
    .signs[SIGN_SHORT_BEHIND_1] = {-42, 19, -7, -5, 4},
    .signs[SIGN_SHORT_BEHIND_3] = {-3, -13, 22, -31, 4},
    .signs[SIGN_SHORT_BEHIND_MORE] = {-35, 7, 36, -49, -61},
    .signs[SIGN_PROSE_NEAR] = {21, 16, -34, 8, 25},
    .signs[SIGN_PROSE_FAR] = {5, -35, 40, -25, 7},
    .signs[SIGN_TAKEN_BEFORE] = {6, 11, -10, -23, 13},
    .signs[SIGN_TAKEN_BEHIND] = {64, -42, -50, 152, 82},
    .signs[SIGN_CAPTION_NEXT] = {29, 30, -62, 46, 28},
    .signs[SIGN_TAKEN_NEAR] = {-49, -31, 83, -61, -55},
    .signs[SIGN_GAP_BEFORE] = {20, -10, -12, 30, 19},
    .signs[SIGN_GAP_BEHIND] = {-7, 9, 6, -16, -29},
    .signs[SIGN_NO_GAP] = {25, 5, -9, 10, -22},
    .signs[SIGN_ABOVE_TITLE] = {78, 11, -85, 86, 74},
    .signs[SIGN_BELOW_TITLE] = {10, -31, 4, 49, 27},
    .signs[SIGN_ABOVE_PROSE] = {21, 24, -41, 16, 17},
    .signs[SIGN_MOST_PASSED] = {48, -26, -22, 46, 60},
    .signs[SIGN_MORE_PASSED] = {24, -37, 13, 16, 35},
    .signs[SIGN_NEARLY_PASSED] = {45, -95, 50, 57, 43},
    .signs[SIGN_ALL_PASSED] = {-59, 25, 34, -77, -56},
    .signs[SIGN_IN_STRETCH] = {-35, 6, 28, -44, -34},
    .signs[SIGN_ABOVE_STRETCH] = {27, -55, 35, 13, 20},
    .signs[SIGN_IN_CORE] = {-49, -97, 146, -61, -49},
    .signs[SIGN_CORE_BEGUN] = {-40, 19, 21, -65, -28},
    .signs[SIGN_CORE_LEFT] = {96, -71, -18, 101, 90},
    .signs[SIGN_CORE_PASSED] = {55, -5, -49, 52, 66},
    .signs[SIGN_OF_ARTICLE] = {-113, 122, -16, -92, -135},
    .signs[SIGN_OF_TOPIC] = {-49, 2, 40, -39, -49},
    .signs[SIGN_LONG_OF_TOPIC] = {35, -29, -3, 33, 32},
    .signs[SIGN_LONG_OFF_TOPIC] = {-22, 10, 6, -15, -16},
    .signs[SIGN_OF_NEXT] = {1, 122, -116, -4, -15},
    .signs[SIGN_OF_BEFORE] = {71, -98, 29, 82, 67},
    .signs[SIGN_OF_TITLE] = {-27, 102, -94, 1, 1},
    .moves[STATE_BEFORE] = {-26, 99, -13, 0, 0},
    .moves[STATE_HEADING] = {0, -43, 55, -31, 13},
    .moves[STATE_PARAGRAPH] = {0, 16, 86, -56, -16},
    .moves[STATE_INSIDE] = {0, -49, -181, 67, 61},
    .moves[STATE_BEHIND] = {0, 0, 0, 0, 17},
};

#endif
