// The script of a page in a frame: tells the page around how high the text is (also in the form that
// learning platforms know), and on being asked, what there is to copy. Nothing is stored or fetched.
(() => {
  if (window.parent === window) return
  const say = message => window.parent.postMessage(message, '*')
  let last = 0
  const measure = () => {
    const height = Math.ceil(document.documentElement.getBoundingClientRect().height)
    if (height === last) return
    last = height
    say({ type: 'colophon:height', height })
    say(JSON.stringify({ subject: 'lti.frameResize', height }))
  }
  addEventListener('message', event => {
    if (event.source !== window.parent || event.data?.type !== 'colophon:describe') return
    say({
      type: 'colophon:description',
      address: location.href.split('#')[0],
      title: document.title,
      notice: document.querySelector('.c-notice').innerHTML,
      sections: [...document.querySelectorAll('[data-sections] a')].map(link => ({ address: link.href, heading: link.textContent }))
    })
  })
  addEventListener('load', measure)
  addEventListener('resize', measure)
  new ResizeObserver(measure).observe(document.documentElement)
})()
