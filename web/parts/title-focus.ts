let wanted = false

/** After a change of page: focus its title now, or when it comes. */
export function focusTitle(): void {
  // Whoever was sent to a field stays in it.
  if (document.activeElement?.matches('main input')) return
  const title = document.querySelector<HTMLElement>('main h1')
  wanted = title === null
  title?.focus()
}

/** True once after `focusTitle` found no title yet. */
export function takeTitleFocus(): boolean {
  const take = wanted
  wanted = false
  return take
}
