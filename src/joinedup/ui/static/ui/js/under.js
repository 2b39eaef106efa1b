// Radios with fields under an answer: GOV.UK Frontend marks the radio as expanded, which ARIA does not allow on a radio
// (github.com/alphagov/govuk-frontend/issues/979). The fields stand right behind their answer.
const SELECTOR = '.govuk-radios__input[aria-expanded]'

function unmark () {
  for (const radio of document.querySelectorAll(SELECTOR)) radio.removeAttribute('aria-expanded')
}

export function keepRadiosPlain () {
  unmark()
  document.addEventListener('click', unmark)
  window.addEventListener('pageshow', unmark)
}
