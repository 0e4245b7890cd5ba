import type { Reader } from "~/domains/audit/events.rules";
import { gradeName } from "~/domains/providers/grades.rules";
import { dayAndTime, dayOfColumn } from "~/platform/time";
import { Card } from "~/ui/card";
import { Disclosure } from "~/ui/disclosure";
import { Figures } from "~/ui/figures";
import { SummaryList } from "~/ui/summary-list";
import { Timeline } from "~/ui/timeline";
import { costFigures, costSummary, linesInWords } from "../cost-words.rules";
import { dayWords, eventWords } from "../offer-words.rules";
import type { OfferView } from "../queries/view-offer.server";
import { CostingTable } from "./costing-table";
import { ImpactCard, ImpactText } from "./impact-details";

type Version = OfferView["versions"][number];

/** The newest version in full, the ones before it one press away, and what happened. */
export function OfferDetails({
  offer,
  reader,
  sheet,
}: {
  offer: OfferView;
  reader: "council" | "provider";
  /** Where the page for the child is. */
  sheet: string;
}) {
  const [latest, ...older] = offer.versions;
  if (!latest) return null;
  return (
    <>
      <Card title="What it costs">
        <Figures bare items={costFigures(costSummary(latest.lines, latest.startOn, offer.intendedLength))} />
        <div className="mt-4" />
        <CostingTable {...latest} caption={`Costing, version ${latest.number}`} captionHidden />
      </Card>
      <Card title="The place">
        <SummaryList rows={placeRows(latest, offer)} />
        <h3>How the needs would be met</h3>
        <p className="whitespace-pre-line">{latest.needsMet}</p>
        <h3>What it would mean for the children living there</h3>
        <p className="whitespace-pre-line">{latest.effectOnChildren}</p>
      </Card>
      <ImpactCard offer={offer} reader={reader} sheet={sheet} />
      <Card title={older.length === 0 ? "Version 1" : `Version ${latest.number}, and what came before`}>
        <p>{sentWords(latest, offer.now)}</p>
        {older.map((version) => (
          <Disclosure
            key={version.number}
            summary={`Version ${version.number}: ${linesInWords(version.lines, version.startOn)}`}
          >
            <p className="why">{sentWords(version, offer.now)}</p>
            <CostingTable {...version} caption={`Costing, version ${version.number}`} captionHidden />
            <SummaryList rows={placeRows(version, offer)} />
            <p className="whitespace-pre-line">{version.needsMet}</p>
            <p className="whitespace-pre-line">{version.effectOnChildren}</p>
            {version.impact ? <ImpactText impact={version.impact} /> : null}
          </Disclosure>
        ))}
      </Card>
    </>
  );
}

function placeRows(version: Version, offer: OfferView) {
  const { distance, grade, gradeOn } = offer.service;
  // What the council recorded for a home that was asked by phone (docs/adr/0045).
  const byPhone = version.editionNumber === 0;
  const inspected = gradeOn ? `, ${dayWords(dayOfColumn(gradeOn))}` : "";
  return [
    { key: "Start", value: dayWords(version.startOn) },
    ...(byPhone ? [] : [{ key: "Held until", value: dayAndTime(version.heldUntil, offer.now) }]),
    {
      key: "Children living there",
      value: version.childrenLiving === null ? "Not told us yet" : String(version.childrenLiving),
    },
    { key: "Distance", value: distance ?? "Not told us yet" },
    { key: "Latest inspection", value: `${gradeName(grade)}${grade === null ? "" : inspected}` },
    {
      key: "Made for",
      value: byPhone
        ? "A placement by phone: no referral was sent"
        : offer.confirmedEdition > version.editionNumber
          ? `edition ${version.editionNumber}, confirmed for edition ${offer.confirmedEdition}`
          : `edition ${version.editionNumber} of the referral`,
    },
  ];
}

function sentWords(version: Version, now: Date): string {
  const by = version.submittedBy ? ` by ${version.submittedBy}` : "";
  if (version.editionNumber === 0)
    return `The council recorded what was agreed by phone ${dayAndTime(version.submittedAt, now)}.`;
  return `Version ${version.number} was sent ${dayAndTime(version.submittedAt, now)}${by}, for edition ${version.editionNumber} of the referral.`;
}

/** What happened to an offer, newest first. */
export function OfferTimeline({ offer, reader }: { offer: OfferView; reader: Reader }) {
  return (
    <Card title="What happened">
      <Timeline
        label="What happened"
        items={offer.events.map((event) => ({
          id: event.id,
          when: dayAndTime(event.at, offer.now),
          dateTime: event.at.toISOString(),
          text: eventWords(event, reader, offer.versions),
          ...(event.who ? { who: event.who } : {}),
        }))}
      />
    </Card>
  );
}
