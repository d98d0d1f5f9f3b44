// thousand.mjs FOLDER [CHAPTERS] : makes up a publication of many works, each with headings, a list, a
// table and a note, in parts of a hundred.
import fs from 'node:fs'
import path from 'node:path'

const [folder, chapters = '1000'] = process.argv.slice(2)
const licenses = ['CC-BY-4.0', 'CC-BY-SA-4.0', 'CC-BY-NC-ND-4.0']
fs.mkdirSync(folder, { recursive: true })
fs.writeFileSync(path.join(folder, 'publication.yaml'), `name: thousand
title: A Thousand Texts
lang: en
publisher: The Test Press
base-url: https://example.org/thousand/
license: CC0-1.0
outputs: [epub]
`)
for (let i = 0; i < Number(chapters); i++) {
    const part = path.join(folder, `part-${String(Math.floor(i / 100)).padStart(2, '0')}`)
    const sentences = [...Array(40).keys()].map(k => `Sentence ${k} of text ${i} has a few words, and then ${i * k} more.`).join(' ')
    fs.mkdirSync(part, { recursive: true })
    fs.writeFileSync(path.join(part, `text-${String(i).padStart(4, '0')}.md`), `---
title: Text ${i}
author: Author ${i % 50}
date: 2024-06-18
license: ${licenses[i % licenses.length]}
source: https://example.org/found/${i}
copyright: none-supplied
---

${sentences}[^1]

## First heading

- one
- two

| a | b |
|---|--:|
| x | ${i} |

## Second heading

${sentences}

[^1]: The note of text ${i}.
`)
}
