import type { DataField, DataTable, PersonData } from '../../contract/index.ts'
import type { SideTableSpec } from '../../workspace/index.ts'
import type { Context } from '../context.ts'
import type { OpenApplication } from '../open-application.ts'
import { ID, quoted } from '../sql-names.ts'

type Section = PersonData['sections'][number]

/** Everything that is held about one application, in plain words, the never-used facts apart. */
export async function personData(application: OpenApplication, context: Context): Promise<PersonData> {
  const { applicationId } = application.header
  const sections = await readSections(application, context)
  const tables: DataTable[] = []
  for (const spec of context.lender.pages.sideTables)
    tables.push(await readTable(spec, applicationId, context))
  const fields = sections.flatMap((section) => section.fields)
  const held = fields.filter(({ value }) => value.missing === null)
  return {
    application: application.header,
    factCount: held.length,
    scoredCount: held.filter((field) => field.scored).length,
    sections,
    tables,
  }
}

async function readSections({ header, corrected }: OpenApplication, context: Context): Promise<Section[]> {
  const { bank, lender, words } = context
  const { sections } = lender.pages
  const names = [...sections.told, ...sections.ours, ...sections.others]
  const [row] = await bank.query(
    `select ${names.map((name) => valueSql('application', name, context)).join(', ')} from application where ${ID} = ?`,
    [header.applicationId],
  )
  const known = { ...row, ...corrected }
  const field = (name: string): DataField => {
    const { label, about } = words.column('application', name)
    return {
      column: name,
      label,
      about,
      value: words.columnValue('application', name, known[name] ?? null),
      use: words.use('application', name),
      scored: words.isScored(`application.${name}`),
    }
  }
  const part = (listed: readonly string[], mayScore: boolean): DataField[] =>
    listed.filter((name) => words.mayBeCompared(name) === mayScore).map(field)
  return [
    { id: 'told', fields: part(sections.told, true) },
    { id: 'ours', fields: part(sections.ours, true) },
    { id: 'others', fields: part(sections.others, true) },
    { id: 'never-used', fields: part(names, false) },
  ]
}

async function readTable(spec: SideTableSpec, applicationId: number, context: Context): Promise<DataTable> {
  const { bank, lender, words } = context
  const schema = lender.tables.find((table) => table.name === spec.table)!
  const table = quoted(spec.table)
  const [count] = await bank.query(`select count(*) as n from ${table} where ${ID} = ?`, [applicationId])
  const rows = await bank.query(
    `select ${spec.columns.map((name) => valueSql(spec.table, name, context)).join(', ')}
     from ${table} where ${ID} = ? order by ${spec.newestFirst} limit ${spec.rows}`,
    [applicationId],
  )
  return {
    table: spec.table,
    label: schema.label,
    about: schema.about,
    totalRows: count!.n as number,
    columns: spec.columns.map((column) => ({ column, label: words.column(spec.table, column).label })),
    rows: rows.map((row) =>
      spec.columns.map((column) => words.columnValue(spec.table, column, row[column] ?? null)),
    ),
  }
}

/** Numbers of every width come as doubles. */
function valueSql(table: string, name: string, { words }: Context): string {
  const column = quoted(name)
  return words.column(table, name).type === 'text' ? column : `cast(${column} as double) as ${column}`
}
