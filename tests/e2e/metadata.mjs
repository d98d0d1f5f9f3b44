// What machines read out of the page of a work: a metadata reader as citation managers have one finds title, creators,
// date, rights and address; JSON-LD expands to statements about the work.
import fs from 'node:fs'
import path from 'node:path'
import { outputs, pages, report, requireWeb, shortName } from './lib.mjs'

const { Parser: HtmlParser } = requireWeb('htmlparser2')
const { Handler } = requireWeb('htmlmetaparser')
const jsonld = requireWeb('jsonld')

// What schema.org's context says about the terms that we use; no test asks the network.
const idTerms = ['license', 'url', 'sameAs', 'item', 'usageInfo', 'isBasedOn', 'acquireLicensePage', 'contentUrl']
const context = { '@context': { '@vocab': 'http://schema.org/', ...Object.fromEntries(idTerms.map(term => [term, { '@type': '@id' }])) } }
const documentLoader = async url => {
    if (!/^https?:\/\/schema\.org\/?$/.test(url)) throw new Error(`asks for ${url}`)
    return { contextUrl: null, documentUrl: url, document: context }
}

function readMetadata(html, url) {
    return new Promise((resolve, reject) => {
        const handler = new Handler((error, result) => error ? reject(error) : resolve(result), { url })
        const parser = new HtmlParser(handler, { decodeEntities: true })
        parser.write(html)
        parser.end()
    })
}

const works = [
    ['default', 'briefs/north-korea-russia.html', 'https://creativecommons.org/licenses/by-nc-nd/4.0/', undefined, 4],
    ['reader', 'works/notes.html', 'https://creativecommons.org/licenses/by-sa/4.0/', 'Cara Example', 0],
    ['reader', 'works/questions.html', 'https://creativecommons.org/licenses/by-sa/4.0/', 'Ben Example', 3]
]

const publishedPage = (name, page) => fs.readFileSync(path.join(outputs.find(output => output.name === name).folder, 'site', page), 'utf8')
const graphOf = (html, address) => jsonld.expand(JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html)[1]), { documentLoader, base: address })
const textsOf = (html, pattern) => [...html.matchAll(pattern)].map(match => match[1].replaceAll('&amp;', '&'))

for (const [name, page, license, creator, questions] of works) {
    const html = publishedPage(name, page)
    const title = /<h1[^>]*>([^<]*)/.exec(html)[1]
    const read = await readMetadata(html, `https://example.org/reader/${page}`)
    const values = key => [...html.matchAll(new RegExp(`<meta name="${key}" content="([^"]*)"`, 'g'))].map(match => match[1])
    const first = list => (Array.isArray(list) ? list : [list]).find(value => value)
    const findings = []
    const want = (what, is, wanted) => { if (is !== wanted) findings.push(`${what} is ${JSON.stringify(is)}, not ${JSON.stringify(wanted)}`) }
    want('title in Dublin Core', read.dublincore?.title, title)
    want('title for Zotero', first(values('citation_title')), title)
    want('creators', values('citation_author').join('; '), values('DC.creator').join('; '))
    want('the last creator', read.dublincore?.creator, creator)
    want('date', values('citation_publication_date')[0]?.replaceAll('/', '-'), read.dublincore?.issued)
    want('rights', read.dublincore?.rights?.includes(license), true)
    want('license link', first(read.links?.filter(link => link.rel === 'license').map(link => link.href)), license)
    report(`metadata/${name}/${page}: a citation manager finds it`, findings)

    const address = `https://example.org/reader/${page}`
    const nodes = await graphOf(html, address)
    const value = (node, key) => node[`http://schema.org/${key}`]?.[0]
    const ofType = type => nodes.filter(node => node['@type']?.[0] === `http://schema.org/${type}`)
    const [article] = ofType('Article')
    report(`metadata/${name}/${page}: JSON-LD says the same`, [
        ...value(article, 'license')?.['@id'] === license ? [] : [`license ${JSON.stringify(value(article, 'license'))}`],
        ...value(article, 'headline')?.['@value'] === title ? [] : [`headline ${JSON.stringify(value(article, 'headline'))}`]])

    const asked = ofType('Question')
    const ids = [...html.matchAll(/<h2 id="([^"]*)"/g)].map(match => match[1])
    report(`metadata/${name}/${page}: each question is linked to its anchor, with its answer, license and creators`, [
        ...asked.length === questions ? [] : [`${asked.length} questions`],
        ...asked.flatMap(question => {
            const answer = value(question, 'acceptedAnswer')
            const same = key => JSON.stringify(value(question, key)) === JSON.stringify(value(article, key))
            return [
                ...ids.includes(decodeURIComponent(value(question, 'url')['@id'].replace(`${address}#`, ''))) ? [] : [`leads to ${value(question, 'url')['@id']}`],
                ...value(answer, 'text')['@value'] ? [] : ['has no answer'],
                ...['license', 'author', 'publisher', 'creditText'].filter(key => !same(key)).map(key => `differs in ${key}`)]
        })])
    const [way] = ofType('BreadcrumbList')
    const steps = way?.['http://schema.org/itemListElement'].map(step => value(step, 'item')['@id']) ?? []
    report(`metadata/${name}/${page}: its way leads from the publication to it`, name === 'default'
        ? steps.length ? ['there is one without an address'] : []
        : steps[0] === 'https://example.org/reader/index.html' && steps.at(-1) === address ? [] : [JSON.stringify(steps)])
}

// The pages that list works: the steps that a reader sees, and the page itself.
const lists = ['keywords/index.html', 'keywords/قراءة.html', 'authors/index.html', 'authors/ada-example.html', 'series/index.html',
    'series/asked.html', 'parts/asked-answered.html']
for (const page of lists) {
    const html = publishedPage('reader', page), address = new URL(page, 'https://example.org/reader/').href
    const [way] = await graphOf(html, address)
    const nav = /<nav class="c-breadcrumbs".*?<\/nav>/s.exec(html)[0]
    const seen = [...textsOf(nav, /<a[^>]*>([^<]*)/g), ...textsOf(html, /<h1[^>]*>([^<]*)/g)]
    const leads = [...textsOf(nav, /href="([^"]*)"/g).map(href => new URL(href, address).href), address]
    const steps = way?.['http://schema.org/itemListElement'] ?? []
    const of = (key, part) => steps.map(step => step[`http://schema.org/${key}`][0][part])
    report(`metadata/reader/${page}: its way is the one that is seen`, [
        ...way?.['@type'][0] === 'http://schema.org/BreadcrumbList' ? [] : ['there is none'],
        ...of('name', '@value').join(' > ') === seen.join(' > ') ? [] : [`names ${of('name', '@value').join(' > ')}, not ${seen.join(' > ')}`],
        ...of('item', '@id').join(' ') === leads.join(' ') ? [] : [`leads to ${of('item', '@id').join(' ')}, not ${leads.join(' ')}`]])
}

// What search engines may list says what it is about.
const undescribed = pages().filter(file => {
    const html = fs.readFileSync(file, 'utf8')
    return !html.includes('<meta name="robots" content="noindex"') && !/<meta name="description" content="[^"]/.test(html)
})
report('metadata/each page describes itself', undescribed.map(shortName))
