import { type DuckDBConnection, DuckDBInstance, type DuckDBValue } from '@duckdb/node-api'
import { PointColumns, spreadOf } from '../../compare/index.ts'
import { applyRules, type Rule } from '../../decide/index.ts'
import {
  type Bank,
  DECIDING,
  doublesOf,
  type Explanation,
  findLoanPlans,
  findSimilar,
  headersSql,
  OBJECTIVES,
  type ObjectiveId,
  type ObjectiveResult,
  overNewRows,
  type RawValue,
  type ScoredApplication,
} from '../../workspace/index.ts'
import { fixtureCard, LIMITS } from './fixture-card.ts'
import { applicationColumns, fixtureLender } from './fixture-lender.ts'

type Row = Record<string, RawValue>

/** Log-odds of a feature's value; the base stands for a typical applicant, so an attribution is the term itself. */
const TERMS: Readonly<Record<string, (value: RawValue) => number>> = {
  payment_share: (x) => (x === null ? 0.5 : 4 * (Number(x) - 0.2)),
  loan_amount: (x) => (x === null ? 0 : (Number(x) - 5000) / 10_000),
  outside_score: (x) => (x === null ? 0.2 : 3 * (0.5 - Number(x))),
  job: (x) => (x === 'driver' ? 0.3 : 0),
}
const BASE = -2
const { features } = fixtureLender.catalogue

export interface FixtureData {
  /** Rows over `applicationColumns`, in their order. */
  readonly applications: readonly (readonly RawValue[])[]
  /** SK_ID_CURR, PERSON_ID, DISPLAY_NAME, RECEIVED_ON, BRANCH, ADVISER, CURRENCY, INCOME_PERIOD. */
  readonly envelope: readonly (readonly RawValue[])[]
  /** Default: those of the lender's policy, which no filed application meets. */
  readonly rules?: readonly Rule[]
}

/** A whole bank in memory: an additive model over four features, computed by the same SQL for filed and changed facts. */
export async function fixtureBank(data: FixtureData): Promise<Bank> {
  const { rules = fixtureLender.policies[0]!.rules! } = data
  const instance = await DuckDBInstance.create(':memory:', { threads: '2' })
  const connection = await instance.connect()
  await fill(connection, data)
  const query = async (sql: string, parameters: readonly RawValue[] = []): Promise<Row[]> => {
    const reader = await connection.runAndReadAll(sql, parameters as DuckDBValue[])
    return reader
      .getRowObjectsJS()
      .map((row) =>
        Object.fromEntries(
          Object.entries(row).map(([key, value]) => [key, typeof value === 'bigint' ? Number(value) : value]),
        ),
      ) as Row[]
  }
  const filed = bankOver({ query, everybody: query, rules, connection, instance, isNew: false })
  for (const { SK_ID_CURR: id } of await query('select SK_ID_CURR from application')) {
    const { results, target } = (await filed.scored(id as number))!
    const columns = OBJECTIVES.flatMap((one) => {
      const { rawScore, pd, limitPd, pdInterval, outcome, closeCall } = results[one]
      const ends = pdInterval === null ? [] : [pdInterval.low, pdInterval.high]
      return [rawScore, pd, limitPd, outcome, closeCall ? 1 : 0, ...ends]
    })
    await connection.run(
      `insert into scores values (?, 'train', ?, 'fold-1', ${columns.map(() => '?').join(', ')})`,
      [id, target, ...columns] as DuckDBValue[],
    )
  }
  return filed
}

type Query = (sql: string, parameters?: readonly RawValue[]) => Promise<Row[]>

interface Behind {
  readonly query: Query
  /** Over the tables without an application more. */
  readonly everybody: Query
  readonly rules: readonly Rule[]
  readonly connection: DuckDBConnection
  readonly instance: DuckDBInstance
  /** Scored as an application that is in no table. */
  readonly isNew: boolean
}

