/** The jaws of a vice, closed on a workpiece; then the word, drawn in strokes so that it needs no font. */
export function Wordmark({ title }: { title: string }) {
  return (
    <svg viewBox="0 0 164 32" width="164" height="32" role="img" aria-label={title} fill="none" stroke="currentColor">
      <VicePaths />
      <g stroke-width="3.2">
        <path d="M40 7.6h14M47 7.6V26" />
        <circle cx="60.5" cy="18.5" r="5.9" />
        <circle cx="77.5" cy="18.5" r="5.9" />
        <path d="M89.7 4v22M96.5 11v15M96.5 19c0-4.2 2.4-6.4 6-6.4" />
        <circle cx="111.5" cy="18.5" r="5.9" />
        <circle cx="128.5" cy="18.5" r="5.9" />
        <path d="M140.8 11v15M140.8 17.6c0-3.2 2-5 4.7-5s4.6 1.8 4.6 5V26M150.1 17.6c0-3.2 2-5 4.7-5s4.6 1.8 4.6 5V26" />
      </g>
    </svg>
  );
}

const VicePaths = () => (
  <g fill="currentColor" stroke="none">
    <path d="M2 6h10.5v9H8.5v11H2z" />
    <path d="M30 6H19.5v9h4v11H30z" />
    <path d="M14 8h4v5h-4z" opacity="0.7" />
    <path d="M8.5 18.5h15v3h-15z" />
  </g>
);
