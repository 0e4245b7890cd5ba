import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { setPaymentCalendar } from "~/domains/payments/commands/set-payment-calendar.server";
import { paymentCalendarSchema } from "~/domains/payments/payment-calendar.schema";
import { viewPaymentCalendar } from "~/domains/payments/queries/view-payment-calendar.server";
import { PaymentCalendarPage } from "~/domains/payments/ui/payment-calendar-page";
import { noticeOf, withNotice } from "~/notices";
import { councilPaths } from "~/paths";
import { now } from "~/platform/clock.server";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";
import { Banner } from "~/ui/banner";

export const meta: MetaFunction = () => [{ title: "Payment calendar - Homeward" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  return {
    view: await viewPaymentCalendar(actor),
    done: noticeOf("paymentCalendar", new URL(request.url).searchParams.get("done")),
    formKey: newFormKey(),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const form = await parseForm(request, paymentCalendarSchema(now()), { expects: "digest" });
  if (!form.ok) return form.response;
  const page = councilPaths(actor.organisationSlug).paymentCalendar();
  const path = withNotice(page, "paymentCalendar", "saved");
  const result = await setPaymentCalendar(actor, {
    ...form.value,
    expected: form.expected,
    idempotency: { key: form.key, redirectTo: () => path },
  });
  return result.ok ? redirect(path) : form.refuse(result.error);
}

export default function PaymentCalendar() {
  const { done, ...page } = useLoaderData<typeof loader>();
  return (
    <>
      {done ? <Banner tone="good" title={done} /> : null}
      <PaymentCalendarPage {...page} lastResult={useActionData<typeof action>()} />
    </>
  );
}
