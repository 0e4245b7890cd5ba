import { z } from "zod";
import { type OrganisationKind, ROLES_BY_KIND } from "~/domains/access/roles";
import { email, optionalTelephone } from "~/platform/forms/contact.schema";
import { hidden, password, text } from "~/platform/forms/fields.schema";
import { nameEntry } from "~/platform/forms/mailed-words";

/** Shortest and longest password, in characters after normalisation. */
export const PASSWORD_LENGTH = { least: 15, most: 128 } as const;

const nameField = nameEntry({ empty: "Enter a name", most: 100 });

/** The page to go on to; what is no address of ours leads home. */
const next = hidden(2_000).optional();

export const signInSchema = z.object({
  email: email(),
  password: password("Enter your password"),
  next,
});

/** A code of an authenticator app, or a recovery code: which of the two it is, its form says. */
export const codeSchema = z.object({
  code: text({ max: 40, missing: "Enter a code", long: "This is too long for a code" }),
  next,
});

/** Whoever has no second factor confirms with the password. */
export const passwordAgainSchema = z.object({
  current: password("Enter your password"),
  next,
});

export const factorSchema = z.object({ factor: z.uuid({ error: "Choose one from the list" }) });

export const endSessionSchema = z.object({
  end: hidden(32, "Choose a browser from the list").regex(
    /^(others|[0-9a-f]{32})$/,
    "Choose a browser from the list",
  ),
});

export const forgottenPasswordSchema = z.object({ email: email() });

/** The rules that need the person's own words are checked on the server. */
export const newPasswordSchema = z.object({
  password: password("Enter a password", "Enter at most 128 characters"),
});

/** Whoever has no password yet accepts an invitation by choosing one. */
export const joinSchema = z.discriminatedUnion("answer", [
  newPasswordSchema.extend({ answer: z.literal("accept") }),
  z.object({ answer: z.literal("refuse") }),
]);

export const changePasswordSchema = z.object({
  current: password("Enter the password you have now"),
  password: password("Enter a new password", "Enter at most 128 characters"),
});

export const detailsSchema = z.object({ name: nameField, phone: optionalTelephone() });

function rolesField<K extends OrganisationKind>(kind: K) {
  const codes = Object.keys(ROLES_BY_KIND[kind]);
  return z
    .array(z.enum(codes as [string, ...string[]], { error: "Choose roles from the list" }), {
      error: "Choose at least one role",
    })
    .min(1, "Choose at least one role")
    .transform((roles) => [...new Set(roles)]);
}

/** Whom to invite into an organisation of this kind, and as what. */
export function inviteSchema(kind: OrganisationKind) {
  return z.object({ email: email(), name: nameField, roles: rolesField(kind) });
}

/** What an admin does with an invitation that was not answered. */
export const changeInvitationSchema = z.object({
  invitation: z.uuid({ error: "Choose an invitation from the list" }),
  change: z.enum(["send-again", "take-back"], { error: "Send it again or take it back" }),
});

/** What a second person says to roles that wait for them. */
export const decideRolesSchema = z.object({
  id: z.uuid({ error: "Choose one from the list" }),
  what: z.enum(["roles", "invitation"], { error: "Choose one from the list" }),
  answer: z.enum(["confirm", "refuse"], { error: "Choose whether to confirm it" }),
});

/** Either form of the page of people. */
export const peopleSchema = z.union([changeInvitationSchema, decideRolesSchema], {
  error: "Choose one from the list",
});

export const resetSchema = z.object({
  rang: z.literal("on", { error: "Speak to them first, then tick the box" }),
});

/** What the invited person says. */
export const answerSchema = z.object({
  answer: z.enum(["accept", "refuse"], { error: "Accept or refuse the invitation" }),
});

export function changeRolesSchema(kind: OrganisationKind) {
  return z.object({ roles: rolesField(kind) });
}

export const removeSchema = z.object({
  reason: text({ max: 500, missing: "Say why they are leaving" }),
});

export const settingsSchema = z.object({
  phone: optionalTelephone(),
  outOfHoursPhone: optionalTelephone(),
  dutyOwner: z.uuid({ error: "Choose a colleague from the list" }).optional(),
  secondFactorForAll: z
    .literal("on")
    .optional()
    .transform((ticked) => ticked === "on"),
});
