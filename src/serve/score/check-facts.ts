import type { NewApplicationBody } from '../../contract/index.ts'
import { fail } from '../../errors/index.ts'
import type { Lender, NewApplication, RawValue } from '../../workspace/index.ts'
import type { Words } from '../words/words.ts'

type Table = Lender['tables'][number]
type Column = Table['columns'][number]
type Row = Readonly<Record<string, RawValue>>

/** Facts of an application as the score takes them, and what of them it may not. */
export interface CheckedFacts extends NewApplication {
  /** `table.COLUMN`, in alphabetical order. */
  readonly notUsed: readonly string[]
}

/** Rows of all side tables together. */
const MOST_ROWS_IN_ALL = 10_000
/** Columns that are named in one refusal at most. */
const MOST_NAMED = 20

/** A table of which rows may be sent. */
interface Taken {
  readonly name: string
  readonly columns: ReadonlyMap<string, Column>
  /** Columns that always hold a value in the lender's files and that the score may use. */
  readonly required: readonly string[]
  /** Columns that the policy keeps out of the score. */
  readonly barred: ReadonlySet<string>
  /** How the rows hang together across tables: said by being in one request. */
  readonly id: string
}

/** Checks what is posted against the lender's tables and policy. */
export class FactCheck {
  readonly #application: Taken
  readonly #side: ReadonlyMap<string, Taken>

  constructor(lender: Pick<Lender, 'tables'>, words: Words) {
    // The envelope says who and when; nothing of it may enter a score.
    const taken = lender.tables.filter(({ name }) => name !== 'envelope').map((one) => takenOf(one, words))
    this.#application = taken.find(({ name }) => name === 'application')!
    this.#side = new Map(taken.filter(({ name }) => name !== 'application').map((one) => [one.name, one]))
  }

  /**
   * Facts that may not enter a score are left out here: they reach neither the score nor the record.
   * @throws E_FACT naming table, row and column; E_FACT_MISSING naming every column that has to hold a value
   */
  check({ application, tables, historyOf }: Omit<NewApplicationBody, 'personId'>): CheckedFacts {
    if (historyOf !== undefined && tables !== undefined)
      refuse(`historyOf beside rows of ${Object.keys(tables).length} tables`, 'one of the two')
    const notUsed = new Set<string>()
    const facts = checkedRow(this.#application, application, 'application', notUsed)
    const side: Record<string, readonly Row[]> = {}
    let rows = 0
    for (const [name, given] of Object.entries(tables ?? {})) {
      const table = this.#side.get(name) ?? refuse(name, `one of ${[...this.#side.keys()].join(', ')}`)
      rows += given.length
      if (rows > MOST_ROWS_IN_ALL) refuse(`${rows} rows of side tables`, `at most ${MOST_ROWS_IN_ALL}`)
      side[name] = given.map((row, index) => checkedRow(table, row, `${name}[${index}]`, notUsed))
    }
    const history = historyOf === undefined ? {} : { historyOf }
    return { application: facts, side, ...history, notUsed: [...notUsed].sort() }
  }
}

function takenOf(table: Table, words: Words): Taken {
  const id = table.applicationId.column
  const isBarred = ({ name }: Column): boolean => {
    const use = words.use(table.name, name)
    return use === 'never' || use === 'monitor'
  }
  const isRequired = (column: Column): boolean =>
    !column.nullable && column.name !== id && column.onlyIn === undefined && !isBarred(column)
  return {
    name: table.name,
    columns: new Map(table.columns.map((column) => [column.name, column])),
    required: table.columns.filter(isRequired).map(({ name }) => name),
    barred: new Set(table.columns.filter(isBarred).map(({ name }) => name)),
    id,
  }
}

function checkedRow(
  { name: table, columns, required, barred, id }: Taken,
  row: Row,
  place: string,
  notUsed: Set<string>,
): Row {
  const facts: Record<string, RawValue> = {}
  for (const [name, value] of Object.entries(row)) {
    const column = columns.get(name) ?? refuse(`${place}.${name}`, `a column of the table ${table}`)
    if (value !== null && !fits(column, value))
      refuse(`${place}.${name} = ${JSON.stringify(value).slice(0, 60)}`, WORDS[column.type])
    if (barred.has(name)) notUsed.add(`${table}.${name}`)
    else if (name !== id) facts[name] = value
  }
  const missing = required.filter((name) => (facts[name] ?? null) === null)
  if (missing.length === 0) return facts
  return fail('E_FACT_MISSING', {
    what: 'Facts are missing that every application has.',
    got: `${place} without ${missing.slice(0, MOST_NAMED).join(', ')}`,
    expected: 'a value for each of them',
    remedy: 'Send them; other columns may be left out where nothing is known.',
  })
}

const WORDS = { integer: 'a whole number, or null', number: 'a number, or null', text: 'a text, or null' }

function fits({ type }: Column, value: number | string): boolean {
  if (type === 'text') return typeof value === 'string'
  return type === 'integer' ? Number.isSafeInteger(value) : Number.isFinite(value)
}

function refuse(got: string, expected: string): never {
  fail('E_FACT', {
    what: 'A fact of the application cannot be taken as it stands.',
    got,
    expected,
    remedy: 'Send the columns of the lender’s files under their names; GET /v1/dictionary lists them.',
  })
}
