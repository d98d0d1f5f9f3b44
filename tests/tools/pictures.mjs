// The pictures of the README: pages of both themes, on a desk, on a phone, in the dark and on paper, and a book in a
// reader. Run by pictures.sh.
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { openPage, published, withBrowser } from '../e2e/lib.mjs'
import { openBook } from './readers.mjs'

const brief = 'default/site/briefs/north-korea-russia.html'
const words = 'course/site/works/words.html'
const desk = { width: 1100, height: 800 }
const phone = { width: 390, height: 800 }
const pictures = [
    ['page', brief, desk, 'light'],
    ['page-phone', brief, phone, 'light'],
    ['page-dark', brief, phone, 'dark'],
    ['course', words, desk, 'light'],
    ['course-phone', words, phone, 'light'],
    ['course-dark', 'course/site/works/arabic.html', phone, 'dark'],
]
const prints = [['page-print', brief], ['course-print', words]]

const books = [
    ['cover', 'course/course.epub', () => 0],
    ['book', 'default/reader.epub', documents => documents.findIndex(page => page.querySelector('[data-work]'))],
]
const paper = { width: 460, height: 660 }

const picture = name => path.join(process.env.root, '.readme', `${name}.png`)

// The first page, as it comes out of a printer.
async function print(page, name) {
    const { status, stderr } = spawnSync('pdftoppm', ['-png', '-singlefile', '-r', '72', '-', picture(name).replace(/\.png$/, '')], { input: await page.pdf({ preferCSSPageSize: true, format: 'A4' }), encoding: 'utf8' })
    if (status !== 0) throw new Error(`pdftoppm: ${stderr}`)
}

async function photographBook(browser, name, file, find) {
    const { page, close } = await openBook(browser, 'foliate', path.join(published, file))
    await page.setViewport(paper)
    await page.evaluate(async which => {
        const documents = await window.reader.documents()
        await window.reader.show(new Function(`return ${which}`)()(documents))
        await new Promise(resolve => setTimeout(resolve, 500))
    }, String(find))
    await page.screenshot({ path: picture(name) })
    await close()
}

await withBrowser(async browser => {
    for (const [name, file, viewport, scheme] of pictures) {
        const { page } = await openPage(browser, path.join(published, file))
        await page.setViewport(viewport)
        await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }])
        await page.screenshot({ path: picture(name) })
        await page.close()
    }
    for (const [name, file] of prints) {
        const { page } = await openPage(browser, path.join(published, file))
        await print(page, name)
        await page.close()
    }
    for (const [name, file, find] of books) await photographBook(browser, name, file, find)
})
