export function ComparePage({ applicationId }: { applicationId: number }) {
  return <p>{applicationId}</p>
}
