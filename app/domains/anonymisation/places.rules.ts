import { ENGLISH_COUNCILS } from "~/domains/providers/english-councils";
import { fold } from "./fold.rules";

/**
 * Towns and cities of England of over 20,000 people and the region's smaller ones that providers know: they may stand.
 * Source: built-up areas of the 2021 census with at least 20,000 residents (ONS, towns and cities, 2023), typed by hand.
 */
const TOWNS = `
Abingdon Accrington Aldershot Aldridge Alfreton Altrincham Andover Ashford Ashton-under-Lyne Aylesbury Banbury Barking Barnsley
Barnstaple Barrow-in-Furness Basildon Basingstoke Bath Batley Bebington Beckenham Bedford Bedworth Beeston Berkhamsted Beverley
Bewdley Bexhill Bexley Bexleyheath Bicester Biddulph Billericay Billingham Bilston Birkenhead Birmingham Bishop Bishops-Stortford
Blackburn Blackpool Bletchley Bloxwich Blyth Bognor Bolton Bootle Borehamwood Boston Bournemouth Bracknell Bradford Braintree
Brentwood Bridgend Bridgnorth Bridgwater Bridlington Brighouse Brighton Bristol Bromley Bromsgrove Brownhills Burgess Burnley
Burntwood Burton Bury Buxton Camberley Cambridge Cannock Canterbury Cardiff Carlisle Castleford Chatham Chelmsford Cheltenham
Chertsey Cheshunt Chester Chesterfield Chester-le-Street Chichester Chippenham Chorley Christchurch Cirencester Clacton
Cleethorpes Clevedon Coalville Codsall Colchester Coleshill Congleton Consett Corby Coventry Cradley Cramlington Crawley Crewe
Crosby Croydon Darlaston Darlington Dartford Darwen Daventry Deal Derby Dewsbury Didcot Doncaster Dorchester Dover Droitwich
Dudley Dunstable Durham Eastbourne Eastleigh Ellesmere Enfield Epsom Evesham Exeter Exmouth Fareham Farnborough Farnham
Felixstowe Fleet Folkestone Frome Gateshead Gillingham Glossop Gloucester Godalming Gosport Grantham Gravesend Grays Grimsby
Guildford Hagley Halesowen Halifax Harlow Harpenden Harrogate Harrow Hartlepool Harwich Hastings Hatfield Havant Haverhill
Hemel Hempstead Hereford Hertford Hexham Heysham Heywood High-Wycombe Hinckley Hitchin Horsham Hounslow Hove Hucknall
Huddersfield Hull Huntingdon Huyton Ilkeston Ipswich Jarrow Keighley Kendal Kenilworth Kettering Kidderminster Kingswinford
Kirkby Knutsford Lancaster Leamington Leatherhead Leeds Leek Leicester Leigh Leighton Leominster Letchworth Lewes Leyland
Lichfield Lincoln Littlehampton Liverpool London Long-Eaton Loughborough Lowestoft Ludlow Luton Macclesfield Maidenhead
Maidstone Maldon Malvern Manchester Mansfield Margate Matlock Melton Merthyr Middlesbrough Middleton Milton-Keynes Morecambe
Morley Nantwich Nelson Newark Newbury Newcastle Newmarket Newport Newquay Northallerton Northampton Northwich Norwich Nottingham
Nuneaton Oadby Oldbury Oldham Ormskirk Oswestry Oxford Paignton Pelsall Penkridge Penrith Pershore Peterborough Plymouth
Pontefract Poole Portishead Portsmouth Preston Ramsgate Rawtenstall Reading Redcar Redditch Redhill Reigate Retford Rhyl
Rochdale Rochester Romford Rotherham Rugby Rugeley Runcorn Rushden Ryde Sale Salford Salisbury Sandown Scarborough Scunthorpe
Sedgley Selby Sevenoaks Sheffield Shipley Shirley Shrewsbury Sittingbourne Skegness Skelmersdale Sleaford Slough Smethwick
Solihull Southampton Southend Southport Spalding St-Albans St-Helens Stafford Staines Stamford Stevenage Stockport Stockton Stoke
Stoke-on-Trent Stone Stourbridge Stourport Stratford Stretford Stroud Sunderland Sutton Sutton-Coldfield Swadlincote Swansea
Swindon Tamworth Taunton Telford Thetford Tilbury Tipton Tiverton Tonbridge Torquay Trowbridge Truro Tunbridge Uttoxeter
Wakefield Wallasey Wallsend Walsall Walton Warley Warrington Warwick Washington Watford Wednesbury Wednesfield Wellingborough
Wellington Welwyn West-Bromwich Weston Weston-super-Mare Weymouth Whitby Whitehaven Whitley Whitstable Widnes Wigan Willenhall
Wilmslow Winchester Windsor Wirral Witney Woking Wokingham Wolverhampton Worcester Workington Worksop Worthing Wrexham
Wythenshawe Yate Yeovil York Edinburgh Glasgow Aberdeen Dundee Inverness Belfast Derry Market-Drayton Royal-Leamington-Spa
`;

const fromList = TOWNS.trim()
  .split(/\s+/)
  .map((name) => fold(name.replaceAll("-", " ")).text);

/** Folded names of places that may stand: towns of over 20,000 people, cities, councils. */
export const PLACE_NAMES: ReadonlySet<string> = new Set([
  ...fromList,
  ...ENGLISH_COUNCILS.map((name) => fold(name).text),
]);

/** Single words of those names, so that "Sutton" of "Sutton Coldfield" is no unknown word. */
export const PLACE_WORDS: ReadonlySet<string> = new Set(
  [...PLACE_NAMES].flatMap((name) => name.split(/[\s-]+/)).filter((word) => word.length > 2),
);
