"""Message templates made into drafts, and what the playbook looks at in a draft."""

from whoelse.method.drafting.checks import Addressee, Finding, check_draft, summary
from whoelse.method.drafting.links import ComposeLink, compose_links
from whoelse.method.drafting.permission import Permission, permissions
from whoelse.method.drafting.slots import SLOTS
from whoelse.method.drafting.templates import DraftText, fill, fill_whole, has_place, make_draft

__all__ = [
    "SLOTS",
    "Addressee",
    "ComposeLink",
    "DraftText",
    "Finding",
    "Permission",
    "check_draft",
    "compose_links",
    "fill",
    "fill_whole",
    "has_place",
    "make_draft",
    "permissions",
    "summary",
]
