import type { DocumentPart } from "~/platform/documents/document-parts";

/** A council's clauses, as the document and the PDF of the agreement have them. */
export function ClauseParts({ clauses }: { clauses: readonly DocumentPart[] }) {
  return (
    <div className="max-w-read break-words">
      {clauses.map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text never move within one rendering
        <Clause key={index} part={part} />
      ))}
    </div>
  );
}

function Clause({ part }: { part: DocumentPart }) {
  if (part.kind === "table") return null;
  if (part.kind === "list") return <Points {...part} />;
  if (part.kind === "paragraph") return <p className="mb-3 whitespace-pre-line">{part.text}</p>;
  return <h3 className="mt-4">{part.text}</h3>;
}

function Points({ ordered, items }: { ordered: boolean; items: readonly string[] }) {
  const points = items.map((item, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text never move within one rendering
    <li key={index} className="whitespace-pre-line">
      {item}
    </li>
  ));
  return ordered ? (
    <ol className="mb-3 list-decimal pl-5">{points}</ol>
  ) : (
    <ul className="mb-3 list-disc pl-5">{points}</ul>
  );
}
