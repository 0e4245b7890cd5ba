import { Banner } from "~/ui/banner";
import { Breadcrumbs } from "~/ui/breadcrumbs";
import { Card } from "~/ui/card";
import { Clock } from "~/ui/clock";
import { Facts, Phone } from "~/ui/facts";
import { PageHeading } from "~/ui/page-heading";
import { Tag } from "~/ui/tag";
import { Timeline } from "~/ui/timeline";
import { useProviderPaths } from "~/use-paths";
import type { DeliveryPage as Page } from "../queries/delivery-page.server";
import { DeliveryHolder } from "./delivery-holder";
import { EditionSections } from "./edition-sections";
import { ListedServices } from "./listed-services";

const number = (phone: string | null) => (phone ? <Phone number={phone} /> : "not told us yet");

/** A referral as the provider organisation sees it: what is asked, what it answers, who has it. */
export function DeliveryPage({ page }: { page: Page }) {
  const { council, broker } = page;
  const paths = useProviderPaths();
  const referral = paths.referral(page.reference);
  return (
    <>
      <Breadcrumbs items={[{ label: "Referrals", to: paths.referrals() }, { label: page.reference }]} />
      <PageHeading
        title={page.title}
        above={
          <>
            {council.name} asks · <span className="nw">{page.reference}</span> · {broker?.name ?? "duty team"}
            , {number(broker?.phone ?? council.phone)}
          </>
        }
        tags={page.tags.map((tag) => (
          <Tag key={tag.words} tone={tag.tone}>
            {tag.words}
          </Tag>
        ))}
        clock={<Clock {...page.clock} />}
        lede={page.reason}
      />
      {page.stopped ? (
        <Banner tone="soon" title={page.stopped.title}>
          <p>{page.stopped.reason}</p>
        </Banner>
      ) : null}
      {page.changedSinceRead.length > 0 ? (
        <Banner title="Changed since you read it">
          <ul>
            {page.changedSinceRead.map((change) => (
              <li key={change.label}>
                {change.label}: {change.to === "" ? "taken out" : change.to}
                {change.from === "" ? "" : ` instead of ${change.from}`}
              </li>
            ))}
          </ul>
        </Banner>
      ) : null}
      <div className="cols">
        <div className="stack">
          <DeliveryHolder referral={referral} words={page.holder} formKey={page.key} may={page.may} />
          <ListedServices
            referral={referral}
            offers={page.offers}
            services={page.services}
            mayAnswer={page.may.answer}
            formKey={page.key}
            green={page.may.pickUp ? null : page.green}
          />
          <EditionSections sections={page.sections} />
          <p className="why">
            Sent {page.edition.published}
            {page.edition.number > 1 ? `, edition ${page.edition.number}` : ""}. It never says who the child
            is.
          </p>
        </div>
        <aside className="stack" aria-label="About this referral">
          <Card title={`Who to ring at ${council.name}`}>
            <Facts
              items={[
                { key: "Broker", value: broker ? broker.name : "the duty team" },
                { key: "Number", value: number(broker?.phone ?? council.phone) },
                { key: "Duty team", value: number(council.phone) },
                { key: "Out of hours", value: number(council.outOfHoursPhone) },
              ]}
            />
          </Card>
          <Card title="Who has opened it here">
            <ul>
              {page.openedBy.map((one) => (
                <li key={one.name + one.when}>
                  {one.name}, {one.when}
                  {one.behind ? <span className="why"> · has not read the latest change</span> : null}
                </li>
              ))}
            </ul>
            {page.openedBy.length === 0 ? <p>Nobody yet.</p> : null}
          </Card>
          <Card title="What happened">
            <Timeline items={page.timeline} label="What happened" />
          </Card>
        </aside>
      </div>
    </>
  );
}
