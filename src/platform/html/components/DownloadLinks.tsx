export const DownloadLinks = ({
  label,
  files,
}: {
  label: string;
  files: readonly { href: string; text: string; size?: string }[];
}) => (
  <ul class="downloads" aria-label={label}>
    {files.map(({ href, text, size }) => (
      <li>
        <a href={href} download>
          {text}
        </a>
        {size && <span class="muted"> ({size})</span>}
      </li>
    ))}
  </ul>
);
