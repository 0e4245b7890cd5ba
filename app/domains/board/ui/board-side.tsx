import { Anchor } from "~/ui/anchor";
import { Card } from "~/ui/card";
import { Facts, Phone } from "~/ui/facts";
import { Timeline } from "~/ui/timeline";
import { useCouncilPaths } from "~/use-paths";
import type { Board } from "../queries/view-board.server";

const PLANS = [
  { ability: "amend", path: "amend", words: "Change what is asked" },
  { ability: "reassign", path: "reassign", words: "Give it to another broker" },
  { ability: "search-on", path: "search-on", words: "Go on searching" },
  { ability: "pause", path: "pause", words: "Pause the search" },
  { ability: "resume", path: "resume", words: "Go on with the search" },
  { ability: "fall-through", path: "fall-through", words: "It fell through: search on" },
  { ability: "search-again", path: "search-again", words: "Search again" },
  { ability: "close", path: "close", words: "Close the search" },
  { ability: "withdraw", path: "withdraw", words: "Withdraw the referral" },
] as const;

/** Who does what, the changes of plan, and what happened. */
export function BoardSide({ board }: { board: Board }) {
  const referral = useCouncilPaths().referral(board.reference);
  const plans = PLANS.filter((plan) => board.abilities[plan.ability]);
  return (
    <aside className="stack" aria-label="About this referral">
      <Card title="Who does what">
        <Facts
          items={board.who.map((one) => ({
            key: one.part,
            value: one.phone ? (
              <>
                {one.name}, <Phone number={one.phone} />
              </>
            ) : (
              one.name
            ),
          }))}
        />
        <p className="mt-4 mb-1">
          <Anchor to={referral.people()}>
            {board.abilities["name-iro"] ? "Name or change who does what" : "Who does what, since when"}
          </Anchor>
        </p>
        <p className="mb-0">
          <Anchor to={referral.knows()}>Who knows who the child is</Anchor>
        </p>
      </Card>
      {plans.length > 0 ? (
        <Card title="When the plan changes">
          <ul className="task-list">
            {plans.map((plan) => (
              <li key={plan.path}>
                <Anchor to={referral.plan(plan.path)}>{plan.words}</Anchor>
              </li>
            ))}
          </ul>
        </Card>
      ) : null}
      <Card title="What happened" id="happened">
        {board.timeline.length > 0 ? (
          <Timeline items={board.timeline} label="What happened" />
        ) : (
          <p>Nothing yet.</p>
        )}
        {board.earlier ? (
          <p className="mt-3 mb-0">
            <Anchor to={`${referral.page()}?all=1#happened`}>Earlier, from the beginning</Anchor>
          </p>
        ) : null}
      </Card>
    </aside>
  );
}
