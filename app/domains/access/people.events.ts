import { defineEvents, toOwnSide } from "~/domains/audit/events.rules";

/**
 * What concerns an organisation and its people, for its own eyes. Second words, factors and answers to invitations are
 * written by the functions of prisma/sql/access.
 */
export const PEOPLE_EVENTS = defineEvents(
  { domain: "access", group: "people", subjects: ["organisation", "person", "invitation"] },
  {
    "colleague-invited": toOwnSide("A colleague was invited"),
    "colleague-invited-again": toOwnSide("A colleague was invited again"),
    "invitation-taken-back": toOwnSide("An invitation was cancelled"),
    "invitation-accepted": toOwnSide("An invitation was accepted"),
    "invitation-refused": toOwnSide("An invitation was declined"),
    "colleague-removed": toOwnSide("A colleague was removed"),
    "colleague-roles-changed": toOwnSide("The roles of a colleague were changed"),
    "role-change-asked": toOwnSide("Roles for a colleague were requested"),
    "role-change-confirmed": toOwnSide("Roles for a colleague were confirmed by a second person"),
    "role-change-refused": toOwnSide("Roles for a colleague were not confirmed"),
    "role-change-lapsed": toOwnSide("Nobody confirmed roles for a colleague in time"),
    "invitation-asked": toOwnSide("An invitation was requested"),
    "invitation-confirmed": toOwnSide("An invitation was confirmed by a second person"),
    "invitation-not-confirmed": toOwnSide("An invitation was not confirmed"),
    "invitation-lapsed": toOwnSide("Nobody confirmed an invitation in time"),
    "second-factor-added": toOwnSide("2-step verification was set up or added to"),
    "second-factor-removed": toOwnSide("A way to confirm sign-in was removed"),
    "second-factor-reset": toOwnSide("2-step verification was reset by an admin"),
    "recovery-code-used": toOwnSide("A recovery code was used"),
    "recovery-codes-made": toOwnSide("New recovery codes were made"),
    "settings-changed": toOwnSide("The settings were changed"),
    // Recorded until the duty owner became one of the settings.
    "duty-owner-changed": toOwnSide("The duty owner was changed"),
  },
);
