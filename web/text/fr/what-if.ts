export const whatIf = {} as const
