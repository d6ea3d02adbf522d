import { appendFileSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { canonicalJson } from '../src/hash/index.ts'
import { additive } from './additive.ts'
import { answers } from './answers.ts'
import { auc } from './auc.ts'
import { audit } from './audit.ts'
import { engineExplain } from './engine-explain.ts'
import { engineTrain, engineTrainBank, engineTrainOneHots } from './engine-train.ts'
import { explain } from './explain.ts'
import { families } from './families.ts'
import { features } from './features.ts'
import { featuresPoint } from './features-point.ts'
import { intervalCoverage } from './interval-coverage.ts'
import { letters } from './letters.ts'
import { parity } from './parity.ts'
import { peerPython } from './peers/python.ts'
import { serve } from './serve.ts'
import { truePd } from './true-pd.ts'
import { tuned } from './tuned.ts'

const BENCHES = [
  additive,
  answers,
  auc,
  audit,
  engineExplain,
  engineTrain,
  engineTrainBank,
  engineTrainOneHots,
  explain,
  families,
  features,
  featuresPoint,
  intervalCoverage,
  letters,
  parity,
  serve,
  truePd,
  tuned,
]
const root = fileURLToPath(new URL('..', import.meta.url))
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    peers: { type: 'boolean' },
    json: { type: 'boolean' },
    applications: { type: 'string' },
    repeats: { type: 'string' },
    rounds: { type: 'string' },
    trials: { type: 'string' },
    keep: { type: 'string' },
  },
})
const bench = BENCHES.find((one) => one.name === positionals[0])
if (bench === undefined) {
  const list = BENCHES.map((one) => `  ${one.name.padEnd(18)} ${one.question}`).join('\n')
  process.stderr.write(
    `Usage: npm run bench -- NAME [--peers] [--json] [--applications N] [--repeats N] [--rounds N] [--trials N] [--keep FOLDER]\n${list}\n`,
  )
  process.exit(2)
}

const real = resolve(root, process.env.VITRINE_REAL_DATA ?? '../shared/data/home-credit-5k')
const scratch = values.keep ?? mkdtempSync(join(tmpdir(), 'vitrine-bench-'))
const number = (text: string | undefined) => (text === undefined ? undefined : Number(text))
mkdirSync(scratch, { recursive: true })
try {
  const result = await bench.run({
    realData: existsSync(real) ? real : undefined,
    peerPython: values.peers ? peerPython() : undefined,
    scratch,
    applications: number(values.applications),
    repeats: number(values.repeats),
    rounds: number(values.rounds),
    trials: number(values.trials),
    log: (line) => process.stderr.write(`${line}\n`),
  })
  const line = canonicalJson({
    bench: bench.name,
    at: new Date().toISOString(),
    machine: { cpu: cpus()[0]?.model ?? 'unknown', cores: cpus().length, node: process.version },
    unit: bench.unit,
    figure: result.figure,
    peer: result.peer === undefined ? undefined : { ...result.peer },
    ratio: result.peer === undefined ? undefined : result.figure / result.peer.figure,
    details: result.details,
  })
  appendFileSync(join(root, 'bench', 'history.jsonl'), `${line}\n`)
  process.stdout.write(values.json ? `${line}\n` : `${JSON.stringify(JSON.parse(line), null, 2)}\n`)
} finally {
  if (values.keep === undefined) rmSync(scratch, { recursive: true, force: true })
}
