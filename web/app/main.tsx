import '../styles/index.css'
import { createRoot } from 'react-dom/client'
import { App } from './index.ts'

createRoot(document.getElementById('root')!).render(<App />)
