import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import { noticeOf } from "~/notices";
import { Anchor } from "~/ui/anchor";
import { Banner } from "~/ui/banner";
import { Breadcrumbs } from "~/ui/breadcrumbs";
import { Actions, Button, ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { DataTable } from "~/ui/data-table";
import { HiddenField } from "~/ui/hidden-field";
import { PageHeading } from "~/ui/page-heading";
import { sentBy } from "~/ui/schema-form";
import { Tag, Tags } from "~/ui/tag";
import { useOrganiserPaths } from "~/use-paths";
import { standingTag } from "../confirmation.rules";
import type { addServicesSchema } from "../onboarding.schema";
import type { OwnerOrganisation, OwnerView } from "../queries/view-owner.server";
import { kindLabel } from "../service-words.rules";
import { RegisterAlerts } from "./alert-banners";
import { OwnerAddresses } from "./owner-addresses";
import { OwnerGroupCard } from "./owner-group-card";
import { AlertTags, GradeTag, StatusTag } from "./service-tags";

const sent = sentBy<typeof addServicesSchema>();

export type OwnerPageProps = {
  owner: OwnerView;
  /** A search that the actor came from; null otherwise. */
  reference: string | null;
  done: string | null;
  formKey: string;
  refused: string | null;
  /** The council's open searches that match; the region has none. */
  searches?: ReactNode;
};

/** An owner of the register: who answers for it on the portal, and the one button that brings it on. */
export function OwnerPage(props: OwnerPageProps) {
  const paths = useOrganiserPaths();
  const { owner, refused } = props;
  const words = doneWords(props.done, owner);
  return (
    <>
      <Breadcrumbs items={[{ label: "Register", to: paths.register() }, { label: owner.name }]} />
      {refused ? <Banner tone="now" title={refused} /> : null}
      {props.done === "already" && owner.organisations.length > 0 ? (
        <Banner title="It is on the portal already">
          <p>Somebody was first. If you were about to invite, your invitation was not sent.</p>
        </Banner>
      ) : null}
      {words ? <Banner tone="good" title={words} /> : null}
      <PageHeading
        title={owner.name}
        tags={<OwnerTags owner={owner} />}
        lede={owner.kinds.map(({ label, count }) => `${label}: ${count}`).join(" · ")}
      />
      <div className="stack wide">
        <RegisterAlerts alerts={owner.alerts} />
        {owner.organisations.length === 0 ? <BringOn {...props} /> : null}
        {props.searches}
        {owner.organisations.map((organisation) => (
          <OrganisationCard
            key={organisation.id}
            owner={owner}
            organisation={organisation}
            reference={props.reference}
          />
        ))}
        {owner.organisations.length > 0 ? <BringOn {...props} /> : null}
        <Card
          title={owner.services.length === 1 ? "1 open service" : `${owner.services.length} open services`}
        >
          <Services owner={owner} />
        </Card>
        <OwnerGroupCard owner={owner} />
        <OwnerAddresses owner={owner} />
        {owner.abilities.raiseAlert ? (
          <Actions>
            <ButtonLink tone="plain" to={paths.owner(owner.address).raiseAlert()}>
              Raise an alert on the whole provider
            </ButtonLink>
          </Actions>
        ) : null}
      </div>
    </>
  );
}

function OwnerTags({ owner }: { owner: OwnerView }) {
  const on = owner.services.length - owner.waiting;
  if (on === 0) return <Tag tone="hold">Not on the portal yet</Tag>;
  if (owner.waiting > 0)
    return <Tag tone="soon">{`${on} of ${owner.services.length} services on the portal`}</Tag>;
  if (owner.organisations.some((one) => one.standing !== "confirmed"))
    return <Tag tone="now">On the portal, not confirmed</Tag>;
  return owner.organisations.some((one) => one.waiting) ? (
    <Tag tone="hold">Invited, waiting</Tag>
  ) : (
    <Tag tone="info">On the portal</Tag>
  );
}

const forSearch = (reference: string | null) => (reference ? `?for=${reference}` : "");

function BringOn({ owner, reference, formKey }: OwnerPageProps) {
  const paths = useOrganiserPaths();
  const { bringOn, why } = owner.abilities;
  if (owner.waiting === 0) return null;
  if (!bringOn) return why ? <p className="why">{why}</p> : null;
  if (owner.addTo)
    return (
      <Form method="post">
        <p>
          {owner.waiting === 1 ? "One service is" : `${owner.waiting} services are`} not on the portal yet.
          They come to {owner.addTo.name}, which then gets referrals for them.
        </p>
        <HiddenField name="key" value={formKey} />
        <HiddenField {...sent("organisationId", owner.addTo.id)} />
        <Actions>
          <Button>
            {owner.waiting === 1 ? "Add it" : `Add all ${owner.waiting}`} to {owner.addTo.name}
          </Button>
        </Actions>
      </Form>
    );
  if (owner.organisations.length > 0) return null;
  const path = `${paths.owner(owner.address).invite()}${forSearch(reference)}`;
  return (
    <div>
      <p>
        {owner.internal
          ? "These are your council's own services. As your internal services they get referrals like any other provider, and can be asked first."
          : "Nobody answers for these services on Homeward yet, so no referral reaches them. It takes a name and an email address."}
      </p>
      <Actions>
        <ButtonLink to={path}>
          {owner.internal
            ? "Make them our internal services"
            : `Bring ${owner.named ? owner.name : "it"} on to Homeward`}
        </ButtonLink>
      </Actions>
    </div>
  );
}

const INVITED: Record<"waiting" | "expired" | "refused", (until: string) => string> = {
  waiting: (until) => `The link works until ${until}.`,
  expired: () => "The link has run out: invite again.",
  refused: () => "They have refused: invite somebody else.",
};

function OrganisationCard({
  owner,
  organisation,
  reference,
}: { owner: OwnerView; organisation: OwnerOrganisation } & Pick<OwnerPageProps, "reference">) {
  const paths = useOrganiserPaths();
  const { invited } = organisation;
  const again = `${paths.owner(owner.address).inviteAgain(organisation.id)}${forSearch(reference)}`;
  return (
    <Card title={organisation.name}>
      <Tags>
        {organisation.waiting ? (
          <Tag tone="hold">Invited, waiting</Tag>
        ) : (
          <Tag tone="info">On the portal</Tag>
        )}
        {organisation.internal ? <Tag>Internal services</Tag> : null}
        {standingTag(organisation.standing) ? (
          <Tag tone="now">{standingTag(organisation.standing)}</Tag>
        ) : null}
      </Tags>
      {organisation.standing === "unconfirmed" ? (
        <p>
          Nobody except the organisation that invited its admin has confirmed that they are who they say they
          are. Other councils cannot send it referrals, and it cannot be given a child’s identity or funding.
          {organisation.toConfirm ? (
            <>
              {" "}
              <Anchor to={organisation.toConfirm}>
                See what needs a second person<span className="sr-only"> at {organisation.name}</span>
              </Anchor>
            </>
          ) : null}
        </p>
      ) : null}
      {organisation.waiting ? (
        <p>
          Nobody has come in for them yet. Referrals wait for them in their inbox.
          {invited
            ? ` ${invited.name} (${invited.email}) was invited on ${invited.on}. ${INVITED[invited.stands](invited.until)}`
            : null}
        </p>
      ) : (
        <p>Their own people answer referrals and keep what they declare up to date.</p>
      )}
      {organisation.history.length > 0 ? (
        <ul className="task-list" aria-label={`How ${organisation.name} was confirmed`}>
          {organisation.history.map((line) => (
            <li key={line} className="wrap-anywhere">
              {line}
            </li>
          ))}
        </ul>
      ) : null}
      {organisation.waiting && owner.abilities.bringOn ? (
        <Actions>
          <ButtonLink tone="plain" to={again}>
            Invite again<span className="sr-only"> for {organisation.name}</span>
          </ButtonLink>
        </Actions>
      ) : null}
    </Card>
  );
}

function Services({ owner }: { owner: OwnerView }) {
  const paths = useOrganiserPaths();
  // The name of the one organisation that answers for all of them stands above the table already.
  const told = owner.waiting === 0 && owner.organisations.length === 1;
  return (
    <DataTable
      caption={`Open services of ${owner.name}`}
      captionHidden
      rows={owner.services}
      rowKey={(service) => service.id}
      columns={[
        {
          header: "Service",
          cell: (service) => (
            <>
              <Anchor to={paths.service(service.id).page()}>{service.title}</Anchor>{" "}
              {service.status === "active" ? null : <StatusTag status={service.status} />}
              <AlertTags alerts={service.alerts} />
              <div className="text-soft font-normal">
                {kindLabel(service.kind)} · <span className="nw">URN {service.registrationNumber}</span>
              </div>
            </>
          ),
        },
        { header: "Council", cell: (service) => service.localAuthority ?? "Not given" },
        { header: "Places", numeric: true, cell: (service) => service.places ?? "Not given" },
        { header: "Grade", cell: (service) => <GradeTag grade={service.grade} /> },
        ...(told
          ? []
          : [
              {
                header: "On the portal",
                cell: (service: OwnerView["services"][number]) => service.providerName ?? "Not yet",
              },
            ]),
      ]}
    />
  );
}

function doneWords(done: string | null, owner: OwnerView): string | null {
  const invited = owner.organisations.find((one) => one.invited)?.invited;
  const whom = invited ? `The invitation to ${invited.name} is on its way.` : "The invitation is on its way.";
  const unconfirmed = owner.organisations.some((one) => one.standing === "unconfirmed")
    ? " It is not confirmed yet. We’re emailing the hub and the councils concerned, and a second person must confirm it."
    : "";
  if (done === "brought-on") return `${owner.name} is on Homeward. ${whom}${unconfirmed}`;
  if (done === "invited") return whom + unconfirmed;
  return noticeOf("owner", done) ?? null;
}
