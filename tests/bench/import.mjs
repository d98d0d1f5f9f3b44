// import.mjs PAGES : imports pages of which a reader said what to keep, and prints how much of that comes
// out, beside what the figures should be, with the pages a second and the pages that cost most: of the
// words always, of headings, titles and leak where the figure is not what it should be.
// import.mjs PAGES IMPORTED : the same of texts that were imported already: IMPORTED/main/NAME.md and
// IMPORTED/whole/NAME.md.
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { collapse, decode, scoreAll, scorePage } from './score.mjs'

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
const FIGURES = ['f1', 'verbatim', 'headings', 'title', 'leak']

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

// The pages with the highest costs, as `say` has them.
function printCostliest(what, scores, cost, say) {
    const costly = scores.filter(score => cost(score) > 0).sort((a, b) => cost(b) - cost(a)).slice(0, COSTLIEST)
    console.log(`  ${what}: ${costly.map(say).join(', ')}`)
}

function printTitles(scores) {
    for (const score of scores.filter(score => !score.title))
        console.log(`  title: ${score.name} has '${score.titled}' for '${score.gold.title}'` +
            (score.source.includes(collapse(score.gold.title)) ? '' : ', which is not in it'))
}

// What to look at, for each figure.
const PRINT_COSTS = {
    f1: scores => printCostliest('words', scores, score => 1 - score.f1, score => `${score.name} ${score.f1.toFixed(3)}`),
    verbatim: scores => printCostliest('verbatim', scores, score => 1 - score.verbatim, score => `${score.name} ${score.verbatim.toFixed(3)}`),
    headings: scores => printCostliest('headings missed and false', scores,
        ({ headings }) => headings.written + headings.wanted - 2 * headings.found,
        ({ name, headings }) => `${name} ${headings.wanted - headings.found} and ${headings.written - headings.found}`),
    title: printTitles,
    leak: scores => printCostliest('leak', scores, score => score.leak, score => `${score.name} ${score.leak.toFixed(3)}`),
}

function printScores(form, scores, speed) {
    const all = scoreAll(scores)
    const figures = FIGURES.map(figure => all[figure])
    row(form.name, [...show(figures), String(scores.length), speed])
    row('  wanted', show(form.aim))
    FIGURES.forEach((figure, i) => {
        const reached = figure === 'leak' ? figures[i] <= form.aim[i] : figures[i] >= form.aim[i]
        if (figure === 'f1' || !reached) PRINT_COSTS[figure](scores)
    })
}

const readImport = file => fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : ''

function score(page, form, file) {
    const source = collapse(decode(fs.readFileSync(page.file + form.from, 'utf8')))
    return { name: page.name, gold: page.gold, source, ...scorePage(page.gold, readImport(file)) }
}

function measure(pages, form, folder) {
    const seconds = importAll(pages, form, folder)
    printScores(form, pages.map((page, i) => score(page, form, path.join(folder, 'out', `page-${i}.md`))),
        (pages.length / seconds).toFixed(0))
}

function measureImported(pages, form, folder) {
    printScores(form, pages.map(page => score(page, form, path.join(folder, form.folder, `${page.name}.md`))), '')
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
    for (const form of FORMS) {
        const having = pages.filter(page => fs.existsSync(page.file + form.from))
        if (!having.length || (imported && !form.folder)) continue
        if (imported) measureImported(having, form, imported)
        else measure(having, form, path.join(scratch, form.from))
    }
} finally {
    fs.rmSync(scratch, { recursive: true })
}
