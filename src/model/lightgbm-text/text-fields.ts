import { broken } from './model-error.ts'

/** The `name=value` lines of one block. */
export interface Fields {
  has(name: string): boolean
  /** Where a field stands, or where its block starts; counts from 1. */
  line(name?: string): number
  text(name: string): string
  words(name: string): string[]
  integer(name: string, least: number, most: number): number
  integers(name: string, least: number, most: number): number[]
  /** `inf` and `-inf` are numbers here: JavaScript's Number('inf') would be NaN. */
  doubles(name: string): Float64Array
}

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i

/** @param from index of the block's first line, @param to of the line after its last */
export function linesToFields(lines: readonly string[], from: number, to: number): Fields {
  const values = new Map<string, { readonly value: string; readonly line: number }>()
  for (let at = from; at < to; at++) {
    const line = lines[at]!
    if (line === '') continue
    const equals = line.indexOf('=')
    const name = equals < 0 ? line : line.slice(0, equals)
    if (values.has(name)) broken('A field stands twice in one block.', name, 'each field once', at + 1)
    values.set(name, { value: equals < 0 ? '' : line.slice(equals + 1), line: at + 1 })
  }
  const find = (name: string) =>
    values.get(name) ?? broken(`The model file lacks ${name}.`, 'nothing', `a line ${name}=…`, from + 1)
  const words = (name: string): string[] =>
    find(name)
      .value.split(' ')
      .filter((word) => word !== '')
  const numbers = (name: string, isRight: (value: number) => boolean, kind: string): number[] =>
    words(name).map((word) => {
      const value = toNumber(word)
      if (!isRight(value)) broken(`A value of ${name} cannot be read.`, word, kind, find(name).line)
      return value
    })
  const integers = (name: string, least: number, most: number): number[] =>
    numbers(
      name,
      (value) => Number.isInteger(value) && value >= least && value <= most,
      `whole numbers from ${least} to ${most}`,
    )
  return {
    has: (name) => values.has(name),
    line: (name) => (name === undefined ? undefined : values.get(name)?.line) ?? from + 1,
    text: (name) => find(name).value,
    words,
    integers,
    integer: (name, least, most) => {
      const found = integers(name, least, most)
      if (found.length === 1) return found[0]!
      return broken(`${name} must be one number.`, find(name).value, 'a whole number', find(name).line)
    },
    doubles: (name) => Float64Array.from(numbers(name, (value) => !Number.isNaN(value), 'numbers')),
  }
}

function toNumber(word: string): number {
  if (NUMBER.test(word)) return Number(word)
  return word === 'inf' ? Infinity : word === '-inf' ? -Infinity : Number.NaN
}
