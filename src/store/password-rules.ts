import { fail } from '../errors/index.ts'
import { COMMON_WORDS } from './common-words.ts'
import { foldName } from './fold-name.ts'

/** In characters as people count them. */
export const SHORTEST_PASSWORD = 12
/** Letters and digits that must be left when everything that attackers try first is taken away. */
const FEWEST_OWN = 4

const LOOKS_LIKE: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
}
const SHORTEST_RUN = 3
/** Rows of keyboards, the alphabet and the digits, read both ways. */
const RUNS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm', 'azertyuiop', 'qsdfghjklm', 'wxcvbn', '01234567890']
  .concat('abcdefghijklmnopqrstuvwxyz')
  .flatMap((run) => [run, [...run].reverse().join('')])

/**
 * Rules after OWASP ASVS 5.0 (6.2) and NIST SP 800-63B: length, and nothing that stands on lists of broken
 * passwords; no rule about kinds of signs, no expiry.
 * @throws E_PASSWORD_SHORT; E_PASSWORD_COMMON when little is left without the words of such lists, the account's
 *   own name, runs of the keyboard, repeats, and the digits and signs around them
 */
export function requireStrongPassword(password: string, accountName: string): void {
  const length = [...password.normalize('NFKC')].length
  if (length < SHORTEST_PASSWORD) {
    fail('E_PASSWORD_SHORT', {
      what: 'The password is too short.',
      got: `${length} characters`,
      expected: `at least ${SHORTEST_PASSWORD}`,
      remedy: 'Choose a longer one: three or four words are easy to keep in mind.',
    })
  }
  if (ownPart(password, accountName).length >= FEWEST_OWN) return
  fail('E_PASSWORD_COMMON', {
    what: 'The password is made of what attackers try first.',
    got: 'a well-known word, the name, a run of keys or a repeat, with digits or signs',
    expected: 'something of your own',
    remedy: 'Choose other words.',
  })
}

/** What is left of a password, folded, without everything that is known beforehand. */
function ownPart(password: string, accountName: string): string {
  const folded = password.normalize('NFKC').toLowerCase()
  // Digits and signs at the ends are an ornament; inside, they stand for letters.
  const core = folded.replace(/^[^\p{L}]+/u, '').replace(/[^\p{L}]+$/u, '')
  const names = foldName(accountName)
    .split(/[^\p{L}]+/u)
    .filter((part) => part.length >= 3)
  const known = [...names, ...COMMON_WORDS].sort((a, b) => b.length - a.length)
  const plain = [...core].map((sign) => LOOKS_LIKE[sign] ?? sign).join('')
  const without = known.reduce((rest, word) => rest.replaceAll(word, ' '), plain)
  return withoutRuns(without.replaceAll(/[^\p{L}\p{N} ]/gu, ' ')).replaceAll(' ', '')
}

/** Without keys in a row and repeated signs; nothing when it is the same few signs over and over. */
function withoutRuns(text: string): string {
  const rest: string[] = []
  for (let at = 0; at < text.length; ) {
    const length = runLength(text, at)
    if (length === 0 && rest.at(-1) !== text[at]) rest.push(text[at]!)
    at += Math.max(1, length)
  }
  return new Set(rest).size < FEWEST_OWN ? '' : rest.join('')
}

/** How many signs from here on are a run of at least three; 0 = none. */
function runLength(text: string, start: number): number {
  let length = 0
  for (let end = start + SHORTEST_RUN; end <= text.length; end++) {
    const run = text.slice(start, end)
    if (!RUNS.some((keys) => keys.includes(run))) break
    length = run.length
  }
  return length
}
