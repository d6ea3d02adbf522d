// npm run test:trino: builds all features on DuckDB and on a real Trino server and compares every value.
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { generateHomeCredit } from '../../lenders/home-credit/index.ts'
import { compareEngines, type FamilyResult } from './compare-engines.ts'
import { compareScore } from './compare-score.ts'
import { findJava, hasMaven } from './find-tools.ts'
import { installTrino, startTrino } from './trino-server.ts'

const SYNTHETIC_APPLICATIONS = 20_000
const say = (line: string): void => void process.stdout.write(`${line}\n`)

let passed = 0
let failed = 0
let skipped = 0
const java = findJava()
const home = java !== undefined && hasMaven() ? fetched(java) : undefined
if (java === undefined || home === undefined) {
  say(
    `Trino is not tested: ${java === undefined ? 'no JDK of version 24 or later here' : 'Maven cannot fetch it'}.`,
  )
  skipped++
} else {
  const folder = mkdtempSync(join(tmpdir(), 'vitrine-trino-'))
  const server = await startTrino(java, home, folder, process.env.TRINO_MEMORY ?? '4G')
  process.once('SIGINT', () => process.exit(130))
  try {
    const synthetic = join(folder, 'synthetic-tables')
    await generateHomeCredit({ applications: SYNTHETIC_APPLICATIONS, seed: 1, out: synthetic })
    await compare('synthetic', synthetic, folder, server.url)
    const real = resolve(process.env.VITRINE_REAL_DATA ?? '../shared/data/home-credit-5k')
    if (existsSync(real)) await compare('real', real, folder, server.url)
    else {
      say(`Real rows are not compared: there are none at ${real}.`)
      skipped++
    }
  } finally {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
say(`${passed} passed, ${failed} failed, ${skipped} skipped`)
process.exitCode = failed === 0 ? 0 : 1

async function compare(name: string, source: string, folder: string, url: string): Promise<void> {
  const start = performance.now()
  const lake = join(folder, 'lake')
  for (const result of await compareEngines(name, source, folder, lake, url)) report(name, result)
  report(name, await compareScore(name, folder, lake, url))
  say(`${name}: ${Math.round((performance.now() - start) / 1000)} s`)
}

function report(name: string, result: FamilyResult): void {
  const { family, features, cells, differing, largest, examples } = result
  say(
    `${differing === 0 ? 'passed' : 'FAILED'}: ${name}, ${family}: ${features} features, ${cells} cells, ` +
      `${differing} differ, largest difference ${largest.toExponential(1)} ${examples.join(', ')}`,
  )
  if (differing === 0) passed++
  else failed++
}

/** Undefined where Maven reaches no repository. */
function fetched(path: string): string | undefined {
  try {
    return installTrino(path)
  } catch (error) {
    say(String(error instanceof Error ? error.message : error))
    return undefined
  }
}
