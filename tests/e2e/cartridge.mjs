// A course package is imported as learning platforms do it: by the rules of its specification, with
// pages cleaned by the filters of the platforms themselves, HTML Purifier for Moodle and Sanitize for Canvas.
// Items, order, titles and words are those of the publication, links and pictures are there, and the notice is
// read in what is left. The schemas may not be passed on: with SCHEMAS=FOLDER the manifest is also validated by
// those in cc11/.
import { createHash } from 'node:crypto'
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { filesUnder, outputs, report, withBrowser } from './lib.mjs'

const reserved = /(^|\/)(moodle\.xml|moodle_backup\.xml|AngelManifest\.xml|angelData\.xml)$|license$/i

// The items of the manifest in order, and what its rules forbid.
function readManifest(text) {
    const xml = new DOMParser().parseFromString(text, 'application/xml')
    const all = name => [...xml.getElementsByTagName(name)]
    const findings = []
    if (all('parsererror').length) findings.push('is no XML')
    const ids = [...xml.querySelectorAll('[identifier]')].map(element => element.getAttribute('identifier'))
    for (const id of ids) if (!/^[A-Za-z_][\w.-]*$/.test(id)) findings.push(`identifier '${id}' is no name`)
    if (new Set(ids).size !== ids.length) findings.push('identifiers are not unique')
    const roots = all('organization')[0]?.children ?? []
    if (roots.length !== 1 || [...roots[0].children].some(child => child.localName === 'title')) findings.push('not one root without a title')
    for (const leaf of [...(roots[0]?.children ?? [])]) if (leaf.hasAttribute('identifierref')) findings.push('an item below the root')
    const resources = new Map(all('resource').map(element => [element.getAttribute('identifier'), {
        type: element.getAttribute('type'), href: element.getAttribute('href'),
        files: [...element.getElementsByTagName('file')].map(file => file.getAttribute('href'))
    }]))
    for (const [id, { type, href, files }] of resources) {
        if (new Set(files).size !== files.length) findings.push(`${id} lists a file twice`)
        if (type === 'webcontent' && !files.includes(href)) findings.push(`${id} doesn't list its page`)
        if (type.startsWith('imswl') && (files.length !== 1 || href)) findings.push(`${id} is no web link`)
    }
    const items = all('item').filter(item => item.hasAttribute('identifierref')).map(item => ({
        title: item.querySelector(':scope > title').textContent, ...resources.get(item.getAttribute('identifierref'))
    }))
    const rights = [...xml.getElementsByTagName('lomimscc:rights')].map(element => element.textContent).join(' ')
    return { findings, items, resources: [...resources.values()], rights }
}

// Debian's HTML Purifier is older than its PHP, which no longer reads "$text{0}": a copy says "$text[0]".
function copyPurifier() {
    const from = '/usr/share/php', to = path.resolve('purifier')
    for (const name of fs.readdirSync(from).filter(entry => entry.startsWith('HTMLPurifier'))) fs.cpSync(path.join(from, name), path.join(to, name), { recursive: true })
    for (const file of filesUnder(to, '.php')) {
        const text = fs.readFileSync(file, 'utf8')
        fs.writeFileSync(file, text.replace(/(\$\w+(?:\['\w+'\])?)\{(\$?\w+)\}/g, '$1[$2]'))
    }
    return to
}

const filters = path.join(process.env.root, 'tests/tools/filters')
const filter = (command, args) => JSON.parse(execFileSync(command, args, { encoding: 'utf8', maxBuffer: 1 << 28 }))
const purifier = copyPurifier()
const platforms = {
    Moodle: files => filter('php', ['-d', `include_path=${purifier}`, path.join(filters, 'moodle.php'), ...files]),
    Canvas: files => filter('ruby', [path.join(filters, 'canvas.rb'), path.join(process.env.root, 'src/verify/allowlists.c'), ...files])
}

// Of a page, or of what a platform keeps of its body: words, links, pictures and the work it is of.
function look(text) {
    const page = new DOMParser().parseFromString(text, 'text/html')
    const record = page.querySelector('[data-work]')?.dataset ?? {}
    const split = () => page.body.textContent.split(/\p{White_Space}+/u).filter(word => word)
    for (const end of [...page.body.querySelectorAll('p, h1, h2, h3, h4, h5, h6, li, td, th, div, pre, br, blockquote')]) end.append(' '), end.before(' ')
    const found = {
        work: record.work, count: record.words, sha256: record.sha256, text: page.body.textContent, words: split(),
        links: [...page.body.querySelectorAll('a[href]')].map(link => link.getAttribute('href')),
        pictures: [...page.body.querySelectorAll('img')].map(picture => picture.getAttribute('src'))
    }
    for (const own of [...page.querySelectorAll('[data-apparatus]')]) own.remove()
    found.stream = page.querySelector('[data-work]') ? split() : null
    return found
}

