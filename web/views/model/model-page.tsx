export function ModelPage() {
  return <p>model</p>
}
