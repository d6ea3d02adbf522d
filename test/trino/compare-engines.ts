import { readFileSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { homeCredit } from '../../lenders/home-credit/index.ts'
import { runCli } from '../../src/cli/run-cli.ts'
import { openMatrix, openMonitoredMatrix, type StoredMatrix } from '../../src/features/index.ts'
import { openTrino } from '../../src/features/trino/index.ts'
import { openWarehouse } from '../../src/ingest/index.ts'
import { workspacePaths } from '../../src/workspace/index.ts'

/** Relative, of the larger value; values below 1 are compared as if they were 1. */
const TOLERANCE = 1e-9

export interface FamilyResult {
  readonly family: string
  readonly features: number
  readonly cells: number
  readonly differing: number
  readonly largest: number
  /** Some of the features that differ. */
  readonly examples: readonly string[]
}

/**
 * Builds the files of all features of a bank, those of the score and those monitored, with the command on both
 * engines, and compares every value.
 * @param lake folder that the server serves as `local:///`
 */
export async function compareEngines(
  name: string,
  source: string,
  folder: string,
  lake: string,
  url: string,
): Promise<readonly FamilyResult[]> {
  const dataDir = join(folder, name)
  const vitrine = (...args: string[]): Promise<void> => run([...args, '--data-dir', dataDir])
  await vitrine('ingest', source)
  await vitrine('features')
  const paths = workspacePaths(dataDir)
  const { generation } = await openWarehouse(paths.warehouse)
  const matrices = [
    { which: 'model', dir: paths.matrix(generation), open: openMatrix },
    { which: 'monitored', dir: paths.monitored(generation), open: openMonitoredMatrix },
  ]
  for (const { dir } of matrices) renameSync(dir, `${dir}-duckdb`)

  const engine = ['--engine', 'trino', '--trino-schema', name]
  const out = join(lake, name)
  await vitrine('features', ...engine, '--trino-export', out, '--trino-location', `local:///${name}`)
  const server = openTrino({ url, user: 'vitrine' })
  const statements = readFileSync(join(out, 'create-tables.sql'), 'utf8').split(';\n').slice(0, -1)
  for (const sql of statements) await server.run(sql)
  await vitrine('features', ...engine, '--trino-url', url)

  return matrices.flatMap(({ which, dir, open }) => {
    const ours = open(`${dir}-duckdb`)
    const theirs = open(dir)
    try {
      requireSameBank(ours, theirs)
      const results = compared(ours, theirs, which)
      // The features that are only monitored come from the application alone.
      return ours.historyIds.length === 0 ? results : [...results, comparedHistory(ours, theirs, which)]
    } finally {
      ours.close()
      theirs.close()
    }
  })
}

async function run(args: readonly string[]): Promise<void> {
  let said = ''
  const text = {
    write(part: string) {
      said += part
    },
  }
  if ((await runCli(args, text, text)) !== 0) throw new Error(`vitrine ${args.join(' ')}\n${said}`)
}

/** Rows, outcomes, columns, and the hashes of what both were made from, are the same. */
function requireSameBank(ours: StoredMatrix, theirs: StoredMatrix): void {
  const facts = ({ rowIds, target, split, columns, historyIds, hashes }: StoredMatrix): string => {
    const { matrix: _, groupMedians: __, ...madeFrom } = hashes
    return JSON.stringify([[...rowIds], [...target], [...split], columns, historyIds, madeFrom])
  }
  if (facts(ours) !== facts(theirs)) throw new Error('The two matrices are not of the same bank.')
}

function compared(ours: StoredMatrix, theirs: StoredMatrix, which: string): FamilyResult[] {
  const families = new Map<string, Comparison>()
  for (const [index, { id }] of ours.columns.entries()) {
    const { grain } = homeCredit.catalogue.features.find((feature) => feature.id === id)!
    const family = `${which}: ${grain ?? 'application'}`
    const comparison = families.get(family) ?? new Comparison(family)
    families.set(family, comparison)
    comparison.add(id, ours.column(index), theirs.column(index))
  }
  return [...families.values()].map((one) => one.result())
}

function comparedHistory(ours: StoredMatrix, theirs: StoredMatrix, which: string): FamilyResult {
  const comparison = new Comparison(`${which}: history file`)
  const columns = [ours, theirs].map((matrix) => {
    const rows = Array.from({ length: matrix.nRows }, (_, row) => matrix.historyRow(row))
    return (index: number) => Float64Array.from(rows, (row) => row[index]!)
  })
  for (const [index, id] of ours.historyIds.entries())
    comparison.add(id, columns[0]!(index), columns[1]!(index))
  return comparison.result()
}

class Comparison {
  readonly #family: string
  readonly #ids: string[] = []
  #features = 0
  #cells = 0
  #differing = 0
  #largest = 0

  constructor(family: string) {
    this.#family = family
  }

  add(id: string, ours: Float64Array, theirs: Float64Array): void {
    let differing = 0
    for (let row = 0; row < ours.length; row++) {
      const difference = relativeDifference(ours[row]!, theirs[row]!)
      this.#largest = Math.max(this.#largest, difference)
      if (difference > TOLERANCE) differing++
    }
    this.#features++
    this.#cells += ours.length
    this.#differing += differing
    if (differing > 0) this.#ids.push(`${id} (${differing})`)
  }

  result(): FamilyResult {
    return {
      family: this.#family,
      features: this.#features,
      cells: this.#cells,
      differing: this.#differing,
      largest: this.#largest,
      examples: this.#ids.slice(0, 5),
    }
  }
}

/** 0 for two missing values, Infinity when only one is missing. */
function relativeDifference(a: number, b: number): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number.isNaN(a) && Number.isNaN(b) ? 0 : Infinity
  return Math.abs(a - b) / Math.max(1, Math.abs(a), Math.abs(b))
}
