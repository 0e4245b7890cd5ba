import { dayAndTime } from "~/platform/time";
import { Banner } from "~/ui/banner";
import { Disclosure } from "~/ui/disclosure";
import type { FieldErrors } from "~/ui/row-field";
import { IMPACT_NOT_COMPLETE } from "../impact/impact.rules";
import { LINE_KINDS, type LineKind } from "../money.rules";
import { costDraft } from "../offer-draft.rules";
import type { OfferDraft } from "../offer-draft.schema";
import type { ImpactProgress, OfferDraftView } from "../queries/view-offer-draft.server";
import { OfferForm } from "./offer-form";
import { OfferFrame } from "./offer-frame";

/** What stands in the way of sending, by the field: of the offer, and that its assessment is not complete. */
export function draftProblems({ checked, impact }: NonNullable<OfferDraftView["draft"]>): FieldErrors {
  return {
    ...(checked.ok ? {} : checked.problems),
    ...(impact.state === "open" ? { impact: [`${IMPACT_NOT_COMPLETE}.`] } : {}),
  };
}

type Props = {
  offer: Omit<OfferDraftView, "draft">;
  /** None is left where it was deleted while this was typed. */
  draft: OfferDraftView["draft"];
  values: OfferDraft;
  impact: ImpactProgress | null;
  errors: FieldErrors;
  formKey: string;
  seen: number;
  /** Whether a colleague's draft stands beside what was typed. */
  conflict: boolean;
  done: string | undefined;
};

/** The page on which an offer is written, or changed after it was sent. */
export function OfferEdit({ offer, draft, conflict, done, ...form }: Props) {
  const first = offer.versionNumber === 0;
  return (
    <>
      {done ? <Banner tone="good" title={done} /> : null}
      {conflict && draft ? (
        <TheirDraft draft={draft} intended={offer.intendedLength} now={offer.now} />
      ) : null}
      <OfferFrame
        offer={offer}
        title={first ? `Your offer from ${offer.serviceName}` : `Change the offer from ${offer.serviceName}`}
        here={first ? "New offer" : "Change"}
        lede={
          first
            ? "Nobody outside your organisation sees it until you have checked and sent it."
            : "The council sees the offer as you sent it until you send the change. When the costing changes, money that was authorised for it is cancelled and the offer goes back to submitted."
        }
      >
        <OfferForm {...form} intended={offer.intendedLength} now={offer.now} />
      </OfferFrame>
    </>
  );
}

/** What a colleague saved meanwhile, beside what stands in the form: both texts are there to choose from. */
function TheirDraft({
  draft,
  intended,
  now,
}: {
  draft: NonNullable<Props["draft"]>;
  intended: Props["offer"]["intendedLength"];
  now: Date;
}) {
  const { values } = draft;
  const { cost } = costDraft(values, now, intended);
  return (
    <Banner
      tone="soon"
      title={`${draft.mine ? "You" : (draft.savedBy ?? "A colleague")} saved another draft ${dayAndTime(draft.savedAt, now)}`}
    >
      <p>What you typed is still in the form. Sending the form again keeps yours.</p>
      <Disclosure summary="Read the other draft">
        <ul>
          {values.lines.map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows move only with a new page
            <li key={index}>
              {Object.hasOwn(LINE_KINDS, line.kind) ? LINE_KINDS[line.kind as LineKind].label : "A line"}:{" "}
              {line.amount || "no price"}
              {line.hours ? ` × ${line.hours} h` : ""} {line.description}
            </li>
          ))}
        </ul>
        <p>
          {cost.sentence}. Start {Object.values(values.startOn).join("/")}, held until{" "}
          {Object.values(values.heldUntilOn).join("/")} {values.heldUntilAt}.
        </p>
        <p className="whitespace-pre-line">{values.needsMet}</p>
        <p className="whitespace-pre-line">{values.effectOnChildren}</p>
      </Disclosure>
    </Banner>
  );
}
