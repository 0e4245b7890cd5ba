import { dayAndTime } from "~/platform/time";
import { Banner } from "~/ui/banner";
import { Disclosure } from "~/ui/disclosure";
import type { FieldErrors } from "~/ui/row-field";
import { IMPACT_PART_KEYS, IMPACT_PARTS } from "../impact/impact.options";
import { subjectLabel } from "../impact/impact-asks.rules";
import type { ImpactDraft } from "../impact/impact-draft.schema";
import type { ImpactDraftView } from "../queries/view-impact-draft.server";
import { ImpactForm } from "./impact-form";
import { OfferFrame } from "./offer-frame";

type Props = {
  offer: Omit<ImpactDraftView, "draft">;
  draft: ImpactDraftView["draft"];
  values: ImpactDraft;
  errors: FieldErrors;
  formKey: string;
  seen: number;
  /** Whether a colleague's draft is beside what was typed. */
  conflict: boolean;
  done: string | undefined;
};

/** The page on which the impact assessment of an offer is written. */
export function ImpactEdit({ offer, draft, conflict, done, ...form }: Props) {
  const until = draft?.followsUntil;
  return (
    <>
      {done ? <Banner tone="good" title={done} /> : null}
      {conflict && draft ? <TheirImpact draft={draft} now={offer.now} /> : null}
      <OfferFrame
        offer={offer}
        title={`Impact assessment: ${offer.serviceName}`}
        here="Impact assessment"
        lede={
          until
            ? `Your offer was sent without it. ${offer.council.name} expects it by ${dayAndTime(until, offer.now)}.`
            : "Sent with your offer. The social worker answers each part."
        }
      >
        <ImpactForm {...form} asks={offer.asks} fromLast={draft?.fromLast ?? []} alone={Boolean(until)} />
      </OfferFrame>
    </>
  );
}

/** What a colleague saved meanwhile, beside what is in the form. */
function TheirImpact({ draft, now }: { draft: NonNullable<Props["draft"]>; now: Date }) {
  const { values } = draft;
  return (
    <Banner
      tone="soon"
      title={`${draft.mine ? "You" : (draft.savedBy ?? "A colleague")} saved another draft ${dayAndTime(draft.savedAt, now)}`}
    >
      <p>What you typed is still in the form. Sending the form again keeps yours.</p>
      <Disclosure summary="Read the other draft">
        {values.subjects.map(({ key, meets, risk, action }) => (
          <p key={key} className="whitespace-pre-line">
            <b>{subjectLabel(key)}</b>: {[meets, risk, action].filter((text) => text !== "").join("\n")}
          </p>
        ))}
        {IMPACT_PART_KEYS.filter((part) => values.parts[part] !== "").map((part) => (
          <p key={part} className="whitespace-pre-line">
            <b>{IMPACT_PARTS[part].label}</b>: {values.parts[part]}
          </p>
        ))}
      </Disclosure>
    </Banner>
  );
}
