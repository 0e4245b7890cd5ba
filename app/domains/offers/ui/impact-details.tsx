import type { ReactNode } from "react";
import { dayAndTime } from "~/platform/time";
import { Anchor } from "~/ui/anchor";
import { Banner } from "~/ui/banner";
import { Card } from "~/ui/card";
import { SummaryList } from "~/ui/summary-list";
import { Tag } from "~/ui/tag";
import { LIKELIHOODS } from "../impact/impact.options";
import {
  bandWords,
  groupOfPart,
  PART_GROUPS,
  type PartGroup,
  partLabel,
  type SentPart,
} from "../impact/impact.rules";
import { PART_STATES, type Thread } from "../impact/impact-answers.rules";
import type { ImpactView } from "../queries/impact-of-version.server";
import type { OfferView } from "../queries/view-offer.server";

type Version = OfferView["versions"][number];

/** The impact assessment of the newest version, or until when it follows. */
export function ImpactCard({ offer, reader, sheet }: { offer: OfferView; reader: Side; sheet: string }) {
  const [latest] = offer.versions;
  // What was agreed by phone was described by nobody (docs/adr/0045).
  if (!latest || latest.editionNumber === 0) return null;
  const open = offer.impact.parts.filter(({ state }) => state === "unanswered").length;
  return (
    <Card title="Impact assessment">
      {latest.impact ? (
        <p>
          <Anchor to={sheet}>The home, for the child</Anchor>: a page to print or to read together.
        </p>
      ) : null}
      {open > 0 ? (
        <p>
          {open === offer.impact.parts.length
            ? "The council has not answered it yet."
            : `${open} of ${offer.impact.parts.length} parts are not answered by the council yet.`}
        </p>
      ) : null}
      {latest.impact ? null : <p>{missingWords(latest, reader, offer.now)}</p>}
      {offer.impact.notAssessed.length > 0 ? (
        <Banner tone="soon" title="The referral has changed since it was written">
          <p>Not assessed yet: {offer.impact.notAssessed.join(", ")}.</p>
        </Banner>
      ) : null}
      {latest.impact ? (
        <ImpactText
          impact={latest.impact}
          after={({ part }) => {
            const answered = offer.impact.parts.find((one) => one.part === part);
            // What nobody has answered is counted above.
            return answered && answered.state !== "unanswered" ? (
              <ThreadText thread={answered.thread} reader={reader} now={offer.now} />
            ) : null;
          }}
        />
      ) : null}
    </Card>
  );
}

function missingWords({ impactDueAt }: Version, reader: Side, now: Date): string {
  if (!impactDueAt) return "This offer was sent without an impact assessment.";
  const until = dayAndTime(impactDueAt, now);
  if (impactDueAt < now)
    return `Overdue. It was due by ${until}. ${reader === "council" ? "Ring the home." : "Send it now."}`;
  return reader === "council" ? `The home must send it by ${until}.` : `You must send it by ${until}.`;
}

/** An assessment in words, by its groups. */
export function ImpactText({
  impact,
  after,
}: {
  impact: ImpactView;
  /** What follows a part: what was written about it. */
  after?: (part: SentPart) => ReactNode;
}) {
  const groups = (Object.keys(PART_GROUPS) as PartGroup[]).map((group) => ({
    group,
    parts: impact.parts.filter(({ part }) => groupOfPart(part) === group),
  }));
  return (
    <>
      {groups
        .filter(({ group, parts }) => parts.length > 0 || group === "children")
        .map(({ group, parts }) => (
          <section key={group}>
            <h3 className="mt-6">{PART_GROUPS[group]}</h3>
            {group === "children" ? <p>{bandWords(impact.ageBands)}</p> : null}
            {parts.map((part) => (
              <div key={part.part} className="mb-5">
                <ImpactPartText part={part} />
                {after?.(part)}
              </div>
            ))}
          </section>
        ))}
    </>
  );
}

type Side = "council" | "provider";

/** How a part is answered, and what either side wrote. */
export function ThreadText({ thread, reader, now }: { thread: Thread; reader: Side; now: Date }) {
  const { words, tone } = PART_STATES[thread.state];
  const by = (side: string) =>
    side === reader
      ? reader === "council"
        ? "Your council"
        : "You"
      : side === "council"
        ? "The council"
        : "The home";
  return (
    <>
      <p className="mb-1">
        <Tag tone={tone}>{words}</Tag>
      </p>
      {thread.answers
        .filter(({ words: said }) => said !== null)
        .map((answer) => (
          <p key={answer.number} className="whitespace-pre-line">
            <b>
              {by(answer.side)}, {dayAndTime(answer.writtenAt, now)}:
            </b>{" "}
            {answer.words}
          </p>
        ))}
    </>
  );
}

/** One part: a need or a risk with what could go wrong, or a text. */
export function ImpactPartText({ part }: { part: SentPart }) {
  return (
    <>
      <h4 className="label">{partLabel(part.part)}</h4>
      <p className="whitespace-pre-line">{part.words}</p>
      {part.likelihood ? (
        <SummaryList
          rows={[
            ...(part.risk ? [{ key: "Risks", value: part.risk }] : []),
            ...(part.action ? [{ key: "What the home would do to reduce them", value: part.action }] : []),
            { key: "Residual risk", value: LIKELIHOODS[part.likelihood] },
          ]}
        />
      ) : null}
    </>
  );
}
