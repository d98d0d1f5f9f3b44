// `colophon verify` on broken outputs: each is made from a good one with one defect, and found by the
// name of the rule that it breaks; in the good ones nothing is found.
import { execFileSync, spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { published } from './lib.mjs'

const site = path.join(published, 'reader/site')
const scratch = fs.mkdtempSync('broken-')
const BY = 'https://creativecommons.org/licenses/by/4.0/'

const write = (folder, files) => {
    for (const [name, text] of Object.entries(files)) {
        fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true })
        fs.writeFileSync(path.join(folder, name), text)
    }
}
const read = folder => Object.fromEntries(fs.readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter(entry => entry.isFile())
    .map(entry => path.join(entry.parentPath ?? entry.path, entry.name))
    .map(file => [path.relative(folder, file), fs.readFileSync(file)]))
const zip = (folder, file, args, names) => execFileSync('zip', ['-q', '-X', ...args, file, ...names], { cwd: folder })

// Packs the files; a mimetype comes first and is stored, as a book has it.
const archive = (files, name, { late, password } = {}) => {
    const folder = fs.mkdtempSync(path.join(scratch, 'pack-'))
    const file = path.resolve(scratch, name)
    write(folder, files)
    fs.rmSync(file, { force: true })
    const first = Object.keys(files).filter(one => one === 'mimetype')
    const rest = Object.keys(files).filter(one => one !== 'mimetype')
    if (!late && first.length) zip(folder, file, ['-0'], first)
    zip(folder, file, password ? ['-9', '-P', 'x'] : ['-9'], rest)
    if (late) zip(folder, file, ['-0'], first)
    return file
}

const verify = (...args) => {
    const run = spawnSync('colophon', ['verify', '--json', ...args], { encoding: 'utf8', maxBuffer: 1 << 28 })
    const report = JSON.parse(run.stdout)
    return { status: run.status, rules: new Set(report.findings.filter(f => f.severity !== 'note').map(f => f.rule)), report }
}

let count = 0
const say = (good, name, why) => console.log(good ? `ok broken/${name}` : `not ok broken/${name}\n    ${why}`)
const fine = (name, ...args) => {
    const { status, rules } = verify(...args)
    say(status === 0 && rules.size === 0, `good ${name}`, `status ${status}: ${[...rules]}`)
}
const broken = (name, rule, ...args) => {
    const { rules } = verify(...args)
    count++
    say(rules.has(rule), `${name} [${rule}]`, `found ${[...rules].join(' ') || 'nothing'}`)
}
// One defect: the first match of `from` in the text becomes `to`.
const edit = (text, from, to) => {
    const before = String(text), after = before.replace(from, to)
    if (before === after) throw new Error(`nothing to change with ${from}`)
    return after
}

// ---- pages
const page = fs.readFileSync(path.join(site, 'works/figures.html'), 'utf8')
const pageCase = (name, rule, from, to) => {
    write(scratch, { 'figures.html': edit(page, from, to) })
    broken(`page: ${name}`, rule, path.join(scratch, 'figures.html'))
}
write(scratch, { 'figures.html': page })
fine('page', '--survival', path.join(scratch, 'figures.html'))
pageCase('a word changed', 'words-differ', 'is no figure.</p>', 'is a figure.</p>')
pageCase('two words swapped', 'words-differ', 'is no figure.</p>', 'no is figure.</p>')
pageCase('a paragraph dropped', 'words-differ', /<p>A picture in the line[^]*?<\/p>/, '')
pageCase('a caption put in', 'words-differ', '<figcaption>', '<p>Name/Pool via Reuters</p><figcaption>')
pageCase('no notice at the head', 'notice-head', /<p class="c-notice"[^]*?<\/p>/, '')
pageCase('no notice at the foot', 'notice-foot', /<footer class="c-foot"[^]*?<\/footer>/, '')
pageCase('the notice hidden', 'notice-head', '<p class="c-notice"', '<p hidden class="c-notice"')
pageCase('the notice hidden by style', 'notice-head', '<p class="c-notice"', '<p style="display: none" class="c-notice"')
pageCase('another version in JSON-LD', 'license-conflict', /("license":")[^"]*/, '$1https://creativecommons.org/licenses/by-nc/3.0/')
pageCase('another license in DC.rights', 'license-conflict', /(name="DC.rights"[^>]*licenses\/)by-nc/, '$1by')
pageCase('no rel=license', 'rel-license', /<link rel="license"[^>]*>/, '')
pageCase('no JSON-LD', 'json-ld', /<script type="application\/ld\+json">[^]*?<\/script>/, '')
pageCase('no DC.rights', 'dc-rights', /<meta name="DC.rights"[^>]*>/, '')
pageCase('no DCTERMS.license', 'dcterms-license', /<link rel="DCTERMS.license"[^>]*>/, '')
pageCase('all rights reserved', 'license-conflict', '</main>', '<p>All rights reserved.</p></main>')
pageCase('no digest', 'work-record', / data-sha256="[^"]*"/, '')
pageCase('no canonical address', 'canonical', /<link rel="canonical"[^>]*>/, '')
pageCase('the canonical address of a copy is our own', 'canonical', /(<link rel="canonical" href=")[^"]*/, '$1https://example.org/reader/works/figures.html')
pageCase('the canonical address of an adaptation is that of its original', 'canonical', '"sameAs"', '"isBasedOn"')
pageCase('a part of a part', 'work-part', ' data-words', ' data-part="3/2" data-words')
pageCase('a work in a work', 'work-nested', '<figure>', '<div data-work="b.md"></div><figure>')
write(scratch, { 'index.html': edit(fs.readFileSync(path.join(site, 'index.html'), 'utf8'), '</head>', `<link rel="license" href="${BY}"/></head>`),
    'works/figures.html': page })
