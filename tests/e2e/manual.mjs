// The examples of the manual run and print what it says. In a block `console` a line "$ ..." is a command,
// "> ..." goes on with it, the rest is what comes out, of standard output and error. Each page runs in an empty folder.
// BLESS=1 writes what came out into the page.
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { filesUnder, report } from './lib.mjs'

const manual = path.join(process.env.root, 'content/manual')

function readCommands(block) {
    const commands = []
    for (const line of block.split('\n')) {
        if (line.startsWith('$ ')) commands.push({ input: [line.slice(2)], output: [] })
        else if (/^>( |$)/.test(line) && commands.length) commands.at(-1).input.push(line.slice(2))
        else commands.at(-1)?.output.push(line)
    }
    return commands
}

function run(command, state) {
    const [change, folder] = /^cd (\S+)$/.exec(command.input[0]) ?? []
    if (change) {
        state.folder = path.join(state.folder, folder)
        return ''
    }
    const { stdout } = spawnSync('sh', ['-c', `exec 2>&1\n${command.input.join('\n')}`],
        { cwd: state.folder, encoding: 'utf8', env: { ...process.env, XDG_CACHE_HOME: state.folder } })
    return stdout.replace(/\n$/, '')
}

// How many files an output has changes with every new one; the manual need not.
const counted = text => text.replace(/\d+ (files?|unchanged|removed)/g, 'N $1')

let examples = 0
for (const file of filesUnder(manual, '.md')) {
    const page = path.basename(file, '.md')
    const state = { folder: path.resolve(`manual-${page}`) }
    const findings = []
    fs.mkdirSync(state.folder)
    const text = fs.readFileSync(file, 'utf8')
    const blessed = text.replace(/^```console\n([^]*?)\n```$/gm, (all, block) => {
        const shown = readCommands(block).map(command => {
            const output = run(command, state)
            const expected = command.output.join('\n')
            examples++
            if (counted(output) !== counted(expected)) findings.push(`$ ${command.input[0]}`, ...output.split('\n').map(line => `  ${line}`), '  instead of', ...command.output.map(line => `  ${line}`))
            return [`$ ${command.input[0]}`, ...command.input.slice(1).map(line => `> ${line}`.trimEnd()), ...output ? [output] : []].join('\n')
        })
        return '```console\n' + shown.join('\n') + '\n```'
    })
    if (process.env.BLESS && blessed !== text) fs.writeFileSync(file, blessed)
    else if (text.includes('```console')) report(`manual/${page}: the examples print what it says`, findings)
}
report('manual/there are examples', examples > 10 ? [] : [`${examples} commands`])
