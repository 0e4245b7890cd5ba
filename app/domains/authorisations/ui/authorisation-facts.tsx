import { costFigures } from "~/domains/offers/cost-words.rules";
import type { AuthorisationPaths, ReferralPaths } from "~/paths";
import { Actions, ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { DataTable } from "~/ui/data-table";
import { Disclosure } from "~/ui/disclosure";
import { Facts } from "~/ui/facts";
import { Figures } from "~/ui/figures";
import { alertNames } from "../alert-reason.rules";
import { type AuthorisationState, isGivenByPhone } from "../authorisation.machine";
import type { AuthorisationView } from "../queries/view-authorisation.server";

/** What it costs, line by line, and why this offer: read in one look on a phone. `terms`: with conditions and last day. */
export function AuthorisationFacts({ view, terms }: { view: AuthorisationView; terms: boolean }) {
  const unexplained = view.alerts.filter((alert) => alert.unexplained);
  return (
    <Card>
      <Figures bare items={costFigures(view.cost)} />
      <div className="mt-4">
        <Facts
          items={[
            ...view.lines.map((line) => ({ key: line.label, value: line.value })),
            ...view.facts.map((fact) => ({ key: fact.label, value: fact.value })),
            ...(view.why ? [{ key: "Why this one", value: view.why }] : []),
            ...(view.alertReason
              ? [{ key: "Reason for proceeding despite the alert", value: view.alertReason }]
              : []),
            ...(terms && view.fundedUntil ? [{ key: "Funded until", value: view.fundedUntil }] : []),
            ...(terms && view.conditions ? [{ key: "Conditions", value: view.conditions }] : []),
            ...(view.notConfirmed ? [{ key: "Provider not confirmed", value: `${view.notConfirmed}.` }] : []),
            ...(view.unconfirmedReason
              ? [{ key: "Reason for authorising an unconfirmed provider", value: view.unconfirmedReason }]
              : []),
            ...(unexplained.length > 0
              ? [
                  {
                    key: "Raised since the request",
                    value: `${alertNames(unexplained)}. The broker has not said why to proceed. Ask if you need to know.`,
                  },
                ]
              : []),
          ]}
        />
      </div>
      {view.question ? (
        <>
          <h2>The question</h2>
          <p>{view.question}</p>
          <p>{view.answer ? `Answer: ${view.answer}` : "Waiting for the broker's answer."}</p>
        </>
      ) : null}
    </Card>
  );
}

const DECIDED_ON: readonly AuthorisationState[] = ["asked", "verbal", "lapsed"];

/** The three things that whoever decides can do, or why this person may not. */
export function AuthorisationActions({
  view,
  paths,
}: {
  view: AuthorisationView;
  paths: AuthorisationPaths;
}) {
  const { abilities } = view;
  if (!DECIDED_ON.includes(view.state) || (view.state === "lapsed" && !abilities.authorise)) return null;
  if (view.whyNot)
    return (
      <Card title="You cannot authorise this">
        <p>{view.whyNot}.</p>
        <Actions>
          {abilities.return ? (
            <ButtonLink tone="plain" to={paths.decide("return")}>
              Ask a question
            </ButtonLink>
          ) : null}
          {abilities.refuse ? (
            <ButtonLink tone="plain" to={paths.decide("refuse")}>
              Refuse
            </ButtonLink>
          ) : null}
        </Actions>
      </Card>
    );
  const byPhone = isGivenByPhone(view.state);
  return (
    <Card title="Your decision">
      {view.insteadOf ? <p>You are deciding as deputy for {view.insteadOf}.</p> : null}
      <p>The provider sees the funding stage and the time, not your name.</p>
      <Actions>
        <ButtonLink to={paths.decide("authorise")}>
          {byPhone ? "Confirm the funding" : "Authorise"}
        </ButtonLink>
        {abilities.return ? (
          <ButtonLink tone="plain" to={paths.decide("return")}>
            Ask a question
          </ButtonLink>
        ) : null}
        {abilities.refuse ? (
          <ButtonLink tone="plain" to={paths.decide("refuse")}>
            {byPhone ? "Do not confirm" : "Refuse"}
          </ButtonLink>
        ) : null}
      </Actions>
    </Card>
  );
}

/** The other offers that can still win beside this one, and what it would mean for the children. */
export function AuthorisationComparison({
  view,
  referral,
}: {
  view: AuthorisationView;
  referral: ReferralPaths;
}) {
  return (
    <>
      <Card title="Other live offers">
        {view.others.length === 0 ? (
          <p>No other live offers.</p>
        ) : (
          <DataTable
            caption="Other live offers"
            captionHidden
            rows={view.others}
            rowKey={(row) => row.offer}
            columns={[
              {
                header: "Offer",
                cell: (row) => <a href={referral.offer(row.offer).page()}>{row.service}</a>,
              },
              { header: "Status", cell: (row) => row.state },
              { header: "What it costs, and when", cell: (row) => row.cost },
              { header: "First year", numeric: true, cell: (row) => row.firstYear },
              { header: "Compared with this offer", numeric: true, cell: (row) => row.difference },
            ]}
          />
        )}
        <p className="mt-4">
          <a href={referral.offers()}>All offers compared</a>
        </p>
      </Card>
      <Card title="How the needs are met">
        <p>{view.needsMet}</p>
        <Disclosure summary="What it means for the children who live there">
          <p>{view.effectOnChildren}</p>
        </Disclosure>
      </Card>
    </>
  );
}
