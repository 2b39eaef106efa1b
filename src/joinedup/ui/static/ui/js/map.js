import { load } from './load.js'

// A map without tiles: outlines and pins of our own. The list beside it says the same in words.
export async function drawMaps () {
  const boxes = [...document.querySelectorAll('[data-map]')]
  if (!boxes.length) return
  if (!window.L) await load(boxes[0].dataset)
  boxes.forEach(drawMap)
}

function drawMap (box) {
  const places = JSON.parse(document.getElementById(box.dataset.map).textContent)
  const shown = places.filter(place => Number.isFinite(place.latitude) && Number.isFinite(place.longitude))
  if (!shown.length) return
  box.closest('figure').hidden = false
  const map = window.L.map(box, { attributionControl: false, zoomSnap: 0.25, scrollWheelZoom: false })
  const outline = document.getElementById(box.dataset.map.replace(/places$/, 'outline'))
  const look = { color: '#12544f', weight: 1.5, fillColor: '#fdfbf7', fillOpacity: 0.9 }
  if (outline) window.L.geoJSON(JSON.parse(outline.textContent), { style: look, interactive: false }).addTo(map)
  const flows = document.getElementById(box.dataset.map.replace(/places$/, 'flows'))
  if (flows) JSON.parse(flows.textContent).forEach(flow => draw(flow, map))
  const barriers = document.getElementById(box.dataset.map.replace(/places$/, 'barriers'))
  if (barriers) JSON.parse(barriers.textContent).forEach(line => bar(line, map))
  places.forEach((place, index) => { if (shown.includes(place)) pin(place, index + 1).addTo(map) })
  map.fitBounds(shown.map(place => [place.latitude, place.longitude]), { padding: [36, 36], maxZoom: 13 })
}

// A line from one place to another, wider for more; the dot is at the end to which it leads.
function draw (flow, map) {
  const words = document.createElement('span')
  words.textContent = flow.note
  const look = { color: '#12544f', opacity: 0.55, weight: Math.min(8, 1.5 + Math.sqrt(flow.weight)) }
  window.L.polyline([flow.from, flow.to], look).bindPopup(words).addTo(map)
  const near = [0, 1].map(axis => flow.from[axis] + 0.8 * (flow.to[axis] - flow.from[axis]))
  window.L.circleMarker(near, { radius: 4, color: '#12544f', fillColor: '#12544f', fillOpacity: 1, interactive: false }).addTo(map)
}

// What nobody crosses: a broken line on white, so that neither colour nor what lies under it matters.
function bar (line, map) {
  const words = document.createElement('span')
  words.textContent = line.name
  const ends = [line.from, line.to]
  window.L.polyline(ends, { color: '#ffffff', weight: 9, interactive: false }).addTo(map)
  window.L.polyline(ends, { color: '#a2264b', weight: 5, dashArray: '12 9' }).bindPopup(words).addTo(map)
}

function pin (place, number) {
  const kind = place.kind === 'main' || place.kind === 'quiet' ? ` ju-pin--${place.kind}` : ''
  const icon = window.L.divIcon({ className: `ju-pin${kind}`, html: String(number), iconSize: [26, 26] })
  const words = document.createElement('span')
  words.textContent = place.note ? `${place.name}, ${place.note}` : place.name
  const title = `${number}. ${words.textContent}`
  const marker = window.L.marker([place.latitude, place.longitude], { icon, title, alt: title, keyboard: true })
  if (!place.href) return marker.bindPopup(words)
  const link = document.createElement('a')
  link.href = place.href
  link.append(words)
  return marker.bindPopup(link)
}
