import type { DuckDBConnection } from '@duckdb/node-api'
import { fail } from '../errors/index.ts'

/** A node of the tree that DuckDB's parser gives for a text of SQL. */
export type SqlNode = { readonly [key: string]: SqlValue }
export type SqlValue = SqlNode | readonly SqlValue[] | string | number | boolean | null | undefined

/** Where a node stands in the text: without it, equal expressions are equal nodes. */
const PLACE = /,"query_location":\d+|"query_location":\d+,/g

/** A text of SQL, and what it is called when it cannot be read. */
export interface SelectText {
  readonly sql: string
  readonly where: string
}

/**
 * Parses one SELECT with the engine's own parser, so that what is read here is what runs.
 * @throws E_FEATURE_SQL when the text does not parse or is not one SELECT
 */
export async function parseSelect(
  connection: DuckDBConnection,
  sql: string,
  where: string,
): Promise<SqlNode> {
  const [node] = await parseSelects(connection, [{ sql, where }])
  return node!
}

/** The same for several texts, in their order: a question costs the engine many times what a text does. */
export async function parseSelects(
  connection: DuckDBConnection,
  texts: readonly SelectText[],
): Promise<readonly SqlNode[]> {
  const reader = await connection.runAndReadAll(
    `select json_serialize_sql(unnest(from_json($1::varchar, '["VARCHAR"]')))`,
    [JSON.stringify(texts.map(({ sql }) => sql))],
  )
  return reader.getRows().map(([tree], index) => selectNode(String(tree), texts[index]!))
}

function selectNode(text: string, { sql, where }: SelectText): SqlNode {
  const tree = JSON.parse(text.replaceAll(PLACE, '')) as SqlNode
  const statements = Array.isArray(tree.statements) ? tree.statements : []
  const node = (statements[0] as SqlNode | undefined)?.node
  if (tree.error === true || statements.length !== 1 || !isNode(node)) {
    fail('E_FEATURE_SQL', {
      what: `The SQL of ${where} cannot be read.`,
      got: typeof tree.error_message === 'string' ? tree.error_message : sql,
      expected: 'one SELECT of the portable subset',
      remedy: 'Correct the SQL in the catalogue.',
    })
  }
  return node
}

export function isNode(value: SqlValue): value is SqlNode {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Every column reference below a node, as its name parts. Nested queries are refused: they hide what is read. */
export function columnReferences(value: SqlValue, where: string, found: string[][] = []): string[][] {
  if (Array.isArray(value)) {
    for (const item of value) columnReferences(item, where, found)
  } else if (isNode(value)) {
    if (value.class === 'SUBQUERY' || value.class === 'POSITIONAL_REFERENCE' || value.class === 'STAR') {
      fail('E_FEATURE_SQL', {
        what: `The SQL of ${where} uses a form whose columns cannot be listed.`,
        got: String(value.class),
        expected: 'named columns; joins instead of nested queries in expressions',
        remedy: 'Move it into a grain as a join.',
      })
    }
    if (value.class === 'COLUMN_REF') found.push((value.column_names as string[]).slice())
    else for (const key of Object.keys(value)) columnReferences(value[key], where, found)
  }
  return found
}
