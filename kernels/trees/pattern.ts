/** A small tree's answers for every combination of its decisions were computed beforehand: one look-up per row. */
export function addByPattern(
  masks: usize,
  nNodes: u32,
  players: usize,
  table: usize,
  nPlayers: u32,
  nRows: i32,
  out: usize,
  stride: usize,
): void {
  for (let row: u64 = 0; row < u64(nRows); row++, out += stride) {
    let pattern: u32 = 0
    for (let n: u32 = 0; n < nNodes; n++) pattern |= (u32(load<u64>(masks + (n << 3), 8) >> row) & 1) << n
    const from = table + ((pattern * nPlayers) << 3)
    for (let p: u32 = 0; p < nPlayers; p++) {
      const at = out + load<u32>(players + (p << 2))
      store<f64>(at, load<f64>(at) + load<f64>(from + (p << 3)))
    }
  }
}
