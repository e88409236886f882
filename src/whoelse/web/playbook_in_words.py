"""A playbook as sentences: each rule, limit and never in words, with whose it is and on what basis."""

from whoelse.method.playbook.document import Attributed, Guards, Limit, Never, Playbook, Rule
from whoelse.method.playbook.durations import Duration
from whoelse.method.words import count_in_words, sentence_start
from whoelse.web.components import RuleTold

_WHEN = {
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
    "introduction offered": "an introduction is offered",
    "introduction checking": "the introducer is checking with them",
    "introduction made": "an introduction is made",
    "introduction declined": "an introduction is declined",
    "introduction silent": "nothing came of an introduction",
    "introduced person talked to": "you talked with the person introduced",
    "last contact": "you were last in touch with somebody you talked to",
    "promise made": "you made a promise",
    "search won": "the search is won",
}
_DO = {
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
_TIMES = {1: "once", 2: "twice"}
_LIMIT_OF = {
    "active people": "active people",
    "direct ask": "direct asks",
    "indirect ask": "indirect asks",
    "follow up": "follow-ups",
    "keep in touch": "notes to keep in touch",
}
_PER = {
    "search": "at a time",
    "person": "per person",
    "conversation": "in one conversation",
    "person and year": "per person in any 365 days",
}


def whose(part: Attributed) -> str:
    """Whose a part of a playbook is: "ours", "your own", "after Steve Dalton, second-hand; the numbers are ours"."""
    if part.whose in {"ours", ""}:
        return "ours"
    if part.whose == "mine":
        return "your own"
    basis = "in their own words" if part.basis == "sourced" else part.basis
    said = f"after {part.whose}, {basis}" if part.basis != "ours" else f"after {part.whose}; this part is ours"
    return f"{said}; the numbers are ours" if part.numbers else said


def rule_told(rule: Rule) -> RuleTold:
    """A rule as one sentence, with whose it is."""
    return RuleTold(rule_sentence(rule), whose(rule), rule.note or rule.source)


def rule_sentence(rule: Rule) -> str:
    """A rule as one sentence: "When an invitation is sent and no answer is noted: after 5 days, follow up."."""
    when = _WHEN[rule.when]
    if rule.guards.answer:
        when = f"the answer is “{rule.guards.answer}”"
    if rule.unless:
        when += " and no answer is noted"
    conditions = guards_in_words(rule.guards)
    if conditions:
        when += f", {conditions}"
    then = ", ".join(part for part in (_time(rule), _DO[rule.do]) if part)
    more = ""
    if rule.after:
        more += ", after the indirect ask"
    if rule.at_most:
        more += f", {_TIMES.get(rule.at_most, f'{count_in_words(rule.at_most)} times')} at most"
    if rule.rests_after:
        more += f"; after {rule.rests_after} more it rests"
    return f"When {when}: {then}{more}."


def limit_told(limit: Limit) -> RuleTold:
    """A limit as one sentence: "At most three direct asks per person in any 365 days."."""
    of = _LIMIT_OF[limit.of]
    if limit.at_most == 1:
        of = of.removesuffix("s") if limit.of != "active people" else "active person"
    return RuleTold(f"At most {count_in_words(limit.at_most)} {of} {_PER[limit.per]}.", whose(limit), limit.note)


def never_told(never: Never) -> RuleTold:
    """A never as one sentence."""
    return RuleTold(_never_sentence(never), whose(never), never.note)


def _never_sentence(never: Never) -> str:
    if never.behave:
        return never.behave
    if never.say:
        quoted = ", ".join(f"“{words}”" for words in never.say)
        return f"Never say {quoted}{f' in a message of the kind “{never.in_}”' if never.in_ else ''}."
    conditions = guards_in_words(never.guards)
    return f"Never {_DO[never.do] if never.do else ''}{f' {conditions}' if conditions else ''}."


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
    if guards.introduction:
        said.append("no introduction has come of it")
    if guards.asked_since:
        said.append("nothing was asked since")
    if guards.chosen_and_uninvited:
        said.append("everybody chosen has been invited")
    if guards.active_people:
        said.append("fewer people are active than the pace")
    return "if " + " and ".join(said) if said else ""


def _time(rule: Rule) -> str:
    if rule.wait is not None:
        return _after(rule.wait)
    if rule.within is not None:
        if rule.within.named:
            return f"by {rule.within}"
        return f"within {rule.within}"
    if rule.before is not None:
        return f"{rule.before} before"
    return "" if rule.when in {"every day", "conversation near its end", "conversation started"} else "the same day"


def _after(wait: Duration) -> str:
    if wait.next_week:
        return "in the next business week"
    return f"on {wait}" if wait.named else f"after {wait}"


def side_by_side(playbook: Playbook) -> dict[str, tuple[str, ...]]:
    """What differs between playbooks, by the words of a table's rows; each cell is a few sentences, maybe none."""
    return {
        "The tone": (_tone(playbook),),
        "At a time": (_pace(playbook),),
        "No answer": _of(playbook, {"invitation sent", "follow-up sent"}),
        "Before the talk": _doing(playbook, {"prepare", "confirm"}),
        "The question list": (f"At most {count_in_words(playbook.questions.most)} questions.",),
        "The ask": _doing(playbook, {"indirect ask", "direct ask"}),
        "Thanks": _doing(playbook, {"thank"}),
        "Keeping in touch": _doing(playbook, {"keep in touch"}),
        "Never": tuple(_never_sentence(never) for never in playbook.never),
    }


def _tone(playbook: Playbook) -> str:
    after = f"After {playbook.after}" if playbook.after else "Ours"
    return f"{after}; {playbook.formality}." if playbook.formality else f"{after}."


def _pace(playbook: Playbook) -> str:
    return sentence_start(f"{count_in_words(playbook.pace.active_people)} people.") if playbook.pace else "No limit."


def _of(playbook: Playbook, occasions: set[str]) -> tuple[str, ...]:
    return tuple(rule_sentence(rule) for rule in playbook.rules if rule.when in occasions)


def _doing(playbook: Playbook, words: set[str]) -> tuple[str, ...]:
    return tuple(rule_sentence(rule) for rule in playbook.rules if rule.do in words and rule.guards.answer is None)
