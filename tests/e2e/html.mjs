// The Nu HTML checker has nothing to say about any page or style sheet.
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { filesUnder, outputs, report, require, shortName } from './lib.mjs'

// Remarks, such as that XML's slash in <br /> has no effect, are neither errors nor warnings; and words
// stay as they were found, whatever their normal form.
const isFault = message => (message.type !== 'info' || message.subType === 'warning') &&
    !message.message.startsWith('Text run is not in Unicode Normalization Form C')

const jar = require.resolve('vnu-jar/build/dist/vnu.jar')

for (const output of outputs) {
    const site = path.join(output.folder, 'site')
    const checked = ['.html', '.css', '.svg'].flatMap(extension => filesUnder(site, extension))
    if (!checked.length) continue
    const run = spawnSync('java', ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-Xss4m', '-jar', jar, '--also-check-css',
        '--also-check-svg', '--format', 'json', ...checked], { encoding: 'utf8', maxBuffer: 1 << 28 })
    const messages = JSON.parse(run.stderr).messages.filter(isFault)
    for (const file of checked) {
        const about = messages.filter(message => message.url && fileURLToPath(message.url) === file)
        report(`html/${shortName(file)}`, about.map(message => `${message.lastLine ?? 0}: ${message.subType ?? message.type}: ${message.message}`))
    }
    const others = messages.filter(message => !message.url)
    report(`html/${output.name}: the checker ran`, others.map(message => message.message).concat(checked.length ? [] : ['no page found']))
}
