import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))
const sources = ['src', 'lenders', 'web'].flatMap((folder) => filesBelow(join(root, folder)))
const imports = new Map(sources.map((file) => [file, importsOf(file)]))

it('has no import cycle between files', () => {
  const done = new Set<string>()
  const cycles: string[] = []
  const visit = (file: string, path: readonly string[]): void => {
    if (path.includes(file)) {
      cycles.push([...path.slice(path.indexOf(file)), file].map((f) => relative(root, f)).join(' → '))
      return
    }
    if (done.has(file)) return
    for (const next of imports.get(file) ?? []) visit(next, [...path, file])
    done.add(file)
  }
  for (const file of sources) visit(file, [])
  expect(cycles).toEqual([])
})

it('enters another room of src only through its index.ts, tests aside', () => {
  const roomOf = (file: string): string | undefined => /^src\/([^/]+)\//.exec(relative(root, file))?.[1]
  const intrusions = [...imports]
    .filter(([file]) => !file.includes('.test.'))
    .flatMap(([file, targets]) =>
      targets
        .filter((target) => roomOf(target) !== undefined && roomOf(target) !== roomOf(file))
        .filter((target) => !target.endsWith('/index.ts'))
        .map((target) => `${relative(root, file)} → ${relative(root, target)}`),
    )
  expect(intrusions).toEqual([])
})

it('keeps every source file at 500 lines or fewer, and half of them at 120 or fewer', () => {
  const lengths = sources
    .filter((file) => !file.includes('.test.'))
    .map((file) => ({ file: relative(root, file), lines: readFileSync(file, 'utf8').split('\n').length }))
    .sort((a, b) => a.lines - b.lines)
  expect(lengths.filter(({ lines }) => lines > 501)).toEqual([])
  expect(lengths[Math.floor(lengths.length / 2)]!.lines).toBeLessThanOrEqual(121)
})

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !name.endsWith('.d.ts'))
    .map((name) => join(folder, name))
}

/** Relative imports that are still there at run time or in types; each resolved to a path. */
function importsOf(file: string): string[] {
  const text = readFileSync(file, 'utf8')
  const found = text.matchAll(
    /^\s*(?:import|export)\b[^'"`;]*?from\s*'(\.[^']+)'|^import\s*'(\.[^']+)'|import\('(\.[^']+)'\)/gm,
  )
  return [...found]
    .map((match) => resolve(dirname(file), match[1] ?? match[2] ?? match[3] ?? ''))
    .filter((target) => /\.tsx?$/.test(target))
}
