import { redirect } from "@remix-run/node";
import type { Actor } from "~/domains/access/actor";
import { organiserPathsOf } from "~/domains/access/navigation";
import { notFound } from "~/platform/not-found.server";
import { forbidden } from "~/platform/refusal";
import { refusePage } from "~/platform/refusal.server";
import { ownerPage } from "../owner.rules";
import { type OwnerOrganisation, type OwnerView, viewOwner } from "./view-owner.server";

export type OnboardingView = { owner: OwnerView; back: string };

/**
 * What the page of bringing an owner on needs: 404 without such an owner, 403 with the reason for who may not.
 * Whoever comes when an organisation answers for it already is led to the owner's page.
 */
export async function viewOnboarding(
  actor: Actor,
  address: string,
  reference: string | null,
): Promise<OnboardingView> {
  const { owner, back } = await allowed(actor, address, reference);
  if (owner.organisations.length > 0 || owner.waiting === 0 || owner.addTo)
    throw redirect(ownerPage(organiserPathsOf(actor), address, { reference }));
  return { owner, back };
}

/** The same for inviting the first admin of one of the owner's organisations again. */
export async function viewReinvite(
  actor: Actor,
  address: string,
  organisationId: string,
  reference: string | null,
): Promise<OnboardingView & { organisation: OwnerOrganisation }> {
  const { owner, back } = await allowed(actor, address, reference);
  const organisation = owner.organisations.find((one) => one.id === organisationId) ?? notFound();
  if (!organisation.waiting) throw redirect(back);
  return { owner, back, organisation };
}

async function allowed(actor: Actor, address: string, reference: string | null): Promise<OnboardingView> {
  const owner = (await viewOwner(actor, address)) ?? notFound();
  if (owner.abilities.why !== null) return refusePage(forbidden(owner.abilities.why));
  return { owner, back: ownerPage(organiserPathsOf(actor), address, { reference }) };
}
