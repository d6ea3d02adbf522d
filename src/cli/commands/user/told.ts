import type { Invitation } from '../../../store/index.ts'
import type { CommandResult } from '../../command.ts'

/** The code is told this once; only its hash is kept. */
export function toldOf({ account, code, expiresAt }: Invitation): CommandResult {
  const expires = new Date(expiresAt).toISOString()
  return {
    json: { name: account.name, role: account.role, code, expiresAt: expires },
    text: [
      `Account ${account.name} (${account.role}). The one-time code for the first sign-in:`,
      '',
      `  ${code}`,
      '',
      `It is shown this once and works until ${expires}: /first on the address of the service.`,
    ].join('\n'),
  }
}
