// `colophon check --format sarif` keeps what SARIF 2.1.0 requires (its schema, errata 01), so that a forge
// shows findings on their lines. The parts of the schema that are used are written down here.
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { report } from './lib.mjs'

const broken = path.join(path.dirname(new URL(import.meta.url).pathname), '../broken')
const golden = path.join(broken, '../golden')

const text = value => typeof value === 'string' && value.length > 0
const number = least => value => Number.isInteger(value) && value >= least
const one = (...values) => value => values.includes(value)
const list = item => ({ item })
// [required, properties]; what is not named may not stand there.
const message = [['text'], { text }]
const rule = [['id'], { id: text, shortDescription: message, help: message, defaultConfiguration: [[], { level: one('none', 'note', 'warning', 'error') }] }]
const region = [['startLine'], { startLine: number(1), startColumn: number(1) }]
const location = [['physicalLocation'], { physicalLocation: [['artifactLocation'], { artifactLocation: [['uri'], { uri: value => text(value) && !/[^!-~]|[\\^`{}|"<>]|%(?![0-9A-F]{2})/.test(value) }], region }] }]
const suppression = [['kind'], { kind: one('inSource', 'external'), justification: text }]
const result = [['message'], { ruleId: text, ruleIndex: number(0), level: one('none', 'note', 'warning', 'error'), message, locations: list(location), suppressions: list(suppression) }]
const run = [['tool', 'results'], { tool: [['driver'], { driver: [['name'], { name: text, version: text, rules: list(rule) }] }], results: list(result) }]
const log = [['version', 'runs'], { $schema: value => value.endsWith('sarif-schema-2.1.0.json'), version: one('2.1.0'), runs: list(run) }]

function faults(value, schema, at) {
    if (typeof schema === 'function') return schema(value) ? [] : [`${at} is ${JSON.stringify(value)}`]
    if (schema.item) return Array.isArray(value) ? value.flatMap((each, i) => faults(each, schema.item, `${at}[${i}]`)) : [`${at} is no list`]
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return [`${at} is no object`]
    const [required, properties] = schema
    return [...required.filter(key => !(key in value)).map(key => `${at} has no ${key}`),
        ...Object.entries(value).flatMap(([key, inner]) => properties[key] ? faults(inner, properties[key], `${at}.${key}`) : [`${at} has ${key}`])]
}

// What the schema can't say: rules are given once, an index leads to the rule of that name, lines exist.
function sense(log, folder) {
    const { tool: { driver: { rules } }, results } = log.runs[0]
    const ids = rules.map(each => each.id)
    return [...ids.filter((id, i) => ids.indexOf(id) !== i).map(id => `rule ${id} twice`),
        ...results.flatMap(each => {
            const { artifactLocation, region } = each.locations?.[0]?.physicalLocation ?? {}
            const file = artifactLocation && path.join(folder, decodeURIComponent(artifactLocation.uri))
            return [...('ruleIndex' in each && ids[each.ruleIndex] !== each.ruleId ? [`index of ${each.ruleId} leads to ${ids[each.ruleIndex]}`] : []),
                ...(file && !fs.existsSync(file) ? [`no file ${file}`] : []),
                ...(region && fs.readFileSync(file, 'utf8').split('\n').length < region.startLine ? [`no line ${region.startLine} in ${file}`] : [])]
        })]
}

const seen = new Set()
const findings = []
for (const folder of [broken, golden].flatMap(top => fs.readdirSync(top).map(name => path.join(top, name, 'in')))) {
    if (!fs.existsSync(path.join(folder, 'pub/publication.yaml'))) continue
    const { stdout } = spawnSync('colophon', ['check', '--format', 'sarif', '--today=2026-06-01', 'pub'], { cwd: folder, encoding: 'utf8' })
    let log_
    try { log_ = JSON.parse(stdout) } catch (error) { findings.push(`${folder}: ${error.message}`); continue }
    findings.push(...[...faults(log_, log, 'log'), ...(log_.runs ? sense(log_, folder) : [])].map(fault => `${path.basename(path.dirname(folder))}: ${fault}`))
    for (const each of log_.runs?.[0]?.results ?? []) seen.add(each.ruleId)
}
report('sarif/what is written keeps SARIF 2.1.0', findings)
report('sarif/most rules of check were seen', seen.size > 35 ? [] : [`only ${[...seen]}`])
