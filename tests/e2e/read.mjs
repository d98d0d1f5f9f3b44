// The books are read in two real readers, foliate-js and epub.js: their contents are ours, every
// chapter has the words of its work, a note opens, pages turn forth and back, and at night all can
// still be read.
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { openBook, readerNames } from '../tools/readers.mjs'
import { compareWords, outputs, renderedWorks, report, shortName, withBrowser } from './lib.mjs'

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
    const packaged = execFileSync('unzip', ['-p', book, 'package.opf'], { encoding: 'utf8' })
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
    const heard = [], title = `read/${shortName(book)} in ${name}`
    const listen = page => page.on('pageerror', error => heard.push(`script: ${error.message}`)).on('request', request => {
        if (!/^(http:\/\/127\.0\.0\.1|blob:|data:)/.test(request.url())) heard.push(`asks for ${request.url()}`)
    })
    let opened
    try {
        opened = await openBook(browser, name, book, listen)
        const { page } = opened
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
        await opened?.close()
    }
}

await withBrowser(async browser => {
    for (const output of outputs)
        for (const file of fs.readdirSync(output.folder).filter(file => file.endsWith('.epub')))
            for (const name of readerNames) await read(browser, name, path.join(output.folder, file))
})
