import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseSync } from 'vite'

/** One place in the source that can refuse. Texts have `…` where a value is filled in. */
export interface RaisedError {
  readonly code: string
  readonly what: string
  readonly expected: string
  readonly remedy: string
  /** Room, for example `src/ingest`. */
  readonly room: string
}

type Node = { readonly type: string; readonly [key: string]: unknown }

/** Reads every refusal out of the syntax trees of the source, tests and their helpers left out. */
export function collectErrors(root: string): readonly RaisedError[] {
  return ['src', 'lenders'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !/\.test|fixture|testing\//.test(name))
      .sort()
      .flatMap((name) => {
        const path = join(folder, name)
        const [first, second] = path.split('/')
        return raisedIn(readFileSync(join(root, path), 'utf8'), path, `${first}/${second}`)
      }),
  )
}

function raisedIn(text: string, path: string, room: string): RaisedError[] {
  if (!text.includes("'E_")) return []
  const program = parseSync(path, text).program as unknown as Node
  const constants = new Map<string, Node>()
  const raised: RaisedError[] = []
  visit(program, (node) => {
    if (node.type === 'VariableDeclarator') {
      const name = (node.id as Node).name
      if (typeof name === 'string' && isNode(node.init)) constants.set(name, node.init)
    }
    const parts = refusal(node)
    if (parts === undefined) return
    const words = (key: string) => {
      const value = parts.details.get(key)
      return value === undefined ? '' : textOf(value, constants)
    }
    for (const code of parts.codes) {
      raised.push({
        code,
        what: words('what') || words('title'),
        expected: words('expected'),
        remedy: words('remedy'),
        room,
      })
    }
  })
  return raised
}

/** `fail(code, {…})`, `new VitrineError(code, {…})`, `{ code, what, … }` and `[code, title]`. */
function refusal(node: Node): { codes: readonly string[]; details: ReadonlyMap<string, Node> } | undefined {
  if (node.type === 'CallExpression' || node.type === 'NewExpression') {
    const [first, second] = node.arguments as readonly Node[]
    const details = second?.type === 'ObjectExpression' ? propertiesOf(second) : undefined
    return details?.has('what') === true && first ? { codes: codesIn(first), details } : undefined
  }
  if (node.type === 'ObjectExpression') {
    const details = propertiesOf(node)
    const code = details.get('code')
    const worded = details.has('what') || details.has('title')
    return code !== undefined && worded ? { codes: codesIn(code), details } : undefined
  }
  if (node.type === 'ArrayExpression') {
    const [code, title] = node.elements as readonly (Node | null)[]
    if (code == null || title == null || title.type !== 'Literal') return undefined
    return { codes: codesIn(code), details: new Map([['title', title]]) }
  }
  return undefined
}

function propertiesOf(object: Node): ReadonlyMap<string, Node> {
  const found = new Map<string, Node>()
  for (const property of object.properties as readonly Node[]) {
    const key = property.key as Node | undefined
    if (typeof key?.name === 'string' && isNode(property.value)) found.set(key.name, property.value)
  }
  return found
}

/** The code itself, or each that a condition chooses from. */
function codesIn(node: Node): readonly string[] {
  if (node.type === 'ConditionalExpression')
    return [...codesIn(node.consequent as Node), ...codesIn(node.alternate as Node)]
  const value = node.type === 'Literal' ? node.value : undefined
  return typeof value === 'string' && /^E_[A-Z_]+$/.test(value) ? [value] : []
}

function textOf(node: Node, constants: ReadonlyMap<string, Node>): string {
  switch (node.type) {
    case 'Literal':
      return String(node.value)
    case 'TemplateLiteral': {
      const parts = (node.quasis as readonly Node[]).map(
        (quasi) => (quasi.value as { cooked: string }).cooked,
      )
      const values = (node.expressions as readonly Node[]).map((one) => textOf(one, constants))
      return parts.map((part, index) => part + (values[index] ?? '')).join('')
    }
    case 'ConditionalExpression':
      return alternatives(
        textOf(node.consequent as Node, constants),
        textOf(node.alternate as Node, constants),
      )
    case 'BinaryExpression':
      return textOf(node.left as Node, constants) + textOf(node.right as Node, constants)
    case 'Identifier': {
      const value = constants.get(String(node.name))
      return value?.type === 'Literal' ? String(value.value) : '…'
    }
    default:
      return '…'
  }
}

const alternatives = (one: string, other: string): string =>
  one === other || other === '…'
    ? one
    : one === '…' || one === ''
      ? other
      : other === ''
        ? one
        : `${one} / ${other}`

function visit(node: Node, look: (node: Node) => void): void {
  look(node)
  for (const value of Object.values(node)) {
    if (Array.isArray(value)) for (const one of value) isNode(one) && visit(one, look)
    else if (isNode(value)) visit(value, look)
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as Node).type === 'string'
}
