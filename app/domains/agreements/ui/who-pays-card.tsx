import { formatPence } from "~/platform/forms/money";
import { Anchor } from "~/ui/anchor";
import { Card } from "~/ui/card";
import { useCouncilPaths } from "~/use-paths";
import type { ChildShares, WhoPays } from "../queries/read-who-pays.server";
import { penceByShare } from "../who-pays/funding-shares.rules";
import { MissingAgreements } from "./missing-agreements";

type Props = {
  view: WhoPays;
  /** Where the page is about one child: its place among those of the referral. */
  only?: number | undefined;
  /** What the first year costs, where the page asks for it and one child is meant. */
  firstYearPence?: number;
};

/** Who pays, on the pages where funding is decided, agreed and spent: what is missing first, then the shares. */
export function WhoPaysCard({ view, only, firstYearPence }: Props) {
  const page = useCouncilPaths().referral(view.reference).whoPays().page();
  const children = view.children.filter(({ number }) => only === undefined || number === only);
  const missing = children.flatMap((child) => child.missing.map((words) => `${whose(child)}${words}`));
  return (
    <Card title="Who pays">
      <MissingAgreements words={missing} />
      {children.map((child) => (
        <Lines key={child.number} child={child} firstYearPence={firstYearPence} />
      ))}
      <p className="mb-0">
        <Anchor to={page}>{view.abilities.change ? "See and change who pays" : "See who pays"}</Anchor>
      </p>
    </Card>
  );
}

const whose = (child: ChildShares) => (child.of === 1 ? "" : `Child ${child.number}: `);

function Lines({ child, firstYearPence }: { child: ChildShares; firstYearPence: number | undefined }) {
  if (child.lines.length === 0) return <p>{whose(child)}Social care pays all of it.</p>;
  const amounts = firstYearPence !== undefined && child.of === 1 ? amountsOf(child, firstYearPence) : null;
  return (
    <>
      {child.lines.map((line) => (
        <p key={line}>
          {whose(child)}
          {line}.
        </p>
      ))}
      {amounts ? <p>Of the first year: {amounts}.</p> : null}
    </>
  );
}

/** "Social care £70,000.00, Health (…) £30,000.00", where one split is all there is. */
function amountsOf({ splits }: ChildShares, pence: number): string | null {
  const [split, ...others] = splits.filter(({ over }) => !over);
  if (!split || others.length > 0) return null;
  const parts = penceByShare(
    pence,
    split.shares.map(({ basisPoints }) => basisPoints),
  );
  return split.shares.map(({ party }, index) => `${party} ${formatPence(parts[index] ?? 0)}`).join(", ");
}

/** The way to who pays from the page of an offer, with what is missing. */
export function WhoPaysLink({ view }: { view: WhoPays }) {
  const page = useCouncilPaths().referral(view.reference).whoPays().page();
  const missing = view.children.flatMap((child) => child.missing.map((words) => `${whose(child)}${words}`));
  return (
    <p className="mb-4">
      {missing.map((words) => `${words}. `).join("")}
      <Anchor to={page}>Who pays</Anchor>
    </p>
  );
}
