import type {
  HumanDecisionBody,
  JudgementBody,
  OversightAnswer,
  SecondOpinionBody,
} from '../../contract/index.ts'
import { answerSecond, type Caller, decideFile, type FileState, judgeFile } from '../../oversight/index.ts'
import type { Account } from '../../store/index.ts'
import { oversightAnswer } from '../answers/oversight-answer.ts'
import type { Context } from '../context.ts'
import type { OpenApplication } from '../open-application.ts'
import { actorOf, subjectOf } from '../put-on-record.ts'
import { decidedFile } from './decided-file.ts'

export interface FileInput<B> {
  readonly application: OpenApplication
  readonly reader: Account
  readonly body: B
  readonly now: number
}

export async function judge(input: FileInput<JudgementBody>, context: Context): Promise<OversightAnswer> {
  const file = { subject: subjectOf(input.application) }
  return told(input, await judgeFile(file, input.body, callerOf(input, context)), context)
}

export async function decide(
  input: FileInput<HumanDecisionBody>,
  context: Context,
): Promise<OversightAnswer> {
  const file = await decidedFile(input.application, context)
  return told(input, await decideFile(file, input.body, callerOf(input, context)), context)
}

export async function second(
  input: FileInput<SecondOpinionBody>,
  context: Context,
): Promise<OversightAnswer> {
  const file = { subject: subjectOf(input.application) }
  return told(input, await answerSecond(file, input.body, callerOf(input, context)), context)
}

export function callerOf(
  { reader, now }: Pick<FileInput<unknown>, 'reader' | 'now'>,
  context: Context,
): Caller {
  const { record, files, oversight } = context
  return { record, files, settings: oversight, actor: actorOf(reader), now }
}

function told({ application, reader, now }: FileInput<unknown>, state: FileState, context: Context) {
  return oversightAnswer(application, reader, now, context, state)
}
