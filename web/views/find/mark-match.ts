/**
 * Splits a name around the first place where a word starts with `q`; accents and case do not count.
 * @returns before, match, after; the match is empty when there is none
 */
export function markMatch(name: string, q: string): readonly [string, string, string] {
  const wanted = fold(q.trim())
  if (wanted === '') return [name, '', '']
  const letters = [...name]
  for (let start = 0; start < letters.length; start += 1) {
    if (start > 0 && /[\p{L}\p{N}]/u.test(letters[start - 1]!)) continue
    let end = start
    let read = ''
    while (end < letters.length && read.length < wanted.length) {
      read += fold(letters[end]!)
      end += 1
    }
    if (read.startsWith(wanted)) {
      return [
        letters.slice(0, start).join(''),
        letters.slice(start, end).join(''),
        letters.slice(end).join(''),
      ]
    }
  }
  return [name, '', '']
}

function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}
