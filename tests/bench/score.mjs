// How good an import is, beside what a reader would keep of the page. The figures of a page:
//
//   precision, recall, f1   of the words of the body, however they are ordered
//   verbatim                share of the words of the reader's blocks that came out character for character
//   headings                found, written and wanted; their level does not count
//   title                   is exactly the reader's; titled: what the import has for one
//   leak                    share of the lines of furniture that came out as blocks of their own
//
// What repeats the title, the byline, the date, a description or a caption is neutral: no gain, no loss.

const QUOTES = new Map([
    ...[..."‘’‚‛′`´"].map(quote => [quote, "'"]), ...[...'“”„‟″«»'].map(quote => [quote, '"']),
    ...[...'‐‑‒–—―−'].map(dash => [dash, '-']), ['…', '...'], ['\u00AD', ''],
])
const ENTITIES = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00A0' }
const VERBATIM_WORDS = 5 // a shorter block may come out anywhere
const LEAK_WORDS = 3
const BYLINE_WORDS = 14

export const collapse = text => (text ?? '').replace(/[\s\x1C-\x1F\x85\u200B]+/g, ' ').trim()
export const words = text => (text ?? '').toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? []
// Without case, and with one kind of quotation mark and dash.
export const plain = text => {
    const even = [...(text ?? '').normalize('NFKC')].map(c => QUOTES.get(c) ?? c).join('')
    return collapse(even.replace(/\s*-\s*/g, '-')).toLowerCase()
}

const harmonic = (p, r) => p + r ? 2 * p * r / (p + r) : 0
const sum = numbers => numbers.reduce((all, n) => all + n, 0)

function count(items) {
    const counts = new Map()
    for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1)
    return counts
}

// How many items two lists share.
function shared(a, b) {
    const counts = count(b)
    return sum([...count(a)].map(([item, n]) => Math.min(n, counts.get(item) ?? 0)))
}

export const decode = text => text.replace(/&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|(\w+));/g, (whole, decimal, hex, name) =>
    name ? ENTITIES[name] ?? whole : String.fromCodePoint(decimal ? Number(decimal) : parseInt(hex, 16)))

