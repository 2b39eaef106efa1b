// A part of a page that changes while people look: <div id="..." data-live="30"> is read anew 30 seconds after it was last read,
// until it comes without data-live; where it is there no more, the whole page is read anew. Without JavaScript a link beside it does the same.

export function keepLive () {
  for (const part of document.querySelectorAll('[data-live]')) readLater(part)
}

function readLater (part) {
  const seconds = Number(part.dataset.live)
  if (!(seconds >= 1)) throw new Error(`data-live of #${part.id} says no number of seconds`) // nobody asks the server without a pause
  window.setTimeout(() => readAnew(part).then((goesOn) => { if (goesOn) readLater(part) }), seconds * 1000)
}

async function readAnew (part) {
  if (document.hidden || part.contains(document.activeElement)) return true
  const answer = await fetch(window.location.href, { headers: { Accept: 'text/html' } }).catch(() => null)
  if (!answer || !answer.ok) return true // no connection: try again
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
  const fresh = page.getElementById(part.id)
  if (!fresh && answer.redirected) return true // signed out meanwhile: leave what they read
  if (!fresh) return window.location.reload()
  if (fresh.innerHTML !== part.innerHTML) part.replaceChildren(...fresh.childNodes)
  return fresh.hasAttribute('data-live')
}
