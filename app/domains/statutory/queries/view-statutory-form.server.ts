import type { Actor } from "~/domains/access/actor";
import { notFound } from "~/platform/not-found.server";
import { denyPage } from "~/platform/refusal.server";
import { actionOf, may, type StatutoryAction } from "../statutory.policy";
import type { RequestView, StepRow } from "../statutory-words.rules";
import { type StepOfAddress, stepTitle } from "../steps.options";
import { type StatutoryView, viewStatutory } from "./view-statutory.server";

export type StatutoryForm = { view: StatutoryView; whyNot: string | null };

/** The page before something is done; 403 for a role that does it never, and in words why not now. */
export async function viewStatutoryForm(
  actor: Actor,
  reference: string,
  action: StatutoryAction,
): Promise<StatutoryForm> {
  return formOf(actor, await viewStatutory(actor, reference), action);
}

function formOf(actor: Actor, view: StatutoryView, action: StatutoryAction): StatutoryForm {
  const permission = may(actor, action, view.subject);
  if (permission !== true && permission.kind !== "not-now") return denyPage(permission);
  return { view, whyNot: permission === true ? null : permission.message };
}

/** One step that this placement needs, before it is given; 404 for one that it does not need. */
export async function viewStatutoryStep(
  actor: Actor,
  reference: string,
  { code }: StepOfAddress,
): Promise<StatutoryForm & { row: StepRow }> {
  const { view, whyNot } = await viewStatutoryForm(actor, reference, actionOf(code));
  const row = view.rows.find((one) => one.code === code) ?? notFound();
  const there = row.given && !row.weekly ? "This step is done already" : null;
  const blocked = row.group === "approval" ? (view.blocks[0]?.message ?? null) : null;
  return { view, row, whyNot: whyNot ?? there ?? blocked ?? row.wait };
}

/** An approval that this placement needs, before it is asked for; 404 for one that it does not need. */
export async function viewAskApproval(
  actor: Actor,
  reference: string,
  { code }: StepOfAddress,
): Promise<StatutoryForm & { row: StepRow }> {
  const { view, whyNot } = await viewStatutoryForm(actor, reference, "record");
  const row = view.rows.find((one) => one.code === code) ?? notFound();
  const there = row.given ? "This approval has already been given" : null;
  const asked =
    row.request?.state === "open"
      ? `This approval has already been requested: ${row.request.asked}. Wait for the answer`
      : null;
  return { view, row, whyNot: whyNot ?? there ?? asked ?? view.blocks[0]?.message ?? row.wait };
}

/** An approval that was asked for, before the request is returned. */
export async function viewRequest(
  actor: Actor,
  reference: string,
  id: string,
): Promise<StatutoryForm & { row: { title: string }; request: RequestView }> {
  const view = await viewStatutory(actor, reference);
  const request = view.requests.find((one) => one.id === id) ?? notFound();
  const { view: shown, whyNot } = formOf(actor, view, actionOf(request.code));
  const answered = request.answered === null ? null : `Answered by ${request.answered}`;
  return { view: shown, row: { title: stepTitle(request.code) }, request, whyNot: whyNot ?? answered };
}

/** A request for an approval, before it is closed by whoever works the case or the officer who was asked. */
export async function viewRequestToClose(
  actor: Actor,
  reference: string,
  id: string,
): Promise<StatutoryForm & { row: { title: string }; request: RequestView }> {
  const view = await viewStatutory(actor, reference);
  const request = view.requests.find((one) => one.id === id) ?? notFound();
  const gives = may(actor, actionOf(request.code), view.subject) === true;
  const { whyNot } = gives ? { whyNot: null } : formOf(actor, view, "record");
  const needed = view.notNeeded.some((one) => one.id === id)
    ? null
    : "This approval is still needed, or the request has been answered";
  return { view, row: { title: stepTitle(request.code) }, request, whyNot: whyNot ?? needed };
}

/** One step that was given, before it is withdrawn. */
export async function viewGivenStep(
  actor: Actor,
  reference: string,
  id: string,
): Promise<StatutoryForm & { row: StepRow }> {
  const view = await viewStatutory(actor, reference);
  const row = view.rows.find(({ given }) => given?.id === id) ?? notFound();
  return { ...formOf(actor, view, actionOf(row.code)), row };
}
