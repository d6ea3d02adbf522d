import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { useState } from 'react'
import { ShortcutProvider } from '../keyboard/index.ts'
import { ApiProblem } from '../request/index.ts'
import { TextProvider } from '../text/index.ts'
import { PreferencesProvider, usePreferences } from './preferences.tsx'
import { Routes } from './routes.tsx'

export function App() {
  const [client] = useState(newQueryClient)
  return (
    <QueryClientProvider client={client}>
      <PreferencesProvider>
        <Localised />
      </PreferencesProvider>
    </QueryClientProvider>
  )
}

function Localised() {
  const { language, singleKeys } = usePreferences()
  return (
    <TextProvider language={language}>
      <ShortcutProvider enabled={singleKeys}>
        <Routes />
      </ShortcutProvider>
    </TextProvider>
  )
}

function newQueryClient(): QueryClient {
  const client = new QueryClient({
    queryCache: new QueryCache({
      // A session that ended elsewhere shows up on any answer: back to the sign-in page.
      onError: (error) => {
        if (error instanceof ApiProblem && error.status === 401) client.setQueryData(['session'], null)
      },
    }),
    defaultOptions: {
      queries: {
        staleTime: 60_000,
        refetchOnWindowFocus: false,
        retry: (failures, error) => error instanceof ApiProblem && error.status === 0 && failures < 1,
      },
    },
  })
  return client
}
