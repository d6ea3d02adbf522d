import { expect, it, vi } from 'vitest'

const system = vi.hoisted(() => ({ username: 'anna' as string | null }))
vi.mock('node:os', async (original) => ({
  ...(await original<typeof import('node:os')>()),
  userInfo() {
    if (system.username === null) throw new Error('uv_os_get_passwd returned ENOENT')
    return { username: system.username }
  },
}))

it('is the name of the account, and its number where the system has no name for it', async () => {
  const { operatorName } = await import('./operator-name.ts')
  expect(operatorName()).toBe('anna')
  system.username = null
  expect(operatorName()).toBe(`uid ${process.getuid?.()}`)
})
