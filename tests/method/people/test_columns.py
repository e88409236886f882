"""What the columns of a list of people probably hold, and what cannot be chosen of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whoelse.method.people.columns import MEANINGS, NOTHING, unfit
from whoelse.method.people.headings import suggested

#: A header row, and what its columns are: first, last, whole, profile, e-mail, place, role, connected; - for nothing.
ROWS = [
    # LinkedIn's, in other languages (the French one was seen; the others are in the same words as address books).
    ("Prénom,Nom,URL,Adresse e-mail,Entreprise,Poste,Date de connexion", "f l p e c r d"),
    ("Vorname,Nachname,URL,E-Mail-Adresse,Unternehmen,Position,Verbunden am", "f l p e c r d"),
    ("Nombre,Apellidos,URL,Dirección de correo electrónico,Empresa,Cargo,Conectado el", "f l p e c r d"),
    ("Nome,Cognome,URL,Indirizzo e-mail,Azienda,Posizione,Data di collegamento", "f l p e c r d"),
    ("Nome,Sobrenome,URL,Endereço de e-mail,Empresa,Cargo,Conectado em", "f l p e c r d"),
    ("Imię,Nazwisko,URL,Adres e-mail,Firma,Stanowisko,Data połączenia", "f l p e c r d"),
    ("Voornaam,Achternaam,URL,E-mailadres,Bedrijf,Functie,Verbonden op", "f l p e c r d"),
    # Address books.
    ("Nom,Prénom,Société,Adresse de messagerie", "l f c e"),
    ("Apellidos,Nombre,Organización,Dirección de correo electrónico 2", "l f c e"),
    ("Último nome,Primeiro nome,Empresa,Endereço de E-mail", "l f c e"),
    ("Title,First Name,Middle Name,Last Name,Suffix,Company,Department,Job Title", "- f - l - c - r"),
    ("E-mail Address,E-mail Type,E-mail Display Name,E-mail 2 Address,Web Page", "e - - - -"),
    ("Anrede,Vorname,Weitere Vornamen,Nachname,Suffix,Firma,Abteilung,Position", "- f - l - c - r"),
    ("E-Mail: Angezeigter Name,E-Mail-Adresse,E-Mail-Typ,E-Mail 2: Adresse", "- e - -"),
    ("Name,Given Name,Additional Name,Family Name,Yomi Name,Given Name Yomi", "- f - l - -"),
    ("E-mail 1 - Type,E-mail 1 - Value,Organization 1 - Name,Organization 1 - Title", "- e c r"),
    ("First Name,Middle Name,Last Name,Phonetic First Name,Organization Name,Organization Title", "f - l - c r"),
    ("Source,FirstName,LastName,Companies,Title,Emails,PhoneNumbers,FullName,Profiles", "- f l c r e - - p"),
    # Home-made.
    ("Full Name,Business,Job Title,Contact Email,Mobile,City,Additional Info", "w c r e - - -"),
    ("Name,Vorname,Firma", "l f c"),
    ("Name,Firma,Telefon", "w c -"),
    ("Nom,Société", "w c"),
    ("Nombre,Empresa,Teléfono", "w c -"),
    ("First name,Name,Company", "f l c"),
    ("Imię i nazwisko,Pracodawca", "w c"),
    ("FULL NAME , comapny,E-MAIL", "w c e"),
    ("Full name,Surname,Firm phone", "w - -"),
    ("Nickname,Company phone,Last contact,Street", "- - - -"),
]
WORDS = dict(zip("flwpecrd-", MEANINGS, strict=True))


@pytest.mark.parametrize(("header", "holds"), ROWS)
def test_by_the_heading(header: str, holds: str) -> None:
    columns = [(heading, ()) for heading in header.split(",")]
    assert suggested(columns) == tuple(WORDS[letter] for letter in holds.split())


def test_by_what_stands_in_it_where_the_heading_says_nothing() -> None:
    columns = [
        ("Who", ["Ruth Abara", "Bo Ek"]),
        ("Where to write", ["ruth@tidewater.example", "bo@tidewater.example", ""]),
        ("Found at", ["https://www.linkedin.com/in/ruth-abara", "linkedin.com/in/bo-ek"]),
    ]
    assert suggested(columns) == (NOTHING, "e-mail", "profile")


def test_what_stands_in_it_says_that_a_heading_is_wrong() -> None:
    assert suggested([("Name", ["Ruth"]), ("Mail", ["sent", "not sent"]), ("URL", ["yes"])]) == (
        *("whole name", NOTHING, NOTHING),
    )


HEADINGS = [heading for row, _ in ROWS for heading in row.split(",")]


@given(st.lists(st.tuples(st.sampled_from(HEADINGS), st.lists(st.text()))))
def test_what_is_proposed_can_be_but_for_a_name_that_nobody_sees(columns: list[tuple[str, list[str]]]) -> None:
    proposed = suggested(columns)
    assert len(proposed) == len(columns)
    sentence = unfit(proposed)
    assert not sentence or sentence.startswith("A name is needed")


@pytest.mark.parametrize(
    ("chosen", "says"),
    [
        (["whole name"], ""),
        (["first name", NOTHING, "last name", NOTHING], ""),
        (["last name"], ""),
        (["e-mail", "works at"], "A name is needed: say which column holds the whole name, or the first and the last"),
        ([], "A name is needed"),
        (["first name", "e-mail", "e-mail"], "“E-mail” is chosen for more than one column. Choose it for one,"),
        (["whole name", "first name"], "Choose the whole name, or the first and the last name, not both."),
        (["whole name", "hair"], "“hair” is nothing that a column can hold here."),
    ],
)
def test_what_can_be_chosen(chosen: list[str], says: str) -> None:
    assert unfit(chosen).startswith(says)
    assert bool(unfit(chosen)) == bool(says)
