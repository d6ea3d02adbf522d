export function DecisionPage({ applicationId }: { applicationId: number }) {
  return <p>{applicationId}</p>
}
