import { Banner } from "~/ui/banner";

/** What is missing, so that nobody reads past it. */
export function MissingAgreements({ words }: { words: readonly string[] }) {
  if (words.length === 0) return null;
  return (
    <Banner tone="soon" title={words.length === 1 ? "An agreement is missing" : "Agreements are missing"}>
      <ul className="list-disc pl-5">
        {words.map((one) => (
          <li key={one}>{one}.</li>
        ))}
      </ul>
      <p>Until they agree, your council pays their share.</p>
    </Banner>
  );
}
