// Keeps one page and its styles for the moment at which the connection is gone. No page with anybody's data is ever kept.
const KEPT = 'joinedup-offline-1'
const PAGE = '/offline/'

async function keep () {
  const page = await fetch(PAGE, { credentials: 'omit', cache: 'reload' })
  const words = await page.clone().text()
  const styles = [...words.matchAll(/<link rel="stylesheet" href="([^"]+)"/g)].map(found => found[1])
  const cache = await caches.open(KEPT)
  await cache.put(PAGE, page)
  await cache.addAll(styles)
}

self.addEventListener('install', event => event.waitUntil(keep().then(() => self.skipWaiting())))
self.addEventListener('activate', event => event.waitUntil(self.clients.claim()))
self.addEventListener('fetch', event => {
  const isStyle = event.request.destination === 'style'
  if (event.request.mode !== 'navigate' && !isStyle) return
  event.respondWith(fetch(event.request).catch(async () =>
    (await caches.match(isStyle ? event.request : PAGE)) || Response.error()))
})
