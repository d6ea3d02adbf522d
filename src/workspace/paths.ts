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
  /** What the lender asks of the people who decide; optional. */
  readonly oversightSettings: string
  /** Keys of the decision record: never in the store, never in its backups. */
  readonly keys: string
  /** Whether new scores are stopped, by whom and why. */
  readonly stopSwitch: string
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
    oversightSettings: join(dataDir, 'oversight.json'),
    keys: join(dataDir, 'keys'),
    stopSwitch: join(dataDir, 'stop-switch.json'),
    demo: join(dataDir, 'demo'),
  }
}
