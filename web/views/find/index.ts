export { FindPage } from './find-page.tsx'
