import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fail } from '../../errors/index.ts'

const require = createRequire(import.meta.url)

/** Faces of the letter: those of the design, open licence (OFL), with Latin, Greek and Cyrillic letters. */
const FILES = {
  regular: require.resolve('@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf'),
  strong: require.resolve('@expo-google-fonts/source-sans-3/600SemiBold/SourceSans3_600SemiBold.ttf'),
  title: require.resolve('@expo-google-fonts/source-serif-4/600SemiBold/SourceSerif4_600SemiBold.ttf'),
} as const
export type Face = keyof typeof FILES

let read: ReadonlyMap<Face, Buffer> | undefined

/** The files, read once. */
export function faces(): ReadonlyMap<Face, Buffer> {
  read ??= new Map((Object.keys(FILES) as Face[]).map((face) => [face, readFileSync(FILES[face])]))
  return read
}

/** @throws VitrineError E_LETTER_CHARACTER when a letter would have to print a character that no face has */
export function requireCharacters(text: string, has: (codePoint: number) => boolean): void {
  const lacking = [...new Set(text)].filter((character) => !has(character.codePointAt(0)!))
  if (lacking.length === 0) return
  fail('E_LETTER_CHARACTER', {
    what: 'The letter has characters that its type cannot print.',
    got: lacking
      .map((one) => `U+${one.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`)
      .join(', '),
    expected: 'Latin, Greek or Cyrillic letters',
    remedy: 'Write the name in one of these scripts, or send the HTML page.',
  })
}
