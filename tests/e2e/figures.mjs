// `make bench-import` measures what it says: the figures of the scorer are those one counts by hand, and the
// table is printed of a folder of pages.
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { report } from './lib.mjs'
import { scoreAll, scorePage } from '../bench/score.mjs'

const bench = path.join(process.env.root, 'tests/bench')
const run = (...args) => spawnSync('node', [path.join(bench, 'import.mjs'), ...args], { encoding: 'utf8' })
const expect = (name, is, wanted) => report(`figures/${name}`, is === wanted ? [] : ['is', is, 'instead of', wanted])

const gold = {
    title: 'The Title', byline: 'Ada Example',
    blocks: [
        { type: 'p', text: 'One two three four five.' }, { type: 'h2', text: 'A “quoted” heading' },
        { type: 'p', text: 'Six seven eight nine ten.' }, { type: 'bold', text: 'Bold line' },
    ],
    dropped: ['Buy it now', 'Read our other stories', 'short'],
}
const figures = body => {
    const { precision, recall, verbatim, headings, title, leak } = scorePage(gold, `---\ntitle: "The Title"\n---\n\n${body}\n`)
    return [precision, recall, verbatim].map(n => n.toFixed(2)).join(' ') + ` ${Object.values(headings).join('/')} ${title} ${leak}`
}
const whole = 'One *two* [three](http://a.example/(b)) four\nfive.\n\n## A "quoted" heading\n\n> Six seven eight nine ten.\n\n### Bold line'

expect('a whole import has all that there is', figures(whole), '1.00 1.00 1.00 1/1/1 1 0')
expect('byline and title are neutral', figures(`# The Title\n\nBy Ada Example\n\n${whole}`), '1.00 1.00 1.00 1/1/1 1 0')
expect('a line of furniture costs precision and leaks', figures(`${whole}\n\nBuy it now`), '0.83 1.00 1.00 1/1/1 1 0.5')
expect('a changed word costs its block', figures(whole.replace('eight', 'eleven')), '0.93 0.93 0.50 1/1/1 1 0')
expect('a heading that is none counts', figures(whole.replace('> Six', '## Six')), '1.00 1.00 1.00 1/2/1 1 0')
expect('cells, items and escapes are text', figures('| One two | three four five. |\n| --- | --- |\n- A \\“quoted\\” heading\n1. Six seven eight nine ten.\n\nBold line'),
    '1.00 1.00 1.00 0/0/1 1 0')
expect('no import has nothing', JSON.stringify(scoreAll([scorePage(gold, '')])), '{"f1":0,"verbatim":0,"title":0,"leak":0,"headings":0}')

const table = run(path.join(bench, 'pages'))
const row = name => `${name.padEnd(20)}      1.000      1.000      1.000      1.000      0.000          1`
report('figures/a folder of pages gives a table', ['HTML', 'text, main region', 'text, whole page'].map(row)
    .filter(line => !table.stdout.includes(line)).map(line => `no '${line}' in\n${table.stdout}${table.stderr}`))
const nothing = run(), empty = run('.')
report('figures/without pages it says what it needs', [nothing, empty]
    .filter(said => said.status !== 2 || !said.stderr.includes('NAME.gold.json') || said.stdout).map(said => `${said.status}: ${said.stderr}`))
