import type { ReactNode } from "react";
import { Breadcrumbs } from "~/ui/breadcrumbs";
import { Card } from "~/ui/card";
import { Facts, Phone } from "~/ui/facts";
import { Columns } from "~/ui/layout";
import { PageHeading } from "~/ui/page-heading";
import { useProviderPaths } from "~/use-paths";
import type { ContactDetails } from "../queries/contact-details.server";

type Props = ContactDetails & {
  reference: string;
  headline: string;
  title: string;
  here: string;
  lede?: ReactNode;
  /** More people to ring, before the council's own numbers. */
  contacts?: { key: string; name: string; phone: string | null }[];
  children: ReactNode;
};

const number = (phone: string | null) => (phone ? <Phone number={phone} /> : "not told us yet");

/** A page on which somebody at a provider is told more of a child: what it is, that they looked, whom to ring. */
export function ToldFrame(props: Props) {
  const paths = useProviderPaths();
  const { council, broker, contacts = [] } = props;
  return (
    <>
      <Breadcrumbs
        items={[
          { label: "Referrals", to: paths.referrals() },
          { label: props.reference, to: paths.referral(props.reference).page() },
          { label: props.here },
        ]}
      />
      <PageHeading
        title={props.title}
        above={`${props.headline} · ${props.reference} · ${council.name}`}
        lede={props.lede}
      />
      <Columns
        aside={
          <Card title={`Who to ring at ${council.name}`}>
            <Facts
              items={[
                ...contacts.map(({ key, name, phone }) => ({
                  key,
                  value: (
                    <>
                      {name}, {number(phone)}
                    </>
                  ),
                })),
                { key: "Broker", value: broker?.name ?? "the duty team" },
                { key: "Number", value: number(broker?.phone ?? council.phone) },
                { key: "Duty team", value: number(council.phone) },
                { key: "Out of hours", value: number(council.outOfHoursPhone) },
              ]}
            />
          </Card>
        }
      >
        {props.children}
      </Columns>
    </>
  );
}
