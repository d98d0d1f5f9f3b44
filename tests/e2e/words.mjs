// The words that a reader sees in the browser are the words of the fidelity record, none more, none
// less, wherever a work is rendered.
import { createHash } from 'node:crypto'
import { openPage, pages, report, shortName, withBrowser } from './lib.mjs'

// The text of each rendered work; U+000A where blocks, breaks and cells end.
function renderedWorks() {
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

function compare(parts) {
    const [{ words: count, sha256 }] = parts
    const number = part => parseInt(part.part ?? '1', 10)
    const stream = parts.sort((a, b) => number(a) - number(b)).flatMap(part => words(part.text))
    const findings = []
    if (stream.length !== Number(count)) findings.push(`${stream.length} words, the record has ${count}`)
    const digest = createHash('sha256').update(stream.join(' ')).digest('hex')
    if (digest !== sha256) findings.push(`digest ${digest}, the record has ${sha256}`)
    if (findings.length) findings.push(`first words: ${stream.slice(0, 12).join(' ')}`, `last words: ${stream.slice(-12).join(' ')}`)
    return findings
}

const renderings = new Map()
await withBrowser(async browser => {
    for (const file of pages()) {
        const { page } = await openPage(browser, file)
        for (const work of await page.evaluate(renderedWorks)) {
            const key = work.part ? `${work.work} in parts, ${work.sha256.slice(0, 8)}` : `${work.work} in ${shortName(file)}`
            renderings.set(key, [...(renderings.get(key) ?? []), work])
        }
        await page.close()
    }
})
for (const [name, parts] of renderings) report(`words/${name}`, compare(parts))