fs.mkdirSync(path.join(scratch, 'folder'), { recursive: true })
fs.renameSync(path.join(scratch, 'index.html'), path.join(scratch, 'folder/index.html'))
fs.renameSync(path.join(scratch, 'works'), path.join(scratch, 'folder/works'))
broken('page: rel=license on a list of works', 'license-page-level', path.join(scratch, 'folder'))

// A whole site, of which one file is changed.
const whole = read(site)
const siteCase = (name, rule, member, from, to) => {
    const place = path.join(scratch, 'site')
    fs.rmSync(place, { recursive: true, force: true })
    write(place, { ...whole, [member]: edit(whole[member], from, to) })
    broken(`site: ${name}`, rule, place)
}
fine('site', site)
siteCase('a work is not on the page of licenses', 'list-complete', 'license.html', /<a href="works\/figures.html"[^>]*>([^]*?)<\/a>/, '$1')
siteCase('a work is listed smaller than the others', 'list-prominence', 'license.html', /<h2([^>]*)>(<a href="works\/figures.html"[^]*?)<\/h2>/, '<p$1>$2</p>')
siteCase('a work is listed without its license', 'list-label', 'index.html', /<a href="https:\/\/creativecommons.org\/licenses\/by-nc\/4.0\/">CC BY-NC 4.0<\/a>/, '')
siteCase('a Link header with another license', 'license-conflict', '_headers', '<https://creativecommons.org/licenses/by-nc/4.0/>', '<https://creativecommons.org/licenses/by-nc/3.0/>')
siteCase('a Link header that leads to another address than the page', 'canonical', '_headers', '<https://example.org/found/figures>; rel="canonical"', '<https://example.org/other>; rel="canonical"')
siteCase('a biblatex file without its license', 'download-notice', 'downloads/works/figures.biblatex.bib', /\n  copyright = [^\n]*\n  note = [^\n]*/, '')
siteCase('a book without a Link header', 'headers-license', '_headers', /(figures.epub\n)  Link: [^\n]*\n/, '$1')
{
    const place = path.join(scratch, 'single')
    const single = read(path.join(published, 'default/site'))
    write(place, { ...single, _headers: edit(single._headers, /(reader.imscc\n)(  Link: [^\n]*\n)+/, '$1') })
    broken('site: a course package of one work without a Link header', 'headers-license', place)
    fs.rmSync(place, { recursive: true })
}
{
    const source = path.join(scratch, 'figures.md')
    const text = fs.readFileSync(path.join(path.dirname(new URL(import.meta.url).pathname), 'reader/works/figures.md'), 'utf8')
    const caption = 'Two ministers before their flags'
    write(scratch, { 'figures.md': edit(text, 'parts: [', `parts: [{type: image, credit: Name/Pool via Reuters, caption: ${caption}, action: omit}, `),
        'figures.html': edit(page, '</main>', `<p>${caption}</p></main>`) })
    broken('page: the caption of a picture that was left out', 'part-left-out', '--source', source, path.join(scratch, 'figures.html'))
}

