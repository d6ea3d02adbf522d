import type { SqlNode } from '../sql-tree.ts'
import type { CellType } from './cell-type.ts'
import type { EngineCall } from './engine-calls.ts'
import type { Cell, Frame } from './frame.ts'
import type { Scratch } from './scratch.ts'

/** What an expression may read. */
export interface Scope {
  /** Where a column lies, or undefined when there is none of that name. */
  resolve(names: readonly string[]): { readonly place: number; readonly type: CellType } | undefined
  /** Whether a node is more than an expression over one row, and of this scope: an aggregate, a window. */
  takes?(node: SqlNode): boolean
  /** Compiles what it takes. */
  special?(node: SqlNode): Cell
  /** Keeps what is worked out once. */
  readonly scratch: Scratch
  /** The rows over which the expressions of this scope are worked out, in the block at hand. */
  frame(): Frame
  /** Takes what the engine has to compute, in the order in which it can be asked. */
  readonly engineCalls: EngineCall[]
  /** Cells by their text: an expression that is written twice is worked out once. */
  readonly known: Map<string, Cell>
}
