import './plans.css'
import { I18nProvider } from 'react-aria-components'
import { useAddress } from '../../address/index.ts'
import { usePlans } from '../../client.ts'
import { Answer } from '../../parts/index.ts'
import { useText } from '../../text/index.ts'
import { MyPlansView } from './my-plans-view.tsx'
import { readWishes } from './wishes.ts'

/** What can I change? */
export function MyPlansPage({ applicationId }: { applicationId: number }) {
  const { language } = useText()
  const [parameters, change] = useAddress()
  const wishes = readWishes(parameters)
  const plans = usePlans(applicationId, wishes)
  return (
    <I18nProvider locale={language === 'fr' ? 'fr-FR' : 'en-GB'}>
      <div aria-busy={plans.isFetching} data-working={plans.isPlaceholderData ? '' : undefined}>
        <Answer query={plans}>
          {(answer) => <MyPlansView answer={answer} wishes={wishes} onWish={change} />}
        </Answer>
      </div>
    </I18nProvider>
  )
}
