import type { Block } from './block.ts'
import type { EngineCall } from './engine-calls.ts'

/** What all parts of a statement share. */
export interface Statement {
  readonly block: Block
  /** Name of the application's id, by which every table is sorted. Upper case. */
  readonly id: string
  /** What the engine has to compute, in the order in which it can be asked. */
  readonly engineCalls: EngineCall[]
}
