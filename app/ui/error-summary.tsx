import { useEffect, useRef } from "react";

/** What the summary needs of a form; `FormMetadata` of `@conform-to/react` fits. */
export type SummarisedForm = {
  id: string;
  errors?: string[] | undefined;
  allErrors: Record<string, string[]>;
};

export type ErrorSummaryProps = { form: SummarisedForm; title?: string };

/**
 * Every message of a refused form, each leading to its field. It takes focus when the page arrives: by the
 * attribute where no script runs, by effect after a hydrated form was refused in the browser.
 */
export function ErrorSummary({ form, title = "There is a problem" }: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null);
  const entries = Object.entries(form.allErrors).flatMap(([name, errors]) =>
    errors.map((error) => ({ name, error })),
  );
  const seen = new Set(entries.map((entry) => entry.error));
  const whole = (form.errors ?? []).filter((error) => !seen.has(error)).map((error) => ({ name: "", error }));
  const all = [...whole, ...entries].filter(({ error }) => error);
  const words = all.map(({ error }) => error).join("\n");

  useEffect(() => {
    if (words) box.current?.focus();
  }, [words]);

  if (all.length === 0) return null;
  return (
    <div
      ref={box}
      className="summary-box"
      role="alert"
      aria-labelledby={`${form.id}-problems`}
      tabIndex={-1}
      // biome-ignore lint/a11y/noAutofocus: a refused form must be noticed first, with scripts or without
      autoFocus
    >
      <h2 id={`${form.id}-problems`}>{title}</h2>
      <ul>
        {all.map(({ name, error }) => (
          <li key={`${name} ${error}`}>
            {name ? <a href={`#${form.id}-${name}`}>{error}</a> : <strong>{error}</strong>}
          </li>
        ))}
      </ul>
    </div>
  );
}
