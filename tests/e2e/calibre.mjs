// Calibre knows the books: it reads their metadata, and what it makes of them, as plain text and for
// Kindle and Kobo, has every word, those of the notices too.
//
// Calibre 6 reads no rights from an EPUB 3, so they are looked for where a reader finds them: in the
// words.
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { outputs, report, shortName } from './lib.mjs'

const entities = { amp: '&', lt: '<', gt: '>', quot: '"' }
const blocks = 'blockquote|br|dd|details|div|dl|dt|figcaption|figure|footer|h[1-6]|header|hr|li|nav|ol|p|pre|section|summary|' +
    'table|tbody|td|th|thead|tr|ul'

// A Kindle's file of a thousand chapters takes minutes.
const patience = process.env.FULL ? 1800000 : 120000

function run(program, ...args) {
    const result = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 1 << 28, timeout: patience, env: { ...process.env, QT_QPA_PLATFORM: 'offscreen' } })
    return { said: (result.stdout ?? '') + (result.stderr ?? ''), failed: result.error || result.status !== 0 }
}

const member = (book, name) => run('unzip', '-p', book, name).said
const textOf = xml => xml.replace(/&(#x?\w+|\w+);/g, (whole, name) =>
    entities[name] ?? String.fromCodePoint(name[1] === 'x' ? parseInt(name.slice(2), 16) : Number(name.slice(1))))

// Every word of the book in the order of its spine, as it is written in its files.
function wordsOfBook(book) {
    const opf = member(book, 'package.opf')
    const paths = new Map([...opf.matchAll(/<item id="([^"]+)" href="([^"]+)"/g)].map(([, id, href]) => [id, href]))
    return [...opf.matchAll(/<itemref idref="([^"]+)"/g)].flatMap(([, id]) => {
        const body = member(book, paths.get(id)).replace(/^[^]*?<body/, '<body').replace(/<nav[^>]*hidden=[^]*?<\/nav>/g, '')
        const text = body.replace(new RegExp(`</?(${blocks})\\b[^>]*>`, 'g'), '\n').replace(/<[^>]+>/g, '')
        return textOf(text).split(/\s+/).filter(word => word)
    })
}

// Bullets and rules are Calibre's own.
const wordsOfText = file => (fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '').split(/\s+/).filter(word => word && !/^(\*|-{3,})$/.test(word))

// After the last word a Kindle's file has its own contents: `more` allows for them.
function difference(wanted, found, more = false) {
    const at = wanted.findIndex((word, i) => word !== found[i])
    return at < 0 && (more || wanted.length === found.length) ? []
        : [`${found.length} words, not ${wanted.length}; the first other one is '${found[at]}' for '${wanted.slice(at, at + 8).join(' ')}'`]
}

function convert(from, to, ...options) {
    fs.rmSync(to, { force: true })
    const { said, failed } = run('ebook-convert', from, to, ...options)
    const complaints = said.split('\n').filter(line => /\b(warn|error|invalid|failed|traceback)/i.test(line))
    return failed ? [...complaints, `ebook-convert ${path.basename(to)} failed`] : complaints
}

function metadata(book) {
    const { said } = run('ebook-meta', book)
    const opf = member(book, 'package.opf')
    const first = name => textOf(opf.match(new RegExp(`<dc:${name}[^>]*>([^<]*)<`))?.[1] ?? '')
    return ['title', 'publisher', 'creator'].map(first).filter(value => value && !said.includes(value)).map(value => `'${value}' is not told`)
}

// The manual shows front matter and consoles, whose '---' and '>' Calibre takes for marks of its own.
for (const output of outputs.filter(({ name }) => name !== 'manual'))
    for (const name of fs.readdirSync(output.folder).filter(name => name.endsWith('.epub'))) {
        const book = path.join(output.folder, name), title = `calibre/${shortName(book)}`
        const wanted = wordsOfBook(book), plain = ['--txt-output-formatting=plain']
        report(`${title}: metadata`, metadata(book))
        report(`${title}: text`, [...convert(book, 'book.txt', ...plain), ...difference(wanted, wordsOfText('book.txt'))])
        if (wanted.length > 10000 && !process.env.FULL) continue
        report(`${title}: Kindle`, [...convert(book, 'book.azw3'), ...convert('book.azw3', 'kindle.txt', ...plain),
            ...difference(wanted, wordsOfText('kindle.txt'), true)])
        report(`${title}: Kobo`, convert(book, 'book.kepub.epub'))
    }
