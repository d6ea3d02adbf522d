import fs from 'node:fs/promises'
import { syncBuiltinESMExports } from 'node:module'

/** Everything by which a file or a folder appears, changes or goes. */
const STEPS = ['mkdtemp', 'mkdir', 'open', 'writeFile', 'rename', 'rm'] as const

/**
 * From now on this process kills itself (-9) just before its n-th step on the file system, counted from 0.
 * @param only count these steps alone
 */
export function killAtStep(n: number, only: readonly (typeof STEPS)[number][] = STEPS): void {
  let step = 0
  for (const name of only) {
    const real = fs[name] as (...args: unknown[]) => unknown
    Object.assign(fs, {
      [name]: (...args: unknown[]) => {
        if (step++ === n) process.kill(process.pid, 'SIGKILL')
        return real(...args)
      },
    })
  }
  syncBuiltinESMExports()
}
