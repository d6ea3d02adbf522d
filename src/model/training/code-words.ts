/** A set of category codes as `Tree.catWords` holds it: bit c set = code c is in it. At least one code. */
export function codeWords(codes: Iterable<number>): number[] {
  const words: number[] = []
  for (const code of codes) {
    while (words.length <= code >> 5) words.push(0)
    words[code >> 5] = (words[code >> 5]! | (1 << (code & 31))) >>> 0
  }
  return words
}
