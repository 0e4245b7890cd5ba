import type { ReferralPaths } from "~/paths";
import { ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { Stack } from "~/ui/layout";
import { Tag } from "~/ui/tag";
import type { GateView } from "../queries/view-gate.server";

/** What comes next at the gate, how much of the text is left, and the way to add what it did not find. */
export function GateAside({ view, referral }: { view: GateView; referral: ReferralPaths }) {
  return (
    <Stack>
      <Card title="Next">
        <GateNext view={view} referral={referral} />
      </Card>
      <RemainingCard view={view} />
      <Card title="Something is missing here">
        <p>A name or a place that was not found? Add it once and it is masked wherever it stands.</p>
        <ButtonLink tone="plain" to={referral.gateKeepOut()}>
          Keep something out
        </ButtonLink>
      </Card>
    </Stack>
  );
}

function GateNext({ view, referral }: { view: GateView; referral: ReferralPaths }) {
  const { undecided, secondPerson } = view.waiting;
  const second = view.items.filter(({ state, by }) => state === "second-person" && by && !by.me);
  if (undecided > 0) return <p>{view.closed}.</p>;
  if (secondPerson > 0)
    return (
      <>
        <p>{view.closed}.</p>
        {second.length > 0 ? (
          second.map((item) => (
            <p key={item.term}>
              <ButtonLink to={referral.gateTerm(item.term)}>Decide on “{item.text}”</ButtonLink>
            </p>
          ))
        ) : (
          <p className="why">
            You left it in, so somebody else has to: a team manager or whoever works this referral. They were
            told by mail and find it on their home.
          </p>
        )}
      </>
    );
  if (view.small?.state === "to-decide")
    return (
      <>
        <p>{view.closed}.</p>
        <ButtonLink to={referral.gateSmallNumbers()}>Decide how wide it is published</ButtonLink>
      </>
    );
  if (view.reading)
    return (
      <>
        <p>
          <Tag tone="good">Ready to send</Tag>
        </p>
        <p className="why">{view.reading.by} read just this text and went through the checklist.</p>
        <ButtonLink to={referral.check()}>Go on to check answers</ButtonLink>
      </>
    );
  return (
    <>
      <p>Read it as a stranger would and go through the checklist of what machines miss.</p>
      <ButtonLink to={referral.gateRead()}>Read what is published</ButtonLink>
    </>
  );
}

/** Too much masking is a fault as well: a home must be able to tell whether it can keep the child safe. */
function RemainingCard({ view }: { view: GateView }) {
  const { before, after, share, lost, tooLittle } = view.remaining;
  if (before === 0) return null;
  return (
    <Card title="What is left of the text">
      <p>
        <b className="text-2xl">{Math.floor(share * 100)}%</b> of the words, {after.toLocaleString("en-GB")}{" "}
        of {before.toLocaleString("en-GB")}
      </p>
      {tooLittle ? (
        <p>
          <Tag tone="soon">A lot is gone</Tag> Homes may not understand what the child needs. Publish other
          words where you can, instead of a mask.
        </p>
      ) : null}
      {lost.length > 0 ? (
        <p>
          <Tag tone="now">Needs or risks are lost</Tag> {lost.join(", ")}. Leave them in or say them in other
          words.
        </p>
      ) : null}
    </Card>
  );
}
