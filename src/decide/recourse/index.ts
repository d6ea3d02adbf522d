// In:  levers with their settings, facts for each combination, a way to score; an offer table.
// Out: a few plans that cross the limit, smallest effort first; offers with their annuity and cost.
// Units: raw scores are log-odds; money in the table's currency, rates per year; effort has no unit.
// Invariant: every plan was scored and crosses; no plan asks more of every lever than another; nothing else is changed.
// Source: Ustun et al. 2019 (actionable recourse); Mothilal et al. 2020 (diversity); docs/adr/0017.
export {
  type FoundPlans,
  findPlans,
  type Lever,
  type Plan,
  type Scored,
  type Settings,
} from './find-plans.ts'
export { allowedTerms, nearestTerm, type Offer, type OfferTable, offer } from './offers.ts'
