/** Which provider a supplier of a ledger may be. Pure. */
import { foldSupplierName } from "./ledger-identity.rules";

type Named = { id: string; name: string };

/** Providers by their names as suppliers' are compared; of one name there may be several. */
export type ProvidersByName = ReadonlyMap<string, readonly Named[]>;

export function providersByName(providers: readonly Named[]): ProvidersByName {
  const called = new Map<string, Named[]>();
  for (const provider of providers) {
    const name = foldSupplierName(provider.name);
    called.set(name, [...(called.get(name) ?? []), provider]);
  }
  return called;
}

/** The one provider that is called as the supplier was, by any of its names; undefined where none or several are. */
export function proposedProvider(names: readonly string[], providers: ProvidersByName): Named | undefined {
  const alike = new Set(
    [...new Set(names.map(foldSupplierName))].flatMap((name) => providers.get(name) ?? []),
  );
  const [only] = alike;
  return alike.size === 1 ? only : undefined;
}
