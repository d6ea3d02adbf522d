import type { ReactNode } from 'react'
import { LogoIcon } from '../../parts/index.ts'

/** The pages before anybody is signed in: the name of the service, the language, one form. */
export function EntryFrame({ language, children }: { language: ReactNode; children: ReactNode }) {
  return (
    <div className="cust-ui">
      <header className="ctop">
        <div>
          <span className="brand">
            <LogoIcon />
            Vitrine
          </span>
          {language}
        </div>
      </header>
      <main className="cpage signin" id="main">
        {children}
      </main>
    </div>
  )
}
