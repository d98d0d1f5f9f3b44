// torture.mjs FOLDER : makes up a publication of all that a book can be made to hold: an anthology of
// mixed licenses in parts, with works that are long, deep, wide, and written in many scripts.
import fs from 'node:fs'
import path from 'node:path'

const folder = process.argv[2]
const put = (name, text) => {
    const file = path.join(folder, name)
    fs.mkdirSync(path.dirname(file), { recursive: true })
    fs.writeFileSync(file, text)
}
const range = n => [...Array(n).keys()]

function work(name, facts, body) {
    const lines = Object.entries({ author: 'A. Writer', date: '2024-06-18', copyright: 'none-supplied', ...facts })
        .map(([key, value]) => `${key}: ${value}`)
    put(name, `---\n${lines.join('\n')}\n---\n\n${body}\n`)
}

const sentence = i => `Sentence ${i} says what the one before it left open, and leaves open what the next will say.`
const paragraphs = (n, from = 0) => range(n).map(i => range(6).map(k => sentence(from + 6 * i + k)).join(' ')).join('\n\n')

const longWord = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft'.repeat(6)
const longTitle = range(40).map(i => `a title that goes on for part ${i}`).join(' and ')

put('publication.yaml', `name: torture
title: A Book of All That Can Be, & "More" <Than> That
lang: en
publisher: The Test Press
base-url: https://example.org/torture/
license: CC0-1.0
outputs: [epub]
navigation:
  - part: Structure
    works: [structure/notes.md, structure/tables.md, structure/lists.md, structure/code.md, structure/raw.md]
  - part: Scripts
    works:
      - scripts/arabic.md
      - scripts/japanese.md
      - scripts/korean.md
      - scripts/mixed.md
  - part: Length
    works: [length/long.md, length/words.md]
`)

work('structure/notes.md', { title: 'Five Hundred Notes', license: 'CC-BY-4.0' },
    range(25).map(i => `## Section ${i + 1}\n\n${range(20).map(k => `Word[^n${20 * i + k}]`).join(' and ')}.`).join('\n\n') +
    '\n\nOnce more[^n0], and [to the tables](tables.md#wide), [far into a long text](../length/long.md#section-50), [to a note there](../length/long.md#fn-2), [to a picture](../ring.png).\n\n' +
    range(500).map(i => `[^n${i}]: Note ${i} with *emphasis*, \`code\` and [a link](https://example.org/${i}).${i % 50 ? '' : '\n\n    - an item\n    - another'}`).join('\n\n'))

work('structure/tables.md', { title: 'Tables and Pictures', license: 'CC-BY-SA-4.0' },
    `## Wide\n\n| ${range(20).map(i => `Column ${i}`).join(' | ')} |\n|${range(20).map(i => [':-', '-:', ':-:', '-'][i % 4]).join('|')}|\n` +
    range(12).map(i => `| ${range(20).map(k => i * k).join(' | ')} |`).join('\n') +
    `\n\n## Uneven\n\n| a | b |\n|---|---|\n| only one |\n| **bold** | \`x \\| y\` |\n` +
    '\n## Pictures\n\n![A ring](../ring.png "The ring, with a caption")\n\nA picture ![of a ring](../ring.png) within a line.')

const deep = range(10).map(i => `${'  '.repeat(i)}- level ${i + 1}`).join('\n')
const numbered = range(10).map(i => `${'   '.repeat(i)}${i + 3}. number ${i + 3}`).join('\n')
work('structure/lists.md', { title: 'Lists of Ten Levels', license: 'CC-BY-NC-4.0' },
    `${deep}\n\ntext between\n\n${numbered}\n\n${range(10).map(i => `${'> '.repeat(i + 1)}quote ${i + 1}`).join('\n>\n')}`)

work('structure/code.md', { title: 'Code & Marks', license: 'CC-BY-ND-4.0' },
    '## A heading with `code` & \\<marks>\n\n```c\nif (a < b && c > d)\n\tputs("]]> \\" href=\\"#nowhere\\" id=\\"x\\"");\n```\n\n' +
    '    indented & <kept>\n\n### Deeper\n\n#### Deeper still\n\n##### And more\n\n###### The sixth\n\nA line  \nbroken, a \\*star\\*, an &amp; and a &copy;.\n\n---\n\nAfter the rule.')

