import { Breadcrumbs } from "~/ui/breadcrumbs";
import { Tag, Tags } from "~/ui/tag";
import { useSidePaths } from "~/use-paths";
import type { DocumentRow } from "../queries/view-reports.server";

type Placement = { reference: string; child: string; service: string };

export const aboveOf = ({ reference, child, service }: Placement) => `${child} at ${service} · ${reference}`;

/** The way back to the placement and its reports. */
export function useDocumentCrumbs({ reference }: Pick<Placement, "reference">, here?: string) {
  const paths = useSidePaths();
  const page = paths.placement(reference);
  return [
    { label: "Placements", to: paths.placements() },
    { label: reference, to: page.page() },
    ...(here === undefined
      ? [{ label: "Reports" }]
      : [{ label: "Reports", to: page.reports() }, { label: here }]),
  ];
}

export function DocumentCrumbs({
  placement,
  here,
}: {
  placement: Pick<Placement, "reference">;
  here?: string;
}) {
  return <Breadcrumbs items={useDocumentCrumbs(placement, here)} />;
}

/** How a document stands, who did what with it, and what it shows. */
export function DocumentFacts({ document }: { document: DocumentRow }) {
  return (
    <>
      <Tags>
        <Tag tone={document.tag.tone}>{document.tag.words}</Tag>
      </Tags>
      {document.said.map((line) => (
        <p key={line}>{line}.</p>
      ))}
      {document.extra ? <p>Shows that a paid extra was delivered: {document.extra}.</p> : null}
      <FileProblem file={document} />
    </>
  );
}

/** Why a file was not accepted, or that it waits to be checked. */
export function FileProblem({
  file: { refused, waits },
}: {
  file: { refused: string | null; waits: boolean };
}) {
  return (
    <>
      {refused ? <p>{refused}</p> : null}
      {waits ? <p>We cannot reach the virus scanner. We will check the file as soon as we can.</p> : null}
    </>
  );
}