function validate(folder) {
    if (!process.env.SCHEMAS) {
        console.log('left out: the schemas of Common Cartridge; SCHEMAS=FOLDER says where they are')
        return []
    }
    const run = (schema, file) => {
        try {
            execFileSync('xmllint', ['--noout', '--nonet', '--schema', path.join(process.env.SCHEMAS, 'cc11', schema), file], { stdio: 'pipe' })
            return []
        } catch (error) {
            return [String(error.stderr)]
        }
    }
    return [...run('ccv1p1_imscp_v1p2_v1p0.xsd', path.join(folder, 'imsmanifest.xml')),
        ...filesUnder(folder, '.xml').filter(file => file.includes('/weblinks/')).flatMap(file => run('ccv1p1_imswl_v1p1.xsd', file))]
}

async function checkPackage(page, name, file) {
    const folder = fs.mkdtempSync(path.join(process.cwd(), 'cartridge-'))
    execFileSync('unzip', ['-q', file, '-d', folder])
    const inside = filesUnder(folder, '').map(entry => path.relative(folder, entry))
    const text = fs.readFileSync(path.join(folder, 'imsmanifest.xml'), 'utf8')
    const manifest = await page.evaluate(readManifest, text)
    const findings = [...manifest.findings]
    if (!/xmlns="http:\/\/www\.imsglobal\.org\/xsd\/imsccv1p1\/imscp_v1p1"/.test(text.slice(0, 500))) findings.push('its version is not told in the first 500 bytes')
    if (!/CC |Creative Commons/.test(manifest.rights) || !manifest.rights.includes('https://creativecommons.org/')) findings.push('the rights name no license')
    for (const entry of inside) if (!/^[\x21-\x7e]+$/.test(entry) || reserved.test(entry)) findings.push(`the name '${entry}'`)
    for (const { files } of manifest.resources) for (const listed of files) if (!inside.includes(listed)) findings.push(`'${listed}' is listed and not there`)
    const listed = manifest.resources.flatMap(({ files }) => files)
    for (const entry of inside) if (entry !== 'imsmanifest.xml' && !listed.includes(entry)) findings.push(`'${entry}' is in no resource`)
    report(`cartridge/${name}: the manifest`, [...findings, ...validate(folder)])

    const record = JSON.parse(fs.readFileSync(path.join(path.dirname(file), 'provenance.json'), 'utf8'))
    const pages = manifest.items.filter(item => item.href)
    const files = pages.map(item => path.join(folder, item.href))
    const whole = []
    for (const entry of files) whole.push(await page.evaluate(look, fs.readFileSync(entry, 'utf8')))
    for (const [i, item] of pages.entries()) {
        const { work, stream, count, sha256 } = whole[i]
        if (!work) continue
        const faults = []
        if (createHash('sha256').update(stream.join(' ')).digest('hex') !== sha256) faults.push(`${stream.length} words are not the ${count} of the record`)
        if (!/\(.+\)$/.test(item.title)) faults.push(`the title '${item.title}' names no license`)
        report(`cartridge/${name}: ${item.href}`, faults)
    }
    for (const [platform, clean] of Object.entries(platforms)) {
        const faults = []
        for (const [i, text] of clean(files).entries()) {
            const left = await page.evaluate(look, text)
            const say = fault => faults.push(`${pages[i].href}: ${fault}`)
            if (left.words.join(' ') !== whole[i].words.join(' ')) say(`${left.words.length} words are left of ${whole[i].words.length}`)
            for (const kind of ['links', 'pictures']) if (left[kind].join() !== whole[i][kind].join()) say(`other ${kind}: ${left[kind].join()} instead of ${whole[i][kind].join()}`)
            for (const address of [...left.links, ...left.pictures].filter(href => !/^(https?:|#|mailto:)/.test(href))) {
                if (!fs.existsSync(path.join(path.dirname(files[i]), decodeURIComponent(address.split('#')[0])))) say(`'${address}' leads to nothing`)
            }
            for (const part of whole[i].work ? [left.text.slice(0, 1500), left.text.slice(-2500)] : []) {
                if (!/https:\/\/creativecommons\.org\/\S+/.test(part) || !/CC |Creative Commons/.test(part)) say('no notice in the words at the head or at the foot')
            }
        }
        report(`cartridge/${name}: what ${platform} keeps of ${files.length} pages`, faults)
    }
    const order = whole.map(({ work }) => work).filter(work => work)
    const wanted = record.works.map(work => work.path)
    report(`cartridge/${name}: the order of the texts`, order.join() === wanted.join() ? [] : [`${order.join()} is not ${wanted.join()}`])
}

await withBrowser(async browser => {
    const page = await browser.newPage()
    for (const { name, folder } of outputs)
        for (const file of fs.readdirSync(folder).filter(entry => entry.endsWith('.imscc'))) await checkPackage(page, name, path.join(folder, file))
})
