// Books that pandoc and Calibre make of the same Markdown: what `colophon verify` finds is true, and names
// what is lacking. Every rule that it may find has a look of its own at the files here.
import { execFileSync, spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { report } from './lib.mjs'

const works = path.join(path.dirname(new URL(import.meta.url).pathname), 'reader/works')
const BY = 'https://creativecommons.org/licenses/by/4.0/'
const rights = `© 2025 Ada Example. CC BY 4.0, ${BY}`

const verify = (...args) => {
    const run = spawnSync('colophon', ['verify', '--json', ...args], { encoding: 'utf8', maxBuffer: 1 << 28 })
    return { status: run.status, ...JSON.parse(run.stdout) }
}
const unpack = book => {
    const folder = `${book}.d`
    execFileSync('unzip', ['-q', '-o', book, '-d', folder])
    const names = fs.readdirSync(folder, { recursive: true }).filter(name => fs.statSync(path.join(folder, name)).isFile())
    return Object.fromEntries(names.map(name => [name, fs.readFileSync(path.join(folder, name), 'utf8')]))
}
const text = html => html.replace(/<(script|style)[^]*?<\/\1>/g, '').replace(/<head>[^]*?<\/head>/, '').replace(/<[^>]*>/g, '')

// What must be so in the files of a book if a rule finds something: (files, package, finding) is true.
const truths = {
    'package-rights': (files, opf) => !/<dc:rights[^>]*>[^<]*https?:\/\/creativecommons/.test(opf),
    'package-license': (files, opf) => !/<link[^>]*rel="[^"]*dcterms:license/.test(opf),
    'license-page': files => !Object.values(files).some(one => /epub:type="[^"]*copyright-page/.test(one)),
    'package-accessibility': (files, opf, finding) => !opf.includes(/schema:\w+/.exec(finding.text)[0]),
    'package-identifier': (files, opf) => /<dc:identifier[^>]*>urn:uuid:[^<]{14}4/.test(opf), // which pandoc makes anew each time
    'package-language': (files, opf) => !/<package[^>]* xml:lang=/.test(opf),
    'notice': (files, opf, finding) => !text(files[finding.file.split('!')[1]]).includes(BY),
    'notice-address': (files, opf, finding) => !text(files[finding.file.split('!')[1]]).includes(BY),
    'link-missing': (files, opf, finding) => !Object.keys(files).some(name => name.endsWith(/'([^'#]*)/.exec(finding.text)[1])),
    'ncx-link': (files, opf, finding) => !Object.keys(files).some(name => name.endsWith(/'([^'#]*)/.exec(finding.text)[1])),
    'link-fragment': (files, opf, finding) => {
        const [, file, id] = /'([^'#]*)#([^']*)'/.exec(finding.text)
        return !files[file].includes(`id="${id}"`)
    },
    'ncx-entries': files => {
        const nav = Object.entries(files).find(([, one]) => /epub:type="toc"/.test(one))?.[1] ?? ''
        const ncx = Object.entries(files).find(([name]) => name.endsWith('.ncx'))[1]
        const list = (one, pattern) => [...one.matchAll(pattern)].map(match => match[1])
        return String(list(nav.replace(/[^]*epub:type="toc"/, '').replace(/<\/nav>[^]*/, ''), /href="([^"]*)"/g)) !== String(list(ncx, /<content src="([^"]*)"/g))
    },
}

const check = (name, book, { lacks, source, differs = false }) => {
    const files = unpack(book)
    const opf = files[/full-path="([^"]*)"/.exec(files['META-INF/container.xml'])[1]]
    const said = verify(book)
    const found = said.findings.filter(finding => finding.severity !== 'note')
    const rules = new Set(found.map(finding => finding.rule))
    report(`strangers/${name}: what is found is true`, found.filter(finding => !truths[finding.rule]?.(files, opf, finding))
        .map(finding => `${finding.file} ${finding.text} [${finding.rule}]`))
    report(`strangers/${name}: what is lacking is named`, lacks.filter(rule => !rules.has(rule)).map(rule => `nothing of ${rule}`))
    report(`strangers/${name}: what can't be proven is said`,
        said.findings.some(finding => finding.severity === 'note' && finding.text.includes('--source')) ? [] : ['no note on --source'])
    const words = verify('--source', source, book).findings.filter(finding => finding.rule === 'source-differs')
    report(`strangers/${name}: its words are ${differs ? 'not ' : ''}those of the source`,
        differs === words.length > 0 ? [] : words.length ? words.map(finding => finding.text) : ['nothing was found'])
}

const body = file => fs.readFileSync(path.join(works, file), 'utf8').replace(/^---\n[^]*?\n---\n/, '').replace(/\]\([a-z]*\.md[^)]*\)/g, '](https://example.org/)')
const work = (file, title, extra = '') => {
    fs.writeFileSync(file, `---\ntitle: ${title}\nauthor: Ada Example\nlicense: CC-BY-4.0\nlang: en\n---\n\n${extra}${body(file)}`)
    return path.resolve(file)
}
const notes = work('notes.md', 'Notes at the foot')

execFileSync('pandoc', ['-f', 'markdown-smart', notes, '-o', 'pandoc.epub'])
check('pandoc', 'pandoc.epub', { source: notes, lacks: ['package-rights', 'package-license', 'license-page', 'package-accessibility', 'notice'] })

// With rights in its metadata; then only the words and a page of licenses are wanting.
execFileSync('pandoc', ['-f', 'markdown-smart', notes, '-M', `rights=${rights}`, '-o', 'rights.epub'])
check('pandoc with rights', 'rights.epub', { source: notes, lacks: ['license-page', 'package-license', 'notice'] })

// Quotation marks that pandoc makes round are other words than the source's.
fs.writeFileSync('quotes.md', '---\ntitle: Quotes\nlicense: CC-BY-4.0\n---\n\nShe said "yes" and left.\n')
execFileSync('pandoc', ['-f', 'markdown+smart', 'quotes.md', '-o', 'smart.epub'])
check('pandoc with smart quotes', 'smart.epub', { source: path.resolve('quotes.md'), lacks: ['notice'], differs: true })

// Calibre has the title in its metadata alone.
fs.writeFileSync('plain.md', fs.readFileSync('quotes.md', 'utf8').replace(/(---\n\n)/, '$1Quotes\n\n'))
execFileSync('ebook-convert', ['plain.md', 'calibre.epub', '--title', 'Quotes'], { stdio: 'ignore' })
check('Calibre', 'calibre.epub', { source: path.resolve('quotes.md'), lacks: ['package-rights', 'notice'] })
