import {
  ApplicationId,
  CurveAnswer,
  CurveQuery,
  WhatIfAnswer,
  WhatIfEdits,
  WhatIfForm,
} from '../../contract/index.ts'
import { curveAnswer } from '../answers/curve-answer.ts'
import { whatIfAnswer } from '../answers/what-if-answer.ts'
import { whatIfForm } from '../answers/what-if-form.ts'
import { personal } from '../replies.ts'
import { route } from '../route.ts'

export const whatIfFormRoute = route({
  schema: {
    method: 'GET',
    url: '/v1/applications/:applicationId/what-if',
    summary: 'The facts that may be changed in a what-if',
    params: ApplicationId,
    answer: WhatIfForm,
  },
  access: { may: 'what-if' },
  call: ({ application }, context) => whatIfForm(application, context),
  reply: personal,
})

export const whatIfRoute = route({
  schema: {
    method: 'POST',
    url: '/v1/applications/:applicationId/what-if',
    summary: 'The scores with some facts changed; nothing is stored',
    params: ApplicationId,
    body: WhatIfEdits,
    answer: WhatIfAnswer,
  },
  access: { may: 'what-if' },
  call: ({ application, body }, context) => whatIfAnswer(application, body, context),
  reply: personal,
})

export const curveRoute = route({
  schema: {
    method: 'GET',
    url: '/v1/applications/:applicationId/what-if/curve',
    summary: 'The risk along one fact, every step of it, everything else as filed',
    params: ApplicationId,
    query: CurveQuery,
    answer: CurveAnswer,
  },
  access: { may: 'what-if' },
  call: ({ application, query }, context) => curveAnswer(application, query, context),
  reply: personal,
})
