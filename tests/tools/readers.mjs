// Two real readers of books in a browser, foliate-js and epub.js.
import fs from 'node:fs'
import http from 'node:http'
import path from 'node:path'
import { require } from '../e2e/lib.mjs'

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

export const readerNames = Object.keys(readers)

// A page in which a reader has opened the book: window.reader shows documents of it, turns pages and opens
// notes. `listen` gets the page before anything is loaded. To be closed.
export async function openBook(browser, name, book, listen = () => {}) {
    const server = await serve(book)
    const page = await browser.newPage()
    listen(page)
    await page.goto(`http://127.0.0.1:${server.address().port}/${name}`)
    await page.waitForFunction('window.ready')
    await page.evaluate(() => window.reader.open())
    return {
        page,
        async close() {
            await page.close()
            server.close()
        },
    }
}
