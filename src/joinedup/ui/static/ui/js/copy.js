// Put a button beside each text that is there to be copied; without it the text is selected by hand.
export function offerCopies () {
  if (!navigator.clipboard) return
  for (const text of document.querySelectorAll('textarea[data-copy]')) {
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'govuk-button govuk-button--secondary'
    button.textContent = text.dataset.copy
    const said = document.createElement('span')
    said.setAttribute('role', 'status')
    said.className = 'ju-copied'
    button.addEventListener('click', async () => {
      await navigator.clipboard.writeText(text.value)
      said.textContent = text.dataset.copied
    })
    text.closest('.govuk-form-group').append(button, said)
  }
}
