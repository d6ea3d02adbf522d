/** One thread's part of a file; fields as src/ingest/csv-columns/part-memory.ts writes them. */
@unmanaged
export class Part {
  /** Columns of the file. */
  columns: usize
  nColumns: u32
  /** Bytes of a row as it is kept: the application's place (32 bits), then its cells. */
  rowBytes: u32
  /** Takes one row, and 16 bytes behind it. */
  row: usize
  /** Gathered rows, one Bucket after the other. */
  buckets: usize
  /** A bucket holds 2^shift applications. */
  shift: u32
  /** What stands for ids from `firstKey` on, 32 bits each: the application's place, -1 where there is none. */
  places: usize
  firstKey: i32
  nKeys: u32
  /** Rows of each application, 32 bits each. */
  counts: usize
  /** Result: rows that were read, and those of no known application, which are left out. */
  nRows: u32
  nUnknown: u32
  /** Doubles that stand beside the rows: the next one, and the end of the room for them. */
  aside: usize
  asideEnd: usize
  /** Whether lines end in a return and a line feed. */
  hasReturns: u32
}

/** How one column of the file is kept. */
@unmanaged
export class Column {
  kind: u8
  /** The byte that ends its cells: a comma, a line feed or a return. */
  end: u8
  /** Decimals of a count. */
  decimals: u8
  /** Result: 1 when a double stands aside for one of its counts. */
  isFar: u8
  /** Byte of the row at which its cell is kept; 0 for a key that is not. */
  at: u32
  /** Of a text: its Kinds. */
  kinds: usize
}

export const COLUMN_BYTES: usize = offsetof<Column>()

/** Not read. */
export const SKIPPED: u8 = 0
/** 32 bits: the number in units of its last decimal; MISSING; or FAR and more, for a double that stands aside. */
export const COUNT: u8 = 1
/** A double, NaN = missing. */
export const DOUBLE: u8 = 2
/** A byte: place of the kind from 1 on, 0 = missing. */
export const TEXT: u8 = 3
/** What leads to the application; 32 bits where it is kept. */
export const KEY: u8 = 4

export const MISSING: i32 = i32.MIN_VALUE
/** A count from here on is the address of a double, in units of 8 bytes, and this. */
export const FAR: i32 = 1 << 30

/** Rows of some applications: blocks in the order of the file. */
@unmanaged
export class Bucket {
  first: usize
  last: usize
  /** Where the next row goes, and the end of the block. */
  next: usize
  end: usize
}

/** Head of a block. */
@unmanaged
export class Block {
  following: usize
  /** Address behind its last row. */
  end: usize
}

export const BLOCK_HEAD: usize = 16

export function bucketOf(part: Part, index: u32): Bucket {
  return changetype<Bucket>(part.buckets + usize(index) * offsetof<Bucket>())
}

/** Where the rows of a block end. */
export function endOf(bucket: Bucket, block: usize): usize {
  return block === bucket.last ? bucket.next : changetype<Block>(block).end
}
