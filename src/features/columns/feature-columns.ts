import { VitrineError } from '../../errors/index.ts'
import type { RowFiles } from '../../ingest/index.ts'
import { ApplicationColumns } from './application-columns.ts'
import { Block } from './block.ts'
import type { EngineCall, EngineColumns } from './engine-calls.ts'
import { GrainColumns } from './grain.ts'
import type { ColumnProgram } from './program.ts'
import type { Relation } from './relation.ts'
import { BlockTooLarge } from './scratch.ts'
import { compileSelect } from './select.ts'
import { storedTable } from './stored-table.ts'

/** Applications worked out together: their columns stay in the processor's cache. */
const FEW = 384
/** Where the engine is asked in every block. */
const MANY = 4096

/** Grains of one block of applications. */
interface Pass {
  readonly block: Block
  readonly grains: readonly GrainColumns[]
}

/** Values by feature id, in the order of the applications asked for; NaN = missing. */
export type FeatureValues = ReadonlyMap<string, Float64Array>

/** A plan over the rows of a generation, worked out column by column. */
export class FeatureColumns {
  readonly #engine: EngineColumns
  readonly #asking: Pass
  readonly #own: Pass
  readonly #application: ApplicationColumns | undefined
  readonly #program: ColumnProgram

  private constructor(
    engine: EngineColumns,
    program: ColumnProgram,
    asking: Pass,
    own: Pass,
    application: ApplicationColumns | undefined,
  ) {
    this.#engine = engine
    this.#program = program
    this.#asking = asking
    this.#own = own
    this.#application = application
  }

  /**
   * Undefined when a text has a form, or reads a column, that is not worked out here.
   */
  static create(program: ColumnProgram, files: RowFiles, engine: EngineColumns): FeatureColumns | undefined {
    try {
      const asking = new Block()
      const many = compileGrains(program, files, asking)?.grains.filter((one) => one.asksEngine)
      const own = new Block()
      const compiled = compileGrains(program, files, own)
      if (many === undefined || compiled === undefined) return undefined
      const application = compiled.relations.get('APPLICATION')
      if (program.application.length > 0 && application === undefined) return undefined
      return new FeatureColumns(
        engine,
        program,
        { block: asking, grains: many },
        { block: own, grains: compiled.grains.filter((one) => !one.asksEngine) },
        program.application.length === 0 ? undefined : new ApplicationColumns(program, own, application!),
      )
    } catch (error) {
      if (process.env.DBG) console.log(error)
      if (error instanceof VitrineError && error.code === 'E_FEATURE_SQL') return undefined
      throw error
    }
  }

  /**
   * @param ids applications, rising
   * @returns undefined when a value is met that is the engine's to tell (an infinity, a sum too long for a double)
   */
  async compute(ids: Float64Array): Promise<FeatureValues | undefined> {
    const { historyIds, historyReads, applicationIds } = this.#program
    const values = new Map([...historyIds, ...applicationIds].map((id) => [id, new Float64Array(ids.length)]))
    const arrays = (wanted: readonly string[]) => wanted.map((id) => values.get(id)!)
    try {
      for (const [{ block, grains }, size] of [
        [this.#asking, MANY],
        [this.#own, FEW],
      ] as const) {
        for (let at = 0; at < ids.length; at += size) {
          const end = Math.min(at + size, ids.length)
          block.begin(ids.subarray(at, end))
          for (const grain of grains) await grain.compute(this.#engine, arrays(grain.featureIds), at)
          if (block === this.#own.block)
            await this.#application?.compute(
              this.#engine,
              (id) => values.get(id)!.subarray(at, end),
              arrays(applicationIds),
              at,
            )
          if (block.scratch.irregular) return undefined
        }
      }
      return values
    } catch (error) {
      if (error instanceof BlockTooLarge) return undefined
      throw error
    }
  }
}

function compileGrains(program: ColumnProgram, files: RowFiles, block: Block) {
  const relations = new Map<string, Relation>()
  for (const { name, id, columns } of program.tables) {
    const rows = files.table(name)
    const relation = rows && storedTable(block, name, columns, id, rows)
    if (relation === undefined) return undefined
    relations.set(name.toUpperCase(), relation)
  }
  const id = program.tables[0]!.id
  const sharedCalls: EngineCall[] = []
  for (const { name, node } of program.shared)
    relations.set(name, compileSelect(node, relations, { block, id, engineCalls: sharedCalls }))
  const grains = program.grains.map((grain) => GrainColumns.compile(grain, block, relations, id, sharedCalls))
  return { relations, grains }
}
