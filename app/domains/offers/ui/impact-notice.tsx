import { dayAndTime } from "~/platform/time";
import { Banner } from "~/ui/banner";
import type { OfferView } from "../queries/view-offer.server";

/** What is not agreed of an impact assessment, before funding is asked for or authorised, or an offer accepted. */
export function ImpactNotice({ words, notSafe }: { words: readonly string[]; notSafe: string | null }) {
  return (
    <>
      {notSafe ? (
        <Banner tone="now" title="Your council says that this placement does not keep the child safe">
          <p className="whitespace-pre-line">{notSafe}</p>
          <p>The offer cannot be accepted until this is withdrawn.</p>
        </Banner>
      ) : null}
      {words.length > 0 ? (
        <Banner tone="soon" title="The impact assessment is not agreed">
          {words.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </Banner>
      ) : null}
    </>
  );
}

/** The same on the offer itself, for both sides. */
export function NotSafeBanner({ offer }: { offer: OfferView }) {
  if (!offer.notSafe) return null;
  return (
    <Banner tone="now" title="The council says that this placement does not keep the child safe">
      <p className="whitespace-pre-line">{offer.notSafe.why}</p>
      <p>
        Said {dayAndTime(offer.notSafe.at, offer.now)}. The offer cannot be accepted until the council
        withdraws it.
      </p>
    </Banner>
  );
}
