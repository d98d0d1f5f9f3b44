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
// sheet that one book has no use for, a class that tells of what language code is, the legal code that
// is linked and so must not be listed; and that there are pages of a printed source.
const unavoidable = ['HTM-050', 'HTM_050', 'NAV-002', 'NAV_002', 'NCX-005', 'NCX_005', 'HTM-010', 'HTM_010', 'HTM-006', 'HTM_006', 'CSS-024', 'CSS_024', 'OPF-003', 'OPF_003']

const isUnavoidable = (message, id) => unavoidable.includes(id) ||
    (id.startsWith('CSS') && message.locations?.[0]?.context?.startsWith('.language-'))

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

for (const output of outputs) {
    const whole = fs.readdirSync(output.folder).filter(name => name.endsWith('.epub')).map(name => path.join(output.folder, name))
    const single = filesUnder(path.join(output.folder, 'site'), '.epub').filter(book => !whole.some(other => path.basename(other) === path.basename(book)))
    for (const book of process.env.FULL ? [...whole, ...single] : whole) {
        report(`epub/${shortName(book)}: EPUBCheck`, epubcheck(book))
        if (process.env.FULL || output.name !== 'torture') report(`epub/${shortName(book)}: Ace`, ace(book))
    }
    for (const book of [...whole, ...single]) {
        report(`epub/${shortName(book)}: epubcheck-ts`, epubcheckTs(book))
    }
    report(`epub/${output.name} has a book`, whole.length ? [] : ['no .epub in the output folder'])
}
fs.rmSync(scratch, { recursive: true })