/** Answers from the tables that the queries see. */
function bankOver(behind: Behind): Bank {
  const { query, everybody, rules, connection, instance, isNew } = behind
  const scoredOf = (row: Row): ScoredApplication => ({
    ...scoredBy(row, rules),
    ...(isNew && ({ split: 'test', scoredBy: 'final' } as const)),
  })
  const explanationOf = (row: Row): Explanation => explained(row, scoredOf(row))
  const valuesOf = async (
    id: number,
    edits: Readonly<Record<string, RawValue>>,
  ): Promise<Row | undefined> => {
    const changes = Object.keys(edits).map((column) => `cast(? as ${typeOf(column)}) as ${column}`)
    const changed = changes.length === 0 ? '*' : `* replace (${changes.join(', ')})`
    const [row] = await query(
      `select a.SK_ID_CURR, a.TARGET, ${features.map((one) => `${one.sql} as ${one.id}`).join(', ')}
       from (select ${changed} from application where SK_ID_CURR = ?) a`,
      [...Object.values(edits), id],
    )
    return row
  }
  const must = async (id: number, edits: Readonly<Record<string, RawValue>> = {}): Promise<Row> => {
    const row = await valuesOf(id, edits)
    if (row === undefined) throw new RangeError(`no application ${id}`)
    return row
  }
  const decideNew: Bank['decideNew'] = async (applications) => {
    const decided = []
    for (const { application } of applications) {
      const cells = applicationColumns.map(({ name }) => `cast(? as ${typeOf(name)}) as ${name}`)
      const [row] = await query(
        `select 0 as SK_ID_CURR, a.TARGET, ${features.map((one) => `${one.sql} as ${one.id}`).join(', ')}
         from (select ${cells.join(', ')}) a`,
        applicationColumns.map(({ name }) => application[name] ?? null),
      )
      const values = Float64Array.from(features, (one) => Number(row![one.id] ?? Number.NaN))
      const scored = { ...scoredOf(row!), split: 'test', scoredBy: 'final' } as const
      const inputs = { values, halves: new Uint8Array(), model: 0 }
      decided.push({ scored, explanation: explanationOf(row!), inputs })
    }
    return decided
  }
  return {
    modelId: 'fixture-model',
    dataGeneration: 'g-1',
    hashes: { catalogue: 'c-1', policy: 'p-1', generation: 'g-1', matrix: 'm-1' },
    card: fixtureCard,
    query,
    doubles: async (sql, parameters = []) =>
      doublesOf(await connection.run(sql, parameters as DuckDBValue[])),
    scored: async (id) => {
      const row = await valuesOf(id, {})
      return row && scoredOf(row)
    },
    explain: async (id) => explanationOf(await must(id)),
    async decided(id, corrected = {}) {
      const row = await must(id, corrected)
      const values = Float64Array.from(features, (one) => Number(row[one.id] ?? Number.NaN))
      const scored = scoredOf(row)
      const inputs = { values, halves: new Uint8Array(), model: isNew ? 0 : 1 }
      return { scored, explanation: explanationOf(row), inputs }
    },
    async scoreNew(applications) {
      return (await decideNew(applications)).map(({ scored }) => {
        const { rawScore, pd } = scored.results[DECIDING]
        return { rawScore, pd }
      })
    },
    decideNew,
    async whatIf(id, edits, corrected = {}) {
      const [filed, changed] = [await must(id, corrected), await must(id, { ...corrected, ...edits })]
      return {
        filed: scoredOf(filed),
        changed: scoredOf(changed),
        filedReproduced: true,
        filedExplanation: explanationOf(filed),
        changedExplanation: explanationOf(changed),
        changedItems: features.filter((one) => filed[one.id] !== changed[one.id]).length,
      }
    },
    // This score has no steps: values here and there stand for themselves.
    async responseCurve(id, { column, min, max }, corrected = {}) {
      const steps: { from: number; to: number; pd: number; ruled: boolean }[] = []
      for (let k = 0; k <= 40; k++) {
        const value = min + (k * (max - min)) / 40
        const row = await must(id, { ...corrected, [column]: value })
        const ruled = scoredOf(row).rules.length > 0
        steps.push({ from: value, to: value, pd: sigmoid(rawScoreOf(row)), ruled })
      }
      return { exact: false, steps }
    },
    async filedCells(id, columns) {
      const cells = columns.map((name) =>
        typeOf(name) === 'varchar' ? name : `cast(${name} as double) as ${name}`,
      )
      return (await query(`select ${cells.join(', ')} from application where SK_ID_CURR = ?`, [id]))[0]
    },
    async plans(id, wishes, corrected = {}) {
      const [filed] = await query(
        `select e.CURRENCY, AMT_CREDIT, AMT_ANNUITY, cast(DAYS_EMPLOYED as double) as DAYS_EMPLOYED
         from application join envelope e using (SK_ID_CURR) where SK_ID_CURR = ?`,
        [id],
      )
      const scoredEdits = async (edits: readonly Readonly<Record<string, RawValue>>[]) => {
        const scored: ScoredApplication[] = []
        for (const edit of edits) scored.push(scoredOf(await must(id, { ...corrected, ...edit })))
        return scored
      }
      return findLoanPlans({
        scored: scoredOf(await must(id, corrected)),
        spec: fixtureLender.recourse,
        filed: { ...filed!, ...corrected },
        currency: filed!.CURRENCY as string | null,
        wishes,
        scoreEdits: async (edits) =>
          (await scoredEdits(edits)).map(({ results, rules: met }) => ({
            ...results[DECIDING],
            ruled: met.length > 0,
          })),
        resultsOfEdits: async (edits) => (await scoredEdits(edits)).map(({ results }) => results[DECIDING]),
      })
    },
    async similar(id, count, own) {
      const rows = await everybody(
        `select a.SK_ID_CURR, ${features.map((one) => `${one.sql} as ${one.id}`).join(', ')}
         from application a order by SK_ID_CURR`,
      )
      const columns = features.map((one) => Float32Array.from(rows, (row) => termOf(one.id, row)))
      const points = new PointColumns(rows.length, columns.length)
      for (const [c, column] of columns.entries()) points.column(c).set(column)
      const rowIds = Float64Array.from(rows, (row) => row.SK_ID_CURR as number)
      const groups = features.map((one) => one.reasonGroup)
      const row = await must(id)
      const point = Float64Array.from(features, (one) => Math.fround(termOf(one.id, row)))
      const excluded = new Set([id, ...own].map((each) => rowIds.indexOf(each)).filter((at) => at >= 0))
      return findSimilar({ points, spread: spreadOf(columns), groups, rowIds }, point, count, excluded)
    },
    withNew(one) {
      const over = overNewRows(fixtureLender.tables, one)
      return bankOver({
        ...behind,
        isNew: true,
        query: (sql, parameters = []) => {
          const seen = over(sql, parameters)
          return query(seen.sql, seen.parameters)
        },
      })
    },
    async prepare() {},
    async close() {
      connection.closeSync()
      instance.closeSync()
    },
  }
}

