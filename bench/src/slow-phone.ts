// A phone on a slow line: Chromium with a processor four times slowed and the line that web measurements usually take for mobile.
import { launchBrowser } from '../../e2e/src/browser.ts'

/** A browser on the phone, and a page of it. */
export type Phone = Awaited<ReturnType<typeof launchBrowser>>
export type PhonePage = Awaited<ReturnType<Phone['newPage']>>

/** As phones with little memory do, the browser keeps a page and its frames in one process: only so the slowness applies to both. */
const oneProcess = ['--disable-site-isolation-trials', '--disable-features=IsolateOrigins,site-per-process']

/** Milliseconds of latency, bits per second down and up. */
const line = { latency: 150, down: 1_600_000, up: 750_000 }
const processorSlowedBy = 4

/** Starts the browser of the phone. */
export const startPhone = (): Promise<Phone> => launchBrowser(oneProcess)

/** Opens a page with an empty cache for as long as `use` takes. `isOnSlowLine: false` slows the processor alone. */
export async function withPhonePage<T>(phone: Phone, isOnSlowLine: boolean, use: (page: PhonePage) => Promise<T>): Promise<T> {
  const context = await phone.newContext({ viewport: { width: 360, height: 740 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true })
  try {
    const page = await context.newPage()
    const session = await context.newCDPSession(page)
    await session.send('Emulation.setCPUThrottlingRate', { rate: processorSlowedBy })
    if (isOnSlowLine) {
      const { latency, down, up } = line
      await session.send('Network.enable')
      const conditions = { offline: false, latency, downloadThroughput: down / 8, uploadThroughput: up / 8 }
      await session.send('Network.emulateNetworkConditions', conditions)
    }
    return await use(page)
  } finally {
    await context.close()
  }
}
