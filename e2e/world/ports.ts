import { join } from "node:path";

/** The two ways in which every story is told; each has a world of its own. */
export const projects = ["desk", "phone"] as const;
export type Project = (typeof projects)[number];

// Chosen by the first process and handed to the others through the environment.
process.env.HOMEWARD_E2E_PORT ??= String(20_000 + (process.pid % 10_000) * 2);

/** Where the portal of a project listens. */
export function worldPort(project: Project): number {
  return Number(process.env.HOMEWARD_E2E_PORT) + projects.indexOf(project);
}

/** What the world of a project keeps: mailbox, clock, people and sign-ins. */
export function worldFolder(project: Project): string {
  return join(process.cwd(), ".data", "e2e", `${project}-${worldPort(project)}`);
}
