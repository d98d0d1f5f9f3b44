/*
 * Which language a text is in, by its most frequent words or by its script. Only what is clear is said:
 * a tag that is wrong makes programs read a text aloud, and cut its words, by the rules of another.
 */
#include "import/language.h"

#include <string.h>
#include <utf8proc.h>

#include "base/utf8.h"

enum {
    SAMPLE = 1500,       /* words that are looked at */
    LETTERS = 40,        /* of a word that is looked for */
    LEAST_FOUND = 4,     /* words of the language */
    LEAST_PERCENT = 10,  /* of all */
    AHEAD_PERCENT = 125, /* of what the next language has */
    SCRIPT_PERCENT = 50,
    SCRIPT_LETTERS = 20,
    PERCENT = 100,
};

/* Words that stand in nearly all texts of a language, whatever they are about. */
static const struct common {
    const char *tag, *words;
} languages[] = {
    {"en",
     " the of and to in is that it was for with as on be this are not by have from which they "
     "you at but an or were had his her their what when will would there been has "},
    {"de", " der die das und ist in den von zu mit sich auf für nicht ein eine als auch es an dem "
           "des im er sie wird war aber oder wie nach noch nur dass werden einer eines einen bei "},
    {"fr",
     " le la les et de des du est un une que qui dans en pour pas sur ne se ce il elle au aux "
     "par avec plus son sont cette mais ou nous vous être ont où leur à "},
    {"es", " el la los las y de del que en un una es por con para no se su al lo como más pero sus "
           "le ha este esta son entre cuando muy sin sobre también era hay donde o a "},
    {"pt",
     " o a os as e de do da dos das que em um uma é por com para não se na no nos nas ao mais "
     "mas como foi ser são seu sua ou quando muito já também só pelo pela há "},
    {"it", " il lo la i gli le e di del della dei delle che in un una è per con non si da al alla "
           "nel nella sono come più ma anche dal o se questo questa era ha ed "},
    {"nl", " de het een en van in is dat op te zijn voor met die niet aan er om ook als bij maar "
           "door naar uit wordt nog hij ze dit werd kan of over "},
    {"sv",
     " och i att det som en på är av för den till med inte om ett har de så men vi var jag han "
     "från när också eller kan ska under "},
    {"da", " og i at det er en til på som af for den med de ikke et har der var om men vi han fra "
           "også eller kan blev når hvor efter "},
    {"nb", " og i at det er en til på som av for den med de ikke et har var om men vi han fra også "
           "eller kan ble når hvor etter "},
    {"pl", " i w na z do się nie to jest że o jak po co za od ale tym są był przez dla oraz który "
           "która które jego może było ich tego "},
    {"cs", " a v na se je že to s z do o ve jako ale po za by pro tak od jsou byl bylo které který "
           "nebo jeho při až jen k i "},
    {"ro",
     " și în de la a cu pe nu o că este din un care se mai sau pentru au fost ca dar lui sunt "
     "al ale prin după fi între "},
    {"hu", " a az és hogy nem is egy meg ez de volt csak már mint azt ha vagy még van ki el kell "
           "lehet aki ami minden "},
    {"fi", " ja on ei se että oli hän mutta kun myös ovat joka niin kuin tai sen mitä jos ole sitä "
           "vain nyt jo hänen ne "},
    {"tr", " ve bir bu da de için ile çok ne olarak daha gibi o kadar en ama sonra olan var her ki "
           "değil ise veya mi "},
    {"id", " yang dan di ini itu untuk dengan dari tidak dalam pada adalah ke akan juga oleh atau "
           "sebagai bisa ada mereka karena telah "},
    {"vi",
     " và của là có các một cho được trong những không người với đã này để khi đến cũng từ về "
     "như "},
    {"ru", " и в не на я что он с как это по но они к у из за от то же бы для мы был или его так "
           "только было еще при о "},
    {"uk",
     " і в не на що з як до це та є за він у й від для про але по вони був або його так також "
     "було ще при які "},
    {"bg", " и на в да се не за от с че са по е като ще но до това или към при също му му има са "},
    {"ar", " في من على إلى أن لا ما هذا عن التي كان مع هذه الذي و كل بعد ذلك قد بين هو هي لم "},
    {"fa", " و در به از که این را با است برای آن یک خود تا بر هم نیز شده می اما ها های "},
};

