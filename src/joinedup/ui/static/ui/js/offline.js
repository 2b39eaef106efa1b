// Let the browser keep the page that is shown when the connection is gone (see ui.views.keep_offline_page); nothing else is kept.
export function keepOfflinePage () {
  if ('serviceWorker' in navigator) navigator.serviceWorker.register('/offline.js').catch(() => {})
}
