import type { Row, ValueType } from './value.ts'

/** A column of something that can stand in FROM. */
export interface RelationColumn {
  /** The name it may be asked by: `alias.column`. Upper case. */
  readonly alias: string
  /** Upper case. */
  readonly name: string
  readonly type: ValueType
}

/** Rows of the tables that an evaluation reads, and what was already worked out from them. */
export class Evaluation {
  readonly tables: ReadonlyMap<string, readonly Row[]>
  readonly #done = new Map<Relation, readonly Row[]>()

  constructor(tables: ReadonlyMap<string, readonly Row[]>) {
    this.tables = tables
  }

  /** A relation that is read twice is worked out once. */
  rows(relation: Relation): readonly Row[] {
    const rows = this.#done.get(relation) ?? relation.rows(this)
    this.#done.set(relation, rows)
    return rows
  }
}

/** Something that can stand in FROM, compiled. */
export interface Relation {
  readonly columns: readonly RelationColumn[]
  rows(evaluation: Evaluation): readonly Row[]
}

/** The same rows under another name. */
export function renamed(relation: Relation, alias: string): Relation {
  return {
    columns: relation.columns.map((column) => ({ ...column, alias: alias.toUpperCase() })),
    rows: (evaluation) => evaluation.rows(relation),
  }
}

/** Place of a column by `name` or `alias.name`; undefined when none or more than one has it. */
export function placeOf(
  columns: readonly Pick<RelationColumn, 'alias' | 'name'>[],
  names: readonly string[],
): number | undefined {
  const [name, alias] = names.map((one) => one.toUpperCase()).reverse()
  const found = [...columns.keys()].filter(
    (place) => columns[place]!.name === name && (alias === undefined || columns[place]!.alias === alias),
  )
  return found.length === 1 ? found[0] : undefined
}
