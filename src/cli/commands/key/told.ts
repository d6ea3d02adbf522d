import type { MadeKey } from '../../../store/index.ts'
import type { CommandResult } from '../../command.ts'

/** The key is told this once; only its hash and its first letters are kept. */
export function toldKey({ account, key, prefix, scopes, expiresAt }: MadeKey): CommandResult {
  const expires = new Date(expiresAt).toISOString()
  return {
    json: { name: account.name, key, prefix, scopes: [...scopes], expiresAt: expires },
    text: [
      `Key of ${account.name} for ${scopes.join(', ')}:`,
      '',
      `  ${key}`,
      '',
      `It is shown this once and works until ${expires}: Authorization: Bearer KEY.`,
    ].join('\n'),
  }
}
