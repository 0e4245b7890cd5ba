import { Anchor } from "~/ui/anchor";
import { paperWords } from "../paper.rules";
import type { Paper } from "../queries/papers-of-date.server";

/** Papers to download, each with its words as a page where there are any. */
export function PaperList({
  page,
  papers,
}: {
  /** The address of the date. */ page: string;
  papers: Paper[];
}) {
  if (papers.length === 0) return null;
  return (
    <ul className="list-disc pl-5">
      {papers.map((paper) => (
        <li key={paper.id} className="mb-1">
          <PaperLinks page={page} paper={paper} made={paper} />
        </li>
      ))}
    </ul>
  );
}

type LinksProps = {
  page: string;
  paper: { id: string; title: string };
  made: { madeBytes: number; pageCount: number; wordlessPages: number };
};

/** A file is no page of the portal: a plain link, which no script follows. */
export function PaperLinks({ page, paper, made }: LinksProps) {
  const address = `${page}/papers/${paper.id}`;
  return (
    <>
      <a href={address}>{paper.title}</a> <span className="why">({paperWords(made)})</span>
      {made.wordlessPages < made.pageCount ? (
        <>
          {" "}
          <Anchor to={`${address}/text`}>
            Read as text<span className="sr-only">: {paper.title}</span>
          </Anchor>
        </>
      ) : null}
    </>
  );
}
