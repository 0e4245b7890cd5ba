import { Clock } from "~/ui/clock";
import { Tag } from "~/ui/tag";
import type { OfferState } from "../offer.machine";
import { heldClock, stateTag, unconfirmedTag } from "../offer-words.rules";

type Standing = {
  state: OfferState;
  confirmedEdition: number;
  latestEdition: number;
  heldUntil: Date | null;
  endedWithSearch?: boolean;
};

/** How an offer stands: its state, and whether the provider must confirm it for the newest edition. */
export function OfferTags({ offer }: { offer: Omit<Standing, "heldUntil"> }) {
  return (
    <>
      {[stateTag(offer.state, offer.endedWithSearch), ...unconfirmedTag(offer)].map((tag) => (
        <Tag key={tag.words} tone={tag.tone}>
          {tag.words}
        </Tag>
      ))}
    </>
  );
}

/** Until when the place is held; nothing for an offer that has ended or was not sent. */
export function HeldClock({ offer, now }: { offer: Pick<Standing, "state" | "heldUntil">; now: Date }) {
  const clock = heldClock(offer, now);
  return clock ? <Clock {...clock} /> : null;
}
