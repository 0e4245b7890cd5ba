import type { Actor } from "~/domains/access/actor";
import { read, type Tx } from "~/domains/access/transactions.server";
import {
  type PlacedWith,
  providersPlacedWith,
} from "~/domains/agreements/queries/providers-placed-with.server";
import { isId } from "~/platform/ids";
import { notFound } from "~/platform/not-found.server";
import { isLinkable } from "../ledger-identity.rules";
import { proposedProvider, providersByName } from "../supplier-proposals.rules";
import { requireImports } from "./require-imports.server";

/** Whom the ledger pays, with what was paid to them in all. */
export type SupplierRow = {
  id: string;
  version: number;
  name: string;
  number: string | null;
  payments: number;
  pence: number;
  /** Which provider it is, or may be by its name. */
  linked: { id: string; name: string } | null;
  proposed: { id: string; name: string } | null;
  /** Whether its name is known. */
  linkable: boolean;
};

export type SuppliersView = {
  unlinked: SupplierRow[];
  more: boolean;
  linked: SupplierRow[];
  moreLinked: boolean;
};

const MAX_ROWS = 100;

type Row = {
  id: string;
  version: number;
  names: string[];
  number: string | null;
  providerId: string | null;
  payments: number;
  pence: bigint;
};

/** The suppliers of the actor's council: those that may be a provider first, then by what was paid to them; 403 in words. */
export function listSuppliers(actor: Actor): Promise<SuppliersView> {
  return read(actor, async (tx) => {
    requireImports(actor);
    const councilId = actor.organisationId;
    const providers = await providersPlacedWith(tx, councilId);
    const proposed = await idsOfProposed(tx, councilId, providers);
    const unlinked = [
      ...(await suppliersOf(tx, { councilId, among: proposed, take: MAX_ROWS + 1 }, providers)),
      ...(await suppliersOf(
        tx,
        { councilId, isLinked: false, but: proposed, take: MAX_ROWS + 1 },
        providers,
      )),
    ];
    const linked = await suppliersOf(tx, { councilId, isLinked: true, take: MAX_ROWS + 1 }, providers);
    return {
      unlinked: unlinked.slice(0, MAX_ROWS),
      more: unlinked.length > MAX_ROWS,
      linked: linked.slice(0, MAX_ROWS),
      moreLinked: linked.length > MAX_ROWS,
    };
  });
}

export type SupplierView = SupplierRow & {
  /** Every name that it has had, newest first. */
  names: string[];
  /** The providers that it may be. */
  providers: { id: string; name: string }[];
};

/** One supplier before it is linked; 404 where there is none or its name was withheld, 403 in words. */
export function viewSupplier(actor: Actor, id: string): Promise<SupplierView> {
  return read(actor, async (tx) => {
    const councilId = actor.organisationId;
    const providers = await providersPlacedWith(tx, councilId);
    const [row] = isId(id) ? await suppliersOf(tx, { councilId, among: [id], take: 1 }, providers) : [];
    if (!row?.linkable) return notFound();
    requireImports(actor);
    const { names } = await tx.paymentSupplier.findUniqueOrThrow({ where: { id }, select: { names: true } });
    return { ...row, names: [...names].reverse(), providers };
  });
}

/** So many names are compared with those of providers, of the suppliers that came in last. */
const MAX_COMPARED = 20_000;

/** Those that may be a provider by their name, however little was paid to them: only names are read for it. */
async function idsOfProposed(tx: Tx, councilId: string, providers: readonly PlacedWith[]): Promise<string[]> {
  const rows = await tx.paymentSupplier.findMany({
    where: { councilId, providerId: null },
    orderBy: [{ firstSeenAt: "desc" }, { id: "asc" }],
    take: MAX_COMPARED,
    select: { id: true, names: true },
  });
  const byName = providersByName(providers);
  return rows.filter(({ names }) => proposedProvider(names, byName)).map(({ id }) => id);
}

type Which = {
  councilId: string;
  isLinked?: boolean;
  among?: readonly string[];
  but?: readonly string[];
  take: number;
};

async function suppliersOf(
  tx: Tx,
  { councilId, isLinked, among, but = [], take }: Which,
  providers: readonly PlacedWith[],
): Promise<SupplierRow[]> {
  const rows = await tx.$queryRaw<Row[]>`
    select s.id, s.version, s.names, s.number, s.provider_id as "providerId",
           count(p.id)::int as payments, coalesce(sum(p.pence), 0)::bigint as pence
      from payment_suppliers s left join payments p on p.supplier_id = s.id and p.withdrawn_at is null
     where s.council_id = ${councilId}::uuid
       and (${among === undefined} or s.id = any(${[...(among ?? [])]}::uuid[])) and s.id <> all(${[...but]}::uuid[])
       and (${isLinked ?? null}::boolean is null or (s.provider_id is not null) = ${isLinked ?? null}::boolean)
     group by s.id order by coalesce(sum(p.pence), 0) desc, s.id limit ${take}`;
  const byName = providersByName(providers);
  const byId = new Map(providers.map((one) => [one.id, one]));
  return rows.map(({ names, pence, providerId, ...row }) => ({
    ...row,
    name: names.at(-1) ?? "",
    pence: Number(pence),
    linkable: isLinkable(names),
    linked: (providerId !== null && byId.get(providerId)) || null,
    proposed: (providerId === null && proposedProvider(names, byName)) || null,
  }));
}
