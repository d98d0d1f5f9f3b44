// Feeds, catalogs and the sitemap: every entry has its own license in a link and in words, its words
// are those of the record, every address is absolute and leads to a file of the site.
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { compareWords, filesUnder, outputs, renderedWorks, report, requireWeb, withBrowser } from './lib.mjs'

const base = 'https://example.org/reader/'
const site = path.join(outputs.find(output => output.name === 'reader').folder, 'site')
const read = name => fs.readFileSync(path.join(site, name), 'utf8')

const works = JSON.parse(fs.readFileSync(path.join(site, '../provenance.json'), 'utf8')).works.length

const fileOf = address => decodeURIComponent(address.slice(base.length).replace(/#.*/, ''))
const missing = address => address.startsWith(base)
    ? fs.existsSync(path.join(site, fileOf(address))) ? [] : [`${address} leads to no file`]
    : /^(https?|mailto|urn|data):/.test(address) ? [] : [`${address} is not absolute`]

// What a page of Chromium sees in a file of XML or in a piece of HTML.
function readXml(text) {
    const xml = new DOMParser().parseFromString(text, 'application/xml')
    const error = xml.querySelector('parsererror')
    const value = (element, name) => [...element.children].find(child => child.localName === name)?.textContent ?? null
    const links = element => [...element.children].filter(child => child.localName === 'link')
        .map(link => ({ rel: link.getAttribute('rel'), href: link.getAttribute('href'), type: link.getAttribute('type') }))
    return {
        error: error && error.textContent,
        links: links(xml.documentElement),
        entries: [...xml.getElementsByTagName('entry')].map(entry => ({
            id: value(entry, 'id'), title: value(entry, 'title'), updated: value(entry, 'updated'), rights: value(entry, 'rights'),
            authors: [...entry.children].filter(child => child.localName === 'author').length, links: links(entry),
            content: [...entry.children].find(child => child.localName === 'content')?.innerHTML ?? null
        })),
        locations: [...xml.getElementsByTagName('loc')].map(location => location.textContent)
    }
}
function showContent(html) {
    document.body.innerHTML = html
    const within = address => address[0] === '#' && document.getElementById(address.slice(1))
    return [...document.body.querySelectorAll('[href], [src]')]
        .map(element => element.getAttribute('href') ?? element.getAttribute('src')).filter(address => !within(address))
}

async function contentFaults(page, entry, license) {
    const addresses = await page.evaluate(showContent, entry)
    const text = await page.evaluate(() => document.body.textContent)
    const [work] = await page.evaluate(renderedWorks)
    return [...addresses.flatMap(missing), ...work ? compareWords([work]) : ['no work in it'],
        ...text.split(license).length > 2 ? [] : [`the license is not written out at head and foot: ${license}`]]
}

await withBrowser(async browser => {
    const page = await browser.newPage()

    const feed = await page.evaluate(readXml, read('feed.xml'))
    report('feeds/feed.xml: can be read, leads somewhere', [feed.error ?? [], feed.links.flatMap(link => missing(link.href))].flat())
    report('feeds/feed.xml: an entry for every work, each with its own id', feed.entries.length === works &&
        new Set(feed.entries.map(entry => entry.id)).size === works ? [] : [`${feed.entries.length} entries`])
    for (const entry of feed.entries) {
        const license = entry.links.find(link => link.rel === 'license')?.href ?? 'none'
        report(`feeds/feed.xml: ${entry.title}`, [
            ...entry.links.flatMap(link => missing(link.href)),
            ...entry.rights?.includes(license) ? [] : [`rights '${entry.rights}' are not those of ${license}`],
            ...entry.authors > 0 ? [] : ['no author: that of the feed would be taken for it'],
            ...await contentFaults(page, entry.content, license)])
    }

    const json = JSON.parse(read('feed.json'))
    report('feeds/feed.json: the same works in the same order',
        JSON.stringify(json.items.map(item => item.id)) === JSON.stringify(feed.entries.map(entry => entry.id)) ? [] : ['other works'])
    for (const item of json.items) {
        report(`feeds/feed.json: ${item.title}`, [...missing(item.url), ...await contentFaults(page, item.content_html, item._license.url)])
    }

    const catalog = await page.evaluate(readXml, read('catalog.xml'))
    const acquire = 'http://opds-spec.org/acquisition/open-access'
    const books = catalog.entries.flatMap(entry => entry.links.filter(link => link.rel === acquire).map(link => link.href))
    report('feeds/catalog.xml: every book can be fetched', [catalog.error ?? [], books.flatMap(missing), books.length ? [] : 'no book'].flat())
    const catalog2 = JSON.parse(read('catalog.json'))
    const books2 = catalog2.publications.map(book => book.links.find(link => link.rel.includes(acquire)).href)
    report('feeds/catalog.json: the same books', JSON.stringify(books2) === JSON.stringify(books) ? [] : [books, books2].map(list => list.join(' ')))

    const sitemap = await page.evaluate(readXml, read('sitemap.xml'))
    const listed = new Set(sitemap.locations.map(fileOf))
    const hidden = name => name.startsWith('embed/') || /<meta (name="robots" content="noindex|http-equiv="refresh)/.test(read(name))
    const wanted = filesUnder(site, '.html').map(file => path.relative(site, file)).filter(name => !hidden(name))
    report('feeds/sitemap.xml: all pages for readers, and no other', [sitemap.error ?? [], sitemap.locations.flatMap(missing),
        wanted.filter(name => !listed.has(name)).map(name => `${name} is not in it`),
        [...listed].filter(name => !wanted.includes(name)).map(name => `${name} should not be in it`)].flat())
    report('feeds/robots.txt: says where the sitemap is', read('robots.txt').includes(`Sitemap: ${base}sitemap.xml\n`) ? [] : [read('robots.txt')])
})

const bare = path.join(outputs.find(output => output.name === 'default').folder, 'site')
report('feeds/nothing is written that needs an address where there is none', ['feed.xml', 'feed.json', 'sitemap.xml', 'catalog.xml', 'catalog.json']
    .filter(name => fs.existsSync(path.join(bare, name))).map(name => `${name} is there`))

// The schemas are others' work, and can't be passed on.
const schemas = process.env.SCHEMAS
if (!schemas) {
    console.log('left out: the schemas of Atom and OPDS; SCHEMAS=FOLDER says where they are')
} else {
    for (const [name, schema] of [['feed.xml', 'atom.rnc'], ['catalog.xml', 'opds/schema/1.2/opds.rnc']]) {
        const run = spawnSync('jing', ['-c', path.join(schemas, schema), path.join(site, name)], { encoding: 'utf8' })
        report(`feeds/${name}: is valid`, run.status === 0 ? [] : [`${run.error ?? ''}${run.stdout}`])
    }
    const Ajv = requireWeb('ajv').default
    const validator = new Ajv({ strict: false, validateFormats: false })
    for (const folder of ['opds/schema', 'readium/schema']) {
        for (const file of filesUnder(path.join(schemas, folder), '.schema.json')) {
            const schema = JSON.parse(fs.readFileSync(file, 'utf8'))
            validator.addSchema(schema)
            // under the address by which other schemas still call it
            const draft = schema.$id.replace('//specs.', '//drafts.')
            if (draft !== schema.$id) validator.addSchema({ ...schema, $id: draft })
        }
    }
    const valid = validator.validate('https://specs.opds.io/schema/feed.schema.json', JSON.parse(read('catalog.json')))
    report('feeds/catalog.json: is valid', valid ? [] : validator.errors.map(error => `${error.instancePath} ${error.message}`))
}
