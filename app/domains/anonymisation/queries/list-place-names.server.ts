import type { Tx } from "~/platform/database/transaction.server";
import type { PlaceNames } from "../vault-match.rules";

/**
 * Towns of the region and its edge whose names are also surnames or are read as names: they may be published.
 * A child's own town is added by whoever compares.
 */
const TOWNS = [
  ..."Aldridge Bedworth Bewdley Bilston Bloxwich Bridgnorth Bromsgrove Brownhills Burntwood Burton Cannock".split(
    " ",
  ),
  ..."Codsall Coleshill Cradley Darlaston Droitwich Dudley Evesham Halesowen Hagley Hereford Kenilworth".split(
    " ",
  ),
  ..."Kidderminster Kingswinford Leamington Leek Leominster Lichfield Ludlow Malvern Newcastle Newport".split(
    " ",
  ),
  ..."Nuneaton Oldbury Oswestry Pelsall Penkridge Pershore Redditch Rugby Rugeley Sedgley Shirley".split(" "),
  ..."Shrewsbury Smethwick Solihull Stafford Stoke Stone Stourbridge Stourport Stratford Tamworth Telford".split(
    " ",
  ),
  ..."Tipton Uttoxeter Walsall Warley Warwick Wednesbury Wednesfield Wellington Willenhall Wolverhampton Worcester".split(
    " ",
  ),
  "Sutton Coldfield",
  "West Bromwich",
  "Market Drayton",
  "Royal Leamington Spa",
] as const;

/** The names of places that may stand in what is published: councils of the register and of the portal, towns. */
export async function listPlaceNames(tx: Tx): Promise<PlaceNames> {
  const rows = await tx.$queryRaw<{ name: string }[]>`
    select name from access.organisations where kind = 'council'
    union select local_authority from services where local_authority is not null`;
  return { councils: rows.map((row) => row.name), towns: TOWNS };
}
