import type { Tx } from "~/platform/database/transaction.server";
import { COUNCIL_AREAS } from "../council-areas";
import { isServiceKind, type ServiceKind } from "../kinds.rules";

/** A service of the region as the newest file of the register tells it. */
export interface SupplyService {
  kind: ServiceKind;
  /** ONS code of the council in whose area it is registered. */
  councilCode: string;
  places: number | null;
  ownerName: string | null;
  ownerKey: string | null;
  groupName: string | null;
  grade: string | null;
  /** It has left the register with the newest file: its places were there before. */
  closed: boolean;
  /** It was not in the file before the newest one. */
  opened: boolean;
  /** Its places in the file before, where they differ from now and were given. */
  placesBefore: number | null;
  /** The file before did not give its places, and the newest one does. */
  withheldBefore: boolean;
}

/** A published file of the register: the day for which it tells it (ISO), and its name. */
export interface RegisterRelease {
  asAt: string;
  file: string;
}

export interface RegisterSupply {
  /** null while no file has been imported. */
  release: RegisterRelease | null;
  before: RegisterRelease | null;
  services: SupplyService[];
}

/**
 * The supply of the region: every service that is open, and those that closed with the newest file, which say `closed`. Two
 * statements, whatever is asked of it. Everybody signed in may read the register.
 */
export async function registerSupply(tx: Tx): Promise<RegisterSupply> {
  const releases = await tx.$queryRaw<RegisterRelease[]>`
    select distinct on (as_at) as_at::text as "asAt", file from register_imports order by as_at desc, imported_at desc limit 2`;
  const [release = null, before = null] = releases;
  if (!release) return { release, before, services: [] };
  const codes = COUNCIL_AREAS.map(({ code }) => code);
  const rows = await tx.$queryRaw<(Omit<SupplyService, "kind"> & { kind: string })[]>`
    select s.kind, s.council_code as "councilCode", s.places, s.owner_name as "ownerName", s.owner_key as "ownerKey",
           g.group_name as "groupName", s.grade, s.status = 'closed' as closed,
           coalesce(bool_or(h.kind in ('new', 'reopened')), false) as opened,
           max(h.before) filter (where h.kind = 'places')::int as "placesBefore",
           coalesce(bool_or(h.kind = 'places' and h.before is null), false) as "withheldBefore"
      from services s
      left join owner_groups g on g.owner_key = s.owner_key
      left join service_history h on h.service_id = s.id and h.as_at = ${release.asAt}::date
     where s.regulator = 'ofsted' and s.council_code = any(${codes}::text[])
       and (s.status <> 'closed' or exists (select from service_history c
             where c.service_id = s.id and c.kind = 'closed' and c.as_at = ${release.asAt}::date))
     group by s.id, g.group_name`;
  return {
    release,
    before,
    services: rows.map((row) => ({ ...row, kind: isServiceKind(row.kind) ? row.kind : "other" })),
  };
}
