import type { Rule, TypicalValue } from '../decide/index.ts'
import { fail } from '../errors/index.ts'
import { canonicalJson, type Json } from '../hash/index.ts'
import type { ColumnSpec } from '../matrix/index.ts'
import {
  type CrossFitted,
  type FoundSettings,
  readBundle,
  readLightgbmText,
  stratifiedFolds,
  type TreeEnsemble,
  writeBundle,
  writeLightgbmText,
} from '../model/index.ts'
import { DECIDING, type ModelCard, OBJECTIVES, type ObjectiveId } from './bank.ts'
import type { RefitContent } from './refit-scores.ts'

/** A group that a person is compared with. Its rows stand in a file of their own. */
export interface Baseline {
  /** Stored rows; every one of them counts. */
  readonly n: number
  /** SHA-256 over the ids of the stored rows. */
  readonly idsHash: string
  /** One per column. */
  readonly typical: readonly TypicalValue[]
  /** Mean raw score of the rows, where bars start: by the deciding score's final model first, then each fold model. */
  readonly baseValues: readonly number[]
}

export const BASELINES = ['just-approved', 'all-applicants'] as const
export type BaselineKind = (typeof BASELINES)[number]

/** 2: with the refits behind PD intervals. 3: with how each score works over everybody. */
export const BUNDLE_FORMAT = 3

/** The text part of a bundle (`bundle.json`); models and reference rows stand beside it. */
export interface BundleContent {
  readonly format: typeof BUNDLE_FORMAT
  readonly lender: string
  readonly policy: { readonly profile: string; readonly version: string }
  readonly hashes: {
    readonly catalogue: string
    readonly policy: string
    readonly generation: string
    readonly matrix: string
  }
  /** Of the policy; absent in a bundle from before there were any. */
  readonly rules?: readonly Rule[]
  readonly seed: number
  readonly folds: number
  readonly columns: readonly ColumnSpec[]
  readonly objectives: readonly {
    readonly id: ObjectiveId
    /** Settings that serve the objective best: of the final model first, then of each fold's; none in an imported one. */
    readonly settings: readonly FoundSettings[]
    readonly limitRawScore: number
    readonly calibrators: CrossFitted
  }[]
  readonly refits: RefitContent
  readonly baselines: Readonly<Record<BaselineKind, Baseline>>
  readonly card: ModelCard
}

/** Models of one objective as they score: the final one first, then each fold's. */
export type ObjectiveModels = readonly TreeEnsemble[]

export interface LoadedBundle {
  readonly id: string
  readonly content: BundleContent
  readonly models: Readonly<Record<ObjectiveId, ObjectiveModels>>
  /** Of the deciding score, in the order of `content.refits`; they are parsed when asked for. */
  readRefits(): readonly TreeEnsemble[]
  /** Rows of each baseline, row-major. */
  readonly referenceRows: Readonly<Record<BaselineKind, Float64Array>>
  /**
   * Fold of each row, in a model that went on from another one on other tables: people keep the fold that they had there.
   * Absent, the folds follow from the outcomes and the seed.
   */
  readonly folds?: Uint8Array
}

/** Fold of each row of the matrix that a model was trained on. */
export function foldsOf(
  { content, folds }: Pick<LoadedBundle, 'content' | 'folds'>,
  target: Float64Array,
): Uint8Array {
  return folds ?? stratifiedFolds(target, content.folds, content.seed)
}

/** The deciding model has the name that LightGBM's users look for; an imported one is all there is. */
export function modelFile({ card }: BundleContent, objective: ObjectiveId, index: number): string {
  if (card.origin.kind === 'imported') return 'model.txt'
  const stem = objective === DECIDING ? 'model' : `${objective}.model`
  return index === 0 ? `${stem}.txt` : `${stem}.fold-${index}.txt`
}

const FOLDS_FILE = 'folds.u8'
const refitFile = (index: number): string => `refit-${index + 1}.txt`

