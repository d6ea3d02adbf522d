// Everything: build, static checks, unit, property, golden, API, browser and engine tests. Ends with "N passed, N failed, N skipped".
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const scratch = mkdtempSync(join(tmpdir(), 'vitrine-test-'))
const report = join(scratch, 'report.json')

const steps = [
  ['types', 'node_modules/typescript/bin/tsc', ['-p', 'tsconfig.json', '--noEmit']],
  ['web types', 'node_modules/typescript/bin/tsc', ['-p', 'web/tsconfig.json', '--noEmit']],
  ['lint', 'node_modules/@biomejs/biome/bin/biome', ['check', '.']],
  ['dead code', 'node_modules/knip/bin/knip.js', []],
  ['build', 'scripts/build.js', []],
]
let passed = 0
let failed = 0
let skipped = 0
for (const [name, script, args] of steps) {
  const ok = run(/** @type {string} */ (script), /** @type {string[]} */ (args))
  process.stdout.write(`${ok ? 'passed' : 'FAILED'}: ${name}\n`)
  if (ok) passed++
  else failed++
}

const ran = run('node_modules/vitest/vitest.mjs', [
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${report}`,
])
try {
  const result = JSON.parse(readFileSync(report, 'utf8'))
  passed += result.numPassedTests
  failed += result.numFailedTests
  skipped += result.numPendingTests + result.numTodoTests
  // A file that cannot be loaded has no tests of its own, and yet it failed.
  if (!ran && result.numFailedTests === 0) failed++
} catch (error) {
  process.stderr.write(`The test runner left no report: ${error}\n`)
  failed++
}
rmSync(scratch, { recursive: true, force: true })

const trino = spawnSync(process.execPath, ['node_modules/tsx/dist/cli.mjs', 'test/trino/run.ts'], {
  cwd: root,
  encoding: 'utf8',
  stdio: ['ignore', 'pipe', 'inherit'],
})
process.stdout.write(trino.stdout)
const counts = /(\d+) passed, (\d+) failed, (\d+) skipped\n$/.exec(trino.stdout)
passed += Number(counts?.[1] ?? 0)
// A run that ended without its counts has failed, whatever it printed before.
failed += counts === null ? 1 : Number(counts[2])
skipped += Number(counts?.[3] ?? 0)
process.stdout.write(`\n${passed} passed, ${failed} failed, ${skipped} skipped\n`)
process.exit(failed === 0 ? 0 : 1)

/** @param {string} script @param {string[]} args */
function run(script, args) {
  return spawnSync(process.execPath, [script, ...args], { cwd: root, stdio: 'inherit' }).status === 0
}
