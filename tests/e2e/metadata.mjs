// What machines read out of the page of a work: a metadata reader as citation managers have one finds title, creators,
// date, rights and address; JSON-LD expands to statements about the work.
import fs from 'node:fs'
import path from 'node:path'
import { outputs, report, requireWeb } from './lib.mjs'

const { Parser: HtmlParser } = requireWeb('htmlparser2')
const { Handler } = requireWeb('htmlmetaparser')
const jsonld = requireWeb('jsonld')

// What schema.org's context says about the terms that we use; no test asks the network.
const context = { '@context': { '@vocab': 'http://schema.org/', license: { '@type': '@id' }, url: { '@type': '@id' }, sameAs: { '@type': '@id' } } }
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
    ['default', 'briefs/north-korea-russia.html', 'https://creativecommons.org/licenses/by-nc-nd/4.0/', undefined],
    ['reader', 'works/notes.html', 'https://creativecommons.org/licenses/by-sa/4.0/', 'Cara Example']
]

for (const [name, page, license, creator] of works) {
    const html = fs.readFileSync(path.join(outputs.find(output => output.name === name).folder, 'site', page), 'utf8')
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

    const [statements] = await jsonld.expand(read.jsonld[0] ?? read.jsonld, { documentLoader })
    const id = key => statements[`http://schema.org/${key}`]?.[0]
    report(`metadata/${name}/${page}: JSON-LD says the same`, [
        ...id('license')?.['@id'] === license ? [] : [`license ${JSON.stringify(id('license'))}`],
        ...id('headline')?.['@value'] === title ? [] : [`headline ${JSON.stringify(id('headline'))}`],
        ...statements['@type']?.[0]?.startsWith('http://schema.org/') ? [] : [`type ${statements['@type']}`]])
}
