import { expect, it } from 'vitest'
import { memoryBytes, threadsFor } from './memory-size.ts'

it('reads sizes in powers of 1000, and of 1024 with an i', () => {
  expect(['300MB', '1.5 GB', '2gib', '1KiB', '1TB'].map(memoryBytes)).toEqual([
    3e8,
    1.5e9,
    2 * 1024 ** 3,
    1024,
    1e12,
  ])
})

it('refuses what is no size, and nothing', () => {
  for (const text of ['', 'lots', '2', '2G', '-1GB', '1e3MB', '0GB', '0.0MB', '80%', '1GB; drop'])
    expect([text, memoryBytes(text)]).toEqual([text, undefined])
})

it('gives one thread to 200 MB, however many the machine has', () => {
  expect(threadsFor('200MB')).toBe(1)
  expect(threadsFor('1KB')).toBe(1)
  expect(threadsFor('1TB')).toBeGreaterThanOrEqual(1)
})
