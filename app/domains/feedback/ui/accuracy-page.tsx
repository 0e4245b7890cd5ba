import { Breadcrumbs } from "~/ui/breadcrumbs";
import { DataTable } from "~/ui/data-table";
import { Figures } from "~/ui/figures";
import { PageHeading } from "~/ui/page-heading";
import { QuarterLinks } from "~/ui/quarter-links";
import { useCouncilPaths } from "~/use-paths";
import type { AccuracyView } from "../queries/view-accuracy.server";

const counted = (count: number, one: string, several: string) => (count === 1 ? one : several);

/** How accurate a council's referrals were: what homes found different, and which parts cost offers. */
export function AccuracyPage({ view }: { view: AccuracyView }) {
  const paths = useCouncilPaths();
  return (
    <>
      <Breadcrumbs
        items={[{ label: "Feedback", to: paths.feedbackList() }, { label: "Referral accuracy" }]}
      />
      <PageHeading
        title="Referral accuracy"
        above={`${view.quarter.label}${view.running ? ", so far" : ""}`}
        lede={view.sentence}
      />
      <QuarterLinks page={paths.referralAccuracy()} earlier={view.earlier} later={view.later} />
      <Figures
        items={[
          {
            value: String(view.sent),
            words: counted(view.sent, "referral first sent", "referrals first sent"),
          },
          {
            value: view.median === null ? "–" : `${view.median}`,
            words: "median score out of 100 when sent",
          },
          {
            value: String(view.changed),
            words: counted(
              view.changed,
              "referral changed after it was sent",
              "referrals changed after they were sent",
            ),
          },
          {
            value: String(view.incomplete),
            words: counted(view.incomplete, "home declined: incomplete", "homes declined: incomplete"),
          },
        ]}
      />
      <h2 className="mt-8">By section</h2>
      <DataTable
        caption="Each section of your referrals"
        captionHidden
        rows={view.sections}
        rowKey={({ section }) => section}
        columns={[
          { header: "Section", cell: ({ label }) => label },
          { header: "Homes that declined: incomplete", numeric: true, cell: ({ declined }) => declined },
          { header: "Referrals changed after sending", numeric: true, cell: ({ changed }) => changed },
          { header: "Verdicts: differs", numeric: true, cell: ({ differs }) => differs },
          { header: "Verdicts: not in the referral", numeric: true, cell: ({ missing }) => missing },
          { header: "Verdicts in all", numeric: true, cell: ({ answered }) => answered },
        ]}
      />
      <h2 className="mt-8">Changed most often after sending</h2>
      <DataTable
        caption="Fields changed after sending"
        captionHidden
        rows={view.fields}
        rowKey={({ key }) => key}
        empty={<p>Nothing was changed after sending.</p>}
        columns={[
          { header: "Field", cell: ({ label }) => label },
          { header: "Section", cell: ({ section }) => section },
          { header: "Referrals", numeric: true, cell: ({ referrals }) => referrals },
        ]}
      />
      <h2 className="mt-8">How this is counted</h2>
      <ul className="list-disc pl-5">
        <li>Each thing counts in the quarter in which it happened, by the day in London.</li>
        <li>
          The score is the one that the referral had when it was first sent; the median is a score that one of
          them had.
          {view.median === null && view.sent > 0
            ? " It was not kept for referrals sent before December 2026."
            : ""}
        </li>
        <li>A home that declined as incomplete and has answered again since no longer counts.</li>
        <li>
          Providers are asked 7 and 28 days after the child moved in: each verdict counts once a section.
        </li>
      </ul>
    </>
  );
}
