// In:  nothing; a name and a password that somebody types.
// Out: a session, or the reason in words why there is none.
// Units: none.
// Invariant: never says which of the two was wrong; keeps no password.
// Source: the design language, section 7; OWASP authentication cheat sheet.
export { SignInPage } from './sign-in-page.tsx'
export { SignInProblem } from './sign-in-problem.tsx'
