// In:  the lender's tables as the warehouse holds them.
// Out: the catalogue: every feature with its SQL, words and reason group.
// Units: stated per feature; days and months count back from the application unless the words say otherwise.
// Invariant: ids are stable; portable SQL; sums over rows are exact.
// Source: the public column descriptions; definitions by the write-ups of the Home Credit competition.
import type { Catalogue } from '../../../src/features/index.ts'
import { applicationExternalScores } from './application-external-scores.ts'
import { applicationEnquiries, applicationFile, applicationFormalities } from './application-file.ts'
import { applicationLoan } from './application-loan.ts'
import { applicationAge, applicationHousehold } from './application-person.ts'
import { applicationPlace, applicationSurroundings } from './application-place.ts'
import { applicationWork } from './application-work.ts'
import { bureauCredits } from './bureau-credits.ts'
import { bureauDebt } from './bureau-debt.ts'
import { bureauMonths } from './bureau-months.ts'
import { cardMonths } from './card-months.ts'
import { earlierLoans } from './earlier-loans.ts'
import { grains } from './grains.ts'
import { groupMedians, medianOfAge, medianOfWork } from './group-medians.ts'
import { instalmentLoans, instalmentMoments } from './instalment-moments.ts'
import { instalments } from './instalments.ts'
import { lastProduct } from './last-product.ts'
import { latestAndFirst } from './latest-and-first.ts'
import { loanAndScore } from './loan-and-score.ts'
import { loanMonths } from './loan-months.ts'
import { loanStates } from './loan-states.ts'
import { previousAmounts } from './previous-amounts.ts'
import { previousDecisions } from './previous-decisions.ts'
import { previousLoans } from './previous-loans.ts'
import { ratiosElsewhere } from './ratios-elsewhere.ts'
import { ratiosHere } from './ratios-here.ts'
import { externalScoreReasons } from './reasons-external-scores.ts'
import { fileReasons } from './reasons-file.ts'
import { incomeAndLoanReasons } from './reasons-income-and-loan.ts'
import { otherLenderReasons } from './reasons-other-lenders.ts'
import { pastCreditReasons } from './reasons-past-credit-here.ts'

const features = [
  ...applicationExternalScores,
  ...applicationLoan,
  ...loanAndScore,
  ...applicationWork,
  ...medianOfWork,
  ...applicationFile,
  ...applicationEnquiries,
  ...applicationFormalities,
  ...applicationAge,
  ...medianOfAge,
  ...applicationHousehold,
  ...applicationPlace,
  ...applicationSurroundings,
  ...bureauCredits,
  ...bureauDebt,
  ...bureauMonths,
  ...ratiosElsewhere,
  ...previousDecisions,
  ...previousAmounts,
  ...previousLoans,
  ...latestAndFirst,
  ...lastProduct,
  ...earlierLoans,
  ...ratiosHere,
  ...loanMonths,
  ...loanStates,
  ...cardMonths,
  ...instalments,
  ...instalmentMoments,
  ...instalmentLoans,
]

const reasonGroups = [
  ...incomeAndLoanReasons,
  ...externalScoreReasons,
  ...otherLenderReasons,
  ...pastCreditReasons,
  ...fileReasons,
]

export const homeCreditCatalogue: Catalogue = { grains, groupMedians, features, reasonGroups }
