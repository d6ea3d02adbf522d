/** Parameter that tells a sum of shapes from other trees; LightGBM passes over names it does not know. */
export const FAMILY = 'vitrine_family'