enum { LANGUAGES = sizeof languages / sizeof *languages };

/* Scripts in which one language is written, or nearly so. Kana above all, for Japanese has Han, too. */
static const struct script {
    uint32_t first, last;
    const char *tag;
} scripts[] = {
    {0x3040, 0x30FF, "ja"}, {0xAC00, 0xD7AF, "ko"}, {0x0370, 0x03FF, "el"}, {0x0590, 0x05FF, "he"},
    {0x0E00, 0x0E7F, "th"}, {0x4E00, 0x9FFF, "zh"}, {0x0530, 0x058F, "hy"}, {0x10A0, 0x10FF, "ka"},
};

enum { SCRIPTS = sizeof scripts / sizeof *scripts, KANA = 0, HAN = 5, KANA_PERCENT = 10 };

struct tally {
    size_t words, found[LANGUAGES];
    size_t letters, of_script[SCRIPTS];
};

/* The letters of a word in lower case, without the signs around it. */
static struct str lower(struct str word, char *room)
{
    size_t n = 0, length;
    for (; word.n > 0 && n < LETTERS; word = str_sub(word, length, word.n)) {
        int32_t c = utf8proc_tolower((int32_t)utf8_decode(word, &length));
        utf8proc_category_t category = utf8proc_category(c);
        if (category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_ME)
            n += (size_t)utf8proc_encode_char(c, (unsigned char *)room + n);
        else if (n > 0)
            break;
    }
    return (struct str){room, n};
}

static void count_letters(struct tally *tally, struct str word)
{
    size_t length;
    for (; word.n > 0; word = str_sub(word, length, word.n)) {
        uint32_t c = utf8_decode(word, &length);
        utf8proc_category_t category = utf8proc_category((int32_t)c);
        tally->letters += category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO;
        for (size_t i = 0; i < SCRIPTS; i++)
            tally->of_script[i] += c >= scripts[i].first && c <= scripts[i].last;
    }
}

static void count_word(struct tally *tally, struct str word)
{
    char room[LETTERS + 4];
    struct str letters = lower(word, room);
    if (letters.n == 0)
        return;
    tally->words++;
    count_letters(tally, word);
    for (size_t i = 0; i < LANGUAGES; i++)
        tally->found[i] += str_listed(languages[i].words, letters);
}

/* The language of most of the letters; NULL: they are Latin, Cyrillic or the like. */
static const char *by_script(const struct tally *tally)
{
    size_t asian = tally->of_script[KANA] + tally->of_script[HAN];
    if (tally->letters < SCRIPT_LETTERS)
        return NULL;
    if (tally->of_script[KANA] * PERCENT >= asian * KANA_PERCENT &&
        asian * PERCENT >= tally->letters * SCRIPT_PERCENT)
        return scripts[KANA].tag;
    for (size_t i = 0; i < SCRIPTS; i++)
        if (tally->of_script[i] * PERCENT >= tally->letters * SCRIPT_PERCENT)
            return scripts[i].tag;
    return NULL;
}

static const char *by_words(const struct tally *tally)
{
    size_t best = 0, next = 0;
    for (size_t i = 1; i < LANGUAGES; i++)
        if (tally->found[i] > tally->found[best])
            best = i;
    for (size_t i = 0; i < LANGUAGES; i++)
        if (i != best && tally->found[i] > next)
            next = tally->found[i];
    size_t found = tally->found[best];
    bool clear = found >= LEAST_FOUND && found * PERCENT >= tally->words * LEAST_PERCENT &&
                 found * PERCENT >= next * AHEAD_PERCENT;
    return clear ? languages[best].tag : NULL;
}

const char *language_of(const struct units *units)
{
    struct tally tally = {0};
    for (size_t i = 0; i < units->n && tally.words < SAMPLE; i++) {
        struct str text = units->at[i].text;
        if (!role_in_body(units->at[i].role) || units->at[i].role == ROLE_CODE)
            continue;
        for (struct str word; tally.words < SAMPLE && utf8_next_word(&text, &word);)
            count_word(&tally, word);
    }
    const char *tag = by_script(&tally);
    return tag ? tag : by_words(&tally);
}
