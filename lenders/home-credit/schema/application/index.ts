// In:  the topic files of this folder.
// Out: the schema of the application table, train and test files together.
// Units: days count back from the application (negative or zero); scores 0 to 1.
// Invariant: columns stand in the order of the file's header.
// Source: header lines of application_train.csv and application_test.csv; public column description.
import type { TableSchema } from '../../../../src/ingest/index.ts'
import { building } from './building.ts'
import { circleAndPapers } from './circle-and-papers.ts'
import { contactAndAddress } from './contact-and-address.ts'
import { applicationFrame } from './frame.ts'
import { loanAndPerson } from './loan-and-person.ts'
import { employerAndScores } from './scores.ts'

export const application: TableSchema = {
  ...applicationFrame,
  columns: [...loanAndPerson, ...contactAndAddress, ...employerAndScores, ...building, ...circleAndPapers],
}
