import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { Json } from '../hash/index.ts'
import { type DecidedApplication, OBJECTIVES, type ScoreInputs } from './bank.ts'

type Results = DecidedApplication['scored']['results']

/** A score as it goes on record: everything that was found, and everything that it was found from. */
export function scoreContent({ scored, explanation, inputs }: DecidedApplication): Json {
  return {
    scoredBy: scored.scoredBy,
    inputs: {
      values: textOfValues(inputs.values),
      halves: [...inputs.halves].join(''),
      model: inputs.model,
    },
    ...(foundContent(scored.results, explanation) as object),
  }
}

/** What is compared bit for bit when a score is made again. */
export function foundContent(results: Results, explanation: DecidedApplication['explanation']): Json {
  return { results: resultsContent(results), explanation: explanationContent(explanation) }
}

function resultsContent(results: Results): Json {
  return Object.fromEntries(OBJECTIVES.map((id) => [id, { ...results[id] } as unknown as Json]))
}

function explanationContent({
  baseline,
  groups,
  reasons,
  counterpoints,
  held,
  sumCheck,
}: DecidedApplication['explanation']): Json {
  const attributions = new Map(groups.map((one) => [one.group, one.attribution]))
  const ranked = (list: typeof reasons): Json =>
    list.map((one) => ({ ...one, attribution: attributions.get(one.group)! }))
  return {
    baseline: { ...baseline },
    reasons: ranked(reasons),
    counterpoints: ranked(counterpoints),
    held,
    sumDifference: sumCheck.difference,
  }
}

/** The inputs of a recorded score. @throws RangeError when it holds none */
export function recordedInputs(content: Json): ScoreInputs {
  const { inputs } = content as { inputs?: { values: string; halves: string; model: number } }
  if (inputs === undefined) throw new RangeError('the record holds no inputs of a score')
  return {
    values: valuesOfText(inputs.values),
    halves: Uint8Array.from(inputs.halves, Number),
    model: inputs.model,
  }
}

/** A row is 2 kB: the usual window of 32 kB takes longer to lay out than to fill. */
const SMALL = { windowBits: 12, memLevel: 5 }

/** Little-endian doubles, deflated, base64: every bit of every value, missing ones too. */
function textOfValues(values: Float64Array): string {
  const bytes = new DataView(new ArrayBuffer(8 * values.length))
  for (const [index, value] of values.entries()) bytes.setFloat64(8 * index, value, true)
  return deflateRawSync(new Uint8Array(bytes.buffer), SMALL).toString('base64')
}

function valuesOfText(text: string): Float64Array {
  const bytes = inflateRawSync(Buffer.from(text, 'base64'))
  return Float64Array.from({ length: bytes.length / 8 }, (_, index) => bytes.readDoubleLE(8 * index))
}
