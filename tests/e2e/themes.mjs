// Both themes serve who reads without script, without style, on paper, in the dark, enlarged or by keyboard; the theme
// `course` has its sessions beside the text, and folded up above it where the screen is narrow.
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { openPage, pages, published, report, shortName, withBrowser } from './lib.mjs'

const course = path.join(published, 'course/site/works/words.html')
const arabic = path.join(published, 'course/site/works/arabic.html')
const brief = path.join(published, 'default/site/briefs/north-korea-russia.html')

// Opens a page without its scripts; without its style sheets, too, if that is wanted.
async function openBare(browser, file, styled) {
    const page = await browser.newPage()
    await page.setJavaScriptEnabled(false)
    await page.setRequestInterception(true)
    page.on('request', request => request.resourceType() === 'stylesheet' && !styled ? request.abort() : request.continue())
    await page.goto(pathToFileURL(file).href, { waitUntil: 'load' })
    return page
}

// Texts of the page that nobody sees, but for what is folded up or meant to be hidden.
function unseen() {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const found = []
    while (texts.nextNode()) {
        const element = texts.currentNode.parentElement
        if (!texts.currentNode.data.trim() || element.closest('details:not([open]), [hidden], script, style, textarea')) continue
        if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) found.push(`not seen: ${texts.currentNode.data.trim().slice(0, 40)}`)
    }
    if (!document.querySelector('h1, h2')?.innerText.trim()) found.push('there is no heading')
    return found.slice(0, 5)
}

const isSeen = (page, selector) => page.$eval(selector, element => element.checkVisibility({ contentVisibilityAuto: true }) && element.getClientRects().length > 0)
const overflows = page => page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)

// Each test: what it promises, the page, how that is shown, and what has to be true then.
const tests = [
    ['the sessions stand beside the text', course, { width: 1200, height: 800 }, [], async page => {
        const sidebar = await page.$eval('.c-sidebar', element => element.getBoundingClientRect().right)
        return await isSeen(page, '.c-sidebar li a') && sidebar <= await page.$eval('main', element => element.getBoundingClientRect().left)
    }],
    ['the sessions stand on the right of an Arabic text', arabic, { width: 1200, height: 800 }, [], async page =>
        await page.$eval('.c-sidebar', element => element.getBoundingClientRect().left) >= await page.$eval('main', element => element.getBoundingClientRect().right) - 1],
    ['on a narrow screen they are folded up, and open without script', course, { width: 390, height: 800 }, [], async page => {
        const folded = !await isSeen(page, '.c-sidebar li a')
        await page.click('.c-sidebar summary')
        return folded && isSeen(page, '.c-sidebar li a')
    }],
    ['the page that is read is marked among them', course, { width: 1200, height: 800 }, [], page =>
        page.$eval('.c-sidebar [aria-current="page"]', element => element.textContent === document.querySelector('h1').textContent)],
    ['the skip link is seen when it has the focus', course, { width: 800, height: 800 }, [], async page => {
        const top = () => page.$eval('.c-skip', element => element.getBoundingClientRect().top)
        const before = await top()
        await page.keyboard.press('Tab')
        return before < 0 && await top() >= 0
    }],
    ['dark is dark', brief, { width: 800, height: 800 }, [{ name: 'prefers-color-scheme', value: 'dark' }], page =>
        page.evaluate(() => getComputedStyle(document.body).backgroundColor.match(/\d+/g).every(channel => Number(channel) < 64))],
    ['nothing moves for who does not want it', brief, { width: 800, height: 800 }, [{ name: 'prefers-reduced-motion', value: 'reduce' }], page =>
        page.evaluate(() => getComputedStyle(document.documentElement).scrollBehavior === 'auto')],
    ['at 200 % nothing runs out of the page', course, { width: 640, height: 400 }, [], async page => !await overflows(page)],
]

for (const theme of fs.readdirSync(path.join(process.env.root, 'themes'))) {
    const { status, stderr } = spawnSync('colophon', ['theme', 'check', path.join(process.env.root, 'themes', theme)], { encoding: 'utf8' })
    report(`themes/${theme} is in order`, stderr ? stderr.trim().split('\n') : status ? [`status ${status}`] : [])
}

await withBrowser(async browser => {
    for (const file of pages()) {
        const page = await openBare(browser, file, false)
        report(`themes/${shortName(file)} can be read without style and script`, await page.evaluate(unseen))
        await page.close()
    }
    for (const [promise, file, viewport, features, holds] of tests) {
        const page = await openBare(browser, file, true)
        await page.setViewport(viewport)
        await page.emulateMediaFeatures(features)
        report(`themes/${promise}`, await holds(page) ? [] : ['it is not so'])
        await page.close()
    }
    for (const file of [brief, course]) {
        const { page } = await openPage(browser, file)
        await page.emulateMediaType('print')
        const seen = await Promise.all(['.c-notice', '.c-notice-full', '.c-body', '.c-masthead nav', '.c-search'].map(selector => isSeen(page, selector)))
        report(`themes/${shortName(file)} is printed with its notice and without navigation`, seen.join() === 'true,true,true,false,false' ? [] : [seen.join()])
        await page.close()
    }
})
