import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { data, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { passSchema } from "~/domains/forums/booking.schema";
import { answerPass } from "~/domains/forums/commands/answer-pass.server";
import { readPass } from "~/domains/forums/queries/read-pass.server";
import { PassPage } from "~/domains/forums/ui/pass-page";
import { publicForums } from "~/paths/forums";
import { now } from "~/platform/clock.server";
import { parseForm } from "~/platform/forms/submission.server";
import { notFound } from "~/platform/not-found.server";

export const meta: MetaFunction = () => [
  { title: "Your seat at a forum - Homeward" },
  { name: "robots", content: "noindex" },
];

/** The link of a mail, without signing in: opening it changes nothing, because mail scanners open links. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const pass = await readPass(params.secret ?? "");
  const pressed = new URL(request.url).searchParams.get("pressed");
  return data({ pass: pass ?? null, pressed, now: now() }, { status: pass ? 200 : 404, headers: HEADERS });
}

const HEADERS = { "Cache-Control": "no-store", "Referrer-Policy": "no-referrer" };

export async function action({ request, params }: ActionFunctionArgs) {
  const secret = params.secret ?? "";
  const form = await parseForm(request, passSchema);
  if (!form.ok) return form.response;
  const result = await answerPass(secret, form.value.move);
  // Loaded again, the page says how it stands, whoever was first.
  return result.ok ? redirect(`${publicForums.pass(secret)}?pressed=${form.value.move}`) : notFound();
}

export default function Pass() {
  return <PassPage {...useLoaderData<typeof loader>()} />;
}
