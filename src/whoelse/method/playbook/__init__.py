"""Playbooks: the document, reading its text with lines and columns, whether it holds together, and what all share."""

from whoelse.method.playbook.completing import complete
from whoelse.method.playbook.document import Playbook
from whoelse.method.playbook.findings import Finding, NotSound
from whoelse.method.playbook.flaws import Flaw
from whoelse.method.playbook.reading import read
from whoelse.method.playbook.soundness import check

__all__ = ["Finding", "Flaw", "NotSound", "Playbook", "check", "complete", "read"]
