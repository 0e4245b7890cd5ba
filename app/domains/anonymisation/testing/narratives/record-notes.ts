import type { KnownEntities, KnownPerson } from "./narrative.ts";

/** A record in a few lines, for the narratives written by hand. A person is "relation: Given / Family / dob". */
export interface RecordNotes {
  child: string;
  aka?: string[];
  dob: string;
  family?: string[];
  professionals?: string[];
  /** "line1, area, town, postcode" */
  addresses?: string[];
  schools?: string[];
  gpSurgeries?: string[];
  hospitals?: string[];
  employers?: string[];
  clubs?: string[];
  homes?: string[];
  phones?: string[];
  emails?: string[];
  handles?: string[];
  ids?: Partial<KnownEntities["ids"]>;
}

function person(note: string, as: "relation" | "role"): KnownPerson {
  const [what = "", who = ""] = note.split(": ");
  const [given = "", family = "", dob] = who.split(" / ");
  return { [as]: what, given, family, ...(dob ? { dob } : {}) };
}

/** The record in the shape the gate is given. */
export function recordFrom(notes: RecordNotes): KnownEntities {
  const [given = "", family = ""] = notes.child.split(" / ");
  return {
    child: { given, family, aka: notes.aka ?? [], dob: notes.dob },
    family: (notes.family ?? []).map((note) => person(note, "relation")),
    addresses: (notes.addresses ?? []).map((note) => {
      const [line1 = "", area = "", town = "", postcode = ""] = note.split(", ");
      return { line1, area, town, postcode };
    }),
    schools: notes.schools ?? [],
    gpSurgeries: notes.gpSurgeries ?? [],
    hospitals: notes.hospitals ?? [],
    employers: notes.employers ?? [],
    clubs: notes.clubs ?? [],
    homes: notes.homes ?? [],
    professionals: (notes.professionals ?? []).map((note) => person(note, "role")),
    phones: notes.phones ?? [],
    emails: notes.emails ?? [],
    handles: notes.handles ?? [],
    ids: { nhs: "", upn: "", lcs: "", court: "", ...notes.ids },
  };
}
