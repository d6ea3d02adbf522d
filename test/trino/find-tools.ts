import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

const LEAST_JAVA = 24
const JVM_FOLDERS = ['/usr/lib/jvm', '/opt/java', '/Library/Java/JavaVirtualMachines']

/** A `java` that is new enough for Trino 476, from TRINO_JAVA_HOME, JAVA_HOME or where systems keep them. */
export function findJava(): string | undefined {
  const homes = [process.env.TRINO_JAVA_HOME, process.env.JAVA_HOME].filter((home) => home !== undefined)
  for (const folder of JVM_FOLDERS) {
    if (!existsSync(folder)) continue
    for (const name of readdirSync(folder))
      homes.push(join(folder, name), join(folder, name, 'Contents/Home'))
  }
  return homes.map((home) => join(home, 'bin', 'java')).find((java) => existsSync(java) && isNew(java))
}

export function hasMaven(): boolean {
  return spawnSync('mvn', ['--version']).status === 0
}

function isNew(java: string): boolean {
  const { stderr } = spawnSync(java, ['-version'], { encoding: 'utf8' })
  const major = /version "(\d+)/.exec(stderr)?.[1]
  return major !== undefined && Number(major) >= LEAST_JAVA
}
