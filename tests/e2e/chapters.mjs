// A chapter of a book is its page of the site: the same places have the same ids. And a book needs
// nothing but itself: no script, no file from elsewhere, no color that a reader's night could hide.
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { filesUnder, outputs, report, shortName } from './lib.mjs'

const scratch = fs.mkdtempSync('book-')

// The ids of each work's words, whatever files they are in; those of themes begin with "c-".
function idsOfWorks(files) {
    const works = new Map()
    for (const file of files) {
        const text = fs.readFileSync(file, 'utf8')
        const [, work] = /data-work="([^"]*)"/.exec(text) ?? []
        if (!work) continue
        const ids = [...text.matchAll(/ id="([^"]*)"/g)].map(match => match[1]).filter(id => !id.startsWith('c-'))
        works.set(work, [...(works.get(work) ?? []), ...ids].sort())
    }
    return works
}

function differences(chapters, pages) {
    return [...chapters].flatMap(([work, ids]) => {
        const wanted = pages.get(work) ?? []
        return ids.join() === wanted.join() ? [] : [`${work} has '${ids.filter(id => !wanted.includes(id))}' and lacks '${wanted.filter(id => !ids.includes(id))}'`]
    })
}

const rules = [
    [/\.xhtml$/, /<script|<iframe|<style| style="| on\w+="/, 'has a script or a style of its own'],
    [/\.xhtml$/, /<(?:img|link|source|audio|video)\b[^>]*(?:src|href)="https?:/, 'has a file from elsewhere'],
    [/\.css$/, /url\(|@import/, 'has a file from elsewhere'],
    [/\.css$/, /(?:^|[;{\s])(?:background|color|background-color)\s*:/, 'chooses a color'],
]

function needs(folder) {
    return [...filesUnder(folder, '.xhtml'), ...filesUnder(folder, '.css')].flatMap(file => {
        const text = fs.readFileSync(file, 'utf8').replace(/<link rel="license"[^>]*>/g, '')
        return rules.filter(([name, wrong]) => name.test(file) && wrong.test(text)).map(([, , what]) => `${path.relative(folder, file)} ${what}`)
    })
}

for (const output of outputs) {
    const site = filesUnder(path.join(output.folder, 'site'), '.html').filter(file => !file.includes('/embed/') && !file.includes('/downloads/'))
    const pages = idsOfWorks(site)
    for (const name of fs.readdirSync(output.folder).filter(name => name.endsWith('.epub'))) {
        const book = path.join(output.folder, name), folder = path.join(scratch, output.name), title = `chapters/${shortName(book)}`
        execFileSync('unzip', ['-q', book, '-d', folder])
        const chapters = idsOfWorks(filesUnder(folder, '.xhtml'))
        report(`${title}: stands alone`, needs(folder))
        if (pages.size) report(`${title}: ids`, chapters.size ? differences(chapters, pages) : ['no chapters'])
    }
}
