// What the end-to-end tests in JavaScript share: the published pages, a browser, and the report.
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import http from 'node:http'
import os from 'node:os'
import path from 'node:path'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'

// Packages are those of tests/tools, wherever the test stands.
export const require = createRequire(new URL('../tools/', import.meta.url))

// What judges and reads websites has a folder of its own, because its dependencies clash with the others'.
export const requireWeb = createRequire(new URL('../tools/web/', import.meta.url))

// So has what reads citations and plays course packages.
export const requireCourse = createRequire(new URL('../tools/course/', import.meta.url))

// The folder in which run.sh published the publications, one folder each.
export const published = process.env.published

export const outputs = fs.readdirSync(published).sort().map(name => ({ name, folder: path.join(published, name) }))

export function filesUnder(folder, extension) {
    return fs.readdirSync(folder, { withFileTypes: true, recursive: true })
        .filter(entry => entry.isFile() && entry.name.endsWith(extension))
        .map(entry => path.join(entry.parentPath ?? entry.path, entry.name))
        .sort()
}

// "default/site/index.html" of a file below the published folder.
export const shortName = file => path.relative(published, file)

// Sections of one work are all made alike: of their embed pages the first is enough, but for FULL=1.
const isLaterSection = (file, i, files) => {
    const folder = path.dirname(file)
    return !process.env.FULL && folder.includes('/site/embed/') && i > 0 && path.dirname(files[i - 1]) === folder
}

// A page that has moved leads away from itself before a browser can look at it: moved.mjs does.
export const isRedirect = file => fs.readFileSync(file, 'utf8').includes('<meta http-equiv="refresh"')

export const pages = () => outputs.flatMap(output => filesUnder(path.join(output.folder, 'site'), '.html')).filter((file, i, files) => !isLaterSection(file, i, files) && !isRedirect(file))

// Serves a folder, or pages given as {path: html}, on a port of its own of this machine.
export async function serve(content) {
    const types = { '.html': 'text/html; charset=utf-8', '.css': 'text/css', '.js': 'text/javascript', '.svg': 'image/svg+xml', '.png': 'image/png' }
    const server = http.createServer((request, response) => {
        const name = decodeURIComponent(new URL(request.url, 'http://localhost').pathname)
        const file = typeof content === 'string' && path.join(content, path.normalize(name))
        const body = file ? fs.existsSync(file) && fs.statSync(file).isFile() && fs.readFileSync(file) : content[name]
        response.writeHead(body ? 200 : 404, { 'Content-Type': types[path.extname(name)] ?? 'application/octet-stream' })
        response.end(body || 'not found')
    })
    await new Promise(resolve => server.listen(0, '127.0.0.1', resolve))
    return { origin: `http://127.0.0.1:${server.address().port}`, close: () => server.close() }
}

// One verdict: passes when nothing was found.
export function report(name, findings) {
    console.log(findings.length ? `not ok ${name}` : `ok ${name}`)
    for (const finding of findings) console.log(`    ${finding}`)
    if (findings.length) process.exitCode = 1
}

const chromiumFlags = ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync']

// Runs `use` with a browser of its own in a fresh profile.
export async function withBrowser(use) {
    const puppeteer = require('puppeteer-core')
    const profile = fs.mkdtempSync(path.join(os.tmpdir(), 'colophon-chromium-'))
    const args = process.getuid() === 0 ? ['--no-sandbox', ...chromiumFlags] : chromiumFlags
    const browser = await puppeteer.launch({
        executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', headless: true, userDataDir: profile, args
    })
    try {
        await use(browser)
    } finally {
        await browser.close()
        fs.rmSync(profile, { recursive: true, force: true })
    }
}

// Opens a file as a reader would who has only the folder; nothing but files may be asked for.
export async function openPage(browser, file) {
    const page = await browser.newPage()
    const heard = []
    page.on('console', message => {
        if (['error', 'warn', 'warning'].includes(message.type())) heard.push(`console: ${message.text()}`)
    })
    page.on('pageerror', error => heard.push(`script: ${error.message}`))
    page.on('requestfailed', request => heard.push(`not loaded: ${request.url()}`))
    page.on('request', request => {
        if (!/^(file|data):/.test(request.url())) heard.push(`asks for ${request.url()}`)
    })
    await page.goto(pathToFileURL(file).href, { waitUntil: 'load' })
    return { page, heard }
}

// The text of each rendered work; U+000A where blocks, breaks and cells end.
export function renderedWorks() {
    const inline = new Set(('a abbr b bdi bdo cite code data del dfn em i img ins kbd mark q rp rt ruby s samp small span ' +
        'strong sub sup time u var wbr').split(' '))
    const text = node => {
        if (node.nodeType === Node.TEXT_NODE) return node.data
        if (node.nodeType !== Node.ELEMENT_NODE || node.hasAttribute('data-apparatus')) return ''
        const inside = [...node.childNodes].map(text).join('')
        return inline.has(node.localName) ? inside : `\n${inside}\n`
    }
    return [...document.querySelectorAll('[data-work]')].map(element => ({ ...element.dataset, text: text(element) }))
}

const words = text => text.split(/\p{White_Space}+/u).filter(word => word)

// What differs between the parts of one rendered work and the record they carry.
export function compareWords(parts) {
    const [{ words: count, sha256 }] = parts
    const number = part => parseInt(part.part ?? '1', 10)
    const stream = parts.sort((a, b) => number(a) - number(b)).flatMap(part => words(part.text))
    const findings = []
    if (stream.length !== Number(count)) findings.push(`${stream.length} words, the record has ${count}`)
    const digest = createHash('sha256').update(stream.join(' ')).digest('hex')
    if (sha256.length < 32 || !digest.startsWith(sha256)) findings.push(`digest ${digest}, the record has ${sha256}`)
    if (findings.length) findings.push(`first words: ${stream.slice(0, 12).join(' ')}`, `last words: ${stream.slice(-12).join(' ')}`)
    return findings
}
