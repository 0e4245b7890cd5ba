import { ENGLISH_COUNCILS } from "~/domains/providers/english-councils";
import { fold } from "../fold.rules";

/** A list as it is typed: the words of one name are joined by hyphens. */
const listed = (text: string) => text.trim().split(/\s+/);

/**
 * Towns of the region and its edge whose names are also surnames or are read as names: they may stand, and the last look
 * before sending lets them pass. A child's own town is added by whoever compares.
 */
const REGION = listed(`
Aldridge Bedworth Bewdley Bilston Bloxwich Bridgnorth Bromsgrove Brownhills Burntwood Burton Cannock Codsall Coleshill
Cradley Darlaston Droitwich Dudley Evesham Halesowen Hagley Hereford Kenilworth Kidderminster Kingswinford Leamington Leek
Leominster Lichfield Ludlow Malvern Newcastle Newport Nuneaton Oldbury Oswestry Pelsall Penkridge Pershore Redditch Rugby
Rugeley Sedgley Shirley Shrewsbury Smethwick Solihull Stafford Stoke Stone Stourbridge Stourport Stratford Tamworth Telford
Tipton Uttoxeter Walsall Warley Warwick Wednesbury Wednesfield Wellington Willenhall Wolverhampton Worcester Sutton-Coldfield
West-Bromwich Market-Drayton Royal-Leamington-Spa
`);

/**
 * Other towns and cities of over 20,000 people: they may stand.
 * Source: built-up areas of the 2021 census with at least 20,000 residents (ONS, towns and cities, 2023), typed by hand.
 */
const ELSEWHERE = listed(`
Abingdon Accrington Aldershot Alfreton Altrincham Andover Ashford Ashton-under-Lyne Aylesbury Banbury Barking Barnsley
Barnstaple Barrow-in-Furness Basildon Basingstoke Bath Batley Bebington Beckenham Bedford Beeston Berkhamsted Beverley
Bexhill Bexley Bexleyheath Bicester Biddulph Billericay Billingham Birkenhead Birmingham Bishop Bishops-Stortford Blackburn
Blackpool Bletchley Blyth Bognor Bolton Bootle Borehamwood Boston Bournemouth Bracknell Bradford Braintree Brentwood Bridgend
Bridgwater Bridlington Brighouse Brighton Bristol Bromley Burgess Burnley Bury Buxton Camberley Cambridge Canterbury Cardiff
Carlisle Castleford Chatham Chelmsford Cheltenham Chertsey Cheshunt Chester Chesterfield Chester-le-Street Chichester
Chippenham Chorley Christchurch Cirencester Clacton Cleethorpes Clevedon Coalville Colchester Congleton Consett Corby
Coventry Cramlington Crawley Crewe Crosby Croydon Darlington Dartford Darwen Daventry Deal Derby Dewsbury Didcot Doncaster
Dorchester Dover Dunstable Durham Eastbourne Eastleigh Ellesmere Enfield Epsom Exeter Exmouth Fareham Farnborough Farnham
Felixstowe Fleet Folkestone Frome Gateshead Gillingham Glossop Gloucester Godalming Gosport Grantham Gravesend Grays Grimsby
Guildford Halifax Harlow Harpenden Harrogate Harrow Hartlepool Harwich Hastings Hatfield Havant Haverhill Hemel Hempstead
Hertford Hexham Heysham Heywood High-Wycombe Hinckley Hitchin Horsham Hounslow Hove Hucknall Huddersfield Hull Huntingdon
Huyton Ilkeston Ipswich Jarrow Keighley Kendal Kettering Kirkby Knutsford Lancaster Leatherhead Leeds Leicester Leigh
Leighton Letchworth Lewes Leyland Lincoln Littlehampton Liverpool London Long-Eaton Loughborough Lowestoft Luton Macclesfield
Maidenhead Maidstone Maldon Manchester Mansfield Margate Matlock Melton Merthyr Middlesbrough Middleton Milton-Keynes
Morecambe Morley Nantwich Nelson Newark Newbury Newmarket Newquay Northallerton Northampton Northwich Norwich Nottingham
Oadby Oldham Ormskirk Oxford Paignton Penrith Peterborough Plymouth Pontefract Poole Portishead Portsmouth Preston Ramsgate
Rawtenstall Reading Redcar Redhill Reigate Retford Rhyl Rochdale Rochester Romford Rotherham Runcorn Rushden Ryde Sale
Salford Salisbury Sandown Scarborough Scunthorpe Selby Sevenoaks Sheffield Shipley Sittingbourne Skegness Skelmersdale
Sleaford Slough Southampton Southend Southport Spalding St-Albans St-Helens Staines Stamford Stevenage Stockport Stockton
Stoke-on-Trent Stretford Stroud Sunderland Sutton Swadlincote Swansea Swindon Taunton Thetford Tilbury Tiverton Tonbridge
Torquay Trowbridge Truro Tunbridge Wakefield Wallasey Wallsend Walton Warrington Washington Watford Wellingborough Welwyn
Weston Weston-super-Mare Weymouth Whitby Whitehaven Whitley Whitstable Widnes Wigan Wilmslow Winchester Windsor Wirral Witney
Woking Wokingham Workington Worksop Worthing Wrexham Wythenshawe Yate Yeovil York Edinburgh Glasgow Aberdeen Dundee Inverness
Belfast Derry
`);

/** The names of the region's towns as people write them. */
export const REGION_TOWNS: readonly string[] = REGION.map((name) => name.replaceAll("-", " "));

const towns = [...REGION, ...ELSEWHERE].map((name) => fold(name.replaceAll("-", " ")).text);

/** Folded names of places that may stand: towns of over 20,000 people, cities, councils. */
export const PLACE_NAMES: ReadonlySet<string> = new Set([
  ...towns,
  ...ENGLISH_COUNCILS.map((name) => fold(name).text),
]);

/** Single words of those names, so that "Sutton" of "Sutton Coldfield" is no unknown word. */
export const PLACE_WORDS: ReadonlySet<string> = new Set(
  [...PLACE_NAMES].flatMap((name) => name.split(/[\s-]+/)).filter((word) => word.length > 2),
);
