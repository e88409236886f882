"""What a column of a list of people probably holds, by its heading in eight languages, else by what stands in it. Pure.

The headings are those of address books and home-made lists that were seen. Nothing is taken for said by them: they are
proposed, and the user says it.
"""

import re
import unicodedata
from collections.abc import Sequence
from itertools import islice

from rapidfuzz import fuzz

from whoelse.method.people.columns import (
    CONNECTED,
    EMAIL,
    FIRST,
    LAST,
    NOTHING,
    PLACE,
    PROFILE,
    ROLE,
    WHOLE,
)

#: Known headings, the likelier first.
_HEADINGS: dict[str, str] = {
    FIRST: """
        first name; given name; forename; vorname; prénom; nombre; nombre de pila; nome; primeiro nome; nome
        próprio; imię; voornaam
    """,
    LAST: """
        last name; family name; surname; nachname; familienname; zuname; nom de famille; apellidos; apellido; primer
        apellido; cognome; sobrenome; último nome; apelido; nazwisko; achternaam
    """,
    WHOLE: """
        full name; name; contact name; contact person; display name; person; vollständiger name; vor- und nachname;
        ansprechpartner; nom complet; nom et prénom; prénom et nom; nom; nombre completo; nombre y apellidos; nome
        completo; nome e cognome; imię i nazwisko; volledige naam; naam; contact; kontakt; contacto; contatto;
        contato
    """,
    PROFILE: """
        url; profile url; profile address; linkedin url; linkedin profile url; linkedin profile; linkedin; profile;
        profiles; public profile url; profil-url; linkedin-profil; profil; url du profil; profil linkedin; url del
        perfil; perfil de linkedin; perfil; url del profilo; profilo linkedin; profilo; url do perfil; perfil do
        linkedin; adres profilu; profil linkedin; profiel-url; linkedin-profiel; profiel
    """,
    EMAIL: """
        e-mail address; e-mail; email address; email; contact email; work email; emails; mail; e-mail 1 - value;
        e-mail-adresse; mailadresse; adresse e-mail; adresse de messagerie; adresse électronique; courriel; correo
        electrónico; dirección de correo electrónico; correo; indirizzo e-mail; indirizzo di posta elettronica;
        posta elettronica; endereço de e-mail; adres e-mail; adres email; e-mailadres
    """,
    PLACE: """
        company; company name; current company; employer; organization name; organization 1 - name; organization;
        organisation; workplace; works at; business; companies; firma; firmenname; unternehmen; arbeitgeber;
        entreprise; société; employeur; empresa; organización; compañía; azienda; società; datore di lavoro;
        organizzazione; organização; companhia; pracodawca; organizacja; bedrijf; bedrijfsnaam; werkgever;
        organisatie
    """,
    ROLE: """
        job title; position; organization title; organization 1 - title; role; current position; occupation; job;
        berufsbezeichnung; stelle; funktion; beruf; poste; fonction; intitulé du poste; titre du poste; cargo;
        puesto; puesto de trabajo; posizione; ruolo; qualifica; função; stanowisko; functie; functietitel; title;
        titel
    """,
    CONNECTED: """
        connected on; connection date; date connected; connected; verbunden am; vernetzt am; vernetzt seit; in
        kontakt seit; date de connexion; connecté le; fecha de conexión; conectado el; data di collegamento;
        collegato il; data do collegamento; data da conexão; data de conexão; conectado em; data połączenia;
        połączono; verbonden op; datum van connectie
    """,
}

#: Alone it is a name; beside a first name it is the last one.
_NAME_OR_LAST = frozenset({"name", "nom", "naam"})
#: Beside a last name it is the first one; alone it is a name.
_FIRST_OR_NAME = frozenset({"nombre", "nome"})
_CLOSE_ENOUGH = 85.0  # of 100; "comapny" to "company" is 86, "company phone" to "company name" 80
_SHORT = 4  # letters up to which a heading has to be the very word: "nom" is one letter off "nome"
_ADDRESS = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_PROFILE = re.compile(r"/(in|pub)/\S")
_WORDS = re.compile(r"[^\W_]+")

#: Headings and the first values below each.
Columns = Sequence[tuple[str, Sequence[str]]]


def suggested(columns: Columns) -> tuple[str, ...]:
    """What each column probably holds: by its heading, else by what stands in it, else nothing. No two are the same."""
    found = dict.fromkeys(range(len(columns)), NOTHING)
    near = sorted(
        (-score, place, at, meaning)
        for at, (heading, values) in enumerate(columns)
        for meaning, score, place in _near(heading)
        if _may_hold(meaning, values)
    )
    for _, _, at, meaning in near:
        if found[at] == NOTHING and meaning not in found.values():
            found[at] = meaning
    _settle_names(found, [_folded(heading) for heading, _ in columns])
    for meaning, pattern in ((PROFILE, _PROFILE), (EMAIL, _ADDRESS)):
        if meaning not in found.values():
            like_it = (at for at in found if found[at] == NOTHING and _mostly(pattern, columns[at][1]))
            found.update((at, meaning) for at in islice(like_it, 1))
    return tuple(found.values())


def _near(heading: str) -> list[tuple[str, float, int]]:
    """The meanings a heading may have, each with how near it is (of 100) and its best place among the known ones."""
    folded = _folded(heading)
    found = []
    for meaning, known in _KNOWN.items():
        score, place = max(((_likeness(folded, word), -place) for place, word in enumerate(known)), default=(0.0, 0))
        if score >= _CLOSE_ENOUGH:
            found.append((meaning, score, -place))
    return found


def _likeness(heading: str, known: str) -> float:
    if heading == known:
        return 100.0
    if min(len(heading), len(known)) <= _SHORT:
        return 0.0
    return min(99.0, max(fuzz.ratio(heading, known), fuzz.token_sort_ratio(heading, known)))


def _may_hold(meaning: str, values: Sequence[str]) -> bool:
    """Whether the values don't say otherwise: an address of either kind looks like one."""
    if meaning == EMAIL:
        return not values or any("@" in value for value in values)
    if meaning == PROFILE:
        return not values or any("/" in value for value in values)
    return True


def _settle_names(found: dict[int, str], folded: Sequence[str]) -> None:
    """One way to say a name, where headings say two, or a word that means either."""
    at = {meaning: place for place, meaning in found.items()}
    if FIRST in at and LAST not in at and WHOLE in at and folded[at[WHOLE]] in _NAME_OR_LAST:
        found[at[WHOLE]] = LAST
    elif FIRST in at and LAST in at and WHOLE in at:
        found[at[WHOLE]] = NOTHING
    elif FIRST in at and LAST not in at and WHOLE not in at and folded[at[FIRST]] in _FIRST_OR_NAME:
        found[at[FIRST]] = WHOLE
    elif WHOLE in at:
        for meaning in (FIRST, LAST):
            if meaning in at:
                found[at[meaning]] = NOTHING


def _mostly(pattern: re.Pattern[str], values: Sequence[str]) -> bool:
    return 2 * sum(bool(pattern.search(value)) for value in values) > len(values)


def _folded(heading: str) -> str:
    """A heading for comparison: words and numbers in lower case, without accents and signs."""
    plain = "".join(
        letter for letter in unicodedata.normalize("NFKD", heading.casefold()) if not unicodedata.combining(letter)
    )
    return " ".join(_WORDS.findall(plain))


_KNOWN: dict[str, tuple[str, ...]] = {
    meaning: tuple(_folded(word) for word in words.split(";")) for meaning, words in _HEADINGS.items()
}
