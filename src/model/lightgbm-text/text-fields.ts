import { broken } from './model-error.ts'

/** The `name=value` lines of one block. */
export interface Fields {
  has(name: string): boolean
  text(name: string): string
  words(name: string): string[]
  integer(name: string): number
  integers(name: string): number[]
  /** `inf` and `-inf` are numbers here: JavaScript's Number('inf') would be NaN. */
  doubles(name: string): Float64Array
}

export function linesToFields(lines: readonly string[], from: number, to: number): Fields {
  const values = new Map<string, { readonly value: string; readonly line: number }>()
  for (let at = from; at < to; at++) {
    const line = lines[at]!
    const equals = line.indexOf('=')
    if (equals >= 0) values.set(line.slice(0, equals), { value: line.slice(equals + 1), line: at + 1 })
    else if (line !== '') values.set(line, { value: '', line: at + 1 })
  }
  const find = (name: string) =>
    values.get(name) ?? broken(`The model file lacks ${name}.`, 'nothing', `a line ${name}=…`, from + 1)
  const words = (name: string): string[] =>
    find(name)
      .value.split(' ')
      .filter((word) => word !== '')
  const numbers = (name: string, isRight: (value: number) => boolean, kind: string): number[] =>
    words(name).map((word) => {
      const value = word === 'inf' ? Infinity : word === '-inf' ? -Infinity : Number(word)
      if (!isRight(value)) broken(`A value of ${name} cannot be read.`, word, kind, find(name).line)
      return value
    })
  const integers = (name: string): number[] => numbers(name, Number.isInteger, 'whole numbers')
  return {
    has: (name) => values.has(name),
    text: (name) => find(name).value,
    words,
    integers,
    integer: (name) =>
      integers(name)[0] ?? broken(`${name} is empty.`, 'nothing', 'a whole number', find(name).line),
    doubles: (name) => Float64Array.from(numbers(name, (value) => !Number.isNaN(value), 'numbers')),
  }
}
