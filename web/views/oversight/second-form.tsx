import type { OversightAnswer } from '../../../src/contract/index.ts'
import { ChoiceField, WordsForm } from '../../forms/index.ts'
import { useSecondOpinion } from '../../oversight-client.ts'
import { useText } from '../../text/index.ts'
import { refusal } from './refusal.ts'

/** Do you agree with your colleague? */
export function SecondForm({ answer }: { answer: OversightAnswer }) {
  const text = useText()
  const { t } = text
  const second = useSecondOpinion(answer.application.applicationId)
  return (
    <WordsForm
      label={t('oversight.second.words')}
      maxLength={2000}
      submit={t('oversight.second.submit')}
      busy={t('oversight.busy')}
      isBusy={second.isPending}
      missing={t('oversight.second.missing')}
      check={({ agrees }) => (agrees === undefined ? t('oversight.second.missing') : null)}
      refused={refusal(second.error, text)}
      onSubmit={(words, { agrees }) =>
        second.mutate({ after: answer.version, agrees: agrees === 'yes', words })
      }
    >
      <ChoiceField
        legend={t('oversight.second.ask')}
        name="agrees"
        options={(['yes', 'no'] as const).map((value) => ({ value, text: t(`oversight.second.${value}`) }))}
      />
    </WordsForm>
  )
}
