/** Parameter that tells a sum of shapes from other trees. */
export const FAMILY = 'vitrine_family'

/** First and last line of the block that holds our own parameters: behind LightGBM's, where it no longer reads. */
export const OWN_PARAMETERS = { start: 'vitrine parameters:', end: 'end of vitrine parameters' } as const

/** Whether LightGBM does not have the parameter; in its own block it would warn of it at every load. */
export function isOwnParameter(name: string): boolean {
  return name === 'linear_start' || name.startsWith('vitrine_')
}
