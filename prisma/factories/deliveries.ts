import type { Actor } from "~/domains/access/actor";
import { publishReferral } from "~/domains/routing/commands/publish-referral.server";
import type { StageChoice } from "~/domains/routing/stage.schema";
import { now } from "~/platform/clock.server";
import { sqlFor } from "~/platform/database/clients.server";
import { newId } from "~/platform/ids";
import { statementsAs } from "../testing/acting-as.server.ts";
import { checkedReferral, type DraftOverrides } from "./referrals.ts";

export type ServiceOptions = {
  name?: string;
  kind?: string;
  providerId?: string;
  ownerName?: string;
  ownerKey?: string;
  councilCode?: string;
  localAuthority?: string;
  region?: string;
  status?: string;
  shortBreakOnly?: boolean;
  declared?: { ageFrom?: number; ageTo?: number; genders?: string[]; notNeeds?: string[]; outcode?: string };
};

let made = 0;

/** A children's home of the register in Wolverhampton by default, made as the owner. Gives its id. */
export async function registeredService(options: ServiceOptions = {}): Promise<string> {
  const sql = sqlFor("owner");
  const id = newId();
  made += 1;
  const owner = options.ownerName ?? "An invented owner";
  await sql`
    insert into services (id, registration_number, kind, provision_type, name, owner_name, owner_key, local_authority,
                          council_code, government_office_region, places, short_break_only, status, as_at, provider_id,
                          created_at, updated_at)
    values (${id}, ${`SC9${id.slice(-6)}${made}`}, ${options.kind ?? "childrens-home"}, 'Children''s home',
            ${options.name ?? `Home ${made}`}, ${owner}, ${options.ownerKey ?? owner.toLowerCase()},
            ${options.localAuthority ?? "Wolverhampton"}, ${options.councilCode ?? "E08000031"},
            ${options.region ?? "West Midlands"}, 4, ${options.shortBreakOnly ?? false}, ${options.status ?? "active"},
            '2025-03-31', ${options.providerId ?? null}, ${now()}, ${now()})`;
  const { declared, providerId } = options;
  const declaredById = newId();
  if (declared && providerId)
    await statementsAs(
      "provider",
      { organisationId: providerId, personId: declaredById },
      (as) =>
        as`insert into declarations (service_id, provider_id, age_from, age_to, genders, needs, not_needs, outcode, declared_by_id, declared_at)
         values (${id}, ${providerId}, ${declared.ageFrom ?? null}, ${declared.ageTo ?? null}, ${declared.genders ?? []}, ${[]},
                 ${declared.notNeeds ?? []}, ${declared.outcode ?? null}, ${declaredById}, ${now()})`,
    );
  return id;
}

export type PublishedReferral = { reference: string; providers: number; services: number };

/** A referral of an invented girl of 14, written, checked and sent by the real commands. */
export async function publishedReferral(
  broker: Actor,
  stage: Partial<StageChoice> = {},
  overrides: DraftOverrides = {},
): Promise<PublishedReferral> {
  const { reference } = await checkedReferral(broker, overrides);
  return sendStage(broker, reference, stage);
}

/** One more stage of a search. */
export async function sendStage(
  broker: Actor,
  reference: string,
  stage: Partial<StageChoice> = {},
): Promise<PublishedReferral> {
  const sent = await publishReferral(broker, {
    reference,
    stage: "spot",
    area: { kind: "region" },
    clock: "24h",
    placesSeen: true,
    ...stage,
  });
  if (sent.ok) return sent.value;
  throw new Error(`The factory could not send ${reference}: ${JSON.stringify(sent.error)}`);
}
