/** A name as SQL: "DAYS_BIRTH". */
export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

/** A text as SQL: 'XNA'. */
export function quoteText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}
