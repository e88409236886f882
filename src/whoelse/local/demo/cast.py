"""Who is in the demo. Everybody in it is made up."""

from datetime import date
from types import MappingProxyType
from typing import Final

from whoelse.loop.people import NewPerson
from whoelse.method.people.plan import Incoming

SEEKER: Final = "Nadia Rahimi"
PURPOSE: Final = "how operations are planned where something moves"
INDUSTRY: Final = "ferries"
JOB_TITLES: Final = ("service planner", "fleet planner")
ABOUT_ME: Final = (
    "I have planned operations in hospitals for nine years: beds, blood, night shifts. I like the places where a "
    "timetable meets real life, and I would like to do that for something that moves."
)

TARGETS: Final = (
    "Halden Ferries",
    "Kestrel Heat",
    "Brightwater Grid",
    "Orrery Rail",
    "Municipal Transit Lab",
    "Tidewater",
    "Northgate Trams",
)

#: Whom Nadia knew before: name, profile, employer, title, since when.
_CONNECTIONS = (
    ("Maria Lindqvist", "Kestrel Heat", "Procurement lead", date(2017, 3, 6)),
    ("Samuel Price", "Municipal Transit Lab", "Research planner", date(2018, 9, 12)),
    ("Elias Berg", "Northgate Trams", "Depot manager", date(2016, 2, 22)),
    ("Ruth Adeyemi", "Halden Ferries", "Crewing coordinator", date(2019, 5, 20)),
    ("Priya Nair", "Orrery Rail", "Timetable analyst", date(2020, 11, 3)),
    ("Daniel Osei", "Orrery Rail", "Network planner", date(2021, 1, 18)),
    ("Ines Carvalho", "Tidewater", "Port operations manager", date(2015, 6, 9)),
    ("Marek Dvořák", "Halden Ferries", "Crewing manager", date(2019, 10, 14)),
    ("Noor Haddad", "Halden Ferries", "Finance controller", date(2020, 2, 4)),
    ("Marta Oliveira", "St. Brannock Hospital", "Bed manager", date(2014, 4, 1)),
    ("Hugo Lefèvre", "Lumen Post", "Sorting planner", date(2018, 1, 29)),
    ("Yusra Saleh", "St. Brannock Hospital", "Night coordinator", date(2016, 8, 15)),
    ("Dmitri Volkov", "Orrery Rail", "Duty manager", date(2017, 11, 27)),
    ("Femi Balogun", "Tidewater", "Berth planner", date(2022, 3, 7)),
    ("Chiara Conti", "Brightwater Grid", "Control room lead", date(2021, 6, 30)),
    ("Owen Pritchard", "Northgate Trams", "Rostering clerk", date(2013, 12, 5)),
)

CONNECTIONS: Final = tuple(
    Incoming(
        file=0,
        line=row + 2,
        name=name,
        profile_url=f"https://www.linkedin.com/in/{name.lower().translate(str.maketrans(' ř', '-r', '.'))}",
        organisation=at,
        title=title,
        connected_on=since,
    )
    for row, (name, at, title, since) in enumerate(_CONNECTIONS)
)

CLOSENESS: Final = MappingProxyType(
    {
        "Maria Lindqvist": "close",
        "Samuel Price": "known",
        "Elias Berg": "known",
        "Ruth Adeyemi": "known",
        "Priya Nair": "slightly",
        "Daniel Osei": "slightly",
        "Ines Carvalho": "known",
        "Marek Dvořák": "slightly",
        "Noor Haddad": "slightly",
        "Yusra Saleh": "close",
        "Hugo Lefèvre": "cannot place",
    }
)

HOW_WE_KNOW: Final = MappingProxyType(
    {
        "Maria Lindqvist": "We ran the supply desk together at St. Brannock Hospital",
        "Samuel Price": "We met at the night-shift study in the city hospital",
        "Elias Berg": "We shared an office in my first year of work",
        "Ruth Adeyemi": "We were on the same course in shift planning",
        "Priya Nair": "We sat on the same panel about timetables",
        "Daniel Osei": "We were introduced at the panel about timetables",
        "Ines Carvalho": "You were my first manager",
    }
)

AIKO: Final = NewPerson(
    name="Aiko Tanabe",
    called="Aiko",
    at="Brightwater Grid",
    role="Head of dispatch",
    email="aiko.tanabe@brightwater.example",
)
TOM: Final = NewPerson(
    name="Tom Okafor",
    called="Tom",
    at="Halden Ferries",
    role="Head of service operations",
    email="tom.okafor@halden.example",
)
JONAS: Final = NewPerson(
    name="Jonas Weber", called="Jonas", at="Brenner Cargo", role="Fleet planner", email="jonas.weber@brenner.example"
)
ANA: Final = NewPerson(name="Ana Ruiz", called="Ana", at="Municipal Transit Lab", role="Modeller")
PETER: Final = NewPerson(name="Peter Hale", called="Peter", at="Tidewater", role="Operations director")
SOFIA: Final = NewPerson(
    name="Sofia Marin", called="Sofia", at="Lumen Post", role="Head of routes", email="sofia.marin@lumen.example"
)
BEN: Final = NewPerson(name="Ben Carver", called="Ben", at="Tidewater", role="Yard planner", phone="+44 20 7946 0120")
GRACE: Final = NewPerson(name="Grace Lim", called="Grace", at="Orrery Rail", role="Head of planning")
LENA: Final = NewPerson(name="Lena Brandt", called="Lena", at="Brightwater Grid", role="Network planner")
HALIMA: Final = NewPerson(name="Halima Yusuf", called="Halima", at="Northgate Trams", role="Chief of operations")
HANA: Final = NewPerson(name="Hana Novák", called="Hana", at="Northgate Trams", role="Timetable lead")
