import { leaseCluster, releaseCluster } from "./cluster.server.ts";

/** The server itself starts with the first test that asks for a database: pure tests pay nothing. */
export async function setup(): Promise<void> {
  await leaseCluster();
}

export async function teardown(): Promise<void> {
  await releaseCluster();
}
