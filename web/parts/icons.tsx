export function LogoIcon() {
  return (
    <svg width="20" height="22" viewBox="0 0 20 22" aria-hidden="true">
      <rect x="1" y="1" width="18" height="20" rx="1.5" fill="none" stroke="var(--accent)" strokeWidth="2" />
      <path
        d="M5.5 16.5L14.5 5.5M5.5 10.5L9.5 5.5"
        stroke="var(--accent)"
        strokeWidth="2"
        strokeLinecap="round"
      />
    </svg>
  )
}

export function SearchIcon() {
  return (
    <svg width="15" height="15" viewBox="0 0 16 16" aria-hidden="true">
      <circle cx="6.8" cy="6.8" r="5" fill="none" stroke="currentColor" strokeWidth="1.6" />
      <path d="M10.6 10.6L15 15" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" />
    </svg>
  )
}

export function TickIcon() {
  return (
    <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
      <circle cx="8" cy="8" r="7.2" fill="none" stroke="var(--accent)" strokeWidth="1.4" />
      <path
        d="M4.8 8.4l2.2 2.2 4.3-4.6"
        fill="none"
        stroke="var(--accent)"
        strokeWidth="1.8"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  )
}
