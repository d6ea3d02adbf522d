export { DecisionPage } from './decision-page.tsx'
