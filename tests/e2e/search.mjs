// The search, in Chromium, from the folder and by keyboard alone: it finds, opens, goes back.
import fs from 'node:fs'
import path from 'node:path'
import { openPage, outputs, report, withBrowser } from './lib.mjs'

const site = path.join(outputs.find(output => output.name === 'reader').folder, 'site')

const results = page => page.evaluate(() => [...document.querySelectorAll('#c-search-results li')].map(item => ({
    title: item.querySelector('a').textContent, marked: [...item.querySelectorAll('.c-excerpt mark')].map(mark => mark.textContent),
    markedInTitle: [...item.querySelectorAll('a mark')].map(mark => mark.textContent),
    excerpt: item.querySelector('.c-excerpt').textContent, facts: item.querySelector('.c-facts').textContent
})))
const finished = page => page.waitForFunction(() => {
    const status = document.getElementById('c-search-status')
    return status && status.textContent && status.textContent !== status.dataset.busy
}, { timeout: 10000 })

// Tabs from the top of the page to the field, and asks.
async function ask(page, query) {
    for (let i = 0; i < 12 && !await page.evaluate(() => document.activeElement.matches('[role=search] input')); i++) {
        await page.keyboard.press('Tab')
    }
    await page.keyboard.down('Control')
    await page.keyboard.press('a')
    await page.keyboard.up('Control')
    await page.keyboard.type(query)
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')])
    await finished(page)
    return results(page)
}

// query, titles of the works found, what is marked in the first
const cases = [
    ['English, in capitals', 'QUOTATION', ['Notes at the foot'], 'quotation'],
    ['the beginning of a word, the title first', 'note', ['Notes at the foot', 'Tables, and what is in them'], null],
    ['a phrase', '"the first once more"', ['Notes at the foot'], 'the first once more'],
    ['a phrase in another order', '"once first the more"', [], null],
    ['German, without its umlaut', 'strassenbahn uberqueren', ['Über Straßen'], 'Straßenbahn'],
    ['Arabic, without its points', 'كتاب', ['كِتاب القراءة'], 'كِتابٌ'],
    ['French, without its ligature', 'oeuvre', ['Über Straßen'], 'Œuvre'],
    ['German, the end of a compound', 'bahn', ['Über Straßen'], 'Straßenbahn'],
    ['Arabic, which is written with its article in the text', 'قراءة', ['كِتاب القراءة', 'أسئلة عن القراءة'], null],
    ['Korean, within a word', '말도', ['한국어로 읽기'], '말도'],
    ['Chinese', '开放许可', ['开放出版'], '开放许可'],
    ['an author', 'Cara Example', ['Notes at the foot'], null],
    ['nothing', 'xylophonist', [], null]
]

await withBrowser(async browser => {
    const { page, heard } = await openPage(browser, path.join(site, 'index.html'))
    for (const [what, query, titles, marked] of cases) {
        const found = await ask(page, query)
        const named = found.map(result => result.title)
        report(`search/${what}: ${query}`, [
            ...JSON.stringify(named) !== JSON.stringify(titles) ? [`found ${named.join(' | ') || 'nothing'}`] : [],
            ...marked && found[0]?.marked[0] !== marked ? [`marked ${found[0]?.marked.join(' | ')} in ${found[0]?.excerpt}`] : []])
    }
    const isHelped = () => page.$eval('#c-search-help', help => help.checkVisibility() && help.querySelector('a').getAttribute('href') === 'index.html')
    report('search/helps where nothing was found', await isHelped() ? [] : ['no help is seen'])
    const [first] = await ask(page, 'notes')
    report('search/marks what was found in a title', first.markedInTitle.join() === 'Notes' ? [] : [first.markedInTitle.join()])
    report('search/needs no help where something was found', await isHelped() ? ['help is seen'] : [])
    report('search/a result names its author and license', first.facts === 'Ben Example, Cara Example · CC BY-SA 4.0' ? [] : [first.facts])
    await page.keyboard.press('ArrowDown')
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')])
    const opened = await page.evaluate(() => document.querySelector('h1').textContent)
    report('search/opens by keyboard', opened === 'Notes at the foot' ? [] : [opened])
    await page.goBack()
    await finished(page)
    const again = await results(page)
    report('search/goes back to the results', again.length === 2 && again[0].title === 'Notes at the foot' ? [] : [JSON.stringify(again)])
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    const second = await page.evaluate(() => document.activeElement.textContent)
    report('search/arrow keys go through the results', second === again[1]?.title ? [] : [second])
    await page.keyboard.press('Escape')
    const typed = await page.evaluate(() => document.activeElement.value)
    report('search/Escape leads to the field, which holds the question', typed === 'notes' ? [] : [typed])
    report('search/says nothing and asks nobody', heard)
    await page.close()
})

const plain = fs.readFileSync(path.join(site, 'works/notes.html'), 'utf8')
report('search/reading pages have no script', /<script(?! type="application\/ld\+json")/.test(plain) ? ['there is one'] : [])
