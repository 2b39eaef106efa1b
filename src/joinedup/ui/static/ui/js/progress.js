// A progress page looks again every two seconds; when the work is done it goes where the server sends it.
export function watchProgress () {
  const box = document.querySelector('[data-progress]')
  if (!box) return
  const look = async () => {
    try {
      const answer = await fetch(window.location.href, { headers: { Accept: 'text/html' } })
      if (answer.redirected) { window.location = answer.url; return }
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
      const fresh = page.getElementById('ju-progress')
      if (!fresh || !fresh.hasAttribute('data-progress')) { window.location.reload(); return }
      replaceWhatMoves(box, fresh)
    } catch (offline) { /* the next look may succeed */ }
    window.setTimeout(look, 2000)
  }
  window.setTimeout(look, 2000)
}

// Only the bar and the sentence change, so that focus and what a screen reader has read stay.
function replaceWhatMoves (box, fresh) {
  for (const part of ['progress', '[role="status"]']) {
    const old = box.querySelector(part)
    const now = fresh.querySelector(part)
    if (old && now && old.outerHTML !== now.outerHTML) {
      if (part === 'progress') { old.value = now.value; old.max = now.max } else old.textContent = now.textContent
    }
  }
}