function typeOf(column: string): string {
  return applicationColumns.find((one) => one.name === column)!.type === 'text' ? 'varchar' : 'double'
}

async function fill(connection: DuckDBConnection, { applications, envelope }: FixtureData): Promise<void> {
  const definitions = applicationColumns.map(({ name, type }) =>
    name === 'SK_ID_CURR' || type === 'integer' ? `${name} integer` : `${name} ${typeOf(name)}`,
  )
  await connection.run(`create table application (${definitions.join(', ')})`)
  await connection.run('create table elsewhere (SK_ID_CURR integer, DAY integer, OWED double)')
  await connection.run(`create table envelope (SK_ID_CURR integer, PERSON_ID varchar, DISPLAY_NAME varchar,
    RECEIVED_ON varchar, BRANCH varchar, ADVISER varchar, CURRENCY varchar, INCOME_PERIOD varchar)`)
  const scores = OBJECTIVES.map((id) => {
    const one = id.toUpperCase()
    const ends = id === DECIDING ? `, PD_LOW_${one} double, PD_HIGH_${one} double` : ''
    return `RAW_${one} double, PD_${one} double, LIMIT_PD_${one} double, OUTCOME_${one} varchar, CLOSE_${one} integer${ends}`
  })
  await connection.run(
    `create table scores (SK_ID_CURR integer, SPLIT varchar, TARGET integer, SCORED_BY varchar, ${scores.join(', ')})`,
  )
  for (const row of applications) await insert(connection, 'application', row)
  for (const row of envelope) await insert(connection, 'envelope', row)
  await connection.run(headersSql(fixtureLender.pages.header, ''))
  for (const [row] of applications) {
    for (const day of [-10, -20, -30, -40]) await insert(connection, 'elsewhere', [row!, day, 100 - day])
  }
  await connection.run(
    `create table features as select a.SK_ID_CURR, ${features.map((one) => `${one.sql} as ${one.id}`).join(', ')} from application a`,
  )
}

