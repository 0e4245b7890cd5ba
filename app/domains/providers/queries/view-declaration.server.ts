import type { Actor } from "~/domains/access/actor";
import { read, type Tx } from "~/domains/access/transactions.server";
import { now } from "~/platform/clock.server";
import { isId } from "~/platform/ids";
import { notFound } from "~/platform/not-found.server";
import { denyPage } from "~/platform/refusal.server";
import { dayAndTime, dayOfColumn } from "~/platform/time";
import type { DeclarationForm } from "../declaration.schema";
import { may } from "../service.policy";
import { ownServices } from "../service.scope.server";
import { distinctTitle, kindLabel, serviceTitle } from "../service-words.rules";
import { DECLARED, findOwnService, type OwnService } from "./find-own-service.server";
import type { DeclaredFacts } from "./view-service.server";

export interface DeclarationView {
  id: string;
  title: string;
  /** What it is called as long as no name is declared. */
  unnamed: string;
  kind: string;
  kindWords: string;
  registrationNumber: string;
  councilCode: string | null;
  version: number;
  /** What stands now; null when nothing was told. */
  stands: { declared: DeclaredFacts; displayName: string | null; saved: string } | null;
  /** What the form begins with: what stands, or what was told of another service. */
  values: Partial<DeclarationForm>;
  /** Other services of the organisation to begin from. */
  likes: { id: string; title: string }[];
  /** The service whose answers the form begins with. */
  like: string | null;
}

type Declaration = NonNullable<OwnService["declaration"]>;

/** One service of the actor's own organisation with what is declared of it: 404 for others, 403 with the reason. */
export function viewDeclaration(actor: Actor, id: string, like: string | null): Promise<DeclarationView> {
  return read(actor, async (tx) => {
    const service = (await findOwnService(tx, actor, id)) ?? notFound();
    const permission = may(actor, "declare", service);
    if (permission !== true) return denyPage(permission);
    const others = await declaredOthers(tx, actor, service);
    const other = isId(like ?? undefined) ? others.find((one) => one.id === like) : undefined;
    const { declaration } = service;
    const by = declaration
      ? await tx.person.findUnique({ where: { id: declaration.declaredById }, select: { name: true } })
      : null;
    return {
      id: service.id,
      title: distinctTitle({ ...service, name: declaration?.displayName ?? service.name }),
      unnamed: distinctTitle({ ...service, name: null }),
      kind: service.kind,
      kindWords: kindLabel(service.kind),
      registrationNumber: service.registrationNumber,
      councilCode: service.councilCode,
      version: declaration?.version ?? 0,
      stands: declaration
        ? {
            declared: factsOf(declaration),
            displayName: declaration.displayName,
            saved: `${by?.name ?? "A former colleague"}, ${dayAndTime(declaration.declaredAt, now())}`,
          }
        : null,
      values: valuesOf(declaration, other?.declaration ?? null),
      likes: others.map((one) => ({
        id: one.id,
        title: distinctTitle({ ...one, name: one.declaration?.displayName ?? one.name }),
      })),
      like: other ? serviceTitle({ ...other, name: other.declaration?.displayName ?? other.name }) : null,
    };
  });
}

function declaredOthers(tx: Tx, actor: Actor, service: OwnService) {
  return tx.service.findMany({
    where: {
      AND: [
        ownServices(actor),
        {
          id: { not: service.id },
          kind: service.kind,
          status: { not: "closed" },
          declaration: { isNot: null },
        },
      ],
    },
    orderBy: { registrationNumber: "asc" },
    take: 50,
    select: {
      id: true,
      kind: true,
      name: true,
      localAuthority: true,
      registrationNumber: true,
      declaration: { select: DECLARED },
    },
  });
}

const typed = (value: number | null | undefined) =>
  value === null || value === undefined ? undefined : String(value);

function factsOf(declaration: Declaration): DeclaredFacts {
  const { ageFrom, ageTo, genders, needs, notNeeds, outcode } = declaration;
  return {
    ageFrom,
    ageTo,
    genders,
    needs,
    notNeeds,
    outcode,
    statementOn: dayOfColumn(declaration.statementOn),
    notes: declaration.notes,
    vacancy: null,
  };
}

/** Its own name, place and date stay its own; ages, genders and needs come from the other service where asked. */
function valuesOf(own: Declaration | null, other: Declaration | null): Partial<DeclarationForm> {
  const like = other ?? own;
  const needs: Record<string, "yes" | "no"> = {};
  for (const need of like?.needs ?? []) needs[need] = "yes";
  for (const need of like?.notNeeds ?? []) needs[need] = "no";
  return {
    displayName: own?.displayName ?? undefined,
    ageFrom: typed(like?.ageFrom),
    ageTo: typed(like?.ageTo),
    genders: (like?.genders ?? []) as DeclarationForm["genders"],
    needs: needs as DeclarationForm["needs"],
    outcode: own?.outcode ?? undefined,
    // The three boxes of a date take an ISO day to begin with.
    statementOn: (dayOfColumn(own?.statementOn ?? null) ?? undefined) as DeclarationForm["statementOn"],
    notes: own?.notes ?? undefined,
  };
}
