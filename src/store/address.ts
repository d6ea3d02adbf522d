export function isPostgres(address: string): boolean {
  return /^postgres(ql)?:\/\//.test(address)
}
