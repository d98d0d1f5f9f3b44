// The preview in a browser: a changed text shows, a mistake shows until it is mended, a new text is
// there, and nobody but this machine under its own name is answered.
import fs from 'node:fs'
import http from 'node:http'
import net from 'node:net'
import { spawn } from 'node:child_process'
import { report, withBrowser } from './lib.mjs'

const text = 'content/a.md'
const front = '---\ntitle: A text\nauthor: Ada Example\ndate: 2024-06-18\nlicense: CC-BY-4.0\n---\n\n'

fs.mkdirSync('content')
fs.writeFileSync('content/publication.yaml', 'name: preview\ntitle: A preview\nlang: en\noutputs: [site]\n')
fs.writeFileSync(text, front + 'The first wording.\n')

const server = spawn('colophon', ['serve', 'content'])
let said = ''
server.stdout.on('data', piece => { said += piece })
server.stderr.on('data', piece => { said += piece })

async function until(what, found) {
    const end = Date.now() + 30000
    while (Date.now() < end) {
        try {
            if (await found()) return []
        } catch { // the page is being loaded again
        }
        await new Promise(resolve => setTimeout(resolve, 20))
    }
    return [`never came: ${what}`, ...said.trim().split('\n')]
}

const address = () => said.match(/http:\S+/)?.[0]

const ask = (path, host) => new Promise((resolve, reject) => {
    const { port } = new URL(address())
    http.get({ port, path, headers: { host: host ?? `127.0.0.1:${port}` } }, response => {
        response.resume()
        resolve(response.statusCode)
    }).on('error', reject)
})

async function expectStatus(name, path, wanted, host) {
    const status = await ask(path, host)
    report(name, status === wanted ? [] : [`status ${status}, expected ${wanted}`])
}

// What another preview says when it can't have the port, or any.
async function refusal(...options) {
    const other = spawn('colophon', ['serve', 'content', ...options])
    let complaint = ''
    other.stderr.on('data', piece => { complaint += piece })
    const status = await new Promise(resolve => other.on('close', resolve))
    return `${complaint}status ${status}`
}

async function withAllPortsTaken(work) {
    const servers = Array.from({ length: 65 }, () => net.createServer())
    await Promise.all(servers.map((one, i) => new Promise(resolve => {
        one.on('error', resolve) // somebody else has it
        one.listen(4000 + i, '127.0.0.1', resolve)
    })))
    await work()
    for (const one of servers) one.close()
}

async function expectRefusal(name, wanted, ...options) {
    const found = await refusal(...options)
    report(name, found === wanted ? [] : [found])
}

try {
    report('serve/starts', await until('an address', address))
    await withBrowser(async browser => {
        const page = await browser.newPage()
        const shows = words => page.evaluate(w => document.body.innerText.includes(w), words)
        const mistake = () => page.$('#colophon-errors')
        await page.goto(`${address()}a.html`)
        report('serve/shows a page', await until('the page', () => shows('The first wording.')))

        fs.writeFileSync(text, front + 'The second wording.\n')
        report('serve/shows a change', await until('the change', () => shows('The second wording.')))

        fs.writeFileSync(text, front.replace('CC-BY-4.0', 'CC-BY') + 'The third wording.\n')
        report('serve/shows a mistake', await until('the mistake', async () =>
            await mistake() && await shows('content/a.md:5:10: error:')))

        fs.writeFileSync(text, front + 'The fourth wording.\n')
        report('serve/shows that it is mended', await until('the mended page', async () =>
            !await mistake() && await shows('The fourth wording.')))

        fs.mkdirSync('content/more')
        fs.writeFileSync('content/more/b.md', front.replace('A text', 'Another text') + 'New.\n')
        // A page that is being loaded again gives up where it was sent: so ask until it is there.
        report('serve/goes to another page', await until('the list', () =>
            page.goto(`${address()}index.html`)))
        report('serve/shows a new text in a new folder', await until('the new text', () => shows('Another text')))
        fs.rmSync('content/more', { recursive: true })
        report('serve/shows that a text is gone', await until('the list without it', async () =>
            !await shows('Another text')))
    })
    await expectStatus('serve/a page that is missing', '/missing.html', 404)
    await expectStatus('serve/nothing outside of the site', '/../.colophon/files.json', 404)
    await expectStatus('serve/nothing hidden', '/%2e%2e/provenance.json', 404)
    await expectStatus('serve/not under a stranger\'s name', '/', 403, 'example.org')
    await withAllPortsTaken(async () => {
        await expectRefusal('serve/says which ports are taken',
            'colophon: can\'t answer on any port from 4000 to 4064: Address already in use; end what answers '
            + 'there, or name another with --port\nstatus 3')
        await expectRefusal('serve/says that the port is taken',
            'colophon: can\'t answer on port 4001: Address already in use; name another with --port\nstatus 3',
            '--port', '4001')
    })
    for (const body of [undefined, 'x=1', 'x'.repeat(1 << 20)]) {
        const { status } = await fetch(address(), { method: 'POST', body })
        report(`serve/only reads (a body of ${body?.length ?? 0})`, status === 405 ? [] : [`status ${status}`])
    }
} finally {
    const ended = new Promise(resolve => server.on('exit', resolve))
    server.kill('SIGINT')
    report('serve/ends with status 0', await ended === 0 ? [] : [said])
}
