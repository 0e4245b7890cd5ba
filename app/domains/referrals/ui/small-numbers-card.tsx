import type { ReferralPaths } from "~/paths";
import { Anchor } from "~/ui/anchor";
import { Actions, ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { Disclosure } from "~/ui/disclosure";
import { Tag } from "~/ui/tag";
import type { SmallNumbersView } from "../queries/view-small-numbers.server";

/** How few children fit what would be published, how that is worked out, and what wider would do. */
export function SmallNumbersCard({ small, referral }: { small: SmallNumbersView; referral: ReferralPaths }) {
  const open = small.state === "to-decide";
  return (
    <Card title="How few children fit it">
      <p>
        <SmallTag small={small} /> {small.published.words}: <b>{small.published.effect}</b>.
      </p>
      <Working small={small} />
      <WidthDecided small={small} />
      {small.decision && !small.decision.current ? (
        <p>What was decided before counts no more: the age, the needs or the area changed.</p>
      ) : null}
      {small.stillIdentifying.map(({ page, words }) => (
        <p key={words}>
          <Tag tone="now">Says it anyway</Tag> {words}.{" "}
          <Anchor to={`${referral.editPage(page)}?from=check`}>Change it</Anchor>
        </p>
      ))}
      {open ? <Advice small={small} /> : null}
      <Actions>
        <ButtonLink tone="plain" to={referral.gateSmallNumbers()}>
          {open ? "Decide how wide it is published" : "Publish it otherwise"}
        </ButtonLink>
      </Actions>
    </Card>
  );
}

/** Who decided what stands, and why. */
export function WidthDecided({ small: { decision } }: { small: SmallNumbersView }) {
  if (!decision?.current) return null;
  return (
    <p className="why">
      {decision.by} decided this
      {decision.reason ? (
        <>
          : “<span dir="auto">{decision.reason}</span>”
        </>
      ) : null}
      .
    </p>
  );
}

function SmallTag({ small: { state, published } }: { small: SmallNumbersView }) {
  if (state === "to-decide") return <Tag tone="soon">To decide</Tag>;
  if (published.small) return <Tag tone="info">Goes on with a reason</Tag>;
  return <Tag tone="good">Enough children fit</Tag>;
}

/** The factors one by one, with where they come from. */
export function Working({ small }: { small: SmallNumbersView }) {
  return (
    <>
      {small.unknown ? <p>{small.unknown}.</p> : null}
      {small.working ? <p className="why">{small.working}.</p> : null}
      {small.working ? <p className="why">{small.source}</p> : null}
    </>
  );
}

function Advice({ small }: { small: SmallNumbersView }) {
  const wider = small.widths.filter(({ asWritten }) => !asWritten);
  const best = wider.find((one) => one.advised);
  const rest = wider.filter((one) => one !== best);
  if (wider.length === 0) return null;
  return (
    <>
      {best ? (
        <p>
          Advised: <b>{best.words}</b>, {best.effect}.
        </p>
      ) : (
        <p>No wider age or area fits 5 children or more, so it needs a reason. The needs stay as they are.</p>
      )}
      {rest.length > 0 ? (
        <Disclosure summary="What else would be wider">
          <ul className="mb-4 list-disc pl-5">
            {rest.map((one) => (
              <li key={one.key}>
                {one.words}: {one.effect}
              </li>
            ))}
          </ul>
        </Disclosure>
      ) : null}
    </>
  );
}
