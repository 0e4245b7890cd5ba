import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { needsSchema } from "~/domains/forums/booking.schema";
import { changeNeeds } from "~/domains/forums/commands/change-needs.server";
import { viewBooking } from "~/domains/forums/queries/view-booking.server";
import { NeedsFields } from "~/domains/forums/ui/needs-fields";
import { withNotice } from "~/notices";
import { providerPaths } from "~/paths";
import { keptDigest, savedMeanwhile } from "~/platform/forms/kept-version";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";
import { DecisionPage } from "~/ui/decision-page";
import { SavedMeanwhile } from "~/ui/saved-meanwhile";
import { useFormOf } from "~/ui/schema-form";
import { useProviderPaths } from "~/use-paths";

export const meta: MetaFunction = () => [{ title: "What you need at a forum - Homeward" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "provider");
  const booking = await viewBooking(actor, params.booking ?? "");
  const page = providerPaths(actor.organisationSlug).booking(booking.id).page();
  if (request.method === "GET" && !booking.abilities.change) throw redirect(page);
  return { booking, page, formKey: newFormKey() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, "provider");
  const form = await parseForm(request, needsSchema, { expects: "digest" });
  if (!form.ok) return form.response;
  const bookingId = params.booking ?? "";
  const path = withNotice(
    providerPaths(actor.organisationSlug).booking(bookingId).page(),
    "booking",
    "changed",
  );
  const idempotency = { key: form.key, redirectTo: () => path };
  const result = await changeNeeds(actor, {
    bookingId,
    needs: form.value,
    expected: form.expected,
    idempotency,
  });
  return result.ok ? redirect(path) : form.refuse(result.error);
}

export default function Change() {
  const paths = useProviderPaths();
  const { booking, page, formKey } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const [form, fields] = useFormOf<typeof needsSchema>({
    id: "needs",
    lastResult,
    defaultValue: booking.needs,
  });
  const { date, mine, name } = booking;
  return (
    <DecisionPage
      crumbs={[
        { label: "Forums", to: paths.forums() },
        { label: mine ? "Your booking" : name, to: page },
        { label: "Change" },
      ]}
      title={mine ? "What do you need?" : `What does ${name} need?`}
      form={form}
      formKey={formKey}
      expected={keptDigest(lastResult, booking.needsDigest)}
      before={
        savedMeanwhile(lastResult) ? (
          <SavedMeanwhile
            rows={[
              { label: "Access", text: booking.needs.access ?? "" },
              { label: "Food", text: booking.needs.diet ?? "" },
            ]}
          />
        ) : null
      }
      button="Save"
      back={{ to: page, words: "Back to the booking" }}
    >
      <NeedsFields
        access={date.asksAccess ? fields.access : null}
        diet={date.asksDiet ? fields.diet : null}
      />
    </DecisionPage>
  );
}
