// The books are read in two real readers, foliate-js and epub.js: their contents are ours, every
// chapter has the words of its work, a note opens, pages turn forth and back, and at night all can
// still be read.
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import http from 'node:http'
import path from 'node:path'
import { compareWords, outputs, renderedWorks, report, require, shortName, withBrowser } from './lib.mjs'

const modules = path.dirname(require.resolve('../tools/package.json')) + '/node_modules'
const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.epub': 'application/epub+zip' }

const readers = {
    foliate: `<!DOCTYPE html><meta charset="utf-8"><title>foliate-js</title><link rel="icon" href="data:,">
<style>html, body, foliate-view { height: 100%; margin: 0; display: block }</style>
<body><script type="module">
import '/foliate-js/view.js'
import { FootnoteHandler } from '/foliate-js/footnotes.js'
const wait = (target, name) => new Promise(resolve => target.addEventListener(name, resolve, { once: true }))
const view = document.createElement('foliate-view')
document.body.append(view)
window.reader = {
    async open() {
        const blob = await (await fetch('/book.epub')).blob()
        await view.open(new File([blob], 'book.epub', { type: 'application/epub+zip' }))
    },
    contents: () => {
        const flat = items => (items ?? []).flatMap(item => [item.label.trim(), ...flat(item.subitems)])
        return flat(view.book.toc)
    },
    rights: () => view.book.metadata.rights,
    documents: () => Promise.all(view.book.sections.map(section => section.createDocument())),
    show: i => view.goTo(i),
    document: () => view.renderer.getContents()[0].doc,
    place: () => view.lastLocation?.cfi,
    next: () => view.next(),
    previous: () => view.prev(),
    async night(css) { view.renderer.setStyles(css) },
    async note(link) {
        const notes = new FootnoteHandler()
        const rendered = wait(notes, 'render')
        notes.addEventListener('before-render', event => document.body.append(event.detail.view))
        view.addEventListener('link', event => notes.handle(view.book, event), { once: true })
        link.click()
        const { detail } = await rendered
        await new Promise(resolve => setTimeout(resolve, 250))
        return detail.view.renderer.getContents()[0].doc.body.textContent
    },
}
window.ready = true
</script>`,
    'epub.js': `<!DOCTYPE html><meta charset="utf-8"><title>epub.js</title><link rel="icon" href="data:,">
<script src="/jszip/dist/jszip.min.js"></script><script src="/epubjs/dist/epub.min.js"></script>
<style>html, body, #book { height: 100%; margin: 0 }</style>
<body><div id="book"></div><script>
let book, rendition
window.reader = {
    async open() {
        book = ePub(await (await fetch('/book.epub')).arrayBuffer())
        await book.ready
        rendition = book.renderTo('book', { width: '100%', height: '100%' })
        await rendition.display()
    },
    async contents() {
        const flat = items => (items ?? []).flatMap(item => [item.label.trim(), ...flat(item.subitems)])
        return flat((await book.loaded.navigation).toc)
    },
    rights: async () => (await book.loaded.metadata).rights,
    documents: () => Promise.all(book.spine.spineItems.map(async item => (await item.load(book.load.bind(book))).ownerDocument)),
    show: i => rendition.display(book.spine.get(i).href),
    document: () => rendition.getContents()[0].document,
    place: () => rendition.location?.start.cfi,
    next: () => rendition.next(),
    previous: () => rendition.prev(),
    async night(css) { rendition.getContents().forEach(contents => contents.addStylesheetCss(css, 'night')) },
    async note(link) {
        const [, id] = link.getAttribute('href').split('#')
        await rendition.display(rendition.location.start.href + '#' + id)
        return this.document().getElementById(id)?.textContent ?? ''
    },
}
window.ready = true
</script>`,
}

function serve(book) {
    const server = http.createServer((request, response) => {
        const name = decodeURIComponent(new URL(request.url, 'http://x').pathname).slice(1)
        const body = readers[name] ?? (name === 'book.epub' ? fs.readFileSync(book)
            : fs.existsSync(path.join(modules, name)) ? fs.readFileSync(path.join(modules, name)) : null)
        response.writeHead(body === null ? 404 : 200, { 'content-type': readers[name] ? types['.html'] : types[path.extname(name)] ?? 'text/plain' })
        response.end(body)
    })
    return new Promise(resolve => server.listen(0, '127.0.0.1', () => resolve(server)))
}

// The contents as the reader and as our navigation give them, the works, and the first document of a
// work, and of one with notes.
async function readAll(source) {
    const texts = new Function(`return ${source}`)()
    const documents = await window.reader.documents()
    return {
        contents: await window.reader.contents(),
        rights: await window.reader.rights(),
        ours: documents.flatMap(page => [...page.querySelectorAll('nav[role="doc-toc"] a')].map(link => link.textContent.trim())),
        works: documents.flatMap(texts),
        chapter: documents.findIndex(page => page.querySelector('[data-work]')),
        noted: documents.findIndex(page => page.querySelector('[role="doc-noteref"]')),
    }
}

