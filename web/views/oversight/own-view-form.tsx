import { ChoiceField, WordsForm } from '../../forms/index.ts'
import { useJudge } from '../../oversight-client.ts'
import { useText } from '../../text/index.ts'
import { refusal } from './refusal.ts'

export const JUDGEMENTS = ['approve', 'decline', 'unsure'] as const

/** What do you think yourself? */
export function OwnViewForm({ applicationId }: { applicationId: number }) {
  const text = useText()
  const { t } = text
  const judge = useJudge(applicationId)
  return (
    <WordsForm
      label={t('oversight.own.words')}
      maxLength={2000}
      submit={t('oversight.own.submit')}
      busy={t('oversight.busy')}
      isBusy={judge.isPending}
      missing={null}
      check={({ judgement }) => (judgement === undefined ? t('oversight.own.missing') : null)}
      refused={refusal(judge.error, text)}
      onSubmit={(words, values) => {
        const judgement = JUDGEMENTS.find((one) => one === values.judgement)
        if (judgement !== undefined) judge.mutate({ judgement, words })
      }}
    >
      <ChoiceField
        legend={t('oversight.own.choose')}
        name="judgement"
        options={JUDGEMENTS.map((value) => ({ value, text: t(`oversight.judgement.${value}`) }))}
      />
    </WordsForm>
  )
}
