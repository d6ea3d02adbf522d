// Where everything stands in memory. All addresses are bytes; src/model/kernel and src/explain/trees write them.

// A block is up to 64 rows that pass through all trees together: one bit each of a 64-bit mask.
/** A slot's codes of one block: 64 × u16. */
export const CODES_BYTES: usize = 128
/** Code of a value that is missing, or a category that no list holds: above all ranks unsigned, below all signed. */
export const MISSING: u16 = 0xffff

// Slot: u32 byte offset of the feature in a row, u32 kind, u32 address of its thresholds, u32 bits of a rank.
export const SLOT_BYTES: usize = 16
export const SLOT_NUMBER: u32 = 0
export const SLOT_ZERO_IS_MISSING: u32 = 1

// Tree: u32 number of nodes, u32 address of its nodes, u32 address of its leaf values, u32 unused.
export const TREE_BYTES: usize = 16
// Node, in preorder: u32 offset of its codes, u32 kind, u32 rank (or address of its category words), u32 number of codes
// that the words cover, i32 left and i32 right child: ≥ 0 a node of the tree, < 0 the leaf ~child.
export const NODE_BYTES: usize = 24
export const NODE_MISSING_RIGHT: u32 = 0
export const NODE_MISSING_LEFT: u32 = 1

// Shapley tree: u32 pairs of quadrature points (0 = pattern table), u32 address of its steps (or of its players' byte
// offsets), u32 address of the pattern table, u32 number of players.
export const SHAPLEY_BYTES: usize = 16
// Step, one per node: u32 byte offset of the mask that must hold above, u32 address of its table, u32 number of leaves
// among its children, u32 byte offset of its feature in a row, u32 and u32 offset of its children's work vectors.
export const STEP_BYTES: usize = 24
