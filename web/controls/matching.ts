/** Letters without accents and case, so that "anciennete" finds "Ancienneté". */
function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
}

/** Items whose text holds every word of the search, in their own order. */
export function matching<T>(items: readonly T[], search: string, textOf: (item: T) => string): readonly T[] {
  const words = plain(search).split(/\s+/).filter(Boolean)
  return words.length === 0
    ? items
    : items.filter((item) => words.every((word) => plain(textOf(item)).includes(word)))
}

/** Items whose text has, for every word of the search, a word that starts with it: "age" finds no "average". */
export function matchingStarts<T>(
  items: readonly T[],
  search: string,
  textOf: (item: T) => string,
): readonly T[] {
  const starts = plain(search)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
  return items.filter((item) => {
    const words = plain(textOf(item)).split(/[^\p{L}\p{N}]+/u)
    return starts.every((start) => words.some((word) => word.startsWith(start)))
  })
}
