// import.mjs PAGES : imports pages of which a reader said what to keep, and prints how much of that comes
// out, beside what the figures should be, with the pages a second and the pages that cost most.
// import.mjs PAGES IMPORTED : the same of texts that were imported already: IMPORTED/main/NAME.md and
// IMPORTED/whole/NAME.md.
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { scoreAll, scorePage } from './score.mjs'

const NEEDS = `make bench-import PAGES=FOLDER measures imports with pages of which a reader said what to keep.
The folder has, for each page:

  NAME.gold.json   what a reader keeps: "title", "blocks": [{"type": "p", "text": "..."}], in their order;
                   types are h1 to h6, p, li, bold (a line that may be a heading) or any other.
                   May have "dropped": [lines of furniture], "title_variants": [], "byline", "date",
                   "excerpt", "descriptions": [] and "captions": []: what neither counts for nor against
  NAME.html        the page as it was saved
  NAME.main.txt    its title and the text around the article, a block a line
  NAME.txt         the text of the whole page

A form that a page does not have is not measured. Pages of others are for measuring: don't publish them.
`
const FORMS = [
    { name: 'HTML', from: '.html', to: '.html', aim: [0.985, 0.985, 0.96, 0.88, 0.03] },
    { name: 'text, main region', from: '.main.txt', to: '.txt', folder: 'main', aim: [0.97, 0.985, 0.85, 0.9, 0.07] },
    { name: 'text, whole page', from: '.txt', to: '.txt', folder: 'whole', aim: [0.96, 0.98, 0.82, 0.6, 0.1] },
]
const COSTLIEST = 5

const row = (name, figures) => console.log(name.padEnd(20) + figures.map(figure => figure.padStart(11)).join(''))
const show = figures => figures.map(figure => figure.toFixed(3))

// Imports all pages in one run of the program, as people do. Seconds that it took.
function importAll(pages, form, folder) {
    fs.mkdirSync(folder)
    const files = pages.map((page, i) => path.join(folder, `page-${i}${form.to}`))
    pages.forEach((page, i) => fs.copyFileSync(page.file + form.from, files[i]))
    const start = process.hrtime.bigint()
    const run = spawnSync('colophon', ['import', '-o', path.join(folder, 'out'), ...files], { stdio: 'ignore' })
    if (run.error) throw run.error
    return Number(process.hrtime.bigint() - start) / 1e9
}

const readImport = file => fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : ''

function printScores(form, scores, speed) {
    const { f1, verbatim, headings, title, leak } = scoreAll(scores)
    row(form.name, [...show([f1, verbatim, headings, title, leak]), String(scores.length), speed])
    row('  wanted', show(form.aim))
    scores.sort((a, b) => a.f1 - b.f1)
    console.log('  costliest: ' + scores.slice(0, COSTLIEST).map(score => `${score.name} ${score.f1.toFixed(3)}`).join(', '))
}

function measure(all, form, folder) {
    const pages = all.filter(page => fs.existsSync(page.file + form.from))
    if (!pages.length) return
    const seconds = importAll(pages, form, folder)
    const scores = pages.map((page, i) =>
        ({ name: page.name, ...scorePage(page.gold, readImport(path.join(folder, 'out', `page-${i}.md`))) }))
    printScores(form, scores, (pages.length / seconds).toFixed(0))
}

function measureImported(all, form, folder) {
    const pages = all.filter(page => fs.existsSync(page.file + form.from))
    if (!pages.length) return
    printScores(form, pages.map(page =>
        ({ name: page.name, ...scorePage(page.gold, readImport(path.join(folder, form.folder, `${page.name}.md`))) })), '')
}

function readPages(folder) {
    const end = '.gold.json'
    return fs.readdirSync(folder).filter(file => file.endsWith(end)).sort().map(file => {
        const name = file.slice(0, -end.length)
        return { name, file: path.join(folder, name), gold: JSON.parse(fs.readFileSync(path.join(folder, file), 'utf8')) }
    })
}

const [folder, imported] = process.argv.slice(2)
const pages = folder && fs.existsSync(folder) ? readPages(folder) : []
if (!pages.length) {
    console.error(NEEDS)
    if (folder) console.error(`There is no NAME.gold.json in '${folder}'.`)
    process.exit(2)
}
const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'bench-import-'))
try {
    row('input', ['words F1', 'verbatim', 'headings', 'title', 'leak', 'pages', imported ? '' : 'pages/s'])
    if (imported) for (const form of FORMS.filter(form => form.folder)) measureImported(pages, form, imported)
    else FORMS.forEach((form, i) => measure(pages, form, path.join(scratch, String(i))))
} finally {
    fs.rmSync(scratch, { recursive: true })
}