/** @returns the bundle's id: the hash of its bytes */
export async function storeBundle(
  modelsDir: string,
  content: BundleContent,
  models: LoadedBundle['models'],
  refits: readonly TreeEnsemble[],
  referenceRows: LoadedBundle['referenceRows'],
  folds?: Uint8Array,
): Promise<string> {
  const files = new Map<string, string | Uint8Array>()
  files.set('bundle.json', canonicalJson(content as unknown as Json))
  for (const kind of BASELINES) files.set(`${kind}.f64`, bytesOf(referenceRows[kind]))
  if (folds !== undefined) files.set(FOLDS_FILE, folds)
  for (const objective of OBJECTIVES) {
    for (const [index, model] of models[objective].entries()) {
      const name = modelFile(content, objective, index)
      if (!files.has(name)) files.set(name, writeLightgbmText(model))
    }
  }
  for (const [index, model] of refits.entries()) files.set(refitFile(index), writeLightgbmText(model))
  return writeBundle(modelsDir, files)
}

/**
 * The text part alone; every file is checked all the same.
 * @throws VitrineError E_BUNDLE_UNKNOWN, E_BUNDLE_CORRUPT, E_BUNDLE_FORMAT
 */
export async function loadContent(modelsDir: string, id: string): Promise<BundleContent> {
  return contentOf(await readBundle(modelsDir, id), id)
}

/** @throws VitrineError E_BUNDLE_UNKNOWN, E_BUNDLE_CORRUPT, E_BUNDLE_FORMAT */
export async function loadBundle(modelsDir: string, id: string): Promise<LoadedBundle> {
  const files = await readBundle(modelsDir, id)
  const content = contentOf(files, id)
  const read = new Map<string, TreeEnsemble>()
  const modelIn = (name: string): TreeEnsemble => {
    // Objectives that chose the same settings have the same models.
    const text = textOf(files, name, id)
    // The text holds names only; the words of categories are ours.
    const model = read.get(text) ?? readLightgbmText(text, { columns: content.columns })
    read.set(text, model)
    return model
  }
  const modelsOf = (objective: ObjectiveId): ObjectiveModels =>
    Array.from({ length: content.folds + 1 }, (_, index) => modelIn(modelFile(content, objective, index)))
  const folds = files.get(FOLDS_FILE)
  return {
    id,
    content,
    ...(folds && { folds }),
    models: {
      ranking: modelsOf('ranking'),
      bank_cost: modelsOf('bank_cost'),
      f_beta: modelsOf('f_beta'),
    },
    readRefits: () => content.refits.calibrators.map((_, index) => modelIn(refitFile(index))),
    referenceRows: {
      'just-approved': doublesOf(fileOf(files, 'just-approved.f64', id)),
      'all-applicants': doublesOf(fileOf(files, 'all-applicants.f64', id)),
    },
  }
}

function contentOf(files: ReadonlyMap<string, Uint8Array>, id: string): BundleContent {
  const content = JSON.parse(textOf(files, 'bundle.json', id)) as BundleContent
  if (content.format === BUNDLE_FORMAT) return content
  return fail('E_BUNDLE_FORMAT', {
    what: 'The stored model has a format this version does not read.',
    got: String(content.format),
    expected: String(BUNDLE_FORMAT),
    remedy: 'Train again with this version, or use the version that wrote it.',
    file: id,
  })
}

function textOf(files: ReadonlyMap<string, Uint8Array>, name: string, id: string): string {
  return new TextDecoder().decode(fileOf(files, name, id))
}

function fileOf(files: ReadonlyMap<string, Uint8Array>, name: string, id: string): Uint8Array {
  return (
    files.get(name) ??
    fail('E_BUNDLE_FORMAT', {
      what: 'The stored model lacks a file.',
      got: `no ${name}`,
      expected: name,
      remedy: 'Train again.',
      file: id,
    })
  )
}

function bytesOf(values: Float64Array): Uint8Array {
  return new Uint8Array(values.buffer, values.byteOffset, values.byteLength)
}

/** Copied, because a file's bytes need not start at a multiple of eight. */
function doublesOf(bytes: Uint8Array): Float64Array {
  return new Float64Array(bytes.slice().buffer)
}
