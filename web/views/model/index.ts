// In:  facts about the model as a whole.
// Out: the page: how does the score work in general?
// Units: effects in log-odds; risk in people in 100.
// Invariant: all curves share one vertical scale; every chart has its table.
// Source: the design language, screen 05b.
export { ModelPage } from './model-page.tsx'
