import { defineEvents, toBoth, toCouncil, toProvider } from "~/domains/audit/events.rules";

const ofAlert = { alertId: "text", kind: "text" } as const;

/** Providers, what their services declare, and alerts; a council's or the hub's act. */
export const PROVIDER_EVENTS = defineEvents(
  { domain: "providers", group: "provider", subjects: ["organisation", "service", "alert"] },
  {
    "provider-brought-on": toBoth("A provider was added from the register", {
      services: "number",
      internal: "flag",
    }),
    "provider-invited-again": toCouncil("A provider was invited again"),
    "provider-confirmed": toBoth("A provider was confirmed by a second person"),
    "provider-refused": toCouncil("A provider was refused by a second person"),
    "provider-services-added": toBoth("Services were added to a provider", { services: "number" }),
    "owner-grouped": toCouncil("The group above an owner of the register was entered"),
    "owner-address-confirmed": toCouncil("An address was confirmed for an owner of the register"),
    "service-declared": toProvider("What a service offers was declared", { version: "number" }),
    "vacancy-confirmed": toProvider("Vacancies were confirmed", { places: "number", freeFrom: "text?" }),
    "alert-raised": toBoth("An alert was raised", ofAlert),
    "alert-confirmed": toBoth("An alert was confirmed by a second person", ofAlert),
    "alert-kept": toBoth("An alert was kept after its review", ofAlert),
    "alert-end-asked": toBoth("Somebody asked to end an alert", ofAlert),
    "alert-ended": toBoth("An alert was ended", ofAlert),
  },
);
