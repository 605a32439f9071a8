/** The mark: two windows, one over the other, and the eye of a camera. */
export function Logo({ size = 24 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path
        d="M9 18H5.5A3.5 3.5 0 0 1 2 14.5v-9A3.5 3.5 0 0 1 5.5 2h9A3.5 3.5 0 0 1 18 5.5V6"
        fill="none"
        stroke="var(--accent)"
        strokeWidth="2.2"
        strokeLinecap="round"
      />
      <rect x="10" y="9" width="13" height="13" rx="3.2" fill="var(--accent)" />
      <circle cx="16.5" cy="15.5" r="2.6" fill="var(--bg)" />
    </svg>
  );
}