// The rights as the package says them; readers show them among the facts of the book.
function rightsOf(book) {
    const packaged = execFileSync('unzip', ['-p', book, 'EPUB/package.opf'], { encoding: 'utf8' })
    const [, rights] = /<dc:rights>([^]*?)<\/dc:rights>/.exec(packaged) ?? [null, '']
    return plain(rights.replace(/&(amp|lt|gt|quot);/g, (_, name) => ({ amp: '&', lt: '<', gt: '>', quot: '"' })[name]))
}

const plain = text => text.replace(/\s+/g, ' ').trim()

// The parts of a work are joined in the order of their numbers.
function fidelity(works) {
    const byWork = new Map()
    for (const work of works) byWork.set(work.work, [...(byWork.get(work.work) ?? []), work])
    return [...byWork].flatMap(([name, parts]) => compareWords(parts).map(finding => `${name}: ${finding}`))
}

async function turnPages(i) {
    const { reader } = window
    const pause = () => new Promise(resolve => setTimeout(resolve, 250))
    await reader.show(i)
    await pause()
    const start = reader.place()
    await reader.next()
    await pause()
    const next = reader.place()
    await reader.previous()
    await pause()
    const findings = []
    if (!start || next === start) findings.push(`next stays at ${start}`)
    if (reader.place() !== start) findings.push(`previous leads to ${reader.place()}, not back to ${start}`)
    return findings
}

async function openNote(i) {
    const { reader } = window
    await reader.show(i)
    await new Promise(resolve => setTimeout(resolve, 250))
    const link = reader.document().querySelector('[role="doc-noteref"]')
    if (!link) return ['there is no reference to a note']
    const text = (await Promise.race([reader.note(link), new Promise(resolve => setTimeout(resolve, 5000, ''))])).trim()
    return text && text.length < 500 ? [] : [`the note of ${link.getAttribute('href')} does not open, '${text.slice(0, 80)}' does`]
}

// With a reader's colours for the night, every text has the contrast that WCAG asks for.
async function readAtNight(i) {
    const { reader } = window
    await reader.show(i)
    await reader.night('html, body { background: #121212; color: #ddd } a:any-link { color: #8ab4f8 }')
    await new Promise(resolve => setTimeout(resolve, 250))
    const page = reader.document(), view = page.defaultView
    const parse = color => (color.match(/[\d.]+/g) ?? []).map(Number)
    const light = color => {
        const [r, g, b] = parse(color).map(part => (part /= 255) <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
        return 0.2126 * r + 0.7152 * g + 0.0722 * b
    }
    const findings = new Set()
    for (const element of page.body.querySelectorAll('*')) {
        if (![...element.childNodes].some(node => node.nodeType === 3 && node.data.trim())) continue
        let under = element
        while (under.parentElement && (parse(view.getComputedStyle(under).backgroundColor)[3] ?? 1) === 0) under = under.parentElement
        const [one, two] = [light(view.getComputedStyle(element).color), light(view.getComputedStyle(under).backgroundColor)].sort((a, b) => b - a)
        const contrast = (one + 0.05) / (two + 0.05)
        if (contrast < 4.5) findings.add(`${element.localName} has a contrast of ${contrast.toFixed(1)}`)
    }
    return [...findings]
}

async function read(browser, name, book) {
    const server = await serve(book)
    const page = await browser.newPage()
    const heard = []
    page.on('pageerror', error => heard.push(`script: ${error.message}`))
    page.on('request', request => {
        if (!/^(http:\/\/127\.0\.0\.1|blob:|data:)/.test(request.url())) heard.push(`asks for ${request.url()}`)
    })
    const title = `read/${shortName(book)} in ${name}`
    try {
        await page.goto(`http://127.0.0.1:${server.address().port}/${name}`)
        await page.waitForFunction('window.ready')
        await page.evaluate(() => window.reader.open())
        const texts = `root => { const document = root; return (${renderedWorks})() }`
        const { contents, rights, ours, works, chapter, noted } = await page.evaluate(readAll, texts)
        report(`${title}: contents`, JSON.stringify(contents) === JSON.stringify(ours) && contents.length > 4 ? []
            : [`${contents.length} lines, our navigation has ${ours.length}`])
        report(`${title}: rights`, plain(rights ?? '') === rightsOf(book) && rights ? []
            : [`'${rights}', the package has '${rightsOf(book)}'`])
        report(`${title}: words`, works.length ? fidelity(works) : ['no works'])
        report(`${title}: next and previous`, await page.evaluate(turnPages, chapter))
        if (noted >= 0) report(`${title}: a note`, await page.evaluate(openNote, noted))
        report(`${title}: at night`, await page.evaluate(readAtNight, noted >= 0 ? noted : chapter))
        report(`${title}: quiet`, heard)
    } catch (error) {
        report(title, [String(error)])
    } finally {
        await page.close()
        server.close()
    }
}

await withBrowser(async browser => {
    for (const output of outputs)
        for (const file of fs.readdirSync(output.folder).filter(file => file.endsWith('.epub')))
            for (const name of Object.keys(readers)) await read(browser, name, path.join(output.folder, file))
})
