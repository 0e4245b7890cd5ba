import { z } from "zod";
import { type OrganisationKind, ROLES_BY_KIND } from "~/domains/access/roles";
import { nameEntry } from "~/platform/forms/mailed-words";

/** Shortest and longest password, in characters after normalisation. */
export const PASSWORD_LENGTH = { least: 15, most: 128 } as const;

const emailField = z
  .string({ error: "Enter an email address" })
  .trim()
  .toLowerCase()
  .max(254, "This email address is too long")
  .pipe(z.email("Enter an email address in the correct form, like name@example.gov.uk"));

const nameField = nameEntry({ empty: "Enter a name", most: 100 });

/** A telephone number as people write it; undefined when left empty. */
const phoneField = z
  .string()
  .trim()
  .max(30, "Enter at most 30 characters")
  .regex(/^\+?[\d ()-]{6,}( ?(ext|x)\.? ?\d+)?$/i, "Enter a telephone number, like 01902 551155")
  .optional();

export const signInSchema = z.object({
  email: emailField,
  password: z.string({ error: "Enter your password" }).max(1000, "This password is too long"),
  next: z.string().max(2000).optional(),
});

export type SignInForm = z.input<typeof signInSchema>;

/** A code of an authenticator app, or a recovery code: which of the two it is, its form says. */
export const codeSchema = z.object({
  code: z
    .string({ error: "Enter a code" })
    .trim()
    .min(1, "Enter a code")
    .max(40, "This is too long for a code"),
  next: z.string().max(2000).optional(),
});

/** Whoever has no second factor confirms with the password. */
export const passwordAgainSchema = z.object({
  current: z.string({ error: "Enter your password" }).max(1000, "This password is too long"),
  next: z.string().max(2000).optional(),
});

export const factorSchema = z.object({ factor: z.uuid({ error: "Choose one from the list" }) });

export const endSessionSchema = z.object({
  end: z.union([z.literal("others"), z.string().regex(/^[0-9a-f]{32}$/)], {
    error: "Choose a browser from the list",
  }),
});

export const forgottenPasswordSchema = z.object({ email: emailField });

/** The rules that need the person's own words are checked on the server. */
export const newPasswordSchema = z.object({
  password: z.string({ error: "Enter a password" }).max(1000, "Enter at most 128 characters"),
});

/** Whoever has no password yet accepts an invitation by choosing one. */
export const joinSchema = z.discriminatedUnion("answer", [
  newPasswordSchema.extend({ answer: z.literal("accept") }),
  z.object({ answer: z.literal("refuse") }),
]);

export const changePasswordSchema = z.object({
  current: z.string({ error: "Enter the password you have now" }).max(1000, "This password is too long"),
  password: z.string({ error: "Enter a new password" }).max(1000, "Enter at most 128 characters"),
});

export const detailsSchema = z.object({ name: nameField, phone: phoneField });

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
  return z.object({ email: emailField, name: nameField, roles: rolesField(kind) });
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
  reason: z
    .string({ error: "Say why they are leaving" })
    .trim()
    .min(1, "Say why they are leaving")
    .max(500, "Enter at most 500 characters"),
});

export const settingsSchema = z.object({
  phone: phoneField,
  outOfHoursPhone: phoneField,
  dutyOwner: z.uuid({ error: "Choose a colleague from the list" }).optional(),
  secondFactorForAll: z
    .literal("on")
    .optional()
    .transform((ticked) => ticked === "on"),
});

/** The fields of the forms above, for `useForm`. */
export type InviteForm = z.input<ReturnType<typeof inviteSchema>>;
export type RolesForm = z.input<ReturnType<typeof changeRolesSchema>>;
export type RemoveForm = z.input<typeof removeSchema>;
export type SettingsForm = z.input<typeof settingsSchema>;
export type CodeForm = z.input<typeof codeSchema>;
export type PasswordAgainForm = z.input<typeof passwordAgainSchema>;
export type DetailsForm = z.input<typeof detailsSchema>;
export type ChangePasswordForm = z.input<typeof changePasswordSchema>;
