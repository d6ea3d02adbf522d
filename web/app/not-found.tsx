import { Link } from 'wouter'
import type { Session } from '../../src/contract/index.ts'
import { Title } from '../parts/index.ts'
import { useText } from '../text/index.ts'
import { CustomerShell } from './customer-shell.tsx'
import { StaffShell } from './staff-shell.tsx'

export function NotFound({ session }: { session: Session }) {
  const { t } = useText()
  const page = (
    <>
      <Title question={t('shell.notFound.question')} name={t('shell.notFound')}>
        {t('shell.notFound')}
      </Title>
      <p className="lede">
        <Link href="/">{t('shell.notFound.back')}</Link>
      </p>
    </>
  )
  return session.role === 'customer' ? (
    <CustomerShell session={session} applicationId={session.applicationIds[0]}>
      {page}
    </CustomerShell>
  ) : (
    <StaffShell session={session}>{page}</StaffShell>
  )
}
