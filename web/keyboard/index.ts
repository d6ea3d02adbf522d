// In:  a key or a sequence, and what it does.
// Out: a hook; one listener for the whole page.
// Units: none.
// Invariant: never acts inside a field or with a modifier; off when the reader turned it off.
// Source: WCAG 2.1.4 Character Key Shortcuts.
export { ShortcutProvider, useShortcut } from './shortcuts.tsx'
