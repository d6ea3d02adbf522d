import { DuckDBInstance } from '@duckdb/node-api'
import { expect, it } from 'vitest'
import { EngineFunctions } from './engine-functions.ts'

const STEPS = 12

it('brings a search of 12 steps to the engine in a few rounds, and gives the engine’s bits', async () => {
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  const functions = new EngineFunctions(connection)
  const power = functions.named('power', 2)!
  let evaluations = 0
  const search = () => {
    evaluations++
    let x = 1.7
    for (let step = 1; step <= STEPS; step++) x = power([x, 0.9]) + 0.1 * step
    return x
  }
  const [found] = await functions.settle([search])
  let sql = '1.7e0'
  for (let step = 1; step <= STEPS; step++) sql = `(power(${sql}, 0.9e0) + 0.1e0 * ${step}e0)`
  const [[asked]] = (await connection.runAndReadAll(`select ${sql}`)).getRows() as unknown as [[number]]
  expect(found).toBe(asked)
  expect(evaluations).toBeLessThan(STEPS)
  connection.closeSync()
  instance.closeSync()
})

it('does an evaluation again when another one asked for the value that it met', async () => {
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  const functions = new EngineFunctions(connection)
  const exp = functions.named('exp', 1)!
  const done = [0, 0, 0]
  const evaluation = (index: number, x: number | null) => () => {
    done[index]!++
    return x === null ? 0 : exp([x])
  }
  const found = await functions.settle([evaluation(0, -0.25), evaluation(1, null), evaluation(2, -0.25)])
  const [[asked]] = (await connection.runAndReadAll('select exp(-0.25e0)')).getRows() as unknown as [[number]]
  expect(found).toEqual([asked, 0, asked])
  expect(done).toEqual([2, 1, 2])
  connection.closeSync()
  instance.closeSync()
})
