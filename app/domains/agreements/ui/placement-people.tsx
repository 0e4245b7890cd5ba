import { Anchor } from "~/ui/anchor";
import { Card } from "~/ui/card";
import { Facts, Phone } from "~/ui/facts";
import { useCouncilPaths } from "~/use-paths";
import type { PlacementView } from "../queries/view-placement.server";

/** Who does what on a placement, with a number to ring; the same for both sides. */
export function WhoDoesWhat({ placement }: { placement: PlacementView }) {
  const { council, provider, people, side, opens, referral, names } = placement;
  const paths = useCouncilPaths();
  const number = (phone: string | null) => (phone ? <Phone number={phone} /> : "number not given");
  return (
    <Card title="Who does what">
      <Facts
        items={[
          ...people.map(({ part, name, phone }, index) => ({
            // Two social workers, or two managers of one home, are each a line.
            key: people.findIndex((one) => one.part === part) === index ? part : `${part} (also)`,
            value: (
              <>
                {name}, {number(phone)}
              </>
            ),
          })),
          { key: council.name, value: number(council.phone) },
          ...(council.outOfHoursPhone
            ? [{ key: "Out of hours", value: number(council.outOfHoursPhone) }]
            : []),
          { key: provider.name, value: number(provider.phone) },
        ]}
      />
      {side === "council" && opens.referral ? (
        <p className="mt-4 mb-0">
          <Anchor to={paths.referral(referral).people()}>
            {names ? "Name or change who does what" : "Who does what, since when"}
          </Anchor>
        </p>
      ) : null}
    </Card>
  );
}
