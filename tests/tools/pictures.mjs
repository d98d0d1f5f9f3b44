// The pictures of the README: pages of both themes, on a desk, on a phone and in the dark. Run by pictures.sh.
import path from 'node:path'
import { openPage, published, withBrowser } from '../e2e/lib.mjs'

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

await withBrowser(async browser => {
    for (const [name, file, viewport, scheme] of pictures) {
        const { page } = await openPage(browser, path.join(published, file))
        await page.setViewport(viewport)
        await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }])
        await page.screenshot({ path: path.join(process.env.root, '.readme', `${name}.png`) })
        await page.close()
    }
})
