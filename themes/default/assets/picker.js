// The page on which a teacher picks a text or a section to embed. The framed page describes itself in
// a message; what it says is only ever put in as text.
(() => {
  const frame = document.querySelector('.c-frame')
  if (!frame) return
  const byId = id => document.getElementById(id)
  const parts = byId('c-parts')
  const said = byId('c-said')

  // The notice as Markdown: texts escaped, links written out.
  const escape = text => text.replace(/[\\`*_[\]<>#|~]/g, '\\$&')
  const toMarkdown = html => {
    const body = new DOMParser().parseFromString(html, 'text/html').body
    const write = node => node.nodeType === Node.TEXT_NODE ? escape(node.data)
      : node.localName === 'a' ? `[${[...node.childNodes].map(write).join('')}](<${node.getAttribute('href')}>)`
        : [...node.childNodes].map(write).join('')
    return write(body).replace(/\s+/g, ' ').trim()
  }
  const forAttribute = text => text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;').replace(/>/g, '&gt;')

  // A section's page lies below this folder; its address is written as those of the list are.
  const folder = new URL('.', location.href).href
  const relative = address => address.startsWith(folder) ? address.slice(folder.length) : address

  const show = ({ address, title, notice, sections }) => {
    for (const box of byId('c-copy').querySelectorAll('textarea')) {
      const markdown = box.parentElement.dataset.kind === 'markdown'
      const values = {
        address: forAttribute(address), title: forAttribute(title), notice, 'notice-markdown': toMarkdown(notice)
      }
      let frames = 0
      box.value = box.dataset.pattern.replace(/\{([a-z-]+)\}/g, (all, name) =>
        markdown && name === 'title' && frames++ ? escape(title) : values[name] ?? all)
    }
    byId('c-copy').hidden = false
    byId('c-local').hidden = !address.startsWith('file:')
    const whole = document.querySelector(`#c-texts a[aria-current]`)
    if (sections.length && whole) {
      const entries = [{ address: whole.href, heading: byId('c-copy').dataset.whole }, ...sections]
      parts.querySelector('ul').replaceChildren(...entries.map(({ address, heading }) => {
        const link = Object.assign(document.createElement('a'), { href: relative(address), target: 'c-frame', textContent: heading })
        const item = document.createElement('li')
        item.append(link)
        return item
      }))
      parts.hidden = false
    }
    for (const link of parts.querySelectorAll('a')) link.toggleAttribute('aria-current', link.href === address)
  }

  const ask = () => frame.contentWindow.postMessage({ type: 'colophon:describe' }, '*')
  addEventListener('message', event => {
    if (event.source !== frame.contentWindow || typeof event.data !== 'object') return
    if (event.data.type === 'colophon:height') frame.height = Math.min(Math.max(Number(event.data.height) || 0, 120), 30000)
    if (event.data.type === 'colophon:description') show(event.data)
  })
  frame.addEventListener('load', ask)
  ask()

  const texts = [...document.querySelectorAll('#c-texts a')]
  const mark = chosen => {
    for (const link of texts) link.toggleAttribute('aria-current', link === chosen)
    parts.hidden = true
  }
  mark(texts.find(link => link.href === frame.src) ?? texts[0])
  for (const link of texts) link.addEventListener('click', () => mark(link))

  const find = byId('c-find')
  find.parentElement.hidden = texts.length < 8
  find.addEventListener('input', () => {
    const wanted = find.value.trim().toLocaleLowerCase()
    for (const link of texts) link.parentElement.hidden = !link.textContent.toLocaleLowerCase().includes(wanted)
  })

  for (const box of byId('c-copy').querySelectorAll('textarea')) {
    const button = Object.assign(document.createElement('button'), { type: 'button', textContent: byId('c-copy').dataset.copy })
    button.setAttribute('aria-describedby', box.getAttribute('aria-labelledby'))
    button.addEventListener('click', async () => {
      box.select()
      try {
        await navigator.clipboard.writeText(box.value)
      } catch {
        document.execCommand('copy')
      }
      said.textContent = byId('c-copy').dataset.copied
    })
    box.after(button)
    box.addEventListener('focus', () => box.select())
  }
})()
