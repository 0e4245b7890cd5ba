import type { PaperPaths } from "~/paths/forums";
import { Anchor } from "~/ui/anchor";
import { paperWords } from "../paper.rules";
import type { Paper } from "../queries/papers-of-date.server";

/** Papers to download, each with its words as a page where there are any. */
export function PaperList({ page, papers }: { page: PaperPaths; papers: Paper[] }) {
  if (papers.length === 0) return null;
  return (
    <ul className="list-disc pl-5">
      {papers.map((paper) => (
        <li key={paper.id} className="mb-1">
          <PaperLink page={page} paper={paper} /> <PaperDetails page={page} paper={paper} made={paper} />
        </li>
      ))}
    </ul>
  );
}

type LinkProps = { page: PaperPaths; paper: { id: string; title: string } };
type DetailsProps = LinkProps & {
  made: { madeBytes: number; pageCount: number; wordlessPages: number };
};

/** A file is no page of the portal: a plain link, which no script follows. */
export function PaperLink({ page, paper }: LinkProps) {
  return <a href={page.paper(paper.id)}>{paper.title}</a>;
}

export function PaperDetails({ page, paper, made }: DetailsProps) {
  return (
    <>
      <span className="why">({paperWords(made)})</span>
      {made.wordlessPages < made.pageCount ? (
        <>
          {" "}
          <Anchor to={page.paperText(paper.id)}>
            Read<span className="sr-only"> {paper.title}</span> as text
          </Anchor>
        </>
      ) : null}
    </>
  );
}
