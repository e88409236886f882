"""Names of organisations: "Acme" and "Acme Inc." are one."""

import re
import unicodedata

_FORMS = """
    inc incorporated corp corporation co company llc llp lp lllp pllc ltd limited plc gmbh mbh ggmbh ag kg kgaa ohg ug
    gbr ev eg se sa sas sarl sasu spa srl sl slu sau nv bv vof ab hb oy oyj as asa aps a/s kk pte pty pvt private bhd
    sdn doo dd sro zrt kft rt ltda eireli sab cv rl
"""

#: Legal forms, each a whole word, stripped from the end.
LEGAL_FORMS = frozenset(_FORMS.split())
_JOINING = frozenset({"and", "de"})
_PARTS = re.compile(r"[\w/+#]+")


def organisation_key(name: str) -> str:
    """What the names of one organisation have in common: lower case, without accents, signs and legal form.

    Only whole words are stripped, and never the last one left: "Cisco" keeps its end and "Co" its name. Folding twice
    changes nothing; "" only for a name without letters and digits.
    """
    decomposed = unicodedata.normalize("NFKD", name).casefold()
    plain = "".join(letter for letter in unicodedata.normalize("NFKD", decomposed) if not unicodedata.combining(letter))
    plain = re.sub(r"[.'’]", "", plain).replace("&", " and ")
    words = _PARTS.findall(plain)
    while len(words) > 1 and words[0] == "the":
        words = words[1:]
    while len(words) > 1 and (words[-1] in LEGAL_FORMS or words[-1] in _JOINING):
        words = words[:-1]
    return " ".join(words)
