import type { Decimal } from './value.ts'

/**
 * A number as a decimal, counted in its last digit; null when it does not fit. The product is rounded half away from
 * zero after it was rounded to a double, as the engine does.
 */
export function toDecimal(value: number, { width, scale }: Decimal): bigint | null {
  if (!Number.isFinite(value)) return null
  const scaled = value * 10 ** scale
  const rounded = scaled < 0 ? -roundHalfUp(-scaled) : roundHalfUp(scaled)
  return Math.abs(rounded) >= 10 ** width ? null : BigInt(rounded)
}

// Math.round(0.49999999999999994) is right, but adding 0.5 to large odd numbers is not: those are whole already.
function roundHalfUp(value: number): number {
  const floor = Math.floor(value)
  return value - floor >= 0.5 ? floor + 1 : floor
}

/** 2^53: up to here a whole number is a double. */
const EXACT = 9_007_199_254_740_992n

/** A decimal as a double, divided as the engine divides: whole part and rest apart when it is too long for a double. */
export function fromDecimal(value: bigint, scale: number): number {
  const power = 10 ** scale
  if (value >= -EXACT && value <= EXACT) return Number(value) / power
  const whole = BigInt(power)
  return Number(value / whole) + Number(value % whole) / power
}

/** A decimal with all its digits after the point. */
export function decimalText(value: bigint, scale: number): string {
  const digits = String(value < 0n ? -value : value).padStart(scale + 1, '0')
  const whole = `${value < 0n ? '-' : ''}${digits.slice(0, digits.length - scale)}`
  return scale === 0 ? whole : `${whole}.${digits.slice(digits.length - scale)}`
}
