import { expect, it } from 'vitest'
import { kernelModule } from './index.ts'

it('compiles each kernel once, and each has something to call', () => {
  for (const name of ['columns', 'csv', 'nearest', 'train', 'trees'] as const) {
    expect(kernelModule(name)).toBe(kernelModule(name))
    const called = WebAssembly.Module.exports(kernelModule(name)).filter(({ kind }) => kind === 'function')
    expect([name, called.length > 0]).toEqual([name, true])
  }
})

it('names the file that is missing', () => {
  expect(() => kernelModule('none' as never)).toThrow(/E_KERNEL|kernels\/build\/none\.wasm/)
})
