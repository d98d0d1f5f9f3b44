// Search in the folder itself: no server, no request to anybody. The only script of the site; it runs on
// search.html alone. The index is described in Colophon's src/site/search.h; it is loaded piece by piece,
// as classic scripts, because these are all that a page opened from a folder may load.
(function () {
  'use strict'

  var PAGE = 10 // results that are shown at once
  var AROUND = 90 // characters before and after a hit
  var LONGEST = 32

  // ---- Words, as src/site/search_words.c has them ----

  var token = /[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}\u00ad\u200b-\u200f\u2060\ufeff]*/gu
  var dropped = /[\u0300-\u036f\u0591-\u05c7\u0640\u064b-\u065f\u0670\u06d6-\u06ed]|[^\p{L}\p{M}\p{N}]/gu
  var unspaced = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff\u{20000}-\u{3ffff}]+/gu
  var isUnspaced = word => word.search(unspaced) >= 0
  var spelled = { æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ł: 'l', ı: 'i' }
  var folded = new Map()

  function fold(word) {
    var known = folded.get(word)
    if (known === undefined) {
      known = word.normalize('NFKD').toLowerCase().replace(/ß/g, 'ss').replace(/ς/g, 'σ')
        .normalize('NFKD').replace(/[æœøđłı]/g, letter => spelled[letter]).replace(dropped, '').normalize('NFC')
      folded.set(word, known)
    }
    return known
  }

  var words = text => (text.match(token) || []).map(fold).filter(word => word)

  // The keys of the index in which a word is found: {text, prefix}. A run without spaces has one for each pair.
  function keys(word, prefix) {
    var found = []
    var spaced = word.replace(unspaced, run => {
      var signs = Array.from(run)
      if (signs.length === 1) found.push({ text: run, prefix: true })
      for (var i = 0; i + 1 < signs.length; i++) found.push({ text: signs[i] + signs[i + 1], prefix: false })
      return ' '
    }).split(' ').filter(part => part)
    spaced.forEach((part, i) => found.push({ text: Array.from(part).slice(0, LONGEST).join(''), prefix: prefix && i === spaced.length - 1 }))
    return found
  }

  // Arabic writes its article, "and" and some prepositions together with the word: each is a form of it.
  var attached = ['', 'ال', 'وال', 'فال', 'بال', 'كال', 'لل', 'و', 'ف', 'ب', 'ك', 'ل']
  function forms(word) {
    var stem = word.replace(/^[وف]?(?:[بك]?ال|لل)(?=.{3})/u, '')
    if (!/^\p{Script=Arabic}{3}/u.test(stem)) return [word]
    return Array.from(new Set([word].concat(attached.map(before => before + stem))))
  }

  // What is asked for: words, each with its forms, of which the beginning is enough; and phrases in quotes.
  function parse(query) {
    var units = []
    query.replace(/["“”„«»]([^"“”„«»]*)(["“”„«»]|$)|[^\s"“”„«»]+/g, function (all, phrase) {
      var list = words(phrase === undefined ? all : phrase)
      if (phrase !== undefined) units.push({ words: list.map(word => [word]), phrase: true })
      else list.forEach(word => units.push({ words: [forms(word)], phrase: false }))
    })
    return units.filter(unit => unit.words.length)
  }

  // ---- The index ----

  var waiting = {}
  var folder = document.currentScript.getAttribute('data-index')

  function load(name) {
    if (!waiting[name]) {
      waiting[name] = new Promise(function (resolve, reject) {
        var script = document.createElement('script')
        load.give = load.give || {}
        load.give[name] = resolve
        script.src = folder + name + '.js'
        script.onerror = () => reject(new Error(name))
        document.head.append(script)
      })
    }
    return waiting[name]
  }

  window.colophonSearch = {
    index: data => load.give.index(data),
    words: (number, text) => load.give['words-' + number](readWords(text)),
    texts: (number, packed) => load.give['texts-' + number](unpack(packed))
  }

  async function unpack(packed) {
    var bytes = Uint8Array.from(atob(packed), sign => sign.charCodeAt(0))
    var stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'))
    return JSON.parse(await new Response(stream).text())
  }

  var digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
  function readWords(text) {
    var last = ''
    return text.split('\n').filter(line => line).map(function (line) {
      var space = line.indexOf(' ')
      last = Array.from(last).slice(0, digits.indexOf(line[0])).join('') + line.slice(1, space)
      return { word: last, works: line.slice(space + 1) }
    })
  }

  // Calls found(work, prominent) for each work in the list.
  function readWorks(text, found) {
    var work = 0, number = 0, shift = 0
    for (var i = 0; i < text.length; i++) {
      var digit = digits.indexOf(text[i])
      number += (digit & 31) * Math.pow(2, shift)
      shift += 5
      if (digit & 32) continue
      work += Math.floor(number / 2)
      found(work, number % 2)
      number = shift = 0
    }
  }

  // By code point, as the index is sorted.
  function compare(a, b) {
    var as = Array.from(a), bs = Array.from(b)
    for (var i = 0; i < as.length && i < bs.length; i++) {
      if (as[i] !== bs[i]) return as[i].codePointAt(0) - bs[i].codePointAt(0)
    }
    return as.length - bs.length
  }

  var fits = (word, key, inside) => word === key.text || (key.prefix && (inside ? word.includes(key.text) : word.startsWith(key.text)))

  // The works that have a key, each with a weight: a whole word counts more than its beginning, and so does a title.
  // `inside`: it may stand anywhere in a word, which all the words have to be looked through for.
  async function worksOf(index, key, inside) {
    var first = 0
    while (!inside && first + 1 < index.words.length && compare(index.words[first + 1], key.text) <= 0) first++
    var weights = new Map()
    for (var i = first; i < index.words.length; i++) {
      if (i > first && !inside && !(key.prefix && index.words[i].startsWith(key.text))) break
      for (var entry of await load('words-' + (i + 1))) {
        if (!fits(entry.word, key, inside)) continue
        var whole = entry.word === key.text ? 2 : 1
        readWorks(entry.works, (work, prominent) => {
          weights.set(work, Math.max(weights.get(work) || 0, whole + 4 * prominent))
        })
      }
    }
    return weights
  }

  // The works that are in both; all of the second where there is no first.
  function join(weights, found) {
    var both = new Map()
    found.forEach((weight, work) => {
      if (!weights) both.set(work, weight)
      else if (weights.has(work)) both.set(work, weights.get(work) + weight)
    })
    return both
  }

  // The works that have one of the forms of a word.
  async function worksOfForms(index, forms, unit) {
    var any = new Map()
    for (var form of forms) {
      var all = null
      for (var key of keys(form, !unit.phrase)) all = join(all, await worksOf(index, key, unit.inside))
      if (all) all.forEach((weight, work) => any.set(work, Math.max(any.get(work) || 0, weight)))
    }
    return any
  }

  // Candidates, the best first. Whether a phrase is there is seen in the text.
  async function candidates(index, units) {
    var weights = null
    for (var unit of units) {
      for (var forms of unit.words) weights = join(weights, await worksOfForms(index, forms, unit))
    }
    return Array.from(weights || []).sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(pair => pair[0])
  }

  // Where nothing begins with what was asked for, it may be the end of a compound: "bahn" of "Straßenbahn".
  async function find(index, units) {
    var found = await candidates(index, units)
    if (found.length) return found
    units.forEach(unit => { unit.inside = !unit.phrase && Array.from(unit.words[0][0]).length > 2 })
    return candidates(index, units)
  }

  // ---- Hits in a text ----

  function tokens(text) {
    return Array.from(text.matchAll(token), match => ({ at: match.index, end: match.index + match[0].length, word: fold(match[0]) }))
  }

  // Where `wanted` stands in the token, as [from, to] in the text; null if it doesn't.
  function within(text, found, wanted, unit) {
    var raw = text.slice(found.at, found.end)
    if (found.word === wanted) return [found.at, found.end]
    if ((unit.inside || isUnspaced(wanted)) && found.word.includes(wanted)) {
      var at = raw.normalize('NFC') === raw ? fold(raw).indexOf(wanted) : -1
      return at >= 0 && fold(raw).length === raw.length ? [found.at + at, found.at + at + wanted.length] : [found.at, found.end]
    }
    return !unit.phrase && found.word.startsWith(wanted) ? [found.at, found.end] : null
  }

  function place(text, found, forms, unit) {
    for (var form of forms) {
      var at = within(text, found, form, unit)
      if (at) return at
    }
    return null
  }

  function hits(text, list, unit) {
    var found = []
    for (var i = 0; i + unit.words.length <= list.length; i++) {
      var places = unit.words.map((forms, k) => place(text, list[i + k], forms, unit))
      if (places.every(place => place)) found.push([places[0][0], places[places.length - 1][1]])
    }
    return found
  }

  // The work with the places of the hits in its text and its title; null when something is not in it.
  function look(work, units) {
    var fields = [work.text, work.title, work.by || ''].concat(work.keywords || []).map(text => ({ text: text, list: tokens(text), places: [] }))
    for (var unit of units) {
      var found = fields.map(field => hits(field.text, field.list, unit))
      if (!found.some(places => places.length)) return null
      found.forEach((places, i) => { fields[i].places = fields[i].places.concat(places) })
    }
    fields.forEach(field => field.places.sort((a, b) => a[0] - b[0]))
    return { work: work, places: fields[0].places, inTitle: fields[1].places }
  }

  // ---- The page ----

  var field = document.querySelector('[role=search] input')
  var status = document.getElementById('c-search-status')
  var results = document.getElementById('c-search-results')
  var more = document.getElementById('c-search-more')
  var help = document.getElementById('c-search-help')
  var say = (name, number) => { status.textContent = status.getAttribute('data-' + name).replace('{}', number) }

  function element(name, attributes, children) {
    var made = document.createElement(name)
    Object.keys(attributes).forEach(key => attributes[key] && made.setAttribute(key, attributes[key]))
    made.append.apply(made, children)
    return made
  }

  // The text from one place to another, with the hits in it marked.
  function marked(text, places, from, to) {
    var parts = [], at = from
    places.forEach(function (place) {
      if (place[0] < at || place[1] > to) return
      parts.push(text.slice(at, place[0]), element('mark', {}, [text.slice(place[0], place[1])]))
      at = place[1]
    })
    return parts.concat(text.slice(at, to))
  }

  // Some words around the first hit.
  function excerpt(text, places) {
    var first = places.length ? places[0] : [0, 0]
    var from = Math.max(0, first[0] - AROUND), to = Math.min(text.length, first[1] + 2 * AROUND)
    if (from > 0) from = Math.max(from, text.indexOf(' ', from) + 1 || from)
    if (from > first[0]) from = first[0]
    if (to < text.length) to = Math.max(first[1], text.lastIndexOf(' ', to))
    return [from > 0 ? '… ' : ''].concat(marked(text, places, from, to), to < text.length ? ' …' : '')
  }

  function show(hit) {
    var work = hit.work
    var facts = [work.by, work.license].filter(fact => fact).join(' · ')
    var link = { href: work.page.split('/').map(encodeURIComponent).join('/') }
    results.append(element('li', { class: 'c-card', lang: work.lang, dir: 'auto' }, [
      element('h2', {}, [element('a', link, marked(work.title, hit.inTitle, 0, work.title.length))]),
      element('p', { class: 'c-excerpt' }, excerpt(work.text, hit.places)),
      element('p', { class: 'c-facts' }, [facts])
    ]))
  }

  async function showNext(index, units, state) {
    var end = state.shown + PAGE
    var before = state.shown
    while (state.at < state.works.length && state.shown < end) {
      var work = state.works[state.at++]
      var group = await load('texts-' + (Math.floor(work / index.group) + 1))
      var hit = look(group[work % index.group], units)
      if (hit) { show(hit); state.shown++ } else state.wrong++
    }
    var count = state.works.length - state.wrong
    say(count === 0 ? 'none' : count === 1 ? 'one' : 'many', count)
    more.hidden = state.at >= state.works.length
    help.hidden = count > 0
    if (before > 0 && results.children[before]) results.children[before].querySelector('a').focus()
  }

  // Arrow keys go from the field through the results and back; "/" and Escape go to the field.
  function listenToKeys() {
    document.addEventListener('keydown', function (event) {
      var links = Array.from(results.querySelectorAll('a')), at = links.indexOf(document.activeElement)
      var inField = document.activeElement === field
      var next = null
      if (event.ctrlKey || event.altKey || event.metaKey) return
      if (event.key === 'ArrowDown' && (inField || at >= 0)) next = links[at + 1]
      else if (event.key === 'ArrowUp' && at >= 0) next = at > 0 ? links[at - 1] : field
      else if (!inField && (event.key === '/' || event.key === 'Escape')) next = field
      if (!next) return
      event.preventDefault()
      next.focus()
      if (next === field) field.select()
    })
  }

  async function run() {
    var query = new URLSearchParams(location.search).get('q') || ''
    var units = parse(query)
    field.value = query
    listenToKeys()
    if (!units.length) { help.hidden = false; field.focus(); return }
    document.title = query + ' – ' + document.title
    say('busy')
    var index = await load('index')
    var state = { works: await find(index, units), at: 0, shown: 0, wrong: 0 }
    more.addEventListener('click', () => showNext(index, units, state))
    await showNext(index, units, state)
    field.focus()
  }

  run().catch(function () { say('failed') })
})()
