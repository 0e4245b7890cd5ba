import { Form } from "@remix-run/react";
import { noticeOf } from "~/notices";
import { Anchor } from "~/ui/anchor";
import { Banner } from "~/ui/banner";
import { Breadcrumbs } from "~/ui/breadcrumbs";
import { Actions, Button } from "~/ui/button";
import { DataTable } from "~/ui/data-table";
import { EmptyState } from "~/ui/empty-state";
import { HiddenField } from "~/ui/hidden-field";
import { Stack } from "~/ui/layout";
import { PageHeading } from "~/ui/page-heading";
import { sentBy } from "~/ui/schema-form";
import { useProviderPaths } from "~/use-paths";
import type { OwnServicesView } from "../queries/list-own-services.server";
import { FRESH_DAYS } from "../vacancy.rules";
import type { confirmAllSchema } from "../vacancy.schema";
import { VacancyWords } from "./vacancy-tags";

const sent = sentBy<typeof confirmAllSchema>();

type Props = {
  view: OwnServicesView;
  formKey: string;
  done: string | null;
  refused: string | null;
};

/** All places on one page: confirm everything as it stands in one press, or change one. */
export function VacanciesPage({ view, formKey, done, refused }: Props) {
  const paths = useProviderPaths();
  const services = view.services.filter((service) => service.matched);
  const told = services.filter((service) => service.vacancy !== null);
  const stale = told.filter((service) => service.vacancy?.stale).length;
  const words = done ? noticeOf("vacancies", done) : undefined;
  return (
    <>
      <Breadcrumbs items={[{ label: "Our services", to: paths.services() }, { label: "Places free" }]} />
      {refused ? <Banner tone="now" title={refused} /> : null}
      {words && !refused ? <Banner tone="good" title={words} /> : null}
      <PageHeading
        title="Places free"
        lede={
          stale > 0
            ? `${stale === 1 ? "One is" : `${stale} are`} stale: confirmed more than ${FRESH_DAYS} days ago. Councils see that too.`
            : `Councils trust what was confirmed in the last ${FRESH_DAYS} days.`
        }
      />
      <Stack>
        {told.length > 0 && view.abilities.declare ? (
          <Form method="post">
            <HiddenField name="key" value={formKey} />
            <HiddenField {...sent("seen", view.seen ?? "")} />
            <Actions>
              <Button>
                {told.length === 1
                  ? `Confirm ${told[0]?.title} as it stands`
                  : `Confirm all ${told.length} as they stand`}
              </Button>
            </Actions>
          </Form>
        ) : null}
        <DataTable
          caption="Places free in our services"
          captionHidden
          rows={services}
          rowKey={(service) => service.id}
          empty={
            <EmptyState title="Nothing to confirm">
              <p>None of your services is of a kind that referrals are sent to.</p>
            </EmptyState>
          }
          columns={[
            { header: "Service", cell: (service) => service.title },
            { header: "Registered", numeric: true, cell: (service) => service.places ?? "Not given" },
            { header: "Free", cell: (service) => <VacancyWords vacancy={service.vacancy} /> },
            {
              header: "Change",
              cell: (service) =>
                view.abilities.declare ? (
                  <Anchor to={paths.ownService(service.id).vacancy()}>
                    {service.vacancy ? "Change" : "Tell us"}
                    <span className="sr-only"> places free in {service.title}</span>
                  </Anchor>
                ) : (
                  "An admin or manager does this"
                ),
            },
          ]}
        />
      </Stack>
    </>
  );
}
