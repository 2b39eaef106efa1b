"""What the two agreements of the demo say, part by part."""

from typing import Final

BRACKWATER: Final[dict[str, str]] = {
    "aims": "Children arrive in Reception able to talk, listen and look after themselves. By eleven they read well. At both ends of "
    "primary school they know the people they will meet next.",
    "strategy": "Autumn: shared phonics visits and a common INSET day. Spring: a talk project with the family hub. Summer: move-up day "
    "on 30 June for all of Year 6. The co-ordinator keeps one list of dates for everybody.",
    "membership": "All primary schools, the nursery and both secondary schools of Brackwater, and the family hub. Each partner has one "
    "vote. We look for agreement first; a vote needs ten partners in the room and more than half of them.",
    "management": "The heads' meeting decides. A part-time co-ordinator carries things out and answers to the chair. The chair changes "
    "each September.",
    "resources": "Each school pays £2,500 a year and gives nine half-days of staff time. The nursery and the family hub give rooms "
    "instead of money. The treasurer shows what was spent at every meeting.",
    "disputes": "We say it to each other first, within two weeks. If that does not help, the chair and one head from another school "
    "listen to both. The director of the area has the last word.",
    "information": "We share figures for groups of at least ten children, never names. What is said about a school's difficulties "
    "stays in the room unless that school says otherwise.",
    "evaluation": "Two things each July: how many children met the early language measure, and what teachers say they now do "
    "differently. Each school answers ten questions about how we work together.",
    "ending": "A school may leave at the end of a school year with twelve weeks' notice. If fewer than eight remain, the rest decide "
    "within a term whether to go on.",
    "risk": "One person holds too many threads; hand-over notes are kept from September. Staff cannot be spared; visits are planned a "
    "term ahead. Money runs out; nothing is promised that is not in the account.",
}
PORT: Final[dict[str, str]] = {
    "aims": "Every pupil in Years 8 to 11 meets people at work at least twice a year, and those at risk of having no place after "
    "sixteen spend a week with one employer.",
    "strategy": "February: meet-the-crew days at the port and the hospital. May: a week of work experience. September: employers help "
    "to choose next year's projects. The careers hub keeps the calendar.",
    "membership": "Eight schools, the port, the hospital and the careers hub, one vote each. Decisions need the agreement of a school "
    "and an employer at least.",
    "management": "A steering group of four meets twice a term. The careers hub takes the minutes and sends them the same day.",
    "resources": "Each partner gives six half-days a year; the port pays for buses, £1,200 for each school. Insurance for visitors is "
    "the employer's.",
    "disputes": "Whoever is unhappy rings the other side first. The steering group listens to both within three weeks.",
    "information": "Schools tell employers first names and what a pupil needs on the day, on paper, and take the paper home again. "
    "Nothing about pupils is kept by the partnership.",
    "evaluation": "How many pupils came, from which schools, and how many of those at risk had a place in September. Pupils say in "
    "three questions what they learned about work.",
    "ending": "Twelve weeks' notice at any time. Visits that have been promised are still held.",
    "risk": "A visit falls through on the day; the careers hub keeps two in reserve. An employer closes a site; the others take its "
    "pupils if they can.",
}
