/** A label inside a sentence: small first letter, unless the word is written in capitals. */
export function inSentence(label: string): string {
  const second = label.charAt(1)
  return second !== second.toLowerCase() ? label : label.charAt(0).toLowerCase() + label.slice(1)
}
