import type { ReactNode } from "react";
import { Breadcrumbs } from "~/ui/breadcrumbs";
import { Card } from "~/ui/card";
import { Facts, Phone } from "~/ui/facts";
import { Columns } from "~/ui/layout";
import { PageHeading } from "~/ui/page-heading";
import { useProviderPaths } from "~/use-paths";
import { OfferTags } from "./offer-tags";

type Frame = {
  reference: string;
  state: Parameters<typeof OfferTags>[0]["offer"]["state"];
  confirmedEdition: number;
  latestEdition: number;
  versionNumber: number;
  serviceName: string;
  referral: { reference: string; headline: string };
  council: { name: string; phone: string | null };
  broker: { name: string; phone: string | null } | null;
};

type Props = {
  offer: Frame;
  title: string;
  /** What this page is, at the end of the way up. */
  here: string;
  lede?: ReactNode;
  children: ReactNode;
};

/** A page about one of the provider's own offers: what it is for, and whom to ring. */
export function OfferFrame({ offer, title, here, lede, children }: Props) {
  const paths = useProviderPaths();
  const page = paths.offer(offer.reference).page();
  return (
    <>
      <Breadcrumbs
        items={[
          { label: "Our offers", to: paths.offers() },
          ...(offer.versionNumber > 0 ? [{ label: offer.reference, to: page }] : []),
          { label: here },
        ]}
      />
      <PageHeading
        title={title}
        above={`${offer.referral.headline} · ${offer.referral.reference} · ${offer.council.name}`}
        tags={<OfferTags offer={offer} />}
        lede={lede}
      />
      <Columns aside={<ContactCard council={offer.council} broker={offer.broker} />}>{children}</Columns>
    </>
  );
}

/** The broker's name and number, on everything that a provider sees. */
export function ContactCard({
  council,
  broker,
}: {
  council: { name: string; phone: string | null; outOfHoursPhone?: string | null };
  broker: { name: string; phone: string | null } | null;
}) {
  const number = broker?.phone ?? council.phone;
  return (
    <Card title={`Who to ring at ${council.name}`}>
      <Facts
        items={[
          { key: "Broker", value: broker?.name ?? "the duty team" },
          { key: "Number", value: number ? <Phone number={number} /> : "not told us yet" },
          ...(council.outOfHoursPhone
            ? [{ key: "Out of hours", value: <Phone number={council.outOfHoursPhone} /> }]
            : []),
        ]}
      />
    </Card>
  );
}
