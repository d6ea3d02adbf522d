/** A column's name: "debt". */
export function nameSql(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

/** A text: 'XNA'. */
export function textSql(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}

/** A double that reads back as the same: the exponent keeps engines from making a decimal of it. */
export function doubleSql(value: number): string {
  if (value === Number.POSITIVE_INFINITY) return "cast('Infinity' as double)"
  const digits = String(Math.abs(value))
  const literal = digits.includes('e') ? digits.replace('e+', 'e') : `${digits}e0`
  return value < 0 ? `(-${literal})` : literal
}
