import { initAll } from './vendor/govuk-frontend-6.6.0.js'
import { startPickers } from './js/pick.js'
import { drawMaps } from './js/map.js'
import { offerCopies } from './js/copy.js'
import { keepOfflinePage } from './js/offline.js'
import { keepLive } from './js/live.js'
import { keepRadiosPlain } from './js/under.js'

initAll()
keepRadiosPlain()
startPickers()
drawMaps()
offerCopies()
keepOfflinePage()
keepLive()
