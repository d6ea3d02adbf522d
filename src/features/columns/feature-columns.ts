import { VitrineError } from '../../errors/index.ts'
import type { TableRows } from '../../ingest/index.ts'
import { ApplicationColumns } from './application-columns.ts'
import { BatchOutput } from './batch-output.ts'
import { Block } from './block.ts'
import type { EngineCall, EngineColumns } from './engine-calls.ts'
import { GrainColumns } from './grain.ts'
import type { ColumnProgram } from './program.ts'
import type { Relation } from './relation.ts'
import { BlockTooLarge } from './scratch.ts'
import { compileSelect } from './select.ts'
import { storedTable } from './stored-table.ts'

/** Applications worked out together: few enough that their columns stay in the processor's cache. */
const FEW = 384
/** The same where the engine is asked in every block. */
const MANY = 4096

interface Compiled {
  readonly grains: readonly GrainColumns[]
  readonly application: ApplicationColumns | undefined
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
  readonly #compiled: Compiled

  private constructor(engine: EngineColumns, block: Block, output: BatchOutput, compiled: Compiled) {
    this.output = output
    this.#engine = engine
    this.#block = block
    this.#compiled = compiled
  }

  /**
   * @param room the most applications of a batch
   * @returns undefined when a text has a form, or reads a column, that is not worked out here
   */
  static create(
    program: ColumnProgram,
    source: TableSource,
    engine: EngineColumns,
    room: number,
  ): FeatureColumns | undefined {
    const block = new Block()
    const output = new BatchOutput(block.scratch, program, room)
    try {
      const compiled = compileProgram(program, source, block, output)
      return compiled && new FeatureColumns(engine, block, output, compiled)
    } catch (error) {
      if (error instanceof VitrineError && error.code === 'E_FEATURE_SQL') return undefined
      throw error
    }
  }

  /**
   * Works a batch out; its features are in `output` then.
   * @param ids applications, rising
   * @returns false when a value is met that is the engine's to tell (an infinity, a sum too long for a double)
   */
  async compute(ids: Float64Array): Promise<boolean> {
    const { grains, application } = this.#compiled
    const asking = grains.filter((one) => one.asksEngine)
    const others = grains.filter((one) => !one.asksEngine)
    const pass = async (size: number, some: readonly GrainColumns[], last?: ApplicationColumns) => {
      for (let at = 0; at < ids.length; at += size) {
        this.#block.begin(ids.subarray(at, Math.min(at + size, ids.length)))
        for (const grain of some) await grain.compute(this.#engine, this.output, at)
        await last?.compute(this.#engine, at)
        if (this.#block.scratch.irregular) return false
      }
      return true
    }
    try {
      return (await pass(MANY, asking)) && (await pass(FEW, others, application))
    } catch (error) {
      if (error instanceof BlockTooLarge) return false
      throw error
    }
  }
}

function compileProgram(
  program: ColumnProgram,
  source: TableSource,
  block: Block,
  output: BatchOutput,
): Compiled | undefined {
  const relations = new Map<string, Relation>()
  for (const { name, id, columns } of program.tables) {
    const rows = source.table(name)
    const relation = rows && storedTable(block, name, columns, id, rows)
    if (relation === undefined) return undefined
    relations.set(name.toUpperCase(), relation)
  }
  const id = program.tables[0]!.id
  const sharedCalls: EngineCall[] = []
  for (const { name, node } of program.shared)
    relations.set(name, compileSelect(node, relations, { block, id, engineCalls: sharedCalls }))
  const grains = program.grains.map((grain) => GrainColumns.compile(grain, block, relations, id, sharedCalls))
  const table = relations.get('APPLICATION')
  const application = table && new ApplicationColumns(program, block, table, output)
  return { grains, application }
}
