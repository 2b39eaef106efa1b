import { initAll } from './vendor/govuk-frontend-6.6.0.js'
import { watchProgress } from './js/progress.js'
import { startPickers } from './js/pick.js'
import { drawMaps } from './js/map.js'

initAll()
watchProgress()
startPickers()
drawMaps()
