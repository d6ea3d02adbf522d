/** One form per name: case, width and outer spaces do not count at sign-in. */
export function foldName(name: string): string {
  return name.normalize('NFKC').trim().toLowerCase()
}
