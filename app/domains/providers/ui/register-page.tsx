import { Anchor } from "~/ui/anchor";
import { ButtonLink } from "~/ui/button";
import { DataTable } from "~/ui/data-table";
import { EmptyState } from "~/ui/empty-state";
import { KeyPaging } from "~/ui/key-paging";
import { PageHeading } from "~/ui/page-heading";
import { Tag, Tags } from "~/ui/tag";
import { useOrganisationPaths } from "~/use-paths";
import { councilArea } from "../council-areas";
import type { FoundService, RegisterPage as RegisterPageView } from "../queries/search-register.server";
import { DEFAULT_AREA, EVERYWHERE, type RegisterSearch, registerQuery } from "../register.schema";
import { sectorName } from "../registration.rules";
import { dayWords, kindLabel, serviceTitle } from "../service-words.rules";
import { RegisterFilters } from "./register-filters";
import { AlertTags, GradeTag, StatusTag } from "./service-tags";

export interface RegisterProps {
  page: RegisterPageView;
  search: RegisterSearch;
}

/** The register, searched: filters, what was found, the way on. */
export function RegisterSearchPage({ page, search }: RegisterProps) {
  const paths = useOrganisationPaths();
  const at = (edge: Partial<RegisterSearch>) =>
    paths.register() + registerQuery({ ...search, after: undefined, before: undefined, ...edge });
  return (
    <>
      <PageHeading title={headline(page, search)} lede={lede(page)} />
      <div className="stack wide">
        <RegisterFilters search={search} />
        {page.services.length === 0 ? (
          <Nothing page={page} search={search} />
        ) : (
          <Found services={page.services} />
        )}
        <KeyPaging
          label="Pages of the register"
          previous={page.previous ? { to: at({ before: page.previous }) } : undefined}
          next={page.next ? { to: at({ after: page.next }) } : undefined}
        />
      </div>
    </>
  );
}

function headline(page: RegisterPageView, search: RegisterSearch): string {
  const where = areaWords(search.area);
  if (page.total === 0) return `No services found ${where}`;
  if (page.total === 1) return `One service ${where}`;
  return `${page.total > 1000 ? "More than 1,000" : page.total} services ${where}`;
}

function areaWords(area: string): string {
  if (area === EVERYWHERE) return "in the whole register";
  if (area === DEFAULT_AREA) return "in the West Midlands";
  return `in ${councilArea(area)?.name ?? area}`;
}

function lede(page: RegisterPageView): string | undefined {
  if (page.asAt === null) return undefined;
  return `Ofsted’s register as at ${dayWords(page.asAt)}, by owner. What providers tell us themselves is marked on each service’s page.`;
}

function Found({ services }: { services: FoundService[] }) {
  const paths = useOrganisationPaths();
  return (
    <DataTable
      caption="Services found"
      captionHidden
      rows={services}
      rowKey={(service) => service.id}
      columns={[
        {
          header: "Service",
          cell: (service) => (
            <>
              <Anchor to={paths.service(service.id).page()}>{serviceTitle(service)}</Anchor>
              <div className="text-soft font-normal">
                {kindLabel(service.kind)}
                {service.shortBreakOnly ? ", short breaks only" : null}
                {service.name === null ? null : `, ${service.localAuthority ?? "area not given"}`}
                <span className="nw"> · URN {service.registrationNumber}</span>
              </div>
            </>
          ),
        },
        {
          header: "Owner",
          cell: (service) => (
            <>
              {service.ownerName ?? "Not given"}
              <div className="text-soft">{sectorName(service.sector)}</div>
            </>
          ),
        },
        { header: "Places", numeric: true, cell: (service) => service.places ?? "Not given" },
        {
          header: "Grade",
          cell: (service) => (
            <>
              <GradeTag grade={service.grade} />
              {service.gradeOn ? <div className="text-soft">{dayWords(service.gradeOn)}</div> : null}
            </>
          ),
        },
        {
          header: "Registration",
          cell: (service) => (
            <Tags>
              <StatusTag status={service.status} />
              {service.onPortal && service.standing === "confirmed" ? (
                <Tag tone="info">On the portal</Tag>
              ) : null}
              {service.onPortal && service.standing !== "confirmed" ? (
                <Tag tone="now">On the portal, not confirmed</Tag>
              ) : null}
              <AlertTags alerts={service.alerted} />
            </Tags>
          ),
        },
      ]}
    />
  );
}

function Nothing({ page, search }: RegisterProps) {
  const paths = useOrganisationPaths();
  if (page.asAt === null && page.total === 0) {
    return (
      <EmptyState title="The register is not here yet">
        <p>
          It comes from Ofsted’s published file, which whoever runs Homeward imports from the command line.
        </p>
      </EmptyState>
    );
  }
  const everywhere = { ...search, area: EVERYWHERE, after: undefined, before: undefined };
  return (
    <EmptyState
      title="Nothing in the register fits all of this"
      action={
        search.area === EVERYWHERE ? undefined : (
          <ButtonLink tone="plain" to={paths.register() + registerQuery(everywhere)}>
            Search everywhere in the register
          </ButtonLink>
        )
      }
    >
      <p>
        Take away one of the choices, or a part of the name. Closed services are found under Registration.
      </p>
    </EmptyState>
  );
}
