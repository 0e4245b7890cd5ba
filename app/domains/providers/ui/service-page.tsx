import { noticeOf } from "~/notices";
import { Anchor } from "~/ui/anchor";
import { Banner } from "~/ui/banner";
import { Breadcrumbs } from "~/ui/breadcrumbs";
import { Actions, ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { Columns } from "~/ui/layout";
import { PageHeading } from "~/ui/page-heading";
import { SummaryList, type SummaryRow } from "~/ui/summary-list";
import { Tag } from "~/ui/tag";
import { Timeline } from "~/ui/timeline";
import { useOrganisationPaths, useOrganiserPathsOrNull, useProviderPaths } from "~/use-paths";
import { isServiceKind, SERVICE_KINDS } from "../kinds.rules";
import { ownerAddress } from "../owner.rules";
import type { ServiceView } from "../queries/view-service.server";
import { EVERYWHERE, registerQuery } from "../register.schema";
import { sectorName } from "../registration.rules";
import { dayWords, gradeWithDay, historyWords, kindLabel, serviceTitle } from "../service-words.rules";
import { RegisterAlerts } from "./alert-banners";
import { DeclaredCard } from "./declared-card";
import { GradeTag, StatusTag } from "./service-tags";

type Props = {
  service: ServiceView;
  done?: string | null;
  /** The address of the page that records a placement there, for who may. */
  placeByPhone?: string | null;
};

/** One service: how it stands, what the register and its provider say, what changed over the years. */
export function ServicePage({ service, done, placeByPhone = null }: Props) {
  const paths = useOrganisationPaths();
  const title = serviceTitle(service);
  const words = done ? noticeOf("service", done) : undefined;
  return (
    <>
      {words ? <Banner tone="good" title={words} /> : null}
      <Breadcrumbs items={[{ label: "Register", to: paths.register() }, { label: title }]} />
      <PageHeading
        title={title}
        tags={
          <>
            <StatusTag status={service.status} />
            <GradeTag grade={service.grade} />
            {service.onPortal && service.standing === "confirmed" ? (
              <Tag tone="info">On the portal</Tag>
            ) : null}
            {service.onPortal && service.standing !== "confirmed" ? (
              <Tag tone="now">On the portal, not confirmed</Tag>
            ) : null}
          </>
        }
        lede={ledeOf(service)}
      />
      <Columns aside={<Aside service={service} />}>
        <RegisterAlerts alerts={service.alerts ?? []} service={service.id} />
        <ServiceActions service={service} placeByPhone={placeByPhone} />
        <Card title="What the register says">
          <SummaryList rows={facts(service)} />
        </Card>
        {service.declared ? (
          <DeclaredCard declared={service.declared} councilCode={service.councilCode} />
        ) : null}
      </Columns>
    </>
  );
}

function ledeOf(service: ServiceView): string {
  const kind = isServiceKind(service.kind) ? service.kind : "other";
  if (service.status === "closed")
    return `It has left the register; it was last in the file of ${dayWords(service.asAt)}.`;
  if (kind === "secure-childrens-home")
    return "Secure places are asked for through the national unit, not here.";
  if (!SERVICE_KINDS[kind].matched)
    return "Kept in the register and shown; referrals are not sent to this kind of service.";
  if (service.status !== "active")
    return "New referrals are not sent to it while its registration stands like this.";
  if (service.onPortal && service.standing !== "confirmed")
    return `${service.providerName ?? "An organisation"} acts for it on the portal but is not confirmed: nobody except the organisation that invited its admin has confirmed who they are.`;
  return service.onPortal
    ? `${service.providerName ?? "An organisation"} answers for it on the portal.`
    : "Nobody answers for it on the portal yet.";
}

function ServiceActions({ service, placeByPhone = null }: Pick<Props, "service" | "placeByPhone">) {
  const { raiseAlert, declare } = service.abilities;
  const keeper = useOrganiserPathsOrNull();
  const own = useProviderPaths();
  if (!raiseAlert && !declare && !placeByPhone) return null;
  return (
    <Actions>
      {declare ? <ButtonLink to={own.ownService(service.id).page()}>Tell us about it</ButtonLink> : null}
      {keeper && !service.onPortal && service.status !== "closed" ? (
        <ButtonLink to={keeper.owner(ownerAddress(service)).page()}>See its owner and bring it on</ButtonLink>
      ) : null}
      {placeByPhone ? (
        <ButtonLink tone="plain" to={placeByPhone}>
          Record a placement made by phone
        </ButtonLink>
      ) : null}
      {keeper && raiseAlert ? (
        <ButtonLink tone="plain" to={keeper.service(service.id).raiseAlert()}>
          Raise an alert
        </ButtonLink>
      ) : null}
    </Actions>
  );
}

function facts(service: ServiceView): SummaryRow[] {
  const rows: SummaryRow[] = [
    { key: "Kind", value: kindLabel(service.kind) + (service.shortBreakOnly ? ", short breaks only" : "") },
    { key: "Name", value: service.name ?? "Withheld by Ofsted" },
    { key: "URN", value: <span className="nw">{service.registrationNumber}</span> },
    { key: "Owner", value: <Owner service={service} /> },
    { key: "Sector", value: sectorName(service.sector) },
    { key: "Area", value: areaOf(service) },
    { key: "Places", value: service.places ?? "Not given" },
    { key: "Grade", value: gradeWithDay(service.grade, service.gradeOn) },
    {
      key: "Registered",
      value: service.registeredOn === null ? "Not given" : dayWords(service.registeredOn),
    },
  ];
  if (service.groupName !== null) rows.splice(4, 0, { key: "Group", value: service.groupName });
  if (service.premisesCount !== null) rows.push({ key: "Premises", value: service.premisesCount });
  return rows;
}

function Owner({ service }: { service: ServiceView }) {
  const keeper = useOrganiserPathsOrNull();
  const register = useOrganisationPaths().register();
  if (service.ownerName === null || service.ownerKey === null) return <>Not given</>;
  // Providers search; councils and the region have a page for each owner.
  const to = keeper
    ? keeper.owner(ownerAddress(service)).page()
    : register + registerQuery({ owner: service.ownerKey, area: EVERYWHERE });
  if (service.ownerServices < 2 && !keeper) return <>{service.ownerName}</>;
  return (
    <>
      {service.ownerName}{" "}
      <Anchor to={to}>
        {service.ownerServices < 2
          ? "The owner and who answers for it"
          : `All ${service.ownerServices} services of this owner`}
      </Anchor>
    </>
  );
}

function areaOf(service: ServiceView): string {
  return [service.localAuthority, service.region].filter((part) => part !== null).join(", ") || "Not given";
}

function Aside({ service }: { service: ServiceView }) {
  const register = useOrganisationPaths().register();
  return (
    <>
      <Card title="What changed">
        {service.history.length === 0 ? (
          <p>Nothing yet: changes show when the next file is imported.</p>
        ) : (
          <Timeline
            label="What changed, newest first"
            items={service.history.map((row) => ({
              id: row.id,
              when: `File of ${dayWords(row.asAt)}`,
              dateTime: row.asAt,
              text: historyWords(row),
            }))}
          />
        )}
      </Card>
      <p className="text-soft">
        From Ofsted’s register as at {dayWords(service.asAt)}.{" "}
        <Anchor to={register}>Back to the register</Anchor>
      </p>
    </>
  );
}
