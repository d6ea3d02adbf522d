import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { homeCredit } from '../lenders/home-credit/index.ts'
import { openMatrix } from '../src/features/index.ts'
import { ingest, openWarehouse } from '../src/ingest/index.ts'
import { auc as aucOf, binMatrix, crossValidate, stratifiedFolds } from '../src/model/index.ts'
import { buildFeatures, treeSettings, workspacePaths } from '../src/workspace/index.ts'
import { bankSource } from './bank-source.ts'
import type { Bench } from './bench.ts'
import { runPeer } from './peers/python.ts'

const SEEDS = [1, 2, 3, 4, 5]

/** Do we rank as well as LightGBM on the same matrix, folds and settings? */
export const auc: Bench = {
  name: 'auc',
  question: 'Mean pooled out-of-fold AUC, 5 folds × 5 seeds, LightGBM beside it on the same matrix and folds',
  unit: 'AUC',
  async run(options) {
    const source = bankSource(options)
    if (source.kind === 'generated') await source.generate()
    const dataDir = join(options.scratch, 'data')
    const paths = workspacePaths(dataDir)
    await ingest({ source: source.path, tables: homeCredit.tables, warehouseDir: paths.warehouse })
    await buildFeatures({ dataDir, lender: homeCredit, policy: homeCredit.policies[0]! })
    const { generation } = await openWarehouse(paths.warehouse)
    const matrix = openMatrix(paths.matrix(generation))
    const known = Uint32Array.from(matrix.target.keys()).filter((row) => !Number.isNaN(matrix.target[row]!))
    const pick = (values: ArrayLike<number>): Float64Array => Float64Array.from(known, (row) => values[row]!)
    const target = pick(matrix.target)
    const ids = matrix.columns.map((column) => column.id)
    const settings = treeSettings(homeCredit.catalogue, ids, 1, 'deeper')
    const binned = binMatrix(matrix, { rows: known })
    const write = (name: string, parts: readonly Float64Array[]): void =>
      writeFileSync(
        join(options.scratch, name),
        Buffer.concat(parts.map((part) => new Uint8Array(part.buffer))),
      )

    const ours: number[] = []
    for (const seed of SEEDS) {
      const folds = stratifiedFolds(matrix.target, 5, seed)
      write(`folds-${seed}.f64`, [pick(folds)])
      const { outOfFold } = await crossValidate({
        binned,
        matrix,
        target: matrix.target,
        folds,
        params: { ...settings, seed },
      })
      options.log(`seed ${seed} done`)
      ours.push(aucOf(pick(outOfFold), target))
    }
    const mean = (values: readonly number[]): number => values.reduce((sum, x) => sum + x, 0) / values.length
    const facts = { rows: known.length, features: ids.length, data: source.kind, ours }
    if (options.peerPython === undefined) return { figure: mean(ours), details: facts }

    write(
      'matrix.f64',
      matrix.columns.map((_, c) => pick(matrix.column(c))),
    )
    write('target.f64', [target])
    const monotone = settings.monotone ?? {}
    writeFileSync(
      join(options.scratch, 'spec.json'),
      JSON.stringify({
        nRows: known.length,
        columns: matrix.columns.map(({ id, kind }) => ({ id, kind })),
        seeds: SEEDS,
        params: {
          objective: 'binary',
          num_iterations: settings.rounds,
          learning_rate: settings.learningRate,
          num_leaves: settings.numLeaves,
          min_data_in_leaf: settings.minDataInLeaf,
          feature_fraction: settings.featureFraction,
          bagging_fraction: settings.baggingFraction,
          bagging_freq: settings.baggingFreq,
          lambda_l2: settings.lambdaL2,
          max_bin: 255,
          monotone_constraints: ids.map((id) => monotone[id] ?? 0),
        },
      }),
    )
    matrix.close()
    const peer = runPeer<{ version: string; auc: Record<string, number> }>(
      options.peerPython,
      new URL('./peers/lightgbm_cv.py', import.meta.url),
      [options.scratch],
    )
    const theirs = SEEDS.map((seed) => peer.auc[String(seed)]!)
    const differences = ours.map((value, index) => value - theirs[index]!)
    const difference = mean(differences)
    const sd = Math.sqrt(
      differences.reduce((sum, x) => sum + (x - difference) ** 2, 0) / (differences.length - 1),
    )
    const half = (1.96 * sd) / Math.sqrt(differences.length)
    return {
      figure: mean(ours),
      peer: { name: `LightGBM ${peer.version}`, figure: mean(theirs) },
      details: {
        ...facts,
        theirs,
        pairedDifference: {
          mean: difference,
          low: difference - half,
          high: difference + half,
          over: 'seeds',
        },
      },
    }
  },
}
