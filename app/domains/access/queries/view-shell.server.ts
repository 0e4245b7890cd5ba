import { navigationOf, pathsOf } from "~/domains/access/navigation";
import type { ActingPerson } from "~/domains/access/require-actor.server";
import { roleWords } from "~/domains/access/roles";
import { now } from "~/platform/clock.server";
import { absoluteDayAndTime, londonTime } from "~/platform/time";

export type ShellView = {
  kind: ActingPerson["kind"];
  organisation: string;
  roles: string;
  person: string;
  home: string;
  nav: { label: string; to: string }[];
  /** Whether the person can act for another organisation too. */
  severalOrganisations: boolean;
  /** How many organisations ask the person to act for them and wait for the answer. */
  invitations: number;
  updated: string;
  /** The same moment for paper, which is read on another day. */
  printed: string;
};

/** What the frame around every page of an organisation says; no query of its own. */
export function viewShell(actor: ActingPerson): ShellView {
  const at = now();
  return {
    kind: actor.kind,
    organisation: actor.organisationName,
    roles: actor.roles.map(roleWords).join(", "),
    person: actor.personName,
    home: pathsOf(actor).home(),
    nav: navigationOf(actor),
    severalOrganisations: actor.organisationCount > 1,
    invitations: actor.invitationCount,
    updated: londonTime(at),
    printed: absoluteDayAndTime(at, at),
  };
}
