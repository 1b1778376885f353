import { LanesPage } from './pages/lanes-page.ts'

customElements.define('console-lanes', LanesPage)
