import type { TestProject } from 'vitest/node'
import { startDemo } from './running-demo.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** `http://127.0.0.1:PORT` of the demo that all browser tests look at. */
    demoAddress: string
    /** What it told at its start. */
    demoSaid: string
  }
}

/** One demo for all files of browser tests: making it takes longer than most of them. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const demo = await startDemo()
  project.provide('demoAddress', demo.address)
  project.provide('demoSaid', demo.said)
  return () => demo.stop()
}