work('structure/raw.md', { title: 'Raw HTML', license: 'CC-BY-NC-SA-4.0', html: 'sanitize' },
    '<div lang="fr"><p>Un texte <b>gras<i> et mal</b> emboîté</i> <script>alert(1)</script>fin</p>\n<table><tr><td>cell<td>next</table></div>\n\n' +
    'Inline <kbd>Ctrl</kbd>, <ruby>漢<rt>kan</rt></ruby>, <span lang="de" dir="ltr">deutsch</span>, <a href="javascript:x()">no</a>, <img src="../ring.png" alt="ring" onerror="x()"> and <u>unclosed.\n\n' +
    '<details><summary>More</summary>\n\nHidden *text* here.\n\n</details>')

work('scripts/arabic.md', { title: 'اقتصاد المعرفة في العالم العربي', author: 'كاتبة المقال', lang: 'ar', license: 'CC-BY-4.0' },
    `## مقدمة\n\n${range(6).map(() => 'هذا نص طويل يُكتب من اليمين إلى اليسار، وفيه أرقام 123 وكلمات latin words في الوسط.').join(' ')}[^1]\n\n- بند أول\n- بند ثان\n\n[^1]: حاشية.`)
work('scripts/japanese.md', { title: '日本の近代化と教育制度の変遷についての覚え書き', author: '書き手', lang: 'ja', license: 'CC-BY-NC-ND-4.0' },
    `## 序章\n\n${'明治維新の後、学校の制度は大きく変わった。「教育」とは何か。'.repeat(20)}[^1]\n\n[^1]: 注。`)
work('scripts/korean.md', { title: '열린 글의 출판', author: '글쓴이', lang: 'ko', license: 'CC-BY-SA-4.0' },
    `## 머리말\n\n${'열린 사용 허락을 받은 글을 책으로 펴낸다. '.repeat(20)}\n\n| 열 | 값 |\n|---|---|\n| 가 | 나 |`)
work('scripts/mixed.md', { title: 'Emoji 👩‍👩‍👧‍👦 & Ελληνικά, עברית, हिन्दी, ไทย', license: 'CC-BY-4.0' },
    '## 🎉 Emoji\n\n👩‍👩‍👧‍👦 🏳️‍🌈 e\u0301 \u{1F600} zero\u200Bwidth no\u00A0break soft\u00ADhyphen.\n\n## Ελληνικά\n\nΑλφάβητο.\n\n## עברית\n\nטקסט בעברית.\n\n## हिन्दी\n\nहिन्दी में पाठ।\n\n## ไทย\n\nภาษาไทยไม่มีช่องว่างระหว่างคำ\n\n## 🎉 Emoji\n\nTwice.')

const page = n => `<span role="doc-pagebreak" aria-label="${n}"></span>`
work('length/long.md', { title: 'A Work of Many Pages', license: 'CC-BY-4.0', html: 'sanitize', 'pages-of': 'urn:isbn:9780000000002' },
    `To [the end](#section-60), a note[^1].\n\n` +
    range(60).map(i => `## Section ${i + 1}\n\nBack to [the first](#section-1).${i === 30 ? ' A note in the middle.[^2]' : ''}\n\n${page(i ? i : 'xiv')}${paragraphs(10, 60 * i)}`).join('\n\n') +
    '\n\n[^1]: The first note.\n\n[^2]: The second.')
work('length/words.md', { title: longTitle, license: 'CC-BY-4.0', html: 'sanitize', 'pages-of': 'urn:isbn:9780000000003' }, `## ${longTitle}\n\n${page(1)}${page(2)}${page(2)}\n\n${longWord}\n\n[${longWord}](https://example.org/${longWord.toLowerCase().normalize('NFD').replace(/[^a-z]/g, '')})\n\n\`${longWord}\``)
fs.copyFileSync(new URL('../reader/pictures/ring.png', import.meta.url), path.join(folder, 'ring.png'))
