import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { LogoIcon } from '../parts/index.ts'
import { LanguageLink } from './language-link.tsx'
import { SkipLink } from './skip-link.tsx'

/** Pages that anyone may read, signed in or not. */
export function DocsShell({ children }: { readonly children: ReactNode }) {
  return (
    <>
      <SkipLink />
      <header className="top">
        <div>
          <Link className="brand" href="/">
            <LogoIcon />
            Vitrine
          </Link>
          <div className="who">
            <LanguageLink />
          </div>
        </div>
      </header>
      <main className="page" id="main" tabIndex={-1}>
        {children}
      </main>
    </>
  )
}
