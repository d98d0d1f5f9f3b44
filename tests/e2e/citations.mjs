// Reference managers read the files that cite a work: title, authors, date, address and language are those of the
// others, the license and the notice are in the note that they keep; and the reference in APA that the page shows
// is the one that a processor of styles makes of the file.
import fs from 'node:fs'
import path from 'node:path'
import { filesUnder, outputs, report, requireCourse } from './lib.mjs'

const { Cite } = requireCourse('@citation-js/core')
for (const plugin of ['bibtex', 'csl', 'ris']) requireCourse(`@citation-js/plugin-${plugin}`)

const extensions = ['.bib', '.biblatex.bib', '.ris', '.csl.json']
const names = entry => (entry.author ?? []).map(({ family, given, literal }) => literal ?? [given, family].filter(Boolean).join(' '))

// The day is no part of BibTeX; the other forms have all that is known.
function facts(entry, extension) {
    const date = entry.issued?.['date-parts']?.[0] ?? []
    return JSON.stringify([entry.title, names(entry), date.slice(0, extension === '.bib' ? 2 : 3), entry.URL, entry.language])
}

function decode(html) {
    const signs = { amp: '&', lt: '<', gt: '>', quot: '"' }
    return html.replace(/&(\w+);/g, (all, name) => signs[name] ?? all).trim()
}

// The style has "Retrieved ADDRESS" for a page without a date of which is not known when it was seen; the manual of
// APA has the words only before such a date (7th edition, 9.16).
function formatted(cite) {
    const text = cite.format('bibliography', { format: 'text', template: 'apa', lang: 'en-US' }).trim()
    return cite.data[0].accessed ? text : text.replace(/ Retrieved (https?:)/, ' $1')
}

function checkWork(site, file) {
    const findings = []
    const stem = file.slice(0, -'.csl.json'.length)
    const page = fs.readFileSync(path.join(site, `${path.relative(path.join(site, 'downloads'), stem)}.html`), 'utf8')
    const read = extension => new Cite(fs.readFileSync(stem + extension, 'utf8'))
    const whole = read('.csl.json')
    const notice = fs.readFileSync(`${stem}.txt`, 'utf8').split('\n')[0]
    for (const extension of extensions) {
        const cite = read(extension)
        const [entry] = cite.data
        if (cite.data.length !== 1) findings.push(`${extension} has ${cite.data.length} entries`)
        if (facts(entry, extension) !== facts(whole.data[0], extension)) findings.push(`${extension} says ${facts(entry, extension)}`, `instead of ${facts(whole.data[0], extension)}`)
        const note = [entry.note].flat().join(' ')
        if (!/CC[ 0]|Creative Commons|License/.test(note) || !/https?:\/\//.test(note)) findings.push(`${extension} names no license in its note: ${note}`)
        if (!note.includes(notice)) findings.push(`${extension} has another notice: ${note}`)
    }
    const shown = decode(/<dt>APA<\/dt><dd>([^<]*)<\/dd>/.exec(page)?.[1] ?? '')
    if (shown !== formatted(whole)) findings.push(`APA is '${shown}'`, `instead of '${formatted(whole)}'`)
    return findings
}

// Not every publication has downloads.
const cited = outputs.filter(({ folder }) => fs.existsSync(path.join(folder, 'site/downloads')))
    .map(({ name, folder }) => ({ name, site: path.join(folder, 'site'), files: filesUnder(path.join(folder, 'site/downloads'), '.csl.json') }))
    .filter(({ files }) => files.length)
for (const { name, site, files } of cited) {
    report(`citations/${name}: ${files.length} works`, files.flatMap(file => checkWork(site, file).map(finding => `${path.relative(site, file)}: ${finding}`)))
}
report('citations/there are some', cited.length ? [] : ['no citation was found'])
