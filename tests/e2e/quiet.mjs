// Every page opens from the folder without a word on the console, asks nothing of anybody, has no
// inline style or script, and fits a narrow screen. Pages that stand alone have their style inside: the policy
// that the site asks hosts to send allows it.
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { openPage, outputs, pages, report, shortName, withBrowser } from './lib.mjs'

function inlineCode() {
    const found = []
    for (const element of document.querySelectorAll('[style]')) found.push(`style attribute on ${element.localName}`)
    for (const element of document.querySelectorAll('script:not([src]):not([type="application/ld+json"])')) {
        found.push(`inline script: ${element.textContent.slice(0, 40)}`)
    }
    for (const element of document.querySelectorAll('*')) {
        for (const name of element.getAttributeNames()) if (/^on/i.test(name)) found.push(`${name} on ${element.localName}`)
    }
    return found
}

function wideElements() {
    const width = document.documentElement.clientWidth
    if (document.documentElement.scrollWidth <= width) return []
    const wide = [...document.body.querySelectorAll('*')].filter(element => element.getBoundingClientRect().right > width + 1)
    return [`wider than ${width} px: ${wide.slice(0, 5).map(element => element.localName + '.' + element.className).join(', ')}`]
}

for (const { name, folder } of outputs.filter(output => fs.existsSync(path.join(output.folder, 'site/_headers')))) {
    const policy = fs.readFileSync(path.join(folder, 'site/_headers'), 'utf8')
    const findings = pages().filter(file => file.startsWith(path.join(folder, 'site/'))).flatMap(file => {
        const style = /<style>([^]*?)<\/style>/.exec(fs.readFileSync(file, 'utf8'))?.[1]
        const digest = style && createHash('sha256').update(style).digest('base64')
        return !digest || policy.includes(`'sha256-${digest}'`) ? [] : [`the style in ${shortName(file)} is not allowed`]
    })
    report(`quiet/${name}: the policy allows the styles that stand in pages`, findings)
}

await withBrowser(async browser => {
    for (const file of pages()) {
        const { page, heard } = await openPage(browser, file)
        const inline = await page.evaluate(inlineCode)
        await page.setViewport({ width: 320, height: 640 })
        const wide = await page.evaluate(wideElements)
        report(`quiet/${shortName(file)}`, [...heard, ...inline, ...wide])
        await page.close()
    }
})
