import { noticeOf } from "~/notices";
import { Anchor } from "~/ui/anchor";
import { Banner } from "~/ui/banner";
import { Actions, ButtonLink } from "~/ui/button";
import { EmptyState } from "~/ui/empty-state";
import { Stack } from "~/ui/layout";
import { PageHeading } from "~/ui/page-heading";
import { Tags } from "~/ui/tag";
import { useProviderPaths } from "~/use-paths";
import type { OwnServiceRow, OwnServicesView } from "../queries/list-own-services.server";
import { kindLabel } from "../service-words.rules";
import { AlertBanners } from "./alert-banners";
import { AlertTags, GradeTag, StatusTag } from "./service-tags";
import { VacancyWords } from "./vacancy-tags";

type Props = {
  view: OwnServicesView;
  organisation: string;
  done: string | null;
};

/** Everything that the organisation answers for: what is told, what is not, places, alerts. */
export function OwnServicesPage({ view, organisation, done }: Props) {
  const paths = useProviderPaths();
  const { services, abilities } = view;
  const words = done ? noticeOf("ownServices", done) : undefined;
  if (services.length === 0)
    return (
      <>
        <PageHeading title="Our services" />
        <EmptyState title="No services yet">
          <p>
            Services come from Ofsted’s published register: a council or the region’s hub adds those that{" "}
            {organisation} owns. If yours are registered and not here, ring a placements team that you work
            with.
          </p>
        </EmptyState>
      </>
    );
  const open = services.filter((service) => service.matched && service.untold.length > 0).length;
  const stale = services.filter((service) => service.matched && (service.vacancy?.stale ?? true)).length;
  return (
    <>
      {words && done !== "declared-unchecked" ? <Banner tone="good" title={words} /> : null}
      {done === "declared-unchecked" ? (
        <Banner tone="soon" title={words ?? ""}>
          <p>
            We could not check the outcode, because no directory of postcodes is loaded here yet. Until it is,
            the centre of the council’s area stands in for it in distances.
          </p>
        </Banner>
      ) : null}
      <PageHeading
        title={services.length === 1 ? "Our service" : `Our ${services.length} services`}
        lede={ledeOf(open, stale)}
      />
      <Stack>
        <AlertBanners alerts={view.alerts} />
        {abilities.declare ? (
          <Actions>
            <ButtonLink to={paths.vacancies()}>Confirm places free</ButtonLink>
          </Actions>
        ) : null}
        <ol className="work-list" aria-label="Our services">
          {services.map((service) => (
            <Row key={service.id} service={service} may={abilities.declare} />
          ))}
        </ol>
      </Stack>
    </>
  );
}

function ledeOf(open: number, stale: number): string {
  if (open === 0 && stale === 0) return "Councils see all of this. Confirm places free once a week.";
  const parts = [
    open > 0 ? `${open === 1 ? "One has" : `${open} have`} something not told us yet` : null,
    stale > 0 ? `places free need confirming for ${stale}` : null,
  ].filter((part) => part !== null);
  const text = parts.join(", and ");
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}. What is not told us never counts against you.`;
}

function Row({ service, may }: { service: OwnServiceRow; may: boolean }) {
  const paths = useProviderPaths();
  return (
    <li className="item">
      <div>
        <Tags>
          <StatusTag status={service.status} />
          <GradeTag grade={service.grade} />
          <AlertTags alerts={service.alerts} />
        </Tags>
        <h2 className="item-title">
          <Anchor
            to={
              may && service.matched ? paths.ownService(service.id).page() : paths.service(service.id).page()
            }
          >
            {service.title}
          </Anchor>
        </h2>
        <p>
          {kindLabel(service.kind)}
          {service.localAuthority ? `, ${service.localAuthority}` : ""} ·{" "}
          <span className="nw">URN {service.registrationNumber}</span> ·{" "}
          {service.places === null ? "places not given in the register" : `registered for ${service.places}`}
        </p>
        {service.matched ? <Told service={service} /> : null}
        {service.alerts
          .filter((alert) => !alert.onProvider)
          .map((alert) => (
            <p className="why" key={alert.id}>
              {alert.name}: {(alert.note ?? "no note").replace(/\.$/, "")}. {alert.words} {alert.origin}
              {alert.stops ? " No referral is sent while it stands." : ""}
            </p>
          ))}
        <p>
          {may && service.matched ? (
            <>
              <Anchor to={paths.ownService(service.id).page()}>
                Tell us about it<span className="sr-only">: {service.title}</span>
              </Anchor>
              {" · "}
              <Anchor to={paths.ownService(service.id).vacancy()}>
                Change places free<span className="sr-only">: {service.title}</span>
              </Anchor>
              {" · "}
            </>
          ) : null}
          <Anchor to={paths.service(service.id).page()}>
            How councils see it<span className="sr-only">: {service.title}</span>
          </Anchor>
        </p>
      </div>
    </li>
  );
}

function Told({ service }: { service: OwnServiceRow }) {
  return (
    <>
      <p>
        <VacancyWords vacancy={service.vacancy} />
      </p>
      <p className="why">
        {service.untold.length === 0
          ? "Everything is told."
          : `Not told us yet: ${service.untold.join(", ")}.`}
      </p>
    </>
  );
}
