import { VitrineError } from '../../errors/index.ts'
import type { TableRows } from '../../ingest/index.ts'
import { ApplicationColumns } from './application-columns.ts'
import { BatchOutput } from './batch-output.ts'
import { Block } from './block.ts'
import type { EngineCall, EngineColumns } from './engine-calls.ts'
import { GrainColumns } from './grain.ts'
import type { ColumnProgram } from './program.ts'
import type { Relation } from './relation.ts'
import { BlockTooLarge, type Scratch } from './scratch.ts'
import { compileSelect } from './select.ts'
import { storedTable } from './stored-table.ts'

/** Rows worked out together: few enough that their columns stay in the processor's cache, many enough for the calls. */
const ROWS = 32_768
/** Applications of a block where the engine is asked in every block: it costs much more than a value. */
const MANY = 4096
/** Applications of a block, however few rows they have. */
const MOST = 4096

/** Features that are worked out over the same blocks. */
interface Pass {
  /** Applications of a block. */
  readonly size: number
  readonly grains: readonly GrainColumns[]
  readonly application?: ApplicationColumns
}

/** Tables by name, their rows by column; undefined where a table is not kept so. */
export interface TableSource {
  table(name: string): TableRows | undefined
}

/** A plan over the rows of a generation, worked out column by column. */
export class FeatureColumns {
  readonly output: BatchOutput
  readonly #block: Block
  readonly #engine: EngineColumns
  readonly #passes: readonly Pass[]

  private constructor(engine: EngineColumns, block: Block, output: BatchOutput, passes: readonly Pass[]) {
    this.output = output
    this.#engine = engine
    this.#block = block
    this.#passes = passes
  }

  /**
   * @param room the most applications that `output` holds
   * @param scratch takes `output`, for good, and the columns of a block
   * @returns undefined when a text has a form, or reads a column, that is not worked out here
   */
  static create(
    program: ColumnProgram,
    source: TableSource,
    engine: EngineColumns,
    room: number,
    scratch: Scratch,
  ): FeatureColumns | undefined {
    const block = new Block(scratch)
    try {
      const output = new BatchOutput(block.scratch, program, room)
      const passes = compileProgram(program, source, block, output)
      return passes && new FeatureColumns(engine, block, output, passes)
    } catch (error) {
      if (error instanceof BlockTooLarge) return undefined
      if (error instanceof VitrineError && error.code === 'E_FEATURE_SQL') return undefined
      throw error
    }
  }

  /**
   * Works a batch out; its features are in `output` then.
   * @param ids applications, rising
   * @param from places of `output` that hold earlier batches and stay
   * @returns false when a value is met that is the engine's to tell (an infinity, a sum too long for a double)
   */
  async compute(ids: Float64Array, from = 0): Promise<boolean> {
    try {
      for (const { size, grains, application } of this.#passes) {
        for (let at = 0; at < ids.length; at += size) {
          this.#block.begin(ids.subarray(at, Math.min(at + size, ids.length)))
          for (const grain of grains) await grain.compute(this.#engine, this.output, from + at)
          await application?.compute(this.#engine, from + at)
          if (this.#block.scratch.irregular) return false
        }
      }
      return true
    } catch (error) {
      if (error instanceof BlockTooLarge) return false
      throw error
    }
  }
}

/** Passes in order: application features read the history that the others leave. */
function compileProgram(
  program: ColumnProgram,
  source: TableSource,
  block: Block,
  output: BatchOutput,
): readonly Pass[] | undefined {
  const relations = new Map<string, Relation>()
  const tables = new Map<string, TableRows>()
  for (const { name, id, columns } of program.tables) {
    const rows = source.table(name)
    const relation = rows && storedTable(block, name, columns, id, rows)
    if (relation === undefined) return undefined
    tables.set(name, rows!)
    relations.set(name.toUpperCase(), relation)
  }
  const id = program.tables[0]!.id
  const sharedCalls: EngineCall[] = []
  for (const { name, node } of program.shared)
    relations.set(name, compileSelect(node, relations, { block, id, engineCalls: sharedCalls }))
  const passes = new Map<string, { size: number; grains: GrainColumns[] }>()
  for (const parsed of program.grains) {
    const grain = GrainColumns.compile(parsed, block, relations, id, sharedCalls)
    const { name, size } = blocksOf(parsed.tables, tables)
    const key = grain.asksEngine ? parsed.grain : name
    const pass = passes.get(key) ?? { size: grain.asksEngine ? MANY : size, grains: [] }
    pass.grains.push(grain)
    passes.set(key, pass)
  }
  const table = program.application.length === 0 ? undefined : relations.get('APPLICATION')
  const last = table && new ApplicationColumns(program, block, table, output)
  return [...passes.values(), ...(last === undefined ? [] : [{ size: MOST, grains: [], application: last }])]
}

/** The longest of the tables, and the applications that have so many of its rows as are worked out together. */
function blocksOf(
  names: readonly string[],
  tables: ReadonlyMap<string, TableRows>,
): { name: string; size: number } {
  const [longest] = names.map((name) => ({ name, ...tables.get(name)! })).sort((a, b) => b.nRows - a.nRows)
  const { name, nRows, ids } = longest!
  const rowsEach = nRows / Math.max(1, ids.length)
  return { name, size: Math.max(1, Math.min(MOST, Math.round(ROWS / Math.max(1, rowsEach)))) }
}
