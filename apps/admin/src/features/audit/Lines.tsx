const SHOWN_LINES = 8;
const SHOWN_CHARACTERS = 400;

/** The beginning of what is long, the rest at a press. */
export function Lines({ lines }: { lines: readonly string[] }) {
  const text = lines.join('\n');
  const start = lines.slice(0, SHOWN_LINES).join('\n').slice(0, SHOWN_CHARACTERS);
  if (start.length === text.length) return text;
  return (
    <>
      {start}
      <details>
        <summary>其余 {text.length - start.length} 字</summary>
        {text.slice(start.length)}
      </details>
    </>
  );
}
