import { join } from 'node:path'

/** Where everything of one data directory lives. */
export interface WorkspacePaths {
  readonly dataDir: string
  readonly warehouse: string
  /** Features the score may use, of one warehouse generation. */
  matrix(generation: string): string
  /** Features built for monitoring only; nothing that scores opens this folder. */
  monitored(generation: string): string
  readonly models: string
  /** Scores of all applications by one model on one generation. */
  portfolio(generation: string, modelId: string): string
  readonly store: string
  /** Names and addresses for letters, written by the lender. */
  readonly letterSettings: string
  /** Generated tables of the demo. */
  readonly demo: string
}

export function workspacePaths(dataDir: string): WorkspacePaths {
  return {
    dataDir,
    warehouse: join(dataDir, 'warehouse'),
    matrix: (generation) => join(dataDir, 'matrix', generation),
    monitored: (generation) => join(dataDir, 'monitored', generation),
    models: join(dataDir, 'models'),
    portfolio: (generation, modelId) => join(dataDir, 'portfolio', `${generation}-${modelId}`),
    store: join(dataDir, 'store.db'),
    letterSettings: join(dataDir, 'letter.json'),
    demo: join(dataDir, 'demo'),
  }
}
