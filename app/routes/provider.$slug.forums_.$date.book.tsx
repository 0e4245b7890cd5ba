import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { bookFormSchema, bookValue } from "~/domains/forums/book-form.schema";
import { organisationFullWords } from "~/domains/forums/booking-words.rules";
import { bookSeats } from "~/domains/forums/commands/book-seats.server";
import { viewBookingForm } from "~/domains/forums/queries/view-booking-form.server";
import { BookCheck } from "~/domains/forums/ui/book-check";
import { BookWho } from "~/domains/forums/ui/book-who";
import { providerPaths } from "~/paths";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";
import { invalid } from "~/platform/refusal";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Book ${data?.view.title ?? "a forum"} - Homeward` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "provider");
  const view = await viewBookingForm(actor, params.date ?? "");
  // A refused form is drawn again in any state, so that it can say why.
  if (request.method === "GET" && view.whyNot)
    throw redirect(providerPaths(actor.organisationSlug).forum(view.reference).page());
  return { view, formKey: newFormKey() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, "provider");
  const reference = params.date ?? "";
  const { seats } = await viewBookingForm(actor, reference);
  const form = await parseForm(request, bookFormSchema);
  if (!form.ok)
    return step(form.response, form.response.data.initialValue?.intent === "book" ? "check" : "who");
  const { intent, people, needs, waitIfFull } = form.value;
  if (intent === "change") return step(form.again(), "who");
  if (seats.most !== null && seats.own + people.length > seats.most) {
    const message = organisationFullWords(seats.most, seats.own);
    return step(form.refuse(invalid(message, "people")), "who");
  }
  if (intent === "check") return step(form.again(), "check");
  const path = providerPaths(actor.organisationSlug).forum(reference).booked();
  const idempotency = { key: form.key, redirectTo: () => path };
  const result = await bookSeats(actor, { reference, people, needs, waitIfFull, idempotency });
  return result.ok ? redirect(path) : step(form.refuse(result.error), "check");
}

type Answer = ReturnType<Extract<Awaited<ReturnType<typeof parseForm>>, { ok: true }>["again"]>;

/** The page again, at one of its two steps. */
function step({ data: reply, init }: Answer, to: "who" | "check") {
  return data({ ...reply, step: to }, init ?? {});
}

export default function Book() {
  const { view, formKey } = useLoaderData<typeof loader>();
  const typed = useActionData<typeof action>();
  const errors = typed?.error ?? {};
  const self = view.people.filter((one) => one.self).map(({ personId }) => personId);
  const value = typed ? bookValue(typed.initialValue) : { ...bookValue(undefined), people: self };
  if (typed?.step === "check")
    return <BookCheck view={view} value={value} errors={errors} formKey={formKey} />;
  return <BookWho view={view} value={value} errors={errors} />;
}
