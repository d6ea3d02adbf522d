// In:  the decision of the customer’s own application.
// Out: the customer’s page.
// Units: pd in [0, 1] comes in; people in 100 are shown.
// Invariant: same reasons, order and values as the adviser’s page; no word of the model’s trade.
// Source: the design language, sections 1 and 7.
export { MyApplicationPage } from './my-application-page.tsx'
export { MyApplicationView } from './my-application-view.tsx'