async function insert(connection: DuckDBConnection, table: string, row: readonly RawValue[]): Promise<void> {
  await connection.run(`insert into ${table} values (${row.map(() => '?').join(', ')})`, row as DuckDBValue[])
}

const termOf = (id: string, row: Row): number => TERMS[id]!(row[id] ?? null)

function rawScoreOf(row: Row): number {
  return features.reduce((sum, one) => sum + termOf(one.id, row), BASE)
}

function scoredBy(row: Row, policyRules: readonly Rule[]): ScoredApplication {
  const rawScore = rawScoreOf(row)
  const rules = applyRules(policyRules, row)
  const results = OBJECTIVES.map((one) => [one, resultOf(rawScore, one, rules.length > 0)])
  return {
    applicationId: row.SK_ID_CURR as number,
    split: 'train',
    target: row.TARGET as 0 | 1 | null,
    scoredBy: 'fold-1',
    results: Object.fromEntries(results),
    rules,
  }
}

function resultOf(rawScore: number, objective: ObjectiveId, ruled: boolean): ObjectiveResult {
  const pd = sigmoid(rawScore)
  const limitPd = LIMITS[objective]
  const declines = ruled && objective === DECIDING
  // Four people in 100 to either side.
  const pdInterval = objective === DECIDING ? { low: pd - 0.04, high: pd + 0.04, level: 0.9 } : null
  return {
    rawScore,
    limitRawScore: Math.log(limitPd / (1 - limitPd)),
    pd,
    limitPd,
    pdInterval,
    outcome: pd < limitPd && !declines ? 'approved' : 'declined',
    closeCall: !declines && Math.abs(pd - limitPd) <= 0.01,
  }
}

function explained(row: Row, { results, rules }: ScoredApplication): Explanation {
  const onlyRuled = rules.length > 0 && results[DECIDING].pd < results[DECIDING].limitPd
  const rawScore = rawScoreOf(row)
  const perLogOdds = rawScore === BASE ? 0 : (100 * (sigmoid(rawScore) - sigmoid(BASE))) / (rawScore - BASE)
  const groups = features.map((one) => {
    const value = row[one.id] ?? null
    const attribution = TERMS[one.id]!(value)
    const points = attribution * perLogOdds
    const contribution = { id: one.id, value, typical: null, attribution, points }
    return { group: one.reasonGroup, theme: one.theme, attribution, points, features: [contribution] }
  })
  const ranked = groups
    .filter((one) => one.attribution > 0)
    .sort((a, b) => b.points - a.points)
    .map(({ group, points }) => ({ group, points, verified: true }))
  return {
    baseline: { kind: 'just-approved', n: 400, rawScore: BASE, pd: sigmoid(BASE) },
    groups,
    reasons: onlyRuled ? [] : ranked.slice(0, 4),
    counterpoints: [],
    held: false,
    sumCheck: { difference: 0, tolerance: 1e-9, holds: true },
  }
}

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x))
