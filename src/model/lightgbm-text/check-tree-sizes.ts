import { broken } from './model-error.ts'

/**
 * The header says how many bytes each tree's block has: a line or a digit that went missing shows here.
 * @param starts first line of every block, then of what follows
 * @throws VitrineError E_MODEL_TEXT
 */
export function checkTreeSizes(
  lines: readonly string[],
  starts: readonly number[],
  sizes: readonly number[],
): void {
  for (const [t, size] of sizes.entries()) {
    let bytes = 0
    for (let at = starts[t]!; at < starts[t + 1]!; at++) bytes += Buffer.byteLength(lines[at]!) + 1
    if (bytes !== size)
      broken(
        `Tree ${t} is not as it was written.`,
        `${bytes} bytes`,
        `${size} bytes, as tree_sizes says`,
        starts[t]! + 1,
      )
  }
}
