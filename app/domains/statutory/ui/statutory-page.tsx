import { dayWords } from "~/domains/offers/offer-words.rules";
import { Anchor } from "~/ui/anchor";
import { Banner } from "~/ui/banner";
import { Breadcrumbs } from "~/ui/breadcrumbs";
import { ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { Disclosure } from "~/ui/disclosure";
import { Facts } from "~/ui/facts";
import { PageHeading } from "~/ui/page-heading";
import { SummaryList } from "~/ui/summary-list";
import { Tag } from "~/ui/tag";
import { useCouncilPaths } from "~/use-paths";
import type { StatutoryView } from "../queries/view-statutory.server";
import { CARERS, SCHOOLING } from "../statutory.schema";
import {
  allMissing,
  type GivenStep,
  GROUP_TITLES,
  type RequestView,
  type StepRow,
} from "../statutory-words.rules";
import type { StepGroup } from "../steps.options";

/** What the law asks of one placement: what stops it, what is not known, and each step with its evidence. */
export function StatutoryPage({ view, done }: { view: StatutoryView; done: string | undefined }) {
  const paths = useCouncilPaths();
  const groups = Object.keys(GROUP_TITLES) as StepGroup[];
  return (
    <>
      <Breadcrumbs
        items={[
          { label: "Placements", to: paths.placements() },
          { label: view.reference, to: paths.placement(view.reference).page() },
          { label: "Statutory steps" },
        ]}
      />
      {done ? <Banner tone="good" title={done} /> : null}
      <PageHeading title="Statutory steps" above={`${view.reference} · ${view.service}`} lede={lede(view)} />
      {view.blocks.map(({ message, regulation }) => (
        <Banner key={regulation} tone="now" title={message}>
          <p>{regulation}. No approval makes this lawful.</p>
        </Banner>
      ))}
      {view.questions.length > 0 ? (
        <Banner tone="soon" title="Some of the statutory steps cannot be worked out yet">
          <ul className="list-disc pl-5">
            {view.questions.map(({ code, words }) => (
              <li key={code}>{words}</li>
            ))}
          </ul>
        </Banner>
      ) : null}
      <OtherArea view={view} />
      <NotNeeded view={view} />
      {view.none === null ? <Circumstances view={view} /> : null}
      {groups.map((group) => {
        const rows = view.rows.filter((row) => row.group === group);
        return rows.length === 0 ? null : (
          <Card key={group} title={GROUP_TITLES[group]}>
            {group === "notice" || group === "ending" ? (
              <p className="mb-4">
                <ButtonLink to={paths.statutory(view.reference).notices()}>
                  Write and send the letters
                </ButtonLink>
              </p>
            ) : null}
            {rows.map((row) => (
              <StepOfPlacement key={row.code} row={row} reference={view.reference} />
            ))}
          </Card>
        );
      })}
      <Former view={view} />
    </>
  );
}

function lede(view: StatutoryView): string {
  return `${view.none ?? allMissing(view.rows, view) ?? "Nothing missing"}.`;
}

/** What was asked of an officer before the circumstances changed. */
function NotNeeded({ view }: { view: StatutoryView }) {
  const paths = useCouncilPaths().statutory(view.reference);
  return view.notNeeded.map(({ id, title, mine }) => (
    <Banner key={id} tone="soon" title={`Request no longer needed: ${title}`}>
      {mine ? (
        <p>
          <Anchor to={paths.closeRequest(id)}>Close the request</Anchor>
        </p>
      ) : null}
    </Banner>
  ));
}

/** Who requested an approval with what, or what was asked back. */
export function RequestWords({ request }: { request: RequestView }) {
  if (request.state !== "open" && request.state !== "returned") return null;
  return (
    <p className="mt-2 whitespace-pre-line">
      {request.state === "open"
        ? `Requested by ${request.asked}. ${request.note}`
        : `Returned by ${request.answered}: ${request.why}`}
    </p>
  );
}

/** An approval that was requested: by whom, and what was asked back. */
function Asked({ row, reference }: { row: StepRow; reference: string }) {
  const paths = useCouncilPaths().statutory(reference);
  const { request } = row;
  if (!row.status.missing || !request) return null;
  return (
    <>
      <RequestWords request={request} />
      {request.state === "open" && row.mine ? (
        <p className="mt-2">
          <Anchor to={paths.returnRequest(request.id)}>
            Return the request
            <span className="sr-only"> {row.title}</span>
          </Anchor>
        </p>
      ) : null}
    </>
  );
}

/** Told of another area than the register says: what each asks for, and how the other is known. */
export function OtherArea({ view: { areas, told } }: { view: StatutoryView }) {
  if (areas.length === 0 || !told) return null;
  return (
    <Banner tone="soon" title="The register shows a different area">
      <ul className="list-disc pl-5">
        {areas.map(({ area, source, steps }) => (
          <li key={source}>
            {area},{" "}
            {source === "register"
              ? "from the register"
              : `recorded by ${told.by}, ${told.when}: ${told.how}`}
            . {steps.length === 0 ? "Nothing extra needed." : `Also needs: ${steps.join("; ")}.`}
          </li>
        ))}
      </ul>
      <p>Do the steps for both areas. If the register is wrong, ask the hub to correct it.</p>
    </Banner>
  );
}

function Circumstances({ view }: { view: StatutoryView }) {
  const to = useCouncilPaths().statutory(view.reference).circumstances();
  const { livesIn, told, asks } = view;
  const source = livesIn?.source === "register" ? ", from the register" : "";
  const named = (list: Readonly<Record<string, string>>, key: string | undefined) =>
    (key && list[key]) || "Not known yet";
  return (
    <Card title="What the steps depend on">
      <SummaryList
        rows={[
          { key: "Child will live in", value: livesIn ? `${livesIn.words}${source}` : "Not known yet" },
          ...(asks.carer ? [{ key: "Carer", value: named(CARERS, told?.carer) }] : []),
          ...(asks.schooling
            ? [{ key: "Disrupts Key Stage 4", value: named(SCHOOLING, told?.schooling) }]
            : []),
          ...(told ? [{ key: "How we know", value: `${told.how} (${told.by}, ${told.when})` }] : []),
        ]}
      />
      {view.abilities.record ? (
        <p className="mt-4">
          <ButtonLink tone="plain" to={to}>
            {told ? "Change this" : "Add what you know"}
          </ButtonLink>
        </p>
      ) : null}
    </Card>
  );
}

function StepOfPlacement({ row, reference }: { row: StepRow; reference: string }) {
  const paths = useCouncilPaths().statutory(reference);
  const { given } = row;
  const how = row.group === "approval" ? "approve" : "record";
  return (
    <section className="mb-6" aria-label={row.title}>
      <h3 className="mb-1">
        {row.title} <Tag tone={row.status.tone}>{row.status.words}</Tag>
      </h3>
      <p className="why">{row.regulation}</p>
      <Facts
        items={[
          { key: "Who", value: row.who },
          { key: "When", value: row.due },
          ...(given
            ? [
                { key: row.group === "notice" ? "Sent on" : "Done on", value: givenWords(given) },
                { key: "Evidence", value: <span className="whitespace-pre-line">{given.evidence}</span> },
              ]
            : []),
        ]}
      />
      {row.outdated.map(({ id, words, evidence }) => (
        <Disclosure key={id} summary={words}>
          <p className="whitespace-pre-line">{evidence}</p>
        </Disclosure>
      ))}
      {given ? null : <Wanted evidence={row.evidence} />}
      {row.earlier.length > 0 ? <Earlier row={row} /> : null}
      <Asked row={row} reference={reference} />
      {row.status.missing && (row.wait ?? row.note) ? <p className="mt-2">{row.wait ?? row.note}.</p> : null}
      {row.mine && row.status.missing && row.wait === null ? (
        <p className="mt-2">
          <ButtonLink tone={row.group === "approval" ? "primary" : "plain"} to={paths.give(row.code, how)}>
            {row.group === "approval" ? (
              row.title
            ) : (
              <>
                {BUTTONS[row.group]}
                <span className="sr-only"> {row.title}</span>
              </>
            )}
          </ButtonLink>
        </p>
      ) : null}
      {row.asks && row.status.missing && row.wait === null ? (
        <p className="mt-2">
          <ButtonLink tone={row.mine ? "plain" : "primary"} to={paths.ask(row.code)}>
            {row.request?.state === "returned" ? "Request approval again" : "Request approval"}
            <span className="sr-only"> {row.title}</span>
          </ButtonLink>
        </p>
      ) : null}
      {row.mine && given && !given.notice ? (
        <p className="mt-2">
          <Anchor to={paths.withdraw(given.id)}>
            Withdraw
            <span className="sr-only"> {row.title}</span>
          </Anchor>
        </p>
      ) : null}
    </section>
  );
}

/** "27 March 2026, Priya Nandakumar, recorded on 30 March 2026" */
function givenWords({ on, by, recorded }: GivenStep): string {
  const words = `${dayWords(on)}, ${by}`;
  return recorded === null ? words : `${words}, recorded on ${dayWords(recorded)}`;
}

function Earlier({ row: { earlier, weekly } }: { row: StepRow }) {
  return (
    <Disclosure summary={`${weekly ? "Earlier reviews" : "Others"}: ${earlier.length}`}>
      <ul>
        {earlier.map((step) => (
          <li key={step.id} className="mb-2">
            {givenWords(step)}
            <p className="whitespace-pre-line">{step.evidence}</p>
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}

const BUTTONS: Readonly<Record<Exclude<StepGroup, "approval">, string>> = {
  record: "Record",
  notice: "Record as sent",
  ending: "Record",
};

/** What the evidence says. */
export function Wanted({ evidence }: { evidence: readonly string[] }) {
  return (
    <>
      <p className="mt-2">Evidence needed:</p>
      <ul className="list-disc pl-5">
        {evidence.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
    </>
  );
}

function Former({ view: { former } }: { view: StatutoryView }) {
  if (former.length === 0) return null;
  return (
    <Disclosure summary={`Withdrawn or no longer needed: ${former.length}`}>
      <ul>
        {former.map(({ id, title, given, evidence, why, withdrawn }) => (
          <li key={id} className="mb-2">
            {title}: {given}.{withdrawn ? ` Withdrawn by ${withdrawn}: ${why}` : null}
            <p className="whitespace-pre-line">{evidence}</p>
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}
