/** Which provider a supplier of a ledger may be. Pure. */
import { foldSupplierName } from "./ledger-identity.rules";

type Named = { id: string; name: string };

/** The one provider that is called as the supplier was, by any of its names; undefined where none or several are. */
export function proposedProvider(names: readonly string[], providers: readonly Named[]): Named | undefined {
  const folded = new Set(names.map(foldSupplierName));
  const alike = providers.filter(({ name }) => folded.has(foldSupplierName(name)));
  return alike.length === 1 ? alike[0] : undefined;
}
