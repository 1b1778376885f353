// Import directions between packages and rooms, from the one list in .dependency-cruiser.mjs.
import { runCommand } from './command.ts'
import { workspaces } from './workspaces.ts'

const folders = workspaces().map((folder) => `${folder}/src`)
const { code, output } = await runCommand('depcruise', ['--config', '.dependency-cruiser.mjs', ...folders, 'scripts'])
process.stdout.write(output)
// Beside an unsupported TypeScript the tool reads nothing and still reports success.
const modules = Number(/(\d+) modules/.exec(output)?.[1] ?? 0)
if (modules < 20) console.log(`Only ${modules} modules were read: the import check does not work.`)
process.exit(code !== 0 || modules < 20 ? 1 : 0)