// The text of inline Markdown.
function textOf(markdown) {
    const escaped = []
    let s = markdown.replace(/<!--.*?-->/gs, '')
    s = s.replace(/!\[((?:[^[\]\\]|\\.|\[[^\]]*\])*)\]\((?:[^()\\]|\\.|\([^()]*\))*\)/g, '').replace(/!\[[^\]]*\]\[[^\]]*\]/g, '')
    for (let nested = 0; nested < 2; nested++)
        s = s.replace(/\[((?:[^[\]\\]|\\.|\[[^\]]*\])*)\]\((?:[^()\\]|\\.|\((?:[^()]|\([^()]*\))*\))*\)/g, '$1')
    s = s.replace(/\[([^[\]]+)\]\[[^\]]*\]/g, '$1').replace(/<(https?:\/\/[^>\s]+|mailto:[^>\s]+)>/g, '$1')
    s = s.replace(/<\/?[a-zA-Z][^<>]*>/g, '').replace(/\{[#.][^{}]*\}/g, '')
    s = s.replace(/\\([!-/:-@[-`{-~])/g, (_, c) => `\x01${escaped.push(c) - 1}\x02`)
    s = s.replace(/(\*\*\*|\*\*|\*|~~)(?=\S)/g, '').replace(/(?<=\S)(\*\*\*|\*\*|\*|~~)/g, '')
    s = s.replace(/(?<![\p{L}\p{N}_])_{1,3}(?=\S)/gu, '').replace(/(?<=\S)_{1,3}(?![\p{L}\p{N}_])/gu, '')
    s = s.replace(/`+/g, '').replace(/\x01(\d+)\x02/g, (_, n) => escaped[n])
    return collapse(decode(s))
}

function scalar(value) {
    const quote = value.length > 1 && value[0] === value.at(-1) ? value[0] : ''
    if (quote === "'") return value.slice(1, -1).replaceAll("''", "'")
    if (quote !== '"') return value
    try {
        return JSON.parse(value)
    } catch {
        return value
    }
}

// The title of the front matter, and what stands behind it.
function splitFrontMatter(text) {
    const found = /^\uFEFF?---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)/s.exec(text)
    if (!found) return { title: '', body: text }
    const titles = [...found[1].matchAll(/^title:[ \t]*([^\n]*)$/gm)]
    return { title: titles.length ? scalar(titles.at(-1)[1].trim()) : '', body: text.slice(found[0].length) }
}

// The blocks of Markdown as { level, text }; level 0: no heading.
class BlockReader {
    blocks = []
    #lines = []
    #fence = ''

    #add(level, text) {
        if (text) this.blocks.push({ level, text })
    }

    #flush(level = 0) {
        this.#add(level, textOf(this.#lines.join('\n')))
        this.#lines = []
    }

    #readCode(line) {
        if (line.trim().startsWith(this.#fence)) this.#fence = ''
        else this.#add(0, collapse(line))
    }

    #readRow(row) {
        this.#flush()
        for (const cell of row.replace(/^\|+|\|+$/g, '').split(/(?<!\\)\|/).map(textOf))
            if (!/^[\s:+=-]+$/.test(cell)) this.#add(0, cell)
    }

    // What begins or ends a block by its first characters. False: it goes on with a line of text.
    #readMark(line) {
        const heading = /^(#{1,6})(?:\s+(.*?))?(?:\s+#+)?\s*$/.exec(line)
        if (heading) {
            this.#flush()
            this.#add(heading[1].length, textOf(heading[2] ?? ''))
        } else if (this.#lines.length && /^(=+|-{2,})$/.test(line)) this.#flush(line[0] === '=' ? 1 : 2)
        else if (!line || /^([-*_])(\s*\1){2,}$/.test(line)) this.#flush()
        else if (line.startsWith('|') || /^[\s|:+=-]+$/.test(line)) this.#readRow(line)
        else return /^\[[^\]]+\]:\s*\S+/.test(line) && !line.startsWith('[^')
        return true
    }

    read(line) {
        if (this.#fence) return this.#readCode(line)
        const fence = /^\s{0,3}(?:>\s?)*\s*(```+|~~~+)/.exec(line)
        if (fence) {
            this.#flush()
            this.#fence = fence[1]
            return
        }
        let s = line.replace(/^\s{0,3}(?:>\s?)+/, '').trim()
        s = /^(?:[-*+]|\d{1,9}[.)])\s+(#{1,6}\s.*)$/.exec(s)?.[1] ?? s
        if (this.#readMark(s)) return
        const item = /^(?:[-*+]|\d{1,9}[.)])\s+(.*)$/.exec(s)
        if (item) this.#flush()
        s = item?.[1] ?? s
        this.#lines.push(s.endsWith('\\') && !s.endsWith('\\\\') ? s.slice(0, -1) : s)
    }

    end() {
        this.#flush()
        return this.blocks
    }
}

function readBlocks(body) {
    const reader = new BlockReader()
    for (const line of body.replace(/<!--.*?-->/gs, '').split('\n')) reader.read(line)
    return reader.end()
}

// What neither counts for nor against an import.
function neutralTexts(gold, kept) {
    const others = [gold.byline, gold.date, gold.excerpt, ...gold.descriptions ?? [], ...gold.captions ?? []]
    const titles = new Set([gold.title, ...gold.title_variants ?? []].filter(Boolean).map(plain))
    const texts = new Set([...titles, ...others.filter(Boolean).map(plain)])
    const byline = plain(gold.byline)
    const is = text => !kept.has(text) &&
        (texts.has(text) || (byline.length > 4 && text.includes(byline) && words(text).length <= BYLINE_WORDS))
    return { titles, is }
}

function scoreVerbatim(gold, blocks) {
    const text = collapse(blocks.map(block => block.text).join(' '))
    const long = gold.blocks.filter(block => !block.unmatched).map(block => ({ n: words(block.text).length, text: collapse(block.text) }))
        .filter(block => block.n >= VERBATIM_WORDS)
    const all = sum(long.map(block => block.n))
    return all ? sum(long.filter(block => text.includes(block.text)).map(block => block.n)) / all : 1
}

function scoreHeadings(gold, blocks, titles) {
    const bold = new Set(gold.blocks.filter(block => block.type === 'bold').map(block => plain(block.text)))
    const wanted = gold.blocks.filter(block => /^h[1-6]$/.test(block.type)).map(block => plain(block.text)).filter(text => !titles.has(text))
    const written = blocks.filter(block => block.level).map(block => plain(block.text)).filter(text => !titles.has(text) && !bold.has(text))
    return { found: shared(written, wanted), written: written.length, wanted: wanted.length }
}

function scoreLeak(gold, blocks, kept) {
    const all = [...kept].join('\0'), written = new Set(blocks.map(block => plain(block.text)))
    const furniture = [...new Set((gold.dropped ?? []).map(plain))].filter(text => words(text).length >= LEAK_WORDS && !all.includes(text))
    return furniture.length ? furniture.filter(text => written.has(text)).length / furniture.length : 0
}

// The figures of one page. `gold` is its NAME.gold.json, `markdown` what import wrote ('': nothing).
export function scorePage(gold, markdown) {
    const { title, body } = splitFrontMatter(markdown)
    const all = readBlocks(body)
    const kept = new Set(gold.blocks.map(block => plain(block.text)))
    const neutral = neutralTexts(gold, kept)
    const blocks = all.filter(block => !neutral.is(plain(block.text)))
    const written = blocks.flatMap(block => words(block.text)), wanted = gold.blocks.flatMap(block => words(block.text))
    const both = shared(written, wanted)
    const precision = written.length ? both / written.length : 0, recall = wanted.length ? both / wanted.length : 0
    const name = collapse(title) || (all.find(block => block.level === 1)?.text ?? '')
    return {
        precision, recall, f1: harmonic(precision, recall), verbatim: scoreVerbatim(gold, all),
        headings: scoreHeadings(gold, all, neutral.titles), title: Number(name === collapse(gold.title)), titled: name,
        leak: scoreLeak(gold, blocks, kept),
    }
}

// The figures of many pages: means, but the headings of all pages are counted together.
export function scoreAll(pages) {
    const mean = key => sum(pages.map(page => page[key])) / Math.max(1, pages.length)
    const headings = key => sum(pages.map(page => page.headings[key]))
    return {
        f1: mean('f1'), verbatim: mean('verbatim'), title: mean('title'), leak: mean('leak'),
        headings: harmonic(headings('found') / Math.max(1, headings('written')), headings('found') / Math.max(1, headings('wanted'))),
    }
}
