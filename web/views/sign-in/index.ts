// In:  a name with a password, or with the code of an invitation; why the organisation refused.
// Out: a session, and the page that was asked for.
// Units: none.
// Invariant: a refusal does not say which of the two was wrong.
// Source: the design language, section 6.
export { FirstPage } from './first-page.tsx'
export { SignInPage } from './sign-in-page.tsx'
export { SignInProblem } from './sign-in-problem.tsx'
