export function WhatIfPage({ applicationId }: { applicationId: number }) {
  return <p>{applicationId}</p>
}
