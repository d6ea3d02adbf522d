export function MyApplicationPage({ applicationId }: { applicationId: number | undefined }) {
  return <p>{applicationId}</p>
}
