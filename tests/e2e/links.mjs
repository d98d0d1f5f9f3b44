// Every link and every address of a picture or style leads, from the folder alone, to a file and a
// place in it that exist.
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { openPage, pages, report, shortName, withBrowser } from './lib.mjs'

function addresses() {
    const ids = [...document.querySelectorAll('[id]')].map(element => element.id)
    const twice = ids.filter((id, i) => ids.indexOf(id) !== i)
    const found = [...document.querySelectorAll('[href], [src]')]
        .filter(element => !(element.localName === 'link' && element.relList.contains('canonical')))
        .map(element => ({ written: element.getAttribute('href') ?? element.getAttribute('src'), url: element.href || element.src }))
    return { ids, twice, found }
}

const seen = new Map()
await withBrowser(async browser => {
    for (const file of pages()) {
        const { page } = await openPage(browser, file)
        seen.set(file, await page.evaluate(addresses))
        await page.close()
    }
})

function fault(file, { written, url }) {
    if (!url.startsWith('file:')) return /^(https?|mailto|data):/.test(url) ? null : 'is no address'
    if (path.isAbsolute(written) || written.startsWith('file:')) return 'is absolute'
    const target = new URL(url)
    const fragment = decodeURIComponent(target.hash.slice(1))
    target.hash = ''
    const name = fileURLToPath(target)
    if (!fs.existsSync(name)) return 'leads to no file'
    if (fs.statSync(name).isDirectory()) return 'leads to a folder, which no file: address shows as a page'
    if (fragment && seen.has(name) && !seen.get(name).ids.includes(fragment)) return 'leads to no place in the page'
    return null
}

for (const [file, { found, twice }] of seen) {
    const faults = found.map(link => [link.written, fault(file, link)]).filter(([, what]) => what)
    report(`links/${shortName(file)}`, [...faults.map(([written, what]) => `${written} ${what}`), ...twice.map(id => `id '${id}' twice`)])
}
