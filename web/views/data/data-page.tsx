export function DataPage({ applicationId }: { applicationId: number }) {
  return <p>{applicationId}</p>
}
