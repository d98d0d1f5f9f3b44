// `colophon check --format sarif` keeps SARIF 2.1.0 by its schema, so that a forge shows findings on their lines.
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { report, require } from './lib.mjs'

const broken = path.join(path.dirname(new URL(import.meta.url).pathname), '../broken')
const golden = path.join(broken, '../golden')

// The last draft before errata 01, of JSON Schema's draft 4, as Microsoft's own matchers carry it.
const ajv = new (require('ajv'))({ schemaId: 'auto', allErrors: true, unknownFormats: ['uri-template'], logger: false })
ajv.addMetaSchema(require('ajv/lib/refs/json-schema-draft-04.json'))
const isSarif = ajv.compile(require('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'))
const faults = log => isSarif(log) ? [] : isSarif.errors.map(error => `${error.dataPath} ${error.message}`)

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
    findings.push(...[...faults(log_), ...(log_.runs ? sense(log_, folder) : [])].map(fault => `${path.basename(path.dirname(folder))}: ${fault}`))
    for (const each of log_.runs?.[0]?.results ?? []) seen.add(each.ruleId)
}
report('sarif/what is written keeps SARIF 2.1.0', findings)
report('sarif/most rules of check were seen', seen.size > 35 ? [] : [`only ${[...seen]}`])
