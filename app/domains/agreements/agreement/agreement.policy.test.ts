import { describe, expect, it } from "vitest";
import type { Actor, Role } from "~/domains/access/actor";
import {
  type AgreementAction,
  type AgreementSubject,
  may,
  signersWords,
  signingRole,
} from "./agreement.policy";

const actor = (kind: Actor["kind"], roles: Role[], more: Partial<Actor> = {}): Actor => ({
  kind,
  personId: "me",
  personName: "Me",
  organisationId: kind,
  organisationSlug: kind,
  organisationName: kind,
  roles,
  ...more,
});
const agreement = (more: Partial<AgreementSubject> = {}): AgreementSubject => ({
  councilId: "council",
  providerId: "provider",
  state: "issued",
  versionNumber: 1,
  issued: [{ number: 1, personId: "somebody" }],
  signatures: [],
  ...more,
});
const BY_SOMEBODY = { number: 2, personId: "somebody" };
const second = (more: Partial<AgreementSubject>) =>
  agreement({ versionNumber: 2, issued: [BY_SOMEBODY], ...more });
const answer = (who: Actor, action: AgreementAction, subject: AgreementSubject) => {
  const permission = may(who, action, subject);
  return permission === true ? "yes" : permission.reason;
};

const broker = actor("council", ["broker"]);
const head = actor("council", ["head-of-service"]);
const manager = actor("provider", ["registered-manager"]);
const draft = agreement({ state: "draft", versionNumber: 0, issued: [] });

describe("who may do what with an agreement", () => {
  it.each<[string, Actor, AgreementAction, AgreementSubject, string]>([
    ["a broker writes a draft", broker, "write", draft, "yes"],
    ["a broker changes an issued one", broker, "issue", agreement(), "yes"],
    ["nobody changes one in force", broker, "write", agreement({ state: "in-force" }), "state"],
    ["nobody issues one that has ended", broker, "issue", agreement({ state: "ended" }), "state"],
    ["a head of service does not write", head, "write", draft, "role"],
    ["a provider does not write", manager, "issue", agreement(), "role"],
    ["a provider knows of no draft", manager, "view", draft, "other-organisation"],
    ["a provider reads what was issued", manager, "view", agreement(), "yes"],
    ["finance reads", actor("council", ["finance-officer"]), "view", agreement(), "yes"],
    ["an admin of the council does not", actor("council", ["council-admin"]), "view", agreement(), "role"],
    [
      "another council's people know of none",
      actor("council", ["broker"], { organisationId: "other" }),
      "view",
      agreement(),
      "other-organisation",
    ],
    [
      "another provider's people know of none",
      actor("provider", ["registered-manager"], { organisationId: "other" }),
      "sign",
      agreement(),
      "other-organisation",
    ],
    ["the hub knows of none", actor("region", ["hub-officer"]), "view", agreement(), "other-organisation"],
    ["a head of service signs", head, "sign", agreement(), "yes"],
    ["a registered manager signs", manager, "sign", agreement(), "yes"],
    ["a broker does not sign", broker, "sign", agreement(), "role"],
    [
      "a referrals officer does not sign",
      actor("provider", ["referrals-officer"]),
      "sign",
      agreement(),
      "role",
    ],
    [
      "whoever issued it does not sign",
      actor("council", ["team-manager"]),
      "sign",
      agreement({ issued: [{ number: 1, personId: "me" }] }),
      "issued-it",
    ],
    [
      "whoever issued an older version signs a colleague's for the council",
      head,
      "sign",
      second({ issued: [{ number: 1, personId: "me" }, BY_SOMEBODY] }),
      "yes",
    ],
    [
      "whoever issued any version does not sign for the provider",
      manager,
      "sign",
      second({ issued: [{ number: 1, personId: "me" }, BY_SOMEBODY] }),
      "issued-it",
    ],
    [
      "nor for the provider the version that they issued",
      manager,
      "sign",
      agreement({ issued: [{ number: 1, personId: "me" }] }),
      "issued-it",
    ],
    ["a draft is not signed", head, "sign", draft, "state"],
    ["one in force is not signed", head, "sign", agreement({ state: "in-force" }), "state"],
    [
      "a side signs once",
      manager,
      "sign",
      agreement({ signatures: [{ number: 1, side: "provider", personId: "colleague" }] }),
      "signed-already",
    ],
    [
      "nobody signs for both sides",
      head,
      "sign",
      agreement({ signatures: [{ number: 1, side: "provider", personId: "me" }] }),
      "signed-it",
    ],
    [
      "nor one version for each side",
      manager,
      "sign",
      second({ signatures: [{ number: 1, side: "council", personId: "me" }] }),
      "signed-it",
    ],
    [
      "a signature on an older version does not count",
      manager,
      "sign",
      second({ signatures: [{ number: 1, side: "provider", personId: "me" }] }),
      "yes",
    ],
  ])("%s", (_what, who, action, subject, expected) => {
    expect(answer(who, action, subject)).toBe(expected);
  });

  it("signs in the first of the roles that sign", () => {
    expect(signingRole(actor("provider", ["provider-admin", "registered-manager"]))).toBe(
      "registered-manager",
    );
    expect(signingRole(broker)).toBeUndefined();
    expect(signersWords("council")).toBe("a head of service or team manager");
    expect(signersWords("provider")).toBe("a registered manager, responsible individual or provider admin");
  });
});
