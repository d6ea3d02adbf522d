export type Language = 'en' | 'fr'

/** Narrow no-break space: between thousands in French, inside an application number, before ; ! ?. */
export const THIN = '\u202f'
/** No-break space: before %, €, : in French. */
export const FIXED = '\u00a0'
export const MINUS = '\u2212'
