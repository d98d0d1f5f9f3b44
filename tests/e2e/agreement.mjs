// What EPUBCheck calls an error in container, package document, contents, NCX and a chapter, `colophon
// verify` does not let pass: in copies of one book, each with one attribute or element missing, empty, there twice or put where
// it has no place. With FULL=1 EPUBCheck itself is asked, too; else only epubcheck-ts, which is quick.
import { execFile, execFileSync, spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { published, report, require } from './lib.mjs'

const { EpubCheck } = await import(require.resolve('@likecoin/epubcheck-ts').replace(/\.cjs$/, '.js'))
const folder = path.resolve('book')
execFileSync('unzip', ['-q', path.join(published, 'reader/site/downloads/works/figures.epub'), '-d', folder])
const members = ['META-INF/container.xml', 'package.opf', 'toc.ncx', 'nav.xhtml', 'text/works/figures.xhtml']

// What is put on the first element of each name in a document.
const additions = ['align="left"', 'bgcolor="red"', 'border="0"', 'name="x"', 'href="#"', 'src="x"', 'alt="x"', 'value="1"', 'width="5"', 'start="x"', 'cite="x"',
    'role="button"', 'role="nothing"', 'aria-labelledby="none"', 'aria-describedby="none"', 'aria-hidden="maybe"', 'aria-nothing="x"', 'for="none"', 'headers="none"',
    'tabindex="x"', 'onclick="x()"', 'data-own="x"', 'foo="x"', 'hidden="x"', 'lang=""', 'xml:lang="!"', 'colspan="0"', 'class=""', 'style="color: red"']

// The copies: [what was done, the member, its text].
function* changes() {
    for (const entry of fs.readdirSync(folder, { withFileTypes: true, recursive: true })) {
        const member = path.relative(folder, path.join(entry.parentPath ?? entry.path, entry.name))
        if (entry.isFile()) yield [`${member}: empty`, member, '']
    }
    for (const member of members) {
        const text = fs.readFileSync(path.join(folder, member), 'utf8')
        const done = new Set()
        const first = name => !done.has(name) && done.add(name)
        for (const tag of text.matchAll(/<([A-Za-z][\w:-]*)((?:\s+[\w:-]+="[^"]*")*)\s*(\/?)>/g)) {
            const [whole, element, attributes, closed] = tag
            for (const attribute of attributes.matchAll(/\s+([\w:-]+)="[^"]*"/g)) {
                const from = tag.index + 1 + element.length + attribute.index, to = from + attribute[0].length
                if (!first(`${element}@${attribute[1]}`)) continue
                yield [`${member}: ${attribute[1]} of ${element} left out`, member, text.slice(0, from) + text.slice(to)]
                yield [`${member}: ${attribute[1]} of ${element} empty`, member, `${text.slice(0, from)} ${attribute[1]}=""${text.slice(to)}`]
            }
            if (!first(element)) continue
            for (const addition of member.endsWith('.xhtml') ? additions : []) {
                const name = addition.split('=')[0], at = tag.index + 1 + element.length
                if (!new RegExp(`\\s${name}=`).test(attributes)) yield [`${member}: ${addition} on ${element}`, member, `${text.slice(0, at)} ${addition}${text.slice(at)}`]
            }
            const end = closed ? tag.index + whole.length : text.indexOf(`</${element}>`, tag.index) + element.length + 3
            const all = text.slice(tag.index, end)
            if (all.indexOf(`<${element}`, 1) > 0) continue // nested in itself
            yield [`${member}: ${element} left out`, member, text.slice(0, tag.index) + text.slice(end)]
            yield [`${member}: ${element} twice`, member, text.slice(0, end) + all + text.slice(end)]
            yield [`${member}: a stranger before ${element}`, member, `${text.slice(0, tag.index)}<x:y xmlns:x="urn:x"/>${text.slice(tag.index)}`]
        }
    }
}

const pack = (member, text, file) => {
    const target = path.join(folder, member), good = fs.readFileSync(target)
    fs.writeFileSync(target, text)
    execFileSync('zip', ['-q', '-X', '-0', file, 'mimetype'], { cwd: folder })
    execFileSync('zip', ['-q', '-X', '-r', file, '.', '-x', 'mimetype'], { cwd: folder })
    fs.writeFileSync(target, good)
}

const isError = severity => /^(error|fatal)$/i.test(severity)
const quick = async file => (await EpubCheck.validate(fs.readFileSync(file))).messages
    .filter(message => isError(message.severity)).map(message => `${message.id}: ${message.message}`)
const thorough = async file => {
    const json = `${file}.json`
    await promisify(execFile)('java', ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-jar', '/usr/share/java/epubcheck.jar', file, '--json', json]).catch(() => {})
    return JSON.parse(fs.readFileSync(json, 'utf8')).messages.filter(message => isError(message.severity)).map(message => `${message.ID}: ${message.message}`)
}

const passed = [], defects = []
let count = 0
for (const [what, member, text] of changes()) {
    const file = path.resolve(`${++count}.epub`)
    pack(member, text, file)
    if (spawnSync('colophon', ['verify', file]).status === 0) passed.push([what, file])
    else fs.rmSync(file)
}
for (const [what, file] of passed) {
    const errors = [...await quick(file), ...process.env.FULL ? await thorough(file) : []]
    if (errors.length) defects.push(`${what}: ${errors[0]}`)
}
report(`agreement/${count} copies, ${count - passed.length} refused by verify, and no error in the ${passed.length} others`, defects)
