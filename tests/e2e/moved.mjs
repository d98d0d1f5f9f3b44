// An address that a work once had leads to it, from the folder and without a script; where its pieces went to several
// places, each is named at its old anchor. Both kinds of page are without faults that axe-core finds.
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { isRedirect, outputs, report, require, withBrowser } from './lib.mjs'

const axe = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8')
const site = path.join(outputs.find(output => output.name === 'reader').folder, 'site')

const redirects = {
    'works/asked.html': ['works/questions.html', ''],
    'old/reading.html': ['works/questions.html', ''],
    'old/warum.html': ['works/fragen.html', '#warum-lesen']
}

await withBrowser(async browser => {
    for (const [from, [to, hash]] of Object.entries(redirects)) {
        const page = await browser.newPage()
        await page.setJavaScriptEnabled(false)
        await page.goto(pathToFileURL(path.join(site, from)).href, { waitUntil: 'load' })
        const wanted = pathToFileURL(path.join(site, to)).href + hash
        for (let tries = 0; page.url() !== wanted && tries < 100; tries++) await new Promise(resolve => setTimeout(resolve, 50))
        report(`moved/${from} leads to ${to}${hash}`, page.url() === wanted ? [] : [`it shows ${page.url()}`])
        await page.close()
    }
    for (const from of ['works/asked.html', 'old/guide.html']) {
        const html = fs.readFileSync(path.join(site, from), 'utf8')
        const file = path.join(site, path.dirname(from), 'stays.html')
        fs.writeFileSync(file, html.replace(/<meta http-equiv="refresh"[^>]*>/, ''))
        const page = await browser.newPage()
        await page.goto(pathToFileURL(file).href, { waitUntil: 'load' })
        await page.evaluate(axe)
        const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }))
        report(`moved/${from}: axe finds nothing`, violations.map(violation => violation.id))
        const links = await page.evaluate(() => [...document.querySelectorAll('main a')].map(a => [a.closest('li')?.id ?? '', a.href]))
        const lost = links.filter(([, href]) => !fs.existsSync(fileURLToPath(new URL(href.replace(/#.*/, '')))))
        report(`moved/${from}: its links lead to pages`, [...lost.map(([, href]) => href), ...links.length ? [] : ['there are none']])
        if (!isRedirect(path.join(site, from))) {
            report(`moved/${from}: each piece has its old anchor`, links.map(([id]) => id).join(' ') === 'why warum' ? [] : [JSON.stringify(links)])
        }
        fs.rmSync(file)
        await page.close()
    }
})
