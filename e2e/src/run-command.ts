import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** How a command ended, and its lines of JSON. */
export type Ended = { readonly code: number | null; readonly lines: readonly { readonly [name: string]: unknown }[] }

/** Runs a command as a person does, and reads what it prints. */
export function runCommand(command: URL, given: readonly string[]): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [fileURLToPath(command), ...given], { stdio: ['ignore', 'pipe', 'inherit'] })
    let output = ''
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString('utf8')
    })
    child.on('close', (code) => {
      const lines = output.split('\n').filter((line) => line.startsWith('{'))
      resolve({ code, lines: lines.map((line) => JSON.parse(line)) })
    })
  })
}
