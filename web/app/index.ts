// In:  the address, the session, the reader's preferences.
// Out: the whole application: providers, routes by role, header, tabs, settings, keys.
// Units: none.
// Invariant: a page of a role exists for that role only; language and colours never change an answer.
// Source: the design language, sections 10 and 11.
export { App } from './app.tsx'
