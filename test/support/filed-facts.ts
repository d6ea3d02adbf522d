import { homeCredit } from '../../lenders/home-credit/index.ts'
import type { Bank, NewApplication, RawValue } from '../../src/workspace/index.ts'

type Row = Readonly<Record<string, RawValue>>

/** What is filed of an application, as a caller would send it: raw cells, sentinels back in their places. */
export async function filedFacts(bank: Bank, applicationId: number): Promise<NewApplication> {
  const side: Record<string, readonly Row[]> = {}
  for (const { name } of homeCredit.tables)
    if (name !== 'application' && name !== 'envelope') side[name] = await rawRows(bank, name, applicationId)
  return { application: (await rawRows(bank, 'application', applicationId))[0]!, side }
}

async function rawRows(bank: Bank, name: string, applicationId: number): Promise<readonly Row[]> {
  const table = homeCredit.tables.find((one) => one.name === name)!
  const rows = await bank.query(`select * from ${name} where ${table.applicationId.column} = ?`, [
    applicationId,
  ])
  return rows.map((row) => {
    const raw: Record<string, RawValue> = {}
    for (const { name, nullable, sentinels } of table.columns) {
      if (name === table.outcome) continue
      // A cell that always holds something held a word for "missing".
      raw[name] = row[name] ?? (nullable ? null : (sentinels?.[0] ?? null))
    }
    for (const flag of table.flags) if (row[flag.name] === 1) raw[flag.column] = flag.equals
    return raw
  })
}
