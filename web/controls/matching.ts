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
