import { Banner } from "~/ui/banner";
import { Breadcrumbs } from "~/ui/breadcrumbs";
import { Actions, ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { DataTable } from "~/ui/data-table";
import { Disclosure } from "~/ui/disclosure";
import { PageHeading } from "~/ui/page-heading";
import { Tag } from "~/ui/tag";
import type { Tone } from "~/ui/tones";
import { useCouncilPaths } from "~/use-paths";
import type { ChildShares, ShareRow, SplitRow, WhoPays } from "../queries/read-who-pays.server";
import type { Standing } from "../who-pays/funding-shares.rules";
import { MissingAgreements } from "./missing-agreements";

const TONES: Readonly<Record<Standing, Tone>> = {
  own: "plain",
  missing: "soon",
  refused: "now",
  over: "soon",
  agreed: "good",
};

/** Who pays for each child of a referral, from when, and what each party answered. */
export function WhoPaysPage({ view, done }: { view: WhoPays; done: string | undefined }) {
  const paths = useCouncilPaths();
  const referral = paths.referral(view.reference);
  return (
    <>
      <Breadcrumbs
        items={[
          { label: "Referrals", to: paths.referrals() },
          { label: view.reference, to: referral.page() },
          { label: "Who pays" },
        ]}
      />
      {done ? <Banner tone="good" title={done} /> : null}
      <PageHeading
        title="Who pays"
        above={view.reference}
        lede="Your council pays the provider and recharges the others, unless a board pays the provider itself. What nobody else has agreed to pay, your council pays."
      />
      <div className="stack">
        {view.children.map((child) => (
          <ChildCard key={child.number} child={child} view={view} />
        ))}
      </div>
    </>
  );
}

function ChildCard({ child, view }: { child: ChildShares; view: WhoPays }) {
  const page = useCouncilPaths().referral(view.reference).whoPays();
  const named = child.of === 1 ? "" : ` for child ${child.number}`;
  return (
    <Card title={child.of === 1 ? "The child" : `Child ${child.number} of ${child.of}`}>
      <MissingAgreements words={child.missing} />
      {child.splits.length === 0 ? <p>Social care pays all of it. No split is recorded.</p> : null}
      {child.splits.map((split) => (
        <SplitSection key={split.id} split={split} view={view} />
      ))}
      {view.abilities.change ? (
        <Actions>
          <ButtonLink tone={child.splits.length === 0 ? "primary" : "plain"} to={page.split(child.number)}>
            {child.splits.length === 0 ? "Record who pays" : "Change who pays"}
            {named === "" ? null : <span className="sr-only">{named}</span>}
          </ButtonLink>
        </Actions>
      ) : null}
    </Card>
  );
}

function SplitSection({ split, view }: { split: SplitRow; view: WhoPays }) {
  const page = useCouncilPaths().referral(view.reference).whoPays();
  const answers = split.shares.flatMap((share) =>
    share.answers.map((answer) => ({ ...answer, party: share.party })),
  );
  return (
    <div className="mt-4">
      <h3>{split.over ? `${split.span} (ended)` : split.span}</h3>
      <DataTable
        caption={`Shares, ${split.span}`}
        captionHidden
        rows={split.shares}
        rowKey={({ id }) => id}
        columns={[
          { header: "Who pays", cell: (share) => share.party },
          { header: "Share", numeric: true, cell: (share) => share.percent },
          { header: "Agreement", cell: (share) => <Agreement share={share} /> },
          ...(view.abilities.change
            ? [
                {
                  header: "Answer",
                  cell: (share: ShareRow) => <AnswerLink share={share} to={page.answer(share.id)} />,
                },
              ]
            : []),
        ]}
      />
      {answers.length > 0 ? (
        <Disclosure summary={`What was answered (${answers.length})`}>
          <ul className="list-disc pl-5">
            {answers.map(({ key, party, words, evidence, recorded }) => (
              <li key={key} className="mb-2">
                {party}: {words}. <span className="whitespace-pre-line">{evidence}</span>
                <br />
                <span className="why">{recorded}</span>
              </li>
            ))}
          </ul>
        </Disclosure>
      ) : null}
      <p className="why">Set by {split.setBy}</p>
      {view.abilities.change ? (
        <p>
          <a href={page.withdraw(split.id)}>
            Withdraw<span className="sr-only"> who pays {split.span}</span>
          </a>
        </p>
      ) : null}
    </div>
  );
}

function Agreement({ share }: { share: ShareRow }) {
  return (
    <>
      <Tag tone={TONES[share.standing]}>{share.words}</Tag>
      {share.paysProvider ? <p className="mb-0">Pays the provider itself.</p> : null}
    </>
  );
}

function AnswerLink({ share, to }: { share: ShareRow; to: string }) {
  if (!share.answerable) return <>Given by the funding authorisation</>;
  return (
    <a href={to}>
      {share.answers.length === 0 ? "Record the answer" : "Record another answer"}
      <span className="sr-only"> from {share.party}</span>
    </a>
  );
}
