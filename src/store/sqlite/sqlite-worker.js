// A thread that owns one connection to a SQLite file and runs what it is asked, in order. Plain JavaScript, because a
// worker thread starts without the loader that reads TypeScript.
import { hash } from 'node:crypto'
import { parentPort, workerData } from 'node:worker_threads'
import Database from 'libsql'

const port = /** @type {import('node:worker_threads').MessagePort} */ (parentPort)
/** @type {InstanceType<typeof Database> | undefined} */
let connection
/** Statements are compiled once: the texts are few, because values are parameters. */
const prepared = new Map()
const MOST_PREPARED = 500

/**
 * @param {{
 *   id: number, sql?: string, parameters?: unknown[], hashed?: string,
 *   together?: readonly { sql: string, rows: readonly unknown[][] }[],
 * }} order
 */
function hear({ id, sql, parameters, hashed, together }) {
  try {
    if (together !== undefined) {
      write(together)
      port.postMessage({ id, rows: [] })
      return
    }
    if (sql === undefined) {
      prepared.clear()
      connection?.close()
      port.postMessage({ id })
      port.close()
      return
    }
    const answer = run(sql, parameters ?? [])
    if (hashed !== undefined) for (const row of answer.rows) row[hashed] = sha256(row[hashed])
    port.postMessage({ id, ...answer })
  } catch (error) {
    port.postMessage({ id, error: error instanceof Error ? error.message : String(error) })
  }
}

/** @param {readonly { sql: string, rows: readonly unknown[][] }[]} together all of it or nothing */
function write(together) {
  run('begin immediate', [])
  try {
    for (const { sql, rows } of together) {
      const statement = prepared.get(sql) ?? prepare(sql)
      for (const row of rows) statement.run(...row)
    }
    run('commit', [])
  } catch (error) {
    // A full disk may have ended it already.
    if (connection?.inTransaction) run('rollback', [])
    throw error
  }
}

/** @param {string} text */
function sha256(text) {
  return hash('sha256', text, 'hex')
}

/** @param {string} sql @param {unknown[]} parameters */
function run(sql, parameters) {
  const statement = prepared.get(sql) ?? prepare(sql)
  if (statement.reader) return { rows: statement.all(...parameters) }
  const { changes, lastInsertRowid } = statement.run(...parameters)
  return { rows: [], changes: Number(changes), insertId: Number(lastInsertRowid) }
}

/** @param {string} sql */
function prepare(sql) {
  const statement = /** @type {NonNullable<typeof connection>} */ (connection).prepare(sql)
  // The shape of a table may change under a statement that describes it.
  if (/^\s*(create|alter|drop|pragma|vacuum|attach|detach)/i.test(sql)) {
    prepared.clear()
    return statement
  }
  if (prepared.size >= MOST_PREPARED) prepared.clear()
  prepared.set(sql, statement)
  return statement
}

const { path, settings } = workerData
try {
  connection = new Database(path)
  for (const setting of settings) connection.exec(`pragma ${setting}`)
  port.on('message', hear)
  port.postMessage({ id: 0 })
} catch (error) {
  connection?.close()
  port.postMessage({ id: 0, error: error instanceof Error ? error.message : String(error) })
  port.close()
}
