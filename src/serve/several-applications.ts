import type { Bank } from '../workspace/index.ts'
import { ID } from './sql-names.ts'

/** Applications of the people who have more than one, by person: few enough to keep, and a search would read everybody's. */
export async function severalApplications(bank: Bank): Promise<ReadonlyMap<string, readonly number[]>> {
  const rows = await bank.query(
    `select PERSON_ID, ${ID} from envelope
     where PERSON_ID in (select PERSON_ID from envelope group by PERSON_ID having count(*) > 1) order by ${ID}`,
  )
  const several = new Map<string, number[]>()
  for (const row of rows) {
    const person = row.PERSON_ID as string
    const known = several.get(person)
    if (known === undefined) several.set(person, [row[ID] as number])
    else known.push(row[ID] as number)
  }
  return several
}
