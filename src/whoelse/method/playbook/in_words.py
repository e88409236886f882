"""A playbook as sentences: rules, limits and nevers in words, with whose they are and on what basis."""

from whoelse.method.playbook.document import Attributed, Guards, Limit, Never, Rule
from whoelse.method.playbook.durations import Duration
from whoelse.method.words import count_in_words

#: What calls for a step, as a sentence goes on after "when".
WHEN = {
    "every day": "there is room for another conversation",
    "person chosen": "you have chosen a person",
    "invitation sent": "an invitation is sent",
    "follow-up sent": "a follow-up is sent",
    "reply received": "an answer has come",
    "conversation agreed": "a conversation is agreed",
    "conversation day passed": "the day of a conversation has passed and nothing is noted",
    "conversation missed": "a conversation was missed",
    "conversation cancelled": "a conversation was called off",
    "conversation started": "a conversation has begun",
    "conversation near its end": "a conversation is near its end",
    "conversation held": "a conversation was held",
    "asked to ask later": "somebody asked to be asked later",
    "introduction offered": "an introduction is offered and not made",
    "introduction checking": "the introducer is checking with them",
    "introduction made": "an introduction is made",
    "introduction declined": "an introduction is declined",
    "introduction silent": "nothing came of an introduction",
    "introduced person talked to": "you talked with the person introduced",
    "last contact": "you were last in touch with somebody you talked to",
    "promise made": "you made a promise",
    "search won": "the search is won",
}
#: Every step that a rule can do, in the imperative.
DO = {
    "choose person": "choose a person",
    "invite": "invite them",
    "follow up": "follow up",
    "let rest": "let it rest",
    "close": "close it",
    "drop": "drop it",
    "agree": "agree on a day",
    "prepare": "prepare",
    "confirm": "confirm the day",
    "set list aside": "set the question list aside",
    "indirect ask": "make the indirect ask",
    "direct ask": "make the direct ask",
    "the same ask": "make the same ask again",
    "soft touch": "send a soft touch",
    "debrief": "write the debrief",
    "thank": "say thank you",
    "thank introducer": "thank the introducer",
    "write to introduced": "write to the person introduced",
    "report to introducer": "tell the introducer how it went",
    "send update": "send an update",
    "keep in touch": "keep in touch",
    "keep promise": "keep it",
}
_LIMITED = {
    "active people": ("active person", "active people"),
    "direct ask": ("direct ask", "direct asks"),
    "indirect ask": ("indirect ask", "indirect asks"),
    "follow up": ("follow-up", "follow-ups"),
    "keep in touch": ("note to keep in touch", "notes to keep in touch"),
}
_PER = {
    "search": "at a time",
    "person": "per person",
    "conversation": "in one conversation",
    "person and year": "per person in any 365 days",
}
_TIMES = {1: "once", 2: "twice"}
_WITHOUT_A_DAY = ("every day", "conversation near its end", "conversation started")


def whose_in_words(part: Attributed) -> str:
    """Whose a part is: "ours", "after Steve Dalton, second-hand", "after ..., sourced; the numbers are ours"."""
    if part.basis == "ours" or part.whose == "ours":
        return "ours"
    return f"after {part.whose}, {part.basis}{'; the numbers are ours' if part.numbers else ''}"


def rule_in_words(rule: Rule) -> str:
    """A rule as one sentence: "When an invitation is sent and no answer is noted: after 5 days, follow up."."""
    when = f"the answer is “{rule.guards.answer}”" if rule.guards.answer else WHEN[rule.when]
    if rule.unless:
        when += " and no answer is noted"
    conditions = guards_in_words(rule.guards)
    if conditions:
        when += f", if {conditions}"
    then = ", ".join(part for part in (_time(rule), DO[rule.do]) if part)
    if rule.after:
        then += ", after the indirect ask"
    if rule.at_most:
        then += f", {_TIMES.get(rule.at_most, f'{count_in_words(rule.at_most)} times')} at most"
    if rule.rests_after:
        then += f"; {rule.rests_after} later it rests"
    return f"When {when}: {then}."


def guards_in_words(guards: Guards) -> str:
    """What must hold besides, in words; empty where nothing must."""
    said = []
    least, most = guards.rapport_at_least, guards.rapport_at_most
    if least is not None and least == most:
        said.append(f"rapport is {least}")
    elif least is not None:
        said.append(f"rapport is {least} or more")
    elif most is not None:
        said.append(f"rapport is {most} or less")
    if guards.style:
        said.append("they would rather just talk" if guards.style == "open" else "they like a plan")
    if guards.unanswered_notes_at_least is not None:
        said.append(f"{count_in_words(guards.unanswered_notes_at_least)} notes or more are without an answer")
    if guards.unanswered_notes_at_most is not None:
        notes = "note is" if guards.unanswered_notes_at_most == 1 else "notes are"
        said.append(f"at most {count_in_words(guards.unanswered_notes_at_most)} {notes} without an answer")
    if guards.introduction:
        said.append("no introduction has come of it")
    if guards.asked_since:
        said.append("nothing was asked since")
    if guards.chosen_and_uninvited:
        said.append("everybody chosen has been invited")
    if guards.active_people:
        said.append("fewer people are active than the pace")
    return " and ".join(said)


def limit_in_words(limit: Limit) -> str:
    """A limit as one sentence: "At most three direct asks per person in any 365 days."."""
    one, more = _LIMITED[limit.of]
    return f"At most {count_in_words(limit.at_most)} {one if limit.at_most == 1 else more} {_PER[limit.per]}."


def never_in_words(never: Never) -> str:
    """A never as one sentence."""
    if never.behave:
        return never.behave
    if never.say:
        quoted = ", ".join(f"“{words}”" for words in never.say)
        return f"Never say {quoted}{f' in a message of the kind “{never.in_}”' if never.in_ else ''}."
    conditions = guards_in_words(never.guards)
    return f"Never {DO[never.do] if never.do else ''}{f' if {conditions}' if conditions else ''}."


def _time(rule: Rule) -> str:
    if rule.wait is not None:
        return _after(rule.wait)
    if rule.within is not None:
        return f"by {rule.within}" if rule.within.named else f"within {rule.within}"
    if rule.before is not None:
        return f"{rule.before} before"
    return "" if rule.when in _WITHOUT_A_DAY else "the same day"


def _after(wait: Duration) -> str:
    if wait.next_week:
        return "in the next business week"
    return f"on {wait}" if wait.named else f"after {wait}"
