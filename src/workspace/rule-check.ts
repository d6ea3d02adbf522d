import {
  applyRules,
  type Condition,
  type FactValue,
  plainValue,
  type Rule,
  type RuleHit,
} from '../decide/index.ts'
import { fail } from '../errors/index.ts'
import type { ColumnSpec, Matrix } from '../matrix/index.ts'

/**
 * The rules that one row of features meets, in policy order.
 * @param offset where the row starts in the values; default 0
 */
export type RuleCheck = (values: Float64Array, offset?: number) => readonly RuleHit[]

const NONE: readonly RuleHit[] = []

/**
 * Rules read the row of features that is scored, so that filed, new and tried applications, and recorded ones, are held to
 * them by one text and without another look-up.
 * @param columns of the rows
 * @throws VitrineError E_POLICY_RULE for a rule about a feature that the model does not have
 */
export function ruleCheck(rules: readonly Rule[], columns: readonly ColumnSpec[]): RuleCheck {
  const facts = factsOf(rules, columns)
  if (rules.length === 0) return () => NONE
  return (values, offset = 0) =>
    applyRules(
      rules,
      Object.fromEntries(
        facts.map(({ spec, index }): [string, FactValue] => [
          spec.id,
          plainValue(spec, values[offset + index]!),
        ]),
      ),
    )
}

/**
 * Where values are told apart by rules too: x ≤ cut or above, as for a model.
 * @param cuts of the model, one entry per column; null = every value is its own
 */
export function ruleCuts(
  rules: readonly Rule[],
  columns: readonly ColumnSpec[],
  cuts: readonly (Float64Array | null)[],
): readonly (Float64Array | null)[] {
  const added = new Map<string, number[]>()
  for (const comparison of rules.flatMap(({ when }) => comparisonsIn(when))) {
    const own = added.get(comparison.fact) ?? []
    added.set(comparison.fact, own)
    if ('above' in comparison) own.push(comparison.above)
    if ('below' in comparison) own.push(before(comparison.below))
    if ('equals' in comparison && typeof comparison.equals === 'number')
      own.push(before(comparison.equals), comparison.equals)
  }
  return cuts.map((own, column) => {
    const more = added.get(columns[column]!.id)
    if (own === null || more === undefined) return own
    return Float64Array.from(new Set([...own, ...more])).sort()
  })
}

/** The next double below. */
function before(value: number): number {
  if (value === 0) return -Number.MIN_VALUE
  const bits = new BigInt64Array(new Float64Array([value]).buffer)
  bits[0]! += value > 0 ? -1n : 1n
  return new Float64Array(bits.buffer)[0]!
}

const BLOCK_ROWS = 65_536

/** Rows of everybody that meet a rule; only the columns that rules name are read. */
export function ruledRows(rules: readonly Rule[], matrix: Matrix): ReadonlyMap<number, readonly RuleHit[]> {
  const facts = factsOf(rules, matrix.columns)
  const check = ruleCheck(
    rules,
    facts.map(({ spec }) => spec),
  )
  const ruled = new Map<number, readonly RuleHit[]>()
  if (facts.length === 0) return ruled
  for (let start = 0; start < matrix.nRows; start += BLOCK_ROWS) {
    const end = Math.min(start + BLOCK_ROWS, matrix.nRows)
    const cells = facts.map(({ index }) => matrix.column(index, start, end))
    const row = new Float64Array(facts.length)
    for (let r = 0; r < end - start; r++) {
      for (const [k, column] of cells.entries()) row[k] = column[r]!
      const hits = check(row)
      if (hits.length > 0) ruled.set(start + r, hits)
    }
  }
  return ruled
}

interface Fact {
  readonly spec: ColumnSpec
  readonly index: number
}

function factsOf(rules: readonly Rule[], columns: readonly ColumnSpec[]): readonly Fact[] {
  const named = new Set(rules.flatMap(({ when }) => comparisonsIn(when).map(({ fact }) => fact)))
  return [...named].map((id) => {
    const index = columns.findIndex((column) => column.id === id)
    if (index >= 0) return { spec: columns[index]!, index }
    return fail('E_POLICY_RULE', {
      what: 'A rule is about a feature that the model does not have.',
      got: id,
      expected: 'a feature of the matrix that the model was made from',
      remedy: 'Run "vitrine features" without leaving this feature out, then "vitrine train".',
    })
  })
}

function comparisonsIn(when: Condition): readonly Extract<Condition, { readonly fact: string }>[] {
  if ('all' in when) return when.all.flatMap(comparisonsIn)
  return 'any' in when ? when.any.flatMap(comparisonsIn) : [when]
}
