import { userInfo } from 'node:os'

/** Who works at this command line: the system's name of the account or, where it has none for its number (in a container), the number. */
export function operatorName(): string {
  try {
    return userInfo().username
  } catch {
    return `uid ${process.getuid?.() ?? 'unknown'}`
  }
}
