import type { Tx } from "~/domains/access/transactions.server";
import { serviceFacts } from "~/domains/providers/queries/service-facts.server";
import { type LetterFacts, type LetterSender, placeOf } from "../notice-letter.rules";
import type { FoundStatutory } from "./load-statutory.server";

/** What letters say of the placement as it is now. */
export async function letterFactsOf(tx: Tx, found: FoundStatutory): Promise<LetterFacts> {
  const { serviceId, start, facts, subject } = found;
  const home = (await serviceFacts(tx, [serviceId])).get(serviceId)?.name ?? "the home";
  return {
    ...{ home, start, place: placeOf(facts.kind) },
    movedIn: subject.state !== "planned",
    emergency: facts.emergency,
    age: facts.age,
    endsOn: facts.endsOn,
    ended: subject.state === "ended",
  };
}

/** Who signs them: the child's social worker, else the broker. A function of the database says who works the case. */
export async function letterSenderOf(
  tx: Tx,
  { id, reference, subject }: FoundStatutory,
): Promise<LetterSender> {
  const council = await tx.organisation.findUniqueOrThrow({
    where: { id: subject.councilId },
    select: { name: true, phone: true },
  });
  const people = await tx.$queryRaw<{ part: string; name: string; phone: string | null }[]>`
    select part, name, phone from public.people_of_placement(${id}::uuid)`;
  const social = people.find(({ part }) => part === "social-worker");
  const who = social ?? people.find(({ part }) => part === "broker");
  const role = social ? "social worker" : "placements team";
  return {
    council: council.name,
    contact: who ? `${who.name}, ${role}` : null,
    phone: who?.phone ?? council.phone,
    socialWorker: social?.name ?? null,
    councilPhone: council.phone,
    reference,
  };
}
