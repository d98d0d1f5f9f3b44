// Every page is without accessibility violations that axe-core finds, in light and in dark; so are the lists of a course
// that is long enough to go on in further pages. The dark scheme changes colors alone: only the rules on these are asked
// again.
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { openPage, pages, report, require, shortName, withBrowser } from './lib.mjs'

const axe = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8')

const schemes = { light: {}, dark: { runOnly: ['cat.color'] } }

const describe = violation => violation.nodes.map(node => `${violation.id} (${violation.impact}): ${node.target.join(' ')}`)

// A course of two sessions, the first with more texts than a page of a list has; as many keywords and authors.
function publishLongCourse(folder) {
    fs.mkdirSync(path.join(folder, 'pub/one'), { recursive: true })
    fs.writeFileSync(path.join(folder, 'pub/publication.yaml'), `name: long
title: A long course
lang: en
license: CC-BY-4.0
theme: course
outputs: [site]
navigation:
  - {folder: one, title: The first session, description: Much to read.}
  - {part: The second session, works: [end.md]}
`)
    const write = (file, title, keywords) => fs.writeFileSync(path.join(folder, 'pub', file), `---
title: ${title}
author: [Ada Example, ${title} Author]
date: 2026
license: CC-BY-4.0
series: All of it
keywords: [${keywords}]
---

Words.
`)
    for (let i = 1; i <= 120; i++) write(`one/text-${i}.md`, `Text ${i}`, `all, keyword ${i}`)
    write('end.md', 'The end', 'all')
    const { status, stderr } = spawnSync('colophon', ['build', 'pub'], { cwd: folder, encoding: 'utf8' })
    report('axe/a long course is published', status ? [stderr] : [])
    const site = path.join(folder, 'output/site')
    return ['index.html', 'index/2.html', 'one/index.html', 'one/index/2.html', 'parts/the-second-session.html', 'keywords/index.html',
        'keywords/index/2.html', 'keywords/all/2.html', 'authors/index/2.html', 'authors/ada-example/2.html', 'series/index.html',
        'series/all-of-it.html', 'series/all-of-it/2.html', 'license/2.html'].map(page => path.join(site, page))
}

async function judge(browser, file, name) {
    const { page } = await openPage(browser, file)
    await page.evaluate(axe)
    for (const [scheme, rules] of Object.entries(schemes)) {
        await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }])
        const { violations } = await page.evaluate(options => globalThis.axe.run(document, options),
            { resultTypes: ['violations'], preload: false, ...rules })
        report(`axe/${name} in ${scheme}`, violations.flatMap(describe))
    }
    await page.close()
}

await withBrowser(async browser => {
    for (const file of pages()) await judge(browser, file, shortName(file))
    const folder = path.resolve('long')
    for (const file of publishLongCourse(folder)) await judge(browser, file, path.relative(path.join(folder, 'output'), file))
})
