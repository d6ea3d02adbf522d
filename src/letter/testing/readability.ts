/** How hard a text is: the figures of both formulas stand for the language that they were fitted on. */
export interface Readability {
  /** Words of each sentence; a list after a colon or between semicolons counts item by item. */
  readonly sentenceWords: readonly number[]
  /** Easier is higher. English: Flesch 1948. French: Kandel and Moles 1958, the same for French. */
  readonly ease: number
}

export function readability(text: string, language: 'en' | 'fr'): Readability {
  const sentences = text
    // A decimal point or the one of an address ends nothing.
    .split(/(?<=[.!?])\s+(?=\p{Lu})|[:;]\s+/u)
    .map((sentence) => wordsOf(sentence))
    .filter((words) => words.length > 0)
  const words = sentences.flat()
  const syllables = words.reduce((sum, word) => sum + syllablesOf(word, language), 0)
  const perSentence = words.length / sentences.length
  const perWord = syllables / words.length
  return {
    sentenceWords: sentences.map((sentence) => sentence.length),
    ease:
      language === 'en'
        ? 206.835 - 1.015 * perSentence - 84.6 * perWord
        : 209 - 1.15 * perSentence - 68 * perWord,
  }
}

function wordsOf(sentence: string): string[] {
  return sentence
    .replace(/\S+@\S+/g, 'address')
    .replace(/(\d)[\u00a0\u202f ](?=\d)/g, '$1')
    .split(/[\s\u00a0\u202f]+|(?<=\p{L}[’'])/u)
    .filter((word) => /[\p{L}\d]/u.test(word))
}

/** Groups of vowels, less a silent e at the end; a number counts as one. */
function syllablesOf(word: string, language: 'en' | 'fr'): number {
  const letters = word.toLocaleLowerCase(language).replace(/[^\p{L}]/gu, '')
  if (letters === '') return 1
  const silent = language === 'en' ? /(?<![aeiouyl])e$|(?<=[^aeiouytd])ed$/ : /(?<=.{2})(e|es|ent)$/
  const groups = letters.replace(silent, '').match(/[aeiouyàâäéèêëîïôöùûüœæ]+/g)
  return Math.max(1, groups?.length ?? 1)
}