// ---- books
const folder = path.join(scratch, 'book')
execFileSync('unzip', ['-q', path.join(site, 'downloads/works/figures.epub'), '-d', folder])
const book = read(folder)
const opf = 'package.opf', chapter = 'text/works/figures.xhtml', legalCode = 'text/legal-code.xhtml', nav = 'nav.xhtml', ncx = 'toc.ncx'
const bookFile = (files, options) => archive(files, 'figures.epub', options)
const bookCase = (name, rule, member, from, to) => broken(`book: ${name}`, rule, bookFile({ ...book, [member]: edit(book[member], from, to) }))
const bookWith = (name, rule, files, options) => broken(`book: ${name}`, rule, bookFile({ ...book, ...files }, options))
const without = member => Object.fromEntries(Object.entries(book).filter(([name]) => name !== member))
fine('book', '--survival', bookFile(book))
bookWith('mimetype comes last', 'epub-mimetype', {}, { late: true })
bookWith('mimetype has a line end', 'epub-mimetype', { mimetype: 'application/epub+zip\n' })
broken('book: no mimetype', 'epub-mimetype', bookFile(without('mimetype')))
broken('book: no container', 'epub-container', bookFile(without('META-INF/container.xml')))
bookCase('the container leads nowhere', 'epub-container', 'META-INF/container.xml', 'package.opf', 'other.opf')
bookWith('encryption', 'epub-encryption', { 'META-INF/encryption.xml': '<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container"/>' })
bookWith('entries with a password', 'archive-encrypted', {}, { password: true })
bookWith('a file that is not listed', 'manifest-unlisted', { 'stray.css': 'p {}' })
bookWith('names that differ in case', 'epub-name-case', { 'TOC.ncx': book[ncx] })
bookWith('a name with a colon', 'epub-name', { 'a:b.css': 'p {}' })
broken('book: a listed file is missing', 'manifest-missing', bookFile(without('css/book.css')))
bookCase('an id twice in the manifest', 'package-id', opf, 'id="style-1"', 'id="nav"')
bookCase('a wrong media type', 'manifest-type', opf, 'media-type="text/css"', 'media-type="text/plain"')
bookCase('the package lists itself', 'manifest-self', opf, '</manifest>', '<item id="me" href="package.opf" media-type="text/xml"/></manifest>')
bookCase('a page that is linked as a record, too', 'manifest-linked', opf, '</metadata>', '<link rel="dcterms:references" href="text/legal-code.xhtml" media-type="application/xhtml+xml"/></metadata>')
bookCase('a picture in the spine', 'spine-type', opf, '</spine>', '<itemref idref="asset-1"/></spine>')
bookCase('a document twice in the spine', 'spine', opf, '</spine>', '<itemref idref="title"/></spine>')
bookCase('an itemref to nothing', 'spine', opf, 'idref="title"', 'idref="tilte"')
bookCase('no identifier', 'package-identifier', opf, 'unique-identifier="pub-id"', 'unique-identifier="pub"')
bookCase('no title', 'package-metadata', opf, /<dc:title>[^]*?<\/dc:title>/, '')
bookCase('two dates', 'package-date', opf, '<dc:date>', '<dc:date>2020-01-01</dc:date><dc:date>')
bookCase('modified with a fraction', 'package-modified', opf, '00:00:00Z', '00:00:00.5Z')
bookCase('two modified', 'package-modified', opf, '<meta property="dcterms:modified">', '<meta property="dcterms:modified">2020-01-01T00:00:00Z</meta><meta property="dcterms:modified">')
bookCase('a prefix that is not declared', 'package-prefix', opf, 'property="cc:attributionName"', 'property="dd:attributionName"')
bookCase('a bare rel=license', 'package-link-rel', opf, 'rel="dcterms:license cc:license"', 'rel="license"')
bookCase('a property of no vocabulary', 'package-property', opf, 'property="collection-type"', 'property="collection"')
bookCase('refines nothing', 'package-refines', opf, 'refines="#creator-1"', 'refines="#creator-9"')
bookCase('no language', 'package-metadata', opf, '<dc:language>en</dc:language>', '')
bookCase('a language that is none', 'package-language', opf, '<dc:language>en<', '<dc:language>English_UK<')
bookCase('version 4.0', 'package-version', opf, 'version="3.0"', 'version="4.0"')
bookCase('no rights', 'package-rights', opf, /<dc:rights>[^]*?<\/dc:rights>/, '')
bookCase('rights without an address', 'package-rights', opf, /https:\/\/creativecommons[^\s,)]*(?=[^]*<\/dc:rights>)/, '')
bookCase('another license in the link', 'license-conflict', opf, 'href="https://creativecommons.org/licenses/by-nc/4.0/"', `href="${BY}"`)
bookCase('no holder of the rights', 'package-holder', opf, '</metadata>', '<meta property="schema:copyrightHolder">Dora Example</meta></metadata>')
bookCase('an identifier made up for each build', 'package-identifier', opf, /(<dc:identifier[^>]*>urn:uuid:........-....-)5/, (all, begin) => `${begin}4`)
bookCase('no accessMode', 'package-accessibility', opf, /<meta property="schema:accessibilityHazard">none<\/meta>/, '')
bookCase('a prefix for Dublin Core', 'package-prefix', opf, 'prefix="', 'prefix="dc: http://purl.org/dc/elements/1.1/ ')
bookCase('a style sheet fetches a picture', 'remote-resource', 'css/book.css', /^/, 'body { background: url(https://example.org/a.png) }')
bookCase('a style sheet leads to nothing', 'link-missing', 'css/book.css', /^/, '@import "none.css";')
for (const rule of ['header { display: none }', '[data-apparatus] { opacity: 0 }', 'section { left: -9999px }', 'body { color: transparent }', '.c-notice { height: 0; overflow: hidden }'])
    bookCase(`a style sheet hides the notice: ${rule}`, 'notice-head', 'css/book.css', /$/, rule)
