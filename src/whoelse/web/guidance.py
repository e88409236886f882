"""What a playbook says that is no step: the sentences it has for a page, each with whose it is."""

from whoelse.method.playbook.document import Page, Playbook
from whoelse.web.components import RuleTold
from whoelse.web.playbook_in_words import whose


def said_on(playbook: Playbook, *pages: Page) -> tuple[RuleTold, ...]:
    """What the playbook says on these pages: what to go by, then what is never done, in its order.

    A never that names no page belongs to the conversation.
    """
    guided = [RuleTold(each.words, whose(each), each.source) for each in playbook.guidance if each.on in pages]
    never = [
        RuleTold(each.behave, whose(each), each.source)
        for each in playbook.never
        if each.behave and (each.on or "conversation") in pages
    ]
    return (*guided, *never)
