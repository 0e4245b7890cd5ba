import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import { now } from "~/platform/clock.server";
import { londonDate } from "~/platform/time";
import { may as mayAlert } from "../alert.policy";
import { isMatchedKind } from "../declaration.rules";
import { may as mayWithService } from "../service.policy";
import { isStale } from "../vacancy.rules";
import { type ReviewableAlert, reviewable } from "./reviewable-alert.server";
import { declaredFor, type ListedService } from "./search-register.server";
import { alertsOnServices } from "./standing-alerts.server";

/** What a provider declared of its service; null and empty lists are "not told us yet". */
export interface DeclaredFacts {
  ageFrom: number | null;
  ageTo: number | null;
  genders: string[];
  needs: string[];
  notNeeds: string[];
  outcode: string | null;
  statementOn: string | null;
  notes: string | null;
  vacancy: { places: number; freeFrom: string | null; confirmedOn: string; stale: boolean } | null;
}

export interface ServiceView extends ListedService {
  provisionType: string;
  regulator: string;
  ownerKey: string | null;
  /** Registered services of the same owner that are open, this one included. */
  ownerServices: number;
  groupName: string | null;
  councilCode: string | null;
  region: string | null;
  premisesCount: number | null;
  registeredOn: string | null;
  inspectionNumber: string | null;
  /** The day of the newest file that has the service. */
  asAt: string;
  providerName: string | null;
  /** Null for a provider looking at somebody else's service: it is not told. */
  declared: DeclaredFacts | null;
  history: Array<{ id: string; asAt: string; kind: string; before: string | null; after: string | null }>;
  /** Alerts in force, those on its whole provider included; null where they are not told, as declared facts. */
  alerts: ReviewableAlert[] | null;
  abilities: { raiseAlert: boolean; declare: boolean };
}

type Row = Omit<ServiceView, "declared" | "history" | "alerts" | "abilities"> & {
  providerId: string | null;
  ageFrom: number | null;
  ageTo: number | null;
  genders: string[] | null;
  needs: string[] | null;
  notNeeds: string[] | null;
  outcode: string | null;
  statementOn: string | null;
  notes: string | null;
  vacantPlaces: number | null;
  freeFrom: string | null;
  confirmedAt: Date | null;
};

/**
 * One service of the register as published, with its history; for councils, the region and its own
 * organisation also what the provider declared and the alerts in force. Undefined when there is none.
 */
export function viewService(actor: Actor, id: string): Promise<ServiceView | undefined> {
  return read(actor, async (tx) => {
    const [row] = await tx.$queryRaw<Row[]>`
      select s.id, s.registration_number as "registrationNumber", s.regulator, s.kind, s.provision_type as "provisionType",
        coalesce(d.display_name, s.name) as name, s.owner_name as "ownerName", s.owner_key as "ownerKey",
        (select g.group_name from owner_groups g where g.owner_key = s.owner_key) as "groupName", s.sector, s.local_authority as "localAuthority", s.council_code as "councilCode",
        s.government_office_region as region, s.places, s.short_break_only as "shortBreakOnly",
        s.premises_count as "premisesCount", s.status, s.registered_on::text as "registeredOn", s.grade,
        s.grade_on::text as "gradeOn", s.inspection_number as "inspectionNumber", s.as_at::text as "asAt",
        s.provider_id as "providerId", s.provider_id is not null as "onPortal", o.name as "providerName",
        coalesce(o.standing, 'confirmed') as standing,
        (select count(*)::int from services other
          where other.owner_key = s.owner_key and other.status <> 'closed') as "ownerServices",
        d.age_from as "ageFrom", d.age_to as "ageTo", d.genders, d.needs, d.not_needs as "notNeeds", d.outcode,
        d.statement_on::text as "statementOn", d.notes,
        greatest(v.places - coalesce((select t.children from public.places_taken(array[s.id]) t), 0), 0) as "vacantPlaces", v.free_from::text as "freeFrom",
        v.confirmed_at as "confirmedAt"
      from services s
      left join access.organisations o on o.id = s.provider_id
      left join declarations d on ${declaredFor(actor)}
      left join lateral (select places, free_from, confirmed_at from vacancies
        where service_id = s.id order by confirmed_at desc limit 1) v on true
      where s.id = ${id}::uuid`;
    if (!row) return undefined;
    const history = await tx.$queryRaw<ServiceView["history"]>`
      select id, as_at::text as "asAt", kind, before, after from service_history
      where service_id = ${id}::uuid order by as_at desc, kind`;
    const told = actor.kind !== "provider" || row.providerId === actor.organisationId;
    const alerts = told ? ((await alertsOnServices(tx, [id])).get(id) ?? []) : null;
    return {
      ...publishedOf(row),
      declared: told ? declaredOf(row) : null,
      history,
      alerts: alerts?.map((alert) => reviewable(actor, alert)) ?? null,
      abilities: {
        raiseAlert: mayAlert(actor, "raise", null) === true && row.status !== "closed",
        declare: mayWithService(actor, "declare", row) === true && isMatchedKind(row.kind),
      },
    };
  });
}

function publishedOf(row: Row): Omit<ServiceView, "declared" | "history" | "alerts" | "abilities"> {
  return {
    id: row.id,
    registrationNumber: row.registrationNumber,
    regulator: row.regulator,
    kind: row.kind,
    provisionType: row.provisionType,
    name: row.name,
    ownerName: row.ownerName,
    ownerKey: row.ownerKey,
    ownerServices: row.ownerServices,
    groupName: row.groupName,
    sector: row.sector,
    localAuthority: row.localAuthority,
    councilCode: row.councilCode,
    region: row.region,
    places: row.places,
    shortBreakOnly: row.shortBreakOnly,
    premisesCount: row.premisesCount,
    status: row.status,
    registeredOn: row.registeredOn,
    grade: row.grade,
    gradeOn: row.gradeOn,
    inspectionNumber: row.inspectionNumber,
    asAt: row.asAt,
    onPortal: row.onPortal,
    standing: row.standing,
    providerName: row.providerName,
  };
}

function declaredOf(row: Row): DeclaredFacts {
  return {
    ageFrom: row.ageFrom,
    ageTo: row.ageTo,
    genders: row.genders ?? [],
    needs: row.needs ?? [],
    notNeeds: row.notNeeds ?? [],
    outcode: row.outcode,
    statementOn: row.statementOn,
    notes: row.notes,
    vacancy:
      row.vacantPlaces === null || row.confirmedAt === null
        ? null
        : {
            places: row.vacantPlaces,
            freeFrom: row.freeFrom,
            confirmedOn: londonDate(row.confirmedAt),
            stale: isStale(row.confirmedAt, now()),
          },
  };
}
