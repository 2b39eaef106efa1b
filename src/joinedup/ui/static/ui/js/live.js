// A part of a page that counts while people answer: <div id="..." data-live="30"> is read anew every 30 seconds while somebody looks.
// Without JavaScript the link "Count again" in it does the same.

export function keepLive () {
  for (const part of document.querySelectorAll('[data-live]')) {
    window.setInterval(() => { readAnew(part) }, Number(part.dataset.live) * 1000)
  }
}

async function readAnew (part) {
  if (document.hidden || part.contains(document.activeElement)) return
  const answer = await fetch(window.location.href, { headers: { Accept: 'text/html' } }).catch(() => null)
  if (!answer || !answer.ok) return
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
  const fresh = page.getElementById(part.id)
  if (fresh) part.replaceChildren(...fresh.childNodes)
}
