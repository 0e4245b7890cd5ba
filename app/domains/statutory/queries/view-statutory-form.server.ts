import type { Actor } from "~/domains/access/actor";
import { notFound } from "~/platform/not-found.server";
import { denyPage } from "~/platform/refusal.server";
import { ACTION_OF, may, type StatutoryAction } from "../statutory.policy";
import type { StepRow } from "../statutory-words.rules";
import { STEPS, type StepOfAddress } from "../steps.options";
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
  const { view, whyNot } = await viewStatutoryForm(actor, reference, ACTION_OF[STEPS[code].giver]);
  const row = view.rows.find((one) => one.code === code) ?? notFound();
  const there = row.given && !row.weekly ? "This step is done already" : null;
  const blocked = row.group === "approval" ? (view.blocks[0]?.message ?? null) : null;
  return { view, row, whyNot: whyNot ?? there ?? blocked ?? row.wait };
}

/** One step that was given, before it is withdrawn. */
export async function viewGivenStep(
  actor: Actor,
  reference: string,
  id: string,
): Promise<StatutoryForm & { row: StepRow }> {
  const view = await viewStatutory(actor, reference);
  const row = view.rows.find(({ given }) => given?.id === id) ?? notFound();
  return { ...formOf(actor, view, ACTION_OF[STEPS[row.code].giver]), row };
}
