import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A municipality's page on another site than the platform: `localhost` is not `127.0.0.1`. `body` is what stands in it. */
export async function startHostPage() {
  let body = ''
  let platform = ''
  const server = createServer((_request, response) => {
    const policy = `default-src 'none'; script-src ${platform}; frame-src ${platform}; connect-src ${platform}; font-src ${platform}; style-src 'unsafe-inline'`
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy })
    response.end(`<!doctype html><html lang="de"><head><meta name="viewport" content="width=device-width"><title>Musterstadt</title></head>
<body style="margin: 24px"><main><h1>Musterstadt</h1><div style="height: 900px">Text</div><script src="${platform}/v1/aufenthalt.js" async></script>${body}</main></body></html>`)
  })
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  const url = `http://localhost:${(server.address() as AddressInfo).port}`
  return {
    url,
    /** What the page shows from now on. */
    show: (platformUrl: string, html: string) => {
      platform = platformUrl
      body = html
    },
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}
