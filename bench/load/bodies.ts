import { homeCredit } from '../../lenders/home-credit/index.ts'
import { type Bank, openBank, type RawValue } from '../../src/workspace/index.ts'

/**
 * What is posted to score one application, as text: its facts beside the history that the tables hold, its facts alone, and
 * with the rows of all other tables.
 */
export interface Body {
  readonly known: string
  readonly facts: string
  readonly whole: string
  readonly sideRows: number
}

type Row = Readonly<Record<string, RawValue>>

/** Applications of the bank as a lender's system would post them. @param count the first by number */
export async function applicationBodies(dataDir: string, count: number): Promise<readonly Body[]> {
  const bank = await openBank({ dataDir, lender: homeCredit })
  try {
    const sides = homeCredit.tables.filter(({ name }) => name !== 'application' && name !== 'envelope')
    const application = await rowsOf(bank, 'application', count)
    const side = new Map<string, ReadonlyMap<number, readonly Row[]>>()
    for (const { name } of sides) side.set(name, byApplication(await rowsOf(bank, name, count)))
    return application.map((row) => {
      const facts = told('application', row)
      const tables = Object.fromEntries(
        [...side].map(([name, rows]) => [
          name,
          (rows.get(row.SK_ID_CURR as number) ?? []).map((one) => told(name, one)),
        ]),
      )
      return {
        known: JSON.stringify({ application: facts, historyOf: row.SK_ID_CURR }),
        facts: JSON.stringify({ application: facts }),
        whole: JSON.stringify({ application: facts, tables }),
        sideRows: Object.values(tables).reduce((sum, rows) => sum + rows.length, 0),
      }
    })
  } finally {
    await bank.close()
  }
}

async function rowsOf(bank: Bank, table: string, count: number): Promise<readonly Row[]> {
  return await bank.query(
    `select * from ${table} where SK_ID_CURR in (select SK_ID_CURR from application order by 1 limit ${count})`,
  )
}

function byApplication(rows: readonly Row[]): ReadonlyMap<number, readonly Row[]> {
  const found = new Map<number, Row[]>()
  for (const row of rows) {
    const id = row.SK_ID_CURR as number
    const own = found.get(id)
    if (own === undefined) found.set(id, [row])
    else own.push(row)
  }
  return found
}

/** Cells of the lender's own columns that hold something, and what the lender's files write where something must stand. */
function told(table: string, row: Row): Row {
  const { columns } = homeCredit.tables.find(({ name }) => name === table)!
  const own = columns.filter(({ name }) => name !== 'SK_ID_CURR' && name !== 'TARGET')
  return Object.fromEntries(
    own.flatMap(({ name, nullable, type }) => {
      const value = row[name] ?? (nullable ? null : type === 'text' ? 'XNA' : 0)
      return value === null ? [] : [[name, value] as const]
    }),
  )
}
