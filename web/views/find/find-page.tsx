export function FindPage() {
  return <p>find</p>
}
