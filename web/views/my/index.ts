export { MyApplicationPage } from './my-application-page.tsx'
