// The books pass EPUBCheck (rules of EPUB 3.2), epubcheck-ts (3.3) and, for accessibility, Ace.
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { filesUnder, outputs, report, require, shortName } from './lib.mjs'

const tools = path.dirname(require.resolve('../tools/package.json'))
const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'colophon-epub-'))

function run(program, args, environment = {}) {
    const result = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 1 << 28, env: { ...process.env, ...environment } })
    return result.error ? `${program}: ${result.error.message}` : result.stdout + result.stderr
}

// Notes on usage that can't be avoided: the namespace of an NCX, entities of XML, a rule of the style
// sheet that one book has no use for, a class that tells of what language code is; and that there are
// pages of a printed source.
const unavoidable = ['HTM-050', 'HTM_050', 'NAV-002', 'NAV_002', 'NCX-005', 'NCX_005', 'HTM-010', 'HTM_010', 'HTM-006', 'HTM_006', 'CSS-024', 'CSS_024']

// Among the places is a line without a context that says how many more there are.
const isUnavoidable = (message, id) => unavoidable.includes(id) ||
    (id.startsWith('CSS') && message.locations?.find(location => location.context)?.context.startsWith('.language-'))

// Both EPUB checkers write the same report, one in upper case, one in lower.
function messages(file, said) {
    if (!fs.existsSync(file)) return [`no report: ${said}`]
    const found = JSON.parse(fs.readFileSync(file, 'utf8')).messages ?? []
    fs.rmSync(file)
    return found.filter(message => ['FATAL', 'ERROR', 'WARNING', 'USAGE'].includes(message.severity.toUpperCase()) &&
            !isUnavoidable(message, message.ID ?? message.id))
        .map(message => `${message.ID ?? message.id}: ${message.message} ${JSON.stringify(message.locations?.[0] ?? message.location ?? '')}`)
}

function epubcheck(book) {
    const json = path.join(scratch, 'epubcheck.json')
    return messages(json, run('java', ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-jar', '/usr/share/java/epubcheck.jar', book,
        '-u', '--json', json]))
}

function epubcheckTs(book) {
    const json = path.join(scratch, 'epubcheck-ts.json')
    return messages(json, run(process.execPath, [path.join(tools, 'node_modules/@likecoin/epubcheck-ts/bin/epubcheck.js'), book, '-q', '-u',
        '--json', json]))
}

// Ace searches all files for each document of the spine, and sorts them each time: with a thousand it
// doesn't begin within half an hour. So it gets a long book as folders in which the package lists a
// part of the chapters, and the contents lead to these.
const atOnce = 125

function* partsOf(book) {
    const folder = path.join(scratch, 'book')
    const file = { package: path.join(folder, 'package.opf'), contents: path.join(folder, 'nav.xhtml') }
    run('unzip', ['-q', book, '-d', folder])
    const whole = { package: fs.readFileSync(file.package, 'utf8'), contents: fs.readFileSync(file.contents, 'utf8') }
    const spine = [...whole.package.matchAll(/<itemref idref="([^"]*)"/g)].map(match => match[1])
    for (let i = 0; i < spine.length; i += atOnce) {
        const ids = new Set(spine.slice(i, i + atOnce)), paths = new Set()
        fs.writeFileSync(file.package, whole.package.replace(/ *<item(?:ref idref| id)="([^"]*)"(?: href="([^"]*)")?[^>]*>\n/g, (line, id, href) => {
            const listed = ids.has(id) || !spine.includes(id)
            if (listed && href) paths.add(href)
            return listed || href === 'nav.xhtml' ? line : ''
        }))
        fs.writeFileSync(file.contents, whole.contents.replace(/(<nav epub:type="toc"[^]*?)<ol>[^]*?(<\/nav>)/, (toc, head, end) =>
            `${head}<ol>${[...toc.matchAll(/<a href="([^"#]*)[^>]*>[^]*?<\/a>/g)].filter(link => paths.has(link[1])).map(link => `<li>${link[0]}</li>`).join('')}</ol>${end}`))
        yield folder
    }
    fs.rmSync(folder, { recursive: true })
}

function ace(book) {
    const folder = path.join(scratch, 'ace')
    const said = run(process.execPath, [path.join(tools, 'ace/node_modules/.bin/ace-puppeteer'), '-f', '-o', folder, book],
        { PUPPETEER_EXECUTABLE_PATH: process.env.CHROMIUM ?? '/usr/bin/chromium' })
    const file = path.join(folder, 'report.json')
    if (!fs.existsSync(file)) return [`no report: ${said}`]
    const { assertions } = JSON.parse(fs.readFileSync(file, 'utf8'))
    fs.rmSync(folder, { recursive: true })
    return assertions.flatMap(page => page.assertions.map(each =>
        `${each['earl:test']['dct:title']} (${each['earl:test']['earl:impact']}): ${page['earl:testSubject'].url}`))
}

function aceInParts(book) {
    const findings = []
    for (const part of partsOf(book)) findings.push(...ace(part))
    return findings
}

for (const output of outputs) {
    const whole = fs.readdirSync(output.folder).filter(name => name.endsWith('.epub')).map(name => path.join(output.folder, name))
    const single = filesUnder(path.join(output.folder, 'site'), '.epub').filter(book => !whole.some(other => path.basename(other) === path.basename(book)))
    for (const book of process.env.FULL ? [...whole, ...single] : whole) {
        report(`epub/${shortName(book)}: EPUBCheck`, epubcheck(book))
        if (output.name === 'thousand') report(`epub/${shortName(book)}: Ace`, aceInParts(book))
        else if (process.env.FULL || output.name !== 'torture') report(`epub/${shortName(book)}: Ace`, ace(book))
    }
    for (const book of [...whole, ...single]) {
        report(`epub/${shortName(book)}: epubcheck-ts`, epubcheckTs(book))
    }
    report(`epub/${output.name} has a book`, whole.length ? [] : ['no .epub in the output folder'])
}
fs.rmSync(scratch, { recursive: true })
