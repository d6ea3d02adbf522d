// In:  answers and their states.
// Out: parts that every page is made of: four-state wrapper, title, verdict, footer, icons.
// Units: none.
// Invariant: no fetching; a failure never removes the last good answer.
// Source: the design language, section 8.
export { Answer, type AnswerState, Failure, Waiting } from './answer.tsx'
export { FactList } from './fact-list.tsx'
export { Foot } from './foot.tsx'
export { LogoIcon, SearchIcon, TickIcon } from './icons.tsx'
export { MetRules } from './met-rules.tsx'
export { Title } from './title.tsx'
export { focusTitle } from './title-focus.ts'
export { Verdict, VerdictMark } from './verdict-mark.tsx'
