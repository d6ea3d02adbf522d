import type { ObjectiveId } from './bank.ts'

/** False approval costs ten false declines unless the lender says otherwise. */
export interface CostMatrix {
  readonly falseApproval: number
  readonly falseDecline: number
}

/** What each of the three scores optimises, and how its training weighs past payment difficulties. */
export interface ObjectiveSettings {
  readonly id: ObjectiveId
  /** Weight of a row with payment difficulties against one without (docs/adr/0005). */
  readonly positiveWeight: number
}

export interface ObjectiveOptions {
  readonly cost: CostMatrix
  readonly beta: number
}

export const defaultObjectiveOptions: ObjectiveOptions = {
  cost: { falseApproval: 10, falseDecline: 1 },
  beta: 2,
}

export function objectiveSettings({ cost, beta }: ObjectiveOptions): readonly ObjectiveSettings[] {
  return [
    { id: 'ranking', positiveWeight: 1 },
    { id: 'bank_cost', positiveWeight: cost.falseApproval / cost.falseDecline },
    { id: 'f_beta', positiveWeight: 1 + beta * beta },
  ]
}
