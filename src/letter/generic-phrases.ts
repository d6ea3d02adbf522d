/**
 * Reasons that name no fact: 12 CFR 1002.9(b)(2) calls "failed to achieve a qualifying score" and "internal
 * standards" insufficient. A reason that only says so holds the letter.
 */
const GENERIC: readonly RegExp[] = [
  /\b(your|the|a|our) (credit |computer |risk )?score (is|was) (too )?(low|high|poor|insufficient|bad)/i,
  /(insufficient|inadequate|low|poor|bad|qualifying|passing|minimum) (credit |internal |risk )?scores?\b(?!.*\b(agenc|from|that)\b)/i,
  /did not (meet|reach|achieve|pass|satisfy)\b/i,
  /\b(internal|our|company|lending) (standards?|polic(y|ies)|criteria|guidelines?)\b/i,
  /\b(scoring|score) (system|model)\b/i,
  /\b(risk|profile) (is |was )?too high\b/i,
  /\bcredit ?worthiness\b/i,
  /\b(votre|le|un|notre) score (est|était) (trop )?(faible|bas|élevé|insuffisant|mauvais)/i,
  /\bscore (de crédit |interne )?(insuffisant|minimal|minimum|requis)\b/i,
  /\b(critères|normes|règles|politique) (internes?|d’octroi|de la banque|du prêteur)\b/i,
  /\bne (remplit|remplissez|répond|répondez|satisfait|satisfaites) pas\b/i,
  /\b(système|modèle) de (score|scoring|notation)\b/i,
  /\b(risque|profil) (est )?trop (élevé|risqué)/i,
  /\bsolvabilité insuffisante\b/i,
]

/** True for a reason that says no more than that the score was not good enough. */
export function isGeneric(reason: string): boolean {
  return GENERIC.some((pattern) => pattern.test(reason))
}
