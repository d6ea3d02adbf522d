/** Which of a group's three texts speaks: what is not known says so, the others by which way they move the risk. */
export function reasonSays(
  leadValue: number | string | null | undefined,
  points: number,
): 'raises' | 'lowers' | 'missing' {
  if (leadValue === null) return 'missing'
  return points > 0 ? 'raises' : 'lowers'
}
