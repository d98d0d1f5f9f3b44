// A teacher picks a section, copies the code and pastes it in a page of another origin: the notice is
// in the code, the frame takes the height of its text, nobody else is asked for anything, and without
// JavaScript the frame scrolls. Within the frame, notes are read in the frame, and what leads out of it
// opens a window of its own.
import path from 'node:path'
import { published, report, serve, withBrowser } from './lib.mjs'

const site = await serve(path.join(published, 'default', 'site'))
const licenseAddress = 'https://creativecommons.org/licenses/by-nc-nd/4.0/'

// What a page says, and whom it asks, beside these origins.
async function listen(browser, origins, script = true) {
    const page = await browser.newPage()
    await page.setJavaScriptEnabled(script)
    const heard = []
    page.on('console', message => heard.push(`console: ${message.text()}`))
    page.on('pageerror', error => heard.push(`script: ${error.message}`))
    page.on('request', request => {
        if (!origins.some(origin => request.url().startsWith(`${origin}/`)) && !request.url().startsWith('data:')) heard.push(`asks for ${request.url()}`)
    })
    page.on('response', response => {
        if (response.status() >= 400 && !response.url().endsWith('/favicon.ico')) heard.push(`${response.status()} ${response.url()}`)
    })
    return { page, heard }
}

const until = (page, test, ...values) => page.waitForFunction(test, { timeout: 5000 }, ...values).then(() => [], () => [`never came: ${test}`])

// Opens the page to pick one, takes the second section, and gives the codes to copy.
async function pick(browser) {
    const { page, heard } = await listen(browser, [site.origin])
    await page.goto(`${site.origin}/embed/index.html`)
    const findings = [...await until(page, () => document.querySelectorAll('#c-parts li').length > 2)]
    await page.click('#c-parts li:nth-child(3) a')
    findings.push(...await until(page, () => document.querySelector('[data-kind=html] textarea').value.includes('/embed/north-korea-russia/')))
    findings.push(...await until(page, () => document.querySelector('.c-frame').clientHeight > 600))
    await page.click('[data-kind=html] button')
    findings.push(...await until(page, () => document.getElementById('c-said').textContent === 'Copied.'))
    const codes = await page.evaluate(() => Object.fromEntries([...document.querySelectorAll('textarea')].map(box => [box.parentElement.dataset.kind, box.value])))
    const heading = await page.evaluate(() => document.querySelector('#c-parts [aria-current]').textContent)
    await page.close()
    report('embed/a section is picked and its code copied', [...findings, ...heard])
    return { codes, heading }
}

function checkNotices(codes) {
    for (const [kind, code] of Object.entries(codes)) {
        const text = code.replace(/<[^>]*>/g, ' ')
        const findings = ['CC BY-NC-ND 4.0', licenseAddress, 'Council on Foreign Relations'].filter(fact => !text.includes(fact)).map(fact => `${fact} is not in the words`)
        if (/[{}]/.test(code.replace(/<script>.*<\/script>/s, ''))) findings.push('a place of the pattern is not filled')
        report(`embed/the ${kind} code has the notice in words`, findings.length ? [...findings, code] : [])
    }
}

async function embed(browser, code, heading, script) {
    const host = await serve({ '/course.html': `<!DOCTYPE html><html lang="en"><title>Course</title><link rel="icon" href="data:,">
<script>window.told = []; addEventListener('message', event => told.push(event.data))</script><main>${code}</main></html>` })
    const { page, heard } = await listen(browser, [site.origin, host.origin], script)
    await page.goto(`${host.origin}/course.html`, { waitUntil: 'load' })
    const element = await page.waitForSelector('iframe')
    const frame = await element.contentFrame()
    await frame.waitForSelector('.c-foot')
    return { page, heard, host, element, frame, heading: await frame.$eval('.c-body h2', node => node.textContent) }
}

