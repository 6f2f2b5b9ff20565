import './directory.css';

/** A photo, else the initials; decoration beside a name that is read. */
export function Face({ name, photo, size = 44 }: { name: string; photo: string | null; size?: number }) {
  const box = { width: size, height: size, fontSize: size * 0.36 };
  if (photo) return <img className="face" src={photo} alt="" style={box} loading="lazy" />;
  return (
    <span className="initials face" style={box} aria-hidden>
      {initials(name)}
    </span>
  );
}

function initials(name: string): string {
  const parts = name.replace(/^(dr|mr|prof)\.\s*/i, '').split(/\s+/);
  return `${parts[0]?.[0] ?? ''}${parts.length > 1 ? (parts.at(-1)?.[0] ?? '') : ''}`.toUpperCase();
}
