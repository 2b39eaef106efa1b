import { load } from './load.js'

// "Pick a school": a text box that offers what the finder knows while you type. Without JavaScript the page offers the choices after sending.
export async function startPickers () {
  const boxes = [...document.querySelectorAll('[data-pick]')]
  if (!boxes.length) return
  if (!window.accessibleAutocomplete) await load(boxes[0].dataset)
  boxes.forEach(startPicker)
}

function startPicker (box) {
  const input = box.querySelector('input[type="text"]')
  const chosen = box.querySelector('input[type="hidden"]')
  const slot = document.createElement('div')
  const { id, name } = input
  const typed = input.value
  const describedBy = input.getAttribute('aria-describedby')
  input.replaceWith(slot)
  let known = []
  let waiting
  window.accessibleAutocomplete({
    element: slot,
    id,
    name,
    defaultValue: typed,
    minLength: 2,
    confirmOnBlur: false,
    displayMenu: 'overlay',
    inputClasses: 'govuk-input',
    showNoOptionsFound: true,
    tNoResults: () => box.dataset.nothing,
    source: (words, show) => {
      window.clearTimeout(waiting)
      waiting = window.setTimeout(async () => {
        const answer = await fetch(`${box.dataset.pick}?q=${encodeURIComponent(words)}`, { headers: { Accept: 'application/json' } })
        if (!answer.ok) return
        known = (await answer.json()).found
        show(known.map(found => found.label))
      }, 150)
    },
    onConfirm: label => {
      const found = known.find(one => one.label === label)
      if (found) chosen.value = found.value
    }
  })
  const field = document.getElementById(id)
  if (describedBy) field.setAttribute('aria-describedby', `${describedBy} ${field.getAttribute('aria-describedby') || ''}`.trim())
  field.addEventListener('input', () => { chosen.value = '' })
}