bookWith('a style sheet that is imported hides the notice', 'notice-foot', { 'css/book.css': '@import "more.css";', 'css/more.css': 'footer { display: none }' })
bookCase('no legal code', 'legal-code', legalCode, / data-legal-code="[^"]*"/, '')
bookCase('the legal code of another license', 'legal-code', legalCode, / data-legal-code="[^"]*"/, ' data-legal-code="CC-BY-4.0"')
bookCase('a legal code without a clause', 'legal-code', legalCode, /<p>b\. [^]*?<\/p>/, '')
bookCase('a legal code with a word more', 'legal-code', legalCode, '</h3>', '</h3><p>Abridged.</p>')
bookCase('two navigation documents', 'nav', opf, 'href="text/title.xhtml" media-type="application/xhtml+xml"', 'href="text/title.xhtml" media-type="application/xhtml+xml" properties="nav"')
bookCase('no contents', 'nav-toc', nav, 'epub:type="toc" role', 'epub:type="lot" role')
bookCase('contents that lead nowhere', 'nav-link', nav, 'href="text/title.xhtml"', 'href="text/tilte.xhtml"')
bookCase('no landmark for the licenses', 'license-page', nav, 'epub:type="copyright-page"', 'epub:type="bodymatter"')
bookCase('an entry of the contents without words', 'nav-label', nav, '>Title page<', '><')
bookCase('a list in the contents without items', 'nav-structure', nav, '</ol>', '<li><span>More</span><ol></ol></li></ol>')
bookCase('a paragraph in the contents', 'nav-structure', nav, '<li>', '<li><p>x</p></li><li>')
bookCase('the contents in another order', 'nav-order', opf, /(<itemref idref="cover"[^>]*>)(\s*)(<itemref idref="title"[^>]*>)/, '$3$2$1')
bookCase('the NCX has another title', 'ncx-entries', ncx, '<text>Title page<', '<text>Title<')
bookCase('the NCX of another book', 'ncx-identifier', ncx, 'content="urn:uuid:', 'content="urn:uuid:0')
bookCase('the NCX leads nowhere', 'ncx-link', ncx, 'src="text/cover.xhtml"', 'src="text/none.xhtml"')
bookCase('a word changed', 'words-differ', chapter, 'is no figure.</p>', 'is a figure.</p>')
bookCase('no notice at the head of a chapter', 'notice-head', chapter, /<p class="c-notice"[^]*?<\/p>/, '')
broken('book: no creator in words', 'survival', '--survival', bookFile({ ...book, [chapter]: edit(book[chapter], /Dora Example/g, 'X') }))
bookCase('not well-formed', 'page-broken', chapter, '</figure>', '')
bookCase('an entity', 'page-entities', chapter, /^/, '<!DOCTYPE html [<!ENTITY a "b">]>')
bookCase('an id twice', 'xhtml-id', chapter, '<p>Hard', '<p id="twice"><b id="twice"></b>Hard')
bookCase('an attribute that the element does not have', 'xhtml-attribute', chapter, '<hr />', '<hr size="2" />')
bookCase('a role that is none', 'xhtml-attribute', chapter, '<figure>', '<figure role="picture">')
bookCase('a role that the element can not have', 'xhtml-attribute', chapter, '<figure>', '<figure role="button">')
bookCase('a label that is not there', 'xhtml-reference', chapter, '<figure>', '<figure aria-labelledby="none">')
bookCase('one place of the NCX with a number', 'ncx-structure', ncx, '<navPoint id="p2"', '<navPoint id="p2" playOrder="2"')
bookCase('an empty language in the NCX', 'ncx-structure', ncx, /xml:lang="[^"]*"/, 'xml:lang=""')
bookWith('a picture with nothing in it', 'picture-empty', { 'assets/pictures/ring.png': '' })
bookCase('an element of no HTML', 'xhtml-element', chapter, '<hr />', '<font>x</font>')
bookCase('a list without items', 'xhtml-nesting', chapter, '<hr />', '<ul><p>x</p></ul>')
bookCase('a block in a paragraph', 'xhtml-nesting', chapter, '<p>Hard', '<p><div>x</div>Hard')
bookCase('no alternative text', 'image-alternative', chapter, ' alt="a small ring"', '')
bookCase('a picture elsewhere', 'remote-resource', chapter, '../../assets/pictures/ring.png', 'https://example.org/ring.png')
bookCase('a picture that is missing', 'link-missing', chapter, 'pictures/ring.png', 'pictures/rung.png')
bookCase('a link to a place that is missing', 'link-fragment', chapter, '../license.xhtml', '../license.xhtml#none')
bookCase('a link to a file of one computer', 'link-local', chapter, 'href="https://example.org/"', 'href="file:///c:/a.html"')
bookCase('no title of a document', 'xhtml-title', chapter, /<title>[^]*?<\/title>/, '<title></title>')
bookCase('two languages at once', 'xhtml-language', chapter, 'lang="en" xml:lang="en"', 'lang="en" xml:lang="de"')
bookCase('another source in the notice of the chapter', 'notice-agreement', chapter, /https:\/\/example\.org\/found\/figures/g, 'https://evil.example.com/')
bookCase('a script', 'script', chapter, '</head>', '<script>1</script></head>')
bookWith('a script that is announced', 'script', { [opf]: edit(book[opf], 'href="text/works/figures.xhtml"', 'href="text/works/figures.xhtml" properties="scripted"'), [chapter]: edit(book[chapter], '</head>', '<script>1</script></head>') })
bookCase('a script of an event', 'script', 'text/license.xhtml', '<body', '<body onload="x()"')
bookCase('a form that is not announced', 'manifest-properties', chapter, '<footer', '<form action="x"></form><footer')
bookCase('an address that is a script', 'script', chapter, /(<footer[^]*?href=")[^"]*/, '$1javascript:x()')
bookCase('a font from elsewhere', 'remote-resource', 'css/book.css', /$/, '@font-face { font-family: x; src: url(https://example.com/x.woff) }')
const packed = fs.readFileSync(bookFile(book))
const bytes = (name, rule, data) => {
    write(scratch, { 'figures.epub': data })
    broken(`archive: ${name}`, rule, path.join(scratch, 'figures.epub'))
}
bytes('cut short', 'archive-truncated', packed.subarray(0, packed.length - 400))
bytes('no archive', 'archive-not-zip', Buffer.from('hello'))
bytes('empty', 'archive-not-zip', Buffer.alloc(0))
const bomb = archive({ ...book, 'bomb.css': Buffer.alloc(64 << 20) }, 'figures.epub')
broken('archive: a bomb', 'archive-bomb', bomb)
const twice = archive({ ...book, 'css/copy.css': book['css/book.css'] }, 'figures.epub')
bytes('two files of one path', 'archive-duplicate', Buffer.from(fs.readFileSync(twice).toString('latin1').replaceAll('css/copy.css', 'css/book.css'), 'latin1'))
const renamed = Buffer.from(packed.toString('latin1').replaceAll('css/book.css', '../book1.css'), 'latin1')
bytes('a path that leads out', 'archive-path', renamed)

