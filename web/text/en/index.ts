// In:  nothing.
// Out: all messages of one language, by id (`view.name`).
// Units: none.
// Invariant: same ids and ICU arguments as the other language.
// Source: ICU MessageFormat.
import { accounts } from './accounts.ts'
import { api } from './api.ts'
import { common } from './common.ts'
import { compare } from './compare.ts'
import { data } from './data.ts'
import { decision } from './decision.ts'
import { dictionary } from './dictionary.ts'
import { find } from './find.ts'
import { letter } from './letter.ts'
import { model } from './model.ts'
import { my } from './my.ts'
import { oversight } from './oversight.ts'
import { plans } from './plans.ts'
import { review } from './review.ts'
import { shell } from './shell.ts'
import { signIn } from './sign-in.ts'
import { whatIf } from './what-if.ts'

export const en = {
  ...common,
  ...shell,
  ...signIn,
  ...accounts,
  ...find,
  ...decision,
  ...oversight,
  ...review,
  ...my,
  ...compare,
  ...whatIf,
  ...plans,
  ...letter,
  ...model,
  ...data,
  ...dictionary,
  ...api,
} as const
