/*
 * What each sign of a line says for or against each state, and each state for or against the next, in
 * hundredths of a natural logarithm of odds. `make fit-import PAGES=FOLDER` finds them and writes the
 * table (tests/bench/fit_sequence.c).
 *
 * Those that stand here come from 59 pages of many sites, of which readers had said what the article
 * is (WCXB, development set, CC BY 4.0), as a text of the article's region and as a text of the whole
 * page. The weights are those under which the readers' states are most likely, where a wrong state is
 * given credit beforehand for what it would cost: a word of the article that is lost costs somewhat
 * more than a word of furniture that is kept (Gimpel and Smith, "Softmax-Margin CRFs", 2010). The
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
    .signs[SIGN_ANY] = {195, -89, -58, 81, 249},
    .signs[SIGN_WORDS_1] = {54, 41, -93, 61, 53},
    .signs[SIGN_WORDS_3] = {50, 18, -70, 41, 75},
    .signs[SIGN_WORDS_7] = {10, 48, -51, 19, -20},
    .signs[SIGN_WORDS_13] = {19, -3, -17, 11, 35},
    .signs[SIGN_WORDS_19] = {-1, -69, 71, 6, -11},
    .signs[SIGN_WORDS_39] = {-6, -31, 33, 1, -2},
    .signs[SIGN_WORDS_MORE] = {-92, -21, 113, -116, -92},
    .signs[SIGN_ENDS_PERIOD] = {-13, -182, 195, -2, -27},
    .signs[SIGN_ENDS_EXCLAMATION] = {-14, -61, 70, -7, -10},
    .signs[SIGN_ENDS_QUESTION] = {-39, -2, 40, -52, -31},
    .signs[SIGN_ENDS_COLON] = {-63, -182, 250, -95, -62},
    .signs[SIGN_ENDS_COMMA] = {-46, -32, 78, -57, -46},
    .signs[SIGN_ENDS_ELLIPSIS] = {-29, -53, 81, -36, -29},
    .signs[SIGN_ENDS_PARENTHESIS] = {43, -75, 34, 46, 46},
    .signs[SIGN_BEGINS_LOWER] = {112, -118, 8, 133, 112},
    .signs[SIGN_BEGINS_DIGIT] = {-17, 17, 3, -28, -18},
    .signs[SIGN_BEGINS_NUMBER] = {-47, 109, -60, -62, -49},
    .signs[SIGN_BEGINS_SYMBOL] = {19, -70, 53, 19, 19},
    .signs[SIGN_BEGINS_QUOTE] = {29, -8, -21, 36, 29},
    .signs[SIGN_TITLE_CASE] = {11, 83, -100, 37, 10},
    .signs[SIGN_CAPITALS] = {13, 64, -84, 30, 23},
    .signs[SIGN_DIGITS] = {111, -54, -57, 136, 115},
    .signs[SIGN_COMMAS] = {27, -132, 100, 44, 33},
    .signs[SIGN_SEPARATOR] = {-98, -103, 211, -146, -107},
    .signs[SIGN_DASH] = {3, -27, 30, -12, -1},
    .signs[SIGN_COLON] = {-108, 6, 99, -131, -103},
    .signs[SIGN_SENTENCES] = {-20, -45, 66, -27, -20},
    .signs[SIGN_ADDRESS] = {0, -1, 1, -1, 1},
    .signs[SIGN_COPYRIGHT] = {0, 0, 0, 0, 0},
    .signs[SIGN_CURRENCY] = {49, -72, 23, 64, 50},
    .signs[SIGN_HEAD] = {12, -37, 22, 19, 17},
    .signs[SIGN_END] = {45, -30, -15, 51, 49},
    .signs[SIGN_CAME_BEFORE] = {138, -30, -104, 148, 147},
    .signs[SIGN_COMES_AGAIN] = {123, -70, -51, 148, 121},
    .signs[SIGN_LEADS_LATER] = {118, -58, -54, 133, 114},
    .signs[SIGN_LISTED] = {18, 21, -36, 17, 17},
    .signs[SIGN_IS_DOUBLE] = {-13, 85, -77, -6, -8},
    .signs[SIGN_HAS_DOUBLE] = {83, -49, -36, 109, 85},
    .signs[SIGN_FRAGMENT] = {61, -93, 33, 70, 61},
    .signs[SIGN_FRAGMENT_BEFORE] = {-3, -82, 81, 8, 2},
    .signs[SIGN_PROSE_BEFORE] = {24, 17, -46, 37, 36},
    .signs[SIGN_PROSE_BEFORE_2] = {-25, 18, 2, -29, -11},
    .signs[SIGN_PROSE_BEHIND] = {30, 3, -23, 15, 23},
    .signs[SIGN_PROSE_BEHIND_2] = {6, 29, -20, -24, -10},
    .signs[SIGN_PROSE_AROUND] = {-43, 50, -9, -49, -42},
    .signs[SIGN_QUESTION_ABOVE_PROSE] = {-53, 14, 36, -61, -48},
    .signs[SIGN_LONG_BEFORE] = {28, 12, -44, 26, 47},
    .signs[SIGN_LONG_BEHIND] = {15, 21, -42, 32, 21},
    .signs[SIGN_COLON_BEFORE] = {-29, -37, 66, -41, -27},
    .signs[SIGN_BELOW_COLON] = {-31, -6, 47, -73, -29},
    .signs[SIGN_LIKE_BEFORE] = {-21, -45, 61, 0, -30},
    .signs[SIGN_LIKE_BEHIND] = {13, -77, 59, 26, 22},
    .signs[SIGN_ABOVE_LIST] = {-77, 35, 42, -84, -92},
    .signs[SIGN_SERIES] = {-12, 28, -6, -42, -19},
    .signs[SIGN_ALIKE_NEXT] = {58, -71, 11, 69, 68},
    .signs[SIGN_STYLE] = {29, -5, -5, -50, 54},
    .signs[SIGN_STYLE_OTHER] = {33, -68, 38, 68, -5},
    .signs[SIGN_SHORT_BEFORE_1] = {23, 12, -39, 25, 39},
    .signs[SIGN_SHORT_BEFORE_3] = {-23, -20, 38, -26, -12},
    .signs[SIGN_SHORT_BEFORE_MORE] = {-20, -7, 40, -38, -50},
    .signs[SIGN_SHORT_BEHIND_1] = {21, 2, -17, 12, 17},
    .signs[SIGN_SHORT_BEHIND_3] = {-5, -20, 26, -22, 9},
    .signs[SIGN_SHORT_BEHIND_MORE] = {-71, 30, 28, -48, -71},
    .signs[SIGN_PROSE_NEAR] = {-36, 25, 11, -46, -37},
    .signs[SIGN_PROSE_FAR] = {-4, -10, 16, -15, 0},
    .signs[SIGN_TAKEN_BEFORE] = {-32, 46, -13, -57, -19},
    .signs[SIGN_TAKEN_BEHIND] = {124, -77, -43, 153, 113},
    .signs[SIGN_CAPTION_NEXT] = {16, 17, -33, 19, 16},
    .signs[SIGN_TAKEN_NEAR] = {6, -8, 7, -6, 6},
    .signs[SIGN_GAP_BEFORE] = {32, -28, -12, 45, 51},
    .signs[SIGN_GAP_BEHIND] = {-14, 9, 4, -22, -6},
    .signs[SIGN_ABOVE_TITLE] = {84, -44, -27, 75, 71},
    .signs[SIGN_BELOW_TITLE] = {9, -7, -4, 18, 12},
    .signs[SIGN_ABOVE_PROSE] = {87, -22, -41, 54, 63},
    .signs[SIGN_MOST_PASSED] = {26, -17, -9, 25, 34},
    .signs[SIGN_MORE_PASSED] = {4, -22, 18, -3, 13},
    .signs[SIGN_NEARLY_PASSED] = {29, -69, 40, 49, 15},
    .signs[SIGN_ALL_PASSED] = {-54, 20, 34, -69, -53},
    .signs[SIGN_IN_STRETCH] = {-13, 7, 14, -19, -38},
    .signs[SIGN_ABOVE_STRETCH] = {22, -46, 19, 37, 27},
    .signs[SIGN_IN_CORE] = {-83, -52, 135, -104, -83},
    .signs[SIGN_CORE_BEGUN] = {-21, 2, 19, -35, -12},
    .signs[SIGN_CORE_LEFT] = {51, -51, 4, 56, 47},
    .signs[SIGN_CORE_PASSED] = {-41, 14, 27, -58, -33},
    .signs[SIGN_OF_ARTICLE] = {-25, 44, -23, 1, -43},
    .signs[SIGN_OF_TOPIC] = {-28, 3, 22, -3, -51},
    .signs[SIGN_LONG_OF_TOPIC] = {11, -15, 3, 16, 12},
    .signs[SIGN_LONG_OFF_TOPIC] = {4, 3, -10, 9, 6},
    .signs[SIGN_OF_NEXT] = {-2, 124, -119, 6, -19},
    .signs[SIGN_OF_BEFORE] = {53, -66, 12, 70, 51},
    .signs[SIGN_OF_TITLE] = {2, 63, -56, -16, -6},
    .moves[STATE_BEFORE] = {-12, 109, -38, 0, 0},
    .moves[STATE_HEADING] = {0, -9, 104, -31, -52},
    .moves[STATE_PARAGRAPH] = {0, 8, 115, -72, -29},
    .moves[STATE_INSIDE] = {0, -106, -213, 24, 107},
    .moves[STATE_BEHIND] = {0, 0, 0, 0, 94},
};

#endif
