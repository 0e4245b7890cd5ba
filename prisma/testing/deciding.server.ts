import type { Actor } from "~/domains/access/actor";
import { sqlFor } from "~/platform/database/clients.server";
import { type OfferOptions, sentOffer } from "../factories/decisions";
import { publishedReferral, registeredService } from "../factories/deliveries";
import { council, type FactoryOrganisation, person, provider } from "../factories/organisations";

export type AskedProvider = { org: FactoryOrganisation; officer: Actor; serviceId: string };

export type DecidingWorld = {
  home: FactoryOrganisation;
  broker: Actor;
  colleague: Actor;
  head: Actor;
  providers: AskedProvider[];
  /** A new search that all the providers were sent. */
  search(): Promise<string>;
  offerOf(index: number, reference: string, options?: OfferOptions): Promise<string>;
};

/** A council with two brokers and a head of service, and providers with one home each, for tests of decisions. */
export async function decidingWorld(
  howMany = 2,
  ofCouncil: Parameters<typeof council>[1] = {},
): Promise<DecidingWorld> {
  const home = await council(undefined, ofCouncil);
  const [broker, colleague] = [await person(home, ["broker"]), await person(home, ["broker"])];
  const head = await person(home, ["head-of-service"]);
  const providers: AskedProvider[] = [];
  for (let index = 0; index < howMany; index += 1) {
    const org = await provider();
    const serviceId = await registeredService({ providerId: org.id });
    providers.push({ org, officer: await person(org, ["referrals-officer"]), serviceId });
  }
  return {
    home,
    broker,
    colleague,
    head,
    providers,
    search: async () => (await publishedReferral(broker)).reference,
    offerOf: (index, reference, options) => {
      const asked = providers[index];
      if (!asked) throw new Error(`There is no provider ${index}.`);
      return sentOffer(asked.officer, { reference, serviceId: asked.serviceId }, options);
    },
  };
}

export type QueuedMail = { template: string; to: string | null; props: Record<string, unknown> };

/** What waits in the outbox, as the worker reads it. */
export async function outbox(): Promise<QueuedMail[]> {
  return sqlFor("worker")<QueuedMail[]>`
    select template, to_person_id as to, props from outgoing_messages order by created_at, id`;
}

export type QueuedJob = { task: string; payload: Record<string, unknown> };

/** The jobs that wait, as the owner of the queue reads them. */
export async function queuedJobs(task: string): Promise<QueuedJob[]> {
  return sqlFor("owner")<QueuedJob[]>`
    select t.identifier as task, j.payload from graphile_worker._private_jobs j
      join graphile_worker._private_tasks t on t.id = j.task_id
     where t.identifier = ${task} order by j.id`;
}
