// A reader of oEmbed is given the address of a text, finds the answer by the link in the page, and shows what it
// is given: the frame has the text with its notice, and the answer itself names work, license and source.
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { report, requireCourse, serve, withBrowser } from './lib.mjs'

const oembetter = requireCourse('oembetter')()
const fetchEmbed = promisify(oembetter.fetch)
oembetter.allowlist(['127.0.0.1'])

// The address of a site is in its answers, so that it is built when the address is known.
fs.cpSync(path.join(process.env.root, 'tests/e2e/reader'), 'reader', { recursive: true })
const site = await serve(path.resolve('output/site'))
const settings = fs.readFileSync('reader/publication.yaml', 'utf8')
fs.writeFileSync('reader/publication.yaml', settings.replace(/^base-url: .*$/m, `base-url: ${site.origin}/`))
execFileSync('colophon', ['build', 'reader', '--only', 'site,embed'], { stdio: 'pipe' })

await withBrowser(async browser => {
    for (const name of ['notes', 'figures', 'arabic']) {
        const answer = await fetchEmbed(`${site.origin}/works/${name}.html`)
        const findings = []
        const want = (fact, right) => right || findings.push(`${fact}: ${JSON.stringify(answer)}`)
        want('type', answer.type === 'rich' && answer.version === '1.0')
        want('title', answer.title?.length > 0)
        want('author', answer.author_name?.length > 0)
        want('size', answer.width > 0 && answer.height > 0)
        want('license', answer.license_url?.startsWith('https://creativecommons.org/') && answer.attribution?.includes(answer.license_url))
        const host = await serve({ '/post.html': `<!DOCTYPE html><html lang="en"><title>Post</title><link rel="icon" href="data:,">${answer.html}</html>` })
        const page = await browser.newPage()
        await page.goto(`${host.origin}/post.html`, { waitUntil: 'load' })
        const frame = await (await page.waitForSelector('iframe')).contentFrame()
        const shown = await frame.$eval('body', body => body.innerText)
        for (const fact of [answer.title, answer.license_url]) if (!shown.includes(fact)) findings.push(`the frame doesn't show '${fact}'`)
        report(`oembed/${name}`, findings)
        host.close()
        await page.close()
    }
})
site.close()
