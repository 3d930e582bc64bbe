"""Common words of English that tell what a name is, or that print a capital without being one."""

from __future__ import annotations

import re

from .words import NOT_NAMES, ORG_HEADS, ORG_TAILS, TITLES

THINGS = frozenset(
    "spacecraft probe satellite rocket lander rover orbiter capsule telescope observatory ship vessel ferry boat yacht "
    "tanker trawler submarine frigate carrier aircraft plane jet helicopter airliner drone train tram car truck engine "
    "missile bomb weapon forest park river stream lake reservoir mountain volcano hill peak glacier island islet "
    "archipelago bay beach desert valley wetland reserve garden city town village hamlet resort suburb district "
    "neighbourhood neighborhood quarter province region county prefecture state port harbour harbor capital street "
    "square road highway bridge tunnel canal dam hotel palace castle temple shrine church cathedral mosque museum "
    "gallery theatre theater stadium arena airport airfield station base camp prison jail factory plant mine farm "
    "bill law act treaty pact agreement accord declaration plan scheme programme program project initiative mission "
    "operation exercise drill song film movie book album novel play opera ballet painting statue series show game app "
    "website platform newsletter disease virus variant drug vaccine device horse dog cat whale bear elephant panda "
    "star planet comet asteroid moon galaxy nebula constellation storm hurricane cyclone typhoon wildfire festival "
    "holiday carnival race regatta tournament trophy award prize summit conference".split()
)
"""Nouns that say of a name that it is no one's: `New Horizons, the spacecraft`, `the Te Awa Tupua bill`."""
PEOPLE = frozenset(
    "agent impresario maestro guru star boss legend icon veteran rookie centre center guard".split()
)
"""Nouns that stand before a name, beside titles and those that end as occupations do."""
PLANS = frozenset(
    "plan scheme programme program project initiative campaign show website factory plant".split()
)
"""Of these, what a body may have that is named before it: `the Brightwater program`."""
BODIES = frozenset(
    "firm company group bank insurer retailer carmaker airline union charity club band duo trio newspaper magazine "
    "publisher start-up startup subsidiary maker operator developer lender party militia agency watchdog regulator "
    "authority federation association society institute university school college hospital chain brand label".split()
)
"""Nouns that say of a name that it is a body's: `insurer Quant Vitality`, `Brook Ravel Moss, a firm of brokers`."""
GPE_TAILS = frozenset("County City Town Village Province Prefecture Township Borough Municipality".split())
"""Last words of places that are governed."""
PERSONAL = TITLES | PEOPLE
"""What a person is, after a name."""
USUAL = re.compile(
    r"\w+(?:tion|sion|ment|ness|ing|ly|ity|ties|ist|ers|ors|ees|ants|ents|ians|ages|ance|ence|ship|ism|men|ees|ies|"
    r"ful|less|able|ible|ous|ive|ical)s?"
)  # Prosecutors, Development, Counting: what opens a sentence and is no name
COMMON = frozenset(
    "Korea Koreas Korean Koreans Vietnamese Saturn Jupiter Pluto Titan Mercury Venus Uranus Neptune Ganymede Europa "
    "Police Prosecutors Troops Parliament Congress Senate Court Council Army Navy Church State Internet Web Net God "
    "Bible Quran Earth Moon Sun Mars Heaven Hell Christmas Easter Islam Christianity Judaism Buddhism Hinduism Muslim "
    "Muslims Christian Christians Jew Jews Jewish Hindu Hindus Buddhist Catholic Catholics Protestant Anglican Sikh "
    "Islamic Arab Arabs Western Latino Latinos Hispanic Hispanics Black Blacks White Whites Asian Asians African "
    "Communist Communists Nazi Nazis Marxist Socialist Socialists Liberal Liberals Republican Democrat Democratic "
    "Conservative Tory Tories English French German Spanish Latin Arabic Hebrew Mandarin Cantonese Hindi Urdu "
    "Olympic Olympics Olympian Paralympics Bank Party President Minister Mr Mrs Ms Miss Dr Mum Mom Dad Grandma Grandpa "
    "Mother Father Sir Madam Lord Lady Prince Princess King Queen Pope CEO CFO COO CTO DNA RNA GDP TV PC UV USB GPS "
    "ATM PR HR IT AI UFO VIP IQ ID IPO IOU SUV HIV AIDS SMS FAQ MP MPs MEP PM AM GP NGO NGOs DJ CCTV PhD BSc MSc "
    "HKT JST KST CET CEST EET MSK IST AEST AEDT NZST CST MST SGT WIB "
    "BA MBA MD Inc. M.D. Ph.D. DDS Shiite Shiites Shia Sunni Sunnis Europhile Martian Westerner USS HMS "
    "Q A R B C D O S T X Y Z I II III IV V VI VII Inc Co Ltd Corp".split()
)
"""Words that print a capital and are no one's name by it."""
NOUNS = frozenset(
    "fourth fifth sixth seventh eighth ninth tenth eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen twenty thirty forty fifty sixty seventy eighty ninety dozen dozens join download speed ruler cheers "
    "woman women man men girl boy child children kids family families storm storms bond bonds exercise shop shops "
    "line lines terminal terminals category test tests sales media photography customs immigration treasury record "
    "records film films casino resort store stores sun holiday holidays season seasons series chapter volume page "
    "part phase stage level grade type class model figure table section article rule title field track mile miles "
    "acre hour hours minute minutes question questions answer answers tip tips step steps fact facts sign signs "
    "symptom symptoms trial evidence fire flood rain snow weather traffic road roads crash death deaths victim "
    "victims survivor body bodies police firefighter witness witnesses neighbour neighbor passenger pupil teen "
    "teenager adult parent parents relative friend friends fan fans member members viewer reader user users "
    "customer shopper buyer employee worker boss staff crew guest host owner tenant resident local locals tourist "
    "visitor migrant refugee soldier veteran share shares stock stocks price prices oil gold gas crude dollar euro "
    "pound yen rate rates tax taxes profit loss revenue budget debt loan fee cost costs money cash fund funds wage "
    "pay job jobs work business trade industry product brand label project scheme plan deal talk talks vote poll "
    "polls ballot campaign debate speech statement message email call phone video audio photo image picture song "
    "album book movie show episode game match race final goal point points set round lap win victory defeat draw "
    "penalty foul corner kick try wicket run inning blood heart brain skin hair eye eyes hand hands face head back "
    "foot leg arm bone lung liver cancer flu fever drug drugs pill vaccine dose treatment surgery hospital clinic "
    "food water meat fish milk bread wine beer coffee tea sugar salt egg butter cheese chicken beef pork fruit "
    "vegetable rice pasta soup cake chocolate breakfast lunch dinner restaurant bar pub cafe kitchen room bedroom "
    "bathroom garden house home flat apartment door window wall floor roof street town city village country nation "
    "world earth sky sea land island hill tree flower plant animal dog cat horse bird cow sheep pig bear lion tiger "
    "snake shark insect bee car truck bus train plane ship boat bike school college university lesson course exam "
    "degree science math history art music dance theatre fashion dress shirt shoe shoes coat bag ring watch glass "
    "paper pen card gift toy ball box bottle key knife gun bomb technology computer laptop tablet software app apps "
    "site website online internet data code robot camera screen power energy electricity fuel coal wind solar "
    "climate carbon pollution waste recycling justice truth love hope fear faith peace war anger pain joy luck "
    "pride shame life birth age youth time day night morning evening weekend inside outside half third quarter "
    "double single free open closed hot cold warm cool dry wet dark light extra special best worst top bottom first "
    "last next big high low fast slow early late good bad great new old young rich poor strong weak true false "
    "right wrong real fake likely sure certain clear ready able welcome pool quintet quartet trio yourself myself "
    "himself herself itself ourselves themselves someone something whatever somebody anybody whose whom thy thee "
    "hey yeah wow oops okay bye congratulations thanks happy merry sad sorry dear".split()
)
"""Common words that print a capital now and then, in small letters."""
NOUNS |= THINGS | BODIES | {word.lower() for word in ORG_HEADS | ORG_TAILS | NOT_NAMES}
