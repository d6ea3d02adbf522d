import type { Database } from '../database.ts'
import { quoteName } from '../sql-text.ts'
import type { TableSchema } from '../table-schema.ts'
import { CELLS, type CellKind, type KeptColumn } from './kept-column.ts'

/** A text column with more kinds is a name or a number, no fact; it is not kept. */
const MOST_KINDS = 2 ** 16 - 1

interface Chosen {
  readonly rows: number
  /** Applications that have rows. */
  readonly applications: number
  readonly columns: readonly KeptColumn[]
}

/** The narrowest cells that hold every value of a table exactly; the application's id stands in the index. */
export async function chooseColumns(database: Database, table: TableSchema): Promise<Chosen> {
  const described = await database.rows(`describe ${quoteName(table.name)}`)
  const named = described
    .map(([name, type]) => ({ name: String(name), type: String(type) }))
    .filter(({ name }) => name !== table.applicationId.column)
  const facts = named.flatMap(({ name, type }) => factsSql(quoteName(name), type))
  const counts = ['count(*)', `count(distinct ${quoteName(table.applicationId.column)})`]
  const [[rows, applications, ...found]] = (await database.rows(
    `select ${[...counts, ...facts].join(', ')} from ${quoteName(table.name)}`,
  )) as [number[]]
  let next = 0
  let at = 0
  const columns: KeptColumn[] = []
  for (const { name, type } of named) {
    const width = factsSql('', type).length
    const own = found.slice(next, next + width)
    next += width
    const chosen = type === 'VARCHAR' ? await kindsOf(database, table, name, own[0]!) : numbersOf(own)
    if (chosen === undefined) continue
    // A column begins where its widest cell could: views need no copy.
    columns.push({ name, ...chosen, at })
    at += Math.ceil((rows! * CELLS[chosen.kind].array.BYTES_PER_ELEMENT) / 8) * 8
  }
  return { rows: rows!, applications: applications!, columns }
}

/** Numbers: least, greatest, 1 where all are whole, 1 where all are hundredths. Texts: kinds. */
function factsSql(column: string, type: string): readonly string[] {
  if (type === 'VARCHAR') return [`count(distinct ${column})`]
  const ends = [`min(${column})`, `max(${column})`]
  if (type === 'INTEGER') return [...ends, '1', '1']
  // A whole number has no -0.
  const all = (same: string) =>
    `cast(coalesce(bool_and(${same} = ${column} and not (${column} = 0 and signbit(${column}))), true) as integer)`
  return [...ends, all(`floor(${column})`), all(`round(${column} * 100) / 100`)]
}

type Choice = Pick<KeptColumn, 'kind' | 'over' | 'texts'>

function numbersOf([least, greatest, whole, hundredths]: readonly (number | null)[]): Choice {
  if (hundredths !== 1) return { kind: 'float64', over: 1 }
  const over = whole === 1 ? 1 : 100
  // The least number of a kind stands for a missing cell; one more is left for what rounding may add.
  const reach = Math.max(Math.abs(least ?? 0), Math.abs(greatest ?? 0)) * over + 1
  const kind = (['int8', 'int16', 'int32'] as const).find((one) => reach < -CELLS[one].missing)
  return kind === undefined ? { kind: 'float64', over: 1 } : { kind, over }
}

async function kindsOf(
  database: Database,
  table: TableSchema,
  column: string,
  count: number,
): Promise<Choice | undefined> {
  if (count > MOST_KINDS) return undefined
  const name = quoteName(column)
  const found = await database.rows(
    `select distinct ${name} from ${quoteName(table.name)} where ${name} is not null order by 1`,
  )
  const kind: CellKind = count < 2 ** 8 ? 'uint8' : 'uint16'
  return { kind, over: 1, texts: found.map(([text]) => String(text)) }
}
