import { Anchor } from "~/ui/anchor";
import { Card } from "~/ui/card";
import { Tag, Tags } from "~/ui/tag";
import { useSidePaths } from "~/use-paths";
import type { ReportsCard as Reports } from "../queries/view-placement-page.server";

/** On the page of a placement: what was uploaded, what is missing, and where it is read. */
export function ReportsCard({ reference, reports }: { reference: string; reports: Reports }) {
  return (
    <Card title="Reports">
      {reports.late ? (
        <Tags>
          <Tag tone="now">Report missing</Tag>
        </Tags>
      ) : null}
      {reports.lines.map((line) => (
        <p key={line}>{line}.</p>
      ))}
      <p>
        <Anchor to={useSidePaths().placement(reference).reports()}>See the reports on this placement</Anchor>
      </p>
    </Card>
  );
}
