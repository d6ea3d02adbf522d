// In:  where a file stands with people; override rates; whether new scores are stopped.
// Out: the panel in which a person decides, the page for the own view, the page of oversight, the banner of the stop switch.
// Units: dwell in minutes and seconds, shares in 100.
// Invariant: no decision without an own view, none against the score without reason and words.
// Source: AI Act Art. 14; design 01.
export { DecisionPanel } from './decision-panel.tsx'
export { OversightPage } from './oversight-page.tsx'
export { OwnViewPage } from './own-view-page.tsx'
