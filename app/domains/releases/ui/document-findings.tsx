import type { PageView } from "../queries/view-document.server";

const ELSEWHERE: Readonly<Record<PageView["found"][number]["where"], string>> = {
  words: "",
  hidden: " It is in words that cannot be seen on the page.",
  written: " It is in what was written about the page.",
  seam: " It starts at the end of this page and continues on the next.",
};

/** What the gate found on a page that may name somebody, marked by a line under it and by words, not by colour alone. */
export function FoundWords({ page }: { page: PageView }) {
  if (page.found.length === 0) return null;
  return (
    <>
      <h3>What may name somebody</h3>
      <ul>
        {page.found.map(({ text, what, why, where }) => (
          <li key={`${where} ${text}`}>
            “{text}”: {what.toLowerCase()}. {why}.{ELSEWHERE[where]}
          </li>
        ))}
      </ul>
    </>
  );
}

/** The page's own words with what was found in them marked. */
export function MarkedWords({ page }: { page: PageView }) {
  return (
    <>
      <h3>Text</h3>
      <p className="gate-words whitespace-pre-line" dir="auto">
        {placed(page.marked).map(({ at, text, term }) =>
          term === undefined ? (
            <span key={at}>{text}</span>
          ) : (
            <mark key={at} className="soon">
              {text}
              <span className="sr-only"> (may name somebody)</span>
            </mark>
          ),
        )}
      </p>
    </>
  );
}

/** Each piece with where it begins. */
function placed(pieces: PageView["marked"]) {
  let at = 0;
  return pieces.map((piece) => {
    const here = { ...piece, at };
    at += piece.text.length;
    return here;
  });
}
