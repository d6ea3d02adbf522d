import { execFileSync, spawnSync } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { zipSync } from 'fflate'
import { expect, it } from 'vitest'
import { temporaryFolder, writeFiles } from './fixtures/tiny-bank.ts'

const child = fileURLToPath(new URL('./fixtures/ingest-child.ts', import.meta.url))

/** Part of Linux; gives a command its own mounts. */
const unshare: string = 'unshare'

/** A file system of so many kilobytes, seen only by the commands run in it; needs Linux and user namespaces. */
function runOnSmallDisk(kilobytes: number, mountPoint: string, command: readonly string[]) {
  const mount = `mount -t tmpfs -o size=${kilobytes}k tmpfs "$0" && exec "$@"`
  return spawnSync(unshare, ['-rm', 'sh', '-c', mount, mountPoint, ...command], { encoding: 'utf8' })
}

const possible = canMount()

function canMount(): boolean {
  if (process.platform !== 'linux') return false
  try {
    execFileSync(unshare, ['-rm', 'sh', '-c', 'mount -t tmpfs -o size=64k tmpfs /mnt'], { stdio: 'ignore' })
    return true
  } catch {
    console.log('skipped: no small disk can be mounted here')
    return false
  }
}

// 200,000 rows that do not compress: some 7 MB as text.
const rows = Array.from({ length: 200_000 }, (_, index) => {
  const id = (index * 7919) % 200_003
  return `${id + 1},${index % 2},k${(id * 2654435761) % 4294967296},-${id},${Math.sin(id)}`
})
const big = { 'application_train.csv': `ID,OUTCOME,KIND,DAYS_JOB,AMOUNT\n${rows.join('\n')}\n` }

it.skipIf(!possible)('says that the disk is full, while loading and while unpacking a zip', async () => {
  const folder = await writeFiles(big)
  const zip = join(await temporaryFolder(), 'bank.zip')
  await writeFile(
    zip,
    zipSync({ 'application_train.csv': Buffer.from(big['application_train.csv']) }, { level: 1 }),
  )
  for (const [source, kilobytes] of [
    [folder, 4_000],
    [zip, 4_000],
  ] as const) {
    const disk = await temporaryFolder()
    const run = runOnSmallDisk(kilobytes, disk, [
      process.execPath,
      '--import',
      'tsx',
      child,
      source,
      join(disk, 'warehouse'),
    ])
    expect(JSON.parse(run.stdout)).toMatchObject({ code: 'E_DISK_FULL' })
    expect(run.status).toBe(1)
  }
})
