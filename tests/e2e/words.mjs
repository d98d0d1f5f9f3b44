// The words that a reader sees in the browser are the words of the fidelity record, none more, none
// less, wherever a work is rendered.
import { compareWords, openPage, pages, renderedWorks, report, shortName, withBrowser } from './lib.mjs'

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
for (const [name, parts] of renderings) report(`words/${name}`, compareWords(parts))
