import type { PeopleColumn } from '../../compare/index.ts'
import type { RawValue } from '../../workspace/index.ts'
import type { Context } from '../context.ts'
import type { OpenApplication } from '../open-application.ts'
import { placeOfId } from './neighbours.ts'

type OwnValues = Readonly<Record<string, RawValue>>

/** The applicant's own values of comparable columns, as filed or as posted. @param ids of columns that there are */
export async function ownValues(
  ids: readonly string[],
  application: OpenApplication,
  context: Context,
): Promise<OwnValues> {
  return application.posted === undefined
    ? filedValues(ids, application.header.applicationId, context)
    : postedValues(ids, application.header.applicationId, context)
}

/** From everybody's: a query over all features costs more than the rest. */
async function filedValues(
  ids: readonly string[],
  applicationId: number,
  { columns: { people, id, columns } }: Context,
): Promise<OwnValues> {
  const [places, ...read] = await people.read([id, ...ids.map((one) => columns.get(one)!)])
  const row = placeOfId(places!.cells, applicationId)
  return Object.fromEntries(ids.map((one, k) => [one, cellValue(read[k]!, row)]))
}

function cellValue({ cells, values }: PeopleColumn, row: number): RawValue {
  const cell = cells[row]
  if (cell === undefined || Number.isNaN(cell)) return null
  return values.length === 0 ? cell : values[cell]!
}

/** It stands in no table: its facts are those that were sent, its features those that its score was made from. */
async function postedValues(
  ids: readonly string[],
  applicationId: number,
  { bank, columns: { columns } }: Context,
): Promise<OwnValues> {
  const raw = ids.filter((one) => columns.get(one)!.relation === 'a')
  const cells = raw.length === 0 ? {} : await bank.filedCells(applicationId, raw)
  const { groups } = await bank.explain(applicationId)
  const features = groups.flatMap((group) => group.features.map(({ id, value }) => [id, value] as const))
  return { ...Object.fromEntries(features), ...cells }
}
