// Every page is without accessibility violations that axe-core finds, in light and in dark.
import fs from 'node:fs'
import { openPage, pages, report, require, shortName, withBrowser } from './lib.mjs'

const axe = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8')

const describe = violation => violation.nodes.map(node => `${violation.id} (${violation.impact}): ${node.target.join(' ')}`)

await withBrowser(async browser => {
    for (const file of pages()) {
        const { page } = await openPage(browser, file)
        await page.evaluate(axe)
        for (const scheme of ['light', 'dark']) {
            await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }])
            const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }))
            report(`axe/${shortName(file)} in ${scheme}`, violations.flatMap(describe))
        }
        await page.close()
    }
})