// What can't be read, or must not be, is one finding, whatever else is in the archive.
for (const [name, rule, data] of [
    ['cut short', 'archive-truncated', packed.subarray(0, packed.length - 400)],
    ['entries with a password', 'archive-encrypted', fs.readFileSync(bookFile(book, { password: true }))],
    ['two files of one path', 'archive-duplicate', Buffer.from(fs.readFileSync(archive({ ...book, 'css/copy.css': book['css/book.css'] }, 'figures.epub')).toString('latin1').replaceAll('css/copy.css', 'css/book.css'), 'latin1')],
    ['a path that leads out', 'archive-path', Buffer.from(fs.readFileSync(archive({ ...book, 'css/copy.css': 'p {}' }, 'figures.epub')).toString('latin1').replaceAll('css/copy.css', '../copy1.css'), 'latin1')],
    ['a bomb', 'archive-bomb', fs.readFileSync(archive({ ...book, 'META-INF/bomb.xml': Buffer.alloc(64 << 20) }, 'figures.epub'))],
]) {
    write(scratch, { 'figures.epub': data })
    const found = verify(path.join(scratch, 'figures.epub')).report.findings.filter(one => one.severity === 'error').map(one => one.rule)
    say(found.length === 1 && found[0] === rule, `archive: ${name} is one finding`, `found ${found.join(' ')}`)
}

// ---- a book of several works
const shelf = path.join(scratch, 'anthology')
execFileSync('unzip', ['-q', path.join(published, 'reader/reader.epub'), '-d', shelf])
const anthology = read(shelf)
const anthologyCase = (name, rule, member, from, to) =>
    broken(`anthology: ${name}`, rule, archive({ ...anthology, [member]: edit(anthology[member], from, to) }, 'reader.epub'))
