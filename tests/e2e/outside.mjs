// `check --external` asks a server of ours about links: what is gone is an error, what has moved or did not answer
// a warning; it is polite, and does not ask again about what was fine.
import { spawn } from 'node:child_process'
import fs from 'node:fs'
import http from 'node:http'
import path from 'node:path'
import { report } from './lib.mjs'

const asked = []
const server = http.createServer((request, response) => {
    asked.push({ what: `${request.method} ${request.url}`, at: Date.now(), agent: request.headers['user-agent'] })
    const [, name] = request.url.split('/')
    if (name === 'headless' && request.method === 'HEAD') response.writeHead(405).end()
    else if (name === 'moved') response.writeHead(301, { location: '/fine' }).end()
    else if (name === 'away') response.writeHead(302, { location: '/fine' }).end()
    else if (name === 'gone') response.writeHead(404).end()
    else if (name === 'broken') response.writeHead(500).end()
    else response.writeHead(200).end('fine')
})
await new Promise(resolve => server.listen(0, '127.0.0.1', resolve))
const base = `http://127.0.0.1:${server.address().port}`

fs.mkdirSync('content')
fs.writeFileSync('content/publication.yaml', 'name: p\ntitle: P\nlang: en\n')
fs.writeFileSync('content/a.md', `---\ntitle: A\nauthor: A\ndate: 2024\nlicense: CC0-1.0\n---\n\n` +
    ['fine#part', 'fine', 'headless', 'moved', 'away', 'gone', 'broken'].map(name => `[${name}](${base}/${name})\n`).join('\n') +
    '\n[nobody](http://127.0.0.1:9/)\n')

function check(...options) {
    asked.length = 0
    return new Promise(resolve => {
        const child = spawn('colophon', ['check', ...options, 'content'], { env: { ...process.env, XDG_CACHE_HOME: path.resolve('cache') } })
        let said = ''
        child.stderr.on('data', data => { said += data })
        child.on('close', status => resolve({ said: said.replaceAll(base, 'BASE'), status }))
    })
}

const expect = (name, is, wanted) => report(`outside/${name}`, is === wanted ? [] : ['is', ...is.split('\n'), 'instead of', ...wanted.split('\n')])

await check()
report('outside/nothing is asked unless one says so', asked.map(one => one.what))
const first = await check('--external', '--pause', '60')
expect('tells what is gone, has moved, did not answer', first.said, [
    "content/a.md:14: warning: 'BASE/moved' has moved for good to 'BASE/fine' [link-moved]",
    "content/a.md:18: error: 'BASE/gone' leads to nothing (404: not found); mend the link, or leave it out [link-outside]",
    "content/a.md:20: warning: 'BASE/broken' answers with status 500 [link-outside]",
    "content/a.md:22: warning: 'http://127.0.0.1:9/' did not answer: Couldn't connect to server [link-outside]", ''].join('\n'))
report('outside/what is gone is an error', first.status === 1 ? [] : [`status ${first.status}`])
const count = what => asked.filter(one => one.what === what).length
report('outside/an address is asked once, by HEAD, and by GET where that is refused',
    count('HEAD /headless') === 1 && count('GET /headless') === 1 && count('GET /fine') === 0 ? [] : asked.map(one => one.what))
report('outside/says who asks', /^Colophon\/\d/.test(asked[0].agent) ? [] : [asked[0].agent])
const pauses = asked.filter(one => /^HEAD \/(away|broken|gone|headless)|^GET/.test(one.what)).map((one, i, all) => i ? one.at - all[i - 1].at : 60)
report('outside/pauses between questions to one host', pauses.every(pause => pause >= 55) ? [] : [pauses.join(' ')])
await check('--external', '--pause', '1')
report('outside/does not ask again about what was fine', ['HEAD /headless', 'HEAD /gone'].map(count).join(' ') === '0 1' ? [] : asked.map(one => one.what))
server.close()
