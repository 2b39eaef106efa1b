// While a job has not ended: fetch its page again and show the new state; when it has ended, go where "Check again" leads.
const place = document.querySelector('[data-job-waits]')
const again = place && place.querySelector('a[href*="wait"]')

async function look () {
  const answer = await fetch(window.location.pathname, { credentials: 'same-origin' }).catch(() => null)
  if (answer && answer.ok) {
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
    const fresh = page.getElementById('job')
    if (!fresh.hasAttribute('data-job-waits')) {
      window.location.assign(again.href)
      return
    }
    const inForm = place.contains(document.activeElement)
    if (!inForm) place.replaceChildren(...fresh.childNodes)
  }
  window.setTimeout(look, 2000)
}

if (again) window.setTimeout(look, 2000)
