import { expect, it } from 'vitest'
import { inField } from './shortcuts.tsx'

const target = (element: object) => inField(element as EventTarget)

it('leaves letters to fields, lists and editable text', () => {
  for (const tagName of ['INPUT', 'TEXTAREA', 'SELECT']) expect(target({ tagName })).toBe(true)
  expect(target({ tagName: 'DIV', isContentEditable: true })).toBe(true)
})

it('acts on buttons, tick boxes and the page itself', () => {
  expect(target({ tagName: 'BUTTON' })).toBe(false)
  expect(target({ tagName: 'INPUT', type: 'checkbox' })).toBe(false)
  expect(inField(null)).toBe(false)
})
