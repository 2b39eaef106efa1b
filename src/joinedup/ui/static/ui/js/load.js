// Fetch a library of ours when a page needs it; the page says where its style and script are.
export function load ({ css, js }) {
  return new Promise((resolve, reject) => {
    const style = document.createElement('link')
    style.rel = 'stylesheet'
    style.href = css
    const script = document.createElement('script')
    script.src = js
    script.onload = resolve
    script.onerror = reject
    document.head.append(style, script)
  })
}