async function checkScripted(browser, code, heading) {
    const shown = await embed(browser, code, heading, true)
    const findings = [...shown.heard]
    if (shown.heading !== heading) findings.push(`shows '${shown.heading}', not '${heading}'`)
    const height = await shown.frame.evaluate(() => Math.ceil(document.documentElement.getBoundingClientRect().height))
    if (height < 800) findings.push(`the text is only ${height} pixels high`)
    findings.push(...await until(shown.page, wanted => document.querySelector('iframe').clientHeight === wanted, height))
    findings.push(...await until(shown.page, wanted => told.includes(JSON.stringify({ subject: 'lti.frameResize', height: wanted })), height))
    await shown.page.setViewport({ width: 400, height: 800 })
    findings.push(...await until(shown.page, before => document.querySelector('iframe').clientHeight > before, height))
    const reach = await shown.frame.evaluate(() => { try { return window.parent.document.title } catch { return null } })
    if (reach !== null) findings.push('the framed page reaches the page around it')
    report('embed/on another origin the frame takes the height of its text', [...findings, ...shown.heard])
    shown.host.close()
    await shown.page.close()
}

async function checkSilent(browser, code, heading) {
    const shown = await embed(browser, code, heading, false)
    const findings = [...shown.heard]
    const box = await shown.element.boundingBox()
    if (Math.round(box.height) !== 700) findings.push(`the frame is ${box.height} pixels high`)
    await shown.page.mouse.move(box.x + 100, box.y + 100)
    for (let i = 0; i < 20; i++) await shown.page.mouse.wheel({ deltaY: 400 })
    const foot = () => shown.frame.$('.c-notice-full p:last-child').then(node => node.isIntersectingViewport())
    let seen = false
    for (let i = 0; i < 30 && !seen; i++) seen = await foot()
    if (!seen) findings.push('the notice at the foot is not reached by scrolling')
    report('embed/without JavaScript the frame scrolls', findings)
    shown.host.close()
    await shown.page.close()
}

// By keyboard, because a click may miss what scrolls.
async function follow(page, frame, link) {
    await frame.focus(link)
    await page.keyboard.press('Enter')
}

// A text with notes, in a frame: they open there, links to other texts do not.
async function checkNotes(browser) {
    const other = await serve(path.join(published, 'reader', 'site'))
    const host = await serve({ '/course.html': `<!DOCTYPE html><html lang="en"><title>Course</title><link rel="icon" href="data:,">
<iframe title="Notes" src="${other.origin}/embed/notes.html" width="600" height="700" sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox"></iframe></html>` })
    const { page, heard } = await listen(browser, [other.origin, host.origin])
    await page.goto(`${host.origin}/course.html`, { waitUntil: 'load' })
    const frame = await (await page.$('iframe')).contentFrame()
    const before = (await browser.pages()).length
    await follow(page, frame, '[role=doc-noteref]')
    const findings = await frame.waitForFunction(() => location.hash === '#fn-1', { timeout: 5000 }).then(() => [], () => ['the note did not open in the frame'])
    await follow(page, frame, '[role=doc-backlink]')
    findings.push(...await frame.waitForFunction(() => location.hash === '#fnref-1', { timeout: 5000 }).then(() => [], () => ['the way back did not open in the frame']))
    if ((await browser.pages()).length !== before) findings.push('a note opened a window')
    const [opened] = await Promise.all([
        new Promise(resolve => browser.once('targetcreated', target => resolve(target.url()))), follow(page, frame, '.c-foot a[href$="notes.html"]')
    ])
    if (!frame.url().includes('/embed/notes.html')) findings.push(`the frame went to ${frame.url()}`)
    report('embed/notes are read in the frame, what leads out of it opens a window', [...findings, ...heard, ...opened === undefined ? ['no window'] : []])
    host.close()
    other.close()
    await page.close()
}

await withBrowser(async browser => {
    const { codes, heading } = await pick(browser)
    checkNotices(codes)
    await checkScripted(browser, codes.html, heading)
    await checkSilent(browser, codes.html, heading)
    await checkNotes(browser)
})
site.close()