fine('anthology', archive(anthology, 'reader.epub'))
const licensePage = 'text/license.xhtml', creditsPage = 'text/credits.xhtml', tables = 'text/works/tables.xhtml'
anthologyCase('another address of a license', 'list-address', creditsPage, /https:\/\/creativecommons\.org\/licenses\/by\/4\.0\//g, 'https://evil.example.com/license')
anthologyCase('the address of another license', 'list-address', creditsPage, /licenses\/by\/4\.0\//g, 'licenses/by-nc/4.0/')
anthologyCase('another address on the page of licenses', 'license-conflict', licensePage, /https:\/\/creativecommons\.org\/licenses\/by\/4\.0\//g, 'https://evil.example.com/license')
anthologyCase('a license is not in the list', 'list-license', licensePage, /<li>(?:(?!<\/li>)[^])*licenses\/by\/4\.0(?:(?!<\/li>)[^])*<\/li>/, '')
anthologyCase('no list and no notice', 'list-license', licensePage, /<ul[^>]*>[^]*<\/ul>([^]*)<p class="c-notice"[^]*?<\/p>/, '$1')
anthologyCase('a chapter without a record', 'work-unmarked', tables, / data-work="[^"]*" data-words="[^"]*" data-sha256="[^"]*"/, '')
anthologyCase('a style sheet hides the credits', 'list-complete', 'css/book.css', /$/, '.c-credit { display: none }')
anthologyCase('another author in the credits', 'notice-agreement', creditsPage, 'by Ada Example was', 'by Eve Thief was')
anthologyCase('another author in the notices of a chapter', 'notice-agreement', tables, /Ada Example(?!, 2025-01-15)/g, 'Eve Thief')
anthologyCase('another source in the credits', 'notice-agreement', creditsPage, /https:\/\/example\.org\/found\/tables/g, 'https://evil.example.com/')
anthologyCase('no copyright in the credits', 'notice-agreement', creditsPage, ' © 2025 Ada Example.', '')
{
    const text = fs.readFileSync(path.join(path.dirname(new URL(import.meta.url).pathname), 'reader/works/tables.md'), 'utf8')
    write(scratch, { 'works/tables.md': edit(text, '\n---\n', '\nchanges: [the table of rivers left out]\n---\n') })
    const pictured = path.join(path.dirname(new URL(import.meta.url).pathname), 'reader/works/figures.md')
    broken('anthology: another alternative text', 'picture-differs', '--source', pictured, archive({ ...anthology, 'text/works/figures.xhtml': edit(anthology['text/works/figures.xhtml'], / alt="[^"]+"/, ' alt="A cat"') }, 'reader.epub'))
    broken('anthology: a change of the front matter is not told', 'notice-record', '--source', path.join(scratch, 'works/tables.md'), archive(anthology, 'reader.epub'))
}

// ---- feeds and catalogs, beside the pages of their works
const keep = Object.fromEntries(Object.entries(whole).filter(([name]) => /^works\/|^(feed|catalog)\.|^downloads\/reader/.test(name)))
const feedCase = (name, rule, member, from, to) => {
    const place = path.join(scratch, 'feeds')
    fs.rmSync(place, { recursive: true, force: true })
    write(place, { ...keep, [member]: edit(keep[member], from, to) })
    broken(`feed: ${name}`, rule, place)
}
write(path.join(scratch, 'feeds'), keep)
fine('feeds and catalogs', path.join(scratch, 'feeds'))
feedCase('an entry without a license', 'feed-license', 'feed.xml', /<link [^>]*rel="license"[^>]*>/, '')
feedCase('an entry without rights', 'feed-rights', 'feed.xml', /<rights[^]*?<\/rights>/, '')
feedCase('an entry without its source', 'feed-via', 'feed.xml', /<link [^>]*rel="via"[^>]*>/, '')
feedCase('another license than the page', 'license-conflict', 'feed.xml', /(<link [^>]*?)https:\/\/creativecommons\.org\/[^"]*/, '$1https://creativecommons.org/licenses/by/1.0/')
feedCase('rights of Dublin Core', 'feed-dc-rights', 'feed.xml', '<rights', '<rights xmlns="http://purl.org/dc/elements/1.1/">x</rights><rights')
feedCase('an entry without an id', 'feed-entry', 'feed.xml', /(<entry[^]*?)<id>[^]*?<\/id>/, '$1')
feedCase('a license for the whole feed', 'license-page-level', 'feed.xml', '<entry', `<link rel="license" href="https://creativecommons.org/licenses/by/2.0/"/><entry`)
feedCase('a JSON item without a license', 'feed-license', 'feed.json', '"_license"', '"license"')
feedCase('a catalog link without a type', 'opds-type', 'catalog.xml', /(rel="http:\/\/opds-spec[^>]*?) type="[^"]*"|type="application\/epub\+zip"/, '$1')
feedCase('a catalog in JSON without a license', 'feed-license', 'catalog.json', /"schema:license": "[^"]*"([^]*?)"rel": "license"/, '"x": ""$1"rel": "x"')

// ---- oEmbed and downloads
const alone = (name, rule, file, text) => {
    write(scratch, { [file]: text })
    if (rule) broken(name, rule, path.join(scratch, file))
    else fine(name, path.join(scratch, file))
}
const oembed = JSON.stringify({ version: '1.0', type: 'rich', title: 'T', width: 600, height: 800,
    html: '<iframe src="https://example.org/embed/a.html" width="600" height="800" title="T. CC BY 4.0"></iframe>',
    license_url: BY, attribution: `“T” by A. CC BY 4.0: ${BY}` })
alone('oembed', null, 'oembed.json', oembed)
alone('oembed: no height', 'oembed', 'oembed.json', edit(oembed, '"height":800,', ''))
alone('oembed: no title of the frame', 'oembed-html', 'oembed.json', edit(oembed, / title=\\"[^\\]*\\"/, ''))
alone('oembed: a quotation first', 'oembed-html', 'oembed.json', edit(oembed, '<iframe', '<blockquote>x</blockquote><iframe'))
alone('oembed: no license', 'oembed-license', 'oembed.json', edit(oembed, '"license_url"', '"url"'))
alone('oembed: another license in words', 'license-conflict', 'oembed.json', edit(oembed, /BY 4.0: [^"]*/, 'BY 3.0: https://creativecommons.org/licenses/by/3.0/'))
alone('text', null, 'a.txt', `T\n\nCC BY 4.0: ${BY}\n\nWords.\n`)
alone('text: no address', 'download-notice', 'a.txt', 'T\n\nCC BY 4.0\n\nWords.\n')
alone('citation: RIS', null, 'a.ris', `TY  - ELEC\nTI  - T\nN1  - CC BY 4.0, ${BY}\nER  - \n`)
alone('citation: RIS without an end', 'citation', 'a.ris', `TY  - ELEC\nN1  - CC BY 4.0, ${BY}\n`)
alone('citation: RIS without the license', 'download-notice', 'a.ris', 'TY  - ELEC\nTI  - T\nER  - \n')
alone('citation: BibTeX', null, 'a.bib', `@online{a,\n  note = {CC BY 4.0, ${BY}}\n}\n`)
alone('citation: BibTeX with an open brace', 'citation', 'a.bib', `@online{a,\n  note = {CC BY 4.0, ${BY}\n}\n`)
alone('citation: CSL-JSON', null, 'a.csl.json', JSON.stringify([{ type: 'webpage', title: 'T', note: `CC BY 4.0, ${BY}` }]))
alone('citation: CSL-JSON without a note', 'download-notice', 'a.csl.json', JSON.stringify([{ type: 'webpage', title: 'T' }]))

// ---- packages for courses
const lesson = page.replace(/<script[^]*?<\/script>/g, '').replace(/<form[^]*?<\/form>/, '')
const credits = `<html><body><h1>Credits</h1><p>CC BY-NC 4.0: https://creativecommons.org/licenses/by-nc/4.0/</p></body></html>`
const rights = 'CC BY-NC 4.0: https://creativecommons.org/licenses/by-nc/4.0/'
const ns = 'http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1'
const cc = {
    'imsmanifest.xml': `<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="m" xmlns="${ns}" xmlns:lomimscc="http://ltsc.ieee.org/xsd/imsccv1p1/LOM/manifest">
<metadata><schema>IMS Common Cartridge</schema><schemaversion>1.1.0</schemaversion>
<lomimscc:lom><lomimscc:lifeCycle><lomimscc:contribute><lomimscc:entity>BEGIN:VCARD
VERSION:3.0
FN:Dora Example
N:Example;Dora;;;
END:VCARD</lomimscc:entity></lomimscc:contribute></lomimscc:lifeCycle>
<lomimscc:rights><lomimscc:description><lomimscc:string>${rights} by Dora Example</lomimscc:string></lomimscc:description></lomimscc:rights></lomimscc:lom></metadata>
<organizations><organization identifier="o" structure="rooted-hierarchy"><item identifier="root"><item identifier="mod"><title>Texts</title>
<item identifier="i1" identifierref="r1"><title>Figures (CC BY-NC 4.0)</title></item>
<item identifier="i2" identifierref="r2"><title>Credits</title></item>
<item identifier="i3" identifierref="r3"><title>Original</title></item></item></item></organization></organizations>
<resources><resource identifier="r1" type="webcontent" href="a.html"><file href="a.html"/></resource>
<resource identifier="r2" type="webcontent" href="credits.html"><file href="credits.html"/></resource>
<resource identifier="r3" type="imswl_xmlv1p1"><file href="link.xml"/></resource></resources></manifest>`,
    'a.html': lesson, 'credits.html': credits,
    'link.xml': `<webLink xmlns="http://www.imsglobal.org/xsd/imsccv1p1/imswl_v1p1"><title>Original</title><url href="https://example.org/found/figures"/></webLink>`,
}
const courseCase = (name, rule, from, to, member = 'imsmanifest.xml') =>
    broken(`cartridge: ${name}`, rule, archive({ ...cc, [member]: edit(cc[member], from, to) }, 'a.imscc'))
fine('cartridge', '--survival', archive(cc, 'a.imscc'))
courseCase('version 1.1', 'cartridge-version', '1.1.0', '1.1')
courseCase('a byte order mark', 'cartridge-bom', '<?xml', '\uFEFF<?xml')
courseCase('the namespace comes late', 'cartridge-namespace', '?>', `?><!--${'x'.repeat(500)}-->`)
courseCase('no structure', 'cartridge-structure', ' structure="rooted-hierarchy"', '')
courseCase('a title of the root', 'cartridge-structure', '<item identifier="root">', '<item identifier="root"><title>x</title>')
courseCase('an identifier that begins with a digit', 'course-id', 'identifier="mod"', 'identifier="1mod"')
courseCase('an identifier twice', 'course-id', 'identifier="i2"', 'identifier="i1"')
courseCase('an item that leads nowhere', 'course-reference', 'identifierref="r2"', 'identifierref="r9"')
courseCase('a title without the license', 'cartridge-item-label', ' (CC BY-NC 4.0)', '')
courseCase('a text directly below the root', 'cartridge-depth', '<item identifier="mod">', '<item identifier="x" identifierref="r2"><title>x</title></item><item identifier="mod">')
courseCase('no rights', 'course-rights', /<lomimscc:rights>.*<\/lomimscc:rights>/, '')
courseCase('rights without an address', 'course-rights', /: https:\S*(?=[^<]*<\/lomimscc:string>)/, '')
courseCase('rights that name nobody', 'course-rights', /by Dora Example(?=<\/lomimscc:string>)/, '')
courseCase('a missing file', 'course-file-missing', '<file href="a.html"/>', '<file href="a.html"/><file href="b.css"/>')
courseCase('a file twice', 'course-file-twice', '<file href="a.html"/>', '<file href="a.html"/><file href="a.html"/>')
courseCase('a name with a space', 'course-name', '<file href="a.html"/>', '<file href="a.html"/><file href="b c.css"/>')
courseCase('a path upwards', 'course-name', '<file href="a.html"/>', '<file href="a.html"/><file href="../b.css"/>')
courseCase('a path that ends in license', 'course-reserved-name', '<file href="a.html"/>', '<file href="a.html"/><file href="texts/license"/>')
courseCase('a page that its resource does not list', 'course-href', '<file href="a.html"/>', '')
courseCase('a page without an address', 'course-href', 'type="webcontent" href="a.html"', 'type="webcontent"')
courseCase('an item with items below it', 'cartridge-structure', '</title></item>\n<item identifier="i2"', '</title><item identifier="i9" identifierref="r2"><title>x</title></item></item>\n<item identifier="i2"')
courseCase('two organizations', 'cartridge-structure', '</organization>', '</organization><organization identifier="p" structure="rooted-hierarchy"/>')
courseCase('two roots', 'cartridge-structure', '</organization>', '<item identifier="root2"/></organization>')
courseCase('resources before organizations', 'cartridge-structure', /(<organizations>[^]*<\/organizations>)([^]*<\/resources>)/, '$2$1')
courseCase('a use that 1.1 does not know', 'cartridge-structure', 'type="webcontent"', 'intendeduse="assignment" type="webcontent"')
courseCase('rights of a resource, which 1.1 does not allow', 'cartridge-structure', '<file href="a.html"/>', '<metadata><lom xmlns="http://ltsc.ieee.org/xsd/imsccv1p1/LOM/resource"><rights/></lom></metadata><file href="a.html"/>')
courseCase('two dependencies on one resource', 'course-reference', '<file href="a.html"/>', '<file href="a.html"/><dependency identifierref="r2"/><dependency identifierref="r2"/>')
{
    const thrice = edit(cc['imsmanifest.xml'], '<file href="a.html"/>', '<file href="a.html"/>' + '<dependency identifierref="r2"/>\n'.repeat(3))
    const { report } = verify(archive({ ...cc, 'imsmanifest.xml': thrice }, 'a.imscc'))
    const found = report.findings.filter(f => f.text.startsWith('two dependencies lead to resource')).length
    say(found === 2, 'cartridge: of three dependencies on one resource, each but the first is named', `${found} were named`)
}
courseCase('a dependency on what is not there', 'course-reference', '<file href="a.html"/>', '<file href="a.html"/><dependency identifierref="r9"/>')
courseCase('a page that depends on a web link', 'course-reference', '<file href="a.html"/>', '<file href="a.html"/><dependency identifierref="r3"/>')
courseCase('dependencies in a circle', 'course-reference', /<file href="(a|credits).html"\/>/g, (all, name) => `${all}<dependency identifierref="${name === 'a' ? 'r2' : 'r1'}"/>`)
courseCase('a web link with two files', 'cartridge-weblink', '<file href="link.xml"/>', '<file href="link.xml"/><file href="a.html"/>')
courseCase('a web link with an address of its own', 'cartridge-weblink', 'type="imswl_xmlv1p1"', 'type="imswl_xmlv1p1" href="link.xml"')
courseCase('a web link without a title', 'cartridge-weblink', '<title>Original</title>', '', 'link.xml')
courseCase('no credits', 'cartridge-credits', /CC BY-NC 4.0: \S+/, 'Thanks', 'credits.html')
courseCase('a web link of 1.3', 'cartridge-weblink', 'imswl_xmlv1p1', 'imswl_xmlv1p3')
courseCase('a web link with a space', 'cartridge-weblink', 'found/figures', 'found figures', 'link.xml')
courseCase('a script in a page', 'course-html', '</main>', '<script>1</script></main>', 'a.html')
courseCase('a word changed', 'words-differ', 'is no figure.</p>', 'is a figure.</p>', 'a.html')
broken('cartridge: a file that no resource lists', 'course-file-unlisted', archive({ ...cc, 'b.css': '' }, 'a.imscc'))
broken('cartridge: a name that platforms take for another kind', 'course-reserved-name', archive({ ...cc, 'moodle.xml': '<a/>' }, 'a.imscc'))
broken('cartridge: no manifest', 'course-manifest', archive({ 'a.html': lesson }, 'a.imscc'))
const scorm = {
    'imsmanifest.xml': `<manifest identifier="m" xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2" xmlns:imsmd="http://www.imsglobal.org/xsd/imsmd_rootv1p2p1">
<metadata><schema>ADL SCORM</schema><schemaversion>1.2</schemaversion><imsmd:lom><imsmd:rights><imsmd:description><imsmd:langstring>${rights}</imsmd:langstring></imsmd:description></imsmd:rights></imsmd:lom></metadata>
<organizations default="o"><organization identifier="o"><title>T</title><item identifier="i" identifierref="r"><title>T</title></item></organization></organizations>
<resources><resource identifier="r" type="webcontent" adlcp:scormtype="asset" href="a.html"><file href="a.html"/></resource></resources></manifest>`,
    'a.html': lesson,
}
const scormCase = (name, rule, from, to) =>
    broken(`scorm: ${name}`, rule, archive({ ...scorm, 'imsmanifest.xml': edit(scorm['imsmanifest.xml'], from, to) }, 'a.zip'))
fine('SCORM package', archive(scorm, 'a.zip'))
scormCase('another version', 'scorm-version', '>1.2<', '>1.3<')
scormCase('no default organization', 'scorm-organization', 'default="o"', 'default="p"')
scormCase('no type of a resource', 'scorm-resource', ' adlcp:scormtype="asset"', '')
scormCase('no rights', 'course-rights', /<imsmd:rights>.*<\/imsmd:rights>/, '')

console.log(`ok broken/${count} outputs with one defect each`)
fs.rmSync(scratch, { recursive: true, force: true })
